"""Positions: what must be done according to somebody (annotation.md, ruling 3)."""

from griffier.extract.carried import carried_source
from griffier.extract.case import Scene
from griffier.extract.clause import ClauseKind
from griffier.extract.concerns import whom_concerned, would_have
from griffier.extract.demands import FACTS, demanded, foreign_state, must_be_let, whose_turn
from griffier.extract.draft import Draft
from griffier.extract.frames import Arguments, arguments
from griffier.extract.nobody import can_be_asked
from griffier.extract.phrases import Phrase
from griffier.extract.predicates import Predicate
from griffier.extract.quoted import told_behind
from griffier.extract.topics import clause_words_topic, is_broken, noun_topic
from griffier.extract.verdicts import authors_verdict, called_for, rejected, verdict
from griffier.lexicon.conjugation import Form
from griffier.lexicon.grammar import Tag
from griffier.model import Act, Actor, Span


def according_to(scene: Scene, predicate: Predicate) -> Draft | None:
    """«volgens Duitsland moet de Commissie …»: a position, an obligation if it says what
    must be done; None where the clause gives nobody's position."""
    found = arguments(scene.situation, predicate)
    source, words = _source(scene, predicate, found)
    if not source:
        return None
    obliged = _obliged(scene, predicate)
    act = Act.EXPECT if obliged else _opinion(scene, predicate, found)
    if act is Act.STATE and would_have(scene, predicate):
        act = Act.EXPECT
    draft = Draft(
        act, f"{act.lower()}:according", "according to", predicate.clause, predicate.verb, source
    )
    draft.words = words | set(scene.analysis.clause_words(predicate.clause))
    if not words and source == scene.env.setting.authors:
        draft.steps.append("the text says what must be done: its authors expect it")
    if obliged and found.subject is not None and not predicate.passive:
        who = scene.resolve(found.subject)
        draft.recipients = () if draft.speaks_for(who) else who
    draft.topic = _about(scene, predicate, found, words)
    return draft


def _about(scene: Scene, predicate: Predicate, found: Arguments, claimed: set[int]) -> Span | None:
    """What must be done, by its object («moeten lidstaten hun bestellingen bundelen»), or what
    it is that is judged, its subject; else the clause."""
    tags, words = scene.analysis.tokens.tags, scene.env.words
    subject = [found.subject] if found.subject else []
    for phrase in (*found.objects, *subject):
        head = tags[phrase.end]
        thing = head & Tag.NOUN and not head & (Tag.PERSONAL | Tag.DEMONSTRATIVE)
        if thing and not scene.resolve(phrase) and not is_broken(scene.analysis, phrase):
            return noun_topic(scene.analysis, predicate, phrase, claimed, words)[0]
    rest = [j for j in predicate.words if j not in claimed]
    return clause_words_topic(scene.analysis, rest)


def _opinion(scene: Scene, predicate: Predicate, found: Arguments) -> Act:
    """«volgens X is het zaak dat te verminderen», «… te vroeg om …», «… van groot belang»."""
    tokens, words = scene.analysis.tokens, scene.env.words
    if judged := verdict(scene, predicate):
        return judged
    if any(tokens.words[j - 1] == "te" and tokens.words[j] in words.excessive
           for j in predicate.words if j):  # fmt: skip
        return Act.OPPOSE  # «is te vroeg», «gaat te ver», «duurt te lang»
    if predicate.lemma not in scene.env.grammar.copulas or predicate.helpers:
        return Act.STATE
    said = {tokens.words[j] for j in predicate.words}
    if found.infinitive >= 0 and said >= {"het", "aan"}:
        return Act.EXPECT  # «is het aan de lidstaten om …»
    if said.isdisjoint(words.matters | words.needed | words.due):
        return Act.STATE
    if any(tokens.tags[j] & Tag.NEGATION for j in predicate.words):
        return Act.OPPOSE if said & words.needed else Act.STATE
    asks = found.infinitive >= 0 or found.complement >= 0 or said & words.needed
    return Act.EXPECT if asks else Act.EMPHASISE


def _obliged(scene: Scene, predicate: Predicate) -> bool:
    """«moet steunen», «dient te steunen»; and «mag niet», «mag pas», which forbids."""
    words, tokens = scene.env.words, scene.analysis.tokens
    dutch = {predicate.lemma} if scene.env.grammar.verb_second else set()  # «dient … te stellen»
    if (dutch | predicate.helpers) & words.should - scene.env.grammar.future:
        return True
    limited = any(
        tokens.tags[j] & Tag.NEGATION or tokens.words[j] in words.only for j in predicate.words
    )
    return bool(predicate.helpers & words.allowed) and limited


