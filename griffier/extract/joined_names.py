"""Names joined by more words than «en»: «niet alleen Malta, maar ook Cyprus», "France as well
as Italy", «Polen en, in mindere mate, Zweden».

Such words become one that joins, and what is set apart between two names is left out, as what
stands in brackets is.
"""

from typing import TYPE_CHECKING, Final

from griffier.lexicon.grammar import Grammar, Tag

if TYPE_CHECKING:
    from griffier.extract.tokens import Tokens

_SET_APART: Final = 8  # words between two marks behind «en»
_NAMES: Final = 12  # words between «niet alleen» and its «maar ook»
_MARKS: Final = frozenset({",", "–", "—"})
_OF_NAMES: Final = Tag.DETERMINER | Tag.JOINING | Tag.PREPOSITION | Tag.PUNCTUATION


def join_names(tokens: "Tokens", grammar: Grammar) -> None:
    """Make one coordinator of such words, before any class is settled."""
    said = set(tokens.words)
    if not said.isdisjoint(_MARKS):
        _leave_out(tokens)
    for first, second in grammar.doubled:
        if first[-1] in said and second[-1] in said:
            _both(tokens, first, second)
    for phrase in grammar.joining_phrases:
        if said.issuperset(phrase):
            _joins(tokens, phrase)


def _leave_out(tokens: "Tokens") -> None:
    """«Polen en, in mindere mate, Zweden»."""
    for i in range(len(tokens) - 4, 0, -1):
        mark = tokens.words[i + 1]
        if not tokens.tags[i] & Tag.JOINING or mark not in _MARKS or not tokens.capital[i - 1]:
            continue
        reach = range(i + 2, min(len(tokens) - 1, i + _SET_APART))
        end = next((j for j in reach if tokens.words[j] == mark), 0)
        if end and _name_at(tokens, end + 1) and not any(tokens.capital[i + 2 : end]):
            _drop(tokens, i + 1, end)


def _both(tokens: "Tokens", first: tuple[str, ...], second: tuple[str, ...]) -> None:
    """«niet alleen (door) Malta, maar ook (door) Cyprus»: as «Malta en Cyprus»."""
    at = _find(tokens, first, 0)
    start = at + len(first)
    but = _find(tokens, second, start, start + _NAMES) if at >= 0 else -1
    if but < 0 or not tokens.capital[but - 1 - (tokens.words[but - 1] in _MARKS)]:
        return
    between = range(start, but)
    if all(tokens.capital[j] or tokens.tags[j] & _OF_NAMES for j in between) and _name_at(
        tokens, but + len(second)
    ):
        _merge(tokens, but, len(second))
        if tokens.tags[start] & Tag.PREPOSITION and tokens.words[but + 1] == tokens.words[start]:
            _drop(tokens, but + 1, but + 1)  # «door Malta, maar ook | door Cyprus»
        if tokens.words[but - 1] in _MARKS:
            _drop(tokens, but - 1, but - 1)
        _drop(tokens, at, start - 1)


def _joins(tokens: "Tokens", phrase: tuple[str, ...]) -> None:
    """ "France as well as Italy"."""
    at = _find(tokens, phrase, 1)
    if at > 0 and _name_at(tokens, at + len(phrase)):
        before = at - 1 - (tokens.words[at - 1] in _MARKS)
        if before >= 0 and tokens.capital[before]:
            _merge(tokens, at, len(phrase))


def _name_at(tokens: "Tokens", i: int) -> bool:
    """Whether a name begins at word `i`, with or without preposition and article."""
    while i < len(tokens) and tokens.tags[i] & (Tag.DETERMINER | Tag.PREPOSITION):
        i += 1
    return i < len(tokens) and tokens.capital[i]


def _find(tokens: "Tokens", phrase: tuple[str, ...], start: int, end: int = 10**6) -> int:
    for i in range(start, min(end, len(tokens) - len(phrase)) + 1):
        if tokens.words[i] == phrase[0] and tuple(tokens.words[i : i + len(phrase)]) == phrase:
            return i
    return -1


def _merge(tokens: "Tokens", i: int, count: int) -> None:
    tokens.ends[i] = tokens.ends[i + count - 1]
    tokens.words[i] = " ".join(tokens.words[i : i + count])
    tokens.tags[i], tokens.readings[i] = Tag.COORDINATOR | Tag.JOINING, ()
    if count > 1:
        _drop(tokens, i + 1, i + count - 1)


def _drop(tokens: "Tokens", first: int, last: int) -> None:
    for column in (
        tokens.words,
        tokens.starts,
        tokens.ends,
        tokens.tags,
        tokens.readings,
        tokens.capital,
    ):
        del column[first : last + 1]
