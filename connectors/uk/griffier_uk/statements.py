"""The answers of the service: a listing, and one statement as a page."""

import datetime
import json
import re
from dataclasses import dataclass
from html import escape
from typing import Any, Final

from griffier.acquire.addresses import shown
from griffier.acquire.client import Answer
from griffier.errors import SourceChanged, SourceDamaged

_NAMED: Final = re.compile(r"(\d{4}-\d\d-\d\d)[\s/]+(HC?L?WS\d+)", re.IGNORECASE)
# The service has sent Houses by name and by number.
_HOUSES: Final = {"commons": "Commons", "lords": "Lords", "1": "Commons", "2": "Lords"}


@dataclass(frozen=True, slots=True)
class Statement:
    """A written statement as a listing has it; `uin` is its number within a session."""

    id: str
    uin: str
    date: datetime.date
    title: str
    house: str
    body: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of a listing, and how many statements the whole of it has."""

    statements: tuple[Statement, ...]
    total: int


def named(words: str) -> tuple[datetime.date, str] | None:
    """The day and number of a statement, as people and addresses have them."""
    found = _NAMED.search(words)
    if not found:
        return None
    try:
        return datetime.date.fromisoformat(found[1]), found[2].upper()
    except ValueError:
        return None


def listing(answer: Answer, house: str, first: datetime.date, last: datetime.date) -> Listed:
    """The statements of a page that was asked for of one House and these days.

    Raises SourceDamaged, and SourceChanged for a page of another kind or of other statements.
    """
    where = shown(answer.address.partition("?")[0])
    whole = _json(answer, where)
    if not isinstance(whole.get("results"), list) or not isinstance(whole.get("totalResults"), int):
        raise SourceChanged(f"{where} gave JSON without results and their number.")
    found = tuple(_statement(each, where) for each in whole["results"])
    for each in found:
        if not first <= each.date <= last or each.house != house:
            raise SourceChanged(
                f"{where}: asked for {house}, {first} to {last}, and {each.uin} is of "
                f"{each.house}, {each.date}."
            )
    return Listed(found, whole["totalResults"])


def page_of(answer: Answer, id_: str) -> tuple[str, bytes]:
    """The number of a statement and its page: what the service states above its own text.

    Raises SourceDamaged, SourceChanged.
    """
    where = shown(answer.address)
    whole = _json(answer, where)
    one = _statement(whole, where)
    text = whole["value"].get("text")
    if one.id != id_ or not isinstance(text, str) or not text.strip():
        raise SourceChanged(f"{where} gave no text of the statement {id_}.")
    member = whole["value"].get("member") or {}
    by = [str(each) for each in (member.get("name"), whole["value"].get("memberRole")) if each]
    made = f"{one.date.day} {one.date:%B %Y}"
    said = [f"Written statement to the House of {one.house}, {one.uin}", made]
    said += [each for each in (", ".join(by), one.body) if each]
    head = "".join(f"<p>{escape(each)}</p>" for each in said)
    page = (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<title>{escape(one.title)}</title>"
        '<meta name="griffier.actor" content="GB"></head>\n'
        f"<body><h1>{escape(one.title)}</h1>{head}\n{text}\n</body></html>\n"
    )
    return one.uin, page.encode()


def _json(answer: Answer, where: str) -> dict[str, Any]:
    try:
        whole = json.loads(answer.data)
    except ValueError:
        if answer.media_type.endswith("json"):
            raise SourceDamaged(f"{where} sent JSON that is cut off or broken.") from None
        raise SourceChanged(f"{where} gave {answer.media_type or 'bytes'}, not JSON.") from None
    if not isinstance(whole, dict):
        raise SourceChanged(f"{where} gave JSON of another form.")
    return whole


def _statement(item: Any, where: str) -> Statement:
    try:
        value = item["value"]
        house = _HOUSES[str(value["house"]).casefold()]
        return Statement(
            str(value["id"]),
            str(value["uin"]),
            datetime.date.fromisoformat(value["dateMade"][:10]),
            " ".join(str(value["title"]).split()),
            house,
            str(value.get("answeringBodyName") or ""),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise SourceChanged(f"{where}: a statement without what it needs ({error}).") from None
