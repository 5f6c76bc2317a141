"""The topic of a statement with its concept of the thesaurus, and why it is that concept."""

from griffier.lexicon.concepts import ConceptMatcher
from griffier.model import Span, Topic


def subject(
    text: str, topic: Span | None, evidence: Span, concepts: ConceptMatcher
) -> tuple[Topic | None, tuple[str, ...]]:
    """The words of the topic, what they are about, and the step that says so.

    The evidence is the weaker witness: it is heard only where the topic says nothing.
    """
    if topic is None:
        return None, ()
    words = text[topic.start : topic.end]
    found = concepts.match(words, text[evidence.start : evidence.end])
    if found is None:
        return Topic(words, topic.start, topic.end), ()
    where = "" if found.in_topic else " in the sentence"
    step = f"topic is {found.concept} by «{found.words}»{where}"
    return Topic(words, topic.start, topic.end, found.concept), (step,)
