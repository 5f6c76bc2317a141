"""What came from public sources, on both databases."""

import datetime
from dataclasses import replace

import pytest

from griffier.acquire.connector import Change, Choice, Page
from griffier.ledger.acquired import Outcome, Stand, Stream, backoff
from tests.ledger.conftest import VERSLAG

NOW = datetime.datetime(2026, 1, 1, 12)


def change(number, **more):
    values = {"edition": "1", "addresses": (f"https://source.example/{number}",)}
    return Change("Document", f"d{number}", **{**values, **more})


def keep(library, *changes, cursor="5", choices=None, more=True):
    page = Page(changes, cursor, more)
    stream = library.stream("tk", "Document")
    return library.keep_page(stream, page, choices or [Choice.WANTED] * len(changes))


def stands(library):
    return {item.change.id: item.state for item in library.items("tk")}


@pytest.fixture(autouse=True)
def still(library):
    library.clock = lambda: NOW


def test_a_page_is_kept_with_its_cursor(library):
    assert library.stream("tk", "Document") == Stream("tk", "Document")
    keep(library, change(1), change(2, addresses=(), facts={"nummer": "2", "zaak": ["a", "b"]}))
    left = keep(library, cursor="7", more=False)
    assert (left.cursor, left.listed, left.current, left.asked) == ("7", 2, True, NOW)
    assert library.stream("tk", "Document") == left
    assert stands(library) == {"d1": Stand.WANTED, "d2": Stand.FACTS}
    assert library.facts("tk", "Document", "d2") == {"nummer": "2", "zaak": ["a", "b"]}
    assert library.facts("op", "Document", "d2") is None


def test_an_item_listed_twice_on_one_page_counts_once(library):
    keep(library, change(1), change(1, edition="2"), change(2), change(1, edition="3"))
    assert [item.change.edition for item in library.items("tk")] == ["1", "3"]
    assert [item.change.id for item in library.items("tk")] == ["d2", "d1"]  # by the last time


def test_items_are_wanted_in_the_order_they_were_listed(library):
    keep(library, *map(change, (3, 1, 2)), choices=[Choice.WANTED, Choice.PASSED, Choice.WANTED])
    first = library.wanted("tk", 1)
    assert [item.change.id for _, item in first] == ["d3"]
    assert [item.change.id for _, item in library.wanted("tk", 9, first[0][0])] == ["d2"]
    assert library.wanted("op", 9) == ()


def test_what_failed_comes_back_after_ever_longer(library):
    keep(library, change(1))
    waits = []
    for _ in range(3):
        ((_, item),) = library.wanted("tk", 9)
        library.settle_items([Outcome(item, code=53, reason="It is not there.")])
        (failed,) = library.items("tk", Stand.FAILED)
        assert library.wanted("tk", 9) == ()
        assert len(library.wanted("tk", 9, early=True)) == 1
        waits.append(failed.retry - library.clock())
        library.clock = lambda moment=failed.retry: moment
    assert waits == [datetime.timedelta(minutes=m) for m in (10, 30, 90)]
    assert (failed.attempts, failed.code, failed.reason) == (3, 53, "It is not there.")
    assert backoff(50) == datetime.timedelta(days=7)
    assert backoff(1, 86_400.0) == datetime.timedelta(days=1)


def test_a_document_is_noted_with_its_item_and_stays_when_withdrawn(library, letter):
    read = letter(VERSLAG)
    keep(library, change(1, facts={"soort": "Brief"}))
    ((_, item),) = library.wanted("tk", 9)
    library.file(read.source, read.document)
    library.settle_items([Outcome(item, read.id, '"etag"')])
    (held,) = library.items("tk", Stand.HELD)
    assert (held.document, held.mark) == (read.id, '"etag"')
    before = library.changes_since()[-1].seq
    gone = change(1, edition="gone", addresses=(), withdrawn=True)
    keep(library, gone)
    keep(library, gone)
    (withdrawn,) = library.items_of([read.id])
    assert withdrawn.state is Stand.WITHDRAWN
    assert withdrawn.change.facts == {"soort": "Brief"}
    assert [(c.what, c.document) for c in library.changes_since(before)] == [("withdrawn", read.id)]
    assert library.facts("tk", "Document", "d1") is None
    assert library.card(read.id).id == read.id


def test_an_item_that_changed_while_it_was_fetched_is_fetched_again(library):
    keep(library, change(1))
    ((_, item),) = library.wanted("tk", 9)
    keep(library, change(1, edition="2"))
    library.settle_items([Outcome(item, "a" * 64)])
    assert stands(library) == {"d1": Stand.WANTED}


def test_what_is_on_file_in_this_edition_is_left_alone(library):
    keep(library, change(1))
    ((_, item),) = library.wanted("tk", 9)
    library.settle_items([Outcome(item, "a" * 64)])
    keep(library, change(1, facts={"titel": "Nieuw"}), choices=[Choice.PASSED])
    (held,) = library.items("tk", Stand.HELD)
    assert held.change.facts == {"titel": "Nieuw"}
    keep(library, change(1, edition="2"))
    assert stands(library) == {"d1": Stand.WANTED}


def test_a_listing_that_failed_keeps_its_place(library):
    keep(library, change(1))
    stream = library.stream("tk", "Document")
    library.stream_failed(stream, 51, "No answer.", 7200.0)
    failed = library.stream("tk", "Document")
    assert replace(failed, attempts=0, code=None, reason=None, retry=None) == stream
    assert (failed.attempts, failed.code, failed.reason) == (1, 51, "No answer.")
    assert failed.retry == NOW + datetime.timedelta(hours=2)
    assert keep(library, cursor="6").reason is None


def test_choices_are_made_anew(library):
    keep(library, *map(change, range(3)), choices=[Choice.OPEN, Choice.PASSED, Choice.WANTED])
    items = list(library.every_item("tk", Stand.OPEN, Stand.PASSED))
    assert len(items) == 2
    assert library.choose_again((item, Choice.WANTED) for item in items) == 2
    first = library.items("tk", Stand.WANTED)[0]
    assert library.choose_again([(first, Choice.OPEN)]) == 1
    assert library.choose_again([(first, Choice.WANTED)]) == 0  # that is what it was
    assert library.counts() == {"tk": {"wanted": 2, "open": 1}}
    assert library.counts("op") == {}


def test_items_are_found_by_what_they_belong_to(library):
    keep(library, change(1, about="zaak-1"), change(2, about="zaak-2"), change(3))
    assert [i.change.id for i in library.items_about("tk", ["zaak-2", "zaak-9"])] == ["d2"]
    assert library.newest_turn("tk", "Document") == 3
    assert library.newest_turn("tk", "Zaak") is None
