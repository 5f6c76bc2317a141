"""What is worked out beside serving, so that nobody who opens a page has to wait for it.

After something was filed or corrected, the dossiers it touches are worked out anew, by a process
of its own that yields to whoever else wants the processor: readers go on, and pages come from
what is kept as before (`griffier.service.dossier_keeping`). One process at a time, begun when the
library has been left alone for a while, at the latest after some minutes of filing without end.
"""

import contextlib
import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from griffier.errors import GriffierError
from griffier.ledger.library import Library
from griffier.serve.settings import Settings

log = logging.getLogger("griffier.serve")

_COMMAND: Final = ("-m", "griffier", "refresh", "--only", "dossiers")
_AT_LATEST: Final = 300.0  # seconds a change waits while others follow it
_GENTLE: Final = 19  # the least claim on the processor there is
_LOOK: Final = 0.5  # seconds between looks at the process


@contextmanager
def dossiers_kept(settings: Settings) -> Iterator[None]:
    """Keep the dossiers of the library up to date until the block ends; nothing is done where
    `settings.dossiers` is 0."""
    if not settings.dossiers:
        yield
        return
    stop = threading.Event()
    # uvicorn answers what is under way and then lets SIGTERM do what it did before, which was to
    # end the process at once, and the one beside it not at all.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    keeper = threading.Thread(target=_keep, args=(settings, stop), name="dossiers", daemon=True)
    keeper.start()
    try:
        yield
    finally:
        stop.set()
        keeper.join()


def _keep(settings: Settings, stop: threading.Event) -> None:
    try:
        with Library.open(settings.library, database=settings.database or None) as library:
            _follow(library, settings, stop)
    except GriffierError as error:
        log.warning("dossiers are kept no longer: %s", error)


def _follow(library: Library, settings: Settings, stop: threading.Event) -> None:
    """Work out anew what a change touches once no other has followed it for a while."""
    done, seen, since = -1, -1, time.monotonic()
    while not stop.is_set():
        last = library.last_change()
        if last == done:
            since = time.monotonic()
        elif last == seen or time.monotonic() - since > _AT_LATEST:
            _work_out(settings, stop)
            done = last
        seen = last
        stop.wait(settings.dossiers)


def _work_out(settings: Settings, stop: threading.Event) -> None:
    """Have a process work them out; it is ended where the site stops."""
    told = {"GRIFFIER_LIBRARY": settings.library, "GRIFFIER_DATABASE": settings.database}
    # By the environment: whoever lists processes need not read the password of a database.
    given = {name: value for name, value in told.items() if value}
    with subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, *_COMMAND],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,  # Ctrl-C is for the site, which ends it
        env={**os.environ, **given},
    ) as process:
        if hasattr(os, "setpriority"):
            with contextlib.suppress(OSError):  # it has ended, or the system does not let us
                os.setpriority(os.PRIO_PROCESS, process.pid, _GENTLE)
        while process.poll() is None and not stop.wait(_LOOK):
            pass
        if process.poll() is None:
            process.terminate()
        _, said = process.communicate()
    if process.returncode not in (0, -signal.SIGTERM):
        log.warning("dossiers were not kept: %s", said.decode(errors="replace").strip())
