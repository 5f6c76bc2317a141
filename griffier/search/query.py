"""What a query is made of: frozen values, and the one way each is written.

`canonical` gives the string that parses to the same query again, so that a query lies in
an address. `at` and `length` say where a node stood in what was typed; they do not count
when queries are compared.
"""

import dataclasses
import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

# Filters that ask something of a single statement: with one of them, statements are sought.
OF_STATEMENTS = frozenset({"actor", "recipient", "act", "is", "concept", "modality", "deadline"})
STATEMENTS, PARAGRAPHS = "statements", "paragraphs"


@dataclass(frozen=True, slots=True)
class Word:
    """A word in any of its forms."""

    text: str
    at: int = dataclasses.field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Prefix:
    """Words that begin so: «visum*»."""

    text: str
    at: int = dataclasses.field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in this order, each in any of its forms."""

    text: str
    at: int = dataclasses.field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Near:
    """Two words or phrases with at most `distance` words between them, in any order."""

    left: Word | Phrase
    right: Word | Phrase
    distance: int


@dataclass(frozen=True, slots=True)
class Meaning:
    """Whatever says one of these concepts, in any language; the narrower ones included."""

    concept: str
    at: int = dataclasses.field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Filter:
    """A field and the values it may have: canonical ids. `field` is a canonical name.

    `written` is what stands behind the colon in a canonical query.
    """

    field: str
    values: tuple[str, ...]
    written: str
    at: int = dataclasses.field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Period:
    """A field of days: `first` to `last` inclusive, None where it is open.

    `field` is on, after, before or deadline. With `deadline`, `none` asks for statements
    without one.
    """

    field: str
    first: datetime.date | None
    last: datetime.date | None
    written: str
    none: bool = False
    at: int = dataclasses.field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Scope:
    """Where to seek: `statements` or `paragraphs`; holds for the whole query."""

    scope: str
    at: int = dataclasses.field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Not:
    """What must not be."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class And:
    """All of these."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any of these."""

    parts: tuple["Node", ...]


Leaf: TypeAlias = Word | Prefix | Phrase | Near | Meaning | Filter | Period | Scope
Node: TypeAlias = Leaf | Not | And | Or


@dataclass(frozen=True, slots=True)
class Query:
    """A query that was understood; `typed` is what it was read from."""

    node: Node
    typed: str = dataclasses.field(default="", compare=False)

    @property
    def canonical(self) -> str:
        """The query as it stands in an address; parses to the same query."""
        return _written(self.node, 0)

    @property
    def scope(self) -> str:
        """Whether statements or paragraphs are sought: as asked, else by the fields used."""
        asked = [leaf.scope for leaf in leaves(self.node) if isinstance(leaf, Scope)]
        if asked:
            return asked[-1]
        fields = {each.field for each in leaves(self.node) if isinstance(each, Filter | Period)}
        return STATEMENTS if fields & OF_STATEMENTS else PARAGRAPHS


def leaves(node: Node, *, sought: bool = False) -> Iterator[Leaf]:
    """Every leaf in order; with `sought` only those that are not denied."""
    if isinstance(node, And | Or):
        for part in node.parts:
            yield from leaves(part, sought=sought)
    elif isinstance(node, Not):
        if not sought:
            yield from leaves(node.part)
    else:
        yield node


_LOOSE, _OR, _AND, _TIGHT = 0, 1, 2, 3


def _written(node: Node, outer: int) -> str:
    """`node` with parentheses where `outer` binds tighter."""
    if isinstance(node, Or):
        text = " OR ".join(_written(part, _OR + 1) for part in node.parts)
        return f"({text})" if outer > _OR else text
    if isinstance(node, And):
        text = " ".join(_written(part, _AND + 1) for part in node.parts)
        return f"({text})" if outer > _AND else text
    if isinstance(node, Not):
        return f"NOT {_written(node.part, _TIGHT)}"
    return _leaf(node)


def _leaf(node: Leaf) -> str:
    match node:
        case Word(text):
            return text
        case Prefix(text):
            return f"{text}*"
        case Phrase(text):
            return f'"{text}"'
        case Near(left, right, distance):
            return f"{_leaf(left)} NEAR/{distance} {_leaf(right)}"
        case Meaning(concept):
            return f"meaning:{concept}"
        case Scope(scope):
            return f"in:{scope}"
        case Filter() | Period():
            return f"{node.field}:{node.written}"
