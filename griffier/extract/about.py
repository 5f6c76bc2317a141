"""Which phrase of a clause the frame makes the topic of a statement."""

from griffier.extract.case import Case
from griffier.extract.clause import ClauseKind
from griffier.extract.phrases import Phrase
from griffier.extract.topics import noun_topic
from griffier.lexicon.grammar import Tag


def topic_behind(case: Case) -> bool:
    """«vroeg de Commissie om opheldering»: a phrase with fixed words has its topic behind a
    preposition, and the object is who is addressed."""
    roles = (case.entry.prepositions.get(p.preposition or "") for p in case.found.prepositional)
    return bool(case.entry.words) and "topic" in roles


def is_expletive(case: Case, phrase: Phrase) -> bool:
    """«acht het van belang dat …»: the clause behind is the topic, not «het»."""
    content = case.found.complement >= 0 or case.found.infinitive >= 0
    pointer = case.situation.tokens.tags[phrase.start] & Tag.DEMONSTRATIVE
    return content and phrase.start == phrase.end and bool(pointer)


def is_topic(case: Case, phrase: Phrase) -> bool:
    """A fixed word of the entry («zorgen») is no topic of its own."""
    head = case.analysis.tokens.words[phrase.end]
    wanted = "topic" in (case.entry.object, case.entry.subject)
    if not wanted or (case.entry.is_fixed(head) and case.entry.prepositions):
        return False
    content = case.found.complement >= 0 or case.found.infinitive >= 0
    opening = case.analysis.tokens.words[phrase.start]
    bare = phrase.start == phrase.end or (
        phrase.end == phrase.start + 1 and opening in case.env.words.it
    )
    if content and case.entry.words and bare and case.entry.object == "topic":
        return False  # «acht het wenselijk dat …»
    # «vroegen aandacht voor de schade de afgelopen maanden»: the topic has its preposition
    roles = (case.entry.prepositions.get(p.preposition or "") for p in case.found.prepositional)
    return not (case.entry.words and "topic" in roles)


def is_of_subject(case: Case, phrase: Phrase) -> bool:
    """«De commissie voor Europese Zaken nodigt …»: before a finite verb that stands second
    there is room for one phrase only."""
    subject, clause = case.found.subject, case.situation.clauses[case.predicate.clause]
    second = clause.kind is ClauseKind.MAIN and clause.finite == phrase.end + 1
    return bool(subject and second and subject.end == phrase.start - 1)


def point(case: Case) -> None:
    """«Nederland zal hiermee instemmen», «spraken hierover»: where nothing else says what it is
    about, the word that points to it does."""
    if case.draft.topic is not None:
        return
    for phrase in case.found.prepositional:
        role = case.entry.prepositions.get(phrase.preposition or "")
        # not the stranded half of «daar … om», nor «waarover», which only links
        word = case.analysis.tokens.words[phrase.start]
        whole = phrase.start == phrase.end and word != phrase.preposition
        links = case.analysis.tokens.tags[phrase.start] & (Tag.RELATIVE | Tag.SUBORDINATOR)
        if phrase.pronominal and role == "topic" and whole and not links:
            case.draft.topic = case.analysis.offsets(phrase)
            return


def set_topic(case: Case, phrase: Phrase) -> None:
    """Make a phrase, with what belongs to it, the topic."""
    case.topic_phrase = phrase
    claimed = {p.start for p in case.found.prepositional if _is_claimed(case, p)}
    span, words = noun_topic(case.analysis, case.predicate, phrase, claimed, case.env.words)
    case.draft.topic = span
    case.draft.words |= words


def _is_claimed(case: Case, phrase: Phrase) -> bool:
    """Whether the frame has a use of its own for a prepositional phrase."""
    role = case.entry.prepositions.get(phrase.preposition or "")
    if role is None:
        return case.predicate.passive and phrase.preposition in case.env.words.agent
    behind = case.topic_phrase is not None and phrase.start == case.topic_phrase.end + 1
    if role in ("none", "topic") and behind:
        return False  # «concern about attacks on journalists», «de stand van zaken rond het pact»
    return role != "recipient" or bool(case.resolve(phrase))
