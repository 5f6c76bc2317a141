"""Meetings, links, statuses, figures, instruments and changes, as the library keeps them."""

from dataclasses import replace
from datetime import date

import pytest

from griffier.errors import UsageError
from griffier.ledger.entries import (
    Evidence,
    Figure,
    Instrument,
    MeetingLink,
    Naming,
    Part,
    Series,
    Session,
    State,
    Status,
)
from griffier.ledger.queries import EntryQuery
from griffier.ledger.settlements import Settlement
from tests.ledger.conftest import VERSLAG

RAAD = Session("fac-2021-03-01", "Raad Buitenlandse Zaken", "fac", ("RBZ",), date=date(2021, 3, 1))
SIGNED = {"author": "J. Smit", "reason": "zo is het"}


@pytest.fixture
def filed(library, letter):
    verslag = letter(VERSLAG)
    library.file(verslag.source, verslag.document)
    return verslag


def test_sessions_are_kept_and_brought_up_to_date(library):
    library.settle(Settlement(kept=(RAAD,)))
    longer = replace(RAAD, names=("RBZ", "FAC"), place="Brussel")
    library.settle(Settlement(kept=(longer, Session("euco", "Europese Raad", "euco"))))
    assert library.sessions() == (longer, Session("euco", "Europese Raad", "euco"))
    assert library.session("fac-20") == longer
    changes = library.changes_since()
    library.settle(Settlement(kept=(longer,)))
    assert library.changes_since() == changes


def test_lines_get_their_meeting(library, filed):
    local = filed.document.annotations.meetings[0].id
    placed = {filed.id: {local: (RAAD.id, "de naam en de dag")}}
    library.settle(Settlement(kept=(RAAD,), placed=placed))
    at = library.entries(EntryQuery(meeting=RAAD.id)).items
    mine = [s for s in filed.document.statements if s.meeting == local]
    assert len(at) == len(mine) > 0
    assert {entry.meeting for entry in at} == {RAAD.id}
    assert library.meetings_of(filed.id) == placed[filed.id]
    library.file(filed.source, replace(filed.document, statements=tuple(mine)), reread=True)
    assert library.entries(EntryQuery(meeting=RAAD.id)).count == len(mine)
    assert list(library.verify()) == []
    library.settle(Settlement(placed={filed.id: {}}))
    assert library.entries(EntryQuery(meeting=RAAD.id)).count == 0


def test_links_are_made_offered_and_judged(library, filed):
    link = MeetingLink(filed.id, RAAD.id, Part.CLAIMED, True, 0.9, "naam en dag")
    library.settle(Settlement(kept=(RAAD,), links={filed.id: (link,)}))
    assert library.links(document=filed.id) == library.links(session=RAAD.id) == (link,)
    assert library.links(offered=True) == ()
    doubtful = replace(link, certain=False)
    library.settle(Settlement(links={filed.id: (doubtful,)}))
    assert library.links() == ()
    assert library.links(offered=True) == (doubtful,)
    made = library.judge(filed.id, "link-right", RAAD.id, **SIGNED)
    assert [each.certain for each in library.links(session=RAAD.id)] == [True]
    library.judge(filed.id, "link-wrong", RAAD.id, **SIGNED)
    assert library.links() == library.links(offered=True) == ()
    library.undo(made.id, **SIGNED)
    library.settle(Settlement(links={filed.id: ()}))
    assert list(library.verify()) == []


def test_a_status_has_a_history_and_news_only(library, filed):
    entry = library.entries(EntryQuery(promise=True)).items[0]
    proof = Evidence(
        "fulfilment", filed.id, date(2021, 5, 1), "hiermee", State.KEPT, "zo", filed.id, 1, 9
    )
    opened = Status(entry.id, State.OPEN, date(2021, 4, 1), "open", "nog niets")
    kept = Status(entry.id, State.KEPT, date(2021, 6, 1), "fulfilled", "het staat er", (proof,))
    assert library.add_status(opened)
    assert not library.add_status(replace(opened, on=date(2021, 4, 2)))
    assert library.add_statuses([kept, replace(kept, entry="0" * 16)]) == 2
    assert library.status_history(entry.id) == (opened, kept)
    assert library.statuses()[entry.id] == kept
    assert library.newest_statuses({State.OPEN}, 5) == ()  # it was overtaken
    assert library.newest_statuses({State.KEPT}, 1) == (replace(kept, entry="0" * 16),)
    assert library.newest_statuses({State.KEPT, State.OPEN}, 5)[1] == kept
    findings = list(library.verify())
    assert [(f.where, f.wrong) for f in findings] == [("0" * 16, False)]


def test_figures_need_a_source_and_are_corrected_without_loss(library):
    of = Series("visa-divergences", "Visa", "nationalities", "count", "fewer", ("visa-policy",))
    figure = Figure(of.id, "RS", "2022-12", 20, "facts", items=("TN", "BI"))
    assert library.add_figures(of, [figure]) == 1
    assert library.add_figures(of, [figure]) == 0
    better = replace(figure, value=19)
    assert library.add_figures(of, [better]) == 1
    assert library.figures(of.id) == library.figures(of.id, "RS") == (better,)
    assert library.figures(of.id, "ME") == ()
    assert library.series() == (of,)
    for wrong in (replace(figure, source=" "), replace(figure, series="other")):
        with pytest.raises(UsageError):
            library.add_figures(of, [wrong])
    assert library.figures(of.id) == (better,)


def test_instruments_and_where_they_are_named(library, filed):
    plan = Instrument(
        "plan", "plan", "Actieplan", "Action plan", ("EU_COMMISSION",), date(2022, 12, 5)
    )
    library.add_instruments([plan])
    entry = library.entries().items[0]
    naming = Naming("plan", filed.id, 10, 20, "de naam", entry.id)
    library.set_namings(filed.id, [naming])
    assert library.instruments() == (plan,)
    assert library.namings("plan") == library.namings(document=filed.id) == (naming,)
    library.set_namings(filed.id, [])
    assert library.namings() == ()


def test_changes_are_numbered_in_order(library, filed):
    first = library.changes_since()
    assert [(c.seq, c.what, c.document) for c in first] == [(1, "document", filed.id)]
    library.settle(Settlement(kept=(RAAD,)))
    library.judge(library.entries().items[0].id, "not-a-statement", **SIGNED)
    later = library.changes_since(first[-1].seq)
    assert [(c.seq, c.what) for c in later] == [(2, "session"), (3, "judgement")]
    assert library.changes_since(1, limit=1) == later[:1]
