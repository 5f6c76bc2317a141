"""Meetings of a library as people look at them: the list, and the dossier of one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from griffier.errors import AmbiguousId, NotInLibrary
from griffier.ledger.agenda import SessionQuery
from griffier.ledger.entries import Part, Session
from griffier.ledger.library import Library
from griffier.service.dossier_keeping import looked_up
from griffier.service.lasting import lasting
from griffier.track.dossier import Dossier

_KEPT = 8  # dossiers, by a megabyte each


@dataclass(frozen=True, slots=True)
class Listed:
    """A meeting in the list, with how many documents stand in each column."""

    session: Session
    parts: dict[Part, int]
    offered: int = 0


Wanted = SessionQuery


def listed(
    library: Library, wanted: Wanted | None = None, limit: int | None = None
) -> list[Listed]:
    """The meetings wanted, the newest first; no more than `limit`, if that is given."""
    return listed_of(library, wanted or Wanted(), limit)[0]


def listed_of(
    library: Library, wanted: Wanted, limit: int | None = None, after: str | None = None
) -> tuple[list[Listed], int]:
    """The same, and how many there are in all; `after` is the id of the last one seen before."""
    sessions, count = library.sessions_wanted(wanted, limit, after)
    known = library.linked([each.id for each in sessions])
    return [Listed(s, known[s.id].parts, known[s.id].offered) for s in sessions], count


def find_session(library: Library, wanted: str) -> Session:
    """A meeting by its id, the beginning of it, or words that only its id or names hold.

    Raises NotInLibrary with the nearest ids, AmbiguousId with those it can be.
    """
    if exact := library.sessions_by_id([wanted]):
        return exact[wanted]
    sessions = {each.id: each for each in library.sessions()}
    low = wanted.lower()
    found = [each for each in sessions.values() if each.id.startswith(low)]
    found = found or [each for each in sessions.values() if _holds(each, low)]
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(each.id for each in found[:6])
        more = f" and {len(found) - 6} more" if len(found) > 6 else ""
        raise AmbiguousId(f"{wanted!r} can be more than one meeting: {ids}{more}.")
    near = _nearest(low, sessions.values())
    hint = f" Nearest: {', '.join(near)}." if near else " `griffier meeting` lists them."
    raise NotInLibrary(f"The library holds no meeting {wanted!r}.{hint}")


def _nearest(words: str, sessions: Iterable[Session]) -> list[str]:
    """The ids of the meetings of which the id, a town or a word of a name is most alike."""
    by_word: dict[str, set[str]] = {}
    for each in sessions:
        texts = " ".join((each.id, each.series, *each.names, each.place or ""))
        for word in {each.id, each.series, *re.findall(r"\w{3,}", texts.lower())}:
            by_word.setdefault(word, set()).add(each.id)
    found = get_close_matches(words, sorted(by_word), n=4, cutoff=0.6)
    return list(dict.fromkeys(id_ for word in found for id_ in sorted(by_word[word])))[:4]


def _holds(session: Session, words: str) -> bool:
    texts = (session.id, session.name, *session.names, session.place or "")
    return any(words in text.lower() for text in texts)


def shown_dossier(library: Library, session: Session) -> Dossier:
    """The dossier of a meeting for a page, held until the ledger changes."""
    key = ("dossier", session.id)
    return lasting(library, key, lambda: looked_up(library, session), most=_KEPT)
