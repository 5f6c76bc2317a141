"""Papers that speak: conclusions say what those who met say, a report what its owner says."""

from griffier.extract.case import Case
from griffier.extract.phrases import Phrase
from griffier.lexicon.grammar import Tag
from griffier.model import Act, Actor

_ADVICE = frozenset({Act.REQUEST, Act.PROPOSE, Act.EXPECT, Act.WARN, Act.EMPHASISE})
_SAID_IN_PAPERS = _ADVICE | {Act.STATE}
_CLOSE = 6  # words between a paper and the clause that says what stands in it
_NEAR = 9  # words between a paper with its owner and what stands in it


def paper_of_meeting(case: Case, subject: Phrase) -> tuple[Actor, ...]:
    """«De conclusies wijzen op …»: those who met say what their conclusions say."""
    tokens, setting = case.analysis.tokens, case.env.setting
    head = subject.end if tokens.words[subject.end].isalpha() else subject.core  # with its number
    if tokens.words[head] not in case.env.words.outcomes or subject.preposition:
        return ()
    shown = case.analysis.text[tokens.starts[subject.start] : tokens.ends[subject.end]]
    met = setting.participants(case.analysis.span.start)
    return tuple(Actor(actor.id, shown) for actor in met)


def paper_of_owner(case: Case, subject: Phrase) -> tuple[Actor, ...]:
    """«Het rapport van de Wereldbank waarschuwt voor …»: whose paper it is."""
    words = case.env.words
    head = case.analysis.tokens.words[subject.end]
    told = case.draft.act in _ADVICE
    if not told or not head.endswith((*words.reports, *words.papers, *words.surveys)):
        return ()
    behind = (p for p in case.found.prepositional if p.start == subject.end + 1)
    owner = next((p for p in behind if p.preposition in words.owner), None)
    if owner is None or subject.preposition:
        return ()
    case.draft.words |= set(range(owner.start, owner.end + 1))
    return case.resolve(owner)


def paper_spoken_of(case: Case) -> tuple[Actor, ...]:
    """«een brief van de Franse regering waarin wordt verzocht om …»: whose paper it is in
    which that stands."""
    tokens, words = case.situation.tokens, case.env.words
    mark = case.situation.clauses[case.predicate.clause].mark
    if mark < 1 or tokens.words[mark] not in words.wherein:
        return ()
    near = range(mark - 1, max(0, mark - _NEAR), -1)
    paper = next((j for j in near if tokens.words[j].endswith(words.papers)), 0)
    if not paper or tokens.words[paper + 1] not in words.owner:
        return ()
    end = paper + 1
    while end + 1 < mark and not tokens.tags[end + 1] & (
        Tag.PREPOSITION | Tag.PUNCTUATION | Tag.RELATIVE
    ):
        end += 1
    return case.resolve(Phrase(paper + 1, end, tokens.words[paper + 1]))


def in_report(case: Case) -> tuple[tuple[Actor, ...]] | None:
    """«In het rapport van X is aanbevolen»: by X, or by nobody we know; None where no such
    paper is named, or it is the author's own («in ons onderzoek»)."""
    tokens, words = case.analysis.tokens, case.env.words
    if case.draft.act not in _SAID_IN_PAPERS:
        return None
    for phrase in case.found.prepositional:
        if phrase.preposition != "in" or not tokens.words[phrase.end].endswith(words.reports):
            continue
        if tokens.words[phrase.core] in words.own:
            return None
        behind = (p for p in case.found.prepositional if p.start == phrase.end + 1)
        owner = next((p for p in behind if p.preposition in words.owner), None)
        return (case.resolve(owner) if owner else (),)
    return None


def in_pointed_paper(case: Case) -> tuple[tuple[Actor, ...]] | None:
    """«Hierin wordt verzocht …», in the paper named in the sentence before: by the House in a
    motion, by nobody we know in a report; None where it may be the author's own."""
    tokens, words = case.analysis.tokens, case.env.words
    if case.draft.act not in _SAID_IN_PAPERS or tokens.words[0] not in words.herein:
        return None
    before = case.env.setting.text_before(case.analysis.span.start, case.analysis.text)
    for word in reversed(before.split()):
        plain = word.strip(".,;:()«»“”").lower()
        if plain.split("-")[0] in words.motions:
            return ((Actor("TK", word),),)
        if plain.endswith(words.reports):
            return ((),)
    return None


def _in_paper(case: Case, inherited: tuple[Actor, ...]) -> bool:
    """«kwam met een verklaring waarin de aanval wordt veroordeeld»."""
    mark = case.situation.clauses[case.predicate.clause].mark
    tokens, words = case.situation.tokens, case.env.words
    if mark < 1 or tokens.words[mark] not in words.wherein:
        return False
    near = tokens.words[max(0, mark - _CLOSE) : mark]  # «een verklaring van acht landen, waarin …»
    own = all(case.env.setting.is_author(actor.id) for actor in inherited)
    if own and any(word.split("-")[0] in words.motions for word in near):
        return False  # «ik voer de motie uit waarin de regering wordt verzocht om …»: of the House
    return any(word.endswith(words.papers) for word in near)


def by_paper(case: Case, inherited: tuple[Actor, ...]) -> bool:
    """Whether it stands in a paper, and so is said by whoever wrote or issued that."""
    if advice := in_report(case) or in_pointed_paper(case):
        case.draft.actors = advice[0]
        return True
    if owner := paper_spoken_of(case):
        case.draft.actors = owner
        return True
    if not inherited or not _in_paper(case, inherited):
        return False
    case.draft.actors = inherited
    case.draft.steps.append("who issued the paper says what stands in it")
    case.draft.doubts.add("issuer")
    return True


def paper_abroad(case: Case) -> tuple[Actor, ...] | None:
    """«In het Duitse coalitieakkoord is afgesproken …», «in Vlaanderen is besloten …»: the state
    whose paper or parliament it is, or nobody; None where no place abroad is named."""
    tokens, words, setting = case.analysis.tokens, case.env.words, case.env.setting
    if any(p.preposition in words.agent and case.resolve(p) for p in case.found.prepositional):
        return None
    for phrase in case.found.prepositional:
        if phrase.preposition not in words.within:
            continue
        if _is_abroad(case, phrase):
            return ()
        if phrase.core >= phrase.end or not tokens.words[phrase.end].endswith(words.state_papers):
            continue
        inside = case.analysis.mentions_in(case.analysis.offsets(phrase))
        owners = [case.env.resolver.as_actor(m) for m in inside if m.form == "adjective"]
        named = any(tokens.capital[j] for j in range(phrase.core + 1, phrase.end))
        if owners or named:  # «het Vlaamse regeerakkoord» is of no actor of ours
            ours = any(setting.is_author(each.id) for each in owners) and len(owners) == 1
            return None if ours else tuple(owners)
    return None


def _is_abroad(case: Case, phrase: Phrase) -> bool:
    """«In Duitsland is afgesproken …»: by whom there, nobody tells; but on a visit, by those
    who met."""
    setting = case.env.setting
    if phrase.start or case.draft.act is not Act.AGREE or case.entry.subject == "speaker":
        return False
    inside = case.analysis.mentions_in(case.analysis.offsets(phrase))
    abroad = [m for m in inside if m.kind == "country" and not setting.is_author(m.entity)]
    met = setting.meeting_at(case.analysis.span.start) or setting.travels or setting.declares
    return bool(abroad) and not met and phrase.core == phrase.end
