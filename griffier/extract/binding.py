"""From a frame and its arguments to a draft: who, to whom, about what."""

from griffier.extract.about import (
    is_expletive,
    is_of_subject,
    is_pronoun,
    is_topic,
    look_round,
    point,
    set_topic,
    topic_behind,
)
from griffier.extract.agents import find_actors
from griffier.extract.asked import stranded_role
from griffier.extract.case import Case, Scene
from griffier.extract.draft import Draft
from griffier.extract.fitting import turned
from griffier.extract.frames import Arguments, arguments
from griffier.extract.owners import (
    acted_for,
    add_attached,
    add_doer,
    add_owner_of_view,
    add_owners,
    backed,
)
from griffier.extract.partners import (
    add_partners,
    asks_to_be_told,
    before_infinitive,
    hangs_on,
    join_parties,
    links_only,
    of_noun_before,
    talks_with_others,
    to_other,
)
from griffier.extract.phrases import Phrase, chunk
from griffier.extract.predicates import Predicate
from griffier.extract.relatives import add_asked, done_to, meant_by
from griffier.extract.scene import in_past
from griffier.extract.sentence import Analysis
from griffier.extract.sitting import is_deciding, is_motion
from griffier.extract.topics import clause_topic, is_broken
from griffier.lexicon.acts import Entry
from griffier.lexicon.grammar import Tag
from griffier.model import Act, Actor, Span

# Acts that are done towards somebody, who can stand as an indirect object.
_ADDRESSED = frozenset({Act.PROVIDE, Act.COMMIT, Act.REQUEST, Act.STATE, Act.PROPOSE, Act.WARN})


def bind(
    scene: Scene,
    predicate: Predicate,
    entry: Entry,
    found: Arguments,
    inherited: tuple[Actor, ...],
) -> Draft | None:
    """The draft of one predicate, or None where nobody can be said to act.

    `inherited` are the actors of the clause this one leans on, for subjects left out.
    """
    draft = Draft(entry.act, entry.id, "verb", predicate.clause, predicate.verb, minor=entry.minor)
    draft.words |= {predicate.verb, predicate.particle} - {-1}
    draft.words |= _fixed_words(scene.analysis, predicate, entry, found)
    case = Case(scene, predicate, entry, turned(entry, scene.situation, found), draft)
    if not find_actors(case, inherited) or (entry.author and not case.by_author):
        return None
    if entry.act is Act.REQUEST and _is_question(case):
        return None
    _bind_objects(case)
    if _asks_itself(case) or _goes_on_to_say(case):
        return None
    _bind_prepositions(case)
    add_owner_of_view(case)
    _bind_complements(case)
    point(case)
    look_round(case)
    add_owners(case)
    add_partners(case)
    add_attached(case)
    if draft.act is Act.AGREE and draft.actors:
        join_parties(case)
    if entry.body_act and is_deciding(draft.actors, case.env.words):
        draft.act = entry.body_act
    if draft.act is Act.MEET and not draft.minor and not draft.recipients and not _mutual(case):
        draft.act = Act.DISCUSS  # nobody was met, but people may have been spoken with
        return draft if talks_with_others(case) else None
    if draft.act is Act.PROVIDE and _only_describes(case):
        return None
    return draft


def _mutual(case: Case) -> bool:
    """«De ministers van Spanje en Cyprus ontmoetten elkaar»: each is met by the other."""
    words = {case.analysis.tokens.words[j] for j in case.predicate.words}
    return len(case.draft.actors) > 1 and not words.isdisjoint(case.env.words.mutual)


def _asks_itself(case: Case) -> bool:
    """«De Raad zal worden gevraagd in te stemmen»: the Council does not ask the Council."""
    subject = case.found.subject
    if case.draft.act is not Act.REQUEST or not case.predicate.passive or subject is None:
        return False
    asked = {actor.id for actor in case.resolve(subject)}
    return bool(asked) and asked == {actor.id for actor in case.draft.actors}


def _goes_on_to_say(case: Case) -> bool:
    """ "would like to add a few remarks": of its own speech, and expected of nobody."""
    if case.draft.act is not Act.EXPECT or case.found.infinitive < 0 or case.draft.recipients:
        return False
    inner = (p for p in case.analysis.predicates if p.clause == case.found.infinitive)
    return any(each.lemma in case.env.words.speech_making for each in inner)


