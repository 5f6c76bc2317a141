"""Lists of countries: who stands in the subject of a verb of aligning, and who does not.

«The Candidate Countries Montenegro* and Albania[2], and the EFTA country Norway, member of
the European Economic Area, as well as Ukraine align themselves with this Decision.» The
country the measures are aimed at stands behind a preposition or behind the verb.
"""

import re
from dataclasses import dataclass
from datetime import date

from griffier.lexicon.alignment import Wording, any_of, country_names, folded, names_of
from griffier.model import Span

_GAP = 220  # characters of a list between two countries, which describe a group at most
_BLOCK = 90  # characters a block of a bare list may have
_UNION = date(2006, 6, 3)  # Montenegro left the State Union of Serbia and Montenegro
_JOINED = re.compile(r"^\s?[*+\d\[\]()]*\s?(?:[^\W\d_]{1,4})\s$")


@dataclass(frozen=True, slots=True)
class Named:
    """A country where the text names it."""

    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Listing:
    """A sentence part in which countries align: who, and where the verb stands."""

    countries: tuple[Named, ...]
    verb: Span
    until: int  # where what this verb governs ends


def listings(
    text: str,
    span: Span,
    wording: Wording,
    partners: frozenset[str],
    earlier: tuple[Named, ...] = (),
) -> tuple[Listing, ...]:
    """Every verb of aligning in the sentence with the countries that are its subject;
    «the same countries» are those of the list before, `earlier`."""
    verbs = _verbs(text, span, wording)
    found: list[Listing] = []
    begin = span.start
    for at, verb in enumerate(verbs):
        until = verbs[at + 1].start if at + 1 < len(verbs) else span.end
        stretch = Span(begin, until)
        last = found[-1].countries if found else earlier
        countries = _same(text, Span(begin, verb.start), wording, last) or _subject(
            text, stretch, verb, wording
        )
        countries = tuple(each for each in countries if each.id in partners)
        if countries:
            found.append(Listing(countries, verb, until))
            begin = max(verb.end, countries[-1].end)
        else:
            begin = verb.end
    return tuple(found)


def opens_list(text: str, span: Span, wording: Wording) -> bool:
    """Whether a sentence says that countries align and ends in a colon."""
    verbs = _verbs(text, span, wording)
    return bool(verbs) and text[span.end - 1] == ":"


def bare_list(
    text: str, span: Span, wording: Wording, partners: frozenset[str]
) -> tuple[Named, ...]:
    """The countries of a block that holds little else, as an item of a list does."""
    if span.end - span.start > _BLOCK:
        return ()
    found = named(text, span, wording)
    letters = sum(map(str.isalpha, text[span.start : span.end]))
    held = sum(sum(map(str.isalpha, text[each.start : each.end])) for each in found)
    if not found or letters - held > 12 * len(found):
        return ()
    return tuple(each for each in found if each.id in partners)


def named(text: str, span: Span, wording: Wording) -> tuple[Named, ...]:
    """Every country named in a stretch."""
    known = country_names()[wording.lang]
    return tuple(
        Named(known[folded(match[0])], match.start(), match.end())
        for match in names_of(wording.lang).finditer(text, span.start, span.end)
        if match[0][0].isupper()
    )


def once(countries: tuple[Named, ...], text: str, on: date | None) -> tuple[Named, ...]:
    """Each country once. Until June 2006 «Serbia and Montenegro» was one state (CS)."""
    found: list[Named] = []
    for each in countries:
        last = found[-1] if found else None
        union = on is not None and on < _UNION and last and (last.id, each.id) == ("RS", "ME")
        if last and union and _JOINED.match(text[last.end : each.start]):
            found[-1] = Named("CS", last.start, each.end)
        elif each.id not in {earlier.id for earlier in found}:
            found.append(each)
    return tuple(found)


