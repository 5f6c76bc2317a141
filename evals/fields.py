"""Whole letters and what their fields hold: `python -m evals.fields`.

The head (who writes, to whom, when, in which dossier), the meetings spoken of, at which of them a
thing was said, and by when it is due. Each letter was annotated before griffier read it.
`evals/README.md` explains the form. What griffier gave at first sight is kept in
`fields/scores.toml`; what it gives now may not fall below the floors there.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals import annotated
from griffier import pipeline
from griffier.errors import DataError
from griffier.model import Document, Metadata, Source, Statement

HERE = Path(__file__).resolve().parent / "fields"
HEAD = ("kind", "date", "senders", "addressee", "place", "dossiers", "number")
_LISTED = re.compile(r"^(\d+\.|[-•])\s+")
_HELD = re.compile(r"(?P<met>[^<]*?)\s*(?:<\s*(?P<due>\S+))?")


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence: on which day the meeting was where that was so, and by when it is due. Any of
    the choices is right; no choice is not asked for, «-» is none."""

    sentence: str
    met: frozenset[str]
    due: frozenset[str]


@dataclass(frozen=True, slots=True)
class Specimen:
    """A letter, what each field of its head holds, its meetings (the second: not asked for),
    and its sentences."""

    name: str
    text: str
    head: Mapping[str, frozenset[str]]
    meetings: tuple[Counter[str], frozenset[str]] | None
    sentences: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """Of one field: what was asked and what was given instead."""

    letter: str
    field: str
    asked: str
    given: str
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """How many were asked or given, and how many of them are right."""

    right: int = 0
    of: int = 0

    def __str__(self) -> str:
        return f"{self.right} of {self.of} ({self.rate:.3f})"

    @property
    def rate(self) -> float:
        """The share that is right; 1 where nothing was asked."""
        return self.right / self.of if self.of else 1.0


def letters_in(path: Path) -> list[Specimen]:
    """The letters of one file.

    Raises:
        DataError: a letter holds no «---», or a field is none of a head.
    """
    return [_letter(name, body) for name, body in annotated.bodies(path)]


def _letter(name: str, body: str) -> Specimen:
    text, rule, fields = body.strip("\n").partition("\n---\n")
    given = dict(line.split("=", 1) for line in fields.strip().splitlines())
    if not rule or not set(given) <= {*HEAD, "meetings"}:
        raise DataError(f"letter {name}: behind «---» stand fields of a head: {', '.join(HEAD)}.")
    lines = [line.partition(" ||") for line in text.splitlines()]
    told = (_told(line, held) for line, bar, held in lines if bar)
    head = {key: frozenset(given[key].split(" ~ ")) for key in HEAD if key in given}
    days = given["meetings"].split() if "meetings" in given else None
    asked = Counter(day for day in days or () if not day.startswith("("))
    spare = frozenset(day.strip("()") for day in days or () if day.startswith("("))
    text = "\n".join(line for line, _, _ in lines)
    return Specimen(name, text, head, None if days is None else (asked, spare), tuple(told))


def _told(sentence: str, held: str) -> Told:
    found = _HELD.fullmatch(held.strip())
    met, due = (found["met"], found["due"]) if found else ("", "")
    return Told(_LISTED.sub("", sentence.strip()), _choices(met), _choices(due))


def _choices(said: str | None) -> frozenset[str]:
    return frozenset(said.split("~")) if said else frozenset()


def judge(letter: Specimen, document: Document) -> tuple[dict[str, Share], list[Finding]]:
    """How a document read from the letter's text agrees with it, field by field.

    Deadlines are counted where one is asked or given; a sentence in which griffier finds no
    statement counts for «unread» and for nothing else.

    Raises:
        DataError: a sentence of the letter does not stand in the document.
    """
    found = [*_head(letter, document.letter.metadata), *_meetings(letter, document)]
    found += _sentences(letter, document)
    shares: dict[str, Share] = {}
    for field, asked, given, _ in found:
        old = shares.get(field, Share())
        shares[field] = Share(old.right + (given in asked), old.of + 1)
    wrong = (
        Finding(letter.name, field, " or ".join(sorted(asked)), given, sentence)
        for field, asked, given, sentence in found
        if given not in asked
    )
    return shares, list(wrong)


Judged = tuple[str, frozenset[str], str, str]  # a field, what is right, what was given, where


