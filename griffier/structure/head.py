"""The head of a letter or Kamerstuk: all that stands above its first sentence."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from griffier.model import BlockKind, Role
from griffier.structure.dates import date_of
from griffier.structure.kinds import kind_in_title
from griffier.structure.pieces import Context, Piece, is_prose

_PLACE = re.compile(r"[’'`]?[A-Za-zÀ-ÿ][\w’'./-]+(?: [A-ZÀ-Ý][\w’'.-]+){0,3}(?=,? )")
# «maandag», and the first of two days: “Copenhagen, 21-22 September 2022”
_WEEKDAY = re.compile(r"\w+da[gy],? |\d{1,2}(?: ?[-–] ?| (?:and|en|t/m|to) )(?=\d)")
_TOWN_BEHIND = re.compile(r" ?[-–—] ?([A-ZÀ-Ý][\w’' -]{2,30})(?:, [A-ZÀ-Ý][\w ]{2,30})?")
_MARKERS = ("addressee", "salutation", "inquiry", "session")
_WORD = re.compile(r"[^\W\d_]{4}")
_DIGIT = re.compile(r"\d|[A-Z]{1,2}\b")
_LONGEST_BLOCK = 4_000  # characters of one block that are looked at for lines of a head
_LOOKAHEAD = 20  # blocks a letterhead may put between two lines of a head
_SHORT = 160
_REGISTER = re.compile(r" \d{5}(?:-[\dIVXA-Z]+)*$")
_KIND_BEHIND = re.compile(r" [-–|] [^\W\d_]{4,20}")
_STAMP = re.compile(r"[\w: -]{3,40} \| ")


@dataclass(slots=True)
class Head:
    """What a head states, as printed, in the order found."""

    pieces: list[Piece] = field(default_factory=list)
    dossiers: list[str] = field(default_factory=list)
    dossier_title: str = ""
    number: str | None = None
    session: str | None = None
    form: str | None = None  # «BRIEF VAN DE MINISTER …»
    title: str | None = None
    subject: str | None = None
    inquiry: str | None = None  # «Vragen van het lid …»
    reply: str | None = None  # «Antwoord van Minister …»
    addressee: str | None = None
    place: str | None = None
    day: date | None = None
    greeted: bool = False
    opened: bool = False  # something of a head was found
    signers: tuple[str, ...] = ()  # as a register names them above the document
    waits_for: str = ""  # what a bare label announced: «Betreft» alone on its line
    loosely: bool = False  # the day stands alone on its line, and may be that of another letter

    def dated(self, day: date | None) -> None:
        """Keep the first day that a line gives as the document's own."""
        if day and (self.day is None or self.loosely):
            self.day, self.loosely = day, False


Rule = Callable[["HeadReader", Piece, int], int | None]


