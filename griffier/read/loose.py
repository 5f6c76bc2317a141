"""Notes nobody linked: a superscript in the text, and below a paragraph that begins with it.

Word letters set by hand and web pages copied from them have such notes. A superscript
whose note does not turn up stays what it was, an exponent or the e of «20e».
"""

import re
import unicodedata
from typing import TYPE_CHECKING

from griffier.model import BlockKind

if TYPE_CHECKING:
    from griffier.read.canvas import Leaf

_SIGN = r"\d{1,3}|\*{1,4}|[†‡§]{1,2}"
# What a note is marked with: a number, a letter, asterisks or daggers, bracketed or not.
MARK = re.compile(rf"[\[(]?({_SIGN}|[a-z]|[ivx]{{1,5}})[\])]?\.?", re.IGNORECASE)
_MARKED = rf"{_SIGN}|[a-z]|[¹²³⁰⁴-⁹]{{1,3}}"
_HEAD = re.compile(
    rf"(?:[\[(]({_MARKED})[\])][.:]?\s*|({_MARKED})[\])]?[.:]?\s+)(?=\S)", re.IGNORECASE
)
_STOPS = " .:)]"
# Paragraphs a note may have besides its first, when another note follows.
_MORE_PARAGRAPHS = 3

_Raised = tuple[int, int, int]  # leaf, start, end


def mark_label(text: str) -> str | None:
    """The bare mark in `text` («[3]» and «( 3 )» are «3», «²» is «2»), or None if it is no mark."""
    found = MARK.fullmatch(unicodedata.normalize("NFKC", "".join(text.split())))
    return found.group(1) if found else None


def settle_loose_marks(leaves: list["Leaf"], notes: list["Leaf"]) -> None:
    """Turn superscripts with a note of that mark at the end into marks, in place."""
    wanted = _raised_marks(leaves)
    if not wanted:
        return
    taken = _unmarked_notes(leaves, notes) or _tail(leaves, wanted)
    for label, (index, start, end) in wanted.items():
        note = taken.get(label)
        if note is not None:
            note.key = note.key or f"loose {label}"
            _hang(leaves[index], start, end, note.key)
    notes.extend(leaf for leaf in leaves if leaf.kind is BlockKind.NOTE)
    leaves[:] = [leaf for leaf in leaves if leaf.kind is not BlockKind.NOTE]


def _hang(leaf: "Leaf", start: int, end: int, key: str) -> None:
    """Replace the superscript `start:end` by the mark of note `key`."""
    behind = start - 1 if leaf.line.text[start - 1] == " " else start
    leaf.line.cut(start, end)
    leaf.line.marks.append((behind, key))


def _raised_marks(leaves: list["Leaf"]) -> dict[str, _Raised]:
    """The first superscript of each label that does not open its block. The last one
    comes first, so that cutting it out leaves the others where they are."""
    found: dict[str, _Raised] = {}
    for index, leaf in enumerate(leaves):
        for start, end in leaf.line.raised:
            label = mark_label(leaf.line.text[start:end]) if start else None
            if label:
                found.setdefault(label, (index, start, end))
    return dict(sorted(found.items(), key=lambda item: item[1], reverse=True))


def _unmarked_notes(leaves: list["Leaf"], notes: list["Leaf"]) -> dict[str, "Leaf"]:
    """Notes the format knows as such and nothing points at, by their label."""
    marked = {key for leaf in leaves for _, key in leaf.line.marks}
    return {note.label: note for note in reversed(notes) if note.key not in marked}


def _tail(leaves: list["Leaf"], wanted: dict[str, _Raised]) -> dict[str, "Leaf"]:
    """The blocks at the end that open with a wanted mark, made notes; last mark first."""
    taken: dict[str, Leaf] = {}
    below = len(leaves)
    for label, (index, _, _) in wanted.items():
        if not _follows(label, wanted):
            continue
        for at in range(below - 1, max(index, below - 2 - _MORE_PARAGRAPHS), -1):
            head = _head(leaves[at]) if _may_be_note(leaves[at]) else None
            if head is not None and head[0] == label:
                rest = leaves[at + 1 : below] if taken else []
                _become_note(leaves[at], rest, *head)
                taken[label], below = leaves[at], at
                break
    return taken


def _follows(label: str, wanted: dict[str, _Raised]) -> bool:
    """Whether a number is the first or has the one before it among the superscripts: the
    2 of «m²» has not."""
    return not label.isdecimal() or label == "1" or str(int(label) - 1) in wanted


def strip_label(note: "Leaf") -> None:
    """Take a note's own mark off its text; one without a mark gets it from there, unless
    that is a letter, which may be a word."""
    head = _head(note)
    if head is None:
        return
    if head[0] == note.label or (not note.label and not head[0].isalpha()):
        note.label = head[0]
        note.line.cut(0, head[1])


def _head(leaf: "Leaf") -> tuple[str, int] | None:
    """The mark a block opens with, and where its text proper starts."""
    text = leaf.line.text
    if leaf.line.raised and leaf.line.raised[0][0] == 0:
        end = leaf.line.raised[0][1]
        label = mark_label(text[:end])
        while end < len(text) and text[end] in _STOPS:
            end += 1
        return (label, end) if label and end < len(text) else None
    found = _HEAD.match(text)
    label = mark_label(found.group(1) or found.group(2)) if found else None
    return (label, found.end()) if found and label else None


def _may_be_note(leaf: "Leaf") -> bool:
    """A numbered heading or list item begins like a note and is none."""
    return leaf.kind is BlockKind.PARAGRAPH and not leaf.line.strong


def _become_note(leaf: "Leaf", more: list["Leaf"], label: str, end: int) -> None:
    leaf.line.cut(0, end)
    for following in more:
        leaf.line.gap()
        leaf.line.write(following.line.text)
        following.line.cut(0, following.line.length)
    leaf.kind, leaf.level, leaf.label = BlockKind.NOTE, 0, label
