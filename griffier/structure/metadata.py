"""What a document says of itself: kind, title, senders, addressee, date, dossiers."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from griffier.model import Metadata, Part, Role, Sender, Text
from griffier.structure import senders as who
from griffier.structure.body import senders_in
from griffier.structure.dates import first_date
from griffier.structure.head import Head
from griffier.structure.kinds import kind_held, kind_in_title, kind_offered
from griffier.structure.pieces import Context, Piece

_IDENTIFIER = re.compile(
    r"(?<![\w-])(kst-\d{5}(?:-[\dIVXA-Z]+)*-[\dA-Z]+|ah-tk-\d{8}-\d+|ah-ek-\d{8}-\d+)\b"
)
_RUNNING_HEAD = re.compile(
    r"[Vv]ergaderjaar (\d{4})[-–/](\d{4}), (\d{2} ?\d{3}(?:-\d+| [IVX]+[A-C]?)?), nr\. ?(\w+)"
)
_DECLARES = re.compile(r"(?:\d+[.)] )?(?:We|Wij), (?:the |de )?[^\W\d_]")
# “3349th Council meeting | Environment | Brussels, 28 November 2014”: a press release
_SESSION = re.compile(r"\b\d{3,4}(?:st|nd|rd|th) Council mee?ting\b")
_RELEASE = 3_000  # characters in which it says so
_BEHIND = 250  # … and then on which day
_OPENING = 4  # paragraphs in which a letter says what it hands over and for whom else
_BODIES = frozenset({"declaration", "conclusions", "alignment"})
_DATED_BY_TITLE = _BODIES | {"decisions"}


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that metadata is read from."""

    context: Context
    text: Text
    head: Head
    pieces: list[Piece]
    parts: list[Part]

    @property
    def given(self) -> Mapping[str, str]:
        """What the format states, the first value of each term."""
        found: dict[str, str] = {}
        for term, value in self.text.given:
            found.setdefault(term, value)
        return found

    def printed(self, role: Role, limit: int) -> list[str]:
        """The text of the first parts with a role."""
        source = self.text.text
        return [source[p.start : p.end] for p in self.parts if p.role is role][:limit]


def metadata_of(evidence: Evidence) -> Metadata:
    """The metadata; what the format states fills the gaps the text leaves."""
    head, given = evidence.head, evidence.given
    running = _running_head(evidence.text)
    titles = _titles(evidence)
    kind = "report" if _session_told(evidence) else _kind(evidence, titles)
    dossiers = tuple(dict.fromkeys(head.dossiers)) or _given_dossiers(evidence) or running[1:2]
    number = head.number or given.get("number") or next(iter(running[2:]), None)
    return Metadata(
        kind=kind,
        title=titles[0] if titles else None,
        senders=_senders(evidence, kind, titles),
        addressee=head.addressee or given.get("ontvanger"),
        place=head.place,
        date=_date(evidence, kind, titles),
        dossiers=dossiers,
        number=number,
        session=head.session or given.get("session") or next(iter(running[:1]), None),
        identifier=_identifier(evidence, dossiers, number),
    )


def _titles(evidence: Evidence) -> list[str]:
    """Titles in order of weight: of the report within, the subject, what the format
    states, the inquiry, the form, the dossier."""
    head, given = evidence.head, evidence.given
    above = {(p.start, p.end) for p in head.pieces}
    source = evidence.text.text
    inner = [
        source[p.start : p.end]
        for p in evidence.parts
        if p.role is Role.TITLE and (p.start, p.end) not in above
    ]
    form = None if head.form is None or _is_letter(evidence) else head.form
    named = [*inner[:1], head.subject, head.title, given.get("title"), head.inquiry, form]
    named += [head.dossier_title, given.get("dossiertitle")]
    return [re.sub(r"[\s.]+$", "", t) for t in named if t]


def _is_letter(evidence: Evidence) -> bool:
    form = evidence.head.form or ""
    return bool(who.from_form(form, evidence.context.words, evidence.context.grammar))


