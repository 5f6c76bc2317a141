"""Which phrase of a clause the frame makes the topic of a statement."""

from dataclasses import replace

from griffier.extract.case import Case
from griffier.extract.clause import ClauseKind
from griffier.extract.phrases import Phrase, chunk
from griffier.extract.topics import clause_words_topic, is_broken, noun_topic, short_topic
from griffier.lexicon.grammar import Tag
from griffier.model import Act


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
    if is_broken(case.analysis, phrase) or case.analysis.tokens.tags[phrase.end] & Tag.PERSONAL:
        return False
    head = case.analysis.tokens.words[phrase.end]
    if head in case.env.words.enclosed:
        return False  # «Bijgaand stuur ik u»
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


def look_round(case: Case) -> None:
    """Where the frame names no topic: the noun a relative clause hangs on, what stands behind
    a preposition that lost sight of it («voor een te lange periode»), the set phrase itself
    («een vrijhandelsverdrag gesloten»)."""
    if case.draft.topic is not None or case.draft.act is Act.MEET:
        return
    if (antecedent := _antecedent(case)) is not None:
        set_topic(case, antecedent)
        return
    if _behind_stranded(case):
        return
    objects = case.found.objects[-1:]
    whole = [phrase for phrase in objects if phrase.start < phrase.end]
    for phrase in (*whole, *_unclaimed(case), *objects, *_passive_subject(case)):
        tag = case.situation.tokens.tags[phrase.end]
        thing = tag & Tag.NOUN and not tag & (Tag.PERSONAL | Tag.DEMONSTRATIVE)
        fixed = case.entry.is_fixed(case.analysis.tokens.words[phrase.end])
        thing = thing and not (fixed and phrase.preposition)  # «het met de Commissie eens»
        if thing and not is_broken(case.analysis, phrase) and not case.resolve(phrase):
            set_topic(case, phrase)
            return


def _antecedent(case: Case) -> Phrase | None:
    """«het pakket dat de Commissie aankondigde», «het verdrag, waarvoor Nederland pleitte»."""
    clause, tokens = case.situation.clauses[case.predicate.clause], case.situation.tokens
    linking = Tag.RELATIVE | Tag.PRONOMINAL
    if clause.kind is not ClauseKind.SUBORDINATE or clause.mark < 1 or clause.parent < 0:
        return None
    if not tokens.tags[clause.mark] & linking or (
        case.found.subject is not None and case.found.subject.start == clause.mark
    ):
        return None
    comma = bool(tokens.tags[clause.mark - 1] & Tag.PUNCTUATION)
    last = clause.mark - 1 - comma
    last -= last in {each.particle for each in case.analysis.predicates}  # «lichtte het toe, dat»
    parent = case.situation.clauses[clause.parent]
    words = [j for j in parent.own if j <= last and j not in parent.verbs]
    chain = chunk(tokens, words, case.situation.bounds)[::-1]
    owner = case.env.words.owner
    hangs = next((n for n, p in enumerate(chain) if not _hangs_on(p, chain[n + 1 :], owner)), 0)
    found = chain[hangs] if chain and chain[0].end == last else None
    if found is None or found.pronominal or case.resolve(found) or is_broken(case.analysis, found):
        return None
    return replace(found, start=found.core, end=last, preposition=None)


def _hangs_on(phrase: Phrase, before: list[Phrase], owner: frozenset[str]) -> bool:
    """«het plan | van de Unie»."""
    return phrase.preposition in owner and bool(before) and before[0].end == phrase.start - 1


def _behind_stranded(case: Case) -> bool:
    tokens, own = case.situation.tokens, set(case.predicate.words)
    verbs = set(case.situation.clauses[case.predicate.clause].verbs)
    for phrase in case.found.prepositional:
        role = case.entry.prepositions.get(phrase.preposition or "")
        bare = phrase.start == phrase.end and tokens.words[phrase.start] == phrase.preposition
        if role != "topic" or not bare:
            continue
        run: list[int] = []
        for j in range(phrase.end + 1, len(tokens)):
            if j not in own or j in verbs or tokens.tags[j] & (Tag.PUNCTUATION | Tag.SUBORDINATOR):
                break
            run.append(j)
        if len(run) > 1 and tokens.tags[run[0]] & (Tag.DETERMINER | Tag.ATTRIBUTE | Tag.NUMERAL):
            case.draft.topic = clause_words_topic(case.analysis, run)
            case.draft.words |= {phrase.start, *run}
            return True
    return False


def _unclaimed(case: Case) -> list[Phrase]:
    """Phrases whose preposition the frame has no use for, or would have had for a person."""
    roles = case.entry.prepositions
    return [
        phrase
        for phrase in case.found.prepositional
        if not phrase.pronominal
        and roles.get(phrase.preposition or "", "recipient") == "recipient"
        and phrase.preposition in case.env.words.about - case.env.words.with_
        and not is_of_subject(case, phrase)
    ]


def _passive_subject(case: Case) -> list[Phrase]:
    wanted = case.predicate.passive or case.entry.subject == "topic"
    return [case.found.subject] if wanted and case.found.subject else []


def set_topic(case: Case, phrase: Phrase) -> None:
    """Make a phrase, with what belongs to it, the topic."""
    case.topic_phrase = phrase
    claimed = {p.start for p in case.found.prepositional if _is_claimed(case, p)}
    span, words = noun_topic(case.analysis, case.predicate, phrase, claimed, case.env.words)
    if (
        case.draft.act is Act.PROVIDE
        and case.analysis.tokens.words[phrase.end] in case.env.words.minutes
    ):
        span = short_topic(case.analysis, phrase)  # «het verslag», whatever it tells of
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


def is_pronoun(case: Case, phrase: Phrase) -> bool:
    """Whether a phrase is «het», «hij», «zij» and nothing else."""
    words = case.env.words
    said = case.analysis.tokens.words[phrase.start]
    return phrase.start == phrase.end and said in words.it | words.he | words.she | words.they
