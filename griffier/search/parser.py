"""From what was typed to a `Query`, or to a `QueryError` that says where it goes wrong.

    query   = any, { OR, any } ;              any  = one, { [AND], one } ;
    one     = (NOT | "-"), one | near ;       near = leaf, { NEAR/n, leaf } ;
    leaf    = "(", query, ")" | field ":" value | word | prefix "*" | '"' phrase '"' ;

Words joined by nothing must all be found; AND binds tighter than OR.
"""

import re
from dataclasses import dataclass
from typing import Final, NoReturn

from griffier.errors import QueryError
from griffier.search.fields import Known, field_value
from griffier.search.fold import folded
from griffier.search.nearest import nearest
from griffier.search.query import (
    And,
    Leaf,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Scope,
    Word,
    leaves,
)
from griffier.search.words import query_words

# Bounds on what a query may cost; nobody types more by hand.
LONGEST: Final = 2000
MOST_LEAVES: Final = 64
DEEPEST: Final = 24
FARTHEST: Final = 50
NEARBY: Final = 10

_QUOTES: Final = {'"': '"', "“": "”", "”": "”", "„": "”", "«": "»"}
_TOKEN = re.compile(r"(?P<space>\s+)|(?P<mark>[()])|(?P<quote>[\"“”„«])|(?P<word>[^\s()\"“”„«»]+)")
_FIELD = re.compile(r"([^\W\d_]+):")
_NEAR = re.compile(r"(\w+)/(\d+)")


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str  # ( | ) | and | or | not | near | minus | field | phrase | word | end
    text: str
    at: int
    number: int = 0


def parse(text: str, known: Known | None = None) -> Query:
    """Understand a query; `known` holds what the library knows of meetings and documents.

    Raises QueryError, which says where and what was expected.
    """
    if len(text) > LONGEST:
        reason = f"The query has {len(text)} characters; {LONGEST} is the most."
        raise QueryError(reason, text, LONGEST)
    reader = _Reader(text, known or Known())
    query = Query(reader.query(), text)
    _check(query)
    return query


def _check(query: Query) -> None:
    every = list(leaves(query.node))
    if len(every) > MOST_LEAVES:
        reason = f"The query asks {len(every)} things; {MOST_LEAVES} is the most."
        raise QueryError(reason, query.typed, len(query.typed))
    if all(isinstance(leaf, Scope) for leaf in leaves(query.node, sought=True)):
        reason = "The query only says what is not wanted or where; add what to look for."
        raise QueryError(reason, query.typed, 0, len(query.typed))


class _Reader:
    """One pass over the tokens; each method reads one line of the grammar."""

    def __init__(self, text: str, known: Known) -> None:
        self._text, self._known = text, known
        self._tokens, self._next, self._depth = _tokens(text), 0, 0

    def query(self) -> Node:
        node = self._either()
        token = self._token
        if token.kind == ")":
            self._fail("This parenthesis closes none", token)
        return node

    @property
    def _token(self) -> _Token:
        return self._tokens[self._next]

    def _take(self, kind: str) -> _Token | None:
        token = self._token
        if token.kind != kind:
            return None
        self._next += 1
        return token

    def _fail(self, reason: str, token: _Token) -> NoReturn:
        raise QueryError(
            f"{reason} (character {token.at + 1}).", self._text, token.at, len(token.text)
        )

    def _either(self) -> Node:
        parts = [self._all()]
        while self._take("or"):
            parts.append(self._all())
        return parts[0] if len(parts) == 1 else Or(_flat(parts, Or))

    def _all(self) -> Node:
        parts = [self._one()]
        while self._take("and") or self._token.kind not in ("or", ")", "end"):
            parts.append(self._one())
        return parts[0] if len(parts) == 1 else And(_flat(parts, And))

    def _one(self) -> Node:
        denied = False
        while self._take("not") or self._take("minus"):
            denied = not denied
        node = self._near()
        return Not(node) if denied else node

    def _near(self) -> Node:
        token, node = self._token, self._leaf()
        pairs: list[Node] = []
        while near := self._take("near"):
            right_token, right = self._token, self._leaf()
            left = _operand(node) or self._fail("NEAR joins words or phrases only", token)
            found = _operand(right) or self._fail("NEAR joins words or phrases only", right_token)
            pairs.append(Near(left, found, near.number))
            token, node = right_token, right
        if not pairs:
            return node
        return pairs[0] if len(pairs) == 1 else And(tuple(pairs))

    def _leaf(self) -> Node:
        token = self._token
        if token.kind == "(":
            return self._group(token)
        if token.kind not in ("word", "phrase", "field"):
            what = "the query ends" if token.kind == "end" else f"there is «{token.text}»"
            self._fail(f"A word, a phrase, a field or «(» is expected, but {what}", token)
        self._next += 1
        if token.kind == "field":
            return self._field(token)
        if token.kind == "phrase":
            return Phrase(token.text, token.at)
        return self._word(token)

    def _group(self, opened: _Token) -> Node:
        self._next += 1
        self._depth += 1
        if self._depth > DEEPEST:
            self._fail(f"Parentheses go deeper than {DEEPEST}", opened)
        node = self._either()
        if not self._take(")"):
            self._fail("This parenthesis is never closed", opened)
        self._depth -= 1
        return node

    def _word(self, token: _Token) -> Leaf:
        stem = token.text.rstrip("*")
        if not any(char.isalnum() for char in stem):
            self._fail(f"«{token.text}» holds no letter or digit", token)
        if "*" in stem:
            self._fail("«*» can stand only at the end of a word", token)
        if stem == token.text:
            return Word(stem, token.at)
        if len(stem) < 2:
            self._fail("At least two letters must stand before «*»", token)
        return Prefix(stem, token.at)

    def _field(self, token: _Token) -> Leaf:
        names = query_words().fields
        name = names.ids.get(folded(token.text))
        if name is None:
            near = nearest(folded(token.text), names.ids)
            hint = f"did you mean «{near}:»?" if near else f"fields are {', '.join(names.labels)}."
            self._fail(f"There is no field «{token.text}:»; {hint.rstrip('.')}", token)
        value = self._take("phrase") or self._take("word")
        if value is None or value.at != token.at + len(token.text) + 1:
            self._fail(f"A value is expected right behind «{token.text}:»", value or self._token)
        try:
            return field_value(name, value.text, token.at, self._known)
        except QueryError as error:
            self._fail(str(error).rstrip("."), value)


