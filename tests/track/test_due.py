"""Promises to the House: the list, the reminder in Markdown and Word, the calendar."""

import csv
import dataclasses
import io
import sys
from typing import Any

import docx
import icalendar
import pytest

from griffier.errors import MissingExtra
from griffier.ledger.entries import Entry, State
from griffier.model import Sender
from griffier.track.calendar import as_ics
from griffier.track.due import Wish, dues, ministry_of, promiser_of, reference_of
from griffier.track.rappel import COLUMNS, STATES, as_markdown, rappel
from griffier.track.rappel_docx import as_docx
from griffier.track.rows import DUE_COLUMNS, due_csv, due_row
from griffier.track.shelf import Shelf
from tests.track.ledgers import card, day, entry, judgement, settling

ON = day("2023-04-15")
LATE = entry(
    "COMMIT",
    "NL",
    "TK",
    on="2022-12-16",
    by="2023-03-31",
    document="tirana",
    topic="de voortgang van Servië",
    quote="Over de voortgang van Servië zal ik uw Kamer | nader berichten",
    page=3,
)
SOON = entry(
    "COMMIT",
    "NL",
    "TK",
    on="2023-03-01",
    by="2023-05-01",
    document="jbz",
    via="Minister van Financiën",
)
OPEN = entry("COMMIT", "NL", "EK", on="2023-03-02", by="2023-12-01", document="jbz")
WHENEVER = entry("COMMIT", "NL", "TK", on="2023-03-03", document="jbz")
OTHERS = (
    entry("COMMIT", "RS", "NL", on="2022-12-16", by="2023-01-01"),
    entry("COMMIT", "NL", "UA", on="2022-12-16", by="2023-01-01"),
    entry("REQUEST", "TK", "NL", on="2022-12-16", by="2023-01-01"),
    entry("COMMIT", "NL", "TK", on="2023-05-01", by="2023-06-01"),
)
CARDS = {
    "tirana": card("tirana", "2022-12-16", dossiers=("23987",), number="396"),
    "jbz": card(
        "jbz",
        "2023-03-01",
        senders=(Sender("D. Yeşilgöz", "De Minister van Justitie en Veiligheid", "NL"),),
    ),
}
SHELF = Shelf(entries=(OPEN, SOON, LATE, WHENEVER, *OTHERS), cards=CARDS)


def listed(**wish: Any) -> list[Entry]:
    return [due.entry for due in dues(SHELF, ON, Wish(**wish))]


def test_promises_to_the_house_stand_by_deadline() -> None:
    assert listed() == [LATE, SOON, OPEN]
    assert listed(every=True) == [LATE, SOON, OPEN, WHENEVER]


@pytest.mark.parametrize(
    ("wish", "found"),
    [
        ({"states": frozenset({State.OVERDUE})}, [LATE]),
        ({"states": frozenset({State.DUE})}, [SOON]),
        ({"within": 30}, [LATE, SOON]),
        ({"ministry": "financiën"}, [SOON]),
        ({"ministry": "justitie"}, [OPEN]),
        ({"sender": "hoekstra"}, [LATE]),
        ({"sender": "niemand"}, []),
    ],
)
def test_wishes_narrow_the_list(wish: dict[str, Any], found: list[Entry]) -> None:
    assert listed(**wish) == found


def test_a_promise_of_later_is_not_yet_listed() -> None:
    assert [due.entry for due in dues(SHELF, day("2022-12-16"))] == [LATE]


def test_a_row_says_who_when_where_and_how_late() -> None:
    row = due_row(dues(SHELF, ON)[0])
    assert tuple(row) == DUE_COLUMNS
    assert (row["state"], row["rule"], row["days_over"]) == ("overdue", "D1", 15)
    assert row["promiser"] == "W.B. Hoekstra, De Minister van Buitenlandse Zaken"
    assert (row["ministry"], row["reference"], row["page"]) == (
        "Buitenlandse Zaken",
        "23987, nr. 396",
        3,
    )
    assert (row["deadline"], row["deadline_last"]) == ("vóór 2023-03-31", "2023-03-31")


