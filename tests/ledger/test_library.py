"""What a library keeps, on SQLite and on PostgreSQL alike."""

from datetime import date

import pytest

from griffier.errors import NotInLibrary, OriginalDamaged, UsageError
from griffier.ledger.filing import Outcome
from griffier.ledger.queries import CardQuery, EntryQuery
from griffier.views.contract import as_dict
from tests.ledger.conftest import AGENDA, VERSLAG


def test_what_is_filed_is_found_again(library, letter):
    verslag = letter(VERSLAG)
    filing = library.file(verslag.source, verslag.document)
    assert filing.outcome is Outcome.NEW
    assert library.card(verslag.id[:8]) == filing.card
    assert filing.card.date == date(2021, 3, 4)
    assert library.original(verslag.id) == verslag.source.data
    assert library.text(verslag.id) == verslag.document.text
    assert library.contract(verslag.id) == as_dict(verslag.document, layout=True)
    entries = library.entries().items
    assert len(entries) == len(verslag.document.statements) > 3
    for entry, statement in zip(entries, verslag.document.statements, strict=True):
        assert (entry.act, entry.actors) == (statement.act, statement.actors)
        assert (entry.recipients, entry.deadline) == (statement.recipients, statement.deadline)
        assert (entry.via, entry.steps) == (statement.via, statement.explanation.steps)
        assert verslag.document.text[entry.start : entry.end] == entry.quote
        assert library.entry(entry.id[:10]) == entry


def test_the_same_bytes_change_nothing(library, letter):
    verslag = letter(VERSLAG)
    first = library.file(verslag.source, verslag.document)
    changes = library.changes_since()
    again = library.file(verslag.source, verslag.document)
    assert again.outcome is Outcome.SAME
    assert again.card == first.card
    assert library.changes_since() == changes
    assert library.entries().count == len(verslag.document.statements)


def test_a_new_version_stands_beside_the_old(library, letter):
    first, second = letter(VERSLAG), letter(VERSLAG.replace("schonere", "stillere"))
    library.file(first.source, first.document)
    filing = library.file(second.source, second.document)
    assert (filing.outcome, filing.previous) == (Outcome.VERSION, first.id)
    assert filing.card.work == first.id
    assert library.card(first.id).replaced_by == second.id
    assert [card.id for card in library.versions(second.id)] == [first.id, second.id]
    assert {entry.document for entry in library.entries().items} == {second.id}
    assert {e.document for e in library.entries(EntryQuery(document=first.id)).items} == {first.id}
    assert library.cards().count == 1
    assert library.cards(CardQuery(replaced=True)).count == 2


def test_another_letter_is_no_version(library, letter):
    for text in (VERSLAG, AGENDA):
        filing = library.file(letter(text).source, letter(text).document)
        assert filing.outcome is Outcome.NEW
    assert [card.kind for card in library.cards().items] == ["agenda", "report"]


def test_filters(library, letter):
    for text in (VERSLAG, AGENDA):
        library.file(letter(text).source, letter(text).document)
    every = library.entries().items

    def asked(**query):
        page = library.entries(EntryQuery(**query))
        assert page.count == len(page.items) > 0
        return page.items

    assert asked(actor="PL") == tuple(e for e in every if e.actors[0].id == "PL")
    assert asked(recipient="RS") == tuple(e for e in every if "RS" in [r.id for r in e.recipients])
    assert asked(act="REQUEST", actor="NL", recipient="RS") == asked(recipient="RS")
    assert asked(kind="agenda") == asked(since=date(2021, 4, 1))
    assert [e.kind for e in asked(text="BELARUS")] == ["agenda"]
    assert asked(text="CAFE'S") == asked(promise=True)
    assert asked(actor="Polen") == asked(actor="pl") == asked(actor="Poland")
    assert asked(until=date(2021, 3, 4)) == asked(kind="report")
    assert {e.act for e in asked(promise=True)} == {"COMMIT"}


def test_days_no_database_can_count_to(library, letter):
    library.file(letter(VERSLAG).source, letter(VERSLAG).document)
    last = date(9999, 12, 31)
    assert library.entries(EntryQuery(until=last)).count == library.entries().count > 0
    assert library.entries(EntryQuery(since=last)).count == 0
    assert library.entries(EntryQuery(until=date(3778, 1, 19), act="REQUEST", recipient="RS")).count
    far = letter(VERSLAG.replace("2021", "9021"), "later.txt")
    library.file(far.source, far.document)
    assert library.entries().count > 0


def test_pages_follow_one_another(library, letter):
    for text in (VERSLAG, AGENDA):
        library.file(letter(text).source, letter(text).document)
    every, seen, after = library.entries().items, [], None
    while True:
        page = library.entries(EntryQuery(limit=2, after=after))
        assert page.count == len(every)
        seen += page.items
        after = page.after
        if after is None:
            break
    assert tuple(seen) == every
    cards = library.cards(CardQuery(limit=1))
    rest = library.cards(CardQuery(limit=1, after=cards.after))
    assert [c.kind for c in cards.items + rest.items] == ["agenda", "report"]
    assert rest.after is None


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ({"act": "FOO"}, "REQUEST"),
        ({"kind": "brief"}, "agenda"),
        ({"actor": "Serbya"}, "Serbia"),
        ({"concept": "visa-polcy"}, "visa-policy"),
        ({"meeting": "jha"}, "no meeting"),
        ({"limit": 0}, "1 to"),
        ({"since": date(2022, 1, 1), "until": date(2021, 1, 1)}, "since 2022-01-01"),
        ({"act": "COMMIT", "promise": True}, "promise"),
    ],
)
def test_an_unknown_value_is_an_error_that_names_the_valid_ones(library, query, named):
    with pytest.raises(UsageError, match=named):
        library.entries(EntryQuery(**query))


def test_ids_that_fit_nothing_or_too_much(library, letter):
    verslag = letter(VERSLAG)
    library.file(verslag.source, verslag.document)
    for unknown in ("ffffffffffffffff", "", "%", "abc"):
        with pytest.raises(NotInLibrary):
            library.entry(unknown)
        with pytest.raises(NotInLibrary):
            library.card(unknown)
    with pytest.raises(NotInLibrary):
        library.entries(EntryQuery(document="ffffffffffffffff"))


def test_a_damaged_original_is_not_handed_out(library, letter):
    verslag = letter(VERSLAG)
    library.file(verslag.source, verslag.document)
    path = library.originals.path(verslag.id)
    path.write_bytes(b"something else")
    with pytest.raises(OriginalDamaged, match="does not hold"):
        library.original(verslag.id)
    path.unlink()
    with pytest.raises(OriginalDamaged, match="cannot be read"):
        library.original(verslag.id)


def test_many_are_asked_for_at_once_as_one_by_one(library, letter):
    verslag, agenda = letter(VERSLAG), letter(AGENDA)
    for each in (verslag, agenda):
        library.file(each.source, each.document)
    found = library.cards_and_texts([verslag.id, agenda.id, "0" * 64])
    assert found == {
        each.id: (library.card(each.id), library.text(each.id)) for each in (verslag, agenda)
    }
    lines = library.entries().items
    by_id = library.entries_by_id([line.id for line in lines] + ["0" * 16])
    assert by_id == {line.id: line for line in lines}
