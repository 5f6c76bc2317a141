"""Libraries, replicas and clients for following sources."""

import pytest

from griffier.acquire.client import Client, Manners
from griffier.ledger.library import Library
from tests.acquire.replica import serving
from tests.acquire.syncfeed_replica import Feed

QUICK = Manners(pause=0.0, silence=60.0, whole=60.0, patience=1.0, attempts=2, first_wait=0.01)


@pytest.fixture
def library(tmp_path):
    with Library.open(tmp_path / "library", create=True) as opened:
        yield opened


@pytest.fixture
def feed():
    with serving(Feed()) as replica:
        yield replica


@pytest.fixture
def client(feed):
    with Client(frozenset({feed.host}), QUICK) as made:
        yield made
