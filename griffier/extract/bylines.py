"""Whose a statement is, as the lines round its text say it: "Statement by X", "EU Statement",
"X issued the following statement", the office below a signature.
"""

import re
from itertools import islice
from typing import Final

from griffier.extract.speakers import ABOVE, LISTED, listed, named_as
from griffier.lexicon.parties import parties_of
from griffier.model import Actor, Annotations, Letter, Mention, Role

_HEAD: Final = 400  # characters in which a line above the text says whose it is
_OPENING: Final = 600  # characters in which a statement says between whom it is
_SIGNED: Final = 200  # characters below a closing in which an office stands
_TWO: Final = 2
_FIRST: Final = 3  # sentences in which a press release says who issued what follows

_ISSUES = re.compile(r"\b(?:issued|met|meeting|gathered|adopted|declare|agreed|made|released)\b")
_FOLLOWS = re.compile(
    r"\b(?:issued|made|released|gave)\b.{0,40}\b(?:statement|remarks)\b|\bsaid(?: today)?:"
)
_ISSUED_BY = re.compile(
    r"\bstatement (?:is|was|has been)(?: being)? (?:issued|made|released|published) "
    r"(?:by|on behalf of) (?:the )?(?:[Gg]overnments? of (?:the )?)?"
)
_REPORT: Final = 1200  # characters in which a report says what it is on


def issued_by(letter: Letter, annotations: Annotations) -> tuple[Actor, ...]:
    """ "The text of the following statement was released by the Governments of Peru, Chile and
    Japan": several who are listed behind such words."""
    text = letter.text.text
    prose = (s for s in letter.sentences if letter.parts[s.part].role is Role.PARAGRAPH)
    for sentence in islice(prose, _FIRST):
        if by := _ISSUED_BY.search(text, sentence.start, sentence.end):
            found = listed(text, annotations, by.end(), sentence.end)
            return found if len(found) > 1 else ()
    return ()


def issuing(
    letter: Letter, annotations: Annotations, *, announced: bool = False
) -> tuple[Actor, ...]:
    """ "The ministers of Denmark, Estonia and Finland issued the following statement": those
    listed at the head of the first sentences; "… was issued by": those behind it. Where it
    must be `announced`, the words say that a statement follows."""
    text = letter.text.text
    prose = (s for s in letter.sentences if letter.parts[s.part].role is Role.PARAGRAPH)
    for sentence in islice(prose, _FIRST):
        if by := _ISSUED_BY.search(text, sentence.start, sentence.end):
            return listed(text, annotations, by.end(), sentence.end)
        verb = _ISSUES.search(text, sentence.start, sentence.end)
        follows = _FOLLOWS.search(text, sentence.start, sentence.end)
        if follows is None and (announced or verb is None):
            continue
        end = min(each.start() for each in (verb, follows) if each)
        found = _first_list(text, annotations, sentence.start, end)
        if len(found) > 1 or (found and follows):
            return found
    return ()


def _first_list(text: str, annotations: Annotations, start: int, end: int) -> tuple[Actor, ...]:
    found: list[Actor] = []
    behind = -1
    for mention in annotations.mentions:
        if not start <= mention.start < end or mention.form == "adjective":
            continue
        if behind >= 0 and not LISTED.fullmatch(text, behind, mention.start):
            break
        found.append(named_as(text, mention))
        behind = mention.end
    return tuple(found)


_BETWEEN = re.compile(r"\bbetween (?:the )?|\bEU ?[-–] ?(?=[A-Z])|\b[A-Z]\w+[-–]EU\b")
_BESIDE = re.compile(r"[-– ,]*(?:(?:and|the|its|member states) ?)*(?:republic of )?", re.IGNORECASE)


def between(letter: Letter, annotations: Annotations) -> tuple[Actor, ...]:
    """ "The Association Council between the European Union and Moldova", "the EU-Moldova
    Association Council": the two parties an opening names."""
    if letter.lang != "en":
        return ()
    text = letter.text.text
    for opening in _BETWEEN.finditer(text, 0, _OPENING):
        joined = "between" not in opening.group()
        behind = opening.start() if joined else opening.end()
        found: dict[str, Actor] = {}
        for mention in annotations.mentions:
            if mention.start < behind:
                continue
            if not _BESIDE.fullmatch(text, behind, mention.start):
                break
            found.setdefault(mention.entity, named_as(text, mention))
            behind = mention.end
        if "EU" in found and len(found) > 1:
            found.pop("MEMBER_STATES", None)
            return tuple(found.values())
        if joined and len(ids := parties_of(_line_at(text, opening.start()))) == _TWO:
            return tuple(Actor(entity, opening.group()) for entity in ids)
    return ()


def _line_at(text: str, at: int) -> str:
    return text[text.rfind("\n", 0, at) + 1 :].split("\n", 1)[0]


_BY = re.compile(
    r"\b(?:by|(?:statement|declaration|communiqu[eé]|resolution|conclusions|message|release) of) "
    r"(?:the |H\.E\. ?|His Excellency |Her Excellency |Mr\.? |Mrs\.? |Ms\.? |Dr\.? )*"
    r"(?:G7 )?(?:members of the )?",
    re.IGNORECASE,
)


