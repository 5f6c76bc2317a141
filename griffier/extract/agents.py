"""Who acts: the subject, the agent of a passive, or whom the setting makes plain."""

from typing import Final

from griffier.extract.asked import is_asked
from griffier.extract.case import Case
from griffier.extract.clause import ClauseKind
from griffier.extract.elsewhere import acts_elsewhere
from griffier.extract.nobody import goes_on_for_nobody, speaks_for_nobody
from griffier.extract.papers import by_paper, paper_abroad, paper_of_meeting, paper_of_owner
from griffier.extract.partners import between, of_attribute, of_talk
from griffier.extract.phrases import Phrase
from griffier.extract.relatives import antecedent, behind_asked, is_relative, points_back
from griffier.extract.sitting import by_motion, in_motion
from griffier.extract.speaking import HOUSES, is_judged, judges, speaks
from griffier.extract.talks import with_talker
from griffier.extract.unnamed import enclosed, implied, is_told, may_lack_agent
from griffier.extract.via import of_each, spoken_by
from griffier.lexicon.conjugation import Form
from griffier.lexicon.grammar import Tag
from griffier.model import Act, Actor

# What only a government is asked for.
_OF_CABINET: Final = ("kabinetsreactie", "beleidsreactie", "appreciatie", "kamerbrief", "reactie")


def find_actors(case: Case, inherited: tuple[Actor, ...]) -> bool:
    """Set the actors; False where the sentence names a subject that cannot act."""
    if "actor" in (case.entry.object, *case.entry.prepositions.values()):
        return acts_elsewhere(case, inherited)
    if case.entry.subject == "recipient":
        return _receives(case)
    nameless = case.predicate.passive or case.entry.subject == "speaker"
    if nameless and (abroad := paper_abroad(case)) is not None:
        case.draft.actors = abroad
        return bool(abroad)
    if case.entry.subject == "speaker":
        return speaks(case, inherited)
    if case.predicate.passive or case.entry.subject != "actor":
        return _agent(case, inherited)
    subject = case.found.subject
    if subject is None:
        case.draft.actors = inherited if case.found.elided else ()
        if inherited:
            case.draft.steps.append("the subject is that of the clause before")
            case.draft.doubts.add("carried-subject")
        return bool(case.draft.actors) or goes_on_for_nobody(case)
    if _has_told(case):
        return False
    subject = _said_of(case, subject)
    if is_judged(case, subject):
        return judges(case, inherited)
    return _by_subject(case, subject, inherited)


def _has_told(case: Case) -> bool:
    """«Ik heb het CPB laten berekenen wat …»: another says so, by order of the subject."""
    readings, words = case.analysis.tokens.readings, case.env.words.causing
    verbs = case.situation.clauses[case.predicate.clause].verbs
    caused = any(lemma in words for verb in verbs for lemma, _ in readings[verb])
    told = caused and case.draft.act is Act.STATE and not case.entry.words
    return told and any(map(case.resolve, case.found.objects))


def _by_subject(case: Case, subject: Phrase, inherited: tuple[Actor, ...]) -> bool:
    actors = case.resolve(subject)
    if is_asked(case, subject, actors):
        return True
    if points_back(case.scene, case.predicate.clause, subject, inherited):
        actors = actors if actors and _told_before(case, subject) else inherited
    elif not actors and is_relative(case, subject):
        actors = antecedent(case)
    actors = actors or paper_of_meeting(case, subject) or paper_of_owner(case, subject)
    actors = actors or next(
        filter(None, (_on_behalf(case, p) for p in case.found.prepositional)), ()
    )
    actors = with_talker(case, subject, actors)
    return _acts(case, subject, actors or _committee(case, subject))


def _told_before(case: Case, subject: Phrase) -> bool:
    """«Na een inleiding door X, waarin hij …, steunden de lidstaten …»: a clause that stands
    before whoever acts in the clause round it, as one of those named before it."""
    clauses, words = case.situation.clauses, case.analysis.tokens.words
    clause = clauses[case.predicate.clause]
    marked = clause.mark > 0 and words[clause.mark] in case.env.words.wherein
    person = words[subject.core] in case.env.words.he | case.env.words.she
    return marked and person and clauses[clause.parent].finite > subject.start


def _acts(case: Case, subject: Phrase, actors: tuple[Actor, ...]) -> bool:
    """The subject acts: actors of ours, or people who are none but speak."""
    draft = case.draft
    draft.actors = actors + _companions(case) if actors else ()
    draft.words |= set(range(subject.start, subject.end + 1))
    draft.via = spoken_by(case.analysis, subject, case.env) or of_each(case, subject)
    if not draft.actors and speaks_for_nobody(case, subject):
        span = case.analysis.offsets(subject)
        draft.via = case.analysis.text[span.start : span.end]
        return True
    return bool(draft.actors)


