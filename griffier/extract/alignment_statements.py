"""Statements that follow from lists of countries that align (docs/annotation.md, ruling 26).

Such a list fills a sentence with groups, notes and thirty nouns before its verb comes, so
what was read of it as a list replaces what was read of it as a sentence.
"""

import hashlib
from dataclasses import replace

from griffier.extract.alignment_text import tongue
from griffier.lexicon.alignment import AlignmentWords, Wording, any_of
from griffier.model import (
    Act,
    Actor,
    Alignment,
    Explanation,
    Letter,
    Span,
    Statement,
    Topic,
)

_REPLACED = frozenset({Act.SUPPORT, Act.STATE, Act.AGREE, Act.COMMIT, Act.OPPOSE})
_LONGEST_TOPIC = 160  # characters
_NEXT = 4  # characters between the list's sentence and the one that speaks of «they»


def with_alignments(
    statements: tuple[Statement, ...],
    found: tuple[Alignment, ...],
    letter: Letter,
    words: AlignmentWords,
    sure: float = 1.0,
) -> tuple[Statement, ...]:
    """The statements with one SUPPORT per list, of the confidence `sure`, in place of what else
    was read there; and with the listed countries as «they» in the sentence behind it."""
    wording = tongue(letter.text.text, words) if found else None
    if wording is None:
        return statements
    made = [replace(_support(each, found, letter, wording), confidence=sure) for each in found]
    clauses = [each.evidence for each in made]
    kept = [
        _pronoun_told(each, found, letter, wording)
        for each in statements
        if each.act not in _REPLACED or not any(_overlap(each.evidence, c) for c in clauses)
    ]
    return tuple(sorted([*kept, *made], key=lambda s: (s.evidence.start, s.evidence.end, s.act)))


def _support(
    alignment: Alignment, found: tuple[Alignment, ...], letter: Letter, wording: Wording
) -> Statement:
    text = letter.text.text
    evidence = _clause(alignment, found, letter)
    statement = Statement(
        id="",
        act=Act.SUPPORT,
        evidence=evidence,
        actors=_actors(alignment, text),
        topic=_topic(text, alignment, evidence, wording),
        date=letter.metadata.date,
        plover="SUPPORT",
        explanation=Explanation(
            "alignment",
            f"shared/alignment.toml: {wording.lang}",
            ("a list of countries that align stands for one joint act",),
        ),
    )
    return replace(statement, id=_identifier(text, statement))


def _actors(alignment: Alignment, text: str) -> tuple[Actor, ...]:
    pairs = zip(alignment.aligned, alignment.named, strict=True)
    return tuple(Actor(country, text[span.start : span.end]) for country, span in pairs)


def _clause(alignment: Alignment, found: tuple[Alignment, ...], letter: Letter) -> Span:
    """The part of the sentence that carries one list: where several share a sentence, up
    to where the next one begins; never over the end of a sentence."""
    whole = alignment.evidence
    start, end = whole.start, whole.end
    rivals = [each for each in found if each.evidence == whole]
    if len(rivals) > 1:
        starts = sorted(each.named[0].start for each in rivals)
        start = alignment.named[0].start
        end = next((other for other in starts if other > start), end)
    at = max((s.start for s in alignment.named if start <= s.start < end), default=start)
    for sentence in letter.sentences:
        if sentence.start <= at < sentence.end:
            start, end = max(start, sentence.start), min(end, sentence.end)
    text = letter.text.text
    return Span(start, start + len(text[start:end].rstrip(" .,;")))


def _topic(text: str, alignment: Alignment, evidence: Span, wording: Wording) -> Topic | None:
    """What they align with, where it stands behind the verb."""
    last = max((s.end for s in alignment.named if s.end <= evidence.end), default=evidence.start)
    verb = any_of(wording.align).search(text, max(last, evidence.start), evidence.end)
    if verb is None:
        return None
    words = text[verb.end() : evidence.end]
    start = verb.end() + len(words) - len(words.lstrip())
    preposition = any_of(wording.oblique).match(text, start, evidence.end)
    if preposition:
        start = preposition.end() + 1
    topic = text[start : evidence.end]
    if not topic.strip() or len(topic) > _LONGEST_TOPIC:
        return None
    return Topic(topic, start, evidence.end)


def _pronoun_told(
    statement: Statement, found: tuple[Alignment, ...], letter: Letter, wording: Wording
) -> Statement:
    """The same statement by the countries listed right before it, if it is one by «they»."""
    text, at = letter.text.text, statement.evidence.start
    begin = next((s.start for s in letter.sentences if s.start <= at < s.end), at)
    if not any_of(wording.they).match(text, begin) or statement.act is not Act.COMMIT:
        return statement
    for each in found:
        if 0 <= begin - each.evidence.end <= _NEXT:
            told = replace(statement, actors=_actors(each, text))
            return replace(told, id=_identifier(text, told))
    return statement


def _identifier(text: str, statement: Statement) -> str:
    """As in griffier.extract.statements: it hangs on words, act and actors."""
    words = text[statement.evidence.start : statement.evidence.end]
    actors = ",".join(actor.id for actor in statement.actors)
    key = f"{statement.act}|{actors}|{words}|{statement.evidence.start}"
    return hashlib.sha256(key.encode()).hexdigest()[:12]


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
