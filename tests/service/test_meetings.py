"""Meetings come out the same in whatever order documents are filed."""

import random
import tomllib

import pytest

import griffier
from evals.meetings import MENTIONS, source_of
from griffier.ledger.library import Library
from griffier.ledger.prepared import prepare
from griffier.service.meetings import settle, settle_again


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
        seen = library.changes().items if hasattr(library, "changes") else ()
        settle_again(library, [document.id for _, document in letters])
        assert state(library, letters) == before
        if seen:
            assert library.changes().items == seen


def test_lines_get_the_meeting_of_the_library(tmp_path, letters):
    with Library.open(tmp_path, create=True) as library:
        library.file_all([prepare(*each) for each in letters])
        assert not any(each.meeting for each in library.entries().items)
        settle(library)
        ids = {session.id for session in library.sessions()}
        found = {each.meeting for each in library.entries().items if each.meeting}
        assert found
        assert found <= ids
