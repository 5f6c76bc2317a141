"""What the embedded index keeps of a unit, and under which names.

Paragraphs and statements have their words in fields of their own. A word of one of them need
then not be narrowed down to it, which took more time than finding the word.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

import tantivy
from tantivy import Document

from griffier.search.engine import Place
from griffier.search.frequent import beginnings, pairs
from griffier.search.query import PARAGRAPHS, STATEMENTS
from griffier.search.terms import bare
from griffier.search.units import Unit

LEMMA, OTHERS, HEADING, CONTEXT = "lemma", "others", "heading", "context"
PAIRS, HEADED_PAIRS, BEGUN = "pairs", "headed_pairs", "begun"
# What the index keeps of words in each: their places only where their order matters.
KEPT: Final = {
    LEMMA: "position",
    OTHERS: "freq",
    PAIRS: "freq",
    HEADING: "position",
    HEADED_PAIRS: "basic",
    CONTEXT: "basic",
    BEGUN: "basic",
}
OF_STATEMENT: Final = ("actor", "recipient", "act", "concept", "modality")
_COUNTED: Final = ("kind", "lang", "dossier", "meeting", "actor", "recipient", "act", "concept")
_ONLY_SOUGHT: Final = ("scope", "document", "modality")
_NUMBERS: Final = ("day", "year", "due_last")
_STATE: Final = "state"
_NO_DAY: Final = 0
_HASH: Final = 32  # bytes


def words_field(scope: str, name: str) -> str:
    """The field that has these words of paragraphs, or of statements."""
    return f"{scope}_{name}"


@lru_cache(1)
def schema() -> tantivy.Schema:
    """The fields of the index."""
    builder = tantivy.SchemaBuilder()
    for scope in (PARAGRAPHS, STATEMENTS):
        for name, kept in KEPT.items():
            field = words_field(scope, name)
            builder.add_text_field(field, tokenizer_name="spaced", index_option=kept)
    for name in (*_COUNTED, *_ONLY_SOUGHT):
        fast = name in _COUNTED
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=fast)
    for name in _NUMBERS:
        builder.add_integer_field(name, fast=True)
    builder.add_bytes_field("ref", stored=True)
    return builder.build()


def document(unit: Unit) -> Document:
    """A unit as the index takes it."""
    made = Document()
    for name, words in _words(unit).items():
        made.add_text(words_field(unit.scope, name), words)
    for name, values in _values(unit).items():
        for value in values:
            made.add_text(name, value)
    for name, number in _numbers(unit).items():
        made.add_integer(name, number)
    made.add_bytes("ref", _ref(unit))
    return made


def state(change: int) -> Document:
    """The unit that says up to which change of the ledger the index has read."""
    made = Document()
    made.add_text("scope", _STATE)
    made.add_bytes("ref", str(change).encode())
    return made


def state_query() -> tantivy.Query:
    """What finds that unit."""
    return tantivy.Query.term_query(schema(), "scope", _STATE, "basic")


def change_of(found: Document) -> int:
    """The number that unit holds."""
    return int(_kept(found))


def without_state(writer: tantivy.IndexWriter) -> None:
    """Take that unit out."""
    writer.delete_documents_by_term("scope", _STATE)


def _words(unit: Unit) -> Mapping[str, str]:
    lemmas, others = bare(unit.text, unit.lang)
    above = _above(unit.heading, unit.lang)
    return {
        LEMMA: " ".join(lemmas),
        OTHERS: " ".join(others),
        PAIRS: " ".join(pairs(lemmas)),
        HEADING: " ".join(above),
        HEADED_PAIRS: " ".join(pairs(above)),
        BEGUN: " ".join(beginnings((*lemmas, *others, *above))),
        CONTEXT: " ".join(dict.fromkeys(_above(unit.context, unit.lang))),
    }


@lru_cache(1_000)
def _above(text: str, lang: str) -> tuple[str, ...]:
    """Terms and other names of a title or heading, which stands above many units."""
    lemmas, others = bare(text, lang)
    return (*lemmas, *others)


def _values(unit: Unit) -> dict[str, tuple[str, ...]]:
    single = {name: getattr(unit, name) for name in ("scope", "document", "kind", "lang")}
    single |= {name: getattr(unit, name) for name in ("act", "modality")}
    several = {"dossier": unit.dossiers, "meeting": unit.meetings}
    several |= {"actor": unit.actors, "recipient": unit.recipients, "concept": unit.concepts}
    return {**{name: (value,) for name, value in single.items() if value}, **several}


def _numbers(unit: Unit) -> dict[str, int]:
    numbers = {"day": unit.day.toordinal() if unit.day else _NO_DAY}
    if unit.day:
        numbers["year"] = unit.day.year
    if unit.deadline:
        numbers["due_last"] = unit.deadline[1].toordinal()
    return numbers


def _ref(unit: Unit) -> bytes:
    """The document's hash and where the unit stands in it."""
    heading = unit.heading if unit.text else ""
    place = [unit.start, unit.end, unit.scope, unit.lang, unit.page, unit.entry, heading]
    told = json.dumps(place, ensure_ascii=False, separators=(",", ":"))
    return bytes.fromhex(unit.document) + told.encode("utf-8", "surrogatepass")


def place(found: Document, score: float) -> Place:
    """Where a unit stands that was found."""
    ref = _kept(found)
    told = json.loads(ref[_HASH:].decode("utf-8", "surrogatepass"))
    start, end, scope, lang, page, entry, heading = told
    return Place(ref[:_HASH].hex(), start, end, scope, lang, score, page, entry, heading)


def _kept(found: Document) -> bytes:
    kept = found.get_first("ref")
    return bytes(kept) if kept else b"0"
