"""What a declaration on alignment is about: its subject in words, and the sanctions regime."""

import re

from griffier.extract.alignment_lists import named
from griffier.lexicon.alignment import AlignmentWords, Regime, Wording, any_of
from griffier.model import Span

_TITLE = 1500  # characters a title is looked for in
_LONGEST = 450  # characters of a title


# A title set without a line's end before its text: «… in Libya On 30 July 2020, the Council».
_SENTENCE = re.compile(r"\s[A-ZÀ-Þ][^\W\d_]{0,2}\s\d{1,2}\.?(?:er)?\s")


def title_of(text: str, cut: tuple[Span, ...], wording: Wording) -> Span | None:
    """The sentence near the beginning that holds words of such a title."""
    cues = any_of(wording.title, prefix=True)
    return next((span for span in _headings(cut) if cues.search(text, span.start, span.end)), None)


def heading_of(text: str, cut: tuple[Span, ...], wording: Wording) -> Span | None:
    """Failing that, one near the beginning that speaks of measures and tells nothing."""
    measures, adopted = any_of(wording.measures), any_of(wording.adopted)
    for span in _headings(cut):
        if text[span.end - 1] in ".!?:;" or adopted.search(text, span.start, span.end):
            continue
        if measures.search(text, span.start, span.end):
            return span
    return None


def _headings(cut: tuple[Span, ...]) -> list[Span]:
    return [span for span in cut if span.start <= _TITLE and span.end - span.start <= _LONGEST]


def subject_of(text: str, title: Span | None, wording: Wording) -> str | None:
    """What the measures are about, in the title's words («restrictive measures in view of
    the situation in Belarus»)."""
    if title is None:
        return None
    cue = any_of(wording.title, prefix=True).search(text, title.start, title.end)
    at = cue.end() if cue else title.start
    measures = any_of(wording.measures).search(text, at, title.end)
    if measures is None:
        measures = any_of(wording.measures).search(text, title.start, title.end)
    if measures is None:
        return None
    glued = _SENTENCE.search(text, measures.start(), title.end)
    end = glued.start() if glued else title.end
    return text[measures.start() : end].strip(' .*”"»“') or None


def regime_of(
    text: str, acts: tuple[str, ...], title: Span | None, wording: Wording, words: AlignmentWords
) -> str | None:
    """The regime by the acts that founded it, else by the words of the title, else by the
    one regime aimed at the country the title names. None where two are as likely."""
    founded = {regime.id for regime in words.regimes if set(acts) & set(regime.acts)}
    if len(founded) == 1:
        return founded.pop()
    if title is None:
        return None
    heading = " ".join(text[title.start : title.end].lower().replace("’", "'").split())
    by_words = _by_words(heading, words.regimes)
    if by_words:
        return by_words[0] if len(by_words) == 1 else None
    targets = {each.id for each in named(text, title, wording)}
    aimed = [regime.id for regime in words.regimes if regime.target in targets]
    return aimed[0] if len(aimed) == 1 else None


def _by_words(heading: str, regimes: tuple[Regime, ...]) -> list[str]:
    """The regimes whose words stand in the title, without those that are only part of
    another's («situation in Ukraine» in «destabilising the situation in Ukraine»)."""
    found: list[tuple[int, int, str]] = []
    for regime in regimes:
        for word in (each.replace("’", "'") for each in regime.words if each):
            at = heading.find(word)
            if at >= 0:
                found.append((at, at + len(word), regime.id))
    return list(
        dict.fromkeys(
            name
            for start, end, name in found
            if not any(
                begin <= start and end <= stop and stop - begin > end - start
                for begin, stop, _ in found
            )
        )
    )
