"""Recipients that stand inside the topic: owners of what is praised, condemned or asked."""

from griffier.extract.case import Case
from griffier.extract.clause import ClauseKind
from griffier.extract.frames import arguments
from griffier.extract.phrases import Phrase
from griffier.lexicon.grammar import Tag
from griffier.model import Act, Actor, Mention

_BESIDE = 5  # words from the end of an owner to the «by» of a doer


def add_owners(case: Case) -> None:
    """Recipients that stand inside the topic: the owner of what is praised or
    condemned, or the one whose action is asked for (ruling 7)."""
    if case.draft.recipients:
        return
    told = case.found.complement >= 0 and case.env.grammar.verb_second
    if told and case.draft.act in (Act.SUPPORT, Act.OPPOSE):
        _doer_told(case)
    if case.topic_phrase is None:
        if case.draft.act in (Act.SUPPORT, Act.OPPOSE):
            _owner_of_fixed(case)
        return
    if case.draft.act in (Act.SUPPORT, Act.OPPOSE):
        _owner(case, adjectives=True)
    elif case.draft.act in (Act.REQUEST, Act.EXPECT):
        head = case.analysis.tokens.words[case.topic_phrase.end]
        if head.endswith(case.env.words.action_endings) and head not in case.env.words.done_to:
            _owner(case, adjectives=False)


def add_owner_of_view(case: Case) -> None:
    """«deelt de mening | van de Raad van State | dat de Commissie te weinig doet»: whose view
    is shared, and not who does what that view is about."""
    if case.draft.recipients or case.draft.act not in (Act.SUPPORT, Act.OPPOSE) or _is_empty(case):
        return
    words = case.analysis.tokens.words
    heads = {p.end for p in case.found.objects if case.entry.is_fixed(words[p.end])}
    for phrase in case.found.prepositional:
        if phrase.start - 1 in heads and phrase.preposition in case.env.words.owner:
            case.add_recipients(case.resolve(phrase), phrase)


def add_doer(case: Case, number: int) -> None:
    """«juicht toe dat de Commissie …»: the doer of what is praised or condemned."""
    inner = next((p for p in case.analysis.predicates if p.clause == number), None)
    if inner is None or inner.passive or inner.lemma in case.env.words.idle or inner.helpers:
        return
    if case.topic_phrase is not None and has_genitive(case, case.topic_phrase):
        return  # "reject Russia's claims that Ukraine is …"
    subject = arguments(case.situation, inner).subject
    if subject is not None and (actors := case.resolve(subject)):
        case.draft.recipients = tuple(a for a in actors if not case.draft.speaks_for((a,)))


def _doer_told(case: Case) -> None:
    """«verwelkomt dat Moldavië de wet heeft aangenomen»: who did what is praised or regretted."""
    roles = case.entry.prepositions
    if any(roles.get(p.preposition or "") == "topic" for p in case.found.prepositional):
        return  # «bracht daartegen in dat Zweden de wet heeft aangescherpt»: his reason
    for inner in case.analysis.predicates:
        done = inner.helpers & case.env.grammar.perfect and not inner.passive
        if inner.clause == case.found.complement and done:
            subject = arguments(case.situation, inner).subject
            who = case.resolve(subject) if subject else ()
            case.draft.recipients = () if case.draft.speaks_for(who) else who
            return


def _owner_of_fixed(case: Case) -> None:
    """«deelden de Nederlandse analyse»: the fixed noun itself is owned."""
    tokens = case.analysis.tokens
    for phrase in case.found.objects:
        if case.entry.is_fixed(tokens.words[phrase.end]):
            span = case.analysis.offsets(phrase)
            inside = [m for m in case.analysis.mentions_in(span) if m.form == "adjective"]
            owners = (case.env.resolver.as_actor(m) for m in inside[:1])
            case.add_recipients(tuple(owners), phrase)


