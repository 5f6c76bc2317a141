"""From offsets back to the original."""

import pytest

from griffier.model import Origin, Span
from griffier.views.places import Places, anchor_word, in_order

ORIGINS = (Origin(10, 20, page=2), Origin(0, 9, page=1))


@pytest.mark.parametrize(
    ("offset", "page"), [(0, 1), (8, 1), (9, None), (10, 2), (19, 2), (20, None)]
)
def test_page_of_an_offset(offset: int, page: int | None) -> None:
    origin = Places(ORIGINS).at(offset)
    assert (origin.page if origin else None) == page


def test_nowhere_without_origins() -> None:
    assert Places(()).at(0) is None


def test_in_order_of_the_text() -> None:
    assert in_order([Span(4, 6), Span(0, 9), Span(4, 5)]) == [Span(0, 9), Span(4, 5), Span(4, 6)]


@pytest.mark.parametrize(
    ("before", "word"),
    [
        ("De verklaring is publiek.", "publiek"),
        ("het beleid van de EU (GBVB)", "GBVB"),
        ("een EU-top", "EU-top"),
        ("in Italië’s voorstel »,", "voorstel"),
        ("- Servië", "Servië"),
    ],
)
def test_a_mark_hangs_on_a_word(before: str, word: str) -> None:
    found = anchor_word(before + " en verder", len(before))
    assert found is not None
    assert before[slice(*found)] == word


@pytest.mark.parametrize(("text", "anchor"), [("woord", None), ("", 0), ("eerder\n\n–", 9)])
def test_a_mark_may_hang_on_nothing(text: str, anchor: int | None) -> None:
    assert anchor_word(text, anchor) is None
