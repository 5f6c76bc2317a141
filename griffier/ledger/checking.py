"""Questions are checked before they are asked: an unknown value is an error that names the
valid ones, never «everything» and never an empty answer that looks like «nothing was said»."""

import datetime
import difflib
from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection, select

from griffier.errors import UsageError
from griffier.evaluate.gold import KINDS
from griffier.ledger import quoted
from griffier.ledger.base import one_by_id
from griffier.ledger.prepared import folded
from griffier.ledger.queries import CardQuery, EntryQuery
from griffier.ledger.schema import documents, sessions, statement_actors, statements
from griffier.ledger.walks import Terms
from griffier.lexicon.actors import actor_table
from griffier.lexicon.thesaurus import load_thesaurus
from griffier.model import Act

LARGEST = 10_000  # lines in one page


def checked(query: EntryQuery, connection: Connection) -> Terms:
    """The question with ids resolved and concepts widened.

    Raises UsageError for a value nobody knows, NotInLibrary or AmbiguousId for an id.
    """
    _check_page(query.limit, query.since, query.until)
    _check_text(query.text)
    _one_of(query.act, Act.__members__, "act")
    _one_of(query.kind, KINDS, "kind")
    if query.promise and query.act:
        raise UsageError("Ask for promises or for an act; a promise is a COMMIT.")
    _check_meeting(query.meeting, connection)
    actor, recipient = (_actor(each, connection) for each in (query.actor, query.recipient))
    return Terms(
        replace(query, actor=actor, recipient=recipient),
        concepts=widened(query.concept),
        document=_number(query.document, connection),
        after=_place(query.after, connection),
        quoted=quoted.asked(folded(query.text), connection) if query.text else None,
    )


def check_cards(query: CardQuery) -> None:
    """Raises UsageError for a value nobody knows."""
    _check_page(query.limit, query.since, query.until)
    _check_text(query.text)
    _one_of(query.kind, KINDS, "kind")


def _check_text(sought: str | None) -> None:
    """SQLite reads a text up to a NUL, and would find everything; PostgreSQL takes none."""
    if sought and "\0" in sought:
        raise UsageError("A text to look for holds no NUL character.")


def _check_page(limit: int, since: datetime.date | None, until: datetime.date | None) -> None:
    if not 1 <= limit <= LARGEST:
        raise UsageError(f"A page holds 1 to {LARGEST} lines, not {limit}.")
    if since and until and since > until:
        raise UsageError(f"Nothing can be since {since} and until {until}.")


def _one_of(value: str | None, known: Iterable[str], what: str) -> None:
    if value is not None and value not in (names := list(known)):
        raise UsageError(f"{value!r} is no {what}; there are {', '.join(names)}.")


def _actor(actor: str | None, connection: Connection) -> str | None:
    """The id of an actor given by id, in whatever case, or by its Dutch or English name."""
    table = actor_table()
    if actor is None or actor in table.kinds:
        return actor
    if actor.upper() in table.kinds:
        return actor.upper()
    named = {folded(label): each for (each, _), label in table.labels.items()}
    if folded(actor) in named:
        return named[folded(actor)]
    column = statement_actors.c.actor
    if connection.scalar(select(column).where(column == actor).limit(1)) is None:
        near = _near(actor, [*table.labels.values(), *table.kinds])
        raise UsageError(f"{actor!r} is no actor griffier knows{near}.")
    return actor


def _check_meeting(meeting: str | None, connection: Connection) -> None:
    if meeting is None:
        return
    known = set(connection.scalars(select(sessions.c.id)))
    if meeting not in known:
        raise UsageError(f"{meeting!r} is no meeting of this library{_near(meeting, known)}.")


def widened(concept: str | None) -> tuple[str, ...]:
    """A concept and all that is narrower. Raises UsageError for one nobody knows."""
    if concept is None:
        return ()
    thesaurus = load_thesaurus()
    if concept not in thesaurus.concepts:
        near = _near(concept, thesaurus.concepts)
        raise UsageError(f"{concept!r} is no concept{near}; `griffier thesaurus` lists them.")
    below = (each for each, above in thesaurus.above.items() if concept in above)
    return (concept, *below)


def _near(value: str, known: Iterable[str]) -> str:
    """«; the nearest are …», as far as any come near."""
    near = difflib.get_close_matches(value.lower(), [each.lower() for each in known], n=4)
    named = [each for each in known if each.lower() in near]
    if named:
        return f"; the nearest are {', '.join(named[:4])}"
    first = sorted(known)[:6]
    return f"; there are {', '.join(first)} and others" if first else "; there are none yet"


def _number(document: str | None, connection: Connection) -> int | None:
    if document is None:
        return None
    return int(one_by_id(connection, documents.c.id, document, "document")["seq"])


def _place(after: str | None, connection: Connection) -> int | None:
    if after is None:
        return None
    return int(one_by_id(connection, statements.c.id, after, "statement")["place"])
