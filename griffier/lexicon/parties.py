"""The parties a summit is named after: «EU-Westelijke Balkantop», "EU-China summit"."""

import csv
import re
from functools import cache
from importlib.resources import files
from typing import Final

_SHORT: Final = re.compile(r"-\w\w\Z")  # «eu-vk», which no word goes on from


def parties_of(name: str) -> tuple[str, ...]:
    """The actors in the name of a summit of the EU with others; empty for any other
    meeting, since a place or subject in its name is no party."""
    lower = name.lower()
    if "ministers" in lower and (body := _body_of_ministers(lower)):
        return (body,)
    if (
        "eu" not in lower.replace("-", " ").replace("–", " ").split()
        and "europese unie" not in lower
        and "european union" not in lower
    ):
        return ()
    others = tuple(dict.fromkeys(actor for stem, actor in _stems() if stem.search(lower)))
    return ("EU", *others) if others else ()


def _body_of_ministers(lower: str) -> str | None:
    """«bijeenkomst NAVO-ministers van Defensie», «videoconferentie EU-energieministers»."""
    if "navo-" in lower or "nato " in lower:
        return "NATO"
    return (
        "EU_COUNCIL" if "eu-" in lower and not any(s.search(lower) for s, _ in _stems()) else None
    )


@cache
def _stems() -> tuple[tuple[re.Pattern[str], str], ...]:
    """What begins a word of the name, or is one: "eu-uk" is no beginning of "EU-Ukraine"."""
    path = files("griffier.lexicon").joinpath("shared", "parties.csv")
    rows = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    return tuple((_beginning(row["stem"]), row["actor"]) for row in rows)


def _beginning(stem: str) -> re.Pattern[str]:
    whole = r"(?!\w)" if _SHORT.search(stem) else ""
    return re.compile(rf"(?<!\w){re.escape(stem)}{whole}")