def _committee(case: Case, subject: Phrase) -> tuple[Actor, ...]:
    """«De commissie heeft mij verzocht …», «vroeg de commissie om een kabinetsreactie»: who so
    asks the author is one of the House."""
    tokens, words = case.analysis.tokens, case.env.words
    alone = subject.end == subject.core + 1 and tokens.words[subject.core] in words.articles
    house = alone and tokens.words[subject.end] in words.house and not tokens.capital[subject.end]
    asks = house and case.predicate.lemma in words.soliciting and not case.predicate.passive
    beside = tokens.words[case.predicate.verb + 1 : case.predicate.verb + 2]  # «vroeg | mij te …»
    named = (a for p in case.found.objects for a in case.resolve(p))
    if not asks or not (
        words.self.intersection(beside)
        or any(case.env.setting.is_author(a.id) for a in named)
        or any(tokens.words[p.end].endswith(_OF_CABINET) for p in case.found.prepositional)
    ):
        return ()
    return tuple(Actor(a.id, tokens.words[subject.end]) for a in case.env.setting.addressee)


def _said_of(case: Case, subject: Phrase) -> Phrase:
    """«Het is | mijn wens dat …»: the noun that «het» announces."""
    words = case.analysis.tokens.words
    bare = subject.start == subject.end and words[subject.end] in case.env.words.it
    if not bare or case.predicate.lemma not in case.env.grammar.copulas:
        return subject
    definite = case.env.words.own | case.env.words.articles
    nouns = (p for p in case.found.objects if words[p.start] in definite)
    return next((p for p in nouns if case.entry.is_fixed(words[p.end])), subject)


def _companions(case: Case) -> tuple[Actor, ...]:
    """«samen met Duitsland», «mede namens Frankrijk»: joint actors."""
    words, tokens = case.env.words, case.analysis.tokens
    found: tuple[Actor, ...] = ()
    others = case.found.likened and any(case.resolve(p) for p in case.found.objects)
    for phrase in case.found.likened:
        if others and phrase.start > case.found.objects[0].start:
            continue  # «riep Servië op, evenals Kosovo»: which of the two is meant?
        behind = set(tokens.words[max(0, phrase.start - 2) : phrase.start])
        if behind & words.like:  # «net als uw Kamer hecht het kabinet …» tells of the cabinet
            found += tuple(a for a in case.resolve(phrase) if a.id not in HOUSES)
            case.draft.words |= set(range(phrase.start - 1, phrase.end + 1))
    for phrase in case.found.prepositional:
        before = tokens.words[phrase.start - 1] if phrase.start else ""
        if phrase.preposition not in words.with_ or before not in words.together:
            continue
        within = range(case.predicate.verb + 1, phrase.start)  # "to launching, together with"
        gerund = any(f & Form.PRESENT_PARTICIPLE for j in within for _, f in tokens.readings[j])
        if not gerund:
            found += case.resolve(phrase)
    return found


def _receives(case: Case) -> bool:
    """«Hierbij ontvangt u …»: the subject receives, the author of the letter gives."""
    subject = case.found.subject
    who = case.resolve(subject) if subject else ()
    if case.draft.act in (Act.REQUEST, Act.SUPPORT) and who and subject is not None:
        return _is_told(case, who, subject)
    if not who or any(actor.id not in ("TK", "EK") for actor in who) or subject is None:
        return False
    case.draft.actors = case.env.setting.authors
    case.add_recipients(who, subject)
    return bool(case.draft.actors)


def _is_told(case: Case, who: tuple[Actor, ...], subject: Phrase) -> bool:
    """«De Commissie kreeg het verzoek om …», «Nederland kreeg brede steun»: of those who
    met, but not of itself."""
    if not case.env.setting.meeting_at(case.analysis.span.start):
        return False
    met = {a.id: a for a in implied(case)}
    case.draft.actors = tuple(met[key] for key in met.keys() - {each.id for each in who})
    case.add_recipients(who, subject)
    return bool(case.draft.actors)


