"""«Hiermee wordt voldaan aan de toezegging …»: no act of its own, but a fact worth
keeping: the document says that a promise is kept or a motion carried out (ruling 11)."""

import re
from bisect import bisect_right

from griffier.lexicon.context import ContextWords
from griffier.model import Annotations, Fulfilment, Letter, Sentence


def fulfilments(
    letter: Letter, annotations: Annotations, words: ContextWords
) -> tuple[Fulfilment, ...]:
    """The sentences that say so, each with the reference it names, if it names one.

    A list of decisions names promises and motions to deal with: it fulfils none.
    """
    if letter.metadata.kind == "decisions":
        return ()
    pattern = _pattern(words)
    text = letter.text.text
    return tuple(
        Fulfilment(s.start, s.end, _reference(letter, annotations, s.start, s.end))
        for s in _naming(letter, words)
        if (said := pattern.search(text, s.start, s.end))
        and _now(text[s.start : s.end], said[0], words)
    )


def _naming(letter: Letter, words: ContextWords) -> list[Sentence]:
    """The sentences that name a promise or motion; the pattern is slow, and few do."""
    low = letter.text.text.lower()
    if len(low) != len(letter.text.text):  # a letter that has two in lower case
        return list(letter.sentences)
    things = (re.finditer(re.escape(thing), low) for thing in words.fulfilled)
    starts = [s.start for s in letter.sentences]
    found = sorted({bisect_right(starts, m.start()) - 1 for each in things for m in each})
    return [letter.sentences[n] for n in found if n >= 0]


def _now(sentence: str, said: str, words: ContextWords) -> bool:
    """«Deze toezegging zal ik in 2021 gestand doen»: not yet, and not «hun toezeggingen». A
    request is fulfilled by words that say it («hiermee kom ik tegemoet aan het verzoek»)."""
    low = sentence.lower()
    present = set(re.findall(r"[\w-]+", low))  # «niet-Europese» denies nothing
    herewith = any(phrase in low for phrase in words.herewith)
    if not words.requests.isdisjoint(said.lower().split()):
        return any(phrase in low for phrase in words.formula)
    return herewith or words.unfulfilled.isdisjoint(present)


def _pattern(words: ContextWords) -> re.Pattern[str]:
    """A promise or motion and a verb of fulfilling, in either order within a sentence, or
    between the two halves of one («kom ik {} na»)."""
    halves = sorted(verb.split("{}") for verb in words.fulfilling if "{}" in verb)
    whole = (verb for verb in words.fulfilling if "{}" not in verb)
    verbs = "|".join(sorted(map(re.escape, whole), key=len, reverse=True))
    things = "|".join(sorted(map(re.escape, words.fulfilled), key=len, reverse=True))
    ways = [
        rf"(?:{verbs})\b[^.?!]{{0,200}}?\b(?:{things})",
        rf"(?:{things})[^.?!]{{0,200}}?\b(?:{verbs})\b",
        *(
            rf"{re.escape(before.strip())}\b[^.?!]{{0,80}}?\b(?:{things})[^.?!]{{0,200}}?"
            rf"\b{re.escape(after.strip())}\b"
            for before, after in halves
        ),
    ]
    return re.compile("|".join(rf"\b{way}" for way in ways), re.IGNORECASE)


def _reference(letter: Letter, annotations: Annotations, start: int, end: int) -> str | None:
    """The Kamerstuk, motion or promise named in the sentence or in a note that hangs on it."""
    spans = [(start, end)]
    spans += [(n.start, n.end) for n in letter.text.notes if n.anchor and start < n.anchor <= end]
    inside = [r for r in annotations.references if any(a <= r.start < b for a, b in spans)]
    kinds = ("kamerstuk", "motion", "commitment", "aanhangsel")
    return next((r.id for kind in kinds for r in inside if r.kind == kind), None)
