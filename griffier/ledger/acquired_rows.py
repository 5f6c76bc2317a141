"""Items of public sources as rows: what a listing, or an attempt to fetch, makes of one."""

import datetime
from collections.abc import Mapping
from typing import Any, Final

from griffier.acquire.connector import Change, Choice
from griffier.errors import NoTextLayer
from griffier.ledger.acquired import Item, Outcome, Stand, backoff
from griffier.ledger.drawing import Pages

Row = dict[str, Any]
STANDS: Final = {
    Choice.WANTED: Stand.WANTED,
    Choice.PASSED: Stand.PASSED,
    Choice.OPEN: Stand.OPEN,
}
AGAIN: Final[Row] = {"attempts": 0, "code": None, "reason": None, "retry": None}


def changed(pages: Pages, source: str, change: Change, choice: Choice, old: Row | None) -> Row:
    """The row of an item after a listing spoke of it."""
    old = {key: value for key, value in (old or {}).items() if key != "turn"}
    said: Row = {
        "source": source,
        "kind": change.kind,
        "id": change.id,
        "edition": change.edition,
        "addresses": list(change.addresses),
        "media_type": change.media_type,
        "size": change.size,
        "about": change.about,
        "facts": dict(change.facts),
    }
    if change.withdrawn:
        if old.get("document") and old["state"] != Stand.WITHDRAWN:
            pages.changed("withdrawn", old["document"], old["document"])
        # What the source said of it before stays readable; a withdrawal says nothing.
        kept = {key: old[key] for key in said if old and not change.facts}
        return _row(old, {**said, **kept, "state": Stand.WITHDRAWN.value, **AGAIN})
    if not change.addresses:
        if old.get("state") == Stand.HELD:  # listed without its file: the one on file stays
            said |= {name: old[name] for name in ("edition", "addresses", "media_type", "size")}
            return _row(old, said)
        return _row(old, {**said, "state": Stand.FACTS.value})
    settled = old.get("state") in (Stand.HELD, Stand.WANTED, Stand.FAILED, Stand.SCAN)
    if settled and old["edition"] == change.edition:
        return _row(old, said)
    return _row(old, {**said, "state": STANDS[choice].value, **AGAIN})


def _row(old: Row, new: Row) -> Row:
    return {"document": None, "mark": None, **AGAIN, **old, **new}


def settled(each: Outcome, now: datetime.datetime) -> Row:
    """The columns that an attempt to fetch an item changes."""
    if each.document is not None:
        held = {"state": Stand.HELD.value, "document": each.document, "mark": each.mark}
        return {**held, **AGAIN}
    attempts = each.item.attempts + 1
    if each.code == NoTextLayer.exit_code:  # asking again gives the same pictures
        known = {"attempts": attempts, "code": each.code, "reason": each.reason, "retry": None}
        return {**known, "state": Stand.SCAN.value}
    return {
        "state": Stand.FAILED.value,
        "attempts": attempts,
        "code": each.code,
        "reason": each.reason,
        "retry": now + backoff(attempts, each.wait),
    }


def item_of(row: Mapping[Any, Any]) -> Item:
    """The item a row is about."""
    change = Change(
        **{name: row[name] for name in ("kind", "id", "edition", "media_type", "size", "about")},
        addresses=tuple(row["addresses"]),
        facts=row["facts"],
        withdrawn=row["state"] == Stand.WITHDRAWN,
    )
    same = ("source", "document", "mark", "attempts", "code", "reason", "retry")
    return Item(**{name: row[name] for name in same}, change=change, state=Stand(row["state"]))
