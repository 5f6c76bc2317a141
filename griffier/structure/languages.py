"""Stretches of a document in the other language: an English declaration behind a Dutch letter.

Each is told apart by the rules of its own language as if the rest of the document were blank,
so that every offset stays what it was; then all are put together again.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from griffier.lexicon.structure import StructureWords
from griffier.model import Block, BlockKind, Letter, Part, Section, Sentence, Text, Turn

_WORD = re.compile(r"[^\W\d_]+")
_TELLING = 600  # characters of a block that are looked at
_SURE = 12  # words from which a block tells its language
_LEAST_SHARE = 0.12  # of function words (griffier/structure/language.py)
_LEAD = 3  # how many times more than those of the document's own language
_DATED_APART = frozenset({"declaration", "conclusions", "alignment"})
# Each stretch is read with the whole text at hand, so that many would take the time squared; a
# letter with its annexes has a few. Of more the longest are told apart.
_MOST = 6
_LEAST = 40  # words of a stretch; a quoted sentence is read with what stands round it


@dataclass(frozen=True, slots=True)
class Stretch:
    """Blocks in a row, from the first up to the last, exclusive, and their language."""

    first: int
    last: int
    lang: str


def stretches(text: Text, lang: str, words: Mapping[str, StructureWords]) -> tuple[Stretch, ...]:
    """The stretches of `text` in another language than `lang`, its own; none as a rule."""
    found: list[Stretch] = []
    told = [_language(text, block, lang, words) for block in text.blocks]
    if all(each in (None, lang) for each in told):
        return ()
    for other, group in groupby(
        enumerate(_settled(text, told, lang, words)), key=lambda pair: pair[1]
    ):
        run = [index for index, _ in group]
        if other != lang and _length(text, run) >= _LEAST:
            found.append(Stretch(run[0], run[-1] + 1, other))
    if len(found) > _MOST:
        longest = sorted(found, key=lambda each: -_length(text, range(each.first, each.last)))
        found = sorted(longest[:_MOST], key=lambda each: each.first)
    return tuple(found)


def first_told(text: Text, words: Mapping[str, StructureWords]) -> str | None:
    """The language of the first block that tells its own, where most of the text is in one
    language or the other (a letter and its annex of equal length), else None."""
    told = [(_language(text, block, "", words), block) for block in text.blocks]
    sure = sum(block.end - block.start for lang, block in told if lang)
    if sure * 2 < len(text.text):
        return None
    return next((lang for lang, _ in told if lang), None)


def _language(
    text: Text, block: Block, lang: str, words: Mapping[str, StructureWords]
) -> str | None:
    """The language of a block, or None where it does not tell."""
    if block.kind is BlockKind.NOTE:
        return lang
    said = _words(text, block)
    counts = {key: sum(map(each.function_words.__contains__, said)) for key, each in words.items()}
    own, best = counts.get(lang, 0), max(counts, key=counts.__getitem__)
    if best == lang or counts[best] == own:
        return lang if own else None
    sure = len(said) >= _SURE and counts[best] >= _LEAST_SHARE * len(said)
    return best if sure and counts[best] >= _LEAD * own else (lang if own else None)


def _settled(
    text: Text, told: Sequence[str | None], lang: str, words: Mapping[str, StructureWords]
) -> list[str]:
    """Each block's language: one that does not tell is in that of the blocks round it, and
    a heading in that of what it heads."""
    settled, before = list[str](), lang
    for index, each in enumerate(told):
        if each is None:
            following = next((other for other in told[index:] if other), lang)
            heads = following in words and _heads(text, text.blocks[index], words[following])
            each = following if following == before or heads else lang
        settled.append(each)
        before = each
    return settled


def _heads(text: Text, block: Block, words: StructureWords) -> bool:
    """ "Tirana Declaration", "Annex: Statement by the Council": not «Bijlage», nor a name."""
    said = _words(text, block)
    named = {word for kind in words.kinds for phrase in kind.words for word in phrase.split()}
    return not (named | words.function_words).isdisjoint(said)


def _words(text: Text, block: Block) -> list[str]:
    """The words a block begins with; enough to tell its language by."""
    return _WORD.findall(text.text[block.start : min(block.end, block.start + _TELLING)].lower())


def _length(text: Text, run: Sequence[int]) -> int:
    first, last = text.blocks[run[0]], text.blocks[run[-1]]
    return text.text.count(" ", first.start, last.end)


def only(text: Text, stretch: Stretch) -> Text:
    """`text` with all but a stretch blank; what the format states is not of the stretch."""
    blocks = text.blocks[stretch.first : stretch.last]
    start, end = blocks[0].start, blocks[-1].end
    kept = " " * start + text.text[start:end] + " " * (len(text.text) - end)
    return replace(text, text=kept, blocks=blocks, notes=(), furniture=(), given=())


def without(text: Text, found: Sequence[Stretch]) -> Text:
    """`text` with some stretches blank."""
    kept, blocks = text.text, list[Block]()
    behind = 0
    for stretch in found:
        blocks += text.blocks[behind : stretch.first]
        behind = stretch.last
        start, end = text.blocks[stretch.first].start, text.blocks[stretch.last - 1].end
        kept = kept[:start] + " " * (end - start) + kept[end:]
    return replace(text, text=kept, blocks=(*blocks, *text.blocks[behind:]))


def joined(text: Text, main: Letter, others: Sequence[Letter]) -> Letter:
    """The whole document: the head of `main`, the parts of all in their order."""
    dated = tuple(_dated(each, main) for each in others)
    pieces = (main, *dated)
    sections = sorted((s for piece in pieces for s in piece.sections), key=_start)
    turns = sorted((t for piece in pieces for t in piece.turns), key=_start)
    parts = sorted((part for piece in pieces for part in piece.parts), key=_start)
    starts = [part.start for part in parts]
    placed = tuple(
        _placed(part, piece, sections, turns, starts) for part, piece in _owned(parts, pieces)
    )
    sentences = sorted((s for piece in pieces for s in piece.sentences), key=_start)
    return replace(
        main,
        text=text,
        parts=placed,
        sections=tuple(sections),
        turns=tuple(turns),
        sentences=tuple(replace(s, part=bisect_right(starts, s.start) - 1) for s in sentences),
        pieces=pieces,
    )


def _owned(parts: Sequence[Part], pieces: Sequence[Letter]) -> Iterator[tuple[Part, Letter]]:
    owners = {id(part): piece for piece in pieces for part in piece.parts}
    return ((part, owners[id(part)]) for part in parts)


def _placed(
    part: Part,
    piece: Letter,
    sections: Sequence[Section],
    turns: Sequence[Turn],
    starts: Sequence[int],
) -> Part:
    """A part whose indices count in the whole document."""
    section = None if part.section is None else sections.index(piece.sections[part.section])
    turn = None if part.turn is None else turns.index(piece.turns[part.turn])
    lead = None if part.lead is None else bisect_right(starts, piece.parts[part.lead].start) - 1
    return replace(part, section=section, turn=turn, lead=lead)


def _dated(other: Letter, main: Letter) -> Letter:
    """A stretch that states no day is of the day of the document, but for a declaration: the
    letter that encloses it is of a later day."""
    if other.metadata.kind in _DATED_APART:
        return other
    date = other.metadata.date or main.metadata.date
    return replace(other, metadata=replace(other.metadata, date=date))


def _start(each: Part | Section | Turn | Sentence) -> int:
    return each.start
