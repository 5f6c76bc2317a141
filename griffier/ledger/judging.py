"""Judgements of people, applied to the statements of a reading: pure functions.

A judgement hangs on a quotation. Where a new reading has the same quotation under the same
act it applies; where the quotation moved or was cut a little differently it applies to the
one that resembles it most, if no other comes near; else it waits, and `griffier verify`
says so.
"""

import difflib
from collections.abc import Iterable, Sequence
from typing import Final

from griffier.errors import UsageError
from griffier.ledger.entries import Judgement
from griffier.ledger.prepared import folded
from griffier.ledger.rows import Row
from griffier.lexicon.thesaurus import load_thesaurus
from griffier.model import Act

ON_STATEMENTS: Final = (
    *("right", "not-a-statement", "actors", "recipients", "act", "topic", "meeting"),
)
ON_PROMISES: Final = ("kept", "not-kept")
ON_LINKS: Final = ("link-right", "link-wrong")
UNDO: Final = "undo"
VERDICTS: Final = (*ON_STATEMENTS, *ON_PROMISES, *ON_LINKS, UNDO)
WITH_VALUE: Final = ("actors", "recipients", "act", "topic", "meeting", *ON_LINKS, UNDO)

_ALIKE = 0.85  # how much a moved quotation must resemble the one judged
_AHEAD = 0.05  # and by how much more than any other


def standing(judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Those that were not undone; given, and returned, in the order they were made."""
    undone: set[str] = set()
    kept = []
    for judgement in reversed(judgements):
        if judgement.id in undone:
            continue
        if judgement.verdict == UNDO:
            undone.add(judgement.value or "")
        else:
            kept.append(judgement)
    return tuple(reversed(kept))


def judged(lines: Sequence[Row], judgements: Sequence[Judgement]) -> list[Row]:
    """The lines as people corrected them. A later judgement stands over an earlier one."""
    corrected = [dict(line) for line in lines]
    for judgement in standing(judgements):
        at = found_at(lines, judgement)
        if at is not None:
            _correct(corrected[at], judgement)
    return corrected


def found_at(lines: Sequence[Row], judgement: Judgement) -> int | None:
    """Which of the lines a judgement is about, or None."""
    if judgement.verdict not in (*ON_STATEMENTS, *ON_PROMISES) or judgement.quote is None:
        return None
    for at, line in enumerate(lines):
        if line["id"] == judgement.entry:
            return at
    return _resembling(lines, judgement.act, folded(judgement.quote))


def _resembling(lines: Sequence[Row], act: str | None, quote: str) -> int | None:
    same = [at for at, line in enumerate(lines) if line["act"] == act]
    equal = [at for at in same if lines[at]["folded"] == quote]
    if equal:
        return equal[0] if len(equal) == 1 else None
    ranked = sorted(((_ratio(quote, lines[at]["folded"]), at) for at in same), reverse=True)
    if not ranked or ranked[0][0] < _ALIKE:
        return None
    runner_up = ranked[1][0] if len(ranked) > 1 else 0.0
    return ranked[0][1] if ranked[0][0] - runner_up >= _AHEAD else None


def _ratio(one: str, other: str) -> float:
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
        return 0.0
    return matcher.ratio()


def _correct(line: Row, judgement: Judgement) -> None:
    verdict, value = judgement.verdict, judgement.value or ""
    if verdict == "not-a-statement":
        line["withdrawn"] = True
    elif verdict == "right":
        line["confidence"] = 1.0
    elif verdict in ("actors", "recipients"):
        named = {actor[0]: actor for actor in (*line["actors"], *line["recipients"])}
        line[verdict] = [named.get(each, (each, "", None)) for each in actor_ids(value)]
    elif verdict == "act":
        line["act"] = value
    elif verdict == "meeting":
        line["meeting"] = value
    elif verdict == "topic":
        concept = value if value in load_thesaurus().concepts else None
        line.update(concept=concept, topic=line["topic"] if concept else value)


def actor_ids(value: str) -> tuple[str, ...]:
    """«RS FR», «RS, PERSON:Jan Smit»: the ids a value names, each once; none for «nobody»."""
    parts = value.split(",") if "," in value or value.startswith("PERSON:") else value.split()
    named = (part.strip() for part in parts)
    return tuple(dict.fromkeys(part for part in named if part and part != "nobody"))


def check(verdict: str, value: str | None, actors: Iterable[str]) -> None:
    """Raise UsageError, naming what is possible, for a verdict or value that is none.

    `actors` are the ids there are; a PERSON:… is always possible.
    """
    if verdict not in VERDICTS:
        raise UsageError(f"{verdict!r} is no verdict; there are {', '.join(VERDICTS)}.")
    if verdict in WITH_VALUE and not value:
        raise UsageError(f"The verdict {verdict} needs a value: what it should have been.")
    if verdict not in WITH_VALUE and value:
        raise UsageError(f"The verdict {verdict} takes no value, and {value!r} was given.")
    if verdict == "act" and value not in Act.__members__:
        raise UsageError(f"{value!r} is no act; there are {', '.join(Act)}.")
    if verdict in ("actors", "recipients"):
        known = set(actors)
        for each in actor_ids(value or ""):
            if each not in known and not each.startswith("PERSON:"):
                raise UsageError(f"{each!r} is no actor griffier knows; ids look like RS, EU.")
