"""Listings of press material: the Council's RSS feed and the EEAS's pages.

What was verified against what stands in docs/sources.md.
"""

import datetime
import email.utils
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, cast
from urllib.parse import urljoin, urlsplit, urlunsplit

import lxml.html
from lxml import etree

from griffier.acquire.addresses import secure, shown
from griffier.acquire.client import Answer
from griffier.errors import ReadError, SourceChanged, SourceDamaged
from griffier.read.limits import Limits
from griffier.read.safe_xml import parse_xml
from griffier.read.sniff import Kind, sniff

_DAY: Final = re.compile(r"(?<!\d)(\d{2})\.(\d{2})\.(\d{4})(?!\d)")


@dataclass(frozen=True, slots=True)
class Release:
    """One piece of press material as a listing announces it; `label` is the listing's own
    word for its kind («Statement/Declaration»)."""

    address: str
    title: str
    date: datetime.date
    label: str = ""


@dataclass(frozen=True, slots=True)
class Releases:
    """A page of a listing; `more` says that it has another."""

    found: tuple[Release, ...]
    more: bool = False


def feed(answer: Answer) -> Releases:
    """The items of an RSS 2.0 feed. Raises SourceChanged, SourceDamaged."""
    where = shown(answer.address)
    if sniff(answer.data) is not Kind.XML:
        kind = sniff(answer.data).value
        raise SourceChanged(f"{where} gave {kind} instead of an RSS feed.")
    try:
        root = parse_xml(answer.data, where, Limits())
    except ReadError as error:
        raise SourceDamaged(str(error)) from error
    items = root.findall("channel/item")
    if root.tag != "rss" or not items:
        raise SourceChanged(f"{where} gave <{etree.QName(root).localname}> without any item.")
    return Releases(tuple(_item(each, where) for each in items))


def _item(item: etree._Element, where: str) -> Release:
    title = " ".join((item.findtext("title") or "").split())
    link = (item.findtext("link") or item.findtext("guid") or "").strip()
    said = (item.findtext("pubDate") or "").strip()
    if not (title and link.startswith("http")):
        raise SourceChanged(f"{where}: an item has no title or no link: {title or link!r}.")
    try:
        date = email.utils.parsedate_to_datetime(said).date()
    except ValueError:
        raise SourceChanged(f"{where}: {said!r} is not a date of RSS.") from None
    return Release(_plain(link), title, date)


def pages(answer: Answer, first: datetime.date, last: datetime.date) -> Releases:
    """The cards of a page of the EEAS's listing that was asked for the days from `first` to
    `last`. Raises SourceChanged for a page of another kind, or with cards of other days."""
    where = shown(answer.address)
    if sniff(answer.data) is not Kind.HTML:
        raise SourceChanged(f"{where} gave {sniff(answer.data).value} instead of a page.")
    page = lxml.html.document_fromstring(answer.data)
    if b"</html" not in answer.data[-4096:].lower():
        raise SourceDamaged(f"{where} sent a page that is cut off.")
    held = page.xpath("//*[contains(concat(' ', @class, ' '), ' card ')][.//a[@href]]")
    cards = cast("list[lxml.html.HtmlElement]", held)
    # An empty month shows the form it was asked by; a page with neither is another page.
    if not cards and not page.xpath("//form//input[@name='created_from']"):
        raise SourceChanged(f"{where} holds no press material and no form to ask for it.")
    found = tuple(_cards(cards, answer.address, where))
    for each in found:
        if not first <= each.date <= last:
            raise SourceChanged(
                f"{where}: asked for {first} to {last}, and «{each.title[:60]}» is of {each.date}."
            )
    following = page.xpath("//a[@rel='next' or @title='Go to next page']")
    return Releases(found, more=bool(following))


def _cards(cards: list[lxml.html.HtmlElement], base: str, where: str) -> Iterator[Release]:
    for card in cards:
        title = _text(card, "card-title")
        link = card.xpath(".//*[contains(@class, 'card-title')]//a/@href") or card.xpath(
            ".//a/@href"
        )
        day = _DAY.search(_text(card, "card-footer"))
        if not title or day is None:
            raise SourceChanged(f"{where}: a card has no title or no day: {title!r}.")
        try:
            date = datetime.date(int(day[3]), int(day[2]), int(day[1]))
        except ValueError:
            raise SourceChanged(f"{where}: {day[0]} is no day.") from None
        address = _plain(urljoin(base, link[0]))
        yield Release(address, title, date, _text(card, "card-subtitle"))


def _text(card: lxml.html.HtmlElement, name: str) -> str:
    found = card.xpath(f".//*[contains(concat(' ', @class, ' '), ' {name} ')]")
    return " ".join(found[0].text_content().split()) if found else ""


def _plain(address: str) -> str:
    """An address without what was added for counting visitors, over https."""
    try:
        return secure(urlunsplit(urlsplit(address)._replace(query="", fragment="")))
    except ValueError:
        raise SourceChanged(f"A listing links to {address[:80]!r}, which is no address.") from None
