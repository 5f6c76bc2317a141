"""What was worked out from a library and still holds: worked out again once the ledger changed.

The number of the last change says whether it still holds. Of what takes seconds, the last one
is given a while longer to everybody but the one who works it out anew, so that reading goes on
while documents are filed.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar
from weakref import WeakKeyDictionary

from griffier.ledger.library import Library

T = TypeVar("T")
MOST: Final = 64
"""Values of one kind kept of one library; the one not asked for longest goes first. The first
part of a key says the kind."""


@dataclass
class _Value:
    """A value with the change it was worked out at, and when that was."""

    making: threading.Lock = field(default_factory=threading.Lock)
    change: int = -1
    at: float = 0.0
    value: Any = None


_Room = OrderedDict[Hashable, _Value]
_LIBRARIES: WeakKeyDictionary[Library, dict[Hashable, _Room]] = WeakKeyDictionary()
_LOOKING = threading.Lock()


def lasting(
    library: Library,
    key: Hashable,
    make: Callable[[], T],
    patience: float = 0.0,
    most: int = MOST,
) -> T:
    """What `make` gives, kept under `key` until the ledger changes; `most` of its kind are kept.

    After a change it is worked out anew once it is `patience` seconds old; until then, and while
    somebody is at it, the old one is given.
    """
    change = library.last_change()
    kept = _kept(library, key, most)
    if _holds(kept, change, patience) or (kept.change >= 0 and patience and kept.making.locked()):
        return kept.value  # type: ignore[no-any-return]
    with kept.making:
        if not _holds(kept, change, patience):
            kept.value, kept.at = make(), time.monotonic()
            kept.change = change
        return kept.value  # type: ignore[no-any-return]


def _holds(kept: _Value, change: int, patience: float) -> bool:
    if kept.change < 0:
        return False
    return kept.change == change or time.monotonic() - kept.at < patience


def _kept(library: Library, key: Hashable, most: int) -> _Value:
    with _LOOKING:
        kind = key[0] if isinstance(key, tuple) else key
        mine = _LIBRARIES.setdefault(library, {}).setdefault(kind, OrderedDict())
        found = mine.setdefault(key, _Value())
        mine.move_to_end(key)
        if len(mine) > most:
            mine.popitem(last=False)
        return found
