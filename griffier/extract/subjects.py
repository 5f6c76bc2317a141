"""The topic of a statement with its concept of the thesaurus, and why it is that concept."""

from typing import Final

from griffier.extract.topics import LONGEST
from griffier.lexicon.concepts import ConceptMatch, ConceptMatcher
from griffier.model import Span, Topic

_GOES_ON: Final = (" to ", " om ")


def subject(
    text: str, topic: Span | None, evidence: Span, concepts: ConceptMatcher
) -> tuple[Topic | None, tuple[str, ...]]:
    """The words of the topic, what they are about, and the step that says so.

    The evidence is the weaker witness: it is heard only where the topic says nothing, or
    was cut off at its eighth word or before an infinitive («its efforts to align»), in which
    case it is read on to the end of the evidence.
    """
    if topic is None:
        return None, ()
    words = text[topic.start : topic.end]
    found = concepts.match(words, text[evidence.start : evidence.end])
    cut = len(words.split()) >= LONGEST - 1  # «en» at its end was dropped
    if found is None and (cut or text.startswith(_GOES_ON, topic.end)):
        whole = concepts.match(text[topic.start : max(topic.end, evidence.end)])
        found = ConceptMatch(whole.concept, whole.words, in_topic=False) if whole else None
    if found is None:
        return Topic(words, topic.start, topic.end), ()
    where = "" if found.in_topic else " in the sentence"
    step = f"topic is {found.concept} by «{found.words}»{where}"
    return Topic(words, topic.start, topic.end, found.concept), (step,)
