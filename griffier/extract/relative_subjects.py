"""The subject behind «die», «dat» or another word that opens a clause; and what is no subject."""

from typing import TYPE_CHECKING, Final

from griffier.extract import attachment
from griffier.extract.agreement import several_act
from griffier.extract.clause import Clause, ClauseKind
from griffier.extract.phrases import Phrase
from griffier.extract.pronominal import is_governed
from griffier.extract.scan import REACH
from griffier.lexicon.grammar import Tag

if TYPE_CHECKING:
    from griffier.extract.frames import Situation

_WITHIN: Final = Tag.DETERMINER | Tag.JOINING | Tag.PUNCTUATION | Tag.ADVERB | Tag.PERSONAL


def relative_subject(situation: "Situation", clause: Clause) -> Phrase | None:
    """«die om uitstel hebben gevraagd»: no noun is left but the relative pronoun."""
    if clause.kind is not ClauseKind.SUBORDINATE or clause.mark < 0:
        return None
    relative = situation.tokens.tags[clause.mark] & Tag.RELATIVE
    relative = relative and not is_governed(situation.tokens, clause.mark)
    return Phrase(clause.mark, clause.mark) if relative and _antecedes(situation, clause) else None


def _antecedes(situation: "Situation", clause: Clause) -> bool:
    """Whether a noun stands right before the relative pronoun, with or without a comma."""
    tags, mark = situation.tokens.tags, clause.mark
    before = mark - 2 if mark > 1 and tags[mark - 1] & Tag.PUNCTUATION else mark - 1
    return before >= 0 and bool(tags[before] & (Tag.NOUN | Tag.ALSO_NOUN))


def subordinate_subject(
    situation: "Situation", clause: Clause, nouns: list[Phrase]
) -> Phrase | None:
    """The first noun phrase, unless the relative pronoun itself is the subject."""
    tag = situation.tokens.tags[clause.mark] if clause.mark >= 0 else 0
    as_to = clause.mark >= 0 and situation.tokens.words[clause.mark] == "wat"
    if tag & Tag.RELATIVE and is_governed(situation.tokens, clause.mark):
        tag = 0  # «met wie | de delegatie sprak»
    if tag & Tag.RELATIVE and not as_to:  # «Polen, dat mij vroeg …», but «wat ons betreft»
        nouns = [p for p in nouns if not object_form(situation, p)]
        if not nouns:
            return relative_subject(situation, clause)
    first = nouns[0]
    agrees = several_act(situation.tokens, clause, first) if tag & Tag.RELATIVE else None
    of_name = _of_actor(situation, clause.mark) and not agrees
    pronoun = tag & Tag.RELATIVE and (of_name or situation.tokens.words[clause.mark] != "dat")
    behind = not situation.grammar.verb_second and first.start > clause.finite  # "which helps X"
    author = agrees is None and situation.is_author(first)
    of_name = of_name and not author  # «Finland, dat de Commissie vroeg …»
    if pronoun and (behind or of_name or not situation.can_act(first)):
        return Phrase(clause.mark, clause.mark)
    return first


def object_form(situation: "Situation", phrase: Phrase) -> bool:
    """«mij», «hem»: no subject, whoever it may be."""
    word = situation.tokens.words[phrase.start]
    return phrase.start == phrase.end and word in situation.grammar.accusative


def _of_actor(situation: "Situation", mark: int) -> bool:
    """«België, dat …», «het kabinet, dat …», «het was Polen dat …»: the pronoun stands for an
    actor; «de minister, die Spanje …», «de gezant, die de Raad …» as a rule."""
    tokens = situation.tokens
    if attachment.behind_name(tokens, mark) or is_cleft(situation, mark):
        return True
    return mark > 1 and tokens.words[mark - 1] == "," and mark - 2 in situation.bounds.ends


def is_cleft(situation: "Situation", mark: int) -> bool:
    """«Het was Polen dat …», «het zijn met name Cyprus en Malta die …»."""
    tokens, grammar = situation.tokens, situation.grammar
    if mark < 3 or not grammar.verb_second or not tokens.tags[mark] & Tag.RELATIVE:
        return False
    bounds = situation.bounds
    if mark - 1 not in bounds.ends:
        return False
    named = bounds.inside | bounds.ends | bounds.starts
    for j in range(mark - 1, max(0, mark - REACH), -1):
        if any(lemma in grammar.copulas for lemma, _ in tokens.readings[j]):
            return "het" in (tokens.words[j - 1], tokens.words[j + 1])
        if not (tokens.tags[j] & _WITHIN or j in named):
            return False
    return False


def is_view(situation: "Situation", before: list[Phrase]) -> bool:
    """«De kritiek van Spanje wees de Commissie af»: whoever has it does nothing here."""
    return (
        len(before) == 1 and situation.tokens.words[before[0].end] in situation.grammar.view_nouns
    )
