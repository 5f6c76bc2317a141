"""What the index finds is what reading every unit finds, whatever it keeps to be quick."""

import datetime
import random
from collections.abc import Iterator

import pytest

from griffier.ledger.database import open_server
from griffier.search import tantivy_index
from griffier.search.engine import Index, Wanted
from griffier.search.frequent import beginnings, frequent_terms, pairs
from griffier.search.parser import parse
from griffier.search.plan import (
    APART,
    AllOf,
    AnyOf,
    Begins,
    InARow,
    Lookup,
    Nearby,
    Nothing,
    Without,
    matchers,
    plan,
)
from griffier.search.postgres_index import ServerIndex
from griffier.search.query import PARAGRAPHS, STATEMENTS, Filter, Period
from griffier.search.terms import analysed, bare
from griffier.search.units import Unit

MANY = """
de de het van van in voor en Nederland Commissie Raad visumbeleid beleid visum Servië Kosovo de
Kosovaarse minister over zal Europese Unie verordening grenzen voorstel vis vissen vergadering
toezegging Kamer kamerbrief 2022 melkprijs prijs oliesancties sancties
"""
WORDS = MANY.split()
TITLES = ("Verslag van de Raad", "Visumbeleid van de Unie", "Voorstel voor de Kamer", "")
CHANCE = random.Random(5)


def _unit(number, at, scope):
    words = " ".join(CHANCE.choices(WORDS, k=CHANCE.randint(2, 18)))
    return Unit(
        document=f"{number:064x}",
        start=at,
        end=at + len(words),
        scope=scope,
        text=words,
        lang="nl",
        kind=CHANCE.choice(("report", "agenda")),
        heading=CHANCE.choice(TITLES),
        context=TITLES[number % 4],
        day=datetime.date(2020, 1, 1) + datetime.timedelta(days=CHANCE.randrange(900)),
        act="REQUEST" if scope == STATEMENTS else None,
        actors=(CHANCE.choice(("NL", "RS")),) if scope == STATEMENTS else (),
    )


UNITS = [
    _unit(number, 1000 * at, PARAGRAPHS if at % 3 else STATEMENTS)
    for number in range(60)
    for at in range(6)
]


def _queries() -> Iterator[str]:
    for _ in range(60):
        words = CHANCE.choice(UNITS).text.split()
        at = CHANCE.randrange(len(words) - 1)
        row = words[at : at + CHANCE.randint(2, 4)]
        one, other = CHANCE.sample(words, 2)
        yield " ".join(CHANCE.sample(words, min(len(words), CHANCE.randint(1, 3))))
        yield f'"{" ".join(row)}"'
        yield f"{one} NEAR/{CHANCE.randint(1, 6)} {other}"
        yield f"{one[: CHANCE.randint(2, 6)]}*"
        yield f"{one} OR {other} -{CHANCE.choice(WORDS)}"
        yield f'{one} ("{row[0]} {row[1]}" OR kind:agenda) after:2021'
        yield f"{CHANCE.choice(('actor:NL', 'in:statements', 'act:request before:2021'))} {one}"
    yield from (
        "kind:agenda",
        "actor:RS",
        "actor:RS in:paragraphs",
        "kind:agenda -visum",
        "in:statements kind:report -de*",
    )


QUERIES = list(dict.fromkeys(_queries()))


# --- the slow way ---------------------------------------------------------------------------


