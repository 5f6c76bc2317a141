"""An index follows its library: in steps, again, after a crash, while it is read."""

import json
import threading

import pytest

from griffier.errors import IndexBusy, IndexMissing
from griffier.ledger.entries import MeetingLink, Part, Session
from griffier.ledger.library import Library
from griffier.ledger.settlements import Settlement
from griffier.search import keeping, tantivy_index
from griffier.service.indexing import take_in
from griffier.service.search import Searcher, SearchRequest
from tests.search.conftest import AGENDA, ANTWOORD, DECLARATION, VERSLAG


@pytest.fixture(params=["sqlite", "postgresql"])
def own(request, folder):
    """An empty library of the test's own, on either database."""
    address = None
    if request.param == "postgresql":
        address = request.getfixturevalue("server").database()
    with Library.open(folder, database=address, create=True) as opened:
        yield opened


def file(library, read):
    return library.file(read.source, read.document)


def total(library, query, index=None):
    return (
        Searcher(library, index or keeping.open_index(library)).search(SearchRequest(query)).total
    )


def test_without_an_index_that_is_said(own):
    with pytest.raises(IndexMissing, match="griffier index"):
        keeping.open_index(own)


def test_documents_come_in_as_they_are_filed(own, letter):
    file(own, letter(VERSLAG))
    index = keeping.build(own)
    assert total(own, "scheepvaart", index) == 1
    assert total(own, "Belarus", index) == 0
    file(own, letter(AGENDA))
    assert own.changes_since(index.change)
    assert keeping.update(own, index) == 1
    assert not own.changes_since(index.change)
    assert total(own, "Belarus", index) == 1


def test_doing_it_again_changes_nothing(own, letter):
    file(own, letter(VERSLAG))
    index = keeping.build(own)
    before = total(own, "Nederland", index)
    assert keeping.update(own, index) == 0
    documents, last = keeping.changed(own, 0)
    for _ in range(2):
        index.apply(keeping.units(own, documents).items(), last)
    assert total(own, "Nederland", index) == before > 0


def test_a_newer_version_takes_the_place_of_the_older(own, letter):
    older = letter(VERSLAG.replace("vrije scheepvaart", "vrije scheepvaart en vissers"), "a.txt")
    file(own, older)
    index = keeping.build(own)
    filing = file(own, letter(VERSLAG, "b.txt"))
    keeping.update(own, index)
    assert filing.previous == older.id
    assert total(own, "vissers", index) == 0
    assert total(own, "scheepvaart", index) == 1


def test_a_crash_in_between_leaves_the_index_as_it_was(own, letter):
    file(own, letter(VERSLAG))
    index = keeping.build(own)
    change = index.change
    file(own, letter(AGENDA))
    file(own, letter(DECLARATION))
    documents, last = keeping.changed(own, change)

    def dying():
        yield documents[0], keeping.units(own, documents[:1])[documents[0]]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        index.apply(dying(), last)
    again = keeping.open_index(own)
    assert again.change == change
    assert total(own, "Belarus", again) == 0
    assert keeping.update(own, again) == 2
    assert total(own, "Belarus", again) == 1


def test_meetings_are_found_once_they_are_known(own, letter):
    read = letter(VERSLAG)
    file(own, read)
    index = keeping.build(own)
    session = Session("fac-2021-03-01", "Raad Buitenlandse Zaken", "fac", ("RBZ",))
    link = MeetingLink(read.id, session.id, Part.CLAIMED, True, 1.0, "Its title says so.")
    own.settle(Settlement(kept=(session,), links={read.id: (link,)}))
    keeping.update(own, index)
    for name in ("fac-2021-03-01", "rbz", "fac", '"Raad Buitenlandse Zaken"'):
        assert total(own, f"meeting:{name} scheepvaart", index) == 1
    found = Searcher(own, index).search(SearchRequest("scheepvaart", facets=True))
    (facet,) = [facet for facet in found.facets if facet.name == "meeting"]
    assert [(v.value, v.label, v.count) for v in facet.values] == [(session.id, session.name, 1)]


