"""The index of a library on PostgreSQL: three tables in its own database.

The same terms as in the embedded index, as a tsvector: dictionary forms with weight A,
compound parts and countries with weight B, the heading with weight C and the title with
weight D, each in positions of its own. Writing is one transaction, so readers see all of a batch or
nothing. Tables of a form that is being built have another name until they are whole.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any, Final

from sqlalchemy import Connection, RowMapping, text
from sqlalchemy.exc import ProgrammingError

from griffier.errors import IndexMissing
from griffier.ledger.database import Database
from griffier.search.engine import FORM, Counts, Found, Place, Wanted
from griffier.search.frequent import pairs
from griffier.search.postgres_query import Clauses, ranked
from griffier.search.terms import Term, terms
from griffier.search.units import Unit

# Positions at which each kind of term begins; a tsvector counts to 16,383.
_OTHERS_AT: Final = 10_000
_HEADED_AT: Final = 13_000
_ABOVE_AT: Final = 15_000
_TABLE: Final = "search_units"
_STATE: Final = "search_state"
_WORDS: Final = "search_words"
_COLUMNS: Final = {
    "document": "varchar(64) NOT NULL",
    "start": "integer NOT NULL",
    '"end"': "integer NOT NULL",
    "scope": "varchar(16) NOT NULL",
    "lang": "varchar(8) NOT NULL",
    "kind": "varchar(32) NOT NULL",
    "day": "date",
    "dossier": "text[] NOT NULL",
    "meeting": "text[] NOT NULL",
    "page": "integer",
    "entry": "varchar(16)",
    "act": "varchar(16)",
    "actor": "text[] NOT NULL",
    "recipient": "text[] NOT NULL",
    "concept": "text[] NOT NULL",
    "modality": "varchar(16)",
    "due_first": "date",
    "due_last": "date",
    "heading": "text NOT NULL",
    "norm": "tsvector NOT NULL",
}
_TABLES: Final = (_TABLE, _STATE, _WORDS)
_SEVERAL: Final = frozenset({"dossier", "meeting", "actor", "recipient", "concept"})


class ServerIndex:
    """See `griffier.search.engine.Index`; `suffix` tells tables being built apart."""

    def __init__(self, database: Database, suffix: str = "") -> None:
        """Raises IndexMissing where there are no tables, or of another form."""
        self._database = database
        self._units, self._state, self._words = (f"{each}{suffix}" for each in _TABLES)
        self._check()

    def _check(self) -> None:
        try:
            with self._database.engine.connect() as connection:
                form = connection.scalar(text(f"SELECT form FROM {self._state}"))  # noqa: S608
        except ProgrammingError:
            form = None
        if form != FORM:
            what = "no search index" if form is None else f"a search index of form {form}"
            raise IndexMissing(
                f"{self._database.where} has {what}; griffier index --rebuild makes it."
            )

    @classmethod
    @contextmanager
    def building(cls, database: Database) -> Iterator["ServerIndex"]:
        """Empty tables beside those that are read, which take their place at the end."""
        with database.writing() as connection:
            _create(connection, "_new")
        yield cls(database, "_new")
        with database.writing() as connection:
            for table in _TABLES:
                connection.execute(text(f"DROP TABLE IF EXISTS {table}"))
                connection.execute(text(f"ALTER TABLE {table}_new RENAME TO {table}"))
            for name in ("norm", "document", "actor", "recipient", "day"):
                old = f"ix_{_TABLE}_new_{name}"
                connection.execute(text(f"ALTER INDEX {old} RENAME TO ix_{_TABLE}_{name}"))
            key = f"ALTER INDEX {_WORDS}_new_pkey RENAME TO {_WORDS}_pkey"
            connection.execute(text(key))

    @property
    def change(self) -> int:
        """See `Index.change`."""
        with self._database.reading() as connection:
            asked = text(f"SELECT change FROM {self._state}")  # noqa: S608
            return int(connection.scalar(asked) or 0)

    def refresh(self) -> None:
        """See `Index.refresh`; every question sees the newest."""

    def close(self) -> None:
        """See `Index.close`; the connections are the library's."""

    # --- writing ----------------------------------------------------------------------

    def apply(self, documents: Iterable[tuple[str, Sequence[Unit]]], change: int) -> None:
        """See `Index.apply`."""
        ready = [(identity, [_row(unit) for unit in units]) for identity, units in documents]
        names = ", ".join(_COLUMNS)
        values = ", ".join(f":{name.strip(chr(34))}" for name in _COLUMNS)
        insert = text(
            f"INSERT INTO {self._units} ({names}) VALUES ({values})".replace(  # noqa: S608
                ":norm", "CAST(:norm AS tsvector)"
            )
        )
        counted = Counter(word for _, rows in ready for row in rows for word in row.pop("words"))
        with self._database.writing() as connection:
            self._count(counted, connection)
            for identity, rows in ready:
                gone = text(f"DELETE FROM {self._units} WHERE document = :it")  # noqa: S608
                connection.execute(gone, {"it": identity})
                if rows:
                    connection.execute(insert, rows)
            now = text(f"UPDATE {self._state} SET change = :change")  # noqa: S608
            connection.execute(now, {"change": change})

    def _count(self, counted: Counter[str], connection: Connection) -> None:
        """Add to how often words were taken in. What goes from the index is not taken off: it
        is asked only which words there are, and which of them are frequent."""
        words = sorted(counted)  # in one order, so that two writers cannot wait for each other
        asked = f"""INSERT INTO {self._words} AS kept (word, n)
            SELECT * FROM unnest(CAST(:words AS text[]), CAST(:counts AS bigint[]))
            ON CONFLICT (word) DO UPDATE SET n = kept.n + excluded.n"""  # noqa: S608
        counts = [counted[word] for word in words]
        connection.execute(text(asked), {"words": words, "counts": counts})

    # --- reading ----------------------------------------------------------------------

    def find(self, wanted: Wanted) -> Found:
        """See `Index.find`."""
        clauses = Clauses()
        where = clauses.where(wanted.plan, wanted.scope)
        rank = ranked(wanted.plan, clauses) if wanted.sort == "relevance" else "0"
        order = {"relevance": "rank DESC, ", "date": "day DESC NULLS LAST, "}.get(
            wanted.sort, "day ASC NULLS FIRST, "
        )
        # Names are our own, and every value goes as a parameter. What was found is kept for the
        # one statement, and is not looked for again to be counted.
        asked = f"""WITH found AS MATERIALIZED (
                SELECT document, start, "end", scope, lang, page, entry, heading, day,
                    {rank} AS rank FROM {self._units} WHERE {where})
            SELECT *, (SELECT count(*) FROM found) AS total FROM found
            ORDER BY {order} document, start LIMIT :limit OFFSET :offset"""  # noqa: S608
        count = f"SELECT count(*) FROM {self._units} WHERE {where}"  # noqa: S608
        page = {"limit": wanted.limit, "offset": wanted.offset}
        with self._database.reading() as connection:
            found = connection.execute(text(asked), {**clauses.values, **page}).mappings().all()
            total = found[0]["total"] if found else 0
            if not found and wanted.offset:  # a page behind the last says no total
                total = connection.scalar(text(count), clauses.values)
        relevance = wanted.sort == "relevance"
        places = tuple(_place(row, scored=relevance) for row in found)
        return Found(int(total or 0), places)

    def counts(self, wanted: Wanted, facets: Sequence[str], most: int = 10) -> Counts:
        """See `Index.counts`."""
        clauses = Clauses()
        where = clauses.where(wanted.plan, wanted.scope)
        found: dict[str, tuple[tuple[str, int], ...]] = {}
        with self._database.reading() as connection:
            for name in facets:
                value = _counted(name)
                asked = f"""SELECT value, count(*) AS n FROM
                    (SELECT {value} AS value FROM {self._units} WHERE {where}) AS each
                    WHERE value IS NOT NULL GROUP BY value
                    ORDER BY n DESC, value LIMIT :most"""  # noqa: S608
                rows = connection.execute(text(asked), {**clauses.values, "most": most})
                found[name] = tuple((str(value), int(n)) for value, n in rows)
        return found

    def frequency(self, lemma: str) -> int:
        """See `Index.frequency`."""
        clauses = Clauses()
        asked = clauses.matches([f"{_quoted(lemma)}:AB"])
        count = text(f"SELECT count(*) FROM {self._units} WHERE {asked}")  # noqa: S608
        with self._database.reading() as connection:
            return int(connection.scalar(count, clauses.values) or 0)

    def known(self, words: Iterable[str]) -> Mapping[str, int]:
        """See `Index.known`."""
        asked = f"SELECT word, n FROM {self._words} WHERE word = ANY(:asked)"  # noqa: S608
        return self._counted(asked, words)

    def beginning(self, prefixes: Iterable[str]) -> Mapping[str, int]:
        """See `Index.beginning`."""
        # One look-up in the index of words for each; OFFSET keeps it from becoming a join.
        asked = f"""SELECT found.word, found.n
            FROM unnest(CAST(:asked AS text[])) AS each, LATERAL (
                SELECT word, n FROM {self._words}
                WHERE word >= each COLLATE "C" AND word < each || chr(1114111) COLLATE "C" OFFSET 0
            ) AS found"""  # noqa: S608
        return self._counted(asked, prefixes)

    def _counted(self, query: str, asked: Iterable[str]) -> Mapping[str, int]:
        with self._database.reading() as connection:
            rows = connection.execute(text(query), {"asked": list(asked)})
            return {str(word): int(n) for word, n in rows}


