"""Who has the floor in a debate written down word for word: «De heer Smit (SP): Voorzitter.
Ik …» is no word of the government that the document is otherwise of."""

import re
from bisect import bisect_right
from typing import Final

from griffier.extract.draft import Draft
from griffier.extract.sentence import Analysis
from griffier.extract.setting import Setting
from griffier.lexicon.context import ContextWords
from griffier.lexicon.grammar import Tag
from griffier.model import Act, Actor, Annotations, Letter

_FEWEST: Final = 3  # speeches; fewer are a list that happens to look so
_PARTY: Final = re.compile(r"\([A-Z][^()\n]{1,30}\):$")  # but not behind a name with a party
# A debate told in summary: «De heer Smit (SP) hekelt …», «Antwoord van de minister».
_TOLD: Final = re.compile(r"(?:De heer|Mevrouw|Het lid)\s[^:.\n?]{2,60}?\([^()\n]{2,30}\)\s+[a-z]")
_ANSWERS: Final = re.compile(
    r"(?:Antwoord van |De )?(?:de )?(?:minister|staatssecretaris|bewinds)", re.I
)
_SITTING: Final = re.compile(r"\b(?:algemeen|nota-?|wetgevings)\s?overleg\b", re.IGNORECASE)
_HEAD: Final = 3000  # characters in which a paper says that it tells of a debate
_PRESIDENCY: Final = "EU_PRESIDENCY"  # what «de voorzitter» is of a Council, not of a debate
_NAMED: Final = r"\s[^:.\n?]{2,90}?:(?=\s|$)"


class Floor:
    """From which offset on who speaks; nobody in particular outside a debate."""

    def __init__(self, letter: Letter, annotations: Annotations, words: ContextWords) -> None:
        self.starts: list[int] = []
        self.speakers: list[tuple[Actor, ...]] = []
        self.usual: tuple[Actor, ...] = ()  # who is the author outside the debate
        titles = sorted(words.floor_openers, key=len, reverse=True)
        if not titles:
            return
        opener = re.compile(rf"(?:{'|'.join(map(re.escape, titles))})(?:{_NAMED}|:)", re.IGNORECASE)
        text, sure = letter.text.text, False
        for part in letter.parts:
            if match := opener.match(text, part.start):
                self.starts.append(part.start)
                self.speakers.append(_speaker(annotations, part.start, match.end()))
                sure = sure or bool(_PARTY.search(match[0]) and self.speakers[-1])
        if not (sure or len(self.starts) >= _FEWEST) or not any(self.speakers):
            self.starts, self.speakers = self._summary(letter)

    def _summary(self, letter: Letter) -> tuple[list[int], list[tuple[Actor, ...]]]:
        """Where members of the House are told of, and where the government that answers."""
        text, starts, speakers = letter.text.text, list[int](), list[tuple[Actor, ...]]()
        if letter.lang != "nl" or not _SITTING.search(text, 0, _HEAD):
            return starts, speakers
        for part in letter.parts:
            member = _TOLD.match(text, part.start)
            if member or (starts and _ANSWERS.match(text, part.start)):
                starts.append(part.start)
                speakers.append((Actor("TK" if member else "NL", ""),))
        return starts, speakers

    def hand(self, setting: Setting, at: int) -> bool:
        """Make whoever speaks at an offset the author there; False where the chair does, who
        speaks for nobody and reads out what the government has promised."""
        if not self.starts or at < self.starts[0]:
            return True
        self.usual, setting.debated = self.usual or setting.authors, True
        speaker = self.speakers[bisect_right(self.starts, at) - 1]
        setting.authors = speaker or self.usual
        return bool(speaker)

    def read_out(self, drafts: list[Draft], analysis: Analysis) -> list[Draft]:
        """What the chair tells of the promises made: «De minister stuurt de Kamer een brief»;
        nothing of what the chair itself does."""
        if any(tag & Tag.NOMINATIVE and tag & Tag.PERSONAL for tag in analysis.tokens.tags):
            return []
        house = ("TK", "EK")
        promised = (draft for draft in drafts if draft.act is Act.COMMIT)
        return [d for d in promised if d.actors and all(a.id not in house for a in d.actors)]


def _speaker(annotations: Annotations, start: int, end: int) -> tuple[Actor, ...]:
    """The member or minister named before the colon."""
    first = bisect_right([m.start for m in annotations.mentions], start - 1)
    named = [m for m in annotations.mentions[first : first + 2] if m.start < end]
    named = [m for m in named if m.entity in ("TK", "EK") or m.kind == "role"]
    named = [m for m in named if m.entity != _PRESIDENCY]
    return tuple(Actor(m.entity, "", m.person) for m in named[:1])