def _source(
    scene: Scene, predicate: Predicate, found: Arguments
) -> tuple[tuple[Actor, ...], set[int]]:
    """Whose position a clause gives, and the words that say so."""
    resolve, words = scene.resolve, scene.env.words
    if behind := told_behind(scene, predicate):
        return behind
    for phrase in found.prepositional:
        if phrase.preposition in words.according and (who := resolve(phrase)):
            return who, set(range(phrase.start, phrase.end + 1))
        if _names_opinion(scene, phrase) and (owner := _owner_behind(scene, found, phrase)):
            return owner[0], owner[1] | set(range(phrase.start, phrase.end + 1))
    if concerned := whom_concerned(scene, predicate):
        return concerned
    if carried := carried_source(scene, predicate):
        return carried, set()
    return _declared(scene, predicate, found) or demanded(scene, predicate, found), set()


def _declared(scene: Scene, predicate: Predicate, found: Arguments) -> tuple[Actor, ...]:
    """ "Serbia must refrain from …" in conclusions: those who declare expect it."""
    setting, subject = scene.env.setting, found.subject
    main = scene.situation.clauses[predicate.clause].kind is ClauseKind.MAIN
    if not setting.declares or not main:
        return ()
    if subject is None:  # "There must be no impunity"
        there = scene.env.words.there & {scene.analysis.tokens.words[j] for j in predicate.words}
        said = there or (found.elided and _of_thing(scene, predicate))
        return setting.authors if said and predicate.helpers & scene.env.words.strict else ()
    if not _obliged(scene, predicate):
        return ()
    who = scene.resolve(subject)
    if predicate.passive or not who:  # "Those responsible must be brought to justice"
        strict = predicate.helpers & scene.env.words.strict and not found.elided
        strict = strict or _should(scene, predicate, found)
        own = any(setting.is_author(each.id) for each in who)
        return setting.authors if strict and not own else ()
    return () if not who or any(setting.is_author(each.id) for each in who) else setting.authors


def _of_thing(scene: Scene, predicate: Predicate) -> bool:
    """ "The raids are alarming and | must end": the subject left out names no actor."""
    before = scene.situation.clauses[predicate.clause].coordinated
    first = next((p for p in scene.analysis.predicates if p.clause == before >= 0), None)
    subject = arguments(scene.situation, first).subject if first else None
    return subject is not None and not scene.resolve(subject)


def _should(scene: Scene, predicate: Predicate, found: Arguments) -> bool:
    """ "Efforts should be strengthened", "All sides should refrain from …", but "this should
    help": what somebody is to do, and no guess."""
    if not predicate.helpers & {"should", "need"} or found.subject is None:
        return False
    said = scene.analysis.tokens.words[found.subject.end]
    points = said in scene.env.words.pointers | scene.env.words.it
    return predicate.passive or not (points or predicate.lemma in scene.env.words.guessing)


def impersonal(scene: Scene, predicate: Predicate) -> Draft | None:
    """ "It is essential that Lebanon …" in conclusions: those who declare expect it of
    whoever must act, and stress it where nobody is named."""
    env, found = scene.env, arguments(scene.situation, predicate)
    main = scene.situation.clauses[predicate.clause].kind is ClauseKind.MAIN
    if not main:
        return None
    if not env.setting.declares:
        return authors_verdict(scene, predicate, found) or _needed_of(scene, predicate, found)
    if judged := rejected(scene, predicate, found) or called_for(scene, predicate, found):
        return judged
    if draft := whose_turn(scene, predicate, found):
        return draft
    if not _matters(scene, predicate):
        return None
    subject = found.subject
    said = scene.analysis.tokens.words[subject.end] if subject else ""
    content = found.complement if found.complement >= 0 else found.infinitive
    if said not in env.words.it or content < 0:
        return None
    inner = [p for p in scene.analysis.predicates if p.clause == found.complement]
    inside = arguments(scene.situation, inner[-1]).subject if inner else None
    who = scene.resolve(inside) if inside and not inner[-1].passive else ()
    act = Act.EXPECT if who else Act.EMPHASISE
    draft = Draft(act, f"{act.lower()}:impersonal", "impersonal", predicate.clause,
                  predicate.verb, env.setting.authors, who)  # fmt: skip
    draft.words = set(predicate.words) | set(scene.analysis.clause_words(content))
    draft.words |= {predicate.verb}
    draft.steps.append("a declaration says what matters: to those who declare")
    draft.topic = clause_words_topic(scene.analysis, scene.analysis.clause_words(content)[1:])
    return draft


def _needed_of(scene: Scene, predicate: Predicate, found: Arguments) -> Draft | None:
    """«Het is nodig dat Servië de wet aanpast» in a letter: whoever signs it expects it of
    another state."""
    words, tokens = scene.env.words, scene.analysis.tokens
    if found.complement < 0 or predicate.lemma not in scene.env.grammar.copulas:
        return None
    said = {tokens.words[j] for j in predicate.words}
    if said.isdisjoint(words.needed | words.matters) or said.isdisjoint(words.it):
        return None
    inner = [p for p in scene.analysis.predicates if p.clause == found.complement]
    if not inner or _reports(scene, inner[-1]) or inner[-1].lemma in words.idle:
        return None
    inside = arguments(scene.situation, inner[-1])
    who = foreign_state(scene, predicate, inside)
    if not who or inner[-1].passive:
        return None
    draft = Draft(Act.EXPECT, "expect:impersonal", "impersonal", predicate.clause,
                  predicate.verb, scene.env.setting.authors, who)  # fmt: skip
    draft.words = set(predicate.words) | set(scene.analysis.clause_words(found.complement))
    draft.words |= {predicate.verb}
    draft.steps.append("the text says what is needed of whom: its authors expect it")
    draft.topic = clause_words_topic(
        scene.analysis, scene.analysis.clause_words(found.complement)[1:]
    )
    return draft