def _owner(case: Case, *, adjectives: bool) -> None:
    assert case.topic_phrase is not None  # noqa: S101 - owners() has checked
    if case.analysis.tokens.words[case.topic_phrase.end] in case.env.words.occasions:
        return  # "welcomes the opportunity of the meeting with Jordan"
    if case.predicate.passive and case.topic_phrase.preposition in case.env.words.agent:
        return  # "was opposed by a number | of delegations"
    itself = case.topic_phrase.preposition in case.env.words.owner
    itself = itself and not _is_empty(case) and not _as_to(case, case.topic_phrase)
    following = case.topic_phrase if itself else _possessor(case, case.topic_phrase)
    if adjectives and not itself and (doer := _doer_before(case, following)):
        case.draft.recipients = doer  # "Russia's invasion of Ukraine"
    elif following and (actors := case.resolve(following) or acted_for(case, following)):
        case.add_recipients(actors, following)
        if following.start < case.topic_phrase.start:
            case.draft.words |= _article_before(case, following)
    elif adjectives:
        span = case.analysis.offsets(case.topic_phrase)
        owners = [m for m in case.analysis.mentions_in(span)
                  if (m.form == "adjective" and not _is_paired(case, m))
                  or _is_genitive(case, m)]  # fmt: skip
        owners = [] if owners and _backs(case, case.topic_phrase) else owners
        case.draft.recipients = tuple(case.env.resolver.as_actor(m) for m in owners[:1])


def _is_genitive(case: Case, mention: Mention) -> bool:
    """ "the High Representative's proposal"."""
    return case.analysis.text[mention.end : mention.end + 2] in ("'s", "’s")


def has_genitive(case: Case, phrase: Phrase) -> bool:
    """Whether an actor owns what a phrase names: "Russia's claims"."""
    inside = case.analysis.mentions_in(case.analysis.offsets(phrase))
    return any(_is_genitive(case, mention) for mention in inside)


def _is_paired(case: Case, mention: Mention) -> bool:
    """ "the EU-Caribbean meeting": of both, and of neither alone."""
    hyphen, other = case.analysis.text[mention.end : mention.end + 1], mention.end + 1
    paired = hyphen in ("-", "–") and case.analysis.text[other : other + 1].isupper()
    return paired and not case.env.grammar.verb_second


def _backs(case: Case, phrase: Phrase) -> bool:
    """ "expressed the Union's solidarity with Chad": whose the fixed noun is, it backs with."""
    words = case.analysis.tokens.words[phrase.core : phrase.end + 1]
    english = not case.env.grammar.verb_second
    backs = english and case.draft.act is Act.SUPPORT and "with" in case.entry.prepositions
    return backs and any(map(case.entry.is_fixed, words))


def _is_empty(case: Case) -> bool:
    """«deelde de urgentie | van het plan»: the fixed noun says only that something matters."""
    words = (case.analysis.tokens.words[j] for j in case.predicate.words)
    return any(case.entry.is_fixed(word) for word in case.env.words.empty_heads.intersection(words))


def _as_to(case: Case, topic: Phrase) -> bool:
    """«de analyse ten aanzien | van de landen»: what it is about, and no owner."""
    return case.analysis.tokens.words[topic.start - 1] in case.env.words.as_to


def _doer_before(case: Case, following: Phrase | None) -> tuple[Actor, ...]:
    """ "Russia's invasion | of Ukraine", "the Russian shelling | of Kharkiv": whoever is named
    before the deed does it, and those behind suffer it."""
    words = case.env.words
    if case.topic_phrase is None or following is None or following.preposition not in words.owner:
        return ()
    span = case.analysis.offsets(case.topic_phrase)
    named = [m for m in case.analysis.mentions_in(span) if m.kind in ("country", "group")]
    return tuple(case.env.resolver.as_actor(m) for m in named[:1])


def acted_for(case: Case, phrase: Phrase) -> tuple[Actor, ...]:
    """ "by Russian armed forces", "the people of Ukraine": whose they are."""
    if case.analysis.tokens.words[phrase.end] not in case.env.words.peoples:
        return ()
    span = case.analysis.offsets(phrase)
    inside = [m for m in case.analysis.mentions_in(span) if m.kind == "country"]
    behind = next((p for p in case.found.prepositional if p.start == phrase.end + 1), None)
    if not inside and behind is not None and behind.preposition in case.env.words.owner:
        return case.resolve(behind)
    return tuple(case.env.resolver.as_actor(m) for m in inside[:1])


