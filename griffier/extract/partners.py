"""Whom one speaks with: the other side of a talk or a visit, where a sentence only points.

«In het gesprek met minister X heb ik aangedrongen op …» asks X.
"""

from typing import Final

from griffier.extract.antecedent_nouns import antecedent_noun
from griffier.extract.case import Case
from griffier.extract.phrases import Phrase
from griffier.extract.pronominal import is_governed
from griffier.extract.relatives import meant_by
from griffier.extract.speakers import is_state
from griffier.extract.visits import TOGETHER
from griffier.lexicon.conjugation import Form
from griffier.lexicon.grammar import Tag
from griffier.model import Act, Actor

_INSERTED: Final = 8  # words between the commas of an insertion
# Acts that are done towards whoever is spoken with.
_SAID: Final = frozenset(
    {Act.REQUEST, Act.EMPHASISE, Act.EXPECT, Act.WARN, Act.STATE, Act.COMMIT, Act.PROPOSE}
)


def add_partners(case: Case) -> None:
    """«In het gesprek met X heb ik aangedrongen op …»: X is asked, if nobody else is."""
    said = case.draft.act in _SAID or case.draft.act is Act.OPPOSE
    if not said or case.draft.recipients or case.predicate.passive:
        return
    for phrase in case.found.prepositional:
        if phrase.preposition in case.env.words.venues and _is_talk(case, phrase):
            if partner := _partner(case, phrase):
                case.add_recipients(case.resolve(partner), partner)
            return
    for phrase in case.found.prepositional:
        who = meant_by(case, phrase) if phrase.preposition in case.env.words.before_whom else ()
        if who and all(is_state(a.id) or a.id == "MEMBER_STATES" for a in who):
            case.add_recipients(who, phrase)  # «uitte bij zijn ambtgenoot zijn zorgen»
            return


def _is_talk(case: Case, phrase: Phrase) -> bool:
    return case.analysis.tokens.words[phrase.end].endswith(case.env.words.talks)


def _partner(case: Case, talk: Phrase) -> Phrase | None:
    """The «met» phrase right behind the talk."""
    behind = (p for p in case.found.prepositional if p.start == talk.end + 1)
    return next((p for p in behind if p.preposition in case.env.words.with_), None)


def join_parties(case: Case) -> None:
    """Who agrees with somebody agrees jointly (ruling 8): «sprak met Marokko af dat …»."""
    draft, with_, roles = case.draft, case.env.words.with_, case.entry.prepositions
    toward = {p.preposition or "" for p in case.found.prepositional} - with_
    if any(roles.get(word) == "recipient" for word in toward):
        return  # «startte een procedure tegen Hongarije»
    if any(roles.get(word) == "recipient" for word in with_):
        draft.actors, draft.recipients = draft.actors + draft.recipients, ()


def hangs_on(case: Case, phrase: Phrase) -> bool:
    """«informeer u over het dossier | Guatemala»: a name that belongs to the noun before it."""
    return any(p.end == phrase.start - 1 for p in case.found.prepositional)


def of_noun_before(case: Case, phrase: Phrase) -> bool:
    """«de onderhandelingen met het Parlement», «haar bezoek aan Teheran», «de relatie van de
    Unie met Japan»: what the noun is about is no one addressed, unless it carries the act."""
    words, before = case.analysis.tokens.words, phrase.start - 1
    behind = case.env.words.owner | case.env.words.between
    owners = (p for p in case.found.prepositional if p.end == before)
    places = [before, *(p.start - 1 for p in owners if p.preposition in behind)]
    if before < 0 or case.entry.is_fixed(words[before]):
        return False
    given = case.draft.act is Act.PROVIDE and not case.draft.recipients
    if given and any(thing.end == before for thing in case.found.objects):
        return False  # «heb een brief | aan uw Kamer gestuurd»
    nouns = (words[j] for j in places if not case.entry.is_fixed(words[j]))
    return any(f"{noun} {phrase.preposition}" in case.env.words.linked for noun in nouns)


def talks_with_others(case: Case) -> bool:
    """«Met de omroepen voer ik gesprekken»: people are spoken with who are no actor of ours."""
    words, tokens = case.env.words, case.analysis.tokens
    with_ = any(
        p.preposition in words.with_
        and tokens.tags[p.end] & Tag.NOUN
        and not case.situation.is_moment(p)
        for p in case.found.prepositional
    )
    people = words.people + words.publics
    if case.predicate.lemma in words.speaking and any(
        p.preposition in words.with_ and tokens.words[p.end].endswith(people)
        for p in case.found.prepositional
    ):
        return True  # «sprak met vertegenwoordigers van de sector»
    said = {tokens.words[j] for j in case.predicate.words}
    said |= antecedent_noun(
        case.situation, case.predicate, case.found
    )  # «het gesprek dat ik voerde»
    fixed = {word for word in said if case.entry.is_fixed(word)}
    return with_ and any(word.endswith(words.talks) for word in fixed - words.visits)