def test_what_is_kept_is_late_no_more_and_shows_its_evidence() -> None:
    shelf = dataclasses.replace(SHELF, judgements=(judgement("kept", LATE, on="2023-04-01"),))
    row = due_row(dues(shelf, ON)[0])
    assert (row["state"], row["days_over"]) == ("kept", 0)
    assert row["evidence"][0]["reason"] == "A. Klerk judged it kept."


def test_csv_has_one_line_a_promise_and_runs_nothing() -> None:
    formula = dataclasses.replace(LATE, topic="=HYPERLINK(1)")
    shelf = dataclasses.replace(SHELF, entries=(formula, SOON))
    rows = list(csv.DictReader(io.StringIO(due_csv(dues(shelf, ON)))))
    assert [row["id"] for row in rows] == [LATE.id, SOON.id]
    assert rows[0]["topic"] == "'=HYPERLINK(1)"
    assert tuple(rows[0]) == DUE_COLUMNS


@pytest.mark.parametrize(
    ("role", "ministry"),
    [
        ("De Minister van Buitenlandse Zaken", "Buitenlandse Zaken"),
        (
            "Minister voor Buitenlandse Handel en Ontwikkelingssamenwerking",
            "Buitenlandse Handel en Ontwikkelingssamenwerking",
        ),
        ("Staatssecretaris van Justitie en Veiligheid", "Justitie en Veiligheid"),
        ("Minister Defensie", "Defensie"),
        (
            "Minister van Landbouw, Natuur en Voedselkwaliteit",
            "Landbouw, Natuur en Voedselkwaliteit",
        ),
        ("Minister van Financiën, tevens vicepremier", "Financiën"),
        ("De Minister-President", "Algemene Zaken"),
        ("Voorzitter", None),
    ],
)
def test_the_ministry_is_that_of_the_role(role: str, ministry: str | None) -> None:
    signed = card("x", "2023-01-01", senders=(Sender("N.N.", role, "NL"),))
    assert ministry_of(WHENEVER, signed) == ministry
    assert ministry_of(SOON, signed) == "Financiën"


def test_what_the_document_does_not_say_stays_open() -> None:
    assert promiser_of(WHENEVER, None) == "NL"
    assert reference_of(None) is None
    assert reference_of(card("x", "2023-01-01", identifier="ah-tk-1")) == "ah-tk-1"


# --- the reminder list ----------------------------------------------------------------


def test_the_reminder_list_is_by_ministry_and_numbered_through() -> None:
    found = rappel(dues(SHELF, ON, Wish(every=True)), ON)
    assert [(name, [line.number for line in lines]) for name, lines in found.groups] == [
        ("Buitenlandse Zaken", ["1"]),
        ("Financiën", ["2"]),
        ("Justitie en Veiligheid", ["3", "4"]),
    ]
    assert (
        found.summary
        == "Stand op 15 april 2023. 4 toezeggingen staan open; van 1 is de termijn verstreken."
    )
    line = found.groups[0][1][0]
    assert (line.made, line.reference) == ("16 december 2022", "Kamerstuk 23987, nr. 396")
    assert (line.deadline, line.day, line.over) == ("«vóór 2023-03-31»", "31 maart 2023", "15")
    assert line.state == "termijn verstreken"
    assert line.reason.endswith("(D1)")


def test_what_is_kept_stands_in_no_reminder() -> None:
    shelf = dataclasses.replace(SHELF, judgements=(judgement("kept", LATE, on="2023-04-01"),))
    assert "Servië" not in as_markdown(rappel(dues(shelf, ON), ON))


