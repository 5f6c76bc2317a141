"""The head of a letter or Kamerstuk: all that stands above its first sentence."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from griffier.model import BlockKind, Role
from griffier.structure.dates import date_of, first_date
from griffier.structure.pieces import Context, Piece, is_prose, shouted_end

_DOSSIER = re.compile(
    r"(?P<number>\d{2}[  ]?\d{3})(?:[  ]?\(R[  ]?\d+\))?"
    r"(?:-(?P<part>\d{1,3})\b|[  -](?P<chapter>[IVX]+[A-C]?)\b)?(?![\d-])"
)
_NUMBER = re.compile(r"(?P<number>\d{1,4}|[A-Z]{1,3}\d?)\b(?: HERDRUK ?\d*)?")
_ISSUE = re.compile(r"(?P<number>\d{1,4})(?= (?:Vragen|Nadere vragen) van|$)")
_LETTER = re.compile(r"(?P<number>[A-Z]{1,2})(?= [A-Z]{4}|$)")
_YEARS = re.compile(r" ?(\d{4}) ?[-–/] ?(\d{4})(?: (?:Aanhangsel van de Handelingen))?(?: \d)?")
_PLACE = re.compile(r"[’'`]?[A-Za-zÀ-ÿ][\w’'./-]+(?: [A-ZÀ-Ý][\w’'.-]+){0,3}(?=,? )")
_LOOKAHEAD = 14  # blocks a letterhead may put between two lines of a head
_SHORT = 160


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
    waits_for: str = ""  # what a bare label announced: «Betreft» alone on its line


Rule = Callable[["HeadReader", Piece, int], int | None]


class HeadReader:
    """Reads pieces from the top as long as they belong to the head."""

    def __init__(self, context: Context, pieces: list[Piece]) -> None:
        self.text = context.text
        self.words = context.words
        self.pieces = pieces
        self.head = Head()

    def read(self) -> tuple[Head, list[Piece]]:
        """The head, and the pieces below it; the first of those may be the rest of a
        block whose beginning belonged to the head."""
        for index, piece in enumerate(self.pieces):
            at = self._consume(piece)
            if at < piece.end:
                if at == piece.start and self._stray(index):
                    continue
                rest = piece if at == piece.start else piece.cut(at, piece.end)
                return self.head, [rest, *self.pieces[index + 1 :]]
        return self.head, []

    def _consume(self, piece: Piece) -> int:
        at = piece.start
        while at < piece.end and not (self.head.greeted and at == piece.start):
            stop = next((s for rule in _RULES if (s := rule(self, piece, at)) is not None), None)
            if stop is None:
                break
            self.head.opened = True
            at = stop
            while at < piece.end and self.text[at] in " ,.;>":
                at += 1
        return at

    def _keep(self, piece: Piece, start: int, end: int, role: Role) -> int:
        self.head.pieces.append(piece.cut(start, end, role))
        return end

    def _stray(self, index: int) -> bool:
        """Keep a line that no rule knows if the head goes on below it: a dossier's title,
        the document's own title, or a line of a letterhead."""
        piece = self.pieces[index]
        if self.head.greeted or not self._goes_on(index):
            return False
        body = self.text[piece.start : piece.end]
        titled = any(pattern.search(body) for _, pattern in self.words.kinds)
        if self.head.waits_for == "dossier":
            self.head.dossier_title, role = body, Role.DOSSIER
            self.head.waits_for = ""
        elif titled or piece.strong or piece.kind is BlockKind.HEADING:
            self.head.title, role = self.head.title or body, Role.TITLE
        else:
            role = Role.DOSSIER
        self._keep(piece, piece.start, piece.end, role)
        return True

    def _goes_on(self, index: int) -> bool:
        """Whether a line only a head has stands below, with nothing but short lines
        between."""
        for piece in self.pieces[index : index + _LOOKAHEAD]:
            if any(self._marks(name, piece) for name in ("addressee", "salutation")):
                return True
            if self._dateline(piece, piece.start) or self._number_line(piece):
                return True
            if piece.end - piece.start > _SHORT or is_prose(self.text, piece, self.words):
                return False
        return False

    def _marks(self, cue: str, piece: Piece) -> bool:
        return bool(self.words.cue[cue].match(self.text, piece.start, piece.end))

    def _number_line(self, piece: Piece) -> bool:
        cue = self.words.cue["number"].match(self.text, piece.start, piece.end)
        return bool(cue and _NUMBER.match(self.text, cue.end() + 1, piece.end))

    def _dateline(self, piece: Piece, at: int) -> tuple[str, int, date] | None:
        """«Den Haag, 21 december 2022» from `at`: place, where it ends, and the day."""
        place = _PLACE.match(self.text, at, piece.end)
        if not place:
            return None
        if any(pattern.search(place[0]) for _, pattern in self.words.kinds):
            return None
        gap = place.end() + (self.text[place.end()] == ",") + 1
        day = self.words.date.match(self.text, gap, piece.end)
        if not day or (self.text[place.end()] != "," and day.end() != piece.end):
            return None
        when = date_of(day, self.words)
        return (place[0], day.end(), when) if when else None

    # --- the rules, each: where the line it knows ends, or None -----------------------

    def house(self, piece: Piece, at: int) -> int | None:
        """«Tweede Kamer der Staten-Generaal 2»: the publisher, or an address's last line."""
        cue = self.words.cue["house"].match(self.text, at, piece.end)
        rest = re.compile(r"(?:der )?Staten-Generaal").match(self.text, at, piece.end)
        found = cue or rest
        if not found:
            return None
        last = self.head.pieces[-1].role if self.head.pieces else None
        known = self.head.addressee
        if last is Role.ADDRESSEE and known and "Staten-Generaal" not in known:
            self.head.addressee = f"{known} {found[0]}"
            return self._keep(piece, at, found.end(), Role.ADDRESSEE)
        mark = re.compile(r" \d(?= |$)").match(self.text, found.end(), piece.end)
        return self._keep(piece, at, mark.end() if mark else found.end(), Role.DOSSIER)

    def session(self, piece: Piece, at: int) -> int | None:
        """«Vergaderjaar 2022–2023», with the name of the series behind it."""
        cue = self.words.cue["session"].match(self.text, at, piece.end)
        years = cue and _YEARS.match(self.text, cue.end(), piece.end)
        if not years:
            return None
        self.head.session = f"{years[1]}–{years[2]}"
        return self._keep(piece, at, years.end(), Role.DOSSIER)

    def dossier(self, piece: Piece, at: int) -> int | None:
        """«21 501-20 Europese Raad», as far as the number, the form or the next dossier."""
        found = _DOSSIER.match(self.text, at, piece.end)
        if not found or self.head.addressee or found["number"].startswith("0"):
            return None
        suffix = found["part"] or found["chapter"]
        bare = re.sub(r"\D", "", found["number"])
        self.head.dossiers.append(f"{bare}-{suffix}" if suffix else bare)
        stop = found.end()
        for other in _DOSSIER.finditer(self.text, stop, piece.end):
            if self.text[stop : other.start()].strip(" ,/en"):
                stop = min(piece.end, other.start())
                break
            stop = other.end()
            name = re.sub(r"\D", "", other["number"])
            tail = other["part"] or other["chapter"]
            self.head.dossiers.append(f"{name}-{tail}" if tail else name)
        begin = found.end()
        edge = self._head_edge(begin, stop if stop > begin else piece.end, piece.end)
        title = self.text[begin:edge].strip(" ,/")
        self.head.dossier_title = self.head.dossier_title or title
        self.head.waits_for = "" if title or self.head.dossier_title else "dossier"
        return self._keep(piece, at, edge, Role.DOSSIER)

    def _head_edge(self, begin: int, _stop: int, end: int) -> int:
        """Where a dossier's title ends within its block: before «Nr. 12», a form in
        capitals, or another dossier."""
        edges = [end]
        for found in self.words.holds["number"].finditer(self.text, begin, end):
            if re.compile(r" ?(?:\d{1,4}|[A-Z]{1,2})\b").match(self.text, found.end(), end):
                edges.append(found.start())
        for found in self.words.holds["form"].finditer(self.text, begin, end):
            if shouted_end(self.text, found.start(), end):
                edges.append(found.start())
        for found in re.compile(r"(?<= )\d{2} \d{3}\b").finditer(self.text, begin, end):
            edges.append(found.start())
        edge = min(e for e in edges if e > begin) if any(e > begin for e in edges) else end
        return begin + len(self.text[begin:edge].rstrip())

    def number(self, piece: Piece, at: int) -> int | None:
        """«Nr. 1873», «nr. 12 HERDRUK»; «1314» over an Aanhangsel; «E» in the Senate."""
        cue = self.words.cue["number"].match(self.text, at, piece.end)
        if cue:
            begin = cue.end() + (self.text[cue.end() : cue.end() + 1] == " ")
            found = _NUMBER.match(self.text, begin, piece.end)
        else:
            series = self.head.session and not self.head.dossiers and not self.head.number
            found = _ISSUE.match(self.text, at, piece.end) if series else None
            if self.head.dossiers and not self.head.number:
                found = _LETTER.match(self.text, at, piece.end)
        if not found:
            return None
        self.head.number = self.head.number or found["number"]
        return self._keep(piece, at, found.end(), Role.DOSSIER)

    def form(self, piece: Piece, at: int) -> int | None:
        """«BRIEF VAN DE MINISTER …»: what a Kamerstuk calls itself, in capitals."""
        if self.head.form or not self.words.cue["form"].match(self.text, at, piece.end):
            return None
        stop = shouted_end(self.text, at, piece.end)
        if not stop or not (self.head.dossiers or self.head.number):
            return None
        self.head.form = self.text[at:stop]
        return self._keep(piece, at, stop, Role.TITLE)

    def addressee(self, piece: Piece, at: int) -> int | None:
        """«Aan de Voorzitter van de Tweede Kamer der Staten-Generaal», without the postal
        address that may follow."""
        cue = self.words.cue["addressee"].match(self.text, at, piece.end)
        if not cue or piece.end - at > 600 or self.head.addressee:
            return None
        stop = self._edge(piece, cue.end())
        printed = re.sub(r"^(?:aan:?|to:?)? ?(?:de|the)? ", "", self.text[at:stop] + " ", flags=re.I)
        if self.words.sentence_verb.search(printed):
            return None
        self.head.addressee = printed.strip(" ,:.")
        return self._keep(piece, at, stop, Role.ADDRESSEE)

    def _edge(self, piece: Piece, begin: int) -> int:
        """Where a line of the head ends within a block that holds several."""
        edges = [piece.end]
        for cue in ("address_end", "date_label", "subject_label", "salutation", "addressee"):
            found = self.words.holds[cue].search(self.text, begin, piece.end)
            if found and self.text[found.start()].isupper():
                edges.append(found.start())
        day = self.words.date.search(self.text, begin, piece.end)
        if day:
            place = re.compile(r"[’'`]?[\w-]+(?: [A-Z][\w-]+)?, $").search(
                self.text[max(begin, day.start() - 40) : day.start()]
            )
            edges.append(day.start() - (len(place[0]) if place else 0))
        edge = min(e for e in edges if e > begin) if any(e > begin for e in edges) else piece.end
        return begin + len(self.text[begin:edge].rstrip(" ,"))

    def dateline(self, piece: Piece, at: int) -> int | None:
        """«Den Haag, 21 december 2022»; «Datum 12-05-2021»; a date alone on its line."""
        label = self.words.cue["date_label"].match(self.text, at, piece.end)
        if label:
            begin = label.end()
            while begin < piece.end and self.text[begin] in " :,":
                begin += 1
            if begin == piece.end:
                return self._keep(piece, at, piece.end, Role.DATELINE)
            day = self.words.date.match(self.text, begin, piece.end)
            if not day:
                return self._undated(piece, at, begin)
            self.head.day = self.head.day or date_of(day, self.words)
            return self._keep(piece, at, day.end(), Role.DATELINE)
        alone = self.words.date.match(self.text, at, piece.end)
        if alone and (alone.end() == piece.end or at > piece.start or not self.head.day):
            self.head.day = self.head.day or date_of(alone, self.words)
            return self._keep(piece, at, alone.end(), Role.DATELINE)
        found = self._dateline(piece, at)
        if not found:
            return None
        self.head.place = self.head.place or found[0]
        self.head.day = self.head.day or found[2]
        return self._keep(piece, at, found[1], Role.DATELINE)

    def _undated(self, piece: Piece, at: int, begin: int) -> int | None:
        """«Datum Den Haag, 3 mei 2021»; «Vastgesteld, .. juni 2025», which has no day."""
        found = self._dateline(piece, begin)
        if found:
            self.head.place, self.head.day = found[0], self.head.day or found[2]
            return self._keep(piece, at, found[1], Role.DATELINE)
        short = piece.end - at < 40 and not is_prose(self.text, piece, self.words)
        return self._keep(piece, at, piece.end, Role.DATELINE) if short else None

    def subject(self, piece: Piece, at: int) -> int | None:
        """«Betreft: Verslag van de Raad»; a bare «Betreft» announces the next line."""
        label = self.words.cue["subject_label"].match(self.text, at, piece.end)
        if self.head.waits_for == "subject" and at == piece.start and not label:
            self.head.waits_for = ""
            self.head.subject = self.text[at : piece.end]
            return self._keep(piece, at, piece.end, Role.TITLE)
        if not label:
            return None
        begin = label.end()
        while begin < piece.end and self.text[begin] in " :":
            begin += 1
        if begin == piece.end:
            self.head.waits_for = "subject"
            return self._keep(piece, at, piece.end, Role.DOSSIER)
        if self.text[begin].islower() and ":" not in self.text[label.end() : begin]:
            return None
        stop = self._edge(piece, begin) if self._has_salutation(piece, begin) else piece.end
        self.head.subject = self.head.subject or self.text[begin:stop]
        return self._keep(piece, begin, stop, Role.TITLE)

    def _has_salutation(self, piece: Piece, begin: int) -> bool:
        return bool(self.words.holds["salutation"].search(self.text, begin, piece.end))

    def salutation(self, piece: Piece, at: int) -> int | None:
        """«Geachte voorzitter,»: below it the letter itself begins."""
        cue = self.words.cue["salutation"].match(self.text, at, piece.end)
        if not cue or self.head.greeted:
            return None
        comma = self.text.find(",", cue.end(), min(piece.end, at + 80))
        if comma < 0 and piece.end - at > 60:
            return None
        self.head.greeted = True
        return self._keep(piece, at, comma + 1 if comma > 0 else piece.end, Role.SALUTATION)

    def inquiry(self, piece: Piece, at: int) -> int | None:
        """«Vragen van het lid Vos (CDA) aan … (ingezonden 3 mei 2021).»"""
        cue = self.words.cue["inquiry"].match(self.text, at, piece.end)
        if not cue or self.head.inquiry:
            return None
        reply = re.compile(r"(?<=[.)] )(?:Nader antwoord|Antwoord|Mededeling) van ").search(
            self.text, at, piece.end
        )
        stop = at + len(self.text[at : reply.start() if reply else piece.end].rstrip())
        self.head.inquiry = self.text[at:stop]
        return self._keep(piece, at, stop, Role.TITLE)

    def reply(self, piece: Piece, at: int) -> int | None:
        """«Antwoord van Minister De Wit (Financiën) (ontvangen 12 juni 2021).»"""
        cue = self.words.cue["reply_line"].match(self.text, at, piece.end)
        if not cue or not self.head.inquiry or self.head.reply:
            return None
        label = re.compile(r"(?<=[.)] )(?=(?:Vraag|Vragen|Question) \d)").search(
            self.text, at, piece.end
        )
        stop = at + len(self.text[at : label.start() if label else piece.end].rstrip())
        self.head.reply = self.text[at:stop]
        received = re.compile(r"\(ontvangen ([^)]*)\)").search(self.text, at, stop)
        self.head.day = (received and first_date(received[1], self.words)) or self.head.day
        return self._keep(piece, at, stop, Role.DATELINE)

    def letterhead(self, piece: Piece, at: int) -> int | None:
        """A line of a ministry's letterhead: address, reference, telephone."""
        if not self.words.cue["letterhead"].match(self.text, at, piece.end):
            return None
        stop = self._edge(piece, at + 1)
        if piece.end - at > _SHORT and stop == piece.end:
            return None
        line = piece.cut(at, stop)
        if is_prose(self.text, line, self.words) and not self.text[at].isdigit():
            return None
        return self._keep(piece, at, stop, Role.DOSSIER)


_RULES: tuple[Rule, ...] = (
    HeadReader.salutation,
    HeadReader.addressee,
    HeadReader.house,
    HeadReader.session,
    HeadReader.form,
    HeadReader.dateline,
    HeadReader.dossier,
    HeadReader.number,
    HeadReader.inquiry,
    HeadReader.reply,
    HeadReader.subject,
    HeadReader.letterhead,
)
