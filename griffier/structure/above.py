"""What stands above a head: the lines a web page or a register puts over the document.

«Nummer: 2021D25732, datum: 2021-06-25 … Onderdeel van kamerstukdossier 21501 02-2377», a table
of what was published when, a list of links; the head itself begins below it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from griffier.model import Origin
from griffier.structure.dates import date_of
from griffier.structure.kinds import kind_in_title
from griffier.structure.pieces import Context, Piece, is_prose
from griffier.structure.turns import turn_labels

_REACH = 80  # blocks that may stand above a head
_NEAR = 4  # blocks within which a second line of the head bears out the first
_SHORT = 60
_LONGEST = 600  # characters of a dossier's title
_LONGEST_INQUIRY = 1_200  # … and of the line that says who asks whom, or who answers
_TOP = 12_000  # characters from the start in which printed lines are looked at
_DOSSIER = re.compile(r"\d{2} ?\d{3}(?:-\d{1,3}\b|[ -][IVX]+[A-C]?\b)?(?= [A-ZÀ-Þ«‘]|$)")
_NUMBERED = re.compile(r"(?<!\w)[Nn]r\. ?\d")
# A dossier and the number of a paper within it, as registers and their tables write them.
_FILED = re.compile(
    r"(?P<dossier>\d{2} ?\d{3}(?:[- ](?:\d{1,3}|[IVX]+[A-C]?)(?=[- ,]))?)"
    r"(?:,? nr\. ?| ?- ?)(?P<number>\d{1,4}|[A-Z]{1,3})\b"
)
_TABLED = re.compile(r"(?:19|20)\d{2}[-–](?P<year>(?:19|20)\d{2})[ |]*(?=\d{5}[- ,])")
# «Tweede Kamer der Staten-Generaal2014-20151365»: of an Aanhangsel
_ANSWERED = re.compile(
    r"Staten-Generaal[ |]*((?:19|20)\d{2})[-–]((?:19|20)\d{2})[ |]*(\d{1,4})(?![\dZ])"
)
# «Eerste ondertekenaar: W.B. Hoekstra, minister van Buitenlandse Zaken»
_SIGNER = re.compile(
    r"(?:Eerste|Mede) ?ondertekenaar: (?P<who>[^:\n]+?)"
    r"(?= ?\([^()]*\)|\s*$|\s+- |\s+(?:Mede ?ondertekenaar|Onderdeel van|Bijlagen))"
)
_PREVIEW = "Preview document"  # below it a register shows the document itself
_PREVIEWED = re.compile(rf"{_PREVIEW}[^\n]{{0,24}}\s\Z")  # what stands right above the document
_REGISTERED = re.compile(r"(?:onderdeel van kamerstukdossier|^kamerstuk) (?=\d{2} ?\d{3}\b)", re.I)


@dataclass(frozen=True, slots=True)
class Stated:
    """What the lines above a head state of the document."""

    day: date | None = None
    dossier: str | None = None
    number: str | None = None
    session: str | None = None
    signers: tuple[str, ...] = ()  # «W.B. Hoekstra, minister van Buitenlandse Zaken»


def at_printed_lines(
    context: Context, pieces: list[Piece], origins: Iterable[Origin]
) -> list[Piece]:
    """The pieces, those at the top cut where a printed line opens a dossier or an inquiry, or
    stands right above or below «Preview document», and all where a label of a question or
    answer stands alone on its line: a reader that knows only lines may have joined it to
    what stands above it."""
    lines = [o.start for o in origins]
    ends = [*lines[1:], len(context.text) + 1]
    starts = [
        at
        for at, end in zip(lines, ends, strict=False)
        if (0 < at < _TOP and _opens(context, at)) or _is_label(context, at, end)
    ]
    if not starts:
        return pieces
    done: list[Piece] = []
    for piece in pieces:
        within = slice(bisect_right(starts, piece.start), bisect_left(starts, piece.end))
        edges = [piece.start, *starts[within]]
        ends = [*(edge - 1 for edge in edges[1:]), piece.end]
        done += [piece.cut(start, end) for start, end in zip(edges, ends, strict=True)]
    return done


def _is_label(context: Context, start: int, end: int) -> bool:
    """«Vraag 3» or «Antwoord 3», and nothing else on the line."""
    labels = turn_labels(context.words.words)
    text = context.text
    if not start or not text.startswith(labels.capital, start):
        return False
    found = labels.question.match(text, start) or labels.answer.match(text, start)
    return bool(found and not text[found.end() : end - 1].strip())


def _opens(context: Context, start: int) -> bool:
    text, cues = context.text, context.words.cue
    if text.startswith(_PREVIEW, start) or _PREVIEWED.search(text[max(0, start - 42) : start]):
        return True
    if cues["inquiry"].match(text, start) and text[start].isupper():
        return "(ingezonden" in text[start : start + _LONGEST_INQUIRY]
    if cues["reply_line"].match(text, start) and text[start].isupper():
        return "(ontvangen" in text[start : start + _LONGEST_INQUIRY]
    found = _DOSSIER.match(text, start)
    return bool(found and " " in found[0][:3] and _NUMBERED.search(text, start, start + 400))


def heads_below(context: Context, pieces: list[Piece]) -> Iterator[int]:
    """Where a head may begin that has other lines above it, as indexes of pieces."""
    for index, piece in enumerate(pieces[1:_REACH], 1):
        near = pieces[index + 1 : index + 1 + _NEAR]
        marked = _is_marker(context, piece) and any(_bears_out(context, one) for one in near)
        short = piece.end - piece.start < _SHORT
        if marked or (short and _matches(context, "salutation", piece)):
            yield index


def _is_marker(context: Context, piece: Piece) -> bool:
    """A line that only a head has: whose paper it is, its dossier, its addressee."""
    short = piece.end - piece.start < _LONGEST and context.text[piece.end - 1] not in ".;:"
    if short and _DOSSIER.match(context.text, piece.start, piece.end):
        return True
    known = any(_matches(context, cue, piece) for cue in ("house", "addressee"))
    return known and not is_prose(context.text, piece, context.words)


def _bears_out(context: Context, piece: Piece) -> bool:
    if any(_matches(context, cue, piece) for cue in ("session", "number", "form", "address_end")):
        return True
    day = context.words.date.search(context.text, piece.start, piece.end)
    return bool(day and piece.end - piece.start < _SHORT)


def _matches(context: Context, cue: str, piece: Piece) -> bool:
    return bool(context.words.cue[cue].match(context.text, piece.start, piece.end))


def title_in(context: Context, pieces: Iterable[Piece]) -> str | None:
    """The first line that names a kind of document, as the page's own title does."""
    lines = (context.text[piece.start : piece.end] for piece in pieces)
    named = (line for line in lines if not line.startswith("["))
    return next((line for line in named if kind_in_title(line, context.words)), None)


