"""Promises that hold for every specimen, and for the same letter in every format."""

import re
from functools import cache
from pathlib import Path

import pypdfium2
import pytest

from griffier import pipeline
from griffier.model import Document, Source, Statement
from tests.shared import shared

BUILT = Path(__file__).resolve().parents[1] / "specimens" / "built"
FILES = sorted(path.name for path in BUILT.iterdir())
PAGED = [name for name in FILES if name.endswith(".pdf")]
# Letters that are set in all of the main formats.
LETTERS = ("tirana-agenda", "tirana-verslag", "energie-2022")


@cache
def _read(path: Path) -> Document:
    return pipeline.read(Source(path.read_bytes(), path.name))


def _shown(document: Document, statement: Statement) -> tuple[object, ...]:
    span = statement.evidence
    return (
        statement.act,
        tuple(actor.id for actor in statement.actors),
        tuple(actor.id for actor in statement.recipients),
        document.text[span.start : span.end],
        statement.modality,
    )


@pytest.mark.parametrize("name", FILES)
def test_every_quotation_stands_within_one_sentence(name: str) -> None:
    document = _read(BUILT / name)
    for statement in document.statements:
        span = statement.evidence
        assert any(s.start <= span.start and span.end <= s.end for s in document.letter.sentences)
        if statement.topic is not None:
            topic = statement.topic
            assert document.text[topic.start : topic.end] == topic.text


@pytest.mark.parametrize("letter", LETTERS)
def test_every_format_gives_the_same_statements(letter: str) -> None:
    found = {
        path.name: [_shown(_read(path), s) for s in _read(path).statements]
        for path in BUILT.glob(f"{letter}.*")
    }
    assert len(found) >= 5
    first = found[f"{letter}.docx"]
    assert first
    assert {name: shown for name, shown in found.items() if shown != first} == {}


def _letters_only(text: str) -> str:
    return re.sub(r"[\W\d_]+", "", text.replace("\xad", "")).casefold()


def _pages(data: bytes) -> list[str]:
    """The letters on each page, as PDFium alone gives them."""
    with pypdfium2.PdfDocument(data) as document:
        return [_letters_only(page.get_textpage().get_text_range()) for page in document]


def _check_pages(path: Path) -> int:
    document, pages = _read(path), _pages(path.read_bytes())
    starts = {origin.start: origin.page for origin in document.letter.text.origins}
    checked = 0
    for statement in document.statements:
        span = statement.evidence
        lines = [at for at in starts if at <= span.start]
        page = starts[max(lines)]
        assert page is not None
        opening = _letters_only(document.text[span.start : span.end])[:18]
        here, after = pages[page - 1], "".join(pages[page : page + 1])
        broken = (k for k in range(6, len(opening)) if opening[:k] in here)
        assert opening in here or any(opening[k:] in after for k in broken)
        checked += 1
    return checked


@pytest.mark.parametrize("name", PAGED)
def test_every_quotation_is_on_the_page_it_names(name: str) -> None:
    checked = _check_pages(BUILT / name)
    assert checked or not _read(BUILT / name).statements


def test_official_letters_name_the_right_pages() -> None:
    assert sum(_check_pages(path) for path in sorted(shared("real", "pdf").glob("*.pdf"))) > 20
