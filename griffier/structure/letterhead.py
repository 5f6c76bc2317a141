"""Lines of a head that address the letter: to whom, where, when, about what.

Each rule gives the offset where the line it knows ends, or None.
"""

import re
from collections.abc import Iterable
from datetime import date

from griffier.model import Origin, Role
from griffier.structure import publication
from griffier.structure.above import (
    Stated,
    at_printed_lines,
    heads_below,
    shown_at,
    stated_in,
    title_in,
)
from griffier.structure.dates import date_of, first_date
from griffier.structure.head import Head, HeadReader, Rule
from griffier.structure.pieces import Context, Piece, is_prose

_SHORT = 160
_ADDRESS = 600  # characters of an addressee with a postal address


def read_head(
    context: Context, pieces: list[Piece], origins: Iterable[Origin] = ()
) -> tuple[Head, list[Piece]]:
    """The head of a document and the pieces below it; the head may itself stand below
    lines of the page or register that shows the document (`above`)."""
    pieces = at_printed_lines(context, pieces, origins)
    head, rest = HeadReader(context, pieces, _RULES).read()
    if _is_whole(head):
        _state(head, stated_in(context, head.pieces))
        return head, rest
    shown = shown_at(context, pieces)
    for start in heads_below(context, pieces):
        if 0 < shown < start and _dated(context, pieces[shown]):
            break  # a paper that begins with «Vastgesteld …», and holds letters
        lower, below = HeadReader(context, pieces[start:], _RULES).read()
        if _is_whole(lower):
            over = pieces[:start]
            lower.title = lower.title or title_in(context, over)
            _state(lower, stated_in(context, over))
            lower.day = lower.day or head.day  # of the page that shows the letter
            lower.pieces = [*(piece.as_(Role.DOSSIER) for piece in over), *lower.pieces]
            return lower, below
    if shown:
        over = pieces[:shown]
        lower, below = HeadReader(context, pieces[shown:], _RULES).read()
        lower.title = lower.title or title_in(context, over)
        _state(lower, stated_in(context, over))
        lower.pieces = [*(piece.as_(Role.DOSSIER) for piece in over), *lower.pieces]
        return lower, below
    return head, rest


def _dated(context: Context, piece: Piece) -> bool:
    return bool(context.words.cue["date_label"].match(context.text, piece.start, piece.end))


def _is_whole(head: Head) -> bool:
    """Whether the top of the document is the head of a paper or letter."""
    return bool(head.addressee or head.form or head.number or head.inquiry or head.greeted)


def _state(head: Head, stated: Stated) -> None:
    """What the lines above a head state fills the gaps it leaves."""
    head.day = head.day or stated.day
    if stated.dossier and not head.dossiers:
        head.dossiers = [stated.dossier]
        head.number = head.number or stated.number
    elif head.inquiry and stated.session:
        head.number, head.session = head.number or stated.number, stated.session
    head.signers = stated.signers


def addressee(reader: HeadReader, piece: Piece, at: int) -> int | None:
    """«Aan de Voorzitter van de Tweede Kamer der Staten-Generaal», without the postal
    address that may follow."""
    cue = reader.words.cue["addressee"].match(reader.text, at, piece.end)
    if not cue or reader.head.addressee:
        return None
    stop = _edge(reader, piece, cue.end())
    if stop - at > _ADDRESS:
        return None
    printed = re.sub(r"^(?:aan:?|to:?)? ?(?:de|the)? ", "", reader.text[at:stop] + " ", flags=re.I)
    if reader.words.sentence_verb.search(printed):
        return None
    reader.head.addressee = _to_the_house(reader, printed).strip(" ,:.")
    return reader.keep(piece, at, stop, Role.ADDRESSEE)


def _to_the_house(reader: HeadReader, printed: str) -> str:
    """«… der Staten-Generaal Den Haag»: the town of an address is no part of the name."""
    found = reader.words.holds["house"].search(printed)
    return printed[: found.end()] if found else printed


