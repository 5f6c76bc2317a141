"""Who speaks where nobody signs: the body that resolves, the two sides of a joint statement.

"The Security Council, Recalling its resolution 1244, …, Decides …" names the body whose
verbs follow without a subject; "the two sides agreed …" are the two states that the title
names, or of which the opening tells again and again.
"""

import re
from bisect import bisect_right
from collections import Counter
from typing import Final

from griffier.model import Actor, Annotations, Letter, Mention, Role

_RESOLVES: Final = 6000  # characters within which a resolving body is named
_OPENING: Final = 2500  # characters in which a joint statement tells between whom it is
_BEFORE: Final = re.compile(r"(?:\d+[.)] )?(?:The )?")
_BEHIND: Final = re.compile(r",(?:\s*\Z|\s+(?=[A-Z–-]|having\b))")
_PAIR: Final = re.compile(
    r"\b(?:both|two) (?:sides|leaders|countries|parties|ministers|presidents"
    r"|prime ministers|nations|governments|states)\b",
    re.IGNORECASE,
)
_NO_STATE: Final = frozenset({"EU", "UN", "TK", "EK"})
_OFTEN: Final = 2  # times each of two states is named, where no title names them
# Lines above the text of a document.
ABOVE: Final = frozenset({Role.TITLE, Role.DATELINE})
# Between the names of a list: "the Czech Republic, the Republic of Hungary and …".
LISTED: Final = re.compile(r"(?:,|\band\b|\bthe\b|\b(?:Republic|Kingdom) of\b|\s)*")
_JOINT: Final = re.compile(r"\b(?:joint|between)\b", re.IGNORECASE)


def resolving_body(letter: Letter, annotations: Annotations) -> tuple[Actor, ...]:
    """The body that opens a paragraph as "The General Assembly," and then resolves."""
    if letter.lang != "en":
        return ()
    text, starts = letter.text.text, [part.start for part in letter.parts]
    for mention in annotations.mentions:
        if mention.start > _RESOLVES:
            break
        if mention.kind != "body" or mention.form != "noun":
            continue
        part = letter.parts[bisect_right(starts, mention.start) - 1]
        opens = _BEFORE.fullmatch(text, part.start, mention.start)
        if opens and _BEHIND.match(text, mention.end, part.end):
            return (Actor(mention.entity, text[mention.start : mention.end]),)
    return ()


def opening_body(letter: Letter, annotations: Annotations) -> tuple[Actor, ...]:
    """The body of which a text tells in its first words: "The European Parliament adopted …"."""
    first = next((p for p in letter.parts if p.role is Role.PARAGRAPH), None)
    if letter.lang != "en" or first is None:
        return ()
    text = letter.text.text
    for mention in annotations.mentions:
        if mention.start >= first.start:
            opens = mention.kind == "body" and _BEFORE.fullmatch(text, first.start, mention.start)
            return (named_as(text, mention),) if opens else ()
    return ()


def listed(
    text: str, annotations: Annotations, behind: int, end: int | None = None
) -> tuple[Actor, ...]:
    """The actors of the list that goes on at offset `behind`."""
    found: dict[str, Actor] = {}
    for mention in annotations.mentions:
        if not behind <= mention.start < (end or len(text)):
            continue
        if not LISTED.fullmatch(text, behind, mention.start):
            break
        found.setdefault(mention.entity, named_as(text, mention))
        behind = mention.end
    return tuple(found.values())


def two_sides(letter: Letter, annotations: Annotations) -> tuple[Actor, ...]:
    """The two states between which a statement is that speaks of "the two sides"."""
    text = letter.text.text
    if letter.lang != "en":
        return ()
    states = [
        m for m in annotations.mentions if m.kind in ("country", "role") and is_state(m.entity)
    ]
    above = [part for part in letter.parts if part.role in ABOVE]
    titled = {m.entity: m for m in states if any(p.start <= m.start < p.end for p in above)}
    paired = bool(_PAIR.search(text))
    if len(titled) == 2 and (paired or any(_JOINT.search(text, p.start, p.end) for p in above)):
        return tuple(named_as(text, mention) for mention in titled.values())
    if not paired:
        return ()
    counted = Counter(m.entity for m in states if m.start < _OPENING)
    often = counted.most_common(3)
    third = often[2][1] if len(often) > 2 else 0
    if len(often) < 2 or often[1][1] < max(_OFTEN, third + 1) or titled.keys() - dict(often[:2]):
        return ()
    firsts = {m.entity: m for m in reversed(states) if m.entity in dict(often[:2])}
    return tuple(named_as(text, mention) for mention in sorted(firsts.values(), key=_start))


def is_state(entity: str) -> bool:
    """Whether an id is that of a state (ISO 3166-1, XK) and not of a body with two letters."""
    return len(entity) == 2 and entity.isalpha() and entity not in _NO_STATE


def _start(mention: Mention) -> int:
    return mention.start


def named_as(text: str, mention: Mention) -> Actor:
    """A mention as an actor, with the words that name it."""
    return Actor(mention.entity, text[mention.start : mention.end], mention.person)


def as_union(author: Actor) -> Actor:
    """The Union, where its service speaks."""
    return Actor("EU", author.text, author.person) if author.id == "EEAS" else author
