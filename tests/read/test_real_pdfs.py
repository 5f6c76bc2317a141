"""Official publications beside the project, where there are any: no furniture, no lost note."""

import re
from pathlib import Path

import pytest

from griffier.model import Source
from griffier.read.pdf import read_pdf

FOLDER = Path(__file__).parents[3] / "shared" / "real" / "pdf"
PAPERS = sorted(FOLDER.glob("*-*.pdf"))


@pytest.mark.skipif(not PAPERS, reason="no official publications beside the project")
def test_official_publications_are_read_clean() -> None:
    for path in PAPERS:
        text = read_pdf(Source(path.read_bytes(), path.name))
        assert len(text.furniture) >= 2 * len(text.pages), path.name
        assert not re.search(r"ISSN \d{4}|vergaderjaar \d{4}–\d{4}, Aanhangsel\b", text.text)
        assert all(note.anchor is not None for note in text.notes), path.name
        marks = [int(note.mark) for note in text.notes if note.mark.isdigit()]
        assert marks == list(range(1, len(marks) + 1)), path.name
        assert not re.search(r"[a-zë]\ufffe|\x02|\u00ad", text.text), path.name
