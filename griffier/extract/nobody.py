"""Who speaks and is no actor of ours: «de vakbonden», «de provincie Groningen», «de NSOB»."""

import re
from typing import Final

from griffier.extract.case import Case, Scene
from griffier.extract.phrases import Phrase
from griffier.lexicon.grammar import Tag
from griffier.model import Act

# What such people do counts where they say something, not where they give or decide it.
_DEEDS: Final = frozenset({Act.PROVIDE, Act.AGREE, Act.MEET})
_TOLD: Final = frozenset({Act.STATE, Act.REQUEST, Act.WARN, Act.EXPECT})
# … of whom a view is told even where it says no more than of what: «X pleit voor een verbod».
_VIEWS: Final = frozenset({Act.REQUEST, Act.WARN, Act.EMPHASISE, Act.OPPOSE})
_INITIALS: Final = 2  # letters: «EU», «PB» are no names of people


def speaks_for_nobody(case: Case, subject: Phrase) -> bool:
    """«De vakbonden dringen aan op …»: said by people who are no actor of ours."""
    if case.draft.act in _DEEDS and not _to_author(case):
        return False
    if case.analysis.tokens.words[subject.core].isdigit():
        return False  # «412 scholen hebben een aanvraag ingediend» is a figure
    known = can_be_asked(case.scene, subject) or _abbreviated(case, subject)
    return known or _proper(case, subject)


def goes_on_for_nobody(case: Case) -> bool:
    """«De commissie ziet risico's en adviseert te wachten»: still of such people."""
    clause = case.situation.clauses[case.predicate.clause]
    joined = clause.coordinated == 0 or clause.parent == 0 or case.predicate.clause == 0
    said = case.found.elided and joined and case.draft.act not in _DEEDS
    return said and case.env.setting.is_of_people(case.analysis.span.start)


def is_people(scene: Scene, subject: Phrase) -> bool:
    """Whether a phrase names such people, or goes back to those of the sentence before."""
    tokens, people = scene.analysis.tokens, scene.env.words.people
    if subject.start == subject.end and scene.env.resolver.is_of_people(
        tokens.words[subject.end], tokens.starts[subject.end]
    ):
        return True
    if _stray(scene, subject):
        return True
    first = min(subject.core + 1, subject.end)  # «de provincie Groningen»
    tail = range(first + 1, subject.end + 1)
    named = all(
        tokens.capital[j] or tokens.tags[j] & Tag.JOINING or not tokens.words[j].isalpha()
        for j in tail
    )
    head = tokens.words[first].split("-")[0]  # «de commissie-Jansen»
    heads = {head} | ({tokens.words[subject.core]} if tokens.capital[subject.core] else set())
    if named and any(each.endswith(people + scene.env.words.panels) for each in heads):
        return True  # «Agentschap Telecom»
    return tokens.words[subject.end].endswith(people)


def can_be_asked(scene: Scene, subject: Phrase) -> bool:
    """Whether a phrase names people, or states and parties, that can do what is asked."""
    head = scene.analysis.tokens.words[subject.end]
    return head.endswith(scene.env.words.doers) or is_people(scene, subject)


def _proper(case: Case, subject: Phrase) -> bool:
    """«Tata Steel heeft laten weten te zullen investeren», «de Orde van Advocaten verzet zich
    tegen …»: a name that nobody has listed, as its capitals show, of whom something is told."""
    tokens, content, words = case.analysis.tokens, case.found, case.env.words
    said = max(content.complement, content.infinitive) >= 0
    if not (case.draft.act in _VIEWS or (said and case.draft.act in _TOLD | {Act.COMMIT})):
        return False
    article = tokens.words[subject.core] in words.articles
    first = subject.core + article
    names = range(first, subject.end + 1)
    if not names or not tokens.capital[first] or not _is_name(case, names, listed=article):
        return False
    shown = case.analysis.text[tokens.starts[first] : tokens.ends[subject.end]]
    inside = re.search(rf"[a-zë,] {re.escape(shown)}\b", case.env.resolver.text)
    return article or len(names) > 1 or subject.start > 0 or inside is not None


def _is_name(case: Case, names: range, *, listed: bool) -> bool:
    """Whether all words of a name have capitals, save «van» and «en» behind an article; and
    none is that of a paper or law: «het Klimaatakkoord»."""
    tokens, things = case.analysis.tokens, case.env.words.instruments
    if any(tokens.words[j].endswith(things) for j in names):
        return False
    small = [j for j in names if tokens.tags[j] & Tag.CLOSED and not tokens.capital[j]]
    if any(tokens.tags[j] & Tag.CLOSED and j not in small for j in names):
        return False
    return (listed or not small) and all(
        j in small or (tokens.capital[j] and tokens.words[j].isalpha()) for j in names
    )


def _stray(scene: Scene, subject: Phrase) -> bool:
    """«Ik heb twee bureaus gevraagd … Zij geven aan …»: several, none of them an actor, of
    whom a letter tells outside any meeting."""
    tokens, words, setting = scene.analysis.tokens, scene.env.words, scene.env.setting
    at = tokens.starts[subject.start]
    apart = setting.scenes or setting.declares or setting.house_speaks or setting.house_asks(at)
    if apart or subject.start != subject.end or tokens.words[subject.end] not in words.they:
        return False
    told = scene.analysis.clauses[0].own[:1] == [subject.start]
    return told and not setting.meeting_at(at) and not scene.resolve(subject)


def _to_author(case: Case) -> bool:
    """«De vakbonden hebben mij een rapport gestuurd»: given to whoever tells of it."""
    if case.draft.act is not Act.PROVIDE:
        return False
    given = [p for p in case.found.prepositional
             if case.entry.prepositions.get(p.preposition or "") == "recipient"]  # fmt: skip
    named = (a for p in [*given, *case.found.objects] for a in case.resolve(p))
    return any(case.env.setting.is_author(actor.id) for actor in named)


def _abbreviated(case: Case, subject: Phrase) -> bool:
    """«De NSOB merkt op dat …»: letters nobody has listed, of whom something is told; laws
    and programmes have them too, but tell nothing."""
    tokens, starts = case.analysis.tokens, case.analysis.tokens.starts
    name = case.analysis.text[starts[subject.end] : tokens.ends[subject.end]]
    content = case.found.complement >= 0 or case.found.infinitive >= 0
    told = case.draft.act in _TOLD and content
    letters = sum(letter.isupper() for letter in name)  # «LSVb», «PostNL» as well
    return told and letters >= _INITIALS and name.isalpha() and len(name) > _INITIALS