def stated_in(context: Context, pieces: Iterable[Piece]) -> Stated:
    """Day, dossier and number from a register's own lines, each the first that is found."""
    day: date | None = None
    dossier = number = session = None
    signers: list[str] = []
    for piece in pieces:
        line = context.text[piece.start : piece.end]
        day = day or _stamp(context, piece)
        if dossier is None and (found := _filed(line)):
            dossier, number = found
        elif number is None and (answer := _ANSWERED.search(line)):
            session, number = f"{answer[1]}–{answer[2]}", answer[3]
        signers += [" ".join(each["who"].split()) for each in _SIGNER.finditer(line)]
    return Stated(day, dossier, number, session, tuple(dict.fromkeys(signers)))


def shown_at(context: Context, pieces: list[Piece]) -> int:
    """Where a page shows a document that has no head of its own, as an index of pieces: below
    what announces it, or at its «Vastgesteld 3 mei 2018» below a table; 0 if nowhere."""
    for index, piece in enumerate(pieces[:_REACH]):
        text, words = context.text, context.words
        label = words.cue["date_label"].match(text, piece.start, piece.end)
        dated = label and words.date.search(text, label.end(), piece.end)
        if dated and piece.end - piece.start < _SHORT:
            return index if stated_in(context, pieces[:index]).dossier else 0
    shown = (
        index
        for index, piece in enumerate(pieces[:_REACH], 1)
        if context.text.startswith(_PREVIEW, piece.start) and piece.end - piece.start < _SHORT
    )
    return next(shown, 0)


def _stamp(context: Context, piece: Piece) -> date | None:
    """«datum: 2021-06-25», «11-03-2009 | Kamerstuk | …»."""
    text, words = context.text, context.words
    first = words.date.match(text, piece.start, piece.end)
    if first and text[first.end() : first.end() + 2] == " |":
        return date_of(first, words)
    for label in words.holds["date_label"].finditer(text, piece.start, piece.end):
        stamp = words.date.search(text, label.end(), min(piece.end, label.end() + 16))
        # not «Geannoteerde agenda Milieuraad d.d. 21 oktober 2009»
        if stamp and (label.start() == piece.start or text[label.start() - 2] in ",;|:."):
            return date_of(stamp, words)
    return None


def _filed(line: str) -> tuple[str, str] | None:
    """«… kamerstukdossier 21501 02-2377», «…2015-201621501-32 nr. 922»."""
    label = _REGISTERED.search(line) or _TABLED.search(line)
    found = label and _FILED.match(line, label.end())
    if not found:
        return None
    bare = found["dossier"]
    name = bare.replace(" ", "-") if re.match(r"\d{5}", bare) else bare.replace(" ", "", 1)
    return name.strip("-"), found["number"]
