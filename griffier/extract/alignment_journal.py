"""Where the decisions were published: the references to the Official Journal in the notes."""

import re
from dataclasses import dataclass
from datetime import date

from griffier.extract.alignment_numbers import Number
from griffier.extract.alignment_text import Day, days_within
from griffier.lexicon.alignment import Wording, any_of
from griffier.model import Span

_NEW = re.compile(r"\bL,?\s?(?:,\s?)?(?P<year>20[2-4]\d)/\s?(?P<number>\d{1,5})(?!\d)")
# «L 42 I, p. 95», «L I 303/3», «L 402 I/5», «L 207/37», «L 400 du 12.11.2021, p.157»
_OLD = re.compile(
    r"\b(?P<series>[LC])\s?(?P<first>I{1,3}|[A-E])?\s?(?P<number>\d{1,3})(?!\d)"
    r"\s?(?P<part>I{1,3}|[A-E])?(?!\w)(?:\s?/\s?(?P<slash>\d{1,4}))?(?!\d)"
)
_PAGE = re.compile(
    r"(?:(?<![^\W\d_])(?:pp?|S|s|str|blz|bl|o|lk|lpp|pag|pág|p[áa]gina|σ|σελ|с|стр|lch|Seite|side|page)"
    r"\.?\s?(?P<page>\d{1,4})|(?P<before>\d{1,4})\.\s?(?:lpp|o|lk)\b)"
)
_BEHIND = 45  # characters between the number of an issue and its page


@dataclass(frozen=True, slots=True)
class Journal:
    """One reference, in the form the EU cites it in; `act` is the number of the act where
    the Journal counts by acts (since October 2023)."""

    start: int
    reference: str
    act: str | None = None


def journals(
    text: str, cut: tuple[Span, ...], days: tuple[Day, ...], wording: Wording
) -> tuple[Journal, ...]:
    """Every reference in a sentence that names the Official Journal."""
    words = any_of((*wording.journal, "Official Journal", "OJ", "JO", "ELI"))
    return tuple(
        journal
        for span in cut
        if words.search(text, span.start, span.end)
        for journal in _in_sentence(text, span, days)
    )


def published(number: Number, among: tuple[Number, ...], found: tuple[Journal, ...]) -> str | None:
    """Where a decision was published: the reference that counts it, or the one in the same
    place among as many references as there are decisions."""
    for journal in found:
        if journal.act == number.id:
            return journal.reference
    older = list(dict.fromkeys(each.reference for each in found if not each.act))
    order = list(dict.fromkeys(each.id for each in among))
    if len(older) != len(order) or number.id not in order:
        return None
    return older[order.index(number.id)]


def _in_sentence(text: str, span: Span, days: tuple[Day, ...]) -> list[Journal]:
    own = list(days_within(days, span.start, span.end))
    found = [
        Journal(
            m.start(),
            f"OJ L, {m['year']}/{m['number']}{_printed(m, own)}",
            f"{m['year']}/{int(m['number'])}",
        )
        for m in _NEW.finditer(text, span.start, span.end)
    ]
    if found:
        return found[:1]
    for match in _OLD.finditer(text, span.start, span.end):
        behind = _PAGE.search(text, match.end(), min(span.end, match.end() + _BEHIND))
        page = match["slash"] or (behind and (behind["page"] or behind["before"]))
        part = match["first"] or match["part"] or ""
        if page or own:
            where = f", p. {page}" if page else ""
            name = f"OJ {match['series']} {match['number']}{part}"
            return [Journal(match.start(), f"{name}{_printed(match, own)}{where}")]
    return []


def _printed(match: re.Match[str], days: list[Day]) -> str:
    """The day of the issue: the nearest in the sentence."""
    near = min(days, key=lambda day: abs(day.start - match.start()), default=None)
    return f", {_short(near.day)}" if near else ""


def _short(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"
