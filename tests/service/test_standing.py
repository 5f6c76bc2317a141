"""What is kept until the ledger changes, and how promises stand in a library too large to read."""

import datetime
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

from benchmarks.large import Papers, link, meet
from griffier.ledger.agenda import SessionQuery
from griffier.ledger.entries import Evidence, State, Status
from griffier.ledger.library import Library
from griffier.ledger.queries import CardQuery, EntryQuery
from griffier.service import counting, dossiers, following, instruments, standing
from griffier.service.filing import file_all
from griffier.service.lasting import _LIBRARIES, MOST, lasting
from griffier.service.reading import read_all
from griffier.track.due import Wish

BUILT = Path(__file__).parents[2] / "specimens" / "built"
DAY = datetime.date(2020, 1, 1)


@pytest.fixture
def library(tmp_path: Path):  # type: ignore[no-untyped-def]
    with Library.open(tmp_path, create=True) as opened:
        opened.file_all(list(islice(iter(Papers()), 60)))
        yield opened


def test_holds_until_the_ledger_changes(library: Library) -> None:
    made: list[int] = []

    def make() -> int:
        made.append(len(made))
        return made[-1]

    assert [lasting(library, "one", make) for _ in range(3)] == [0, 0, 0]
    library.judge(
        library.entries().items[0].id, "not-a-statement", author="A", reason="changes something"
    )
    assert lasting(library, "one", make) == 1
    assert lasting(library, "one", make, patience=60) == 1
    library.undo(library.judgements()[-1].id, author="A", reason="once more")
    assert lasting(library, "one", make, patience=60) == 1, "it may be a minute old"
    assert lasting(library, "one", make) == 2
    for key in range(MOST):
        lasting(library, ("two", key), make)
    assert lasting(library, "one", make) == 2, "other kinds take none of its room"
    first = lasting(library, ("two", 0), make)
    for key in range(MOST, 2 * MOST):
        lasting(library, ("two", key), make)
    assert lasting(library, ("two", 0), make) > first, "the one not asked for longest is forgotten"


def test_a_small_and_a_large_library_tell_the_same_by_the_statuses_kept(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    following.refresh(library, DAY)
    small = standing.due(library, DAY, Wish(every=True))
    assert small == following.due(library, DAY, Wish(every=True))
    assert len({each.status.state for each in small}) > 1
    monkeypatch.setattr(standing.following, "WHOLE", 10)
    _LIBRARIES.clear()
    large = standing.due(library, DAY, Wish(every=True))
    assert standing.is_large(library)
    by_id = {each.entry.id: each for each in large}
    assert len(large) == len(small)
    for each in small:
        there = by_id[each.entry.id]
        assert replace(there, known=()) == replace(each, known=())
    asked = small[1].entry
    trail = standing.standing(library, asked, DAY)
    assert trail.status == by_id[asked.id].status
    assert trail.history == library.status_history(asked.id)
    monkeypatch.setattr(standing, "LAG", 0.0)
    library.judge(asked.id, "kept", author="A", reason="seen")
    later = datetime.date.today() + datetime.timedelta(days=1)
    judged = {each.entry.id: each for each in standing.due(library, later, Wish(every=True))}
    assert judged[asked.id].status.state is State.KEPT
    assert standing.standing(library, asked, later).status.state is State.KEPT


def test_the_calendar_goes_on_in_a_large_library(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(standing.following, "WHOLE", 10)
    (promise, *_) = [each for each in standing.due(library, DAY) if each.entry.deadline]
    assert promise.entry.deadline
    late = promise.entry.deadline.last + datetime.timedelta(days=1)
    states = {each.entry.id: each.status.state for each in standing.due(library, late)}
    assert states[promise.entry.id] is State.OVERDUE
    proof = Evidence("fulfilment", "source", late, "Hiermee.", State.KEPT, "told so")
    library.add_status(Status(promise.entry.id, State.KEPT, late, "K1", "Fulfilled.", (proof,)))
    assert library.statuses_of([promise.entry.id, "none"])[promise.entry.id].state is State.KEPT


def test_lists_of_meetings_are_those_of_the_links(library: Library) -> None:
    meet(library)
    link(library)
    sessions = library.sessions()
    found = dossiers.listed(library)
    assert [each.session for each in found] == list(reversed(sessions))
    for each in found:
        links = library.links(session=each.session.id)
        assert sum(each.parts.values()) == len(links)
        assert all(each.parts[one.part] for one in links)
    day = sessions[20].date
    wanted, count = library.sessions_wanted(SessionQuery(since=day), limit=3)
    assert (len(wanted), count) == (
        3,
        sum(bool(s.date and day and s.date >= day) for s in sessions),
    )
    assert library.all_series() == ("raad",)
    (one,) = library.links(session=sessions[0].id)[:1]
    library.judge(one.document, "link-wrong", one.session, author="A", reason="another one")
    judged = {each.session.id: each for each in dossiers.listed(library)}[one.session]
    assert sum(judged.parts.values()) == len(library.links(session=one.session))
    ids = sorted({each.document for each in library.links()})
    assert library.links_of(ids) == {each: library.links(document=each) for each in ids}


def test_many_cards_at_once_are_those_asked_one_by_one(library: Library) -> None:
    ids = sorted({entry.document for entry in library.entries(EntryQuery(limit=500)).items})
    assert len(ids) > 20
    assert library.cards_by_id([*ids, "none"]) == {each: library.card(each) for each in ids}
    assert library.has_more_than(10)
    assert not library.has_more_than(library.size()[1])


def test_instruments_as_kept_are_those_worked_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = sorted(BUILT.glob("tirana-*.plain.pdf"))
    with Library.open(tmp_path / "tirana", create=True) as opened:
        assert [*file_all(opened, read_all(paths, 1))]
        small = {each.id: each for each in instruments.shown_instruments(opened)}
        assert small == {each.id: each for each in instruments.all_instruments(opened)}
        instruments.keep_instruments(opened)
        monkeypatch.setattr(standing.following, "WHOLE", 1)
        _LIBRARIES.clear()
        large = {each.id: each for each in instruments.shown_instruments(opened)}
    assert set(large) == set(small)
    assert large
    for name, each in large.items():
        assert (each.name_nl, each.name_en) == (small[name].name_nl, small[name].name_en)
        assert {e.id for e in each.statements} <= {e.id for e in small[name].statements}
        assert each.presented in (None, small[name].presented)


def test_a_short_list_is_its_own_count(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = library.cards(CardQuery(text="zitting"))
    assert counting.cards(library, CardQuery(text="zitting", limit=7)).count == whole.count == 60
    one = CardQuery(text=whole.items[0].title)
    assert one.text
    assert counting.cards(library, one).count == library.cards(one).count == 1
    lines = library.entries(EntryQuery(act="WARN")).count
    assert counting.entries(library, EntryQuery(act="WARN", limit=1)).count == lines > 1
    monkeypatch.setattr(counting, "_kept", None)  # what is whole is not counted again
    assert counting.cards(library, one).count == 1
    assert counting.entries(library, EntryQuery(act="WARN", limit=lines)).count == lines
