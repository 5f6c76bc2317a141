"""What a process of the site does before its first visitor: words, templates, index, promises.

Python works on one answer at a time; whoever waits for the database must then wait for its turn.
A turn is made a fifth as long as Python has it, so that a short answer does not wait for a long one
at each of its ten questions. More threads than are of use would only hold memory of their own.

What is made here stays as long as the process lives, so Python's search for garbage is told to
leave it alone: going through millions of values takes half a second, in which nobody is answered.
"""

import ctypes
import datetime
import gc
import logging
import sys
import threading
from typing import Final

from anyio import to_thread

from griffier.errors import GriffierError
from griffier.ledger.library import Library
from griffier.lexicon.actors import actor_table
from griffier.lexicon.thesaurus import load_thesaurus
from griffier.serve.finder import Finder
from griffier.serve.language import LANGUAGES
from griffier.serve.site import Site
from griffier.service import overview

log = logging.getLogger("griffier.serve")

_NEW: Final = 50_000  # values made before the youngest are looked through; Python has 700
_ROUNDS: Final = (10, 10)
_TURN: Final = 0.001  # seconds; Python has 0.005
_THREADS: Final = 12  # answers at once; the database has fifteen connections
_ARENAS: Final = 2  # regions from which glibc gives memory; it makes eight for each processor
_M_ARENA_MAX: Final = -8  # glibc, malloc.h


def by_itself() -> None:
    """Settle a process that does nothing but serve a site; within its event loop."""
    sys.setswitchinterval(_TURN)
    to_thread.current_default_thread_limiter().total_tokens = _THREADS
    system = ctypes.CDLL(None)
    if hasattr(system, "mallopt"):  # where malloc is glibc's
        system.mallopt(_M_ARENA_MAX, _ARENAS)


def begin(site: Site, library: Library, finder: Finder, *, alone: bool = False) -> threading.Thread:
    """Get ready beside answering; readiness waits for the index. `alone` says that the process
    does nothing but serve this site."""
    told = (site, library, finder, alone)
    warming = threading.Thread(target=_warm, args=told, name="warm", daemon=True)
    warming.start()
    return warming


def _warm(site: Site, library: Library, finder: Finder, alone: bool) -> None:
    try:
        finder.searcher()
        for language in LANGUAGES:
            site.prepare(language)
        actor_table(), load_thesaurus()
        overview.front(library, datetime.date.today())
    except GriffierError as error:
        log.warning("the site is not ready: %s", error)
    if alone:
        gc.set_threshold(_NEW, *_ROUNDS)
        gc.collect()
        gc.freeze()
