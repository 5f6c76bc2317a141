"""Who is asked or told, and does neither: «Minister verzoeken om …», «de vakbond vraagt de
minister», «de inspectie verzekerde de minister dat …»."""

from typing import Final

from griffier.extract.case import Case
from griffier.extract.nobody import can_be_asked
from griffier.extract.phrases import Phrase
from griffier.extract.sitting import motion_before
from griffier.lexicon.conjugation import Form
from griffier.lexicon.grammar import Tag
from griffier.model import Act, Actor

_TOLD: Final = frozenset({Act.STATE, Act.COMMIT, Act.WARN, Act.EMPHASISE})


def is_asked(case: Case, subject: Phrase, actors: tuple[Actor, ...]) -> bool:
    """Whether what stands where a subject may stand is asked; then it is the recipient."""
    if _ordered(case, subject, actors):
        case.draft.actors = (Actor("TK", ""),)
    elif motion := _asked_by_motion(case, subject, actors):
        case.draft.actors = motion
    elif actors and (_teller_before(case, subject) or _somebody_before(case, subject)):
        case.draft.steps.append("who stands before the verb is nobody we know")
    else:
        return False
    case.add_recipients(actors, subject)
    return True


def _somebody_before(case: Case, subject: Phrase) -> bool:
    """«De vakbond vraagt de minister om uitleg», «de premier bedankte Nederland»: whoever
    stands before the verb does so, though nobody knows who it is; what was taken for the
    subject is asked or thanked."""
    if not case.found.fronted:
        return False
    ahead = [p for p in case.found.objects if p.end < subject.start]
    if any(_in_office(case, p) or _acts(case, p) for p in ahead):
        return True
    if case.draft.act is not Act.REQUEST:
        return False
    words, entry = case.analysis.tokens.words, case.entry
    for phrase in case.found.prepositional if entry.object == "topic" else ():
        fixed = any(entry.is_fixed(words[j]) for j in range(phrase.core, phrase.end + 1))
        if fixed or entry.prepositions.get(phrase.preposition or "") == "topic":
            break  # «vraagt om uitleg», but «meer tijd vroeg Slowakije»
    else:
        if entry.object != "recipient":
            return False
    return bool(ahead)


def _acts(case: Case, phrase: Phrase) -> bool:
    """«De activisten bekritiseerden Polen», «Jan Jansen, hoogleraar in Leiden, prees Polen»:
    people stand before the verb, or a name that something is said of between commas."""
    if case.situation.is_person(phrase):
        return True
    words, finite = case.analysis.tokens.words, case.situation.clauses[case.predicate.clause].finite
    behind = phrase.end + 1
    named = case.analysis.tokens.capital[phrase.end]
    return named and finite > behind + 1 and words[behind] == "," == words[finite - 1]


def _in_office(case: Case, phrase: Phrase) -> bool:
    """«De premier bedankte Nederland»: somebody acts, though of which country is not told."""
    tokens, word = case.analysis.tokens, case.analysis.tokens.words[phrase.end]
    single = tokens.tags[phrase.core] & Tag.DETERMINER and not word.endswith(("s", "en"))
    return bool(single) and word in case.env.words.offices


def _teller_before(case: Case, subject: Phrase) -> bool:
    """«De inspectie verzekerde de minister dat …»: people who stand before a verb that takes
    whoever is told tell it, though nobody knows who they are; not «Dat vertelde de minister»."""
    said = max(case.found.complement, case.found.infinitive) >= 0
    if case.draft.act not in _TOLD or not case.found.fronted or not said:
        return False
    tokens, objects = case.analysis.tokens, case.found.objects
    if any(p.start > subject.end and case.resolve(p) for p in objects):
        return False  # «Die dag meldde de minister de Kamer dat …»
    for phrase in (p for p in objects if p.end < subject.start):
        person = tokens.words[phrase.end] in case.env.words.person
        if person or can_be_asked(case.scene, phrase):
            span = case.analysis.offsets(phrase)
            case.draft.via = case.analysis.text[span.start : span.end]
            return True
    return False


def _asked_by_motion(case: Case, subject: Phrase, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """«de motie van het lid X die de regering verzoekt …»: the House asks, by the motion that
    «die» stands for, and the government is asked."""
    mark = case.situation.clauses[case.predicate.clause].mark
    tokens, asks = case.analysis.tokens, case.draft.act in (Act.REQUEST, Act.EXPECT)
    if not asks or mark < 1 or subject.start <= mark or not tokens.tags[mark] & Tag.RELATIVE:
        return ()
    asked = any(case.env.setting.is_author(actor.id) for actor in actors)
    return motion_before(case.analysis, mark, case.env.words) if asked else ()


def _ordered(case: Case, subject: Phrase, actors: tuple[Actor, ...]) -> bool:
    """«(De) minister verzoeken om een brief»: in a list of decisions of a committee an
    infinitive behind a role, bare or of one person, says what the House does."""
    tokens, decides = case.analysis.tokens, case.env.setting.decides
    if not decides or case.draft.act is not Act.REQUEST or subject.start or case.predicate.helpers:
        return False
    infinitive = any(form & Form.INFINITIVE for _, form in tokens.readings[case.predicate.verb])
    bare = not tokens.tags[subject.start] & Tag.DETERMINER
    single = not tokens.words[subject.end].endswith(("s", "en"))
    return (
        infinitive
        and (bare or single)
        and bool(actors)
        and all(actor.id != "TK" for actor in actors)
    )


def stranded_role(case: Case) -> str:
    """The role of the preposition left behind a passive: "Serbia is called upon | to …"."""
    behind = case.analysis.tokens.words[case.predicate.verb + 1 : case.predicate.verb + 3]
    left = len(behind) > 1 and behind[1] in ("to", "by") and case.predicate.passive
    return case.entry.prepositions.get(behind[0], "") if left else ""
