"""Corrections by people: never overwriting, undone at will, surviving new readings."""

import datetime
from dataclasses import replace

import pytest

from griffier.errors import NotInLibrary, UsageError
from griffier.ledger.entries import Judgement
from griffier.ledger.filing import Outcome
from griffier.ledger.judging import judged, standing
from griffier.ledger.queries import EntryQuery
from griffier.ledger.rows import lines
from griffier.model import Actor, Span
from griffier.views.contract import as_dict
from tests.ledger.conftest import AGENDA, VERSLAG

SIGNED = {"author": "J. Smit", "reason": "zo staat het er"}


@pytest.fixture
def filed(library, letter):
    verslag = letter(VERSLAG)
    library.file(verslag.source, verslag.document)
    return verslag


def only(library, **query):
    (entry,) = library.entries(EntryQuery(**query)).items
    return entry


def test_each_verdict_counts_and_can_be_undone(library, filed):
    before = library.entries().items
    asked = only(library, recipient="RS")
    promise = only(library, promise=True)
    made = [
        library.judge(asked.id, "recipients", "ME FR", **SIGNED),
        library.judge(asked.id, "actors", "PERSON:Jan Smit", **SIGNED),
        library.judge(asked.id, "act", "EXPECT", **SIGNED),
        library.judge(asked.id, "topic", "visa-policy", **SIGNED),
        library.judge(promise.id[:8], "not-a-statement", **SIGNED),
    ]
    corrected = only(library, recipient="ME")
    assert corrected == replace(
        asked,
        recipients=(Actor("ME", ""), Actor("FR", "")),
        actors=(Actor("PERSON:Jan Smit", ""),),
        act=corrected.act,
        concept="visa-policy",
    )
    assert corrected.act == "EXPECT"
    assert only(library, actor="PERSON:Jan Smit") == corrected
    assert library.entries(EntryQuery(recipient="RS")).count == 0
    assert library.entries(EntryQuery(promise=True)).count == 0
    assert library.entry(promise.id) == promise  # it can still be shown
    assert library.entries().count == len(before) - 1
    assert [f for f in library.verify() if f.wrong] == []
    contract = library.contract(filed.id)
    assert contract == as_dict(filed.document, layout=True)  # what was read stays as read
    for judgement in made:
        library.undo(judgement.id, **SIGNED)
    assert library.entries().items == before
    assert library.judgements() == ()
    assert len(library.judgements(undone=True)) == 10


def test_an_undoing_can_be_undone(library, filed):
    asked = only(library, recipient="RS")
    made = library.judge(asked.id, "recipients", "ME", **SIGNED)
    undone = library.undo(made.id, **SIGNED)
    assert only(library, recipient="RS") == asked
    library.undo(undone.id, **SIGNED)
    assert only(library, recipient="ME").id == asked.id
    assert library.judgements_of(asked.id) == (made,)


def test_the_later_judgement_stands_over_the_earlier(library, filed):
    asked = only(library, recipient="RS")
    for value in ("ME", "AL"):
        library.judge(asked.id, "recipients", value, **SIGNED)
    assert only(library, recipient="AL").id == asked.id


def test_judgements_survive_a_new_reading(library, filed):
    """A better engine finds other actors and cuts the quotation a little wider."""
    asked = only(library, recipient="RS")
    made = library.judge(asked.id, "recipients", "ME", **SIGNED)
    others = [s for s in filed.document.statements if s.evidence.start != asked.start]
    (old,) = (s for s in filed.document.statements if s.evidence.start == asked.start)
    wider = replace(old, evidence=Span(old.evidence.start, old.evidence.end + 1), recipients=())
    better = replace(filed.document, statements=(*others, wider))
    filing = library.file(filed.source, better, reread=True)
    assert filing.outcome is Outcome.REREAD
    found = only(library, recipient="ME")
    assert found.quote == asked.quote + "."
    assert library.judgements_of(found.id) == (made,)
    first, second = library.readings(filed.id)
    assert first["contract"] == as_dict(filed.document, layout=True)
    assert second["contract"] == as_dict(better, layout=True)
    assert list(library.verify()) == []
    kept = {e.id for e in library.entries().items} - {found.id}
    assert len(kept) == len(others)


def test_a_judgement_whose_quotation_is_gone_waits(library, filed):
    asked = only(library, recipient="RS")
    library.judge(asked.id, "recipients", "ME", **SIGNED)
    without = [s for s in filed.document.statements if s.evidence.start != asked.start]
    library.file(filed.source, replace(filed.document, statements=tuple(without)), reread=True)
    findings = list(library.verify())
    assert [f.wrong for f in findings] == [False]
    assert asked.quote in findings[0].what
    library.file(filed.source, filed.document, reread=True)
    assert only(library, recipient="ME").id == asked.id
    assert list(library.verify()) == []


def test_judgements_go_over_to_a_new_version(library, filed, letter):
    asked = only(library, recipient="RS")
    library.judge(asked.id, "recipients", "ME", **SIGNED)
    newer = letter(VERSLAG.replace("schonere", "stillere"))
    library.file(newer.source, newer.document)
    assert only(library, recipient="ME").document == newer.id
    assert [f for f in library.verify() if f.wrong] == []


def test_what_cannot_be_judged(library, filed):
    asked = only(library, recipient="RS")
    with pytest.raises(NotInLibrary):
        library.judge("ffffffff", "not-a-statement", **SIGNED)
    with pytest.raises(NotInLibrary):
        library.judge(asked.id, "meeting", "nergens-2022-01-01", **SIGNED)
    with pytest.raises(NotInLibrary):
        library.undo("ffffffff", **SIGNED)
    with pytest.raises(UsageError, match="author and a reason"):
        library.judge(asked.id, "not-a-statement", author=" ", reason="x")
    assert library.judgements(undone=True) == ()


def _judgement(number, verdict="act", value="EXPECT", **more):
    at = datetime.datetime(2026, 1, number, tzinfo=datetime.UTC)
    return Judgement(f"j{number}", verdict, "A", at, "r", value=value, **more)


def test_standing_follows_chains_of_undoing():
    one, two = _judgement(1), _judgement(2, "undo", "j1")
    three, four = _judgement(3, "undo", "j2"), _judgement(4, "undo", "j3")
    assert standing((one,)) == (one,)
    assert standing((one, two)) == ()
    assert standing((one, two, three)) == (one,)
    assert standing((one, two, three, four)) == ()


def test_two_that_resemble_it_alike_are_left_alone(letter):
    document = letter(AGENDA).document
    made = lines(document.id, as_dict(document))
    asked = next(line for line in made if line["act"] == "REQUEST")
    twins = [
        {**asked, "id": "a", "folded": "een x twee"},
        {**asked, "id": "b", "folded": "een y twee"},
    ]
    judgement = _judgement(1, document="d", act=asked["act"], quote="een z twee", entry="c")
    assert judged(twins, (judgement,)) == twins