def _create(connection: Connection, suffix: str) -> None:
    units, state, words = (f"{each}{suffix}" for each in _TABLES)
    for table in (units, state, words):
        connection.execute(text(f"DROP TABLE IF EXISTS {table}"))
    columns = ", ".join(f"{name} {kind}" for name, kind in _COLUMNS.items())
    connection.execute(text(f"CREATE TABLE {units} ({columns})"))
    connection.execute(text(f"CREATE INDEX ix_{units}_norm ON {units} USING gin (norm)"))
    connection.execute(text(f"CREATE INDEX ix_{units}_document ON {units} (document)"))
    connection.execute(text(f"CREATE INDEX ix_{units}_day ON {units} (scope, day)"))
    for name in ("actor", "recipient"):
        connection.execute(text(f"CREATE INDEX ix_{units}_{name} ON {units} USING gin ({name})"))
    connection.execute(text(f"CREATE TABLE {state} (form integer, change bigint)"))
    kept = 'word text COLLATE "C" PRIMARY KEY, n bigint NOT NULL'
    connection.execute(text(f"CREATE TABLE {words} ({kept})"))
    connection.execute(
        text(f"INSERT INTO {state} VALUES (:form, 0)"),  # noqa: S608
        {"form": FORM},
    )


def _row(unit: Unit) -> dict[str, Any]:
    row = asdict(unit)
    read = terms(row.pop("text"), unit.lang)
    headed, above = (_names(row[name], unit.lang) for name in ("heading", "context"))
    del row["context"]
    row["heading"] = unit.heading if unit.text else ""
    first, last = row.pop("deadline") or (None, None)
    several = {"dossiers": "dossier", "meetings": "meeting"}
    several |= {"actors": "actor", "recipients": "recipient", "concepts": "concept"}
    for name, column in several.items():
        row[column] = list(row.pop(name))
    row["norm"] = _vector(read, headed, above)
    row["words"] = {term.lemma for term in read}
    return {**row, "due_first": first, "due_last": last}


