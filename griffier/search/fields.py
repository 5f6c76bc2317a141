"""What may stand behind a colon, in Dutch and in English; anything else is an error."""

import datetime
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Final

from griffier.errors import QueryError
from griffier.lexicon.actors import actor_table
from griffier.lexicon.concepts import spellings
from griffier.lexicon.offices import office_register
from griffier.lexicon.thesaurus import LANGUAGES, load_thesaurus
from griffier.search.days import in_words, period
from griffier.search.fold import folded
from griffier.search.nearest import nearest
from griffier.search.query import Filter, Leaf, Meaning, Period, Scope
from griffier.search.words import Named, query_words

_DOSSIER: Final = re.compile(r"(\d{5})(-[A-Za-z0-9()]+)?")
_HASH: Final = re.compile(r"[0-9a-f]{8,64}")


@dataclass(frozen=True, slots=True)
class Known:
    """What a library knows by name.

    `meetings` are names (folded) of sessions and series with the session ids they mean;
    `documents` are identifiers («kst-21501-20-1873») and file names with the hash they mean.
    """

    meetings: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    documents: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))


def field_value(name: str, text: str, at: int, known: Known) -> Leaf:
    """The leaf for a canonical field name and what was typed behind its colon.

    Raises QueryError where the value means nothing.
    """
    if name in ("on", "after", "before"):
        return _days(name, text, at)
    if name == "deadline":
        return _deadline(text, at)
    if name == "in":
        return Scope(_named("in", text, query_words().scopes), at)
    if name == "meaning":
        return Meaning(_concept("meaning", text), at)
    if name == "meeting":
        return _looked_up(name, text, at, known.meetings)
    if name == "document":
        return _document(text, at, known)
    return _VALUES[name](text, at)


def _actor(name: str) -> Callable[[str, int], Filter]:
    return lambda text, at: Filter(name, (actor_id(text),), _quoted(actor_id(text)), at)


def actor_id(text: str) -> str:
    """The id of an actor by id or by any name, or of a person who held an office.

    Raises QueryError if none has it, or two.
    """
    table = actor_table()
    if text.upper() in table.kinds:
        return text.upper()
    if text.upper().startswith("PERSON:"):
        return "PERSON:" + text[7:]
    found = _named_actors(text)
    if len(found) == 1:
        return next(iter(found))
    if found:
        some = " or ".join(sorted(found))
        raise QueryError(f"«{text}» can mean several actors: write {some}.")
    if person := _persons().get(folded(text)):
        return person
    raise QueryError(_unknown("actor", text, _actor_names()))


def _named_actors(text: str) -> frozenset[str]:
    """Every actor a name can mean, in either language, with or without its accents."""
    words, lower = _words_of(text)
    found: set[str] = set()
    for lang in LANGUAGES:
        hit = actor_table().vocabulary(lang).longest(words, lower, 0)
        if hit and hit.end == len(words):
            terms = (term for term in hit.values if term.kind in _ACTORS)
            found |= {term.id for term in terms if term.form != "capital"}
    if plain := _actor_names().get(folded(text)):
        found.add(plain)
    return frozenset(found)


_ACTORS: Final = frozenset({"country", "body", "group"})


def _words_of(text: str) -> tuple[list[str], list[str]]:
    """Tokens as the actor table compares them, in capitals so that none is missed."""
    from griffier.lexicon.vocabulary import tokens_of

    words = tokens_of(text)
    return [word.upper() for word in words], [word.lower() for word in words]


@cache
def _persons() -> Mapping[str, str]:
    """Everybody who held an office, by full name."""
    names = {holder.name for holder in office_register().holders}
    return MappingProxyType({folded(name): f"PERSON:{name}" for name in names})


@cache
def _actor_names() -> Mapping[str, str]:
    table = actor_table()
    return {folded(label): identity for (identity, _), label in table.labels.items()}


def _act(text: str, at: int) -> Filter:
    identity = _named("act", text, query_words().acts)
    return Filter("act", (identity,), identity.lower(), at)


def _is(text: str, at: int) -> Filter:
    words = query_words()
    identity = _named("is", text, words.properties)
    return Filter("is", words.property_acts[identity], identity, at)


def _simple(name: str, named: Callable[[], Named]) -> Callable[[str, int], Filter]:
    def value(text: str, at: int) -> Filter:
        identity = _named(name, text, named())
        return Filter(name, (identity,), identity, at)

    return value