def _head(letter: Specimen, given: Metadata) -> Iterator[Judged]:
    said = {
        "kind": given.kind,
        "date": str(given.date or ""),
        "senders": " & ".join(
            f"{s.name or '-'}|{s.role or '-'}|{s.actor or '-'}" for s in given.senders
        ),
        "addressee": (given.addressee or "").removeprefix("de ").removeprefix("De "),
        "place": given.place or "",
        "dossiers": ",".join(given.dossiers),
        "number": given.number or "",
    }
    for field, choices in letter.head.items():
        same = (right for right in choices if right.lower() == said[field].lower())
        yield field, choices, next(same, said[field]), ""


def _meetings(letter: Specimen, document: Document) -> Iterator[Judged]:
    """Days of meetings, as often as asked for; one given that nobody asked for is wrong."""
    if letter.meetings is None:
        return
    asked, spare = letter.meetings
    given = Counter(str(m.date) for m in document.annotations.meetings if m.date)
    for day, times in asked.items():
        for number in range(times):
            yield "meetings", frozenset([day]), day if number < given[day] else "-", ""
    for day, times in given.items():
        if times > asked[day] and day not in spare:
            yield "meetings", frozenset("-"), day, ""


def _sentences(letter: Specimen, document: Document) -> Iterator[Judged]:
    at, days = 0, {m.id: str(m.date or "-") for m in document.annotations.meetings}
    for told in letter.sentences:
        start, at = annotated.located(document.text, told.sentence, at, f"letter {letter.name}")
        inside = [s for s in document.statements if start <= s.evidence.start < at]
        if not inside:
            read = "-" if told.due <= {"-"} and told.met <= {"-"} else "nothing"
            yield "unread", frozenset("-"), read, told.sentence
            continue
        if told.met:
            met = {days.get(s.meeting or "", "-") for s in inside if s.weight != "minor"}
            yield "meeting", told.met, _one(met or set(told.met), told.met), told.sentence
        yield from _due(told, inside)


def _due(told: Told, inside: Sequence[Statement]) -> Iterator[Judged]:
    due = {str(s.deadline.last) for s in inside if s.deadline} or {"-"}
    if told.due and (due != {"-"} or "-" not in told.due):
        yield "deadline", told.due, _one(due, told.due), told.sentence


def _one(given: set[str], asked: frozenset[str]) -> str:
    """The one answer given; where there are more, one that is wrong if any is."""
    return min(given - asked or given, default="-")


def scored(path: Path) -> tuple[dict[str, Share], list[Finding]]:
    """What griffier makes of all letters of one file."""
    total: dict[str, Share] = {}
    findings: list[Finding] = []
    for letter in letters_in(path):
        document = pipeline.read(Source(letter.text.encode(), f"{letter.name}.txt"))
        shares, wrong = judge(letter, document)
        total, findings = added(total, shares), findings + wrong
    return total, findings


def added(first: Mapping[str, Share], second: Mapping[str, Share]) -> dict[str, Share]:
    """The shares of two counts together."""
    none = Share()
    return {
        field: Share(
            first.get(field, none).right + second.get(field, none).right,
            first.get(field, none).of + second.get(field, none).of,
        )
        for field in (*first, *(f for f in second if f not in first))
    }


def files() -> list[Path]:
    """Every file of letters, by name."""
    return annotated.files(HERE)


def kept(name: str) -> dict[str, dict[str, float]]:
    """The figures at first sight, or the floors, by file (`fields/scores.toml`)."""
    return annotated.kept(HERE, name)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures, and with --findings what is wrong."""
    parser = argparse.ArgumentParser(prog="python -m evals.fields", description=__doc__)
    parser.add_argument("--findings", action="store_true", help="every miss")
    parser.add_argument("files", nargs="*", type=Path, help="other files than those of the project")
    wish = parser.parse_args(arguments)
    total: dict[str, Share] = {}
    for path in wish.files or files():
        shares, findings = scored(path)
        total = added(total, shares)
        print(f"{path.stem}: {', '.join(f'{field} {share}' for field, share in shares.items())}")
        for each in findings if wish.findings else ():
            print(f"  [{each.letter}] {each.field}: asked {each.asked}, given {each.given}")
            print(f"    {each.sentence}\n" if each.sentence else "", end="")
    print(f"all: {', '.join(f'{field} {share}' for field, share in total.items())}")


if __name__ == "__main__":
    main()
