"""`python -m evals.agreement`: how far two people agree on what the documents report.

    python -m evals.agreement                # scores per document, and together
    python -m evals.agreement --split test   # of the documents of one split only
    python -m evals.agreement --differences  # and every statement only one of them has

`evals/second` holds a second reading of some documents of `evals/gold`, made from the bare
text by somebody else. The first reading is taken as gold and the second as prediction, with
the very matching an engine is scored with; what the second reader marks optional or minor is
offered as minor, as an engine would. The scores are what can be asked of an engine.
"""

import argparse
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from griffier.errors import DataError
from griffier.evaluate import Gold, GoldStatement, load_gold, load_gold_directory
from griffier.evaluate.gold import SPLITS
from griffier.evaluate.match import LEVELS, Matching, match, overlap
from griffier.evaluate.tally import Tally
from griffier.model import Act, Actor, Deadline, Span, Statement, Topic

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Agreement:
    """The two readings of one document, paired.

    `excused` are the missed statements of the first reading which the second has as well,
    but as optional: neither a hit nor, to a lenient judge, a miss. `plain` pairs them anew
    without the alternatives the first reading accepts.
    """

    name: str
    split: str
    text: str
    matching: Matching
    plain: Matching
    excused: int

    def tally(self, level: str) -> Tally:
        """Hits and counts at one of LEVELS, as an engine is scored."""
        return _tally(self.matching, level)

    def lenient(self, level: str) -> Tally:
        """The same, but for what the second reader has as optional."""
        strict = self.tally(level)
        return Tally(strict.hits, strict.predicted, strict.gold - self.excused)

    def without_alternatives(self, level: str) -> Tally:
        """The same, each reader having one answer only."""
        return _tally(self.plain, level)


def _tally(matching: Matching, level: str) -> Tally:
    return Tally(matching.hits[level], len(matching.counted), len(matching.required))


def agreements(first: Path, second: Path) -> tuple[Agreement, ...]:
    """Compare each document of `second` with its namesake in `first`.

    Raises DataError if it has none, or its file is malformed; UsageError without files.
    """
    return tuple(
        compare(_namesake(first, reading), reading) for reading in load_gold_directory(second)
    )


def compare(first: Gold, second: Gold) -> Agreement:
    """Pair the statements of two readings of one document; a pure function."""
    places = _Places((*first.statements, *second.statements))
    offered = places.statements(second.statements)
    matching = match(first.statements, offered, places.text)
    plain = match([_plain(s) for s in first.statements], offered, places.text)
    shy = [s for s in second.statements if not s.required]
    missed = [candidate.gold for candidate in matching.missed]
    excused = match(missed, places.statements(shy, offered=True), places.text)
    return Agreement(second.name, first.split, places.text, matching, plain, excused.hits["act"])


def _plain(statement: GoldStatement) -> GoldStatement:
    return replace(statement, also=(), also_actors=(), also_recipients=())


def _namesake(first: Path, reading: Gold) -> Gold:
    path = first / reading.path.name
    if not path.is_file():
        raise DataError(f"{reading.path}: no first reading of this name in {first}")
    return load_gold(path)


class _Places:
    """A text of all the sentences, each of which stands in it once."""

    def __init__(self, readings: Iterable[GoldStatement]) -> None:
        self._spans: dict[str, Span] = {}
        self.text = ""
        for reading in readings:
            for sentence in filter(None, (reading.sentence, reading.lead)):
                if sentence not in self._spans:
                    self._spans[sentence] = Span(len(self.text), len(self.text) + len(sentence))
                    self.text += f"{sentence}\n"

    def statements(
        self, readings: Sequence[GoldStatement], *, offered: bool = False
    ) -> list[Statement]:
        """The readings as statements; those not required are minor unless `offered`."""
        return [
            Statement(
                id=str(number),
                act=Act(reading.act),
                evidence=self._spans[reading.sentence],
                actors=_actors(reading.actors),
                recipients=_actors(reading.recipients),
                topic=Topic(reading.topic, 0, 0) if reading.topic else None,
                modality=reading.modality,
                polarity=reading.polarity,
                deadline=Deadline("", *reading.deadline) if reading.deadline else None,
                weight="normal" if offered or reading.required else "minor",
            )
            for number, reading in enumerate(readings, start=1)
        ]


