"""Lines laid out by who has a part in them: nothing that bears on another is left out."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from benchmarks.large import Papers, link, meet
from griffier.ledger.entries import Entry
from griffier.ledger.library import Library
from griffier.service.after import FOLLOW_UPS
from griffier.service.filing import file_all
from griffier.service.reading import read_all
from griffier.service.shelves import whole_shelf
from griffier.track import nearby
from griffier.track.followed import Concern, followed
from griffier.track.gather import evidence
from griffier.track.shelf import Shelf
from griffier.track.wholes import parts_of

BUILT = Path(__file__).parents[2] / "specimens" / "built"
SPECIMENS = ("tirana-*.txt", "tirana-*.docx", "enlargement-2018.*.pdf", "balkanreis-2024.txt")


class Thorough(Shelf):
    """Looks at every line on the same concept or a part of it, whoever has a part in it."""

    def _of_concept(self, entry: Entry, concept: str) -> Iterator[Entry]:
        for each in (concept, *parts_of(concept)):
            yield from self._by_concept.get(each, ())


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    with Library.open(tmp_path_factory.mktemp("filed") / "library", create=True) as library:
        library.file_all(list(islice(iter(Papers(5)), 250)))
        meet(library)
        link(library)
        paths = sorted(path for name in SPECIMENS for path in BUILT.glob(name))
        assert len(paths) > 4
        filed = [*file_all(library, read_all(paths, 1), follow_ups=FOLLOW_UPS)]
        assert not [each for each in filed if isinstance(each.result, Exception)]
        return whole_shelf(library)


def test_what_bears_is_what_looking_at_every_line_of_the_concept_finds(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nearby, "_LINES", 200)  # what is laid out goes and is laid out again
    names = ("entries", "cards", "settlings", "judgements", "sessions", "series", "figures")
    every = Thorough(**{name: getattr(shelf, name) for name in names})
    concerns = dict.fromkeys(Concern, 0)
    for entry in filter(followed, shelf.entries):
        found = evidence(entry, shelf)
        assert found == evidence(entry, every), entry
        concern = followed(entry)
        assert concern is not None
        concerns[concern] += any(each.kind == "statement" for each in found)
    assert min(concerns.values()) > 0, concerns


def test_few_lines_are_looked_at(shelf: Shelf) -> None:
    names = ("entries", "cards", "sessions")
    every = Thorough(**{name: getattr(shelf, name) for name in names})
    asks = [entry for entry in shelf.entries if followed(entry) is Concern.ASK and entry.concept]
    looked = sum(len(shelf.near(entry)) for entry in asks)
    assert looked < sum(len(every.near(entry)) for entry in asks)


def test_those_not_asked_for_longest_are_laid_out_no_more(shelf: Shelf) -> None:
    concepts = sorted(shelf._by_concept, key=lambda each: -len(shelf._by_concept[each]))[:3]
    laid = nearby.LaidOut({each: shelf._by_concept[each] for each in concepts})
    first = laid.on(concepts[0])
    assert laid.on(concepts[0]) is first
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nearby, "_LINES", 1)
        laid.on(concepts[1])
    assert list(laid._known) == concepts[1:2]
    assert laid.on(concepts[0]) is not first
    assert laid._lines == sum(len(shelf._by_concept[each]) for each in concepts[:2])