# "… of the members of the European Council with the Member States of the G5 Sahel".
_WITH = re.compile(
    r"(?:(?!at\b|on\b|after\b|following\b)[\w'’-]+,? )*?(?:together )?with (?:the )?"
)


_REMARKS = re.compile(
    r"(?:[^\n]{0,80}: )?(?:(?:opening|closing|press|introductory|keynote|joint) )*"
    r"(?:remarks|speech|address|intervention|doorstep|keynote) (?:given |delivered )?by\b",
    re.IGNORECASE,
)


def speaker(letter: Letter, annotations: Annotations) -> tuple[Actor, ...]:
    """ "Remarks by President Michel after the EU-Japan summit": whoever speaks, whatever
    meeting it was about."""
    if letter.lang != "en":
        return ()
    text = letter.text.text
    said = any(p.role is Role.TITLE and _REMARKS.match(text, p.start, p.end) for p in letter.parts)
    return by_line(letter, annotations) if said else ()


def by_line(letter: Letter, annotations: Annotations) -> tuple[Actor, ...]:
    """ "Joint statement by High Representative Ashton and Commissioner Füle on …": those
    a title says it is by."""
    text = letter.text.text
    for part in letter.parts:
        by = _BY.search(text, part.start, part.end) if part.role is Role.TITLE else None
        found = listed(text, annotations, by.end(), part.end) if by else ()
        if by and found and (beside := _WITH.match(text, by.end(), part.end)):
            known = {actor.id for actor in found}
            others = listed(text, annotations, beside.end(), part.end)
            found += tuple(actor for actor in others if actor.id not in known)
        if found:
            return found
    return ()


_STATEMENT = re.compile(
    r"(?:['’]s?)?(?: [\w-]+){0,2}? (?:statement|intervention|remarks|explanation of vote|reply)\b",
    re.IGNORECASE,
)


def own_line(letter: Letter, annotations: Annotations) -> tuple[Actor, ...]:
    """ "EU Statement on the elections", "Foreign Secretary statement": the first words of a
    line above the text name whose statement it is."""
    text = letter.text.text
    if letter.lang != "en":
        return ()
    for part in letter.parts:
        if part.start > _HEAD:
            break
        first = _first_within(annotations, part.start, part.end)
        if part.role not in _LINES or first is None or first.form == "adjective":
            continue
        opens = text[part.start : first.start].strip().lower() in ("", "the")
        if opens and _STATEMENT.match(text, first.end, part.end):
            return (named_as(text, first),)
    return ()


_LINES: Final = ABOVE | {Role.HEADING}


def _first_within(annotations: Annotations, start: int, end: int) -> Mention | None:
    return next((m for m in annotations.mentions if start <= m.start < end), None)


def signing_office(
    letter: Letter, annotations: Annotations, signed: tuple[Actor, ...]
) -> tuple[Actor, ...]:
    """ "Yours sincerely, … Member of the Commission", "Minister of Foreign Affairs of Latvia":
    for whom an English letter is signed, where its signature names a state or body."""
    known = signed and signed[0].id != "NL"
    if letter.lang != "en" or known:
        return ()
    for part in letter.parts:
        below = part.end if part.role is Role.CLOSING else part.start
        if part.role not in (Role.CLOSING, Role.SIGNATURE):
            continue
        within = (m for m in annotations.mentions if below <= m.start < below + _SIGNED)
        named = next((m for m in within if m.kind in ("role", "body", "country")), None)
        if named is not None and named.form != "capital":
            name = next((each.name for each in letter.metadata.senders), None)
            text = letter.text.text[named.start : named.end]
            return (Actor(named.entity, text, named.person or name),)
    return ()


def published(letter: Letter, annotations: Annotations) -> tuple[Actor, ...]:
    """The country whose ministry heads an English press release."""
    text = letter.text.text
    for mention in annotations.mentions:
        if mention.start > _HEAD or letter.lang != "en":
            break
        if (mention.role or "").lower().startswith("ministry"):
            return (named_as(text, mention),)
    return ()


_MINE = re.compile(r"\bI \w+(?:,? and \w+)? (?:the )?$")
_OWNED = ("'s ", "’s ")


def one_person(text: str, annotations: Annotations) -> tuple[Actor, ...]:
    """ "I reiterated the UK's commitment": for whom somebody speaks who says "I" and signs
    nothing; one whom nobody knows where the text does not tell."""
    for mention in annotations.mentions:
        owned = mention.kind == "country" and text.startswith(_OWNED, mention.end)
        if owned and _MINE.search(text, max(0, mention.start - 40), mention.start):
            return (Actor(mention.entity, text[mention.start : mention.end]),)
    return ()


def of_committee(letter: Letter) -> bool:
    """A list of decisions of a committee of the House, or its report on a bill, with what the
    parties say of it."""
    if letter.lang != "nl" or letter.metadata.kind not in ("decisions", "other"):
        return False
    opening = letter.text.text[:_REPORT]
    reports = "voorbereidend onderzoek" in opening and "VERSLAG" in opening
    return reports or letter.metadata.kind == "decisions"
