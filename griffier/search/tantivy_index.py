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
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

try:
    import fcntl
except ImportError:  # not on Windows, where one builds at a time by agreement
    fcntl = None  # type: ignore[assignment]

import tantivy
from tantivy import Order

from griffier.errors import IndexBusy, IndexMissing
from griffier.search.engine import FORM, Counts, Found, Wanted
from griffier.search.query import PARAGRAPHS, STATEMENTS
from griffier.search.tantivy_fields import (
    LEMMA,
    OTHERS,
    change_of,
    document,
    place,
    schema,
    state,
    state_query,
    without_state,
    words_field,
)
from griffier.search.tantivy_query import Renderer
from griffier.search.units import Unit

_CURRENT: Final = "CURRENT"
_LEMMAS: Final = tuple(words_field(scope, LEMMA) for scope in (PARAGRAPHS, STATEMENTS))
_WORDS: Final = (*_LEMMAS, *(words_field(scope, OTHERS) for scope in (PARAGRAPHS, STATEMENTS)))
_HEAP: Final = 64_000_000  # bytes the writer may hold before it writes a segment


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
        found = searcher.search(state_query(), limit=1).hits
        return change_of(searcher.doc(found[0][1])) if found else 0

    # --- writing ----------------------------------------------------------------------

    def apply(self, documents: Iterable[tuple[str, Sequence[Unit]]], change: int) -> None:
        """See `Index.apply`."""
        writer = _writer(self._index, self._folder)
        try:
            for identity, units in documents:
                writer.delete_documents_by_term("document", identity)
                for unit in units:
                    writer.add_document(document(unit))
            without_state(writer)
            writer.add_document(state(change))
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
        query = Renderer(searcher, wanted.scope).render(wanted.plan)
        order: dict[str, Any] = {}
        if wanted.sort != "relevance":
            order = {"order_by_field": "day"}
            order["order"] = Order.Asc if wanted.sort == "oldest" else Order.Desc
        found = searcher.search(query, max(wanted.limit, 1), offset=wanted.offset, **order)
        hits = found.hits[: wanted.limit]
        places = tuple(
            place(searcher.doc(address), 0.0 if order else float(score)) for score, address in hits
        )
        return Found(int(getattr(found, "count", len(hits)) or 0), places)

    def counts(self, wanted: Wanted, facets: Sequence[str], most: int = 10) -> Counts:
        """See `Index.counts`."""
        searcher = self._searcher
        query = Renderer(searcher, wanted.scope).render(wanted.plan)
        asked = {name: {"terms": {"field": name, "size": most}} for name in facets}
        found = searcher.aggregate(query, asked)
        return {name: _buckets(found[name]["buckets"]) for name in facets}

    def frequency(self, lemma: str) -> int:
        """See `Index.frequency`."""
        searcher = self._searcher
        return int(sum(searcher.doc_freq(field, lemma) for field in _WORDS))

    def known(self, words: Iterable[str]) -> Mapping[str, int]:
        """See `Index.known`."""
        searcher = self._searcher
        counts = {word: sum(searcher.doc_freq(field, word) for field in _LEMMAS) for word in words}
        return {word: count for word, count in counts.items() if count}

    def beginning(self, prefixes: Iterable[str]) -> Mapping[str, int]:
        """See `Index.beginning`."""
        searcher, found = self._searcher, Counter[str]()
        for prefix in prefixes:
            for field in _LEMMAS:
                found.update(dict(searcher.terms_with_prefix(field, prefix)))
        return found

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


def _buckets(buckets: Iterable[Mapping[str, Any]]) -> tuple[tuple[str, int], ...]:
    return tuple((_key(bucket["key"]), int(bucket["doc_count"])) for bucket in buckets)


def _key(key: Any) -> str:
    return str(int(key)) if isinstance(key, float) else str(key)
