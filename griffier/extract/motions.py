"""The text of a motion: from «De Kamer,» to «gaat over tot de orde van de dag» it is the House
that finds, asks and decides, whichever of its paragraphs says so."""

from typing import Final

from griffier.extract.case import Environment
from griffier.extract.draft import Draft
from griffier.extract.frames import Arguments
from griffier.extract.positions import judge, oblige
from griffier.extract.scene import scene_of
from griffier.extract.sentence import Analysis
from griffier.extract.topics import clause_words_topic
from griffier.lexicon.context import ContextWords
from griffier.model import Act, Actor, Letter, Span

_LONGEST: Final = 6000  # characters between the two
_OPENING: Final = 40  # characters in which a paragraph of it opens


def motions_in(letter: Letter, words: ContextWords) -> tuple[Span, ...]:
    """The stretches of a letter that are the text of a motion."""
    found: list[Span] = []
    begun = -1
    for part in letter.parts:
        text = letter.text.text[part.start : part.end].lower()
        if any(text.replace(",", " ,")[:_OPENING].startswith(each) for each in words.resolving):
            begun = part.start
        if begun >= 0 and part.end - begun > _LONGEST:
            begun = -1
        if begun >= 0 and any(each in text for each in words.resolution_end):
            found.append(Span(begun, part.end))
            begun = -1
    return tuple(found)


def view_of(analysis: Analysis, env: Environment, house: tuple[Actor, ...]) -> Draft | None:
    """«Van mening dat de regels moeten worden versoepeld;»: what the House finds without a
    verb, where that is a verdict or says what must be done."""
    tokens = analysis.tokens
    opens = not env.words.considering.isdisjoint(tokens.words[:1])  # a rule of signs has no words
    opens = opens or " ".join(tokens.words[:2]) in env.words.considering
    content = next((n for n, c in enumerate(analysis.clauses) if _is_content(analysis, env, n)), -1)
    if not opens or content < 0:
        return None
    first = min(analysis.clause_words(content))
    draft = Draft(Act.STATE, "state:motion", "motion", 0, first - 1, house)
    scene, found = scene_of(analysis, env, continues=True), Arguments(complement=content)
    if not (judge(scene, draft, found) or oblige(scene, draft, found)):
        return None
    draft.words = set(range(first)) | set(analysis.clause_words(content))
    draft.topic = clause_words_topic(analysis, analysis.clause_words(content)[1:])
    draft.steps.insert(0, "the text of a motion: the House finds so")
    return draft


def _is_content(analysis: Analysis, env: Environment, number: int) -> bool:
    mark = analysis.clauses[number].mark
    return mark >= 0 and analysis.tokens.words[mark] in env.words.complementisers