def _kind(evidence: Evidence, titles: list[str]) -> str:
    """By form, then by title, then by what the letter hands over."""
    head, words = evidence.head, evidence.context.words
    if head.form and not _is_letter(evidence) and (found := kind_in_title(head.form, words)):
        return found
    if head.inquiry or head.reply:
        return "answers"
    last = {head.dossier_title, evidence.given.get("dossiertitle")}
    for title in (*titles, *(v for t, v in evidence.text.given if t in {"type", "alternative"})):
        if title not in last and (found := kind_in_title(title, words)):
            return found
    for heading in evidence.printed(Role.HEADING, _OPENING // 2):
        if not head.opened and (found := kind_in_title(heading, words)):
            return found
    # «Buitengewone Europese Raad van 24 mei» names no kind: the letter says what it tells of
    title = head.subject or head.title or ""
    titled = bool(title) and not words.gathering.search(title)
    offered = kind_offered(evidence.printed(Role.PARAGRAPH, _OPENING), words, titled=titled)
    if offered:
        return offered
    opening = evidence.printed(Role.PARAGRAPH, 1)
    if not (head.addressee or head.greeted) and (held := kind_held(opening, words)):
        return held
    if not (head.addressee or head.greeted) and any(map(_DECLARES.match, opening)):
        return "declaration"  # «We, the Heads of State and Government of …»
    signed = any(p.role is Role.SIGNATURE for p in evidence.parts)
    return "letter" if head.addressee or head.greeted or _is_letter(evidence) or signed else "other"


def _senders(evidence: Evidence, kind: str, titles: list[str]) -> tuple[Sender, ...]:
    """Signatories; else who answers, whom the form names, or the body of the title. Those
    the letter is also written for stand behind them."""
    head, words, grammar = evidence.head, evidence.context.words, evidence.context.grammar
    if _session_told(evidence):
        return tuple(who.from_body(["the Council"], words))  # not those who presided
    found = [who.sender(role, name, grammar) for role, name in senders_in(evidence.pieces)]
    if head.reply:
        found += who.from_reply(head.reply, head.inquiry or "", words, grammar)
    if not found and head.form:
        found += who.from_form(head.form, words, grammar) or who.movers(head.form, grammar)
    if not found and kind in _BODIES:
        found += who.from_body(titles, words)
    if not any(one.name for one in found):
        found = who.named_by(who.from_given(head.signers, grammar), found)
    if not found:
        stated = [v for t, v in evidence.text.given if t in {"creator", "indiener"}]
        found += who.from_given(stated, grammar)
    if not head.reply and kind != "written_consultation":
        found += who.behalf(evidence.printed(Role.PARAGRAPH, _OPENING), words, grammar)
    return _once(found)


def _session_told(evidence: Evidence) -> str:
    """What stands behind the number of the session that a press release tells of."""
    if evidence.head.addressee or evidence.head.dossiers:
        return ""
    found = _SESSION.search(evidence.text.text, 0, _RELEASE)
    return evidence.text.text[found.end() : found.end() + _BEHIND] if found else ""


def _once(found: list[Sender]) -> tuple[Sender, ...]:
    """Without those repeated: a letter and its enclosure often bear the same signature."""
    kept: dict[tuple[str, str], Sender] = {}
    named = {(s.role or "").lower() for s in found if s.name}
    for one in found:
        if one.name is None and (one.role or "").lower() in named:
            continue
        kept.setdefault(((one.role or "").lower(), (one.name or "").lower()), one)
    whole = list(kept.values())
    return tuple(one for one in whole if not any(_says_more(other, one) for other in whole))


def _says_more(other: Sender, one: Sender) -> bool:
    """Whether `other` is the same person with the office in full («Voorzitter»)."""
    role, long = (one.role or "").lower(), (other.role or "").lower()
    return bool(one.name) and one.name == other.name and role != long and role in long


def _date(evidence: Evidence, kind: str, titles: list[str]) -> date | None:
    words = evidence.context.words
    if evidence.head.day:
        return evidence.head.day
    stated = first_date(evidence.given.get("date", "") or _session_told(evidence), words)
    if not stated and evidence.head.inquiry and not _answered(evidence):
        return first_date(evidence.head.inquiry.rpartition("(")[2], words)  # «ingezonden 3 mei»
    if stated or kind not in _DATED_BY_TITLE:
        return stated
    lines = [*titles, *evidence.printed(Role.PARAGRAPH, 1)] if kind == "decisions" else titles
    headings = evidence.printed(Role.HEADING, _OPENING // 2)
    lines = [*lines, *(each for each in headings if kind_in_title(each, words) == kind)]
    return next((day for line in lines if (day := first_date(line, words))), None)


def _answered(evidence: Evidence) -> bool:
    return evidence.head.reply is not None or any(
        part.role is Role.ANSWER for part in evidence.parts
    )


def _given_dossiers(evidence: Evidence) -> tuple[str, ...]:
    return tuple(dict.fromkeys(v for t, v in evidence.text.given if t == "dossier"))


def _running_head(text: Text) -> tuple[str, ...]:
    """Session, dossier and number from «vergaderjaar 2022–2023, 21 501-20, nr. 1873»."""
    for line in text.furniture:
        if found := _RUNNING_HEAD.search(line.text):
            bare = re.sub(r"(\d{2}) (\d{3})", r"\1\2", found[3]).replace(" ", "-")
            return (f"{found[1]}–{found[2]}", bare, found[4])
    return ()


def _identifier(evidence: Evidence, dossiers: tuple[str, ...], number: str | None) -> str | None:
    """As stated or printed, else made of dossier and number as the official site does."""
    stated = _IDENTIFIER.search(evidence.given.get("identifier", ""))
    lines = (line.text for line in evidence.text.furniture)
    top = " ".join(evidence.text.text[p.start : p.end] for p in evidence.head.pieces)
    printed = next((m for s in (top, *lines) if (m := _IDENTIFIER.search(s))), None)
    if stated or printed:
        found = stated or printed
        return found[1] if found else None
    session = re.sub(r"\D", "", evidence.head.session or "")
    if evidence.head.inquiry and number and session:
        return f"ah-tk-{session}-{number}"
    return f"kst-{dossiers[0]}-{number}" if dossiers and number else None
