"""Scores of a run: per document, per split, in total; as JSON and as a plain table."""

from dataclasses import dataclass, field

from griffier.evaluate.tally import Share, Tally

_HEAD = ("document", "split", "gold", "pred", "act P", "R", "F1", "who F1", "full F1")


@dataclass(frozen=True, slots=True)
class Finding:
    """A statement worth looking at, with its sentence and a remark."""

    act: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    sentence: str
    remark: str = ""

    def line(self) -> str:
        """One line for a terminal."""
        who = "+".join(self.actors) or "-"
        whom = "+".join(self.recipients) or "-"
        remark = f"  ({self.remark})" if self.remark else ""
        return f"{self.act} {who} > {whom}{remark}: {self.sentence}"


@dataclass(frozen=True, slots=True)
class DocumentScore:
    """What came of one document. `error` says why it could not be read, if so.

    `tallies` has act, who, full, meetings, footnotes, fulfils and deadlines; `shares`
    the metadata fields and the finer fields of paired statements, `acts` one tally an act.
    """

    name: str
    split: str
    tallies: dict[str, Tally]
    shares: dict[str, Share] = field(default_factory=dict)
    acts: dict[str, Tally] = field(default_factory=dict)
    misses: tuple[Finding, ...] = ()
    spurious: tuple[Finding, ...] = ()
    wrong: tuple[Finding, ...] = ()
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """The scores of every document, in order of name."""

    documents: tuple[DocumentScore, ...]

    def tallies(self, split: str | None = None) -> dict[str, Tally]:
        """Summed over a split, or over everything."""
        total: dict[str, Tally] = {}
        for document in self._of(split):
            for name, tally in document.tallies.items():
                total[name] = total.get(name, Tally()) + tally
        return total

    def acts(self, split: str | None = None) -> dict[str, Tally]:
        """The level of the act, told apart by act, in alphabetical order."""
        total: dict[str, Tally] = {}
        for document in self._of(split):
            for name, tally in document.acts.items():
                total[name] = total.get(name, Tally()) + tally
        return dict(sorted(total.items()))

    def shares(self, split: str | None = None) -> dict[str, Share]:
        """Summed over a split, or over everything."""
        total: dict[str, Share] = {}
        for document in self._of(split):
            for name, share in document.shares.items():
                total[name] = total.get(name, Share()) + share
        return total

    @property
    def splits(self) -> tuple[str, ...]:
        """The splits there are, in alphabetical order."""
        return tuple(sorted({document.split for document in self.documents}))

    def as_dict(self) -> dict[str, object]:
        """Plain values for JSON."""
        return {
            "total": self._summary(None),
            "splits": {split: self._summary(split) for split in self.splits},
            "documents": [_document(document) for document in self.documents],
        }

    def table(self, *, findings: bool = False) -> str:
        """A plain text table; with `findings` also every miss, slip and spurious one."""
        rows = [_HEAD, *(_row(d.name, d.split, d.tallies) for d in self.documents)]
        rows += [_row("all", split, self.tallies(split)) for split in self.splits]
        rows.append(_row("all", "", self.tallies()))
        parts = [_columns(rows), _fields(self.tallies(), self.shares()), _by_act(self.acts())]
        parts += [_findings(d) for d in self.documents if d.error or findings]
        return "\n\n".join(part for part in parts if part)

    def _of(self, split: str | None) -> list[DocumentScore]:
        return [d for d in self.documents if split in (None, d.split)]

    def _summary(self, split: str | None) -> dict[str, object]:
        acts = {act: _tally(tally) for act, tally in self.acts(split).items()}
        return {**_plain(self.tallies(split), self.shares(split)), "acts": acts}


def _plain(tallies: dict[str, Tally], shares: dict[str, Share]) -> dict[str, object]:
    scores: dict[str, object] = {name: _tally(tally) for name, tally in tallies.items()}
    fields = {name: _round(share.value) for name, share in shares.items()}
    return {**scores, "fields": fields}


def _tally(tally: Tally) -> dict[str, float]:
    return {
        "precision": round(tally.precision, 4),
        "recall": round(tally.recall, 4),
        "f1": round(tally.f1, 4),
        "hits": tally.hits,
        "predicted": tally.predicted,
        "gold": tally.gold,
    }


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _document(score: DocumentScore) -> dict[str, object]:
    return {
        "name": score.name,
        "split": score.split,
        "error": score.error,
        **_plain(score.tallies, score.shares),
        "misses": [_finding(f) for f in score.misses],
        "spurious": [_finding(f) for f in score.spurious],
        "wrong": [_finding(f) for f in score.wrong],
    }


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "act": finding.act,
        "actors": list(finding.actors),
        "recipients": list(finding.recipients),
        "sentence": finding.sentence,
        "remark": finding.remark,
    }


def _row(name: str, split: str, tallies: dict[str, Tally]) -> tuple[str, ...]:
    act, who, full = (tallies.get(level, Tally()) for level in ("act", "who", "full"))
    figures = (act.precision, act.recall, act.f1, who.f1, full.f1)
    return (name, split, str(act.gold), str(act.predicted), *(f"{f:.2f}" for f in figures))


def _columns(rows: list[tuple[str, ...]]) -> str:
    widths = [max(len(row[i]) for row in rows) for i in range(len(_HEAD))]
    return "\n".join(
        "  ".join(c.ljust(w) if i < 2 else c.rjust(w) for i, (c, w) in enumerate(cells)).rstrip()
        for cells in (list(zip(row, widths, strict=True)) for row in rows)
    )


def _fields(tallies: dict[str, Tally], shares: dict[str, Share]) -> str:
    rest = {name: t.f1 for name, t in tallies.items() if name not in ("act", "who", "full")}
    known = {name: share.value for name, share in shares.items() if share.value is not None}
    figures = [f"{name} {value:.2f}" for name, value in {**rest, **known}.items()]
    return "fields: " + ", ".join(figures) if figures else ""


def _by_act(acts: dict[str, Tally]) -> str:
    if not acts:
        return ""
    rows = [
        f"{act:<10} {t.gold:>4} {t.predicted:>5} {t.precision:.2f} {t.recall:.2f} {t.f1:.2f}"
        for act, t in acts.items()
    ]
    return "\n".join([f"{'act':<10} {'gold':>4} {'pred':>5} {'P':>4} {'R':>4} {'F1':>4}", *rows])


def _findings(score: DocumentScore) -> str:
    lines = [score.name + (f": not read: {score.error}" if score.error else "")]
    lines += [f"  missed    {finding.line()}" for finding in score.misses]
    lines += [f"  spurious  {finding.line()}" for finding in score.spurious]
    lines += [f"  wrong     {finding.line()}" for finding in score.wrong]
    return "\n".join(lines) if len(lines) > 1 or score.error else ""