def asks_to_be_told(case: Case) -> bool:
    """«De leden vragen de Minister toe te lichten waarom …»."""
    house = any(actor.id in ("TK", "EK") for actor in case.draft.actors)
    asked = case.predicate.lemma in case.env.words.inquiring
    return (
        house
        and asked
        and any(
            inner.clause == case.found.infinitive >= 0 and inner.lemma in case.env.words.telling
            for inner in case.analysis.predicates
        )
    )


def between(case: Case, phrase: Phrase) -> tuple[Actor, ...]:
    """«Tussen Nederland en Kenia is een akkoord getekend»: by both."""
    if case.draft.act not in TOGETHER or phrase.preposition not in case.env.words.between:
        return ()
    parties = case.resolve(phrase)
    case.draft.words |= set(range(phrase.start, phrase.end + 1)) if len(parties) > 1 else set()
    return parties if len(parties) > 1 else ()


def of_talk(case: Case, phrase: Phrase) -> tuple[Actor, ...]:
    """«Het gesprek | met president X stond in het teken van …»: whoever met and X."""
    subject, words = case.found.subject, case.analysis.tokens.words
    if case.draft.act is not Act.DISCUSS or phrase.preposition not in case.env.words.with_:
        return ()
    if subject is None or not words[subject.end].endswith(case.env.words.talks):
        return ()
    partners = case.resolve(phrase) if phrase.start == subject.end + 1 else ()
    setting, at = case.env.setting, case.analysis.span.start
    met = setting.participants(at) if setting.meeting_at(at) and partners else ()
    ids = {each.id for each in partners}
    return tuple(a for a in met or setting.authors if partners and a.id not in ids) + partners


def _behind_participle(case: Case, phrase: Phrase) -> bool:
    """Whether the participle of a noun stands right before a phrase, and no verb of the clause."""
    tokens, k = case.analysis.tokens, phrase.start - 1
    if (
        not case.env.grammar.verb_second
        or k < 1
        or k >= case.predicate.verb
        or not tokens.tags[k - 1] & Tag.NOUN
    ):
        return False
    own = case.situation.clauses[case.predicate.clause].verbs
    return k not in own and any(form & Form.PARTICIPLE for _, form in tokens.readings[k])


def of_attribute(case: Case, phrase: Phrase) -> bool:
    """«de door Malta | aangekondigde heffing is verworpen», «het plan opgesteld | door Malta is
    verworpen»: who announced or wrote it."""
    tokens, j = case.analysis.tokens, phrase.end + 1
    if phrase.preposition not in case.env.words.agent or j >= len(tokens):
        return False
    if _behind_participle(case, phrase):
        return True
    held = phrase.start and tokens.words[phrase.start - 1] in case.situation.bounds.definite
    if _in_insertion(case, phrase):
        return True
    return bool(tokens.tags[j] & Tag.ATTRIBUTE or (held and tokens.words[j].endswith("e")))


def _in_insertion(case: Case, phrase: Phrase) -> bool:
    """«aan het voorstel, | door Malta | ter tafel gebracht, werd steun gegeven»: between commas,
    with a participle of its own."""
    words, tags = case.analysis.tokens.words, case.analysis.tokens.tags
    if not phrase.start or words[phrase.start - 1] != ",":
        return False
    ahead = range(phrase.end + 1, min(len(words), phrase.end + _INSERTED))
    comma = next((k for k in ahead if words[k] == ","), 0)
    own = comma > 1 and tags[comma - 1] & Tag.PARTICIPLE
    return bool(own) and comma - 1 != case.predicate.verb


def links_only(case: Case, phrase: Phrase) -> bool:
    """«daarover»; «Tot slot komt er een plan»; «samen | met Italië»: what links a sentence or
    dates it, or tells of others, is no topic."""
    words, tokens = case.env.words, case.analysis.tokens
    said = f"{phrase.preposition} {tokens.words[phrase.end]}"
    before = tokens.words[phrase.start - 1] if phrase.start else ""
    beside = phrase.preposition in words.with_ and before in words.together
    relative = is_governed(tokens, phrase.end)
    return phrase.pronominal or relative or beside or said in words.set_phrases


def to_other(case: Case, phrase: Phrase) -> bool:
    """«zend ik u een afschrift van mijn brief | aan de VNG»: the letter went there."""
    if case.draft.act is not Act.PROVIDE or not case.draft.recipients or not phrase.start:
        return False
    return case.analysis.tokens.words[phrase.start - 1].endswith(case.env.words.papers)


def before_infinitive(case: Case, phrases: list[Phrase]) -> list[Phrase]:
    """ "met to discuss Libya, | Syria and migration": no object of "met"."""
    if case.found.infinitive < 0 or case.env.grammar.verb_second:
        return phrases
    own = case.situation.clauses[case.found.infinitive].own
    return [phrase for phrase in phrases if phrase.start < own[0]]
