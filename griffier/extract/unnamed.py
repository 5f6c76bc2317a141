"""Who did what a passive names nobody for: whom the setting makes plain (ruling 4)."""

from griffier.extract.attachment import sums_up
from griffier.extract.case import Case
from griffier.extract.clause import ClauseKind
from griffier.extract.fitting import in_present
from griffier.extract.setting import SITS_IN_SESSIONS
from griffier.extract.visits import TOGETHER
from griffier.extract.when import is_done, is_past, long_ago
from griffier.lexicon.grammar import Tag
from griffier.model import Act, Actor

# Deeds that a passive without agent may report of anybody.
_ANYBODYS = frozenset({Act.PROVIDE, Act.AGREE, Act.PROPOSE, Act.MEET, Act.SUPPORT, Act.OPPOSE})
_IN_SESSION = SITS_IN_SESSIONS | {"TK", "EK", "STATEN_GENERAAL"}


def may_lack_agent(case: Case) -> bool:
    """Who did it can be taken from the setting in a main clause, not in a relative
    one, which tells what is meant; and outside a meeting not for deeds that anybody
    may have done («het bedrag dat is gereserveerd»)."""
    clause = case.situation.clauses[case.predicate.clause]
    tokens = case.situation.tokens
    opened = clause.mark >= 0 and not (sums_up(tokens, clause.mark) or _goes_on(case, clause.mark))
    if opened and tokens.tags[clause.mark] & Tag.RELATIVE and not is_told(case):
        sent = case.draft.act in (Act.PROVIDE, Act.COMMIT) and case.predicate.passive
        return sent and _to_house(case) and not long_ago(case)
    mark = tokens.words[clause.mark] if opened else ""
    if mark in case.env.words.not_yet:
        return False  # «voordat een besluit wordt genomen»
    anybodys = case.draft.act in _ANYBODYS
    told = case.draft.act is Act.DISCUSS and case.env.grammar.verb_second
    told = told or case.entry.subject == "topic" or case.draft.act is Act.EXPECT
    content = max(case.found.infinitive, case.found.complement) >= 0
    invited = case.draft.act is Act.REQUEST and not content and mark not in case.env.words.wherein
    if (anybodys or told or invited) and mark.startswith("w"):
        return False  # «waarvan de helft wordt uitgekeerd», "which was delivered"
    if anybodys and mark in case.env.words.complementisers:
        return False  # «hield hun voor dat granaten zijn geleverd»
    if case.draft.act in (Act.STATE, Act.DISCUSS) and case.found.complement < 0:
        anybodys = True  # «wordt soms pas laat herkend», but not «is gemeld dat …»
    if anybodys and long_ago(case):
        return _to_house(case) or bool(_within_body(case))
    met = case.entry.subject == "topic"  # "there was agreement that": among those who met
    if case.env.setting.declares and (met or case.draft.act in _ANYBODYS):
        content = case.found.infinitive >= 0 or case.found.complement >= 0
        agreed = case.draft.act is Act.AGREE and content and not mark  # "it was agreed that …"
        return met or agreed or _to_house(case) or (not mark and _praised(case))
    if not anybodys or _in_meeting(case) or _of_author(case):
        return True
    told = _to_house(case) or _with_somebody(case) or enclosed(case) or _in_talks(case)
    if told or _talkers(case):
        return True
    return bool(_council_paper(case) or _house_paper(case) or _within_body(case))


def _in_meeting(case: Case) -> bool:
    setting = case.env.setting
    return setting.meeting_at(case.analysis.span.start) is not None or setting.of_two


def _goes_on(case: Case, mark: int) -> bool:
    """«…, waarna een gesprek volgde met …»: what came next, told as a main clause would."""
    words = case.situation.tokens.words
    told = case.draft.act is not Act.PROVIDE and is_past(case)
    return mark > 1 and told and words[mark] in case.env.words.whereupon


def _praised(case: Case) -> bool:
    """ "Chad was commended for its role": who declares praises whom the subject names."""
    past = case.predicate.helpers & case.env.grammar.passive and is_past(case)
    subject = case.found.subject
    to_one = case.draft.act is Act.SUPPORT and case.entry.object == "recipient"
    english = not case.env.grammar.verb_second
    return bool(english and past and to_one and subject and case.resolve(subject))


