"""Following up in a library: statuses kept with their history, on what a day's filing brought."""

import datetime

import pytest

from griffier import pipeline, sources
from griffier.ledger.entries import State
from griffier.ledger.library import Library
from griffier.ledger.queries import EntryQuery
from griffier.service import following
from griffier.service.meetings import settle_filed
from griffier.service.shelves import shelf_around, shelf_of_news
from griffier.track.due import Wish
from griffier.track.gather import evidence

SUMMIT = (
    "tirana-agenda.docx",
    "tirana-verslag.docx",
    "tirana-declaration.plain.pdf",
    "balkanreis-2024.txt",
)
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
    query = EntryQuery(act="REQUEST", recipient="RS", concept="visa-policy", kind="report")
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
    today = library.clock().date()
    following.refresh_countries(library, today, [brought])
    kept = library.statuses()
    ask = visa_ask(library)
    assert kept[ask].state is following.follow(library, ask, today).status.state
    documents = {library.entry(each).document for each in kept}
    assert library.entry(ask).document in documents
    assert len(documents) == 2
    following.refresh(library, today)
    whole = library.statuses()
    assert {each: whole[each].state for each in kept} == {k: v.state for k, v in kept.items()}


def test_a_large_library_keeps_what_countries_were_asked(library, monkeypatch):
    monkeypatch.setattr(following, "WHOLE", 10)
    source = sources.from_path("specimens/built/tirana-verslag.docx")
    filing = library.file(source, pipeline.read(source))
    following.keep_statuses(library, [filing])
    assert visa_ask(library) in library.statuses()
    (promise,) = following.due(library, DAY)
    assert promise.entry.id not in library.statuses()


def test_a_large_library_keeps_a_mere_refusal_when_the_matter_comes_up_again(library, monkeypatch):
    monkeypatch.setattr(following, "WHOLE", 10)
    states = []
    for name in ("balkanreis-2024.txt", "tirana-verslag.docx"):
        source = sources.from_path(f"specimens/built/{name}")
        following.keep_statuses(library, [library.file(source, pipeline.read(source))])
        (ask,) = [
            each
            for each in library.every_entry(EntryQuery(act="REQUEST", recipient="RS"))
            if "daarom dringend verzocht" in each.quote
        ]
        states.append(library.statuses()[ask.id].state)
    assert states == [State.CONTRADICTED, State.CONTRADICTED]


def test_news_of_a_part_brings_what_was_asked_of_the_whole(library):
    _, report = file(library, "enlargement-2018.plain.pdf", "tirana-verslag.docx")
    shelf = shelf_of_news(library, [report])
    (ask,) = [each for each in shelf.entries if "step up its efforts" in each.quote]
    assert ask.concept == "cfsp-alignment"
    told = [each.reason for each in evidence(ask, shelf)]
    assert "Whoever has to act speaks of sanctions-russia, a part of it." in told
    assert told == [each.reason for each in evidence(ask, shelf_around(library, ask))]


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


@pytest.fixture(scope="module")
def grown(tmp_path_factory):
    """A library that grew document by document, its statuses kept at each filing."""
    with Library.open(tmp_path_factory.mktemp("grown") / "library", create=True) as opened:
        for name in SUMMIT:
            source = sources.from_path(f"specimens/built/{name}")
            filing = opened.file(source, pipeline.read(source))
            for follow_up in (settle_filed, following.keep_statuses):
                follow_up(opened, [filing])
        yield opened


def test_filing_keeps_the_statuses_of_what_it_touches(grown):
    kept = grown.statuses()
    ask = visa_ask(grown)
    assert kept[ask].state is State.PROGRESS
    intention = grown.entries(EntryQuery(act="REQUEST", recipient="RS", kind="agenda")).items[0]
    states = [each.state for each in grown.status_history(intention.id)]
    assert states == [State.UNKNOWN, State.KEPT]  # that cabinet had left when it was filed


def test_what_filing_keeps_is_what_the_whole_library_says(grown):
    before = grown.statuses()
    today = grown.clock().date()
    following.refresh(grown, today)
    after = grown.statuses()
    assert {k: v.state for k, v in before.items()} == {k: after[k].state for k in before}
    assert set(before) == set(after)
    for entry, status in after.items():
        assert following.follow(grown, entry, today).status.state is status.state


def test_a_document_filed_again_changes_nothing(grown):
    before = grown.statuses()
    source = sources.from_path(f"specimens/built/{SUMMIT[0]}")
    filing = grown.file(source, pipeline.read(source))
    following.keep_statuses(grown, [filing])
    assert grown.statuses() == before
