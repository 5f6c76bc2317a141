"""Lines of a head that name the publication: house, session, dossier, number, form.

Each rule gives the offset where the line it knows ends, or None.
"""

import re

from griffier.model import Role
from griffier.structure.head import HeadReader
from griffier.structure.pieces import Piece, is_prose, shouted_end

# A chapter of the budget, or a fund («34 300 A»), each of which has a letter.
_DOSSIER = re.compile(
    r"(?P<number>\d{2}[  ]?\d{3})(?:[  ]?\(R[  ]?\d+\))?"
    r"(?:-(?P<part>\d{1,3})\b|[  -](?P<chapter>[IVX]+[A-C]?|[A-FHJ-M](?= \S))\b)?"
    r"(?![\d-]|/\d{2}(?! ?\d{3}))"  # “15902/14” is a paper of the Council
)
# «CXXXVIII Tijdelijke commissie …», above «C BRIEF VAN DE VOORZITTER …»: of the Senate's own
_ROMAN = re.compile(r"(?P<number>[CLXVI]{3,9}) (?P<title>[A-Z][a-z].*)", re.DOTALL)
_LETTERED = re.compile(r"\s+[A-Z]{1,2}\d? [A-Z]{4}")
_NUMBER = re.compile(r"(?P<number>\d{1,4}|[A-Z]{1,3}\d?)\b(?: HERDRUK ?\d*)?")
_ISSUE = re.compile(r"(?P<number>\d{1,4})(?= (?:Vragen|Nadere vragen) van|$)")
_SERIES = re.compile(
    r"(?:Aanhangsel(?: van de Handelingen)?,? (?:[Nn]r\.|[Nn]o\.|[Nn]ummer) ?"
    r"|AH (?=\d+$|\d+ \d{4}Z))(?P<number>\d{1,4})\b"
)
_CASE = re.compile(r"\d{4}[DZ]\d{5}(?= *$|\s(?:Antwoord|Nader antwoord|Vragen) van )")
_LETTER = re.compile(r"(?P<number>[A-Z]{1,2})\d?(?= [A-Z]{4}|$)")
_YEARS = re.compile(
    r" ?(\d{4}) ?[-–/] ?(\d{4})(?: (?:Aanhangsel van de Handelingen))?(?: \d(?!\d))?"
)
_JOIN = re.compile(r"(?:, ?| ?/ ?| en )(?=\d)")
_NEXT_DOSSIER = re.compile(r"(?<= )\d{2} \d{3}\b")
_ANY_NUMBER = re.compile(r" ?(?:\d{1,4}|[A-Z]{1,2})\b")
_LONGEST_FORM = 300  # characters
_LONGEST_TITLE = 800  # characters; titles of bills run long


def house(reader: HeadReader, piece: Piece, at: int) -> int | None:
    """«Tweede Kamer der Staten-Generaal 2»: the publisher, or an address's last line."""
    page = re.compile(r"\d{1,3} ").match(reader.text, at, piece.end)  # «1 Tweede Kamer der …»
    begin = page.end() if page and not reader.head.pieces else at
    cue = reader.words.cue["house"].match(reader.text, begin, piece.end)
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
    """«21 501-20 Europese Raad», as far as the number, the form or the next dossier. A
    sentence that begins with an amount («36 200 mensen …») is none."""
    head, text = reader.head, reader.text
    roman = _ROMAN.fullmatch(text, at, piece.end) if not head.dossiers else None
    if roman and _LETTERED.match(text, piece.end):
        head.dossiers, head.dossier_title = [roman["number"]], roman["title"]
        return reader.keep(piece, at, piece.end, Role.DOSSIER)
    if head.addressee or not (found := _DOSSIER.match(text, at, piece.end)):
        return None
    names, begin = [_name(found)], found.end()
    while (join := _JOIN.match(text, begin, piece.end)) and (
        more := _DOSSIER.match(text, join.end(), piece.end)
    ):
        names.append(_name(more))
        begin = more.end()
    edge = _title_end(reader, begin, piece.end)
    title = text[begin:edge].strip(" ,/")
    if len(title) > _LONGEST_TITLE or (edge == piece.end and title.endswith((".", ":", ";"))):
        return None
    head.dossiers += names
    head.dossier_title = head.dossier_title or title
    head.waits_for = "" if head.dossier_title else "dossier"
    return reader.keep(piece, at, edge, Role.DOSSIER)


