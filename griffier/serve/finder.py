"""The search index of a site: opened once, and looked at anew when the ledger has changed."""

import logging
import threading
import time

from griffier.errors import GriffierError, IndexBusy, IndexMissing
from griffier.ledger.library import Library
from griffier.search import keeping
from griffier.search.engine import Index
from griffier.service.search import Searcher

log = logging.getLogger("griffier.serve")

FRESH = 5.0
"""Seconds an answer may be behind what was filed."""

PATIENCE, STEP = 20.0, 0.2
"""Seconds to wait for an index that another process builds, and between two looks."""


class Finder:
    """Gives the searcher of a library; builds the index where there is none."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._searcher: Searcher | None = None
        self._looked = 0.0
        self._lock = threading.Lock()

    def searcher(self) -> Searcher:
        """The searcher, at most `FRESH` seconds behind.

        Raises IndexMissing where there is none and the library may only be read,
        MissingExtra where searching was not installed.
        """
        with self._lock:
            if self._searcher is None:
                self._searcher = Searcher(self._library, self._index())
            if time.monotonic() - self._looked > FRESH:
                self._looked = time.monotonic()
                self._follow(self._searcher)
            return self._searcher

    @property
    def change(self) -> int | None:
        """The change of the ledger up to which is found; None where nothing was looked for."""
        return self._searcher.index.change if self._searcher else None

    def follow(self) -> int | None:
        """The same, after a look at what was filed since."""
        return self.searcher().index.change if self._searcher else None

    def read(self) -> int:
        """The same, of the index as it lies there; nothing is built.

        Raises IndexMissing, MissingExtra, IndexBusy while it is being built.
        """
        if self._searcher:
            return self._searcher.index.change
        if self._lock.locked():
            raise IndexBusy("The search index is being built.")
        return keeping.open_index(self._library).change

    def _index(self) -> Index:
        writable = self._library.database.writable
        try:
            found = keeping.open_index(self._library)
        except IndexMissing:
            if not writable:
                raise
        else:
            if not (writable and keeping.is_ahead(self._library, found)):
                return found
        log.info("building the search index")
        try:
            return keeping.build(self._library)
        except IndexBusy:  # another process of this site is quicker
            return self._built_elsewhere()

    def _built_elsewhere(self) -> Index:
        """The index that another process is building. Raises IndexBusy where it takes long."""
        for _ in range(round(PATIENCE / STEP)):
            time.sleep(STEP)
            try:
                return keeping.open_index(self._library)
            except IndexMissing:
                continue
        raise IndexBusy("The search index is being built; try again in a moment.")

    def _follow(self, searcher: Searcher) -> None:
        """Take in what was filed; whoever is doing so already is let go on."""
        try:
            if self._library.database.writable:
                if keeping.is_ahead(self._library, searcher.index):  # it was put back
                    searcher.index = keeping.build(self._library)
                keeping.update(self._library, searcher.index)
            searcher.index.refresh()
        except IndexBusy:
            searcher.index.refresh()
        except GriffierError:
            log.exception("the search index could not follow the ledger")
