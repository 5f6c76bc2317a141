"""All statements of a letter: sentence by sentence, then put into their final form."""

import hashlib
from dataclasses import replace
from typing import Final

from griffier.extract.binding import Environment, span_of
from griffier.extract.draft import Draft
from griffier.extract.nominal import read_nouns
from griffier.extract.reading import read_sentence
from griffier.extract.resolution import Resolver
from griffier.extract.sentence import Analysis, AnnotationIndex, analyse_sentence
from griffier.extract.setting import Setting, setting_of
from griffier.lexicon.acts import ActLexicon
from griffier.lexicon.extraction import ExtractionWords
from griffier.model import (
    Act,
    Actor,
    Annotations,
    Deadline,
    Explanation,
    Letter,
    Role,
    Sentence,
    Statement,
    Topic,
)

_READ: Final = frozenset({Role.PARAGRAPH, Role.ITEM, Role.ANSWER, Role.CLOSING})
_WITH_DEADLINE: Final = frozenset({Act.COMMIT, Act.REQUEST, Act.EXPECT, Act.AGREE, Act.PROPOSE})
_PLOVER: Final = {
    Act.REQUEST: "REQUEST",
    Act.EXPECT: "REQUEST",
    Act.SUPPORT: "SUPPORT",
    Act.OPPOSE: "REJECT",
    Act.AGREE: "AGREE",
    Act.COMMIT: "AGREE",
    Act.PROVIDE: "AID",
    Act.MEET: "CONSULT",
    Act.DISCUSS: "CONSULT",
}


def extract(
    letter: Letter, annotations: Annotations, words: ExtractionWords
) -> tuple[Statement, ...]:
    """The statements of `letter` in order of their evidence."""
    setting = setting_of(letter, annotations)
    resolver = Resolver(letter, annotations, words.context, setting)
    env = Environment(resolver, setting, words.context, words.grammar)
    index = AnnotationIndex(annotations)
    found: list[Statement] = []
    for sentence in letter.sentences:
        part = letter.parts[sentence.part]
        if part.role in _READ and not _asks(letter, part.turn):
            found.extend(_read(letter, sentence, index, words.acts, env))
    return tuple(sorted(found, key=lambda s: (s.evidence.start, s.evidence.end, s.act)))


def _asks(letter: Letter, turn: int | None) -> bool:
    """Questions put by members are not statements of the government."""
    return turn is not None and letter.turns[turn].kind == "question"


def _read(
    letter: Letter,
    sentence: Sentence,
    index: AnnotationIndex,
    lexicon: ActLexicon,
    env: Environment,
) -> list[Statement]:
    text = letter.text.text
    if text[sentence.end - 1] == "?":
        return []
    analysis = analyse_sentence(text, sentence, index, lexicon, env.grammar, env.words)
    drafts = read_sentence(analysis, lexicon, env)
    drafts += read_nouns(analysis, lexicon, env, drafts)
    return [_statement(letter, analysis, draft, env) for draft in drafts]


def _statement(letter: Letter, analysis: Analysis, draft: Draft, env: Environment) -> Statement:
    evidence = span_of(analysis, draft.words)
    meeting = _meeting(analysis, env.setting)
    topic = draft.topic
    text = letter.text.text
    statement = Statement(
        id="",
        act=draft.act,
        evidence=evidence,
        actors=_tidy(draft.actors),
        recipients=_tidy(draft.recipients),
        via=_via(draft.actors, letter, env),
        topic=None
        if topic is None or draft.act is Act.MEET
        else Topic(text[topic.start : topic.end], topic.start, topic.end),
        meeting=meeting,
        date=_date(letter, env.setting, meeting, draft),
        modality=draft.modality,
        polarity=draft.polarity,
        weight="minor" if draft.minor else "normal",
        repeated=draft.repeated,
        deadline=_deadline(analysis, draft),
        plover=_PLOVER.get(draft.act),
        confidence=draft.confidence,
        explanation=Explanation(draft.rule, draft.entry, tuple(draft.steps)),
    )
    return replace(statement, id=_identifier(text, statement))


def _identifier(text: str, statement: Statement) -> str:
    """Stable across readings: it hangs on the words, the act and the actors."""
    words = text[statement.evidence.start : statement.evidence.end]
    actors = ",".join(actor.id for actor in statement.actors)
    key = f"{statement.act}|{actors}|{words}|{statement.evidence.start}"
    return hashlib.sha256(key.encode()).hexdigest()[:12]


def _tidy(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    return tuple({actor.id: actor for actor in actors}.values())


def _via(actors: tuple[Actor, ...], letter: Letter, env: Environment) -> str | None:
    """The person or role through whom the first actor acts."""
    if not actors:
        return None
    first = actors[0]
    named = first.person
    if named and first.text and first.text not in named:
        return f"{named}, {first.text}" if first.text[0].isupper() else named
    return named


def _meeting(analysis: Analysis, setting: Setting) -> str | None:
    """The meeting the sentence places itself at, else the one the letter reports."""
    for naming in analysis.meetings:
        before = analysis.text[max(analysis.span.start, naming.start - 25) : naming.start].lower()
        if {"tijdens", "at", "during", "op", "in", "marge"} & set(before.split()[-3:]):
            return naming.meeting
    return setting.meeting.id if setting.meeting else None


def _date(letter: Letter, setting: Setting, meeting: str | None, draft: Draft):  # type: ignore[no-untyped-def]
    if meeting and draft.act not in (Act.COMMIT, Act.PROVIDE):
        return setting.meetings[meeting].date
    return letter.metadata.date


def _deadline(analysis: Analysis, draft: Draft) -> Deadline | None:
    if draft.act not in _WITH_DEADLINE:
        return None
    evidence = span_of(analysis, draft.words)
    for moment in analysis.moments:
        if moment.kind == "deadline":
            return Deadline(
                analysis.text[moment.start : moment.end], moment.first, moment.last
            )
    return None