def _name(found: re.Match[str]) -> str:
    """«21501-20», «35925-V»."""
    suffix = found["part"] or found["chapter"]
    bare = re.sub(r"\D", "", found["number"])
    return f"{bare}-{suffix}" if suffix else bare


def _title_end(reader: HeadReader, begin: int, end: int) -> int:
    """Where a dossier's title ends within its block: before «Nr. 12», a form in
    capitals, or another dossier."""
    text, edges = reader.text, [end]
    for found in reader.words.holds["number"].finditer(text, begin, end):
        if _ANY_NUMBER.match(text, found.end(), end):
            edges.append(found.start())
    for found in reader.words.holds["form"].finditer(text, begin, end):
        if shouted_end(text, found.start(), end):
            edges.append(found.start())
    edges += [found.start() for found in _NEXT_DOSSIER.finditer(text, begin, end)]
    edge = min(e for e in edges if e > begin or e == end)
    return begin + len(text[begin:edge].rstrip())


def number(reader: HeadReader, piece: Piece, at: int) -> int | None:
    """«Nr. 1873», «nr. 12 HERDRUK»; «1314» or «Aanhangsel van de Handelingen, nr. 811» over
    an Aanhangsel; «E» in the Senate."""
    cue = reader.words.cue["number"].match(reader.text, at, piece.end)
    series = _SERIES.match(reader.text, at, piece.end)
    found: re.Match[str] | None
    if series:
        found = series
    elif cue:
        begin = cue.end() + (reader.text[cue.end() : cue.end() + 1] == " ")
        found = _NUMBER.match(reader.text, begin, piece.end)
    else:
        bare = reader.head.session and not reader.head.dossiers and not reader.head.number
        found = _ISSUE.match(reader.text, at, piece.end) if bare else None
        if reader.head.dossiers and not reader.head.number:
            found = _LETTER.match(reader.text, at, piece.end)
    if not found:
        return None
    reader.head.number = reader.head.number or found["number"]
    return reader.keep(piece, at, found.end(), Role.DOSSIER)


def case(reader: HeadReader, piece: Piece, at: int) -> int | None:
    """«2015Z06210», the number of the case, alone on its line."""
    found = _CASE.match(reader.text, at, piece.end)
    return reader.keep(piece, at, found.end(), Role.DOSSIER) if found else None


def form(reader: HeadReader, piece: Piece, at: int) -> int | None:
    """«BRIEF VAN DE MINISTER …»: what a Kamerstuk calls itself, in capitals, or in small letters
    on the line of its number: «Nr. 711 Brief van de staatssecretaris …»."""
    if reader.head.form or not reader.words.cue["form"].match(reader.text, at, piece.end):
        return None
    stop = shouted_end(reader.text, at, piece.end) or _behind_number(reader, piece, at)
    if not stop or not (reader.head.dossiers or reader.head.number):
        return None
    reader.head.form = reader.text[at:stop]
    return reader.keep(piece, at, stop, Role.TITLE)


def _behind_number(reader: HeadReader, piece: Piece, at: int) -> int | None:
    numbered = at > piece.start and reader.head.number and reader.text[at].isupper()
    last = reader.head.pieces[-1] if reader.head.pieces else None
    near = last is not None and last.role is Role.DOSSIER and 0 <= at - last.end < 3
    below = reader.words.holds["addressee"].search(reader.text, at, piece.end)
    stop = below.start() - 1 if below and reader.text[below.start()].isupper() else piece.end
    short = stop - at < _LONGEST_FORM
    prose = short and is_prose(reader.text, piece.cut(at, stop), reader.words)
    return stop if numbered and near and short and not prose else None
