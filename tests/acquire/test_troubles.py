"""Every connector meets everything that goes wrong with sources: one table, all of it run.

A row is a way to go wrong, a column a connector's listing or its documents. Nothing that goes
wrong may leave as another error than the row says, and nothing of it may be taken.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest

from griffier.acquire.client import Client, Manners
from griffier.acquire.connector import Change, Connector, Wish
from griffier.acquire.council import Council
from griffier.acquire.eurlex import EurLex
from griffier.acquire.publications import Publications
from griffier.acquire.tweedekamer import TweedeKamer
from griffier.errors import (
    SourceChanged,
    SourceDamaged,
    SourceError,
    SourceForbidden,
    SourceGone,
    SourceRefused,
    SourceTooLarge,
    SourceUnreachable,
)
from tests.acquire.cellar_replica import Cellar
from tests.acquire.letters import letter
from tests.acquire.press_replica import Press
from tests.acquire.replica import Replica, Reply, Trouble, serving
from tests.acquire.sru_replica import Repository
from tests.acquire.syncfeed_replica import Feed
from tests.acquire.test_council import TITLE
from tests.acquire.test_council import TODAY as MAY_2022
from tests.acquire.test_eurlex import TODAY as MAY_2024
from tests.acquire.test_publications import page
from tests.acquire.test_westminster import TEXT, installed, westminster
from tests.acquire.test_westminster import TODAY as APRIL_2024
from tests.acquire.westminster_replica import Parliament

__all__ = ["installed", "westminster"]  # fixtures

MANNERS = Manners(
    pause=0.0,
    silence=60.0,
    whole=60.0,
    patience=0.5,
    attempts=2,
    first_wait=0.01,
    largest=300_000,
)
HURRIED = replace(MANNERS, silence=0.6, whole=0.8)
"""For what is slow: all else is waited for, however busy the machine is."""


@dataclass(frozen=True)
class Case:
    """A connector on its replica: a listing, where it is asked for, and where documents are."""

    source: Connector
    replica: Replica
    stream: str
    listing: str
    documents: str

    def listed(self, client: Client) -> list[Change]:
        return list(self.source.changes(client, self.stream, None).changes)

    def change(self, client: Client) -> Change:
        return next(each for each in self.listed(client) if each.addresses)

    def document(self, client: Client) -> Any:
        return self.source.fetch(client, self.change(client))


def _house(_: Any) -> tuple[Replica, Callable[[Replica], Case]]:
    def case(feed: Any) -> Case:
        feed.document(1, letter(1))
        return Case(TweedeKamer(feed.base), feed, "Document", r"/Feed\?", "/Resources/")

    return Feed(), case


def _publications(_: Any) -> tuple[Replica, Callable[[Replica], Case]]:
    def case(repository: Any) -> Case:
        repository.add("kst-21501-20-1", forms={"html": (page(1), "text/html")})
        source = Publications(repository.base)
        (stream,) = source.streams(Wish(dossiers=("21501-20",)))
        return Case(source, repository, stream, "/sru", "/frbr/")

    return Repository(), case


def _council(_: Any) -> tuple[Replica, Callable[[Replica], Case]]:
    def case(press: Any) -> Case:
        press.publish(TITLE.format(0), "2022-03-10", site="council")
        source = Council(press.base, today=lambda: MAY_2022)
        return Case(source, press, "feed", "/rss/", "/en/press/2")

    return Press(), case


def _eeas(_: Any) -> tuple[Replica, Callable[[Replica], Case]]:
    def case(press: Any) -> Case:
        press.publish(TITLE.format(0), "2022-03-10")
        source = Council(press.base, today=lambda: MAY_2022)
        return Case(source, press, "eeas 2022-03", "/press-material", "/eeas/(?!press-m)")

    return Press(), case


def _eurlex(_: Any) -> tuple[Replica, Callable[[Replica], Case]]:
    def case(office: Any) -> Case:
        office.adopt("2022/346", "2022-03-01", "concerning restrictive measures")
        source = EurLex(office.base, today=lambda: MAY_2024)
        return Case(source, office, "2022", "/sparql", "/resource/")

    return Cellar(), case


def _westminster(westminster: Any) -> tuple[Replica, Callable[[Replica], Case]]:
    def case(house: Any) -> Case:
        house.state("2024-03-12", TEXT)
        source = westminster(house.base, today=lambda: APRIL_2024)
        stream = source.streams(Wish(since=datetime.date(2024, 3, 1)))[0]
        return Case(source, house, stream, r"statements\?", r"statements/\d")

    return Parliament(), case


CONNECTORS = {
    "tk": _house,
    "op": _publications,
    "council": _council,
    "eeas": _eeas,
    "eurlex": _eurlex,
    "uk": _westminster,
}


@pytest.fixture(params=CONNECTORS)
def case(request, westminster):
    replica, made = CONNECTORS[request.param](westminster)
    with serving(replica) as served:
        yield made(served)


@pytest.fixture
def client(case):
    with Client(case.source.hosts, MANNERS) as made:
        yield made


@pytest.fixture
def sufferer(case, name):
    """Who meets the trouble: in a hurry where that is slow."""
    manners = HURRIED if name in ("silent", "dripping") else MANNERS
    with Client(case.source.hosts, manners) as made:
        yield made


def _half(true: Reply) -> Reply:
    return replace(true, body=true.body[: len(true.body) // 2], declared=len(true.body))


def _endless(true: Reply) -> Reply:
    return replace(true, body=true.body + b" " * 400_000)


def _dripping(true: Reply) -> Reply:
    return replace(true, body=true.body + b" " * 4_000, drip=0.05)


ERROR_PAGE = Reply(
    b"<!doctype html><html><title>Storing</title><p>Even geduld.</html>", "text/html"
)
PICTURE = b"\x89PNG\r\n\x1a\n" + b"0" * 99
LOGIN = {"Location": "https://login.example/"}
LONG = {"Retry-After": "3600"}

TROUBLES: dict[str, tuple[Any, tuple[type[SourceError], ...]]] = {
    "404": (Reply(status=404), (SourceGone,)),
    "410": (Reply(status=410), (SourceGone,)),
    "403": (Reply(status=403), (SourceRefused,)),
    "429, wait an hour": (Reply(status=429, headers=LONG), (SourceUnreachable,)),
    "429 without end": (Reply(status=429), (SourceUnreachable,)),
    "500": (Reply(status=500), (SourceUnreachable,)),
    "503, wait an hour": (Reply(status=503, headers=LONG), (SourceUnreachable,)),
    "cut off": (_half, (SourceDamaged,)),
    "nothing at all": (Reply(b"", "text/html"), (SourceDamaged, SourceChanged)),
    "silent": (Reply(b"late", pause=1.5), (SourceUnreachable,)),
    "dripping": (_dripping, (SourceTooLarge,)),
    "endless": (_endless, (SourceTooLarge,)),
    "redirected elsewhere": (Reply(status=302, headers=LOGIN), (SourceForbidden,)),
    "redirected nowhere": (Reply(status=301), (SourceForbidden, SourceRefused, SourceGone)),
    "a picture": (
        Reply(b"\x89PNG\r\n\x1a\n" + b"0" * 99, "text/html"),
        (SourceDamaged, SourceChanged),
    ),
    "another type": (Reply(b"%PDF-1.7 no", "application/json"), (SourceDamaged, SourceChanged)),
}


def _trouble(on: str, what: Any, times: int = 99) -> Trouble:
    reply, spoil = (what, None) if isinstance(what, Reply) else (None, what)
    return Trouble(on, reply, times=times, spoil=spoil)


@pytest.mark.parametrize("name", TROUBLES)
def test_a_listing_that_goes_wrong_is_that_error_and_nothing_is_taken(case, client, sufferer, name):
    what, errors = TROUBLES[name]
    case.replica.troubles.append(_trouble(case.listing, what))
    with pytest.raises(SourceError) as raised:
        case.listed(sufferer)
    assert isinstance(raised.value, errors), repr(raised.value)
    assert str(raised.value).endswith(".")
    case.replica.troubles.clear()
    assert case.listed(client)


@pytest.mark.parametrize("name", TROUBLES)
def test_a_document_that_goes_wrong_is_that_error_and_nothing_is_taken(
    case, client, sufferer, name
):
    what, errors = TROUBLES[name]
    change = case.change(client)
    case.replica.troubles.append(_trouble(case.documents, what))
    with pytest.raises(SourceError) as raised:
        case.source.fetch(sufferer, change)
    assert isinstance(raised.value, errors), repr(raised.value)
    case.replica.troubles.clear()
    assert case.document(client).answer.data


def test_an_error_page_in_place_of_a_listing_is_noticed(case, client):
    case.replica.troubles.append(_trouble(case.listing, ERROR_PAGE))
    with pytest.raises(SourceChanged):
        case.listed(client)


@pytest.mark.parametrize("status", [429, 500, 503])
@pytest.mark.parametrize("where", ["listing", "documents"])
def test_what_passes_is_asked_again_and_then_taken(case, client, status, where):
    wait = {"Retry-After": "0"}
    on = getattr(case, where)
    case.replica.troubles.append(_trouble(on, Reply(status=status, headers=wait), times=1))
    assert case.document(client).answer.data
    assert client.tally.retries == 1


def test_what_is_unchanged_is_not_sent_again(case, client):
    change = next(each for each in case.listed(client) if each.addresses)
    fetched = case.source.fetch(client, change)
    assert fetched.answer.mark
    sent = client.tally.bytes
    assert case.source.fetch(client, change, fetched.answer.mark) is None
    assert client.tally.bytes == sent


@pytest.mark.parametrize(
    "name", ["404", "429 without end", "500", "cut off", "dripping", "a picture"]
)
def test_the_check_says_what_is_wrong_and_raises_nothing(case, sufferer, name):
    case.replica.troubles.append(_trouble(".", TROUBLES[name][0]))
    found = list(case.source.check(sufferer))
    assert found
    assert not any(each.right for each in found)
    assert all(each.what and each.found for each in found)