def _vector(read: Sequence[Term], headed: Sequence[str], above: Sequence[str]) -> str:
    """A tsvector as text; behind the last position a tsvector knows, words have one in common."""
    places: dict[str, list[str]] = {}
    for at, term in enumerate(read, start=1):
        places.setdefault(term.lemma, []).append(f"{min(at, _OTHERS_AT - 10)}A")
        for other in term.others:
            places.setdefault(other, []).append(f"{min(_OTHERS_AT + at, _HEADED_AT - 10)}B")
    for pair in pairs([term.lemma for term in read]):
        places.setdefault(pair, ["1A"])  # it is asked for alone, never by its place
    for pair in pairs(headed):
        places.setdefault(pair, []).append(f"{_HEADED_AT}C")
    for start, row, weight in ((_HEADED_AT, headed, "C"), (_ABOVE_AT, above, "")):
        for at, each in enumerate(row):
            places.setdefault(each, []).append(f"{min(start + at, start + 1000)}{weight}")
    return " ".join(f"{_quoted(word)}:{','.join(spots)}" for word, spots in places.items())


def _names(text: str, lang: str) -> list[str]:
    """The terms of a heading or a title: dictionary forms, then other names."""
    read = terms(text, lang) if text else ()
    return [*[term.lemma for term in read], *[each for term in read for each in term.others]]


def _quoted(word: str) -> str:
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"


def _counted(name: str) -> str:
    if name == "year":
        return "CAST(extract(year FROM day) AS integer)"
    return f"unnest({name})" if name in _SEVERAL else name


def _place(row: RowMapping, *, scored: bool) -> Place:
    return Place(
        row["document"],
        row["start"],
        row["end"],
        row["scope"],
        row["lang"],
        float(row["rank"]) if scored else 0.0,
        row["page"],
        row["entry"],
        row["heading"],
    )