class _Read:
    """The terms of a unit: in order, and what stands above it."""

    def __init__(self, unit):
        self.unit = unit
        self.lemmas, self.others = bare(unit.text, "nl")
        self.heading = [each for row in bare(unit.heading, "nl") for each in row]
        self.context = [each for row in bare(unit.context, "nl") for each in row]

    def fits(self, made, scope):
        sought = [each for each in matchers(made) if not _common(each)]
        several = len(sought) > 1
        return (
            self.unit.scope == scope
            and self._all(made, several)
            and (not several or any(self._says(each, False) for each in sought))
        )

    def _all(self, node, above):
        match node:
            case AllOf(parts):
                return all(self._all(part, above) for part in parts if not _common(part))
            case AnyOf(parts):
                return any(self._all(part, above) for part in parts)
            case Without(part):
                return not self._all(part, False)
            case Nothing():
                return True
            case Filter(field=field, values=values):
                own = {"actor": self.unit.actors, "kind": (self.unit.kind,)}
                own |= {"act": (self.unit.act,)}
                return bool(set(own[field]) & set(values))
            case Period(first=first, last=last):
                day = self.unit.day
                return (not first or first <= day) and (not last or day <= last)
        return self._says(node, above)

    def _says(self, node, above):
        named = {*self.lemmas, *self.others, *self.heading}
        match node:
            case Lookup(lemmas, others, runs):
                here = set(self.lemmas) & set(lemmas) or set(self.others) & set(others)
                over = set(self.heading) | (set(self.context) if above else set())
                return bool(here or over & {*lemmas, *others}) or any(
                    self._near(run[:1], run[1:], APART) for run in runs
                )
            case Begins(prefix, lemmas):
                return any(each.startswith(prefix) for each in named) or bool(
                    set(self.lemmas) & set(lemmas)
                )
            case InARow(runs):
                return any(
                    list(run) == words[at : at + len(run)]
                    for run in runs
                    for words in (self.lemmas, self.heading)
                    for at in range(len(words))
                )
            case Nearby(left, right, distance):
                return any(
                    self._near(one, other, distance)
                    for one in left
                    for other in right
                    if one != other
                )
        raise AssertionError(node)

    def _near(self, one, other, distance):
        (one,), (other,) = one, other
        here = [at for at, lemma in enumerate(self.lemmas) if lemma == one]
        there = [at for at, lemma in enumerate(self.lemmas) if lemma == other]
        return any(0 < abs(a - b) <= distance + 1 for a in here for b in there)


def _common(node):
    return isinstance(node, Lookup) and node.common


@pytest.fixture(scope="module", params=["tantivy", "postgresql"])
def index(request, tmp_path_factory) -> Iterator[Index]:
    documents: dict[str, list[Unit]] = {}
    for unit in UNITS:
        documents.setdefault(unit.document, []).append(unit)
    if request.param == "tantivy":
        folder = tmp_path_factory.mktemp("index")
        with tantivy_index.building(folder) as made:
            made.apply(documents.items(), 1)
        yield tantivy_index.FolderIndex(folder)
        return
    database = open_server(request.getfixturevalue("server").database())
    with ServerIndex.building(database) as made:
        made.apply(documents.items(), 1)
    yield ServerIndex(database)
    database.close()


def _places(units):
    return {(unit.document, unit.start) for unit in units}


def test_every_query_finds_what_reading_every_unit_finds(index):
    read = [_Read(unit) for unit in UNITS]
    found_some = 0
    for typed in QUERIES:
        query = parse(typed)
        made = plan(query)
        slow = _places(each.unit for each in read if each.fits(made, query.scope))
        for sort in ("relevance", "date"):
            found = index.find(Wanted(made, query.scope, sort, limit=len(UNITS)))
            assert (typed, _places(found.places), found.total) == (typed, slow, len(slow))
        found_some += bool(slow)
    assert found_some > len(QUERIES) / 2


def test_by_date_is_newest_first(index):
    days = {(unit.document, unit.start): unit.day for unit in UNITS}
    for sort, newest in (("date", True), ("oldest", False)):
        wanted = Wanted(plan(parse('"van de" OR ver*')), PARAGRAPHS, sort, limit=len(UNITS))
        shown = [days[place.document, place.start] for place in index.find(wanted).places]
        assert shown == sorted(shown, reverse=newest)
        assert len(shown) > 50


# --- what is kept to be quick ---------------------------------------------------------------


def test_frequent_words_stand_in_their_dictionary_form():
    for word in frequent_terms().words:
        assert word in {analysed(word, lang)[0] for lang in ("nl", "en")}


def test_pairs_and_beginnings_of_frequent_words_alone():
    assert list(pairs(["verslag", "van", "de", "kopje", "van", "de"])) == [
        "verslag+van",
        "van+de",
        "van+de",
    ]
    assert beginnings(["voorstel", "de", "xylofoon", "=NL"]) == {"vo", "voo", "voor", "de"}


def test_words_that_are_there_and_how_they_begin(index):
    counted = dict(index.known(["commissie", "commissies", "de", "xyzzy"]))
    holding = [unit for unit in UNITS if "Commissie" in unit.text.split()]
    assert counted.keys() == {"commissie", "de"}
    assert counted["commissie"] == len(holding)
    assert index.beginning(["commissie"]) == {"commissie": len(holding)}
    assert index.beginning(["kame", "visu", "xyz"]).keys() == {
        "kamer",
        "kamerbrief",
        "visum",
        "visumbeleid",
    }
