"""Small ledgers for tests: entries and cards from a few words."""

import datetime
import itertools
from typing import Any

from griffier.ledger.entries import Card, Entry, Evidence, Judgement, Settling, State
from griffier.model import Act, Actor, Deadline, Sender

_numbers = itertools.count()


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def entry(act: str, who: str, to: str = "", on: str = "2022-12-16", **more: Any) -> Entry:
    """`who` and `to` are ids parted by spaces; `by` is the last day of a deadline."""
    number = next(_numbers)
    values: dict[str, Any] = {
        "id": f"e{number}",
        "document": f"doc-{on}",
        "kind": "report",
        "lang": "nl",
        "published": day(on),
        "quote": more.get("topic") or "iets",
        "start": number,
        "end": number + 1,
        "recipients": tuple(Actor(each, each) for each in to.split()),
    }
    if by := more.pop("by", None):
        values["deadline"] = Deadline(f"vóór {by}", day(on), day(by))
    actors = tuple(Actor(each, each) for each in who.split())
    return Entry(act=Act(act), actors=actors, **{**values, **more})


def card(name: str, on: str, kind: str = "report", **more: Any) -> Card:
    values: dict[str, Any] = {
        "work": name,
        "lang": "nl",
        "title": f"Verslag van {on}",
        "name": f"{name}.pdf",
        "filed": datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC),
        "senders": (Sender("W.B. Hoekstra", "De Minister van Buitenlandse Zaken", "NL"),),
    }
    return Card(id=name, kind=kind, date=day(on), **{**values, **more})


def settling(quote: str, on: str, **more: Any) -> Settling:
    values: dict[str, Any] = {
        "document": f"doc-{on}",
        "lang": "nl",
        "start": 0,
        "end": len(quote),
        "actors": frozenset({"NL"}),
    }
    return Settling(date=day(on), quote=quote, **{**values, **more})


def judgement(verdict: str, about: Entry, on: str = "2023-02-01", **more: Any) -> Judgement:
    at = datetime.datetime.fromisoformat(f"{on}T12:00:00+00:00")
    values: dict[str, Any] = {"document": about.document, "act": about.act.value}
    values |= {"quote": about.quote, "id": f"j{next(_numbers)}"}
    return Judgement(
        verdict=verdict, author="A. Klerk", at=at, reason="Nagevraagd.", **{**values, **more}
    )


def proof(bears: str, on: str, kind: str = "statement", source: str = "s") -> Evidence:
    return Evidence(kind, source, day(on), "woorden", State(bears), "Omdat het zo is.")
