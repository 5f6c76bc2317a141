"""Plain text: lines with hard breaks, or one for each paragraph, become canonical text.

A character is taken for a cell as wide and as high as 1, so that the rules that read a
printed page (columns, furniture, paragraphs) read a typed one as well.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from griffier.errors import DocumentTooLarge, EmptyDocument, UndecodableText
from griffier.lexicon.furniture import furniture_pattern
from griffier.model import Furniture, Origin, Source, Text
from griffier.read.assemble import assemble
from griffier.read.charset import decode
from griffier.read.flow import Setting
from griffier.read.furniture import Frame, part_furniture
from griffier.read.limits import Limits
from griffier.read.lines import LABEL, Line, clean, lift_superscripts
from griffier.read.plain_notes import join_lone_marks, mark_notes
from griffier.read.typeset import settle_hyphens
from griffier.read.words import Dictionary, WordKnowledge

MEDIA_TYPE = "text/plain"
_NEWLINE = re.compile(r"\r\n|[\n\r\x85\u2028\u2029\x0b]")
# So many blanks within a line part two columns or cells.
_GAP = re.compile(r"\s{4,}")
_LABEL_GAP = re.compile(rf"(?:{LABEL.pattern}|\d{{1,3}})\s{{2,}}(?=\S)")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
# Most plain text was set in proportional type once: lines that were equally full differ by
# this part of their length (99.5 % of 2,562 full lines measured by 7.6 % or less).
_UNEVEN = 0.09
# Wider than any page: lines that end only where their paragraph does.
_WIDEST = 130
# By so much a capital is wider than the mean letter.
_WIDER = 0.25


def read_plain(
    source: Source, limits: Limits | None = None, words: WordKnowledge | None = None
) -> Text:
    """The canonical text of a plain text, each line with its number.

    Raises:
        EmptyDocument: there is nothing but white space.
        DocumentTooLarge: more bytes, pages or characters than `limits` allow.
        UndecodableText: the bytes are no text in an encoding that can be established.
    """
    limits = limits or Limits()
    typed = _pages(_text(source, limits))
    if len(typed) > limits.pages:
        raise DocumentTooLarge(
            f"{source.name} has {len(typed):,} pages; the limit is {limits.pages:,}."
        )
    pages = [_lines(page, number) for number, page in enumerate(typed, 1)]
    bodies, furniture = _part(join_lone_marks(pages))
    marked = mark_notes(settle_hyphens(bodies))
    read = assemble(marked, words or Dictionary(), _origin, _setting(bodies))
    if not read.text:
        raise EmptyDocument(f"{source.name} holds page numbers and no text.")
    return Text(
        text=read.text,
        blocks=read.blocks,
        origins=read.origins,
        notes=read.notes,
        furniture=tuple(Furniture(line.page, line.box, line.text) for line in furniture),
        media_type=MEDIA_TYPE,
    )


def _text(source: Source, limits: Limits) -> str:
    """The decoded text, checked against the limits."""
    if len(source.data) > limits.bytes:
        raise DocumentTooLarge(
            f"{source.name} has {len(source.data):,} bytes; the limit is {limits.bytes:,}."
        )
    text = decode(source.data, source.name).removeprefix("\ufeff")
    if len(text) > limits.characters:
        raise DocumentTooLarge(
            f"{source.name} has {len(text):,} characters; the limit is {limits.characters:,}."
        )
    if not text.strip():
        raise EmptyDocument(f"{source.name} is empty: it has no text.")
    if len(_CONTROL.findall(text[:20_000])) > 0.02 * len(text[:20_000]):
        raise UndecodableText(f"{source.name} holds bytes that are no text in any encoding tried.")
    return text


def _pages(text: str) -> list[list[tuple[int, str]]]:
    """Pages, parted by form feeds, each with its numbered lines (counted from 1)."""
    pages: list[list[tuple[int, str]]] = []
    number = 1
    for page in text.split("\f"):
        lines = _NEWLINE.split(page)
        pages.append([(number + index, line) for index, line in enumerate(lines)])
        number += len(lines) - 1
    return pages


def _lines(page: list[tuple[int, str]], page_number: int) -> list[Line]:
    """The pieces of a page's lines; the first line stands at height 1."""
    top = page[0][0] - 1
    found: list[Line] = []
    for number, text in page:
        if text.strip():
            found += _pieces(text.expandtabs(8), page_number, number, float(number - top))
    return found


def _pieces(text: str, page: int, number: int, y: float) -> list[Line]:
    """One typed line, cut where a wide gap parts cells or columns."""
    pieces: list[Line] = []
    start = len(text) - len(text.lstrip())
    gaps = [gap for gap in _GAP.finditer(text.rstrip()) if gap.start() > start]
    for gap_start, gap_end in [*((gap.start(), gap.end()) for gap in gaps), (len(text), 0)]:
        words = clean(text[start:gap_start])
        if words:
            # One blank before a line is a slip, not an indentation.
            x0 = float(start) if start > 1 else 0.0
            label = _LABEL_GAP.match(text, start)
            hang = float(label.end()) if label and label.end() < gap_start else None
            x1 = x0 + len(words) + _WIDER * sum(map(str.isupper, words))
            line = Line(words, page, x0, x1, y, 1.0, hang=hang, number=number)
            pieces.append(lift_superscripts(line))
        start = gap_end
    return pieces


def _part(pages: list[list[Line]]) -> tuple[list[list[Line]], list[Line]]:
    """Body and furniture: by place and repetition where pages are told apart, and by form."""
    pattern = furniture_pattern(anywhere=True)
    furniture = [line for lines in pages for line in lines if pattern.match(line.text)]
    aside = {id(line) for line in furniture}
    bodies = [[line for line in lines if id(line) not in aside] for lines in pages]
    if len(pages) > 1:
        sizes = [(0.0, max((line.y for line in lines), default=1.0) + 1) for lines in pages]
        bodies, more = part_furniture(bodies, sizes)
        furniture = sorted(furniture + more, key=lambda line: line.number)
    return bodies, furniture


def _setting(pages: list[list[Line]]) -> Callable[[Frame, float], Setting]:
    """How a typed text is set: blank lines, where it has them, part its paragraphs."""
    pairs = [pair for lines in pages for pair in pairwise(lines)]
    spaced = sum(below.y - above.y > 1 for above, below in pairs) >= 0.05 * len(pairs)
    ends = [line.x1 for lines in pages for line in lines]
    # A line that stops in mid-sentence before a small letter was full.
    full = sorted(
        above.x1
        for above, below in pairs
        if below.text[:1].islower() and above.text[-1:].isalpha() and below.y - above.y == 1
    )

    def setting(frame: Frame, leading: float) -> Setting:
        edge = frame.x1
        if len(full) > 4:
            usual = full[len(full) // 2] * (1 + _UNEVEN)
            edge = min(edge, max(end for end in full if end <= usual))
        width = edge - frame.x0
        if width > _WIDEST and sum(end > 0.85 * edge for end in ends) < 0.3 * len(ends):
            # Lines that are not broken at all: each is a paragraph, and none is «full».
            return Setting(frame, leading, (-width, -width), edge=1.6)
        at_end = _UNEVEN if spaced else _UNEVEN / 2
        slack = (at_end * width, _UNEVEN * width)
        return Setting(replace(frame, x1=edge), leading, slack, edge=1.6)

    return setting


def _origin(start: int, end: int, line: Line) -> Origin:
    return Origin(start, end, line=line.number)
