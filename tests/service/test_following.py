"""Following up in a library: statuses kept with their history, on what a day's filing brought."""

import datetime

import pytest

from griffier import pipeline, sources
from griffier.ledger.entries import State
from griffier.ledger.library import Library
from griffier.ledger.queries import EntryQuery
from griffier.service import following
from griffier.track.due import Wish

DAY = datetime.date(2023, 4, 15)


def file(library, *names):
    ids = []
    for name in names:
        source = sources.from_path(f"specimens/built/{name}")
        ids.append(library.file(source, pipeline.read(source)).card.id)
    return ids


@pytest.fixture
def library(tmp_path):
    with Library.open(tmp_path / "library", create=True) as opened:
        yield opened


def visa_ask(library):
    query = EntryQuery(act="REQUEST", recipient="RS", concept="visa-policy")
    return library.entries(query).items[-1].id


def test_statuses_are_kept_once_and_grow_a_history(library):
    file(library, "tirana-verslag.docx")
    first = datetime.date(2022, 12, 12)
    assert following.refresh(library, first) > 5
    assert following.refresh(library, first) == 0
    ask = visa_ask(library)
    assert [each.state for each in library.status_history(ask)] == [State.OPEN]
    assert following.refresh(library, DAY) > 0
    told = library.status_history(ask)
    assert [each.state for each in told] == [State.OPEN, State.PROGRESS]
    assert told[1].evidence[0].quote.startswith("President Vucic zegde toe")


def test_only_what_new_documents_touch_is_looked_at(library):
    file(library, "tirana-verslag.docx", "visserijraad-2009.kst.pdf")
    (brought,) = file(library, "balkanreis-2024.txt")
    following.refresh(library, DAY, [brought])
    kept = library.statuses()
    assert visa_ask(library) in kept
    fish = [each.id for each in library.entries(EntryQuery(concept="fisheries", limit=500)).items]
    assert fish
    assert not kept.keys() & set(fish)


def test_a_judgement_stands_in_the_next_refresh(library):
    file(library, "tirana-verslag.docx")
    (promise,) = following.due(library, DAY)
    assert promise.status.state is State.OVERDUE
    library.judge(promise.entry.id, "kept", author="A. Klerk", reason="Kamerbrief van 30 maart.")
    today = datetime.datetime.now(datetime.UTC).date() + datetime.timedelta(1)
    (promise,) = following.due(library, today)
    assert (promise.status.state, promise.status.rule) == (State.KEPT, "J1")
    assert "Kamerbrief van 30 maart" in promise.status.evidence[0].quote


def test_a_fulfilment_that_points_back_keeps_its_promise(library):
    file(library, "epsco-2018.docx")
    found = following.due(library, DAY, Wish(every=True))
    kept = [each for each in found if each.status.state is State.KEPT]
    assert [each.status.rule for each in kept] == ["K1"]
    assert "exportduur" in kept[0].entry.quote
