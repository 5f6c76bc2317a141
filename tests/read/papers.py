"""Builders of documents in the formats under test."""

import io
import zipfile

from griffier.model import Text

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def packed(parts: dict[str, bytes | str]) -> bytes:
    """A ZIP package of `parts`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def word_part(tag: str, inner: str) -> str:
    return f'<w:{tag} xmlns:w="{WORD}" xmlns:mc="{MC}">{inner}</w:{tag}>'


def docx(body: str, **parts: str) -> bytes:
    """A DOCX with that body; further parts by their name without ending (`footnotes=…`)."""
    names = {f"word/{name}.xml": word_part(name, inner) for name, inner in parts.items()}
    return packed({"word/document.xml": word_part("document", f"<w:body>{body}</w:body>"), **names})


def p(*runs: str, props: str = "") -> str:
    """A Word paragraph; runs that are no markup yet become plain runs."""
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p><w:pPr>{props}</w:pPr>{inner}</w:p>"


def r(text: str, props: str = "") -> str:
    """A Word run."""
    return f'<w:r><w:rPr>{props}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def odt(body: str, styles: str = "") -> bytes:
    """An OpenDocument text with that body."""
    spaces = " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in (
            *(("office", "office"), ("text", "text"), ("table", "table"), ("style", "style")),
            *(("fo", "xsl-fo-compatible"), ("draw", "drawing")),
        )
    )
    content = (
        f"<office:document-content {spaces}><office:automatic-styles>{styles}"
        "</office:automatic-styles><office:body><office:text>"
        f"{body}</office:text></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    return packed({"mimetype": kind, "content.xml": content})


def lines(text: Text) -> list[str]:
    """The text of each block."""
    return [text.text[block.start : block.end] for block in text.blocks]


def shape(text: Text) -> list[tuple[str, int, str]]:
    """Kind, level and text of each block."""
    return [(b.kind.value, b.level, text.text[b.start : b.end]) for b in text.blocks]


def notes(text: Text) -> list[tuple[str, str, str | None]]:
    """Mark, text and the ten characters before the anchor of each note."""
    return [
        (
            note.mark,
            text.text[note.start : note.end],
            None if note.anchor is None else text.text[max(0, note.anchor - 10) : note.anchor],
        )
        for note in text.notes
    ]


def assert_canonical(text: Text) -> None:
    """The promises of `model.Text`."""
    assert "\n\n".join(lines(text)) == text.text
    for block in text.blocks:
        shown = text.text[block.start : block.end]
        assert shown
        assert shown == " ".join(shown.split())
    kinds = [block.kind.value for block in text.blocks]
    assert kinds == sorted(kinds, key=lambda kind: kind == "note")
    assert [(n.start, n.end) for n in text.notes] == [
        (b.start, b.end) for b in text.blocks if b.kind.value == "note"
    ]
    first_note = min((n.start for n in text.notes), default=len(text.text))
    for note in text.notes:
        assert note.anchor is None or 0 <= note.anchor <= first_note
    for origin, block in zip(text.origins, text.blocks, strict=True):
        assert (origin.start, origin.end) == (block.start, block.end)
        assert origin.element
