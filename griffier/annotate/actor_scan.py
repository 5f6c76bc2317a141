"""What the rules for actors share: the letter as tokens, its setting, and its memory.

A `Scan` lives as long as one letter is read from front to back. It remembers who has been
introduced, so that a surname or «de president» further on can be led back to them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from griffier.lexicon.actors import ActorTable, Term
from griffier.lexicon.offices import Holder, OfficeRegister
from griffier.lexicon.roles import RoleBook
from griffier.lexicon.vocabulary import TOKEN, Hit, Vocabulary
from griffier.model import Mention

# Not a token of any phrase; stands before the first and behind the last token.
_EDGE = "\x00"
_HYPHENS = frozenset("\u2010\u2011")
_DASH = "–"
# Which reading wins where a phrase has several.
_ORDER = [
    "trap",
    "eu_leaders",
    "leaders",
    "role",
    "chamber",
    "house",
    "senate",
    "committee",
    "members",
    "party",
    "fraction",
    "country",
    "body",
    "group",
    "region",
    "quantifier",
    "field",
]
_RANK = {kind: rank for rank, kind in enumerate(_ORDER)}


class Found(NamedTuple):
    """Where a rule stopped reading (token index), and what it found."""

    end: int
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Tokens:
    """The canonical text cut at words and marks, with an edge of four tokens that match
    nothing, so that a rule may look around without asking where the text ends."""

    text: str
    words: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]

    def capital(self, at: int) -> bool:
        """Whether the token begins with a capital."""
        return self.words[at][0].isupper()

    def span(self, first: int, end: int) -> str:
        """The text from token `first` up to token `end`, exclusive."""
        return self.text[self.starts[first] : self.ends[end - 1]]


def tokenise(text: str) -> Tokens:
    """Cut the text into tokens, in one pass."""
    spans = [match.span() for match in TOKEN.finditer(text)]
    words = [text[start:end] for start, end in spans]
    edge, at_end = [_EDGE] * 4, [len(text)] * 4
    small = text.lower()
    if len(small) == len(text):  # «İ» grows when lowered
        lower = [small[start:end] for start, end in spans]
    else:
        lower = [word.lower() for word in words]
    if not text.isascii():
        for index, word in enumerate(words):
            if word in _HYPHENS or (word == _DASH and _tight(spans, index)):
                lower[index] = "-"
    return Tokens(
        text,
        words + edge,
        lower + edge,
        [start for start, _ in spans] + at_end,
        [end for _, end in spans] + at_end,
    )


def _tight(spans: Sequence[tuple[int, int]], index: int) -> bool:
    """Whether the dash joins two words without a space («EU–VS»)."""
    if not 0 < index < len(spans) - 1:
        return False
    (_, before), (start, end), (behind, _) = spans[index - 1 : index + 2]
    return before == start and end == behind


@dataclass(frozen=True, slots=True)
class Setting:
    """What the document as a whole says about the words in it.

    `home` is the country whose government writes; `chamber` the House it writes to;
    `council` what «the Council» means; `leaders` and `ministers` whom those words mean.
    """

    on: date | None
    home: str | None
    chamber: str
    council: str
    leaders: str | None
    ministers: str | None
    general: str | None  # whose Secretary-General, where the text says no more
    signers: tuple[tuple[str, str], ...] = ()  # role and name as printed
    of_circle: bool = False  # a text of the G7, G20 or such, whose presidency is a country's
    eu_leaders: str = "EUROPEAN_COUNCIL"  # whom «EU leaders» means: at a summit with others, EU


class Person(NamedTuple):
    """Somebody introduced: for whom they speak, their name, and the role word used."""

    entity: str
    name: str
    at: int


@dataclass(slots=True)
class Scan:
    """One reading of one letter."""

    tokens: Tokens
    setting: Setting
    book: RoleBook
    table: ActorTable
    offices: OfficeRegister
    terms: Vocabulary[Term]
    introduced: dict[str, Person] = field(default_factory=dict)
    publisher: str | None = None  # the country whose ministry issues the text
    unknown: set[str] = field(default_factory=set)  # names in an office, not yet introduced
    roles: dict[str, Person] = field(default_factory=dict)
    bearers: dict[str, set[str]] = field(default_factory=dict)  # for whom an office was named
    seated: set[str] = field(default_factory=set)  # members of the House named with their party
    regions: set[str] = field(default_factory=set)
    defined: dict[str, Term | None] = field(default_factory=dict)
    own: dict[str, Term] = field(default_factory=dict)  # bodies by the last word
    place_end: int = -1  # the token behind the last capital that was but a place
    role_end: int = -1  # the token behind the last role, and whose it was
    role_owner: str | None = None
    last_role: Person | None = None  # whoever held it
    hosts: tuple[tuple[int, str], ...] = ()  # from which offset on which country is visited
    _sure: frozenset[str] | None = None

    def hit(self, at: int) -> Hit[Term] | None:
        """The longest phrase at a token."""
        return self.terms.longest(self.tokens.words, self.tokens.lower, at)

    def term(self, at: int, *kinds: str) -> tuple[int, Term] | None:
        """The longest phrase at a token, if it can be one of the kinds."""
        hit = self.hit(at)
        if hit is None:
            return None
        fitting = [term for term in hit.values if term.kind in kinds]
        chosen = self.choose(fitting, hit.end) if fitting else None
        return (hit.end, chosen) if chosen else None

    def holders(self, at: int) -> Hit[Holder] | None:
        """The longest name of an office-holder at a token."""
        return self.offices.names.longest(self.tokens.words, self.tokens.lower, at)

    def says(self, name: str, at: int) -> bool:
        """Whether the token stands in a word list of the language."""
        return self.tokens.lower[at] in self.book.lists[name]

    def past_article(self, at: int) -> int:
        """The token behind an article, or the same token."""
        return at + 1 if self.says("articles", at) else at

    def choose(self, values: Sequence[Term], end: int) -> Term | None:
        """The one reading of a phrase, or None where two countries are equally likely."""
        if len(values) == 1:
            return values[0]
        best = min(_RANK[term.kind] for term in values)
        rest = [term for term in values if _RANK[term.kind] == best]
        if len({term.id for term in rest}) > 1 and rest[0].kind == "country":
            rest = [term for term in rest if term.id in self.sure()]
            if len({term.id for term in rest}) != 1:
                return None
        if rest[0].kind == "role":
            return rest[0]  # the stricter spelling stands first in roles.toml
        forms = {term.form: term for term in rest}
        if len(forms) > 1 and "adjective" in forms and "inhabitant" in forms:
            return forms["adjective" if self.is_modifier(end) else "inhabitant"]
        return forms.get("noun", rest[0])

    def is_modifier(self, end: int) -> bool:
        """Whether a noun follows: a word in small letters that is no small word."""
        word = self.tokens.words[end]
        return word.islower() and word.isalpha() and len(word) > 3

    @property
    def seats(self) -> frozenset[str]:
        """Countries whose capitals seat the bodies of the Union: a place, and no host."""
        return frozenset({"BE", "LU"})

    def sure(self) -> frozenset[str]:
        """The countries the document names without doubt."""
        if self._sure is None:
            hits = (self.hit(at) for at in range(len(self.tokens.words) - 4))
            ids = ({term.id for term in hit.values} for hit in hits if hit)
            self._sure = frozenset(each.pop() for each in ids if len(each) == 1)
        return self._sure

    def mention(self, first: int, end: int, entity: str, kind: str, **more: str | None) -> Mention:
        """A mention from token `first` up to token `end`."""
        return Mention(
            self.tokens.starts[first],
            self.tokens.ends[end - 1],
            entity,
            kind,
            more.get("role"),
            more.get("person"),
            more.get("form") or "noun",
        )
