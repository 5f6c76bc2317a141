"""What a row of a dossier says: where a matter was spoken of, and where not.

A column that is silent is silent as far as matching sees; the nearest statement of it, if
any comes near, stands beside the verdict, so that a reader can judge.
"""

from collections.abc import Collection
from enum import StrEnum
from typing import Final

from griffier.ledger.entries import Entry, Part
from griffier.model import Act


class Verdict(StrEnum):
    """How a matter fared, by the columns that speak of it."""

    ALL = "intended, reported and declared"
    NOT_DECLARED = "intended and reported; the declaration is silent"
    NOT_REPORTED = "intended and declared; the report leaves it out"
    ONLY_INTENDED = "said beforehand; the report says nothing of it"
    REPORTED_AND_DECLARED = "reported and declared"
    ONLY_REPORTED = "reported; the declaration is silent"
    ONLY_DECLARED = "declared; the report leaves it out"


_PUSHING: Final = frozenset(
    (Act.REQUEST, Act.EXPECT, Act.EMPHASISE, Act.SUPPORT, Act.OPPOSE, Act.WARN)
)
_I, _C, _D = Part.INTENDED, Part.CLAIMED, Part.DECLARED
_BY_COLUMNS: Final = {
    frozenset((_I, _C, _D)): Verdict.ALL,
    frozenset((_I, _C)): Verdict.NOT_DECLARED,
    frozenset((_I, _D)): Verdict.NOT_REPORTED,
    frozenset((_I,)): Verdict.ONLY_INTENDED,
    frozenset((_C, _D)): Verdict.REPORTED_AND_DECLARED,
    frozenset((_C,)): Verdict.ONLY_REPORTED,
    frozenset((_D,)): Verdict.ONLY_DECLARED,
}


def verdict_of(columns: Collection[Part]) -> Verdict:
    """The verdict on a row in which these columns are filled."""
    return _BY_COLUMNS[frozenset(columns) - {Part.SINCE}]


def sentence(verdict: Verdict, matter: str, intended: Collection[Entry], filed: set[Part]) -> str:
    """The verdict in a sentence about the matter, without blaming texts not filed."""
    missing = {Part.CLAIMED: "no report is filed", Part.DECLARED: "no declaration is filed"}
    lacking = [missing[part] for part in (_C, _D) if part not in filed]
    match verdict:
        case Verdict.ONLY_INTENDED if _C in filed:
            push = any(each.modality == "intended" and each.act in _PUSHING for each in intended)
            said = "Said it would push for" if push else "Spoke beforehand of"
            return f"{said} {matter}; reported nothing on it."
        case Verdict.ONLY_INTENDED:
            return f"Spoke beforehand of {matter}; {' and '.join(lacking)}."
        case Verdict.NOT_DECLARED | Verdict.ONLY_REPORTED if _D not in filed:
            return f"Reported {matter}; no declaration is filed."
        case Verdict.NOT_DECLARED:
            return f"Intended and reported {matter}; the declaration is silent."
        case Verdict.ONLY_REPORTED:
            return f"Reported {matter}; the declaration is silent."
        case Verdict.NOT_REPORTED | Verdict.ONLY_DECLARED if _C not in filed:
            return f"Declared {matter}; no report is filed."
        case Verdict.NOT_REPORTED:
            return f"Intended and declared {matter}; the report leaves it out."
        case Verdict.ONLY_DECLARED:
            return f"Declared {matter}; the report leaves it out."
    return f"{verdict.value.capitalize()}: {matter}."
