"""Questions and answers: written questions, lists of questions, written consultations."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from griffier.lexicon.structure import StructureWords
from griffier.model import Role, Turn
from griffier.structure.pieces import Context, Piece
from griffier.structure.wording import any_of

_AND = r"(?:, ?| en | and | & | t/m | tot en met | to | ?[–-] ?| )"
_NUMBERS = rf"\d{{1,3}}[a-z]?(?:{_AND}\d{{1,3}}[a-z]?(?![\d.]))*"
_RANGE = re.compile(r"(\d{1,3})(?: t/m | tot en met | to | ?[–-] ?)(\d{1,3})")
_ONE = re.compile(r"\d{1,3}[a-z]?")
_PARTY = re.compile(
    r"(?<![\w-])(?P<a>[A-Z0-9][\w’/]*(?:-[A-Z]\w*)*(?: voor de [A-Z]\w+| [A-Z]\w+){0,2})"
    r"-(?:fractie|fracties|fractieleden)\b"
    r"|fractie(?:s|leden)? van (?:de |het )?(?P<b>[A-Z0-9][\w’/-]*(?: voor de [A-Z]\w+)?)"
)
_ASKED_BY = re.compile(r"\((?:beiden |allen )?([A-Z0-9][^()]{0,60})\)")
_CLAUSE_START = r"(?= [A-ZÀ-Þ0-9«“\"‘’'(–]|$|\n)"
_NUMERAL = re.compile(r"(?:[IVX]{1,4}|\d{1,2}|[A-C])[.:)]? ")
_SECOND = re.compile(r"(?:II|2|B)[.:]? ")


@dataclass(frozen=True, slots=True, eq=False)
class TurnLabels:
    """Patterns for the printed labels of questions and answers."""

    question: re.Pattern[str]
    answer: re.Pattern[str]
    inner: re.Pattern[str]  # either, in the middle of a block
    capital: tuple[str, ...]  # the words a block must hold to be looked at

    def either(self, text: str, at: int) -> bool:
        """Whether a label of a question or an answer stands at `at`."""
        return bool(self.question.match(text, at) or self.answer.match(text, at))


@lru_cache(maxsize=8)
def turn_labels(words: StructureWords) -> TurnLabels:
    """«Vraag 3, 4 en 5», «Antwoord op vraag 7:», «Antwoord:» as patterns."""
    ask, reply = (words.cues[n].words for n in ("question_label", "answer_label"))
    asks = "(?:" + any_of([form for w in ask for form in (w.capitalize(), w.upper())]) + ")"
    replies = "(?:" + any_of([f for w in reply for f in (w.capitalize(), w.upper())]) + ")"
    tail = rf" (?P<numbers>{_NUMBERS})(?: ?[:.)])?{_CLAUSE_START}"
    return TurnLabels(
        question=re.compile(rf"{asks}{tail}|{asks} ?(?::{_CLAUSE_START}|$)"),
        answer=re.compile(rf"{replies}{tail}|{replies} ?(?::{_CLAUSE_START}|\.?$)"),
        inner=re.compile(
            rf"(?<=[.?!»”)…] )(?:{asks}|{replies}) {_NUMBERS}(?: ?[:.)])?{_CLAUSE_START}"
        ),
        capital=tuple({w.split()[0].capitalize() for w in (*ask, *reply)}),
    )


def numbers_in(printed: str) -> tuple[str, ...]:
    """The numbers a label names: «3, 4 en 5», «7 t/m 9» (8 goes with them)."""

    def spread(match: re.Match[str]) -> str:
        first, last = int(match[1]), int(match[2])
        return ", ".join(map(str, range(first, min(last, first + 200) + 1)))

    return tuple(_ONE.findall(_RANGE.sub(spread, printed)))


def party_in(text: str) -> str | None:
    """The group a phrase names («VVD-fractie»), several joined by commas, or None."""
    found = [m["a"] or m["b"] for m in _PARTY.finditer(text)]
    return ", ".join(dict.fromkeys(found)) or None


def asked_by(inquiry: str) -> str | None:
    """The groups in brackets behind the members' names in «Vragen van het lid Vos (CDA)
    aan de Minister …»."""
    before = re.split(r" (?:aan|over|to|on|about) ", inquiry, maxsplit=1)[0]
    parties: list[str] = []
    for match in _ASKED_BY.finditer(before):
        parties += re.split(r", | en | and ", match[1])
    return ", ".join(dict.fromkeys(parties)) or None


def cut_at_labels(context: Context, pieces: list[Piece]) -> list[Piece]:
    """The same pieces, cut wherever a label of a question or answer stands inside one."""
    labels = turn_labels(context.words.words)
    if not any(word in context.text for word in labels.capital):
        return pieces
    done: list[Piece] = []
    for piece in pieces:
        at = piece.start
        if piece.role is None:
            for match in labels.inner.finditer(context.text, piece.start, piece.end):
                done.append(piece.cut(at, match.start() - 1))
                at = match.start()
        done.append(piece if at == piece.start else piece.cut(at, piece.end))
    return done


def _numeral_end(text: str, piece: Piece) -> int:
    """Where a heading's words begin, behind its numeral («II Antwoord …»)."""
    numeral = _NUMERAL.match(text, piece.start, piece.end)
    return numeral.end() if numeral else piece.start