def _concept_filter(text: str, at: int) -> Filter:
    identity = _concept("concept", text)
    return Filter("concept", (identity, *below(identity)), identity, at)


def below(concept: str) -> tuple[str, ...]:
    """The concepts narrower than this one, at any depth."""
    above = load_thesaurus().above
    return tuple(each for each, line in above.items() if concept in line)


def _concept(name: str, text: str) -> str:
    found = concept_named(text)
    if found is None:
        raise QueryError(_unknown(name, text, [*_concept_labels(), *load_thesaurus().concepts]))
    return found


def concept_named(text: str) -> str | None:
    """The concept of that id or with that label in either language, or None."""
    if text.lower() in load_thesaurus().concepts:
        return text.lower()
    return _concept_labels().get(folded(text.replace("_", " ")))


@cache
def _concept_labels() -> Mapping[str, str]:
    labels: dict[str, str] = {}
    for concept in load_thesaurus().concepts.values():
        for lang in LANGUAGES:
            for label in concept.labels[lang]:
                for spelled in spellings(label):
                    labels.setdefault(folded(spelled), concept.id)
    return MappingProxyType(labels)


def _dossier(text: str, at: int) -> Filter:
    found = _DOSSIER.fullmatch(text.replace(" ", "").replace("\u00a0", ""))
    if not found:
        raise QueryError(f"«{text}» is no dossier; one looks like 21501-20 or 36104")
    return Filter("dossier", (found[0],), found[0], at)


def _document(text: str, at: int, known: Known) -> Filter:
    if _HASH.fullmatch(text.lower()):
        return Filter("document", (text.lower(),), text.lower(), at)
    return _looked_up("document", text, at, known.documents)


def _looked_up(name: str, text: str, at: int, values: Mapping[str, tuple[str, ...]]) -> Filter:
    found = values.get(folded(text))
    if not found:
        raise QueryError(_unknown(name, text, values, "in this library"))
    return Filter(name, found, _quoted(text), at)


_VALUES: Final[Mapping[str, Callable[[str, int], Filter]]] = MappingProxyType(
    {
        "actor": _actor("actor"),
        "recipient": _actor("recipient"),
        "act": _act,
        "is": _is,
        "concept": _concept_filter,
        "kind": _simple("kind", lambda: query_words().kinds),
        "lang": _simple("lang", lambda: query_words().langs),
        "modality": _simple("modality", lambda: query_words().modality),
        "dossier": _dossier,
    }
)


# --- days ---------------------------------------------------------------------------------


def _days(name: str, text: str, at: int) -> Period:
    first, last = period(text)
    written = in_words(first, last)
    if name == "after":
        return Period(name, first, None, written, at=at)
    if name == "before":
        return Period(name, None, first - datetime.timedelta(days=1), written, at=at)
    return Period(name, first, last, written, at=at)


_ANY: Final = frozenset({"any", "yes", "ja", "wel"})
_NONE: Final = frozenset({"none", "no", "nee", "geen"})


def _deadline(text: str, at: int) -> Period:
    if folded(text) in _ANY:
        return Period("deadline", None, None, "any", at=at)
    if folded(text) in _NONE:
        return Period("deadline", None, None, "none", none=True, at=at)
    first, last = period(text)
    return Period("deadline", first, last, in_words(first, last), at=at)


# --- errors -------------------------------------------------------------------------------


def _named(name: str, text: str, named: Named) -> str:
    found = named.ids.get(folded(text)) or named.ids.get(folded(text).replace("_", " "))
    if found is None:
        raise QueryError(_unknown(name, text, named.ids, listed=tuple(named.labels)))
    return found


def _unknown(
    name: str, text: str, values: Iterable[str], where: str = "", listed: tuple[str, ...] = ()
) -> str:
    near = nearest(folded(text), values)
    place = f" {where}" if where else ""
    hint = f"; did you mean «{near}»?" if near else ""
    if not hint and listed:
        hint = f"; it can be {', '.join(each.lower() for each in listed)}"
    return f"«{text}» is no {name}{place}{hint}"


def _quoted(text: str) -> str:
    """As it can stand behind a colon."""
    plain = text.replace('"', "")
    return plain if re.fullmatch(r"[^\s()\"“”„«»]+", plain) else f'"{plain}"'