def _article_before(case: Case, phrase: Phrase) -> set[int]:
    """«Het reeds | door de Commissie aangekondigde pakket»: the words that open the noun
    phrase in which `phrase` stands."""
    tags, found = case.situation.tokens.tags, set[int]()
    for j in range(phrase.start - 1, max(-1, phrase.start - 5), -1):
        if not tags[j] & (Tag.DETERMINER | Tag.ADVERB):
            break
        found.add(j)
        if tags[j] & Tag.DETERMINER:
            return found
    return set()


def _agent_of_relative(case: Case, phrase: Phrase) -> Phrase | None:
    """ "the progress made by Albania": the agent of the participle behind the noun."""
    for inner in case.analysis.predicates:
        clause = case.situation.clauses[inner.clause]
        if clause.kind is ClauseKind.PARTICIPLE and clause.own[0] == phrase.end + 1:
            phrases = arguments(case.situation, inner).prepositional
            return next((p for p in phrases if p.preposition in case.env.words.agent), None)
    return None


def _possessor(case: Case, phrase: Phrase) -> Phrase | None:
    """The «van» or «door» phrase right at the topic's head."""
    words = case.env.words
    agents = [p for p in case.found.prepositional if p.preposition in words.agent]
    before = [p for p in agents if p.end == phrase.start - 1 and not case.predicate.passive]
    inside = [p for p in case.found.prepositional if phrase.start < p.start <= phrase.end]
    right_behind = [p for p in case.found.prepositional if p.start == phrase.end + 1]
    marks = words.owner | words.agent
    agent = _agent_of_relative(case, phrase)
    if agent is not None:
        return agent
    owner = next((p for p in (*before, *inside, *right_behind) if p.preposition in marks), None)
    if owner is not None and owner.preposition in words.owner and not case.predicate.passive:
        # "the detention of EU citizens by Iran": who does it, not to whom
        behind = [p for p in case.found.prepositional if p.start > owner.end][:1]
        near = (p for p in behind if p in agents and p.start - owner.end <= _BESIDE)
        owner = next(near, owner)  # also "defiance of the Council's | resolutions by Iran"
    if owner is None and has_genitive(case, phrase):
        return None  # "Russia's claims | that Ukraine is preparing …"
    return owner or _subject_of_relative(case, phrase)


def _subject_of_relative(case: Case, phrase: Phrase) -> Phrase | None:
    """«de aanvallen die Rusland uitvoert», «de wijze waarop Turkije vluchtelingen opvangt»: who
    does what the topic names."""
    tokens, words = case.situation.tokens, case.env.words
    way = tokens.words[phrase.end] in words.ways
    for inner in case.analysis.predicates:
        clause = case.situation.clauses[inner.clause]
        relative = clause.mark == phrase.end + 1 and not inner.passive
        how = way and tokens.words[clause.mark] in words.whereby
        if relative and (how or tokens.tags[clause.mark] & Tag.RELATIVE):
            subject = arguments(case.situation, inner).subject
            return subject if subject and subject.start != clause.mark else None
    return None


def add_attached(case: Case) -> None:
    """«Spanje, gesteund door Cyprus, …»: whom a participle phrase between commas is about."""
    clause = case.situation.clauses[case.predicate.clause]
    if clause.kind is not ClauseKind.PARTICIPLE:
        return
    done_to = case.draft.act in (Act.SUPPORT, Act.OPPOSE) or case.entry.object == "recipient"
    if not done_to or case.draft.recipients:
        return
    parent = case.analysis.clauses[clause.parent]
    outer = next((p for p in case.analysis.predicates if p.clause == clause.parent), None)
    subject = arguments(case.situation, outer).subject if outer else None
    if subject is not None and clause.own and subject.end == clause.own[0] - 2 in parent.own[:-1]:
        who = case.resolve(subject)
        case.draft.recipients = tuple(a for a in who if not case.draft.speaks_for((a,)))


def backed(case: Case, phrase: Phrase) -> None:
    """ "reiterates its support for Ukraine", "pays tribute to Portugal", «sluit zich aan bij …»."""
    behind = phrase.preposition in case.env.words.with_ | case.env.words.meant | {"to"}
    if behind and case.draft.act is Act.SUPPORT and not case.draft.recipients:
        case.add_recipients(case.resolve(phrase), phrase)
