"""Countries, bodies and groups of states with the words that name them, read once.

countries.csv holds every ISO 3166-1 country (and XK) with names, adjectives, inhabitants
and capital in both languages; bodies.csv institutions; groups.toml groups of states with
the days their members joined and left. Where a word may stand for two countries («Congo»)
both keep it, and the annotate stage decides or abstains.
"""

import csv
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from griffier.errors import DataError
from griffier.lexicon.roles import Role, RoleBook, role_book
from griffier.lexicon.vocabulary import Vocabulary

LANGUAGES = ("nl", "en")
_COUNTRY_COLUMNS = [
    "id",
    *("nl", "en"),
    *("nl_adjective", "en_adjective"),
    *("nl_people", "en_people"),
    *("nl_capital", "en_capital"),
]
_BODY_COLUMNS = ["id", "nl", "en"]
_FORMS = (("", "noun"), ("_adjective", "adjective"), ("_people", "inhabitant"))


@dataclass(frozen=True, slots=True)
class Term:
    """What a phrase stands for: `kind` is country, body, group, role, field, trap,
    quantifier, chamber, committee, members, fraction, party, leaders or region; `id` the
    actor (or the field's or list's id); `form` as in model.Mention."""

    kind: str
    id: str
    form: str = "noun"
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """A group of states: who has always belonged, who joined and who left when."""

    id: str
    members: frozenset[str]
    joined: Mapping[str, date]
    left: Mapping[str, date]
    region: bool = False
    kind: str = "group"

    def on(self, day: date) -> frozenset[str]:
        """The members on that day."""
        joined = {each for each, first in self.joined.items() if first <= day}
        staying = {each for each, last in self.left.items() if day <= last}
        return self.members | joined | staying


@dataclass(frozen=True, slots=True)
class ActorTable:
    """All actors griffier knows by id."""

    labels: Mapping[tuple[str, str], str]
    kinds: Mapping[str, str]
    groups: Mapping[str, Group]
    _words: Mapping[str, Vocabulary[Term]] = field(repr=False)
    _roles: Mapping[str, RoleBook] = field(repr=False)

    def vocabulary(self, lang: str) -> Vocabulary[Term]:
        """The phrases of one language; Dutch where the language has none of its own."""
        return self._words[lang if lang in LANGUAGES else "nl"]

    def roles(self, lang: str) -> RoleBook:
        """The words for roles of one language, likewise."""
        return self._roles[lang if lang in LANGUAGES else "nl"]

    def members(self, group: str, on: date) -> frozenset[str]:
        """The countries of a group on that day; empty where its circle is not fixed.

        Raises KeyError for an id that is no group.
        """
        return self.groups[group].on(on)

    def label(self, actor: str, lang: str) -> str:
        """The name to show for an actor; its id where the language has none."""
        if actor.startswith("PERSON:"):
            return actor.removeprefix("PERSON:")
        return self.labels.get((actor, lang)) or self.labels.get((actor, "nl"), actor)


@cache
def actor_table() -> ActorTable:
    """The table shipped with griffier. Raises DataError naming file and entry."""
    labels: dict[tuple[str, str], str] = {}
    kinds: dict[str, str] = {}
    words = {lang: Vocabulary[Term]() for lang in LANGUAGES}
    roles = {lang: role_book(lang) for lang in LANGUAGES}
    groups: dict[str, Group] = {}
    for row in _rows("countries.csv", _COUNTRY_COLUMNS):
        _add_country(row, labels, kinds, words)
    for row in _rows("bodies.csv", _BODY_COLUMNS):
        _add_body(row, labels, kinds, words)
    for identity, entry in _toml("groups.toml").items():
        group = _group(identity, entry, kinds)
        groups[identity] = group
        for lang in LANGUAGES:
            words[lang].add_all(entry[lang], Term(group.kind, identity))
            labels.setdefault((identity, lang), entry[lang][0])
        kinds.setdefault(identity, group.kind)
    for lang in LANGUAGES:
        _add_roles(roles[lang], words[lang])
    kinds["TK"] = "body"
    labels.update({("TK", "nl"): "Tweede Kamer", ("TK", "en"): "House of Representatives"})
    frozen = MappingProxyType
    return ActorTable(frozen(labels), frozen(kinds), frozen(groups), frozen(words), frozen(roles))


