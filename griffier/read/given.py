"""What a format states of its document, as the terms of `Text.given`."""

import re
from collections.abc import Iterable

from griffier.lexicon.markup import markup_names

Given = tuple[tuple[str, str], ...]

_YEARS = re.compile(r"(\d{4})\s*[-–/]\s*(\d{4}|\d{2})\b")
_DOSSIER = re.compile(
    r"(\d{2})\s?(\d{3})(?:[\s-]+(?:hoofdstuk\s+)?([IVXLCDM]+[A-Z]?|[A-Z]|\d{1,3}))?\b"
)
# Terms a document can have more than one of; of the others the first statement counts.
_REPEATED = frozenset({"dossier", "indiener", "ontvanger", "dossiertitle", "alternative"})


def settled(found: list[tuple[str, str]]) -> Given:
    """One value for each term, several for those a document can have more than one of."""
    kept: dict[tuple[str, str], None] = {}
    terms: set[str] = set()
    for term, value in found:
        value = _normal(term, value)
        if value and (term in _REPEATED or term not in terms):
            terms.add(term)
            kept[term, value] = None
    return tuple(kept)


def metadata_terms(fields: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """`fields` (name, content) as terms, the better name for a term first."""
    ranked = [
        (rank, term, content)
        for name, content in fields
        for term, rank in markup_names().metadata.get(name.lower(), ())
    ]
    chosen = {content for rank, term, content in ranked if term == "title" and rank == 0}
    return [
        (term, content)
        for _, term, content in sorted(ranked, key=lambda each: each[0])
        if term != "alternative" or (chosen and content not in chosen)
    ]


def _normal(term: str, value: str) -> str:
    value = " ".join(value.split())
    if term == "session":
        return session(value)
    if term == "dossier":
        return dossier(value)
    if term == "number":
        return re.sub(r"^nr\.?\s*", "", value, flags=re.IGNORECASE)
    return value


def session(text: str) -> str:
    """A parliamentary year as «2022–2023», or nothing where the text names none."""
    found = _YEARS.search(text)
    if not found:
        return ""
    first, last = int(found.group(1)), int(found.group(2))
    if last < 100:
        last += first // 100 * 100
        last += 100 if last < first else 0
    return f"{first}–{last}"


def dossier(text: str) -> str:
    """A dossier number as «21501-20» or «36200-V»; other text as it is."""
    found = _DOSSIER.fullmatch(text)
    if not found:
        return text
    return "-".join(part for part in (found.group(1) + found.group(2), found.group(3)) if part)