def _edge(reader: HeadReader, piece: Piece, begin: int) -> int:
    """Where a line of the head ends within a block that holds several."""
    edges = [piece.end]
    for cue in ("address_end", "date_label", "subject_label", "salutation", "addressee"):
        found = reader.words.holds[cue].search(reader.text, begin, piece.end)
        if found and reader.text[found.start()].isupper():
            edges.append(found.start())
    day = reader.words.date.search(reader.text, begin, piece.end)
    named = tuple(f" {word}" for word in reader.words.words.of_words)
    if day and not reader.text[begin - 5 : day.start()].rstrip().lower().endswith(named):
        place = re.compile(r"[’'`]?[\w-]+(?: [A-Z][\w-]+)?, $").search(
            reader.text[max(begin, day.start() - 40) : day.start()]
        )
        edges.append(day.start() - (len(place[0]) if place else 0))
    edge = min(e for e in edges if e > begin) if any(e > begin for e in edges) else piece.end
    return begin + len(reader.text[begin:edge].rstrip(" ,"))


def dateline(reader: HeadReader, piece: Piece, at: int) -> int | None:
    """«Den Haag, 21 december 2022»; «Datum 12-05-2021»; a date alone on its line."""
    label = reader.words.cue["date_label"].match(reader.text, at, piece.end)
    if label:
        begin = label.end()
        while begin < piece.end and reader.text[begin] in " :,|":
            begin += 1
        if begin == piece.end:
            reader.head.waits_for = "date"
            return reader.keep(piece, at, piece.end, Role.DATELINE)
        day = reader.words.date.match(reader.text, begin, piece.end)
        if not day:
            return _undated(reader, piece, at, begin)
        if reader.words.cue["published"].match(reader.text, at, piece.end):
            _dated_loosely(reader.head, date_of(day, reader.words))
        else:
            reader.head.dated(date_of(day, reader.words))
        return reader.keep(piece, at, day.end(), Role.DATELINE)
    found = reader.dateline(piece, at)
    stamped = _stamped(reader, piece, at) if not found else None
    if stamped is not None:
        return stamped
    alone = None if found else reader.words.date.match(reader.text, at, piece.end)
    if alone and (alone.end() == piece.end or at > piece.start or not reader.head.day):
        if reader.head.waits_for == "date":
            reader.head.waits_for = ""
            reader.head.dated(date_of(alone, reader.words))
        else:
            _dated_loosely(reader.head, date_of(alone, reader.words))
        return reader.keep(piece, at, alone.end(), Role.DATELINE)
    if not found:
        return None
    reader.head.place = reader.head.place or found[0]
    reader.head.dated(found[2])
    return reader.keep(piece, at, found[1], Role.DATELINE)


def _dated_loosely(head: Head, day: date | None) -> None:
    """Keep a first day until a line says that it is the letter's own."""
    if not head.day:
        head.day, head.loosely = day, True


def _stamped(reader: HeadReader, piece: Piece, at: int) -> int | None:
    """«Nieuwsbericht | 12-03-2024 | 15:30», «7 januari 2010 - kamerstuk»."""
    day = reader.stamp(piece, at)
    if not day:
        return None
    reader.head.day = reader.head.day or date_of(day, reader.words)
    end = day.end() if day.start() > at else piece.end
    return reader.keep(piece, at, end, Role.DATELINE)


def _undated(reader: HeadReader, piece: Piece, at: int, begin: int) -> int | None:
    """«Datum Den Haag, 3 mei 2021»; «Vastgesteld, .. juni 2025», which has no day."""
    found = reader.dateline(piece, begin)
    if found:
        reader.head.place = found[0]
        reader.head.dated(found[2])
        return reader.keep(piece, at, found[1], Role.DATELINE)
    short = piece.end - at < 40 and not is_prose(reader.text, piece, reader.words)
    return reader.keep(piece, at, piece.end, Role.DATELINE) if short else None


def subject(reader: HeadReader, piece: Piece, at: int) -> int | None:
    """«Betreft: Verslag van de Raad»; a bare «Betreft» announces the next line."""
    label = reader.words.cue["subject_label"].match(reader.text, at, piece.end)
    if reader.head.waits_for == "subject" and at == piece.start and not label:
        reader.head.waits_for = ""
        reader.head.subject = reader.text[at : piece.end]
        return reader.keep(piece, at, piece.end, Role.TITLE)
    if not label:
        return None
    begin = label.end()
    while begin < piece.end and reader.text[begin] in " :|":
        begin += 1
    if begin == piece.end:
        reader.head.waits_for = "subject"
        return reader.keep(piece, at, piece.end, Role.DOSSIER)
    if reader.text[begin].islower() and ":" not in reader.text[label.end() : begin]:
        return None
    stop = _edge(reader, piece, begin) if _has_salutation(reader, piece, begin) else piece.end
    reader.head.subject = reader.head.subject or reader.text[begin:stop]
    return reader.keep(piece, begin, stop, Role.TITLE)