def _operand(node: Node) -> Word | Phrase | None:
    return node if isinstance(node, Word | Phrase) else None


def _flat(parts: list[Node], kind: type[And] | type[Or]) -> tuple[Node, ...]:
    """Without a conjunction right within one of the same kind."""
    flat: list[Node] = []
    for part in parts:
        flat += part.parts if isinstance(part, kind) else (part,)
    return tuple(flat)


# --- tokens ---------------------------------------------------------------------------


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    at = 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            raise QueryError(f"«{text[at]}» opens nothing (character {at + 1}).", text, at)
        if found.lastgroup == "quote":
            at = _phrase(text, at, tokens)
        elif found.lastgroup == "word":
            at = _plain(text, found, tokens)
        else:
            if found.lastgroup == "mark":
                tokens.append(_Token(found[0], found[0], at))
            at = found.end()
    tokens.append(_Token("end", "", len(text)))
    return tokens


def _phrase(text: str, at: int, tokens: list[_Token]) -> int:
    closing = text.find(_QUOTES[text[at]], at + 1)
    if closing < 0:
        raise QueryError(f"This quotation mark is never closed (character {at + 1}).", text, at)
    inner = " ".join(text[at + 1 : closing].replace('"', " ").split())
    if not any(char.isalnum() for char in inner):
        raise QueryError(f"This phrase is empty (character {at + 1}).", text, at, closing + 1 - at)
    tokens.append(_Token("phrase", inner, at))
    return closing + 1


def _plain(text: str, found: re.Match[str], tokens: list[_Token]) -> int:
    word, at = found[0], found.start()
    if len(word) > 1 and word[0] == "-":
        tokens.append(_Token("minus", "-", at))
        return at + 1
    if name := _FIELD.match(word):
        tokens.append(_Token("field", name[1], at))
        return _value(text, at + name.end(), tokens)
    tokens.append(_operator(word, at, text) or _Token("word", word, at))
    return found.end()


def _value(text: str, at: int, tokens: list[_Token]) -> int:
    """Behind a colon everything up to a space is the value, minus signs and colons too."""
    value = _TOKEN.match(text, at)
    if value is None or value.lastgroup != "word":
        return at
    tokens.append(_Token("word", value[0], at))
    return value.end()


def _operator(word: str, at: int, text: str) -> _Token | None:
    operators = query_words().operators
    if near := _NEAR.fullmatch(word):
        if operators.get(near[1]) != "near":
            return None
        distance = int(near[2][:9])
        if not 1 <= distance <= FARTHEST:
            reason = f"{near[1]} takes a distance from 1 to {FARTHEST} (character {at + 1})."
            raise QueryError(reason, text, at, len(word))
        return _Token("near", word, at, distance)
    kind = operators.get(word)
    return _Token(kind, word, at, NEARBY) if kind else None
