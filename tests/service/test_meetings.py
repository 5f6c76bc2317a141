"""Meetings come out the same in whatever order documents are filed."""

import random
import tomllib
from pathlib import Path

import pytest

import griffier
from evals.meetings import MENTIONS, source_of
from griffier.ledger.entries import Part
from griffier.ledger.library import Library
from griffier.ledger.prepared import prepare
from griffier.model import Source
from griffier.service.meetings import settle, settle_again

BUILT = Path(__file__).parents[2] / "specimens" / "built"


@pytest.fixture(scope="module")
def letters():
    entries = tomllib.loads(MENTIONS.read_text("utf-8"))["document"]
    found = [source_of(each) for each in entries if each["split"] == "open"][:24]
    return [(source, griffier.read(source.data)) for source in found]


def state(library, letters):
    return (
        library.sessions(),
        {document.id: library.meetings_of(document.id) for _, document in letters},
        sorted(map(str, library.links())),
        sorted(map(str, library.links(offered=True))),
        sorted((e.id, e.meeting or "") for e in library.entries().items),
    )


def filed_at_once(folder, letters):
    with Library.open(folder, create=True) as library:
        library.file_all([prepare(*each) for each in letters])
        assert settle(library) == len(letters)
        return state(library, letters)


def test_order_of_filing_changes_nothing(tmp_path, letters):
    at_once = filed_at_once(tmp_path / "once", letters)
    assert len(at_once[0]) > 20
    for seed in (1, 2):
        shuffled = list(letters)
        random.Random(seed).shuffle(shuffled)
        with Library.open(tmp_path / str(seed), create=True) as library:
            for source, document in shuffled:
                library.file(source, document)
                settle(library)
            assert state(library, letters) == at_once


def test_settling_again_changes_nothing(tmp_path, letters):
    before = filed_at_once(tmp_path, letters)
    with Library.open(tmp_path) as library:
        settle_again(library, [document.id for _, document in letters])
        assert state(library, letters) == before


def test_lines_get_the_meeting_of_the_library(tmp_path, letters):
    with Library.open(tmp_path, create=True) as library:
        library.file_all([prepare(*each) for each in letters])
        assert not any(each.meeting for each in library.entries().items)
        settle(library)
        ids = {session.id for session in library.sessions()}
        found = {each.meeting for each in library.entries().items if each.meeting}
        assert found
        assert found <= ids


CITING = """\
Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 14 april 2023

In mijn brief van 16 december 2022 (Kamerstuk 23987, nr. 396) heb ik u bericht over Servië.
Het kabinet verwacht van Servië dat het zijn visumbeleid aanpast.

De Minister van Buitenlandse Zaken,
W.B. Hoekstra
"""


@pytest.mark.parametrize("report_first", [True, False])
def test_who_cites_the_report_comes_under_since(tmp_path, report_first):
    letter = Source(CITING.encode(), "brief.txt")
    report = Source((BUILT / "tirana-verslag.koop.xml").read_bytes(), "verslag.xml")
    order = [report, letter] if report_first else [letter, report]
    with Library.open(tmp_path, create=True) as library:
        for source in order:
            library.file(source, griffier.read(source.data))
            settle(library)
        (link,) = library.links(document=griffier.read(letter.data).id)
    assert (link.session, link.part) == ("eu-western-balkans-2022-12-06", Part.SINCE)
    assert "kst-23987-396" in link.reason


def test_a_new_version_takes_its_meetings_along(tmp_path):
    text = (BUILT / "balkanreis-2024.txt").read_text("utf-8")
    new = text.replace("Tot slot", "De JBZ-Raad van 10 juni 2024 komt erop terug.\n\nTot slot", 1)
    old = new.replace("10 juni 2024", "13 juni 2024")
    assert old != new
    with Library.open(tmp_path, create=True) as library:
        for version in (old, new):
            source = Source(version.encode(), "brief.txt")
            filing = library.file(source, griffier.read(source.data))
            settle(library)
        standing = {session for session, _ in library.meetings_of(filing.card.id).values()}
    assert filing.previous
    assert {each for each in standing if "jha" in each} == {"jha-council-2024-06-10"}
