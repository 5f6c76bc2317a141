"""Which words of a text a plan found, by the same terms the index compares.

An engine says which paragraph fits; which characters of it do is found here, in the
original text, so that a quotation never depends on an engine.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

from griffier.model import Span
from griffier.search.plan import (
    APART,
    Begins,
    InARow,
    Lookup,
    Matcher,
    Nearby,
    Plan,
    Run,
    Says,
    matchers,
)
from griffier.search.terms import Term, terms

# A quotation from a longer paragraph has about this many characters.
QUOTED: Final = 320
_SENTENCE: Final = re.compile(r"(?<=[.!?;])\s+(?=[^\W\d_a-z]|[«\"“‘(])")


def quoted(text: str, lang: str, plan: Plan, most: int = QUOTED) -> tuple[Span, tuple[Span, ...]]:
    """The stretch of a paragraph to show, all of it or the sentences that fit best, and the
    stretches within that fit."""
    found = _by_matcher(text, lang, plan)
    shown = Span(0, len(text)) if len(text) <= most else _best(_sentences(text, most), found, most)
    marks = _merged(chain.from_iterable(found))
    return shown, tuple(mark for mark in marks if shown.covers(mark))


def _best(sentences: Sequence[Span], found: Sequence[Sequence[Span]], most: int) -> Span:
    """The sentences in a row in which most of what was sought stands, then most often."""
    best, best_rank = sentences[0], (-1, -1)
    for at, first in enumerate(sentences):
        window = first
        for following in sentences[at + 1 :]:
            if following.end - first.start > most:
                break
            window = Span(first.start, following.end)
        inside = [sum(map(window.covers, spans)) for spans in found]
        rank = (sum(map(bool, inside)), sum(inside))
        if rank > best_rank:
            best, best_rank = window, rank
    return best


def _by_matcher(text: str, lang: str, plan: Plan) -> list[list[Span]]:
    read = terms(text, lang)
    return [
        list(_spans(matcher, read))
        for matcher in matchers(plan)
        if not (isinstance(matcher, Lookup) and matcher.common)
    ]


def _spans(matcher: Matcher, read: Sequence[Term]) -> Iterator[Span]:
    match matcher:
        case Lookup(lemmas, others, runs):
            yield from _words(lambda term: _looked_up(term, lemmas, others), read)
            yield from _loose(runs, read)
        case Begins(prefix, lemmas):
            yield from _words(lambda term: _begins(term, prefix, lemmas), read)
        case InARow(runs):
            for first, last in _rows(runs, read):
                yield Span(read[first].start, read[last].end)
        case Nearby(left, right, distance):
            yield from _nearby(list(_rows(left, read)), list(_rows(right, read)), distance, read)
        case Says(_, runs):
            yield from _loose(runs, read)


def _words(fits: Callable[[Term], bool], read: Sequence[Term]) -> Iterator[Span]:
    return (Span(term.start, term.end) for term in read if fits(term))


def _looked_up(term: Term, lemmas: Run, others: Run) -> bool:
    return term.lemma in lemmas or any(other in others for other in term.others)


def _begins(term: Term, prefix: str, lemmas: Run) -> bool:
    names = (term.lemma, *term.others)
    return term.lemma in lemmas or any(name.startswith(prefix) for name in names)


def _rows(runs: Iterable[Run], read: Sequence[Term]) -> Iterator[tuple[int, int]]:
    """First and last word of each place where a run stands word after word."""
    for run in runs:
        for at in range(len(read) - len(run) + 1):
            if all(read[at + n].lemma == lemma for n, lemma in enumerate(run)):
                yield at, at + len(run) - 1


def _nearby(
    left: Sequence[tuple[int, int]],
    right: Sequence[tuple[int, int]],
    distance: int,
    read: Sequence[Term],
) -> Iterator[Span]:
    for one in left:
        for other in right:
            first, second = sorted((one, other))
            if 0 <= second[0] - first[1] - 1 <= distance:
                for begin, end in (first, second):
                    yield Span(read[begin].start, read[end].end)


def _loose(runs: Iterable[Run], read: Sequence[Term]) -> Iterator[Span]:
    """Every word of a run that stands within a few words of the others."""
    for run in runs:
        if len(run) == 1:
            yield from (
                Span(term.start, term.end)
                for term in read
                if term.lemma == run[0] or run[0] in term.others
            )
            continue
        for order in {run, run[::-1]} if len(run) == 2 else {run}:
            yield from _in_order(order, read)


def _in_order(run: Run, read: Sequence[Term]) -> Iterator[Span]:
    for at, term in enumerate(read):
        if term.lemma != run[0]:
            continue
        places = [at]
        for lemma in run[1:]:
            reach = range(places[-1] + 1, min(at + len(run) + APART, len(read)))
            following = next((to for to in reach if read[to].lemma == lemma), None)
            if following is None:
                break
            places.append(following)
        if len(places) == len(run):
            yield from (Span(read[place].start, read[place].end) for place in places)


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if merged and span.start < merged[-1].end:
            last = merged.pop()
            span = Span(last.start, max(last.end, span.end))
        merged.append(span)
    return tuple(merged)


def _sentences(text: str, most: int) -> list[Span]:
    """Sentences, the long ones cut between words."""
    starts = [0, *(found.end() for found in _SENTENCE.finditer(text))]
    ends = [*(found.start() for found in _SENTENCE.finditer(text)), len(text)]
    cut: list[Span] = []
    for start, end in zip(starts, ends, strict=True):
        while end - start > most:
            space = text.rfind(" ", start + most // 2, start + most)
            stop = space if space > 0 else start + most
            cut.append(Span(start, stop))
            start = stop + (space > 0)
        cut.append(Span(start, end))
    return cut
