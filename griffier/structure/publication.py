"""Lines of a head that name the publication: house, session, dossier, number, form.

Each rule gives the offset where the line it knows ends, or None.
"""

import re

from griffier.model import Role
from griffier.structure.head import HeadReader
from griffier.structure.pieces import Piece, shouted_end

_DOSSIER = re.compile(
    r"(?P<number>\d{2}[  ]?\d{3})(?:[  ]?\(R[  ]?\d+\))?"
    r"(?:-(?P<part>\d{1,3})\b|[  -](?P<chapter>[IVX]+[A-C]?)\b)?(?![\d-])"
)
_NUMBER = re.compile(r"(?P<number>\d{1,4}|[A-Z]{1,3}\d?)\b(?: HERDRUK ?\d*)?")
_ISSUE = re.compile(r"(?P<number>\d{1,4})(?= (?:Vragen|Nadere vragen) van|$)")
_LETTER = re.compile(r"(?P<number>[A-Z]{1,2})(?= [A-Z]{4}|$)")
_YEARS = re.compile(r" ?(\d{4}) ?[-–/] ?(\d{4})(?: (?:Aanhangsel van de Handelingen))?(?: \d)?")


def house(reader: HeadReader, piece: Piece, at: int) -> int | None:
    """«Tweede Kamer der Staten-Generaal 2»: the publisher, or an address's last line."""
    cue = reader.words.cue["house"].match(reader.text, at, piece.end)
    rest = re.compile(r"(?:der )?Staten-Generaal").match(reader.text, at, piece.end)
    found = cue or rest
    if not found:
        return None
    last = reader.head.pieces[-1].role if reader.head.pieces else None
    known = reader.head.addressee
    if last is Role.ADDRESSEE and known and "Staten-Generaal" not in known:
        reader.head.addressee = f"{known} {found[0]}"
        return reader.keep(piece, at, found.end(), Role.ADDRESSEE)
    mark = re.compile(r" \d(?= |$)").match(reader.text, found.end(), piece.end)
    return reader.keep(piece, at, mark.end() if mark else found.end(), Role.DOSSIER)


def session(reader: HeadReader, piece: Piece, at: int) -> int | None:
    """«Vergaderjaar 2022–2023», with the name of the series behind it."""
    cue = reader.words.cue["session"].match(reader.text, at, piece.end)
    years = cue and _YEARS.match(reader.text, cue.end(), piece.end)
    if not years:
        return None
    reader.head.session = f"{years[1]}–{years[2]}"
    return reader.keep(piece, at, years.end(), Role.DOSSIER)


def dossier(reader: HeadReader, piece: Piece, at: int) -> int | None:
    """«21 501-20 Europese Raad», as far as the number, the form or the next dossier."""
    found = _DOSSIER.match(reader.text, at, piece.end)
    if not found or reader.head.addressee or found["number"].startswith("0"):
        return None
    suffix = found["part"] or found["chapter"]
    bare = re.sub(r"\D", "", found["number"])
    reader.head.dossiers.append(f"{bare}-{suffix}" if suffix else bare)
    stop = found.end()
    for other in _DOSSIER.finditer(reader.text, stop, piece.end):
        if reader.text[stop : other.start()].strip(" ,/en"):
            stop = min(piece.end, other.start())
            break
        stop = other.end()
        name = re.sub(r"\D", "", other["number"])
        tail = other["part"] or other["chapter"]
        reader.head.dossiers.append(f"{name}-{tail}" if tail else name)
    begin = found.end()
    edge = _head_edge(reader, begin, stop if stop > begin else piece.end, piece.end)
    title = reader.text[begin:edge].strip(" ,/")
    reader.head.dossier_title = reader.head.dossier_title or title
    reader.head.waits_for = "" if title or reader.head.dossier_title else "dossier"
    return reader.keep(piece, at, edge, Role.DOSSIER)


def _head_edge(reader: HeadReader, begin: int, _stop: int, end: int) -> int:
    """Where a dossier's title ends within its block: before «Nr. 12», a form in
    capitals, or another dossier."""
    edges = [end]
    for found in reader.words.holds["number"].finditer(reader.text, begin, end):
        if re.compile(r" ?(?:\d{1,4}|[A-Z]{1,2})\b").match(reader.text, found.end(), end):
            edges.append(found.start())
    for found in reader.words.holds["form"].finditer(reader.text, begin, end):
        if shouted_end(reader.text, found.start(), end):
            edges.append(found.start())
    for found in re.compile(r"(?<= )\d{2} \d{3}\b").finditer(reader.text, begin, end):
        edges.append(found.start())
    edge = min(e for e in edges if e > begin) if any(e > begin for e in edges) else end
    return begin + len(reader.text[begin:edge].rstrip())


def number(reader: HeadReader, piece: Piece, at: int) -> int | None:
    """«Nr. 1873», «nr. 12 HERDRUK»; «1314» over an Aanhangsel; «E» in the Senate."""
    cue = reader.words.cue["number"].match(reader.text, at, piece.end)
    if cue:
        begin = cue.end() + (reader.text[cue.end() : cue.end() + 1] == " ")
        found = _NUMBER.match(reader.text, begin, piece.end)
    else:
        series = reader.head.session and not reader.head.dossiers and not reader.head.number
        found = _ISSUE.match(reader.text, at, piece.end) if series else None
        if reader.head.dossiers and not reader.head.number:
            found = _LETTER.match(reader.text, at, piece.end)
    if not found:
        return None
    reader.head.number = reader.head.number or found["number"]
    return reader.keep(piece, at, found.end(), Role.DOSSIER)


def form(reader: HeadReader, piece: Piece, at: int) -> int | None:
    """«BRIEF VAN DE MINISTER …»: what a Kamerstuk calls itself, in capitals."""
    if reader.head.form or not reader.words.cue["form"].match(reader.text, at, piece.end):
        return None
    stop = shouted_end(reader.text, at, piece.end)
    if not stop or not (reader.head.dossiers or reader.head.number):
        return None
    reader.head.form = reader.text[at:stop]
    return reader.keep(piece, at, stop, Role.TITLE)
