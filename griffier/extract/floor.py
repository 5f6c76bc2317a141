"""Who has the floor in a debate written down word for word: «De heer Smit (SP): Voorzitter.
Ik …» is no word of the government that the document is otherwise of."""

import re
from bisect import bisect_right
from typing import Final

from griffier.extract.setting import Setting
from griffier.lexicon.context import ContextWords
from griffier.model import Actor, Annotations, Letter

_FEWEST: Final = 3  # speeches; fewer are a list that happens to look so
_NAMED: Final = r"\s[^:.\n?]{2,90}?:(?=\s|$)"


class Floor:
    """From which offset on who speaks; nobody in particular outside a debate."""

    def __init__(self, letter: Letter, annotations: Annotations, words: ContextWords) -> None:
        self.starts: list[int] = []
        self.speakers: list[tuple[Actor, ...]] = []
        titles = sorted(words.floor_openers, key=len, reverse=True)
        if not titles:
            return
        opener = re.compile(rf"(?:{'|'.join(map(re.escape, titles))})(?:{_NAMED}|:)", re.IGNORECASE)
        text = letter.text.text
        for part in letter.parts:
            if match := opener.match(text, part.start):
                self.starts.append(part.start)
                self.speakers.append(_speaker(annotations, part.start, match.end()))
        if len(self.starts) < _FEWEST or not any(self.speakers):
            self.starts = []

    def hand(self, setting: Setting, at: int) -> bool:
        """Make whoever speaks at an offset the author there; False where the chair does."""
        if not self.starts or at < self.starts[0]:
            return True
        speaker = self.speakers[bisect_right(self.starts, at) - 1]
        setting.authors = speaker
        return bool(speaker)


def _speaker(annotations: Annotations, start: int, end: int) -> tuple[Actor, ...]:
    """The member or minister named before the colon."""
    first = bisect_right([m.start for m in annotations.mentions], start - 1)
    named = [m for m in annotations.mentions[first : first + 2] if m.start < end]
    named = [m for m in named if m.entity in ("TK", "EK") or m.kind == "role"]
    return tuple(Actor(m.entity, "", m.person) for m in named[:1])
