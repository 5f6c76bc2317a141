"""How sure statements are, measured: what each doubt weighs, from statements judged by gold.

A statement is right where act, actors and recipients are (docs/evaluation.md). What a doubt
weighs is found on `dev` by logistic regression whose weights may not be negative and are drawn
towards 0 (a doubt seen twice proves little). Rules were written while looking at `dev`; so the
share without doubts is then brought down until the mean confidence on `test` is the share
that is right there. Of `test` nothing but that share is used.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from griffier.errors import DataError
from griffier.evaluate.gold import Gold, load_gold_directory
from griffier.evaluate.match import match
from griffier.lexicon.confidence import Doubt, Sureness
from griffier.model import Document, Source
from griffier.pipeline import read

DRAWN: Final = 2.0
"""By how much weights are drawn towards 0: as if so many doubtful statements more were split evenly
between right and wrong (a Gaussian prior of variance 1/DRAWN)."""
_STEPS: Final = 400
_PACE: Final = 2.0


@dataclass(frozen=True, slots=True)
class Judged:
    """One statement that counts: the part of the gold it is of, its doubts, its confidence
    by the table in use, and whether it is right."""

    split: str
    doubts: tuple[str, ...]
    confidence: float
    right: bool


def judged(directory: Path) -> tuple[Judged, ...]:
    """Every statement of the documents of `directory` that the gold decides on.

    Raises UsageError or DataError as `load_gold_directory` does, ReadError for a document.
    """
    return tuple(
        each
        for gold in load_gold_directory(directory)
        for each in _judge(gold, read(Source(gold.document.read_bytes(), str(gold.document))))
    )


def _judge(gold: Gold, document: Document) -> Iterable[Judged]:
    matching = match(gold.statements, document.statements, document.text)
    right = {id(s) for candidate, s in matching.pairs if candidate.agrees(s, "full")}
    for each in matching.counted:
        yield Judged(gold.split, each.doubts, each.confidence, id(each) in right)


def calibrate(found: Sequence[Judged], table: Sureness) -> Sureness:
    """`table` with its weights as `found` shows them. Raises DataError where a part is empty."""
    dev = [each for each in found if each.split == "dev"]
    test = [each for each in found if each.split == "test"]
    if not dev or not test:
        raise DataError("Confidence is measured on dev and test; there are no statements of one.")
    points = _fitted(dev, sorted(table.doubts))
    doubts = {name: _measured(table.doubts[name].said, points[name], name, dev) for name in points}
    base = _even(test, {name: each.points for name, each in doubts.items()})
    said = (
        f"{len(dev)} statements of dev, {_share(dev):.3f} of them right; "
        f"{len(test)} of test, {_share(test):.3f} of them right"
    )
    return Sureness(base, doubts, said)


def _measured(said: str, points: float, name: str, dev: Sequence[Judged]) -> Doubt:
    seen = [each for each in dev if name in each.doubts]
    return Doubt(said, round(points, 2), len(seen), sum(not each.right for each in seen))


def _share(found: Sequence[Judged]) -> float:
    return sum(each.right for each in found) / len(found)


def _fitted(dev: Sequence[Judged], names: Sequence[str]) -> Mapping[str, float]:
    """Weights of at least 0 that make what was seen most likely, by projected gradient
    ascent; the base goes along and is settled anew on `test`."""
    groups: dict[tuple[str, ...], list[int]] = {}
    for each in dev:
        known = tuple(name for name in each.doubts if name in names)
        groups.setdefault(known, [0, 0])[each.right] += 1
    points, base = dict.fromkeys(names, 0.0), math.log(_share(dev) / (1 - _share(dev) or 1e-9))
    for _ in range(_STEPS):
        slope, rise = {name: DRAWN * points[name] for name in names}, 0.0
        for doubts, (wrong, right) in groups.items():
            odds = base - sum(points[name] for name in doubts)
            gap = right - (right + wrong) / (1 + math.exp(-odds))
            rise += gap
            for name in doubts:
                slope[name] += gap
        base += _PACE * rise / len(dev)
        for name in names:
            # a doubt that few statements have moves as far for each of them
            seen = sum(sum(count) for doubts, count in groups.items() if name in doubts)
            points[name] = max(0.0, points[name] - _PACE * slope[name] / (seen + 4 * DRAWN))
    return points


def _even(test: Sequence[Judged], points: Mapping[str, float]) -> float:
    """The base at which the mean confidence on `test` is the share that is right there."""
    low, high, wanted = -5.0, 10.0, _share(test)
    for _ in range(40):
        base = (low + high) / 2
        table = Sureness(base, {name: Doubt("", each) for name, each in points.items()})
        mean = sum(table.of(each.doubts) for each in test) / len(test)
        low, high = (base, high) if mean < wanted else (low, base)
    return round(low, 2)


def as_toml(table: Sureness) -> str:
    """The table as it stands in griffier/lexicon/shared/confidence.toml."""
    lines = [
        "# What makes a statement less sure, and by how much. Measured, not set by hand:",
        "#   griffier eval evals --calibrate > table && mv table griffier/lexicon/shared/confidence.toml",  # noqa: E501
        "# `points` are log-odds taken off `base`; of `seen` statements of dev with the doubt,",
        "# `wrong` had a wrong act, actor or recipient. See docs/confidence.md.",
        "",
        f"base = {table.base}",
        f'measured = "{table.measured}"',
    ]
    for name, each in sorted(table.doubts.items()):
        lines += ["", f"[doubt.{name}]", f'said = "{each.said}"', f"points = {each.points}"]
        lines += [f"seen = {each.seen}", f"wrong = {each.wrong}"]
    return "\n".join(lines) + "\n"
