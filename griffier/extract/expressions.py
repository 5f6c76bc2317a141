"""Set phrases: the words of a clause that belong to its verb as a particle does, «kwam tot
stand», «neemt veel tijd in beslag»."""

from collections.abc import Mapping

from griffier.extract.clause import Clause, ClauseKind
from griffier.extract.tokens import Tokens
from griffier.lexicon.expressions import POSSESSIVE, Expressions


def set_phrase(
    tokens: Tokens, clause: Clause, words: tuple[int, ...], expressions: Expressions
) -> tuple[int, ...]:
    """The set phrase of a verb of `clause` among `words` (indexes in order), or nothing."""
    if not words:
        return ()
    own = (v for v in clause.verbs if words[0] <= v <= words[-1])
    lemmas = {lemma for verb in own for lemma, _ in tokens.readings[verb]}
    before = clause.finite if clause.kind is ClauseKind.MAIN else -1
    for lemma in sorted(lemmas & expressions.by_verb.keys()):
        known = expressions.by_verb[lemma]
        for position, j in enumerate(words):
            if tokens.words[j] not in known or (position > 0 and j < before):
                continue  # «het punt van de partij is …»: part of what stands first
            found = _at(tokens, words, position, known[tokens.words[j]], expressions)
            if found:
                return found
    return ()


def _at(
    tokens: Tokens,
    words: tuple[int, ...],
    position: int,
    by_second: Mapping[str, tuple[tuple[str, ...], ...]],
    expressions: Expressions,
) -> tuple[int, ...]:
    """The phrase that begins at `position`, those with the likelier second word first."""
    following = tokens.words[words[position + 1]] if position + 1 < len(words) else ""
    second = (following, POSSESSIVE if following in expressions.possessives else "", "")
    for phrase in (phrase for word in second for phrase in by_second.get(word, ())):
        found = words[position : position + len(phrase)]
        if _reads(tokens, found, phrase, expressions):
            return found
    return ()


def _reads(
    tokens: Tokens, found: tuple[int, ...], phrase: tuple[str, ...], expressions: Expressions
) -> bool:
    """Whether the words `found` stand side by side and read as `phrase` does."""
    if len(found) != len(phrase) or found[-1] - found[0] != len(found) - 1:
        return False
    words = (tokens.words[j] for j in found)
    return all(
        word == wanted or (wanted == POSSESSIVE and word in expressions.possessives)
        for word, wanted in zip(words, phrase, strict=True)
    )