class HeadReader:
    """Reads pieces from the top as long as they belong to the head."""

    def __init__(self, context: Context, pieces: list[Piece], rules: tuple[Rule, ...]) -> None:
        self.text = context.text
        self.words = context.words
        self.pieces = pieces
        self.rules = rules
        self.head = Head()

    def read(self) -> tuple[Head, list[Piece]]:
        """The head, and the pieces below it; the first of those may be the rest of a
        block whose beginning belonged to the head."""
        for index, piece in enumerate(self.pieces):
            at = self._consume(piece)
            if at < piece.end:
                rest = piece if at == piece.start else piece.cut(at, piece.end)
                if not self._stray(index, rest):
                    return self.head, [rest, *self.pieces[index + 1 :]]
        return self.head, []

    def _consume(self, piece: Piece) -> int:
        at = piece.start
        piece = piece.cut(at, min(piece.end, at + _LONGEST_BLOCK))
        while at < piece.end and not (self.head.greeted and at == piece.start):
            stop = next(
                (s for rule in self.rules if (s := rule(self, piece, at)) is not None), None
            )
            if stop is None:
                break
            self.head.opened = True
            at = stop
            while at < piece.end and self.text[at] in " ,.;>|":
                at += 1
        # What is left without a letter («2» behind the name of the House) goes with it.
        left = self.text[at : piece.end]
        return piece.end if piece.start < at and left.upper() == left.lower() else at

    def keep(self, piece: Piece, start: int, end: int, role: Role) -> int:
        """Give a stretch of a piece its role; returns where it ends."""
        self.head.pieces.append(piece.cut(start, end, role))
        return end

    def _stray(self, index: int, piece: Piece) -> bool:
        """Keep a line that no rule knows if the head goes on below it: a dossier's title,
        the document's own title, or a line of a letterhead."""
        body = self.text[piece.start : piece.end]
        if self.head.opened and not self.head.reply and len(body) < 4 and body.isdigit():
            self.keep(piece, piece.start, piece.end, Role.DOSSIER)
            return True  # «2»: which House printed it
        if self.head.greeted or not self._goes_on([piece, *self._below(index)]):
            return False
        if self.words.cue["page_label"].fullmatch(_REGISTER.sub("", body)):
            self.keep(piece, piece.start, piece.end, Role.DOSSIER)
            return True  # «Kamerstuk»: what the page shows, no title
        titled = any(pattern.search(body) for _, pattern in self.words.kinds)
        titled = titled or kind_in_title(body, self.words) is not None  # «Uitkomsten Energieraad»
        worded = bool(_WORD.search(body))
        bare = not self.head.pieces or {p.role for p in self.head.pieces} == {Role.TITLE}
        if self.head.waits_for == "dossier":
            self.head.dossier_title, role = body, Role.DOSSIER
            self.head.waits_for = ""
        elif worded and (titled or bare or piece.strong or piece.kind is BlockKind.HEADING):
            if titled or not self.head.title:
                self.head.title = body
            role = Role.TITLE
        else:
            role = Role.DOSSIER
        self.keep(piece, piece.start, piece.end, role)
        return True

    def _below(self, index: int) -> list[Piece]:
        return self.pieces[index + 1 : index + _LOOKAHEAD]

    def _goes_on(self, pieces: list[Piece]) -> bool:
        """Whether a line only a head has stands below, with nothing but short lines
        between; the title of a page that shows an inquiry may be long."""
        if pieces[1:] and self._asks(pieces[1]):
            return True
        for piece in pieces:
            if any(self._marks(name, piece) for name in _MARKERS):
                return True
            if self.dateline(piece, piece.start) or self._number_line(piece):
                return True
            if self.words.date.fullmatch(self.text, piece.start, piece.end):
                return True
            if self.stamp(piece, piece.start):
                return True
            if piece.end - piece.start > _SHORT or is_prose(self.text, piece, self.words):
                return False
        return False

    def _marks(self, cue: str, piece: Piece) -> bool:
        return bool(self.words.cue[cue].match(self.text, piece.start, piece.end))

    def _asks(self, piece: Piece) -> bool:
        """«Vragen van het lid Vos (CDA) aan … (ingezonden 3 mei 2021).»"""
        return self._marks("inquiry", piece) and "(ing" in self.text[piece.start : piece.end]

    def _number_line(self, piece: Piece) -> bool:
        cue = self.words.cue["number"].match(self.text, piece.start, piece.end)
        return bool(cue and _DIGIT.match(self.text, cue.end() + 1, piece.end))

    def stamp(self, piece: Piece, at: int) -> re.Match[str] | None:
        """The day in «Nieuwsbericht | 12-03-2024 | 15:30», as a web page dates what it shows,
        or in «7 januari 2010 - kamerstuk»."""
        kind = _STAMP.match(self.text, at, piece.end)
        if kind:
            return self.words.date.match(self.text, kind.end(), piece.end)
        day = self.words.date.match(self.text, at, piece.end)
        return day if day and _KIND_BEHIND.fullmatch(self.text, day.end(), piece.end) else None

    def dateline(self, piece: Piece, at: int) -> tuple[str, int, date] | None:
        """«Den Haag, 21 december 2022», “11 May, 2023 – Sapporo, Japan” from `at`: place, where
        it ends, and the day."""
        first = self.words.date.match(self.text, at, piece.end)
        town = _TOWN_BEHIND.fullmatch(self.text, first.end(), piece.end) if first else None
        if first and town and (dated := date_of(first, self.words)):
            return town[1], piece.end, dated
        place = _PLACE.match(self.text, at, piece.end)
        if not place:
            return None
        if any(pattern.search(place[0]) for _, pattern in self.words.kinds):
            return None
        if self.words.gathering.search(place[0]):
            return None  # “General Affairs Council, 21 September 2021”
        gap = place.end() + (self.text[place.end()] == ",") + 1
        weekday = _WEEKDAY.match(self.text, gap, piece.end)
        gap = weekday.end() if weekday else gap
        day = self.words.date.match(self.text, gap, piece.end)
        if not day or (self.text[place.end()] != "," and day.end() != piece.end):
            return None
        when = date_of(day, self.words)
        return (place[0], day.end(), when) if when else None