def test_a_possible_fulfilment_is_shown_for_a_person_to_judge() -> None:
    rival = dataclasses.replace(SOON, quote="Ik bericht u over de voortgang van Servië en Kosovo")
    told = settling(
        "Hiermee is voldaan aan de toezegging over de voortgang van Servië.",
        "2023-04-01",
        actors=frozenset(),
    )
    shelf = Shelf(entries=(LATE, rival), cards=CARDS, settlings=(told,))
    found = rappel(dues(shelf, ON), ON)
    assert "Mogelijk nagekomen: «Hiermee is voldaan" in found.groups[0][1][0].evidence[0]
    assert "Mogelijk nagekomen" in as_markdown(found)


def test_markdown_holds_a_table_whatever_the_quotation_holds() -> None:
    text = as_markdown(rappel(dues(SHELF, ON), ON))
    rows = [line for line in text.splitlines() if line.startswith("| 1 ")]
    assert len(rows) == 1
    assert r"uw Kamer \| nader" in rows[0]
    assert rows[0].replace(r"\|", "").count("|") == len(COLUMNS) + 1


def test_an_empty_list_says_so() -> None:
    found = rappel((), ON)
    assert "Er staan geen toezeggingen open." in as_markdown(found)
    assert (
        "Er staan geen toezeggingen open."
        in docx.Document(io.BytesIO(as_docx(found))).paragraphs[1].text
    )


def test_the_word_file_holds_the_same_list() -> None:
    found = rappel(dues(SHELF, ON, Wish(every=True)), ON)
    document = docx.Document(io.BytesIO(as_docx(found)))
    assert document.sections[0].page_width > document.sections[0].page_height
    assert [p.text for p in document.paragraphs if p.style.name == "Heading 1"] == [
        "Buitenlandse Zaken",
        "Financiën",
        "Justitie en Veiligheid",
    ]
    cells = [cell.text for cell in document.tables[0].rows[1].cells]
    assert cells[0] == "1"
    assert cells[1].startswith("«Over de voortgang van Servië zal ik uw Kamer | nader berichten»")
    assert cells[3] == "«vóór 2023-03-31»\n31 maart 2023"
    assert [cell.text for cell in document.tables[0].rows[0].cells] == list(COLUMNS)


def test_the_word_file_tells_no_time() -> None:
    found = rappel(dues(SHELF, ON), ON)
    told = docx.Document(io.BytesIO(as_docx(found))).core_properties
    assert (told.created.date(), told.modified.date()) == (ON, ON)
    assert told.language == "nl-NL"


def test_every_state_has_a_dutch_name() -> None:
    assert set(STATES) == set(State)


# --- the calendar ---------------------------------------------------------------------


def test_the_calendar_holds_each_deadline_once() -> None:
    found = dues(SHELF, ON, Wish(every=True))
    calendar = icalendar.Calendar.from_ical(as_ics(found, ON))
    events = [part for part in calendar.walk() if part.name == "VEVENT"]
    assert [str(event["uid"]) for event in events] == [
        f"{each.id}@griffier" for each in (LATE, SOON, OPEN)
    ]
    first = events[0]
    assert first.decoded("dtstart") == day("2023-03-31")
    assert first.decoded("dtend") == day("2023-04-01")
    assert "«Over de voortgang van Servië" in str(first["description"])
    assert str(first["status"]) == "CONFIRMED"


def test_a_kept_promise_is_cancelled_and_the_day_alone_stamps() -> None:
    shelf = dataclasses.replace(SHELF, judgements=(judgement("kept", LATE, on="2023-04-01"),))
    once, again = (as_ics(dues(shelf, ON), ON) for _ in range(2))
    assert once == again
    event = next(
        part for part in icalendar.Calendar.from_ical(once).walk() if part.name == "VEVENT"
    )
    assert str(event["status"]) == "CANCELLED"


@pytest.mark.parametrize(("library", "write"), [("icalendar", as_ics), ("docx", as_docx)])
def test_a_missing_library_is_named_with_its_extra(
    library: str, write: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    arguments = ((), ON) if write is as_ics else (rappel((), ON),)
    with pytest.raises(MissingExtra, match=r"griffier\[follow\]"):
        write(*arguments)
