"""Who says «ik» and «wij» within quotation marks: whoever is quoted, and not the author."""

from bisect import bisect_left, bisect_right
from typing import Final

from griffier.extract.antecedents import Antecedents
from griffier.lexicon.context import ContextWords
from griffier.model import Actor

_BACK: Final = 600  # characters in which the mark that opens a quotation is sought
_BEFORE: Final = 200  # … and before that, whoever is quoted
_BEHIND: Final = 60  # … or behind the quotation: «…», aldus de premier
_MARKS: Final = (("«", "»"), ("“", "”"), ("„", "”"))
_EITHER: Final = '"'  # opens and closes
_ENDS: Final = (". ", "» ", "” ", '" ')  # of the sentence before
_LAST: Final = ("»", "”", _EITHER)


def voice(letter: Antecedents, words: ContextWords, at: int) -> tuple[Actor, ...] | None:
    """Who says what stands at an offset: None where no quotation holds it, or where the author
    is quoted; nobody where it does not say whom it quotes."""
    text = letter.text
    part = letter.parts[max(0, bisect_right(letter.parts, at) - 1)]
    low = max(part, at - _BACK)
    opened = _opened(text, low, at)
    if opened < 0:
        return None
    start = max(part, opened - _BEFORE)
    start = max(start, *(text.rfind(end, start, opened) + len(end) for end in _ENDS))
    said = text[start:opened].lower().replace(":", " ").replace(",", " ").split()
    if not said:
        return _behind(letter, words, at)
    if not (words.self | words.own).isdisjoint(said):
        return None
    return _named(letter, words, start, opened)


def _opened(text: str, low: int, at: int) -> int:
    """Where the quotation that holds an offset opens, or -1."""
    for first, last in _MARKS:
        opened = text.rfind(first, low, at)
        if opened >= 0 and text.count(first, low, at) > text.count(last, low, at):
            return opened
    return text.rfind(_EITHER, low, at) if text.count(_EITHER, low, at) % 2 else -1


def _named(letter: Antecedents, words: ContextWords, start: int, end: int) -> tuple[Actor, ...]:
    """The first who is named in a stretch, but not behind a preposition."""
    beside = words.owner | words.with_ | words.venues | words.within | words.agent
    low, high = (bisect_left(letter.starts, offset) for offset in (start, end))
    for mention in letter.mentions[low:high]:
        before = letter.text[start : mention.start].lower().split()[-2:]
        if beside.isdisjoint(before):
            shown = letter.text[mention.start : mention.end]
            return (Actor(mention.entity, shown, mention.person),)
    return ()


def _behind(letter: Antecedents, words: ContextWords, at: int) -> tuple[Actor, ...] | None:
    """«…», aldus de premier; «…», zei een bewoner."""
    text = letter.text
    closed = min((k for k in (text.find(m, at, at + _BACK) for m in _LAST) if k >= 0), default=-1)
    said = text[closed + 1 : closed + _BEHIND].split("\n")[0].lower() if closed >= 0 else ""
    behind = said.replace(",", " , ").split()
    first = next((word for word in behind if word != ","), "")
    if not (behind[:1] == [","] or first in words.according):
        return None
    if not (words.self | words.own).isdisjoint(behind[:4]):
        return None
    return _named(letter, words, closed, closed + 1 + len(said))
