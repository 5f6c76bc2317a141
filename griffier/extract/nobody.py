"""Who speaks and is no actor of ours: «de vakbonden», «de provincie Groningen», «de NSOB»."""

from typing import Final

from griffier.extract.case import Case
from griffier.extract.phrases import Phrase
from griffier.model import Act

# What such people do counts where they say something, not where they give or decide it.
_DEEDS: Final = frozenset({Act.PROVIDE, Act.AGREE, Act.PROPOSE, Act.MEET})
_INITIALS: Final = 2  # letters: «EU», «PB» are no names of people


def speaks_for_nobody(case: Case, subject: Phrase) -> bool:
    """«De vakbonden dringen aan op …»: said by people who are no actor of ours."""
    tokens, people = case.analysis.tokens, case.env.words.people
    first = min(subject.core + 1, subject.end)  # «de provincie Groningen»
    tail = range(first + 1, subject.end + 1)
    named = all(tokens.capital[j] or not tokens.words[j].isalpha() for j in tail)
    if case.draft.act in _DEEDS and not _to_author(case):
        return False
    head = tokens.words[first].split("-")[0]  # «de commissie-Jansen»
    if named and head.endswith(people + case.env.words.panels):
        return True
    return tokens.words[subject.end].endswith(people) or _abbreviated(case, subject)


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
    told = case.draft.act is Act.STATE and case.found.complement >= 0
    return told and name.isupper() and name.isalpha() and len(name) > _INITIALS