def _has_salutation(reader: HeadReader, piece: Piece, begin: int) -> bool:
    return bool(reader.words.holds["salutation"].search(reader.text, begin, piece.end))


def salutation(reader: HeadReader, piece: Piece, at: int) -> int | None:
    """«Geachte voorzitter,»: below it the letter itself begins."""
    cue = reader.words.cue["salutation"].match(reader.text, at, piece.end)
    if not cue or reader.head.greeted:
        return None
    comma = reader.text.find(",", cue.end(), min(piece.end, at + 80))
    if comma < 0 and piece.end - at > 60:
        return None
    reader.head.greeted = True
    return reader.keep(piece, at, comma + 1 if comma > 0 else piece.end, Role.SALUTATION)


def inquiry(reader: HeadReader, piece: Piece, at: int) -> int | None:
    """«Vragen van het lid Vos (CDA) aan … (ingezonden 3 mei 2021).»"""
    cue = reader.words.cue["inquiry"].match(reader.text, at, piece.end)
    if not cue or reader.head.inquiry:
        return None
    reply = re.compile(r"(?<=[.)] )(?:Nader antwoord|Antwoord|Mededeling) van ").search(
        reader.text, at, piece.end
    )
    stop = at + len(reader.text[at : reply.start() if reply else piece.end].rstrip())
    reader.head.inquiry = reader.text[at:stop]
    return reader.keep(piece, at, stop, Role.TITLE)


def reply(reader: HeadReader, piece: Piece, at: int) -> int | None:
    """«Antwoord van Minister De Wit (Financiën) (ontvangen 12 juni 2021).»"""
    cue = reader.words.cue["reply_line"].match(reader.text, at, piece.end)
    received = re.compile(r"\(ontvangen ([^)]*)\)").search(reader.text, at, piece.end)
    if not cue or reader.head.reply or not (reader.head.inquiry or received):
        return None  # the questions may stand below: «AH 2251 | Antwoord van Minister …»
    label = re.compile(r"(?<=[.)] )(?=(?:Vraag|Vragen|Question) \d)").search(
        reader.text, at, piece.end
    )
    stop = at + len(reader.text[at : label.start() if label else piece.end].rstrip())
    reader.head.reply = reader.text[at:stop]
    reader.head.day = (received and first_date(received[1], reader.words)) or reader.head.day
    return reader.keep(piece, at, stop, Role.DATELINE)


def reply_goes_on(reader: HeadReader, piece: Piece, at: int) -> int | None:
    """«… en van Minister Dekker | (Rechtsbescherming) (ontvangen 19 mei 2020).», broken over
    two lines."""
    given = reader.head.reply
    if not given or "(ontvangen" in given or at != piece.start or reader.text[at] != "(":
        return None
    received = re.compile(r"\(ontvangen ([^)]*)\)\.?").search(reader.text, at, piece.end)
    if not received or received.start() - at > _SHORT:
        return None
    reader.head.reply = f"{given} {reader.text[at : received.end()]}"
    reader.head.day = first_date(received[1], reader.words) or reader.head.day
    return reader.keep(piece, at, received.end(), Role.DATELINE)


def letterhead(reader: HeadReader, piece: Piece, at: int) -> int | None:
    """A line of a ministry's letterhead: address, reference, telephone."""
    cue = reader.words.cue["letterhead"].match(reader.text, at, piece.end)
    if not cue:
        return None
    stop = _edge(reader, piece, cue.end())
    if piece.end - at > _SHORT and stop == piece.end:
        return None
    line = piece.cut(at, stop)
    if is_prose(reader.text, line, reader.words) and not reader.text[at].isdigit():
        return None
    return reader.keep(piece, at, stop, Role.DOSSIER)


_RULES: tuple[Rule, ...] = (
    salutation,
    addressee,
    publication.house,
    publication.session,
    publication.form,
    dateline,
    publication.dossier,
    publication.number,
    publication.case,
    inquiry,
    reply,
    reply_goes_on,
    subject,
    letterhead,
)