def _agent(case: Case, inherited: tuple[Actor, ...]) -> bool:
    """The «door» phrase of a passive, else whoever the setting makes plain."""
    means = case.env.words.means  # «door middel van een brief»
    agents = (p for p in case.found.prepositional if not of_attribute(case, p))
    for phrase in (p for p in agents if case.analysis.tokens.words[p.end] not in means):
        if phrase.preposition in case.env.words.agent:
            if actors := case.resolve(phrase):
                case.draft.actors = actors
                case.draft.words |= set(range(phrase.start, phrase.end + 1))
                return True
            if not phrase.pronominal:
                return False
        elif actors := (
            _on_behalf(case, phrase)
            or _side(case, phrase)
            or _by_motion(case, phrase)
            or between(case, phrase)
            or of_talk(case, phrase)
        ):
            case.draft.actors = actors
            return True
        elif _a_side(case, phrase):
            return True  # «van de kant van de vakbonden»: of nobody we know
    if behind_asked(case) or by_paper(case, inherited) or _in_motion(case) or _by_author(case):
        return True
    return not _suffered(case) and may_lack_agent(case) and _of_setting(case, inherited)


def _of_setting(case: Case, inherited: tuple[Actor, ...]) -> bool:
    """No agent is named: whoever the setting makes plain."""
    case.draft.actors = inherited if inherited and is_told(case) else implied(case)
    setting = case.env.setting
    if not (case.draft.actors or setting.authors or setting.declares):
        return False  # a newspaper's passive: nobody that could be told
    if enclosed(case):
        case.draft.recipients = setting.addressee
    who = ", ".join(actor.id for actor in case.draft.actors) or "nobody"
    case.draft.steps.append(f"no agent is named; the setting makes plain: {who}")
    case.draft.doubts.add("no-agent")
    return True


def _suffered(case: Case) -> bool:
    """ "Asked whether sanctions would follow, the Minister said …": a past participle that opens
    the sentence is done to its subject, by nobody who is told."""
    clause, tokens = case.situation.clauses[case.predicate.clause], case.situation.tokens
    if case.env.grammar.verb_second or clause.kind is not ClauseKind.PARTICIPLE:
        return False
    forms = [form for _, form in tokens.readings[case.predicate.verb]]
    opens = bool(clause.own) and clause.own[0] <= 1
    return opens and not any(form & Form.PRESENT_PARTICIPLE for form in forms)


def _by_author(case: Case) -> bool:
    """«Onzerzijds is aangegeven dat …»."""
    said = {case.analysis.tokens.words[j] for j in case.predicate.words}
    ours = not said.isdisjoint(case.env.words.ours)
    case.draft.actors = case.env.setting.authors if ours else case.draft.actors
    return ours


def _on_behalf(case: Case, phrase: Phrase) -> tuple[Actor, ...]:
    """«Namens Nederland is benadrukt dat …», «namens Malta zei een ambtenaar dat …»: whoever is
    spoken for; «drie punten, waarvan één | namens Nederland» are not all its."""
    tokens, before, words = case.analysis.tokens, phrase.start - 1, case.env.words
    if before > 0 and phrase.preposition in words.owner:
        return case.resolve(phrase) if tokens.words[before] in words.on_behalf else ()
    if phrase.preposition not in words.on_behalf:
        return ()
    one = before >= 0 and tokens.tags[before] & Tag.NUMERAL and tokens.words[before].isalpha()
    within = any(p.end == before for p in case.found.prepositional)  # «na het verzoek | vanuit X»
    return () if one or within else case.resolve(phrase)


def _by_motion(case: Case, phrase: Phrase) -> tuple[Actor, ...]:
    asked = case.draft.act in (Act.REQUEST, Act.EXPECT)
    return by_motion(case.analysis, phrase, case.env.words) if asked else ()


def _in_motion(case: Case) -> bool:
    if case.draft.act not in (Act.REQUEST, Act.EXPECT):
        return False
    mark = case.situation.clauses[case.predicate.clause].mark
    found = in_motion(case.analysis, mark, case.env.words)
    case.draft.actors = found or case.draft.actors
    return bool(found)


def _a_side(case: Case, phrase: Phrase) -> bool:
    words, tokens = case.env.words, case.analysis.tokens
    side = tokens.words[phrase.end] in words.sides
    return side and phrase.preposition in words.owner


def _side(case: Case, phrase: Phrase) -> tuple[Actor, ...]:
    """«van Turkse zijde werd benadrukt»."""
    if case.analysis.tokens.words[phrase.end] not in case.env.words.mouthpiece:
        return ()
    side = case.analysis.tokens.words[phrase.end] in case.env.words.sides
    if not side and case.entry.prepositions.get(phrase.preposition or "") == "recipient":
        return ()  # «is onder de aandacht gebracht van de Turkse autoriteiten»
    owns = phrase.start > 0 and case.analysis.tokens.tags[phrase.start - 1] & Tag.NOUN
    if owns and not side:
        return ()  # «is gewezen op de plicht van de Turkse autoriteiten»
    return case.resolve(phrase) if phrase.preposition in case.env.words.owner else ()
