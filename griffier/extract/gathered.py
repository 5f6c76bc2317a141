"""Who met, as the opening of a text lists them: "The Foreign Ministers of Latvia, Moldova and
Georgia met in Riga", "The Meeting was attended by the Ministers of …"."""

import re
from bisect import bisect_left
from itertools import islice
from typing import Final

from griffier.extract.speakers import named_as
from griffier.model import Actor, Annotations, Letter, Mention, Role

_FIRST: Final = 5  # sentences in which a text says who met
_TELLS: Final = frozenset({Role.PARAGRAPH, Role.ITEM})
_MET = re.compile(
    r"\b(?:met|gathered|convened|assembled|meeting|(?:come|came) together|held"
    r"|(?:are|were) determined|declare|reaffirm)\b"
)
_ATTENDED = re.compile(
    r"(?<!also )\b(?:attended by|participation of|(?:bringing|brought) together"
    r"|(?:meeting|summit|session|consultations|talks|conference) (?:of|between)) "
)
# What stands between the names of those who met, and before the first of them.
_BETWEEN = re.compile(
    r"(?:[\s,()–-]|\b(?:and|the|of|for|or|its|their|all|both|from|as well as|[Ww]e|[Tt]he|Mr|Ms"
    r"|H\.E\."
    r"|(?:Grand |Federal |Federative |Socialist |Democratic |Islamic |Hashemite |People['’]s )*"
    r"(?:Republic|Kingdom|Federation|State|Principality|Duchy)"
    r"|Heads? of (?:State|Government)|Government|Member States|[Ll]eaders|[Rr]epresentatives"
    r"|[Dd]elegations|[Cc]ounterparts|(?:[Pp]rime |[Ff]oreign |[Dd]efence )?[Mm]inisters"
    r"|Foreign Affairs|Defence|[Pp]residents|[Cc]ountries)\b\.?)*"
)


def gathered(letter: Letter, annotations: Annotations) -> tuple[Actor, ...]:
    """Those whom one of the first sentences of an English text lists as having met; none
    where it names fewer than two."""
    if letter.lang != "en":
        return ()
    text = letter.text.text
    prose = (s for s in letter.sentences if letter.parts[s.part].role in _TELLS)
    for sentence in islice(prose, _FIRST):
        met = _MET.search(text, sentence.start, sentence.end)
        found = _list(text, annotations, sentence.start, met.start()) if met else ()
        attended = _ATTENDED.search(text, sentence.start, sentence.end)
        if len(found) < 2 and attended:
            found = _list(text, annotations, attended.end(), sentence.end)
        if len(found) > 1:
            return found
    return ()


def _list(text: str, annotations: Annotations, start: int, end: int) -> tuple[Actor, ...]:
    found: dict[str, Actor] = {}
    behind = start
    mentions = annotations.mentions
    for mention in mentions[bisect_left(mentions, start, key=_start) :]:
        if mention.start >= end or not _BETWEEN.fullmatch(text, behind, mention.start):
            break
        if mention.form != "adjective":
            found.setdefault(mention.entity, named_as(text, mention))
        behind = mention.end
    if "EU" in found:
        found.pop("MEMBER_STATES", None)
    return tuple(found.values())


def _start(mention: Mention) -> int:
    return mention.start
