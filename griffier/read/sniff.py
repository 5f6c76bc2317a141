"""What a document is, by its content; its file name is not asked."""

import re
from enum import StrEnum

from griffier.read.charset import candidate_encodings


class Kind(StrEnum):
    """The kinds of content that are told apart; the value is its name for people."""

    EMPTY = "an empty file"
    PDF = "PDF"
    ZIP = "a ZIP package"
    OLE = "an old Office file"
    HTML = "HTML"
    XML = "XML"
    TEXT = "plain text"
    IMAGE = "a picture"
    RTF = "an RTF file"
    MAIL = "an e-mail or web archive"
    POSTSCRIPT = "a PostScript file"
    ARCHIVE = "an archive"
    PROGRAM = "a program"
    MEDIA = "a sound or video file"
    DATABASE = "a database"
    BINARY = "binary data"


_HEAD = 4096
_PDF_REACH = 1024  # ISO 32000 lets the header stand anywhere in the first 1,024 bytes

_SIGNATURES = (
    (b"%PDF-", Kind.PDF),
    (b"PK\x03\x04", Kind.ZIP),
    (b"PK\x05\x06", Kind.ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.OLE),
    (b"{\\rtf", Kind.RTF),
    (b"%!PS", Kind.POSTSCRIPT),
    (b"\x89PNG\r\n\x1a\n", Kind.IMAGE),
    (b"\xff\xd8\xff", Kind.IMAGE),
    (b"GIF87a", Kind.IMAGE),
    (b"GIF89a", Kind.IMAGE),
    (b"II*\x00", Kind.IMAGE),
    (b"MM\x00*", Kind.IMAGE),
    (b"II+\x00", Kind.IMAGE),
    (b"\x00\x00\x00\x0cjP  ", Kind.IMAGE),
    (b"\x1f\x8b", Kind.ARCHIVE),
    (b"BZh", Kind.ARCHIVE),
    (b"\xfd7zXZ\x00", Kind.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", Kind.ARCHIVE),
    (b"Rar!\x1a\x07", Kind.ARCHIVE),
    (b"(\xb5/\xfd", Kind.ARCHIVE),
    (b"\x7fELF", Kind.PROGRAM),
    (b"SQLite format 3\x00", Kind.DATABASE),
    (b"OggS", Kind.MEDIA),
    (b"ID3", Kind.MEDIA),
)
_MAIL = re.compile(
    r"(?:From |(?:MIME-Version|Return-Path|Received|Message-ID|Delivered-To):\s)", re.IGNORECASE
)
_TAG = re.compile(r"<(/?)([A-Za-z_][\w.:-]*)")
_PROLOG = re.compile(r"\s*(?:<\?.*?\?>|<!--.*?-->)", re.DOTALL)
_DOCTYPE = re.compile(r"<!doctype\s+([\w.:-]+)", re.IGNORECASE)
_HTML_NAMES = frozenset(
    [
        "html",
        "head",
        "body",
        "p",
        "div",
        "span",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "table",
        "tr",
        "td",
        "a",
        "b",
        "br",
        "hr",
        "i",
        "em",
        "strong",
        "main",
        "article",
        "section",
        "header",
        "nav",
        "meta",
        "title",
        "link",
        "script",
        "style",
        "font",
        "center",
        "sup",
    ]
)
# So many tags in the head of a text make it HTML without a beginning.
_SCATTERED_TAGS = 4


def sniff(data: bytes) -> Kind:
    """The kind of content `data` is."""
    if not data.strip(b" \t\r\n\x0b\x0c\x00\xef\xbb\xbf\xfe\xff"):
        return Kind.EMPTY
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    found = _by_container(data)
    if found is not None:
        return found
    head = _head_text(data)
    if head is None:
        return Kind.BINARY
    return _by_text(head, data)


def _by_container(data: bytes) -> Kind | None:
    if data[:2] == b"BM" and data[6:10] == b"\x00\x00\x00\x00":
        return Kind.IMAGE
    if data[:2] == b"MZ" and b"\x00" in data[:64]:
        return Kind.PROGRAM
    if data[:4] == b"RIFF":
        return Kind.IMAGE if data[8:12] == b"WEBP" else Kind.MEDIA
    if data[4:8] == b"ftyp":
        picture = data[8:12] in (b"heic", b"heix", b"mif1", b"avif")
        return Kind.IMAGE if picture else Kind.MEDIA
    return None


def _head_text(data: bytes) -> str | None:
    """The beginning as text, or None where it is no text in any likely encoding."""
    for encoding in candidate_encodings(data[:_HEAD]):
        text = data[:_HEAD].decode(encoding, "ignore")
        lost = sum(1 for char in text if char < " " and char not in "\t\n\r\x0b\x0c\x1a\x1b")
        # Word processors' stray controls are forgiven, a pattern of them is not.
        if lost > max(2, len(text) // 100):
            return None
        if encoding != "cp1252":
            if _mostly_kept(data[:_HEAD], text, encoding):
                return text
            continue
        return text
    return None


def _mostly_kept(head: bytes, text: str, encoding: str) -> bool:
    """Whether decoding lost no more than a character cut in two at the end."""
    return not encoding.startswith("utf-8") or len(head) - len(text.encode("utf-8")) <= 6


def _by_text(head: str, data: bytes) -> Kind:
    text = head.lstrip("\ufeff \t\r\n\x0b\x0c")
    if not text.startswith("<"):
        return _without_tag(text, data)
    declared = text.startswith("<?xml")
    while found := _PROLOG.match(text):
        text = text[found.end() :]
    text = text.lstrip()
    doctype = _DOCTYPE.match(text)
    first = doctype.group(1) if doctype else _first_name(text)
    if first.lower() in _HTML_NAMES and not (declared and first.lower() not in ("html", "body")):
        return Kind.HTML
    if declared or doctype or _closes(first, data):
        return Kind.XML
    return _without_tag(text, data)


def _first_name(text: str) -> str:
    found = _TAG.match(text)
    return found.group(2).rpartition(":")[2] if found else ""


def _closes(name: str, data: bytes) -> bool:
    """Whether elements are closed: the root of that name at the end, or any early on."""
    return bool(name) and (b"</" in data[:_HEAD] or b"</" in data[-_PDF_REACH:])


def _without_tag(text: str, data: bytes) -> Kind:
    if b"%PDF-" in data[:_PDF_REACH]:
        return Kind.PDF
    names = [found.group(2).lower() for found in _TAG.finditer(text)]
    if sum(name in _HTML_NAMES for name in names) >= _SCATTERED_TAGS:
        return Kind.HTML
    return Kind.MAIL if _MAIL.match(text) else Kind.TEXT
