"""Queries changed for the asker: by meaning, by language, by what was misspelt.

A changed query is never put in place of the one that was asked without saying so: it is
shown in its canonical form, or offered.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from griffier.search.engine import Index
from griffier.search.fields import concept_named
from griffier.search.fold import folded
from griffier.search.nearest import MOST_EDITS, allowed, nearest, one_edit_off
from griffier.search.plan import Lookup, looked_up
from griffier.search.query import (
    And,
    Filter,
    Meaning,
    Node,
    Not,
    Or,
    Period,
    Phrase,
    Query,
    Scope,
    Word,
    leaves,
)
from griffier.search.words import query_words

_LONGEST_LABEL: Final = 5  # words
_FIRST: Final = 4  # letters by which words two edits off are looked up


def with_meaning(query: Query) -> Query:
    """Words that name a concept also find whatever else says it, in either language."""
    return replace(query, node=_meant(query.node))


def in_language(query: Query, lang: str) -> Query:
    """The same query of documents in one language. Raises KeyError for an unknown one."""
    code = query_words().langs.ids[folded(lang)]
    return with_filter(query, Filter("lang", (code,), code))


def with_filter(query: Query, added: Filter) -> Query:
    """The same query with one filter more."""
    node = query.node
    if isinstance(node, And):
        parts = node.parts if added in node.parts else (*node.parts, added)
        return replace(query, node=And(parts))
    return query if node == added else replace(query, node=And((node, added)))


def _meant(node: Node) -> Node:
    if isinstance(node, And):
        parts = _meant_parts(node.parts)
        return parts[0] if len(parts) == 1 else And(parts)
    if isinstance(node, Or):
        return Or(tuple(map(_meant, node.parts)))
    if isinstance(node, Word | Phrase):
        concept = concept_named(node.text)
        return Or((node, Meaning(concept))) if concept else node
    return node


def _meant_parts(parts: Sequence[Node]) -> tuple[Node, ...]:
    """The longest row of words that is a label first: «visa policy» before «visa»."""
    found: list[Node] = []
    at = 0
    while at < len(parts):
        for length in range(min(_LONGEST_LABEL, len(parts) - at), 1, -1):
            row = parts[at : at + length]
            words = [part.text for part in row if isinstance(part, Word)]
            concept = concept_named(" ".join(words)) if len(words) == length else None
            if concept:
                found.append(Or((And(tuple(row)), Meaning(concept))))
                at += length
                break
        else:
            found.append(_meant(parts[at]))
            at += 1
    return tuple(found)


# --- did you mean -----------------------------------------------------------------------


def did_you_mean(query: Query, index: Index) -> Query | None:
    """The query with words the index does not have replaced by the nearest it has.

    Where all words occur, but never together: the query that any of them fulfils. None where
    nothing is near.
    """
    unknown = [leaf for leaf in leaves(query.node, sought=True) if isinstance(leaf, Word)]
    unknown = [word for word in unknown if not _occurs(word, index)]
    if not unknown:
        return _any_of(query)
    nearer: dict[str, str] = {}
    for word in unknown:
        near = _nearest_known(folded(word.text), index)
        if near is None:
            return None
        nearer[word.text] = near
    return Query(_replaced(query.node, nearer))


def with_less(query: Query) -> tuple[Query, ...]:
    """The queries that ask one thing less, of those that ask several at once; where words are
    asked for, some remain."""
    parts = query.node.parts if isinstance(query.node, And) else ()
    asked = [part for part in parts if not isinstance(part, Scope)]
    rests = (tuple(each for each in parts if each is not left) for left in asked)
    lesser = [Query(And(rest) if len(rest) > 1 else rest[0]) for rest in rests if rest]
    needed = _says_words if _says_words(query) else _says_something
    return tuple(filter(needed, lesser))


def _says_words(query: Query) -> bool:
    return any(not isinstance(leaf, Filter | Period) for leaf in leaves(query.node, sought=True))


def _says_something(query: Query) -> bool:
    return any(True for _ in leaves(query.node, sought=True))


def _nearest_known(word: str, index: Index) -> str | None:
    """The nearest word of the index; of two edits, at most one in the first letters."""
    most = allowed(word)
    near = one_edit_off(word) if most else frozenset()
    if found := nearest(word, index.known(near)):
        return found
    if most < MOST_EDITS:
        return None
    return nearest(word, index.beginning({each[:_FIRST] for each in (word, *near)}))


def _any_of(query: Query) -> Query | None:
    """Any of the words in place of all of them; the fields stay."""
    parts = query.node.parts if isinstance(query.node, And) else ()
    words = tuple(part for part in parts if isinstance(part, Word | Phrase))
    rest = tuple(part for part in parts if not isinstance(part, Word | Phrase))
    if len(words) < 2:
        return None
    return Query(And((Or(words), *rest)) if rest else Or(words))


def _occurs(word: Word, index: Index) -> bool:
    found = looked_up(word.text)
    if not isinstance(found, Lookup):
        return True
    return any(index.frequency(each) for each in (*found.lemmas, *found.others))


def _replaced(node: Node, nearer: Mapping[str, str]) -> Node:
    match node:
        case Word(text):
            return Word(nearer.get(text, text))
        case Not(part):
            return Not(_replaced(part, nearer))
        case And(parts):
            return And(tuple(_replaced(part, nearer) for part in parts))
        case Or(parts):
            return Or(tuple(_replaced(part, nearer) for part in parts))
    return node
