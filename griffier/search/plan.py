"""What an engine has to look for: a query with its words brought down to terms.

The same plan is given to every engine and to the highlighter, so that all of them agree on
what a query means. Each word is read as Dutch and as English; either may fit.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, TypeAlias

from griffier.lexicon.actors import actor_table
from griffier.lexicon.concepts import spellings
from griffier.lexicon.thesaurus import load_thesaurus
from griffier.search.fields import below
from griffier.search.fold import folded
from griffier.search.query import (
    And,
    Filter,
    Meaning,
    Near,
    Node,
    Not,
    Or,
    Period,
    Phrase,
    Prefix,
    Query,
    Word,
)
from griffier.search.terms import LANGUAGES, Term, common_words, row, terms

# Words that may stand between the parts of a compound written apart («beleid voor visa»).
APART: Final = 3
Run: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lookup:
    """One word: any of `lemmas`, or weaker any of `others` (within compounds, countries), or
    weaker still any of `runs`: these words within a few of one another, in any order.
    `common` words say nothing of a subject and need not be found."""

    lemmas: Run
    others: Run = ()
    runs: tuple[Run, ...] = ()
    common: bool = False


@dataclass(frozen=True, slots=True)
class Begins:
    """A word whose dictionary form, or a part of which, begins with `prefix`; or `lemmas`."""

    prefix: str
    lemmas: Run = ()


@dataclass(frozen=True, slots=True)
class InARow:
    """Any of these runs of dictionary forms, word after word."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Nearby:
    """Any of `left` and any of `right` with at most `distance` words between them."""

    left: tuple[Run, ...]
    right: tuple[Run, ...]
    distance: int


@dataclass(frozen=True, slots=True)
class Says:
    """A statement with one of `concepts`, or words that name one: `runs` within a few words
    of one another."""

    concepts: tuple[str, ...]
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Nothing:
    """What every text fulfils: a scope, which is not looked for."""


Matcher: TypeAlias = Lookup | Begins | InARow | Nearby | Says
Step: TypeAlias = Matcher | Filter | Period | Nothing


@dataclass(frozen=True, slots=True)
class Without:
    """Must not be found."""

    part: "Plan"


@dataclass(frozen=True, slots=True)
class AllOf:
    """All of these must be found."""

    parts: tuple["Plan", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Any of these must be found."""

    parts: tuple["Plan", ...]


Plan: TypeAlias = Step | Without | AllOf | AnyOf


def plan(query: Query) -> Plan:
    """The plan of a query; pure. If all its words are common ones, they do count."""
    made = _plan(query.node)
    if all(isinstance(step, Lookup) and step.common for step in matchers(made)):
        return _counting(made)
    return made


def matchers(node: Plan) -> Iterator[Matcher]:
    """What is to be found in texts, without what must not be."""
    if isinstance(node, AllOf | AnyOf):
        for part in node.parts:
            yield from matchers(part)
    elif isinstance(node, Lookup | Begins | InARow | Nearby | Says):
        yield node


def _counting(node: Plan) -> Plan:
    if isinstance(node, Lookup):
        return Lookup(node.lemmas, node.others, node.runs)
    if isinstance(node, AllOf | AnyOf):
        return type(node)(tuple(map(_counting, node.parts)))
    return node


def _plan(node: Node) -> Plan:
    match node:
        case And(parts):
            return AllOf(tuple(map(_plan, parts)))
        case Or(parts):
            return AnyOf(tuple(map(_plan, parts)))
        case Not(part):
            return Without(_plan(part))
        case Word(text):
            return looked_up(text)
        case Prefix(text):
            return _begins(folded(text), text)
        case Phrase(text):
            return InARow(_runs(text))
        case Near(left, right, distance):
            return Nearby(_runs(left.text), _runs(right.text), distance)
        case Meaning(concept):
            return meaning(concept)
        case Filter() | Period():
            return node
    return Nothing()


def _read(text: str) -> list[tuple[Term, ...]]:
    """The terms of query words in each language; capitals do not matter for countries."""
    found: list[tuple[Term, ...]] = []
    for lang in LANGUAGES:
        for typed in (text, text.title()):
            read = terms(typed, lang)
            if read and read not in found:
                found.append(read)
    return found


def _runs(text: str) -> tuple[Run, ...]:
    return tuple(dict.fromkeys(tuple(term.lemma for term in read) for read in _read(text)))


def looked_up(text: str) -> Lookup | InARow:
    """How a single word is looked for; one with a hyphen is several in a row."""
    readings = _read(text)
    if any(len(read) > 1 for read in readings):
        return InARow(_runs(text))
    lemmas = tuple(dict.fromkeys(read[0].lemma for read in readings))
    countries = [each for read in readings for each in read[0].others if each[0] == "="]
    countries += _countries().get(folded(text), ())
    parts = [_parts(read[0]) for read in readings]
    runs = tuple(dict.fromkeys(run for run in parts if len(run) > 1))
    return Lookup(
        lemmas,
        tuple(dict.fromkeys((*lemmas, *map(row, runs), *countries))),
        runs,
        folded(text) in common_words(),
    )


def _begins(prefix: str, text: str) -> Begins:
    """What is typed may be a whole word, as in «sancties*»; but «den*» is not meant as «de»."""
    words = (run[0] for run in _runs(text) if len(run) == 1)
    return Begins(
        prefix,
        tuple(word for word in words if word.startswith(prefix) or word not in common_words()),
    )


def _parts(term: Term) -> Run:
    return tuple(each for each in term.others if each[0] != "=" and "_" not in each)


@cache
def _countries() -> Mapping[str, tuple[str, ...]]:
    """Countries by their names as they are typed in a hurry: without accents."""
    table = actor_table()
    found: dict[str, tuple[str, ...]] = {}
    for (identity, _), label in table.labels.items():
        if table.kinds[identity] == "country":
            name = folded(label)
            found[name] = tuple(dict.fromkeys((*found.get(name, ()), f"={identity}")))
    return found


@cache
def meaning(concept: str) -> Says:
    """How a concept, or one narrower, is said in any language.

    Labels that are too short to mean it alone elsewhere are left to the statements.
    """
    concepts = (concept, *below(concept))
    runs: dict[Run, None] = {}
    for each in concepts:
        labels = load_thesaurus().concepts[each].labels
        for lang in LANGUAGES:
            for label in labels[lang]:
                for spelled in spellings(label):
                    runs[_telling(spelled, lang)] = None
    runs.pop((), None)
    return Says(concepts, tuple(runs))


def _telling(label: str, lang: str) -> Run:
    read = (term.lemma for term in terms(label, lang))
    return tuple(lemma for lemma in read if lemma not in common_words())
