"""How what was found divides: values with counts, labels, and the query each leads to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from griffier.lexicon.actors import actor_table
from griffier.lexicon.thesaurus import load_thesaurus
from griffier.search.query import And, Filter, Period, Query, Scope
from griffier.search.words import query_words


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value; `query` is the canonical query that keeps to it and finds `count`."""

    value: str
    label: str
    count: int
    query: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """A field and its values, most first; counted in `scope` (statements or paragraphs)."""

    name: str
    scope: str
    values: tuple[FacetValue, ...]


_FIELD: Final = {"year": "on"}


def facet(
    name: str,
    scope: str,
    counts: Iterable[tuple[str, int]],
    query: Query,
    locale: str,
    meetings: Mapping[str, str],
) -> Facet:
    """The facet of one field. `meetings` are names of meetings by id."""
    field = _FIELD.get(name, name)
    chosen = set(_chosen(query, field))
    values = tuple(
        FacetValue(
            value,
            _label(name, value, locale, meetings),
            count,
            _narrowed(query, field, value, scope).canonical,
            value in chosen,
        )
        for value, count in counts
        if not value.startswith("PERSON:")
    )
    return Facet(name, scope, values)


def _chosen(query: Query, field: str) -> Iterable[str]:
    parts = query.node.parts if isinstance(query.node, And) else (query.node,)
    for part in parts:
        if isinstance(part, Filter) and part.field == field:
            yield from part.values[:1]
        elif isinstance(part, Period) and part.field == field:
            yield part.written


def _narrowed(query: Query, field: str, value: str, scope: str) -> Query:
    """The query that keeps to this value, in the scope that was counted."""
    written = value.lower() if field == "act" else value
    parts = query.node.parts if isinstance(query.node, And) else (query.node,)
    added = Filter(field, (value,), written)
    if any(isinstance(part, Filter | Period) and _same(part, added) for part in parts):
        return query
    kept = tuple(part for part in parts if not isinstance(part, Scope))
    narrowed = replace(query, node=And((*kept, added)))
    if narrowed.scope == scope:
        return narrowed
    return replace(query, node=And((*kept, added, Scope(scope))))


def _same(part: Filter | Period, added: Filter) -> bool:
    return part.field == added.field and part.written == added.written


def _label(name: str, value: str, locale: str, meetings: Mapping[str, str]) -> str:
    words = query_words()
    named = {"kind": words.kinds, "lang": words.langs, "act": words.acts}
    if name in named:
        return named[name].label(value, locale)
    if name in ("actor", "recipient"):
        return actor_table().label(value, locale)
    if name == "concept" and value in load_thesaurus().concepts:
        return load_thesaurus().concepts[value].labels[locale][0]
    return meetings.get(value, value) if name == "meeting" else value
