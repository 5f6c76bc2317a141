"""Officially published answers, where they lie beside the project: each answer is tied to
its question."""

from pathlib import Path

import pytest

from griffier.lexicon.structure import structure_words
from griffier.model import Source
from griffier.read import read_text
from griffier.structure import structure

FOLDER = Path(__file__).parents[2].parent / "shared" / "real" / "pdf"
FILES = sorted(FOLDER.glob("[0-9]*.pdf"))


@pytest.mark.skipif(not FILES, reason="there are no published PDFs beside the project")
def test_answers_are_tied_to_their_questions() -> None:
    for file in FILES:
        letter = structure(read_text(Source(file.read_bytes(), file.name)), structure_words())
        asked = [n for t in letter.turns if t.kind == "question" for n in t.numbers]
        answered = [n for t in letter.turns if t.kind == "answer" for n in t.numbers]
        assert asked, file.name
        assert asked == answered == [str(n + 1) for n in range(len(asked))], file.name
        assert letter.metadata.kind == "answers"
        assert letter.metadata.date, file.name
        assert letter.metadata.senders[0].role, file.name
        assert letter.metadata.identifier, file.name
