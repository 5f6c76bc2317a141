"""What a process of the site does before its first visitor: words, templates, index, promises.

What is made here stays as long as the process lives, so Python's search for garbage is told to
leave it alone: going through millions of values takes half a second, in which nobody is answered.
"""

import datetime
import gc
import logging
import threading
from typing import Final

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