def is_told(case: Case) -> bool:
    """«liet weten dat de evaluatie wordt aangeboden»: «dat» right behind a verb relates to no
    noun, and who says so promises it."""
    mark, tokens = case.situation.clauses[case.predicate.clause].mark, case.situation.tokens
    if mark < 1 or case.draft.act is not Act.COMMIT:
        return False
    behind = tokens.tags[mark - 1] & (Tag.VERB | Tag.PARTICLE)
    return tokens.words[mark] in case.env.grammar.complementisers and bool(behind)


def _of_author(case: Case) -> bool:
    """«Daarom is besloten de helikopters in te zetten», «hiervoor is 5 miljoen euro
    gereserveerd»: outside a meeting the author did, in a main clause."""
    if case.situation.clauses[case.predicate.clause].kind is not ClauseKind.MAIN:
        return False
    if case.draft.act is Act.PROVIDE:
        said = {case.analysis.tokens.words[j] for j in case.predicate.words}
        return not case.env.words.sums.isdisjoint(said) and case.env.grammar.verb_second
    if case.draft.act is Act.PROPOSE:  # «in de bijgevoegde nota worden wijzigingen voorgesteld»
        return in_present(case.situation, case.predicate) and _in_own_paper(case)
    content = case.found.infinitive >= 0 or case.found.complement >= 0
    said = {case.analysis.tokens.words[j] for j in case.predicate.words}
    new = not said.isdisjoint(case.env.words.existing)  # «er is een werkgroep ingesteld»
    if case.draft.act is Act.DISCUSS:  # «is kort stilgestaan bij …»
        return is_past(case) if case.entry.subject == "topic" else is_done(case)
    return case.draft.act is Act.AGREE and (content or new or _in_talks(case))


def _in_own_paper(case: Case) -> bool:
    words = case.env.words
    said = {case.analysis.tokens.words[j] for j in case.predicate.words}
    inside = (p for p in case.found.prepositional if p.preposition in words.within)
    heads = (case.analysis.tokens.words[p.end] for p in inside)
    return not said.isdisjoint(words.enclosed) or any(h.endswith(words.papers) for h in heads)


def _in_cabinet_paper(case: Case) -> bool:
    """«In de kabinetsreactie is aangegeven dat …», in the report of a meeting, too."""
    words, tokens = case.env.words, case.analysis.tokens
    inside = (p for p in case.found.prepositional if p.preposition in words.within)
    return any(tokens.words[p.end] in words.cabinet_papers and p.end == p.core + 1 for p in inside)


def _council_paper(case: Case) -> tuple[Actor, ...]:
    """«Het Raadsbesluit werd in maart aangenomen»: by the Council, at whatever meeting."""
    subject = case.found.subject
    if case.draft.act is not Act.AGREE or subject is None:
        return ()
    tokens, text = case.analysis.tokens, case.analysis.text
    shown = text[tokens.starts[subject.end] : tokens.ends[subject.end]]
    owned = shown.lower() in case.env.words.council_papers
    return (Actor("EU_COUNCIL", shown),) if owned else ()


def _house_paper(case: Case) -> tuple[Actor, ...]:
    """«De motie van het lid X is aangenomen»: by the House."""
    subject, tokens = case.found.subject, case.analysis.tokens
    if case.draft.act is not Act.AGREE or subject is None or subject.core >= subject.end:
        return ()
    head = tokens.words[subject.core + 1].split("-")[0]
    shown = case.analysis.text[tokens.starts[subject.start] : tokens.ends[subject.end]]
    return (Actor("TK", shown),) if head in case.env.words.motions else ()


def _within_body(case: Case) -> tuple[Actor, ...]:
    """«In de Raad is afgesproken dat …», «in de Eurogroep stond … centraal»: by the body, in
    whatever session."""
    if case.draft.act not in (Act.AGREE, Act.DISCUSS):
        return ()
    tokens, words = case.analysis.tokens, case.env.words
    for phrase in case.found.prepositional:
        if phrase.preposition in words.under and tokens.words[phrase.end].endswith(words.chairs):
            return (Actor("EU_COUNCIL", tokens.words[phrase.end]),)  # «onder Pools voorzitterschap»
    within = (p for p in case.found.prepositional if p.preposition in words.venues)
    return next((who for p in within if (who := case.resolve(p)) and who[0].id in _IN_SESSION), ())