def _is_question(case: Case) -> bool:
    """«De leden vragen of, hoe, waarom …» asks to be told, not to act (ruling 24)."""
    house = case.env.setting.house_speaks or any(a.id in ("TK", "EK") for a in case.draft.actors)
    if asks_to_be_told(case) or case.found.complement < 0 or not house:
        return asks_to_be_told(case)
    mark = case.situation.clauses[case.found.complement].mark
    return case.situation.tokens.words[mark] in case.env.words.asking


def _only_describes(case: Case) -> bool:
    """«Rusland levert een kwart van het gas»: the world as it is, not a deed."""
    draft, env = case.draft, case.env
    if draft.recipients or case.predicate.helpers or case.predicate.passive:
        return False
    if any(env.setting.is_author(actor.id) for actor in draft.actors):
        return False
    if any(case.analysis.tokens.words[j] in env.words.sums for j in case.predicate.words):
        return False  # «trekt 200 miljoen euro uit»
    return not in_past(case.analysis, case.situation.clauses[case.predicate.clause])


def _fixed_words(
    analysis: Analysis, predicate: Predicate, entry: Entry, found: Arguments
) -> set[int]:
    """The words of a phrase such as «een positieve maatregel achten» carry the act too."""
    words = analysis.tokens.words
    fixed = {
        next((j for j in predicate.words if words[j] in alternatives), -1)
        for alternatives in entry.words
    } - {-1}
    if entry.endings:
        fixed |= {j for j in predicate.words if entry.is_fixed(words[j])}
    for phrase in (*found.objects, *found.prepositional):
        if any(phrase.start <= j <= phrase.end for j in fixed):
            fixed |= set(range(phrase.start, phrase.end + 1))
    return fixed


def _bind_objects(case: Case) -> None:
    """Direct and indirect objects, or the subject of a passive."""
    phrases = list(case.found.objects)
    if case.found.subject and case.entry.subject == "topic":
        if case.entry.object == "recipient" and any(map(case.resolve, phrases)):
            set_topic(case, case.found.subject)
        else:
            phrases = [case.found.subject]
    elif case.found.subject and case.predicate.passive:
        phrases.insert(0, case.found.subject)
    if not phrases and case.entry.object == "recipient":
        phrases = _controlled(case)
    if case.entry.object == "none" and case.entry.subject == "actor":
        for phrase in _told(case, phrases):
            case.add_recipients(case.resolve(phrase), phrase)
        return
    if case.entry.subject == "recipient" and case.found.subject and not case.draft.recipients:
        case.add_recipients(case.resolve(case.found.subject), case.found.subject)
    if case.entry.object == "recipient" and not phrases:
        add_asked(case)
    phrases = before_infinitive(case, phrases)
    for phrase in phrases:
        _object(case, phrase, last=phrase is phrases[-1])


def _told(case: Case, phrases: list[Phrase]) -> list[Phrase]:
    """«heb hem | onze zorgen overgebracht», «geven de Kamer | een overzicht van …»: who is told."""
    words = case.analysis.tokens.words
    said = [p for p in phrases if any(map(case.entry.is_fixed, words[p.start : p.end + 1]))]
    addressed = case.entry.act in _ADDRESSED and not case.draft.recipients
    behind = said or (phrases[1:] if case.env.grammar.verb_second else [])
    return phrases[: phrases.index(behind[0])] if behind and addressed else []


def _object(case: Case, phrase: Phrase, *, last: bool) -> None:
    actors = case.resolve(phrase) or done_to(case, phrase)
    content = case.entry.act in (Act.REQUEST, Act.STATE) and case.found.infinitive >= 0
    asked = content and not case.predicate.passive  # «raadt mij aan te …», «liet X weten te …»
    alone = last and not (asked or topic_behind(case)) and case.found.complement < 0
    indirect = actors and not alone and not case.draft.recipients and case.entry.act in _ADDRESSED
    promised = case.entry.act in (Act.COMMIT, Act.PROVIDE) and not case.draft.recipients
    if actors and all(actor.id in ("TK", "EK") for actor in actors):
        promised = promised or case.entry.act is Act.STATE  # «zoals ik uw Kamer heb gemeld»
    promised = promised and not is_motion(case.analysis, phrase, case.env.words)
    if actors and (case.entry.object == "recipient" or indirect or promised):
        if not (case.draft.recipients and hangs_on(case, phrase)):
            case.add_recipients(actors, phrase)
    elif case.topic_phrase is None and is_topic(case, phrase) and not is_expletive(case, phrase):
        set_topic(case, phrase)
        thing = case.analysis.tokens.words[phrase.end] in case.env.words.it  # "opposed it"
        if actors and not thing and case.entry.act in (Act.SUPPORT, Act.OPPOSE, Act.MEET):
            case.add_recipients(actors, phrase)


