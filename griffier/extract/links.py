"""What ties a statement to the rest of its document: the references and footnotes that
belong to it, the question it answers and the party that asked, and the number of a promise
to the House."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from griffier.extract.setting import Setting
from griffier.model import Act, Annotations, Letter, Note, Reference, Sentence, Span, Statement

_HOUSES: Final = frozenset({"TK", "EK"})


def with_links(
    statements: Sequence[Statement], letter: Letter, annotations: Annotations, setting: Setting
) -> tuple[Statement, ...]:
    """The statements with references, footnotes and questions, promises numbered from 1 in
    order of the text.

    A note or reference belongs to the statement whose evidence holds it, else to that which
    ends last before it in the same sentence.
    """
    ends = {id(each): _reach(each, statements, letter) for each in statements}
    linked = [_linked(each, ends[id(each)], letter, annotations) for each in statements]
    return _numbered(linked, setting)


def _reach(statement: Statement, statements: Sequence[Statement], letter: Letter) -> Span:
    """From where the statement begins to where the next of its sentence does; its own
    evidence whole."""
    start, end = statement.evidence.start, statement.evidence.end
    sentence = _sentence(letter, start)
    limit = sentence.end + 1 if sentence else end
    later = (s.evidence.start for s in statements if end <= s.evidence.start < limit)
    inside = any(s.evidence.start <= end < s.evidence.end for s in statements if s is not statement)
    stop = end + 1 if inside else min(later, default=limit)
    first = all(
        s.evidence.start >= start or s.evidence.start < (sentence.start if sentence else 0)
        for s in statements
    )
    return Span(sentence.start if sentence and first else start, max(stop, end + 1))


def _sentence(letter: Letter, offset: int) -> Sentence | None:
    at = bisect_right(letter.sentences, offset, key=lambda each: each.start) - 1
    return letter.sentences[at] if at >= 0 else None


def _linked(
    statement: Statement, reach: Span, letter: Letter, annotations: Annotations
) -> Statement:
    notes = [n for n in letter.text.notes if n.anchor and reach.start < n.anchor <= reach.end]
    found = [r.id for r in annotations.references if reach.start <= r.start < reach.end]
    found += [r.id for note in notes for r in _within(note, annotations.references)]
    numbers, party = _question(letter, statement.evidence.start)
    return replace(
        statement,
        references=tuple(dict.fromkeys(found)),
        footnotes=tuple(note.mark for note in notes),
        answers=numbers,
        asked_by=party,
    )


def _within(note: Note, references: Sequence[Reference]) -> list[Reference]:
    return [each for each in references if note.start <= each.start < note.end]


def _question(letter: Letter, offset: int) -> tuple[tuple[str, ...], str | None]:
    """The numbers of the questions answered at an offset, and the one party that asked."""
    turn = next((t for t in letter.turns if t.start <= offset < t.end), None)
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