def _names_opinion(scene: Scene, phrase: Phrase) -> bool:
    """«naar het oordeel», «in de ogen» (of whoever follows)."""
    words = scene.analysis.tokens.words
    key = f"{phrase.preposition} {words[phrase.end]}"
    return key in scene.env.words.opinions


def _owner_behind(
    scene: Scene, found: Arguments, phrase: Phrase
) -> tuple[tuple[Actor, ...], set[int]] | None:
    """Whose opinion: «… van het kabinet», or «mijn», «onze» before the noun."""
    words = scene.env.words
    if scene.analysis.tokens.words[phrase.end - 1] in words.own:
        return scene.env.setting.authors, set()
    for owner in found.prepositional:
        if owner.preposition in words.owner and owner.start == phrase.end + 1:
            who = scene.resolve(owner)
            return (who, set(range(owner.start, owner.end + 1))) if who else None
    return None


def _reports(scene: Scene, predicate: Predicate) -> bool:
    """ "recalls that Iran executed …", "that the EU provides …" tell what is; only the bare
    form asks ("that all sides respect …"). In Dutch only the perfect is sure to tell."""
    grammar = scene.env.grammar
    if grammar.verb_second:
        return bool(predicate.helpers & (grammar.perfect - grammar.passive))
    finite = scene.situation.clauses[predicate.clause].finite
    if finite < 0:
        return False
    if predicate.helpers & grammar.perfect:
        return True  # "that the Member States have provided …"
    forms = [form for _, form in scene.situation.tokens.readings[finite]]
    return any(form & (Form.PAST | Form.PAST_PLURAL | Form.SINGULAR) for form in forms)


def _matters(scene: Scene, predicate: Predicate) -> bool:
    """«stelde dat snelheid van groot belang is», "said that unity is essential"."""
    words = {scene.analysis.tokens.words[j] for j in predicate.words}
    negated = any(scene.analysis.tokens.tags[j] & Tag.NEGATION for j in predicate.words)
    copula = predicate.lemma in scene.env.grammar.copulas
    return copula and not negated and not words.isdisjoint(scene.env.words.matters)


def judge(scene: Scene, draft: Draft, found: Arguments) -> bool:
    """A position whose content is a verdict or a danger is SUPPORT, OPPOSE or WARN: «wees
    erop dat dit onaanvaardbaar is», «hield voor dat het akkoord dreigt te mislukken»."""
    inner = [p for p in scene.analysis.predicates if p.clause == found.complement >= 0]
    if not inner:
        return False
    act = verdict(scene, inner[-1])
    if act is None:
        return False
    draft.act = act
    draft.steps.append(f"its content is a verdict: {act}")
    return True


def oblige(scene: Scene, draft: Draft, found: Arguments) -> bool:
    """A position whose content is that somebody must act is EXPECT (ruling 3)."""
    if found.complement < 0:
        return False
    inner = [p for p in scene.analysis.predicates if p.clause == found.complement]
    if not inner:
        return False
    mark = scene.situation.clauses[found.complement].mark
    before = scene.analysis.tokens.tags[mark - 1]
    if draft.act is Act.SUPPORT and before == Tag.NOUN and found.prepositional:
        return False  # «stemde in, met de kanttekening dat …»
    if scene.analysis.tokens.words[mark] in scene.env.words.asking:
        return False  # «zet uiteen welke stappen moeten worden gezet»
    inside = arguments(scene.situation, inner[-1])
    obliged = _obliged(scene, inner[-1])
    if inside.subject is None and inside.elided:  # «dat X dit moet doen en dat niet mag laten»
        inside = arguments(scene.situation, inner[0])
    who = scene.resolve(inside.subject) if inside.subject else ()
    somebody = bool(who) or (inside.subject is not None and can_be_asked(scene, inside.subject))
    acts = somebody and not inner[-1].passive and inner[-1].lemma not in scene.env.words.idle
    asks = draft.act is Act.EMPHASISE and acts and not draft.speaks_for(who)
    asks = asks and not _reports(scene, inner[-1]) and draft.entry not in FACTS
    if not (obliged or asks):
        if draft.act is Act.STATE and _matters(scene, inner[-1]):
            draft.act = Act.EMPHASISE
            draft.steps.append("its content is that something matters")
        return False
    draft.act = Act.EXPECT
    told = not (inner[-1].passive or must_be_let(scene, inner[-1]))
    if told and who and not draft.speaks_for(who):
        draft.recipients = who
    draft.steps.append("its content is that somebody must act")
    return True
