"""How well statements are matched across documents: `python -m evals.matches`."""

import sys
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from griffier.ledger.entries import Entry
from griffier.lexicon.concepts import concept_of
from griffier.model import Act, Actor
from griffier.track.matching import matches

PAIRS = Path(__file__).with_name("matches.toml")
_KINDS = {"a": "agenda", "r": "report", "d": "declaration", "l": "letter"}


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over pairs; `wrong` and `missed` hold what went wrong, a line each."""

    pairs: int
    same: int
    given: int
    right: int
    wrong: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()

    @property
    def precision(self) -> float:
        """Of the matches made, the part that is right."""
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        """Of the pairs that are the same thing, the part that was matched."""
        return self.right / self.same if self.same else 1.0

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.pairs + other.pairs,
            self.same + other.same,
            self.given + other.given,
            self.right + other.right,
            self.wrong + other.wrong,
            self.missed + other.missed,
        )


def score(path: Path = PAIRS) -> dict[str, Score]:
    """Judge all pairs, by split, and for Dutch–Dutch and Dutch–English apart."""
    scores: dict[str, Score] = {}
    for meeting in tomllib.loads(path.read_text("utf-8"))["meeting"]:
        for languages, found in _meeting(meeting).items():
            for name in (meeting["split"], f"{meeting['split']} {languages}"):
                scores[name] = scores.get(name, Score(0, 0, 0, 0)) + found
    return scores


def _meeting(meeting: Any) -> dict[str, Score]:
    labelled = [_entry(meeting["name"], n, line) for n, line in enumerate(_lines(meeting))]
    groups = [[entry for _, entry in labelled if entry.kind == kind] for kind in _KINDS.values()]
    labels = {entry.id: label for label, entry in labelled}
    found = {frozenset((each.one, each.other)) for each in matches([g for g in groups if g])}
    return {
        "nl-nl": _judge(_pairs(labelled, same_language=True), found, labels),
        "nl-en": _judge(_pairs(labelled, same_language=False), found, labels),
    }


def _lines(meeting: Any) -> list[str]:
    return [line for line in meeting["lines"].strip().split("\n") if line]


def _entry(meeting: str, number: int, line: str) -> tuple[str, Entry]:
    label, code, who, topic, quote = (part.strip() for part in line.split("|"))
    kind = _KINDS[code]
    lang = "en" if code == "d" else "nl"
    act, _, parties = who.partition(" ")
    actors, _, recipients = parties.partition(" > ")
    id_ = f"{meeting}-{number}"
    return (label if label != "-" else id_), Entry(
        id=id_,
        document=f"{meeting}-{kind}",
        kind=kind,
        lang=lang,
        published=None,
        act=Act(act),
        actors=_actors(actors),
        recipients=_actors(recipients),
        quote=quote,
        start=0,
        end=len(quote),
        topic=topic or None,
        concept=concept_of(topic, quote, lang) if topic else None,
    )


def _actors(ids: str) -> tuple[Actor, ...]:
    return tuple(Actor(each.strip(), each.strip()) for each in ids.split("+") if each.strip())


def _pairs(
    labelled: Sequence[tuple[str, Entry]], *, same_language: bool
) -> list[tuple[Entry, Entry]]:
    entries = [entry for _, entry in labelled]
    return [
        (a, b)
        for a, b in combinations(entries, 2)
        if a.document != b.document and (a.lang == b.lang) == same_language
    ]


def _judge(
    pairs: Sequence[tuple[Entry, Entry]], found: set[frozenset[str]], labels: dict[str, str]
) -> Score:
    given = [(a, b) for a, b in pairs if frozenset((a.id, b.id)) in found]
    same = [(a, b) for a, b in pairs if labels[a.id] == labels[b.id]]
    right = [pair for pair in given if pair in same]
    return Score(
        len(pairs),
        len(same),
        len(given),
        len(right),
        tuple(f"wrong: {a.quote}\n       {b.quote}" for a, b in given if (a, b) not in same),
        tuple(f"missed: {a.quote}\n        {b.quote}" for a, b in same if (a, b) not in given),
    )


def main() -> None:
    """Print what went wrong in the open split, and a line of figures for each split."""
    scores = score()
    if "--findings" in sys.argv:
        print("\n".join((*scores["open"].wrong, *scores["open"].missed)))
    for name, each in sorted(scores.items()):
        print(
            f"{name}: {each.pairs} pairs, {each.same} the same, "
            f"precision {each.precision:.3f}, recall {each.recall:.3f}"
        )


if __name__ == "__main__":
    main()