def test_readers_see_whole_documents_while_it_is_written(own, letter):
    """Each letter has words in its first and in its last paragraph: both or neither."""
    texts = [
        f"Verslag {n}\n\nDe aanhef noemt kenmerk{n}.\n\nDe slotzin noemt kenmerk{n}."
        for n in range(12)
    ]
    index = keeping.build(own)
    seen, stop, troubles = [], threading.Event(), []

    def read():
        mine = keeping.open_index(own)
        searcher = Searcher(own, mine)
        while not stop.is_set():
            mine.refresh()
            for n in range(len(texts)):
                try:
                    seen.append(searcher.search(SearchRequest(f"kenmerk{n}")).total)
                except Exception as trouble:
                    troubles.append(trouble)

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for n, text in enumerate(texts):
            file(own, letter(text, f"{n}.txt"))
            keeping.update(own, index)
    finally:
        stop.set()
        reader.join()
    assert not troubles
    assert set(seen) <= {0, 2}
    assert [total(own, f"kenmerk{n}", index) for n in range(len(texts))] == [2] * len(texts)


def test_building_anew_gives_the_same_and_readers_keep_theirs(own, letter):
    for text in (VERSLAG, AGENDA, ANTWOORD):
        file(own, letter(text))
    index = keeping.build(own)
    before = total(own, "Nederland", index)
    fresh = keeping.build(own)
    assert total(own, "Nederland", fresh) == before
    index.refresh()
    assert total(own, "Nederland", index) == before
    assert index.change == fresh.change


def test_a_library_put_back_is_noticed(own, letter):
    file(own, letter(VERSLAG))
    index = keeping.build(own)
    assert not keeping.is_ahead(own, index)
    index.apply((), index.change + 5)
    assert keeping.is_ahead(own, index)


# --- the embedded index alone ----------------------------------------------------------------


@pytest.fixture
def embedded(folder, letter):
    with Library.open(folder, create=True) as opened:
        file(opened, letter(VERSLAG))
        keeping.build(opened)
        yield opened


def test_an_index_of_another_form_is_refused(embedded):
    place = keeping.folder_of(embedded) / "CURRENT"
    kept = json.loads(place.read_text())
    place.write_text(json.dumps({**kept, "form": kept["form"] + 1}))
    with pytest.raises(IndexMissing, match="--rebuild"):
        keeping.open_index(embedded)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"form": 1}', '{"form": 1, "folder": "weg"}'])
def test_a_damaged_index_is_missing(embedded, content):
    (keeping.folder_of(embedded) / "CURRENT").write_text(content)
    with pytest.raises(IndexMissing):
        keeping.open_index(embedded)


def test_an_index_that_was_cut_off_is_said_to_be_damaged(embedded):
    (place,) = keeping.folder_of(embedded).glob("index-*/meta.json")
    place.write_text(place.read_text()[:40])
    with pytest.raises(IndexMissing, match="is damaged"):
        keeping.open_index(embedded)
    assert total(embedded, "scheepvaart", keeping.build(embedded)) == 1


def test_what_is_filed_is_taken_in_where_there_is_an_index(embedded, letter):
    filing = file(embedded, letter(AGENDA))
    take_in(embedded, [filing])
    assert total(embedded, "Belarus") == 1


def test_filing_goes_on_without_an_index(own, letter):
    take_in(own, [file(own, letter(AGENDA))])
    with pytest.raises(IndexMissing):
        keeping.open_index(own)


def test_two_writers_do_not_meet(embedded, letter):
    index = keeping.open_index(embedded)
    file(embedded, letter(AGENDA))
    writer = tantivy_index._writer(index._index, keeping.folder_of(embedded))
    with pytest.raises(IndexBusy):
        keeping.update(embedded, index)
    writer.wait_merging_threads()
    assert keeping.update(embedded, index) == 1


def test_building_leaves_one_index_behind(embedded):
    keeping.build(embedded)
    keeping.build(embedded)
    assert len(list(keeping.folder_of(embedded).glob("index-*"))) == 1


def test_a_build_that_dies_changes_nothing(embedded, monkeypatch):
    before = total(embedded, "scheepvaart")

    def dying(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(keeping, "units", dying)
    with pytest.raises(KeyboardInterrupt):
        keeping.build(embedded)
    monkeypatch.undo()
    assert total(embedded, "scheepvaart") == before == 1
    assert len(list(keeping.folder_of(embedded).glob("index-*"))) == 1


def test_two_builders_do_not_meet(embedded):
    folder = keeping.folder_of(embedded)
    with tantivy_index.building(folder), pytest.raises(IndexBusy), tantivy_index.building(folder):
        raise AssertionError("two built at once")
    keeping.build(embedded)
    assert total(embedded, "scheepvaart") == 1
    assert len(list(folder.glob("index-*"))) == 1
