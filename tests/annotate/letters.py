"""Letters to test on: a title, and sentences that are told apart at «. »."""

import re
from datetime import date

from griffier.model import Letter, Metadata, Part, Role, Sentence, Text


def letter(
    *paragraphs: str,
    title: str = "",
    day: date | None = None,
    kind: str = "report",
    lang: str = "nl",
) -> Letter:
    """A letter of whole paragraphs, joined by blank lines as canonical text is."""
    parts: list[Part] = []
    sentences: list[Sentence] = []
    text = ""
    for number, paragraph in enumerate((title, *paragraphs) if title else paragraphs):
        start = len(text)
        text += paragraph
        role = Role.TITLE if title and number == 0 else Role.PARAGRAPH
        parts.append(Part(start, len(text), role))
        sentences += [
            Sentence(start + each.start(), start + each.end(), number)
            for each in re.finditer(r"\S.*?(?:[.!?](?= [A-Z])|$)", paragraph)
        ]
        text += "\n\n"
    metadata = Metadata(kind=kind, title=title or None, date=day)
    canonical = Text(text.rstrip("\n"), ())
    return Letter(canonical, lang, metadata, tuple(parts), sentences=tuple(sentences))