def _rows(name: str, columns: list[str]) -> Iterator[list[str]]:
    path = files("griffier.lexicon") / "shared" / name
    lines = csv.reader(path.read_text("utf-8").splitlines())
    if next(lines, None) != columns:
        raise DataError(f"{name}: the first line must name {', '.join(columns)}.")
    for number, line in enumerate(lines, start=2):
        if len(line) != len(columns) or not line[0]:
            raise DataError(f"{name}, line {number}: {len(columns)} fields are needed.")
        yield line


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((files("griffier.lexicon") / "shared" / name).read_text("utf-8"))


def _add_country(
    row: list[str],
    labels: dict[tuple[str, str], str],
    kinds: dict[str, str],
    words: Mapping[str, Vocabulary[Term]],
) -> None:
    identity = row[0]
    if identity in kinds and kinds[identity] == "country":
        raise DataError(f"countries.csv: {identity} stands there twice.")
    # The ISO code of Tokelau is also the id of the Dutch House, which is meant by TK.
    if identity == "TK":
        return
    kinds[identity] = "country"
    cells = dict(zip(_COUNTRY_COLUMNS, row, strict=True))
    for lang in LANGUAGES:
        labels[identity, lang] = cells[lang].split("|")[0]
        for suffix, form in (*_FORMS, ("_capital", "capital")):
            term = Term("country", identity, form)
            for word in filter(None, cells[lang + suffix].split("|")):
                words[lang].add(word, term)
                if form == "adjective":
                    words[lang].add_all(_inflected(word, lang), _plural(term, lang))


def _plural(term: Term, lang: str) -> Term:
    return term if lang == "nl" else Term(term.kind, term.id, "inhabitant")


def _inflected(adjective: str, lang: str) -> list[str]:
    """Dutch adjectives take an -e («Servische», «Portugese»); English ones on -an or -i
    name the people in the plural («Albanians», «Iraqis»)."""
    if lang == "en":
        return [adjective + "s"] if adjective.endswith(("an", "i")) else []
    return [adjective[:-3] + "ese" if adjective.endswith("ees") else adjective + "e"]


def _add_body(
    row: list[str],
    labels: dict[tuple[str, str], str],
    kinds: dict[str, str],
    words: Mapping[str, Vocabulary[Term]],
) -> None:
    identity, *names = row
    if identity in kinds:
        raise DataError(f"bodies.csv: {identity} is already a {kinds[identity]}.")
    kinds[identity] = "body"
    for lang, cell in zip(LANGUAGES, names, strict=True):
        if cell:
            labels[identity, lang] = cell.split("|")[0]
            words[lang].add_all(cell.split("|"), Term("body", identity))


def _group(identity: str, entry: Mapping[str, Any], kinds: Mapping[str, str]) -> Group:
    named = [*entry.get("members", ()), *entry.get("joined", {}), *entry.get("left", {})]
    for country in named:
        if kinds.get(country) != "country":
            raise DataError(f"groups.toml, {identity}: {country} is no country.")
    if not (entry.get("nl") and entry.get("en")):
        raise DataError(f"groups.toml, {identity}: a name in each language is needed.")
    return Group(
        identity,
        frozenset(entry.get("members", ())),
        MappingProxyType(entry.get("joined", {})),
        MappingProxyType(entry.get("left", {})),
        entry.get("region", False),
        entry.get("kind", "group"),
    )


def _add_roles(book: RoleBook, words: Vocabulary[Term]) -> None:
    for role in book.roles:
        words.add_all(role.words, Term("role", role.words[0], role=role))
    for identity, names in book.fields.items():
        words.add_all(names, Term("field", identity))
    for kind, phrases in book.phrases.items():
        words.add_all(phrases, Term(kind, kind))