@dataclass(slots=True)
class _Open:
    """A turn still being read."""

    kind: str
    numbers: tuple[str, ...]
    start: int
    end: int
    party: str | None
    labelled: bool = False  # by a printed «Vraag 3», which counts even with nothing below

    def closed(self) -> Turn:
        return Turn(self.kind, self.numbers, self.start, self.end, self.party)


class TurnReader:
    """Ties each piece to the question or answer it belongs to."""

    def __init__(self, context: Context, inquiry: str | None, consultation: bool) -> None:
        self.context = context
        self.labels = turn_labels(context.words.words)
        self.party = asked_by(inquiry) if inquiry else None
        self.consultation = consultation
        self.turns: list[_Open] = []
        self.current: int | None = None
        self.replies = False  # within the part that holds all answers
        self.headed = False  # right below a heading that names who asks
        self.count = 0
        self.markers: list[str] = []
        self.answered: list[bool] = []

    def read(self, pieces: list[Piece]) -> tuple[list[Piece], list[int | None], list[Turn]]:
        """Pieces with the label cut off, the turn of each, and the turns."""
        done: list[Piece] = []
        turn_of: list[int | None] = []
        if self.consultation or self.context.words.holds["party"].search(self.context.text):
            self.markers = [self._marker(piece) for piece in pieces]
            self.consultation = self.consultation or self._asked_by_parties(pieces)
        if self.consultation:
            self.answered = self._answered(pieces)
        for index, piece in enumerate(pieces):
            rest = self._take(pieces, index)
            if self.current is not None and piece.role is not Role.NOTE:
                self.turns[self.current].end = piece.end
            if rest is not None:
                done.append(rest)
                turn_of.append(None if rest.role is Role.NOTE else self.current)
        return done, *self._without_empty(done, turn_of)

    def _without_empty(
        self, done: list[Piece], turn_of: list[int | None]
    ) -> tuple[list[int | None], list[Turn]]:
        """Turns that hold more than their heading, numbered anew: a table of contents
        repeats the headings with nothing below them."""
        filled = {t for piece, t in zip(done, turn_of, strict=True) if not piece.strong}
        kept = [n for n, turn in enumerate(self.turns) if n in filled or turn.labelled]
        number: dict[int | None, int | None] = {old: new for new, old in enumerate(kept)}
        return [number.get(t) for t in turn_of], [self.turns[n].closed() for n in kept]

    def _asked_by_parties(self, pieces: list[Piece]) -> bool:
        """Whether headings name parties as askers, as only written consultations do."""
        text = self.context.text
        return any(
            marker == "asker" and party_in(text[piece.start : piece.end])
            for piece, marker in zip(pieces, self.markers, strict=True)
        )

    def _take(self, pieces: list[Piece], index: int) -> Piece | None:
        """One piece: opens or ends turns, and returns what is left of it."""
        piece = pieces[index]
        if piece.role in {Role.SIGNATURE, Role.CLOSING}:
            self.current = None
        if piece.role is not None:
            return piece
        labelled = self._labelled(piece)
        if labelled is not None:
            return labelled if labelled.end > labelled.start else None
        start = _numeral_end(self.context.text, piece)
        ending = self.context.words.cue["after_turns"]
        if ending.match(self.context.text, start, piece.end):
            self.current, self.replies = None, False
        elif self.consultation and self._consulted(pieces, index):
            return replace(piece, strong=True)
        return piece

    def _labelled(self, piece: Piece) -> Piece | None:
        """«Vraag 3 Deelt u …»: opens a turn; None if no label stands here."""
        text = self.context.text
        for kind, pattern in (("question", self.labels.question), ("answer", self.labels.answer)):
            match = pattern.match(text, piece.start, piece.end)
            if not match:
                continue
            numbers = numbers_in(match["numbers"]) if match["numbers"] else self._implied(kind)
            party = self.party if kind == "question" else None
            self._open(kind, numbers, piece.start, match.end(), party)
            self.turns[-1].labelled = True
            begin = match.end()
            while begin < piece.end and text[begin] in " :":
                begin += 1
            return replace(piece, start=begin, label=match[0].rstrip(" :."))
        return None

    def _implied(self, kind: str) -> tuple[str, ...]:
        """A label without number: an answer goes to the question above it, a question is
        counted on, so that the two stay tied."""
        if kind == "answer":
            last = self.turns[-1] if self.turns else None
            return last.numbers if last and last.kind == "question" else ()
        self.count += 1
        return (str(self.count),)

    def _open(
        self, kind: str, numbers: tuple[str, ...], start: int, end: int, party: str | None
    ) -> None:
        self.current = len(self.turns)
        self.turns.append(_Open(kind, numbers, start, end, party))

    # --- written consultations --------------------------------------------------------

    def _marker(self, piece: Piece) -> str:
        """asker | answerer | member | "": what a piece does in a written consultation."""
        if piece.role is not None:
            return ""
        text, cue = self.context.text, self.context.words.cue
        start = _numeral_end(text, piece)
        short = piece.end - piece.start < 160 and text[piece.end - 1] not in ".?;"
        if short and cue["asker"].match(text, start, piece.end):
            return "asker"
        if short and cue["answerer"].match(text, start, piece.end):
            return "answerer"
        return "member" if cue["member"].match(text, start, piece.end) else ""

    def _consulted(self, pieces: list[Piece], index: int) -> bool:
        """Turns of a written consultation, from its headings and first words. Whether the
        piece is a heading."""
        piece, marker = pieces[index], self.markers[index]
        body = self.context.text[piece.start : piece.end]
        party = party_in(body)
        if marker == "asker" and party is None:
            self.replies = False  # the part with all questions begins (again, below contents)
        if marker == "answerer" or (marker == "asker" and self.replies):
            return self._answers(piece, body, party)
        if marker == "asker":
            self.current, self.party, self.headed = None, party, party is not None
            return True
        asking = self._asking()
        opens = marker == "member" or (self.headed and not piece.strong)
        self.headed = self.headed and piece.strong
        if opens and not asking and (self.answered[index] or not self.replies):
            if self.current is None or self.answered[index]:
                self.count += 1
                group = party or self.party
                self._open("question", (str(self.count),), piece.start, piece.end, group)
        elif self.current is None and self.replies and not piece.strong:
            self._open("answer", (), piece.start, piece.end, self.party)
        return False

    def _answers(self, piece: Piece, body: str, party: str | None) -> bool:
        """A heading that opens an answer: to the question above it, to a party, or the
        part with all answers."""
        last = self.turns[-1] if self.turns else None
        if party or _SECOND.match(body) or (self.replies and not self._asking()):
            self.replies, self.party, self.current = True, party, None
            if party:
                self._open("answer", (), piece.start, piece.end, party)
            return True
        numbers = last.numbers if last and last.kind == "question" else ()
        self._open("answer", numbers, piece.start, piece.end, last.party if last else None)
        return True

    def _asking(self) -> bool:
        return self.current is not None and self.turns[self.current].kind == "question"

    def _answered(self, pieces: list[Piece]) -> list[bool]:
        """For each piece whether the next heading below it is a plain answer label: then a
        paragraph that opens with the members' words is a question, and not the cabinet
        repeating one."""
        found = [False] * len(pieces)
        ahead = False
        for index in range(len(pieces) - 1, -1, -1):
            found[index] = ahead
            piece, marker = pieces[index], self.markers[index]
            body = self.context.text[piece.start : min(piece.end, piece.start + 200)]
            if marker == "asker":
                ahead = False
            elif marker == "answerer":
                ahead = party_in(body) is None and not _SECOND.match(body)
            elif piece.role is None and self.labels.answer.match(
                self.context.text, piece.start, piece.end
            ):
                ahead = True
        return found
