"""The index of a library in a folder: Tantivy, embedded.

    search/CURRENT     which folder is read now, and the form it has
    search/index-N/    a Tantivy index

A commit of Tantivy is atomic and readers keep what they opened; the number of the last
change is a unit in the index itself, so it can never disagree with what is in. Building
anew happens in a folder beside, and one rename of CURRENT makes it count.
"""

import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

try:
    import fcntl
except ImportError:  # not on Windows, where one builds at a time by agreement
    fcntl = None  # type: ignore[assignment]

import tantivy
from tantivy import Document, Order, Query

from griffier.errors import IndexBusy, IndexMissing
from griffier.search.engine import FORM, Counts, Found, Place, Wanted
from griffier.search.tantivy_query import HEADING, LEMMA, OTHERS, Renderer
from griffier.search.terms import bare
from griffier.search.units import Unit

_STATE: Final = "state"
_CURRENT: Final = "CURRENT"
_RAW: Final = ("scope", "document", "kind", "lang", "dossier", "meeting")
_OF_STATEMENT: Final = ("actor", "recipient", "act", "concept", "modality")
_NUMBERS: Final = ("day", "year", "due_first", "due_last")
_HEAP: Final = 64_000_000  # bytes the writer may hold before it writes a segment
NO_DAY: Final = 0


