"""How sure a statement is: what each doubt takes away (shared/confidence.toml)."""

import math
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from griffier.errors import DataError

PATH = Path(__file__).parent / "shared" / "confidence.toml"
LOOK_BELOW: Final = 0.75
"""A statement less sure than this is offered to a person: one in eight statements, of which one in
four was wrong on dev and one in three on test (docs/confidence.md)."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """What makes a statement less sure: how it is said, by how much (in log-odds, never
    below 0), and of how many statements with it how many were wrong when that was measured."""

    said: str
    points: float
    seen: int = 0
    wrong: int = 0


@dataclass(frozen=True, slots=True)
class Sureness:
    """`base` are the log-odds of a statement without doubts; `measured` says on what."""

    base: float
    doubts: Mapping[str, Doubt]
    measured: str = ""

    def of(self, doubts: Iterable[str]) -> float:
        """From 0 to 1: the share of statements with these doubts that is right, as estimated.

        A doubt that the table does not know takes nothing away.
        """
        points = sum(self.doubts[each].points for each in doubts if each in self.doubts)
        return 1 / (1 + math.exp(points - self.base))

    def said(self, doubts: Iterable[str]) -> str:
        """The doubts in words, the heaviest first."""
        known = [self.doubts[each] for each in doubts if each in self.doubts]
        heavy = sorted((d for d in known if d.points > 0), key=lambda d: (-d.points, d.said))
        return "; ".join(each.said for each in heavy)


@cache
def load_sureness() -> Sureness:
    """The table; DataError when the file is malformed."""
    try:
        raw = tomllib.loads(PATH.read_text(encoding="utf-8"))
        doubts = {name: _doubt(name, row) for name, row in raw["doubt"].items()}
        return Sureness(float(raw["base"]), MappingProxyType(doubts), str(raw["measured"]))
    except (OSError, tomllib.TOMLDecodeError, KeyError, ValueError, TypeError) as error:
        raise DataError(f"shared/confidence.toml: {error}") from error


def _doubt(name: str, row: Mapping[str, object]) -> Doubt:
    doubt = Doubt(str(row["said"]), float(str(row["points"])), int(str(row["seen"])),
                  int(str(row["wrong"])))  # fmt: skip
    if doubt.points < 0 or doubt.wrong > doubt.seen:
        raise ValueError(f"{name}: a doubt takes nothing away that it has not been seen to")
    return doubt