def _with_somebody(case: Case) -> bool:
    """«Met Oeganda wordt gesproken over …», «met de sector is overeengekomen dat …»: who
    writes speaks with whom is named."""
    with_ = [p for p in case.found.prepositional if p.preposition in case.env.words.with_]
    if case.draft.act is Act.AGREE and case.found.complement >= 0:
        tags = case.analysis.tokens.tags
        return any(case.resolve(p) or tags[p.core] & Tag.DETERMINER for p in with_)
    people = case.env.words.people + case.env.words.publics + case.env.words.doers
    words = case.analysis.tokens.words
    return case.draft.act in (Act.DISCUSS, Act.AGREE, Act.MEET) and any(
        case.resolve(p) or any(word.endswith(people) for word in words[p.core : p.end + 1])
        for p in with_
    )


def _in_talks(case: Case) -> bool:
    """«In een ontmoeting met … kwam … ter sprake»: the author was there; as on a visit,
    of which the letter tells."""
    tokens, words = case.analysis.tokens, case.env.words
    heads = (tokens.words[p.end] for p in case.found.prepositional if p.preposition in words.venues)
    past = is_past(case) or is_done(case)
    met = any(head.endswith(words.talks) for head in heads)
    if case.draft.act is Act.AGREE:
        return past and met
    return case.draft.act is Act.DISCUSS and past and (case.env.setting.travels or met)


def _talkers(case: Case) -> tuple[Actor, ...]:
    """«Ik sprak met X. Daarbij kwam Y aan bod, en is afgesproken …»: both, outside a meeting."""
    setting, at = case.env.setting, case.analysis.span.start
    if setting.meeting_at(at) or case.draft.act not in TOGETHER:
        return ()
    told_here = _with_somebody(case) or (_in_talks(case) and not setting.travels)
    if in_present(case.situation, case.predicate) or told_here:
        return ()
    return setting.talk_at(at)


def implied(case: Case) -> tuple[Actor, ...]:
    """Ruling 4: the body or parties that met; outside a meeting, the author."""
    setting = case.env.setting
    if case.draft.act is Act.COMMIT and sums_up(
        case.analysis.tokens, case.situation.clauses[case.predicate.clause].mark
    ):
        return ()  # «…, hetgeen werd toegezegd»: by whoever was asked
    if paper := _council_paper(case) or _house_paper(case) or _within_body(case):
        return paper
    if _hits_author(case):
        return _others(case)
    if case.draft.act in (Act.COMMIT, Act.PROVIDE, Act.STATE) and _to_house(case):
        return setting.authors
    if enclosed(case):
        return setting.authors
    if case.draft.act is Act.COMMIT and "deadline" in case.entry.needs:
        return setting.authors  # «dit wordt meegenomen in de evaluatie»
    at = case.analysis.span.start
    if talkers := _talkers(case):
        return talkers
    if _in_cabinet_paper(case):
        return setting.authors
    if setting.on_visit(at) and case.draft.act not in TOGETHER:
        return setting.authors
    return setting.participants(at) if setting.meeting_at(at) else setting.authors


def enclosed(case: Case) -> bool:
    """«Een overzicht gaat hierbij», «is als bijlage bij deze brief gevoegd»: what goes with
    the letter goes from its author to the House."""
    words = {case.analysis.tokens.words[j] for j in case.predicate.words}
    here = not words.isdisjoint(case.env.words.enclosed) or words.issuperset(case.env.words.letter)
    return case.draft.act is Act.PROVIDE and here


def _to_house(case: Case) -> bool:
    subject = case.found.subject
    phrases = [*case.found.prepositional, *case.found.objects, *([subject] if subject else [])]
    named = (actor for phrase in phrases for actor in case.resolve(phrase))
    return any(actor.id in ("TK", "EK", "STATEN_GENERAAL") for actor in named)


def _hits_author(case: Case) -> bool:
    """«Er is een beroep op mij gedaan», «Nederland is verzocht …»: somebody else did."""
    if case.draft.act is not Act.REQUEST:
        return False
    entry, subject = case.entry, case.found.subject
    asked = [p for p in case.found.prepositional
             if entry.prepositions.get(p.preposition or "") == "recipient"]  # fmt: skip
    if entry.object == "recipient":
        asked += [*case.found.objects, *([subject] if subject else [])]
    setting = case.env.setting
    return any(setting.is_author(actor.id) for p in asked for actor in case.resolve(p))


def _others(case: Case) -> tuple[Actor, ...]:
    """On a visit the host, else nobody that could be told."""
    setting, at = case.env.setting, case.analysis.span.start
    if not setting.on_visit(at):
        return ()
    return tuple(a for a in setting.participants(at) if not setting.is_author(a.id))
