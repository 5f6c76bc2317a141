"""Who met, as the opening of a text lists them: "The Foreign Ministers of Latvia, Moldova and
Georgia met in Riga", "The Meeting was attended by the Ministers of …"."""

import re
from bisect import bisect_left
from itertools import islice
from typing import Final

from griffier.extract.speakers import ABOVE, named_as
from griffier.model import Actor, Annotations, Letter, Mention, Role

_HEAD: Final = 400  # characters in which a body of two is named
_FIRST: Final = 5  # sentences in which a text says who met
_LINES: Final = ABOVE | {Role.HEADING}
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

# "NATO-Georgia Commission", "EU–Armenia Cooperation Council": a body of two parties.
_PAIRED = re.compile(
    r"\b(?P<one>[A-Z][A-Za-z]+)[-–](?P<other>[A-Z][\w’'-]+(?: [A-Z][a-z]+)?) "
    r"(?:[A-Z][a-z-]+ ){0,3}?"
    r"(?P<body>Commission|Council|Committee)\b"
)


def paired(letter: Letter, annotations: Annotations) -> tuple[str, tuple[Actor, ...]]:
    """The last word of the name of a body of two parties that the head of an English text
    gives, in small letters, and the two; empty where there is none."""
    text = letter.text.text
    above = (p for p in letter.parts if p.role in _LINES and p.start < _HEAD)
    lines = (_PAIRED.search(text, p.start, p.end) for p in above)
    named = next(filter(None, lines), None)
    if letter.lang != "en" or named is None:
        return "", ()
    at = {named.start("one"), named.start("other")}
    found = {m.entity: named_as(text, m) for m in annotations.mentions if m.start in at}
    if len(found) < len(at):  # "NATO-Ukraine Council", which is itself the name of a meeting
        said = {text[m.start : m.end]: m.entity for m in annotations.mentions}
        names = (named["one"], named["other"].removesuffix(f" {named['body']}"))
        found = {said[each]: Actor(said[each], each) for each in names if each in said}
    return (named["body"].lower(), tuple(found.values())) if len(found) == len(at) else ("", ())


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
