"""Declarations on the alignment of third countries with decisions of the Council.

Everybody who stands in the list has aligned; who does not was «not listed», which says
nothing of refusing. Read about the forms in docs/alignment.md.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from griffier.extract.alignment_journal import Journal, journals, published
from griffier.extract.alignment_lists import Named, bare_list, listings, once, opens_list
from griffier.extract.alignment_numbers import Number, lost, numbers
from griffier.extract.alignment_subject import (
    heading_of,
    regime_of,
    subject_of,
    title_of,
)
from griffier.extract.alignment_text import dates, sentences, tongue
from griffier.lexicon.alignment import AlignmentWords, Wording, any_of
from griffier.model import AlignedDecision, Alignment, Annotations, Letter, Span

# Kinds of documents in which a list without a number may stand for a decision.
_OPEN = frozenset({"alignment", "declaration", "other"})
_MOST = 200  # lists a text may hold, and items a list
_FORMAL = 4  # countries: who names so many reads them from a declaration
_ACT = re.compile(r"\b(?:199|20[0-4])\d\s?/\s?\d{2,6}")
_HEAD = 1500  # characters in which a title stands
# How far from its list a decision may stand in a text that is no declaration.
_REACH = {"adopted": 1500, "named": 800}


@dataclass(frozen=True, slots=True)
class _Reading:
    """What has been found in one text before lists and decisions are put together."""

    text: str
    cut: tuple[Span, ...]
    numbers: tuple[Number, ...]
    journals: tuple[Journal, ...]
    title: Span | None  # in the words of such declarations
    heading: Span | None  # the title, or what comes nearest to one
    wording: Wording


@dataclass(frozen=True, slots=True)
class _Listed:
    """A list of countries in the text: the words that carry it and what it governs."""

    countries: tuple[Named, ...]
    evidence: Span
    verb: Span
    until: int


def alignments(
    letter: Letter, annotations: Annotations, words: AlignmentWords
) -> tuple[Alignment, ...]:
    """Every list of countries that align, with the decisions they align with, in order.

    `annotations` is not looked at: it knows Dutch and English, and declarations come in
    every language of the Union.
    """
    del annotations
    if not _may_align(letter, words):
        return ()
    wording = tongue(letter.text.text, words)
    if wording is None or not any_of(wording.align).search(letter.text.text):
        return ()
    cut = sentences(letter.text)
    lists = tuple(islice(_lists(letter.text.text, cut, wording, words), _MOST))
    if not lists:
        return ()
    reading = _read(letter, cut, wording, words)
    found: list[Alignment] = []
    for listed, until, begin in _with_bounds(lists):
        decisions = _decisions(reading, listed, Span(begin, until), found)
        if decisions or reading.title or _without_number(letter, reading, listed):
            found.append(_alignment(reading, listed, decisions, words))
    return _without_doubles(found)


def _may_align(letter: Letter, words: AlignmentWords) -> bool:
    """A cheap look that spares most letters the rest."""
    text = letter.text.text
    if letter.metadata.kind in _OPEN or _ACT.search(text):
        return True
    known = words.languages.get(letter.lang)
    return known is not None and bool(any_of(known.title).search(text, 0, _HEAD))


def _read(
    letter: Letter, cut: tuple[Span, ...], wording: Wording, words: AlignmentWords
) -> _Reading:
    text = letter.text.text
    days, title = dates(text, wording), title_of(text, cut, wording)
    return _Reading(
        text,
        cut,
        numbers(text, cut, days, wording, words),
        journals(text, cut, days, wording),
        title,
        title or heading_of(text, cut, wording),
        wording,
    )


# --- lists ---------------------------------------------------------------------------


def _lists(
    text: str, cut: tuple[Span, ...], wording: Wording, words: AlignmentWords
) -> Iterator[_Listed]:
    last: tuple[Named, ...] = ()
    for at, span in enumerate(cut):
        found = listings(text, span, wording, words.partners, last)
        last = found[-1].countries if found else last
        yield from (_Listed(each.countries, span, each.verb, each.until) for each in found)
        if not found and opens_list(text, span, wording):
            items = list(_items(text, cut[at + 1 : at + 1 + _MOST], wording, words))
            if items:
                evidence = Span(span.start, items[-1].end)
                yield _Listed(tuple(items), evidence, Span(span.start, span.end), evidence.end)


def _items(
    text: str, following: tuple[Span, ...], wording: Wording, words: AlignmentWords
) -> Iterator[Named]:
    """The countries of the blocks that follow, as long as they hold nothing else."""
    for span in following:
        countries = bare_list(text, span, wording, words.partners)
        if not countries:
            return
        yield from countries


def _with_bounds(lists: tuple[_Listed, ...]) -> Iterator[tuple[_Listed, int, int]]:
    """Each list with the end of the text up to the next one and the end of the last one."""
    begin = 0
    for at, listed in enumerate(lists):
        later = (each.evidence.start for each in lists[at + 1 :])
        until = next((start for start in later if start >= listed.evidence.end), 1 << 60)
        yield listed, until, begin
        begin = listed.evidence.end


# --- decisions -----------------------------------------------------------------------


def _decisions(
    reading: _Reading, listed: _Listed, free: Span, earlier: list[Alignment]
) -> tuple[Number, ...]:
    """The decisions a list goes with: those its own sentence names; else those adopted
    since the last list; else those of the last list; else those that follow it."""
    acts = [each for each in reading.numbers if each.role in ("adopted", "named")]
    own = [n for n in acts if listed.verb.end <= n.start < listed.until]
    if own:
        return _known(own, reading)
    if not reading.title:
        acts = [n for n in acts if abs(n.start - listed.evidence.start) < _REACH[n.role]]
    adopted = [each for each in acts if each.role == "adopted"]
    before = [n for n in adopted if free.start <= n.start < listed.verb.start]
    if before:
        return _outvoted(tuple(before), acts, reading)
    if earlier and earlier[-1].decisions and listed.evidence.start >= earlier[-1].evidence.end:
        same = {decision.id for decision in earlier[-1].decisions}
        return tuple({n.id: n for n in reversed(reading.numbers) if n.id in same}.values())[::-1]
    after = [n for n in adopted if listed.evidence.end <= n.start < free.end]
    return tuple(after) or _known(_otherwise(reading, acts, listed), reading)


def _outvoted(
    adopted: tuple[Number, ...], acts: list[Number], reading: _Reading
) -> tuple[Number, ...]:
    """What was adopted, unless title and Official Journal agree on another number than the
    sentence prints: then that is a misprint, and the day alone is kept."""
    noted = {each.act for each in reading.journals if each.act}
    title = reading.title
    heading = [n for n in acts if title and title.start <= n.start < title.end]
    if len(adopted) == len(heading) == len(noted) == 1 and heading[0].id in noted:
        return (replace(heading[0], day=adopted[0].day),)
    return adopted


def _otherwise(reading: _Reading, acts: list[Number], listed: _Listed) -> list[Number]:
    """Numbers of decisions nobody says were adopted: in the sentence, the title, a note."""
    inside = [n for n in acts if listed.evidence.start <= n.start < listed.evidence.end]
    title = reading.title
    heading = [n for n in acts if title and title.start <= n.start < title.end]
    amended = {n.id for n in reading.numbers if n.role == "amended"}
    noted = [n for n in reading.numbers if n.role == "journal" and n.id not in amended]
    addresses = [n for n in lost(reading.text) if n.id not in amended]
    return inside or heading or acts or noted[:1] or addresses[:1]


def _known(found: list[Number], reading: _Reading) -> tuple[Number, ...]:
    """Each once, with the day another mention of it gives."""
    days = {n.id: n.day for n in reversed(reading.numbers) if n.day}
    once = {n.id: n for n in reversed(found)}
    ordered = sorted(once.values(), key=lambda n: n.start)
    return tuple(replace(n, day=n.day or days.get(n.id)) for n in ordered)


def _without_number(letter: Letter, reading: _Reading, listed: _Listed) -> bool:
    """Whether they follow a declaration, which has no number, or a decision whose number
    was lost: in a text about sanctions, or one that lists as a declaration does."""
    if letter.metadata.kind not in _OPEN:
        return False
    text, wording, span = reading.text, reading.wording, listed.evidence
    if any_of(wording.declaration).search(text, span.start, span.end):
        return True
    if not any_of(wording.decision, prefix=True).search(text, span.start, span.end):
        return False
    formal = len({each.id for each in listed.countries}) >= _FORMAL
    return formal or bool(any_of(wording.measures).search(text))


# --- putting together ----------------------------------------------------------------


def _alignment(
    reading: _Reading, listed: _Listed, decisions: tuple[Number, ...], words: AlignmentWords
) -> Alignment:
    text = reading.text
    adopted = tuple(n for n in reading.numbers if n.role == "adopted") or decisions
    chosen = {n.id for n in decisions}
    older = (n.id for n in reading.numbers if n.role == "amended" and n.id not in chosen)
    amended = tuple(dict.fromkeys(older))
    made = tuple(
        AlignedDecision(n.id, n.start, n.end, n.day, published(n, adopted, reading.journals))
        for n in decisions
    )
    day = next((n.day for n in decisions if n.day), None)
    wheres = dict.fromkeys(each.oj for each in made if each.oj)
    countries = once(listed.countries, text, day)
    acts = (*amended, *(each.id for each in made))
    return Alignment(
        decisions=made,
        aligned=tuple(each.id for each in countries),
        evidence=listed.evidence,
        subject=subject_of(text, reading.heading, reading.wording),
        regime=regime_of(text, acts, reading.heading, reading.wording, words),
        oj="; ".join(wheres) or None,
        amends=amended,
        named=tuple(Span(each.start, each.end) for each in countries),
    )


def _without_doubles(found: list[Alignment]) -> tuple[Alignment, ...]:
    """Without a list that another one for the same decisions holds, as a headline's does."""
    kept: list[Alignment] = []
    for at, each in enumerate(found):
        same = {decision.id for decision in each.decisions}
        rivals = [
            (other, number)
            for number, other in enumerate(found)
            if number != at and {decision.id for decision in other.decisions} == same
        ]
        mine = set(each.aligned)
        if not any(
            mine < set(other.aligned) or (mine == set(other.aligned) and number > at)
            for other, number in rivals
        ):
            kept.append(each)
    return tuple(kept)
