"""The words that show what a part of a document is: structure.toml and abbreviations.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from griffier.errors import DataError

LANGUAGES: Final = ("nl", "en")
CUES: Final = frozenset(
    {
        "role_opener", "also_for", "house", "addressee", "address_end", "salutation", "closing",
        "date_label", "published", "subject_label", "letterhead", "session", "number", "form",
        "offer", "title_opener", "question_label", "answer_label", "answerer", "asker", "member",
        "agenda_item", "record_label", "inquiry", "reply_line", "after_turns", "party",
        "offered_by", "tell", "gathering", "outcome", "page_label", "committee",
        "held_debate", "held_consultation", "held_answers", "not_yet",
    }
)  # fmt: skip
KINDS: Final = frozenset(
    {
        "report", "agenda", "letter", "answers", "written_consultation", "declaration",
        "conclusions", "alignment", "appreciation", "decisions", "other",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """A family of words of one meaning, in lower case, with examples that hold one."""

    name: str
    words: tuple[str, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoleWord:
    """The noun of an office, its plural, and the actor its holder speaks for («NL»)."""

    noun: str
    plural: str
    actor: str | None
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """Words in a title that name the body a document comes from."""

    words: tuple[str, ...]
    role: str
    actor: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Abbreviations:
    """Words with a full stop that need not end a sentence, by how they behave before a
    capital; abbreviations.toml describes the four groups and the starters."""

    always: frozenset[str]
    before_number: frozenset[str]
    seldom: frozenset[str]
    may_end: frozenset[str]
    starters: frozenset[str]
    examples: tuple[str, ...]  # «|» stands where a sentence ends


@dataclass(frozen=True, slots=True, eq=False)
class StructureWords:
    """All words of one language the structure stage reads by. Compared by identity, so
    that patterns compiled from it can be kept beside it."""

    lang: str
    function_words: frozenset[str]
    sentence_verbs: tuple[str, ...]
    months: Mapping[str, int]
    name_particles: tuple[str, ...]
    name_titles: tuple[str, ...]
    role_words: tuple[str, ...]
    portfolio_words: tuple[str, ...]
    and_words: tuple[str, ...]
    of_words: tuple[str, ...]
    resolving: tuple[str, ...]  # with a capital behind a comma these begin a clause of a resolution
    roles: tuple[RoleWord, ...]
    cues: Mapping[str, Entry]
    kinds: tuple[Entry, ...]  # name is the kind
    bodies: tuple[Body, ...]
    abbreviations: Abbreviations


@cache
def structure_words() -> Mapping[str, StructureWords]:
    """The words of every language griffier reads, by language code.

    Raises `DataError` when a data file is malformed.
    """
    return {lang: _load(lang) for lang in LANGUAGES}


def _load(lang: str) -> StructureWords:
    where = f"{lang}/structure.toml"
    raw = _table(where)
    cues = {c.name: c for c in (_entry(where, row, "name") for row in _rows(where, raw, "cue"))}
    if set(cues) != CUES:
        raise DataError(f"{where}: the cues differ from those known: {sorted(CUES ^ set(cues))}.")
    kinds = tuple(_entry(where, row, "kind") for row in _rows(where, raw, "kind"))
    for kind in kinds:
        if kind.name not in KINDS:
            raise DataError(f"{where}: there is no kind of document «{kind.name}».")
    return StructureWords(
        lang=lang,
        function_words=frozenset(_words(where, raw, "function_words")),
        sentence_verbs=_words(where, raw, "sentence_verbs"),
        months=_months(where, raw),
        name_particles=_words(where, raw, "name_particles"),
        name_titles=_words(where, raw, "name_titles"),
        role_words=_words(where, raw, "role_words"),
        portfolio_words=_words(where, raw, "portfolio_words"),
        and_words=_words(where, raw, "and_words"),
        of_words=_words(where, raw, "of_words"),
        resolving=_words(where, raw, "resolving"),
        roles=tuple(_role(where, row) for row in _rows(where, raw, "role")),
        cues=cues,
        kinds=kinds,
        bodies=tuple(_body(where, row) for row in _rows(where, raw, "body")),
        abbreviations=_abbreviations(f"{lang}/abbreviations.toml"),
    )


def _table(where: str) -> dict[str, Any]:
    try:
        return tomllib.loads(files("griffier.lexicon").joinpath(where).read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as cause:
        raise DataError(f"{where}: {cause}.") from cause


def _words(where: str, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
    found = table.get(key)
    if not isinstance(found, list) or not found or not all(isinstance(w, str) for w in found):
        raise DataError(f"{where}: «{key}» must be a list of words.")
    return tuple(found)


def _rows(where: str, table: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    found = table.get(key)
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise DataError(f"{where}: [[{key}]] is missing.")
    return found


def _text(where: str, row: Mapping[str, Any], key: str) -> str:
    found = row.get(key)
    if not isinstance(found, str):
        raise DataError(f"{where}: an entry lacks «{key}»: {dict(row)}.")
    return found


def _entry(where: str, row: Mapping[str, Any], key: str) -> Entry:
    name = _text(where, row, key)
    place = f"{where}, {name}"
    return Entry(name, _words(place, row, "words"), _words(place, row, "examples"))


def _role(where: str, row: Mapping[str, Any]) -> RoleWord:
    noun = _text(where, row, "noun")
    examples = _words(f"{where}, {noun}", row, "examples")
    return RoleWord(noun, _text(where, row, "plural"), _text(where, row, "actor") or None, examples)


def _body(where: str, row: Mapping[str, Any]) -> Body:
    role, actor = _text(where, row, "role"), _text(where, row, "actor")
    place = f"{where}, {role}"
    return Body(_words(place, row, "words"), role, actor, _words(place, row, "examples"))


def _months(where: str, table: Mapping[str, Any]) -> dict[str, int]:
    found = table.get("months")
    if not isinstance(found, dict) or sorted(found.values()) != list(range(1, 13)):
        raise DataError(f"{where}: «months» must number twelve months from 1 to 12.")
    return found


def _abbreviations(where: str) -> Abbreviations:
    raw = _table(where)
    groups: dict[str, frozenset[str]] = {}
    examples: list[str] = []
    for group in ("always", "before_number", "seldom", "may_end", "starters"):
        table = raw.get(group)
        if not isinstance(table, dict):
            raise DataError(f"{where}: [{group}] is missing.")
        groups[group] = frozenset(_words(f"{where}, {group}", table, "words"))
        examples += _words(f"{where}, {group}", table, "examples")
        for word in groups[group]:
            if group != "starters" and not word.endswith((".", "§")):
                raise DataError(f"{where}, {group}: «{word}» lacks its full stop.")
    _check_disjoint(where, groups)
    return Abbreviations(**groups, examples=tuple(examples))


def _check_disjoint(where: str, groups: Mapping[str, frozenset[str]]) -> None:
    seen: dict[str, str] = {}
    for group, words in groups.items():
        for word in words:
            if word in seen:
                raise DataError(f"{where}: «{word}» stands in both {seen[word]} and {group}.")
            seen[word] = group
