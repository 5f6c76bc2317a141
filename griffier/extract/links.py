"""What ties a statement to the rest of its document: the references and footnotes that
belong to it, the question it answers and the party that asked, and the number of a promise
to the House."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from griffier.extract.setting import Setting
from griffier.model import Act, Annotations, Letter, Note, Reference, Span, Statement, Turn

_HOUSES: Final = frozenset({"TK", "EK"})


def with_links(
    statements: Sequence[Statement], letter: Letter, annotations: Annotations, setting: Setting
) -> tuple[Statement, ...]:
    """The statements with references, footnotes and questions, promises numbered from 1 in
    order of the text.

    A note or reference belongs to the statement whose evidence holds it, else to that which
    ends last before it in the same sentence.
    """
    beside = _by_sentence(statements, letter)
    places = _Places.of(letter, annotations)
    linked = [
        _linked(each, _reach(each, beside[_index(letter, each)], letter), letter, places)
        for each in statements
    ]
    return _numbered(linked, setting)


@dataclass(frozen=True, slots=True)
class _Places:
    """References in order of their start, notes in order of their anchor, turns of theirs."""

    references: tuple[Reference, ...]
    notes: tuple[Note, ...]
    turns: tuple[Turn, ...]

    @classmethod
    def of(cls, letter: Letter, annotations: Annotations) -> "_Places":
        anchored = (note for note in letter.text.notes if note.anchor)
        return cls(
            tuple(sorted(annotations.references, key=lambda each: each.start)),
            tuple(sorted(anchored, key=lambda note: note.anchor or 0)),
            tuple(sorted(letter.turns, key=lambda turn: turn.start)),
        )

    def within(self, start: int, end: int) -> tuple[Reference, ...]:
        """The references that begin from `start` up to `end`."""
        begin = bisect_left(self.references, start, key=lambda each: each.start)
        return self.references[
            begin : bisect_left(self.references, end, key=lambda each: each.start)
        ]

    def hanging(self, reach: Span) -> tuple[Note, ...]:
        """The notes whose marks stand in a stretch; a mark stands behind its word."""
        begin = bisect_right(self.notes, reach.start, key=lambda note: note.anchor or 0)
        return self.notes[begin : bisect_right(self.notes, reach.end, key=lambda n: n.anchor or 0)]

    def turn(self, offset: int) -> Turn | None:
        """The question or answer an offset lies in."""
        at = bisect_right(self.turns, offset, key=lambda turn: turn.start) - 1
        return self.turns[at] if at >= 0 and offset < self.turns[at].end else None


def _index(letter: Letter, statement: Statement) -> int:
    """Which sentence a statement stands in, -1 where it stands in none."""
    return bisect_right(letter.sentences, statement.evidence.start, key=lambda s: s.start) - 1


def _by_sentence(
    statements: Sequence[Statement], letter: Letter
) -> Mapping[int, Sequence[Statement]]:
    found: dict[int, list[Statement]] = {}
    for each in statements:
        found.setdefault(_index(letter, each), []).append(each)
    return found


def _reach(statement: Statement, beside: Sequence[Statement], letter: Letter) -> Span:
    """From where the statement begins to where the next of its sentence does; its own
    evidence whole. `beside` are the statements of its sentence."""
    start, end = statement.evidence.start, statement.evidence.end
    at = _index(letter, statement)
    sentence = letter.sentences[at] if at >= 0 else None
    limit = sentence.end + 1 if sentence else end
    later = (s.evidence.start for s in beside if end <= s.evidence.start < limit)
    inside = any(s.evidence.start <= end < s.evidence.end for s in beside if s is not statement)
    stop = end + 1 if inside else min(later, default=limit)
    first = all(s.evidence.start >= start for s in beside)
    return Span(sentence.start if sentence and first else start, max(stop, end + 1))


def _linked(statement: Statement, reach: Span, letter: Letter, places: _Places) -> Statement:
    notes = places.hanging(reach)
    found = [each.id for each in places.within(reach.start, reach.end)]
    found += [each.id for note in notes for each in places.within(note.start, note.end)]
    numbers, party = _question(letter, places.turn(statement.evidence.start))
    if not (found or notes or numbers or party):
        return statement
    return replace(
        statement,
        references=tuple(dict.fromkeys(found)),
        footnotes=tuple(note.mark for note in notes),
        answers=numbers,
        asked_by=party,
    )


def _question(letter: Letter, turn: Turn | None) -> tuple[tuple[str, ...], str | None]:
    """The numbers of the questions a turn answers, and the one party that asked."""
    if turn is None or turn.kind != "answer":
        return (), None
    if turn.party or not turn.numbers:
        return turn.numbers, turn.party
    asked = {
        each.party
        for each in letter.turns
        if each.kind == "question" and not set(turn.numbers).isdisjoint(each.numbers)
    }
    return turn.numbers, asked.pop() if len(asked) == 1 else None


def _numbered(statements: Sequence[Statement], setting: Setting) -> tuple[Statement, ...]:
    """Promises of the author to the House, numbered."""
    numbered, count = [], 0
    for each in statements:
        if _to_the_house(each, setting):
            count += 1
            numbered.append(replace(each, promise=count))
        else:
            numbered.append(each)
    return tuple(numbered)


def _to_the_house(statement: Statement, setting: Setting) -> bool:
    promised = statement.act is Act.COMMIT and statement.polarity == "positive"
    own = any(setting.is_author(actor.id) for actor in statement.actors)
    return promised and own and any(each.id in _HOUSES for each in statement.recipients)