def _actors(ids: Sequence[str]) -> tuple[Actor, ...]:
    return tuple(Actor(id=actor, text=actor) for actor in ids)


def table(found: Sequence[Agreement]) -> str:
    """F1 per document and level, then of all documents together, judged in three ways."""
    lines = [f"{'document':<24}{'split':<7}{'first':>6}{'second':>8}" + _heads()]
    lines += [_row(f"{one.name:<24}{one.split}", map(one.tally, LEVELS)) for one in found]
    lines.append(_row("together", _sums(Agreement.tally, found)))
    lines.append(_row("but for the optional", _sums(Agreement.lenient, found)))
    lines.append(_row("without alternatives", _sums(Agreement.without_alternatives, found)))
    return "\n".join([*lines, _finer(found)])


def _finer(found: Sequence[Agreement]) -> str:
    """The fields that the levels leave out, over the statements both readers have."""
    pairs = [(one.gold, other) for agreed in found for one, other in agreed.matching.pairs]
    shares = {
        "modality": [float(one.modality == other.modality) for one, other in pairs],
        "polarity": [float(one.polarity == other.polarity) for one, other in pairs],
        "topic": [overlap(one.topic, other) for one, other in pairs if one.topic],
    }
    told = [f"{field} {sum(of) / max(len(of), 1):.3f}" for field, of in shares.items()]
    days = sum((_last_day(one, other) for one, other in pairs), Tally())
    return ", ".join([*told, f"last day {days.f1:.3f} ({days.gold} in the first)"])


def _last_day(one: GoldStatement, other: Statement) -> Tally:
    asked, given = one.deadline, other.deadline
    same = asked is not None and given is not None and asked[1] == given.last
    return Tally(int(same), int(given is not None), int(asked is not None))


def _row(label: str, tallies: Iterable[Tally]) -> str:
    levels = list(tallies)
    scores = "".join(f"{tally.f1:>8.3f}" for tally in levels)
    return f"{label:<31}{levels[0].gold:>6}{levels[0].predicted:>8}{scores}"


def _sums(judge: Callable[[Agreement, str], Tally], found: Sequence[Agreement]) -> list[Tally]:
    return [sum((judge(one, level) for one in found), Tally()) for level in LEVELS]


def _heads() -> str:
    return "".join(f"{level:>8}" for level in LEVELS)


def differences(found: Sequence[Agreement]) -> str:
    """What only one reader has, and pairs that differ in actors or recipients."""
    return "\n".join(f"{one.name}: {line}" for one in found for line in _differences(one))


def _differences(one: Agreement) -> Iterable[str]:
    for candidate in one.matching.missed:
        yield f"only the first: {_gold(candidate.gold)}: {candidate.gold.sentence}"
    for only in one.matching.spurious:
        sentence = one.text[only.evidence.start : only.evidence.end]
        yield f"only the second: {_said(only)}: {sentence}"
    for candidate, other in one.matching.pairs:
        if not candidate.agrees(other, "full"):
            sentence = candidate.gold.sentence
            yield f"first {_gold(candidate.gold)}, second {_said(other)}: {sentence}"


def _gold(gold: GoldStatement) -> str:
    return _who(gold.act, gold.actors, gold.recipients)


def _said(statement: Statement) -> str:
    actors = [actor.id for actor in statement.actors]
    return _who(statement.act.value, actors, [actor.id for actor in statement.recipients])


def _who(act: str, actors: Sequence[str], recipients: Sequence[str]) -> str:
    return f"{act} {'+'.join(actors) or '-'} > {'+'.join(recipients) or '-'}"


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--split", choices=SPLITS, help="only the documents of one split")
    parser.add_argument("--differences", action="store_true", help="list what they differ in")
    wanted = parser.parse_args()
    read_twice = agreements(HERE / "gold", HERE / "second")
    found = [one for one in read_twice if wanted.split in (None, one.split)]
    print(table(found))
    if wanted.differences:
        print(differences(found))


if __name__ == "__main__":
    main()