def _controlled(case: Case) -> list[Phrase]:
    """«verzoekt de Commissie dit te doen»: the first noun phrase of the infinitive
    clause is the one who is asked."""
    if case.found.infinitive < 0:
        return []
    clause = case.situation.clauses[case.found.infinitive]
    if clause.mark >= 0 and case.situation.tokens.tags[clause.mark] & Tag.PURPOSE:
        return []
    words = [j for j in clause.own if j not in clause.verbs and j != clause.mark]
    phrases = chunk(case.situation.tokens, words, case.situation.bounds)
    first = phrases[:1]
    return [p for p in first if not p.preposition and case.situation.can_act(p)]


def _bind_prepositions(case: Case) -> None:
    """Prepositional phrases by the role the frame gives their preposition."""
    subject = case.found.subject
    if subject is not None and stranded_role(case) == "recipient":
        case.add_recipients(case.resolve(subject), subject)
    for phrase in case.found.prepositional:
        role = case.entry.prepositions.get(phrase.preposition or "", "")
        if role == "recipient":
            meant = acted_for(case, phrase) if case.draft.act is Act.SUPPORT else ()
            if to_other(case, phrase) or of_noun_before(case, phrase):
                continue
            if actors := meant_by(case, phrase) or meant:
                case.add_recipients(actors, phrase)
        elif role != "topic" or case.topic_phrase is not None or links_only(case, phrase):
            continue
        elif not (is_of_subject(case, phrase) or is_broken(case.analysis, phrase)):
            set_topic(case, phrase)
            backed(case, phrase)


def _bind_complements(case: Case) -> None:
    """Clauses that say what is asked, expected or stated."""
    for number, role in (
        (case.found.complement, case.entry.clause),
        (case.found.infinitive, case.entry.infinitive),
    ):
        if number < 0 or role != "topic":
            continue
        case.draft.words |= set(case.analysis.clause_words(number))
        if number == case.found.infinitive and case.entry.infinitive_act:
            case.draft.act = case.entry.infinitive_act
        if case.draft.topic is None:
            case.draft.topic = clause_topic(
                case.analysis,
                number,
                case.situation.bounds,
                case.situation.can_act,
                case.env.words,
            )
        if case.draft.act in (Act.REQUEST, Act.EXPECT):
            _asked_in(case, number)
        elif case.draft.act is Act.COMMIT and not case.draft.recipients:
            _promised_in(case, number)
        elif case.draft.act in (Act.SUPPORT, Act.OPPOSE) and not case.draft.recipients:
            add_doer(case, number)


def _promised_in(case: Case, number: int) -> None:
    """«ben bereid de Kamer te informeren»: the House is promised what the clause says."""
    words = case.analysis.clause_words(number)
    span = Span(case.analysis.tokens.starts[words[0]], case.analysis.tokens.ends[words[-1]])
    inside = (m for m in case.analysis.mentions_in(span) if m.form != "adjective")
    house = next((m for m in inside if m.entity in ("TK", "EK")), None)
    if house is not None:
        case.draft.recipients = (case.env.resolver.as_actor(house),)
    elif any(case.analysis.tokens.words[j] in case.env.words.addressee for j in words):
        case.draft.recipients = case.env.setting.addressee


def _asked_in(case: Case, number: int) -> None:
    """Who must act is the subject of the clause that says what is asked."""
    inner = next((p for p in case.analysis.predicates if p.clause == number), None)
    if inner is None:
        return
    found = arguments(case.situation, inner)
    subject = found.subject
    if inner.passive:
        agents = case.env.words.agent
        subject = next((p for p in found.prepositional if p.preposition in agents), None)
    if case.draft.recipients and subject is not None and is_pronoun(case, subject):
        return  # «eist van Rusland dat het meewerkt»
    if subject is not None and (actors := case.resolve(subject)):
        must_act = tuple(a for a in actors if not case.draft.speaks_for((a,)))
        case.draft.recipients = must_act or case.draft.recipients