@lru_cache(1)
def schema() -> tantivy.Schema:
    """The fields of a unit; words without positions where order does not matter."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field(LEMMA, tokenizer_name="spaced", index_option="position")
    builder.add_text_field(OTHERS, tokenizer_name="spaced", index_option="freq")
    builder.add_text_field(HEADING, tokenizer_name="spaced", index_option="position")
    builder.add_text_field("context", tokenizer_name="spaced", index_option="basic")
    for name in (*_RAW, *_OF_STATEMENT):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    for name in _NUMBERS:
        builder.add_integer_field(name, indexed=True, fast=True)
    builder.add_text_field("ref", stored=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


class FolderIndex:
    """See `griffier.search.engine.Index`."""

    def __init__(self, folder: Path, index: tantivy.Index | None = None) -> None:
        """Open the index in `folder`, or take the one given.

        Raises IndexMissing, also where it has another form.
        """
        self._folder = folder
        self._opened = "" if index is None else None
        self._index = index if index is not None else self._open()

    def _open(self) -> tantivy.Index:
        self._opened = current(self._folder)
        try:
            return _tantivy(self._folder / self._opened)
        except ValueError as error:
            raise IndexMissing(
                f"The search index in {self._folder} is damaged ({error}); "
                "griffier index --rebuild makes it anew."
            ) from None

    def refresh(self) -> None:
        """See `Index.refresh`."""
        if self._opened is not None and current(self._folder) != self._opened:
            self._index = self._open()
        self._index.reload()

    @property
    def _searcher(self) -> tantivy.Searcher:
        return self._index.searcher()

    @property
    def change(self) -> int:
        """See `Index.change`."""
        searcher = self._searcher
        state = Query.term_query(schema(), "scope", _STATE)
        found = searcher.search(state, limit=1).hits
        return int(searcher.doc(found[0][1]).get_first("ref") or 0) if found else 0

    # --- writing ----------------------------------------------------------------------

    def apply(self, documents: Iterable[tuple[str, Sequence[Unit]]], change: int) -> None:
        """See `Index.apply`."""
        writer = _writer(self._index, self._folder)
        try:
            for identity, units in documents:
                writer.delete_documents_by_term("document", identity)
                for unit in units:
                    writer.add_document(_document(unit))
            writer.delete_documents_by_term("scope", _STATE)
            writer.add_document(_state(change))
            writer.commit()
        except BaseException:
            writer.rollback()
            raise
        finally:
            # Gives the lock free; merging of segments is finished first.
            writer.wait_merging_threads()
        self._index.reload()

    # --- reading ----------------------------------------------------------------------

    def find(self, wanted: Wanted) -> Found:
        """See `Index.find`."""
        searcher = self._searcher
        query = Renderer(schema(), searcher).render(wanted.plan, wanted.scope)
        order: dict[str, Any] = {}
        if wanted.sort != "relevance":
            order = {"order_by_field": "day"}
            order["order"] = Order.Asc if wanted.sort == "oldest" else Order.Desc
        found = searcher.search(query, max(wanted.limit, 1), offset=wanted.offset, **order)
        hits = found.hits[: wanted.limit]
        places = tuple(_place(searcher.doc(address), score, order) for score, address in hits)
        return Found(int(getattr(found, "count", len(hits)) or 0), places)

    def counts(self, wanted: Wanted, facets: Sequence[str], most: int = 10) -> Counts:
        """See `Index.counts`."""
        searcher = self._searcher
        query = Renderer(schema(), searcher).render(wanted.plan, wanted.scope)
        asked = {name: {"terms": {"field": name, "size": most}} for name in facets}
        found = searcher.aggregate(query, asked)
        return {name: _buckets(found[name]["buckets"]) for name in facets}

    def frequency(self, lemma: str) -> int:
        """See `Index.frequency`."""
        searcher = self._searcher
        return int(sum(searcher.doc_freq(field, lemma) for field in (LEMMA, OTHERS)))

    def words(self) -> Mapping[str, int]:
        """See `Index.words`."""
        return dict(self._searcher.terms_with_prefix(LEMMA, ""))

    def close(self) -> None:
        """See `Index.close`."""


def current(folder: Path) -> str:
    """The name of the folder to read. Raises IndexMissing, also for another form."""
    try:
        kept = json.loads((folder / _CURRENT).read_text("utf-8"))
        name, form = str(kept["folder"]), int(kept["form"])
    except (OSError, ValueError, KeyError, TypeError):
        raise IndexMissing(
            f"{folder.parent} has no search index; griffier index builds it."
        ) from None
    if form != FORM or not (folder / name / "meta.json").is_file():
        raise IndexMissing(
            f"The search index in {folder} has form {form}, this griffier reads form {FORM}; "
            "griffier index --rebuild makes it anew."
        )
    return name


@contextmanager
def building(folder: Path) -> Iterator["FolderIndex"]:
    """An empty index beside the one that is read, which counts when the block has ended.

    Raises IndexBusy while another process builds.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with _alone(folder):
        number = 1 + max((_number(each.name) for each in folder.glob("index-*")), default=0)
        made = folder / f"index-{number}"
        made.mkdir()
        try:
            yield FolderIndex(folder, _tantivy(made, new=True))
        except BaseException:
            shutil.rmtree(made, ignore_errors=True)
            raise
        _switch(folder, made.name)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the lock of who builds; the system lets it go when the process ends, however."""
    with (folder / "BUILDING").open("ab") as file:
        if fcntl is not None:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                said = f"The search index in {folder} is just being built."
                raise IndexBusy(said) from None
        yield


def _switch(folder: Path, name: str) -> None:
    """Let readers take this index from now on, and clear away the others."""
    draft = folder / f"{_CURRENT}.new"
    with draft.open("w", encoding="utf-8") as written:
        json.dump({"form": FORM, "folder": name}, written)
        written.flush()
        os.fsync(written.fileno())
    draft.replace(folder / _CURRENT)
    for each in folder.glob("index-*"):
        if each.name != name:
            shutil.rmtree(each, ignore_errors=True)


def _number(name: str) -> int:
    digits = name.removeprefix("index-")
    return int(digits) if digits.isdigit() else 0


def _tantivy(path: Path, *, new: bool = False) -> tantivy.Index:
    index = tantivy.Index(schema(), str(path)) if new else tantivy.Index.open(str(path))
    spaced = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer("spaced", spaced)
    return index


def _writer(index: tantivy.Index, folder: Path) -> tantivy.IndexWriter:
    try:
        return index.writer(_HEAP, 1)
    except ValueError as error:
        if "lock" in str(error).lower():
            raise IndexBusy(f"Another process is writing the search index in {folder}.") from None
        raise


def _state(change: int) -> Document:
    made = Document()
    made.add_text("scope", _STATE)
    made.add_text("ref", str(change))
    return made


def _document(unit: Unit) -> Document:
    made = Document()
    lemmas, others = bare(unit.text, unit.lang)
    made.add_text(LEMMA, " ".join(lemmas))
    made.add_text(OTHERS, " ".join(others))
    made.add_text(HEADING, " ".join(_above(unit.heading, unit.lang)))
    made.add_text("context", " ".join(dict.fromkeys(_above(unit.context, unit.lang))))
    for name, values in _values(unit).items():
        for value in values:
            made.add_text(name, value)
    for name, number in _numbers(unit).items():
        made.add_integer(name, number)
    ref = [unit.document, unit.start, unit.end, unit.scope, unit.lang, unit.page, unit.entry]
    ref += [unit.heading if unit.text else ""]
    made.add_text("ref", json.dumps(ref, separators=(",", ":")))
    return made


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
    numbers = {"day": unit.day.toordinal() if unit.day else NO_DAY}
    if unit.day:
        numbers["year"] = unit.day.year
    if unit.deadline:
        numbers["due_first"], numbers["due_last"] = (day.toordinal() for day in unit.deadline)
    return numbers


def _place(found: Document, score: Any, order: Mapping[str, Any]) -> Place:
    ref = json.loads(str(found.get_first("ref")))
    document, start, end, scope, lang, page, entry, heading = ref
    rank = 0.0 if order else float(score)
    return Place(document, start, end, scope, lang, rank, page, entry, heading)


def _buckets(buckets: Iterable[Mapping[str, Any]]) -> tuple[tuple[str, int], ...]:
    return tuple((_key(bucket["key"]), int(bucket["doc_count"])) for bucket in buckets)


def _key(key: Any) -> str:
    return str(int(key)) if isinstance(key, float) else str(key)