def _verbs(text: str, span: Span, wording: Wording) -> list[Span]:
    """Verbs of aligning; two that touch («se su uskladile») are one."""
    found: list[Span] = []
    for match in any_of(wording.align).finditer(text, span.start, span.end):
        if found and match.start() - found[-1].end < 3:
            found[-1] = Span(found[-1].start, match.end())
        else:
            found.append(Span(match.start(), match.end()))
    return found


def _subject(text: str, span: Span, verb: Span, wording: Wording) -> tuple[Named, ...]:
    before = _unbroken(text, _direct(text, Span(span.start, verb.start), wording), wording)
    if before:
        return () if _blocked(text, before[-1].end, verb, wording) else before
    if not wording.free_order and ":" not in text[verb.end : span.end]:
        return ()
    at = verb.end if wording.free_order else text.index(":", verb.end, span.end)
    after = tuple(_direct(text, Span(at, span.end), wording))
    return () if _blocked(text, max(span.start, verb.start - 30), verb, wording) else after


def _same(text: str, span: Span, wording: Wording, earlier: tuple[Named, ...]) -> tuple[Named, ...]:
    """The countries of the last list, without those excepted and with those that join."""
    phrase = any_of(wording.same).search(text, span.start, span.end)
    if not (phrase and earlier) or any_of(wording.blockers).search(text, phrase.end(), span.end):
        return ()
    here = named(text, span, wording)
    out = {each.id for each in here if _behind(text, span.start, each, wording.excepting)}
    direct = {each.id for each in _direct(text, span, wording)}
    joining = (
        each
        for each in here
        if each.id not in out
        and (each.id in direct or _behind(text, span.start, each, wording.joining))
    )
    return (*(each for each in earlier if each.id not in out), *joining)


def _behind(text: str, begin: int, country: Named, phrases: tuple[str, ...]) -> bool:
    """Whether one of the phrases stands right before a country, or before its article."""
    lead = text[max(begin, country.start - 60) : country.start]
    found = [match.end() for match in any_of(phrases).finditer(lead)]
    return bool(found) and len(lead[found[-1] :].split()) <= 1


def _unbroken(text: str, found: list[Named], wording: Wording) -> tuple[Named, ...]:
    """The last countries of the stretch, from where no negation or long gap parts them."""
    negation = any_of(wording.negations)
    for at in range(len(found) - 1, 0, -1):
        begin, end = found[at - 1].end, found[at].start
        if end - begin > _GAP or negation.search(text, begin, end):
            return tuple(found[at:])
    return tuple(found)


def _blocked(text: str, begin: int, verb: Span, wording: Wording) -> bool:
    """Whether a word before the verb says that it did not happen."""
    return bool(any_of(wording.blockers).search(text, begin, verb.start))


def _direct(text: str, span: Span, wording: Wording) -> list[Named]:
    """The countries in a stretch that no preposition governs."""
    found: list[Named] = []
    skipped: Named | None = None
    for each in named(text, span, wording):
        if _governed(text, span.start, each, wording) or (
            skipped and _JOINED.match(text[skipped.end : each.start])
        ):
            skipped = each
        else:
            found.append(each)
            skipped = None
    return found


def _governed(text: str, begin: int, country: Named, wording: Wording) -> bool:
    lead = text[max(begin, country.start - 60) : country.start].rstrip(" ")
    for republic in sorted(wording.republic, key=len, reverse=True):
        if lead.lower().endswith(republic.lower()):
            lead = lead[: -len(republic)].rstrip()
            break
    last = [m for m in any_of(wording.oblique).finditer(lead) if not lead[m.end() :].strip()]
    if last:
        return True
    # An article may stand between («in the Republic of Moldova», «gegen die Türkei»).
    word = re.search(r"(?:^|\s)([^\W\d_]{1,3}['’]?)$", lead)
    if not word or word[1][0].isupper():
        return False
    if word[1][-1].isalpha() and word[1].lower() not in wording.marks:
        return False
    lead = lead[: word.start(1)].rstrip()
    return any(not lead[m.end() :].strip() for m in any_of(wording.oblique).finditer(lead))
