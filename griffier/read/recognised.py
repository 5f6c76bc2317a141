"""Words that were recognised in a picture become canonical text, each with its confidence.

Pure: who recognises them is no matter of this stage. Lines go the way of a PDF's lines, so
that running heads, hyphens, paragraphs and notes are told the same way.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from statistics import median
from typing import Final

from griffier.errors import DocumentTooLarge, NoTextLayer
from griffier.model import Box, Furniture, Origin, RecognisedWord, Source, Text
from griffier.read.assemble import assemble
from griffier.read.furniture import part_furniture
from griffier.read.limits import Limits
from griffier.read.lines import LABEL, Line, clean
from griffier.read.typeset import settle_hyphens
from griffier.read.words import Dictionary

# A printed line's box, from the top of its capitals to the foot of its descenders, beside
# the size of its type; and where its baseline lies in it.
_BOX_TO_SIZE: Final = 1.06
_BASELINE: Final = 0.78
_LOW: Final = 0.68  # lines of words without tall letters have lower boxes
_HIGH: Final = 1.25
_LONG: Final = 5  # words of a line that says how a page lies
_NOISE: Final = 0.15  # words below it are specks and strokes, not words


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it was recognised: its box in points, and a confidence from 0 to 1."""

    text: str
    box: Box
    confidence: float


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """A page in points with its lines of words, in reading order."""

    width: float
    height: float
    lines: tuple[tuple[Word, ...], ...]


@dataclass(frozen=True, slots=True)
class Scan:
    """What was recognised in a document, and by what («tesseract 5.3.0, nld+eng»)."""

    pages: tuple[ScannedPage, ...]
    by: str


def read_recognised(source: Source, scan: Scan, limits: Limits, media_type: str) -> Text:
    """The canonical text of a scan.

    Raises:
        NoTextLayer: no word was recognised.
        DocumentTooLarge: more characters than `limits` allow.
    """
    size = _type_size(scan)
    words: dict[tuple[int, Box], tuple[Word, ...]] = {}
    pages: list[list[Line]] = []
    characters = 0
    for number, page in enumerate(scan.pages, 1):
        lines = list(_lines(page, number, size, words))
        characters += sum(len(line.text) for line in lines)
        if characters > limits.characters:
            raise DocumentTooLarge(f"{source.name} has more than {limits.characters:,} characters.")
        pages.append(lines)
    if not characters:
        raise NoTextLayer(f"{source.name} is a scan in which no word could be recognised.")
    sizes = [(round(page.width, 2), round(page.height, 2)) for page in scan.pages]
    bodies, furniture = part_furniture(settle_hyphens(pages), sizes)
    read = assemble(bodies, Dictionary(), _origin)
    if not read.text:
        raise NoTextLayer(f"{source.name} has running heads and page numbers and no text to read.")
    found = tuple(_placed(read.text, read.origins, words))
    origins = tuple(_on_paper(origin, words) for origin in read.origins)
    return Text(
        text=read.text,
        blocks=read.blocks,
        origins=origins,
        notes=read.notes,
        furniture=tuple(Furniture(line.page, line.box, line.text) for line in furniture),
        media_type=media_type,
        pages=tuple(sizes),
        given=(("recognised", scan.by),),
        recognised=found,
    )


def _origin(start: int, end: int, line: Line) -> Origin:
    return Origin(start, end, page=line.page, box=line.box)


def _type_size(scan: Scan) -> float:
    """The size of the type that most lines are set in."""
    sizes = [
        _size(tuple(_straight(word, page, slope) for word in line))
        for page in scan.pages
        for slope in (_slope(page),)
        for line in page.lines
        if len(line) >= _LONG
    ]
    return median(sizes) if sizes else 10.0


def _size(words: tuple[Word, ...]) -> float:
    """The size of a line's type, by where most words begin and end: one box that is too high
    (a stroke, a speck taken for a part of a letter) says nothing."""
    tops = sorted(word.box[1] for word in words)
    feet = sorted(word.box[3] for word in words)
    quarter = len(words) // 4
    return (feet[-1 - quarter] - tops[quarter]) * _BOX_TO_SIZE


def _lines(
    page: ScannedPage, number: int, usual: float, words: dict[tuple[int, Box], tuple[Word, ...]]
) -> Iterable[Line]:
    slope = _slope(page)
    for each in page.lines:
        kept = tuple(word for word in each if word.confidence >= _NOISE and clean(word.text))
        if kept:
            line = _line(tuple(_straight(word, page, slope) for word in kept), number, usual)
            words[number, line.box] = kept
            yield line


def _slope(page: ScannedPage) -> float:
    """How much the lines of a page fall for each point to the right: few scans lie straight,
    and half a degree is enough to make indents and leading of what are none."""
    slopes = [
        ((b[1] + b[3]) - (a[1] + a[3])) / (2 * (b[0] - a[0]))
        for line in page.lines
        if len(line) >= _LONG and (b := line[-1].box)[0] > (a := line[0].box)[0]
    ]
    return median(slopes) if slopes else 0.0


def _straight(word: Word, page: ScannedPage, slope: float) -> Word:
    """The word where it would stand had the page been turned back about its centre."""
    x0, y0, x1, y1 = word.box
    right = slope * ((y0 + y1) / 2 - page.height / 2)
    down = -slope * ((x0 + x1) / 2 - page.width / 2)
    return replace(word, box=(x0 + right, y0 + down, x1 + right, y1 + down))


def _on_paper(origin: Origin, words: dict[tuple[int, Box], tuple[Word, ...]]) -> Origin:
    """The origin with the box its line has on the page as it was scanned."""
    held = words.get((origin.page or 0, origin.box or (0, 0, 0, 0)))
    if not held:
        return origin
    left, top, right, foot = zip(*(word.box for word in held), strict=True)
    box = (round(min(left), 1), round(min(top), 1), round(max(right), 1), round(max(foot), 1))
    return replace(origin, box=box)


def _line(words: tuple[Word, ...], number: int, usual: float) -> Line:
    size = _size(words)
    if _LOW * usual <= size <= _HIGH * usual:
        size = usual  # body type: how high a line's letters reach is not its size
    label = len(words) > 1 and LABEL.fullmatch(words[0].text)
    return Line(
        " ".join(clean(word.text) for word in words),
        number,
        words[0].box[0],
        words[-1].box[2],
        median(word.box[1] + _BASELINE * (word.box[3] - word.box[1]) for word in words),
        size,
        hang=words[1].box[0] if label else None,
    )


def _placed(
    text: str, origins: Iterable[Origin], words: dict[tuple[int, Box], tuple[Word, ...]]
) -> Iterable[RecognisedWord]:
    """Each word where it stands in the canonical text; the two halves of a word that was
    broken at a line end are two."""
    for origin in origins:
        at = origin.start
        for word in words.get((origin.page or 0, origin.box or (0, 0, 0, 0)), ()):
            printed = clean(word.text)
            found = text.find(printed, at, origin.end)
            if found < 0:  # its hyphen was undone
                printed = printed.rstrip("-‐­")
                found = text.find(printed, at, origin.end) if printed else -1
            if found >= 0:
                at = found + len(printed)
                yield RecognisedWord(found, at, word.confidence)
