"""In whose name a letter or declaration speaks: «ik», «wij», "we", "the Participants".

Who signs, who declares, who met, whom the title names: the first that is plain counts.
"""

import re
from collections.abc import Mapping

from griffier.extract.bylines import (
    between,
    by_line,
    issued_by,
    issuing,
    of_committee,
    one_person,
    own_line,
    published,
    signing_office,
    speaker,
)
from griffier.extract.gathered import gathered, paired
from griffier.extract.official import speaks_to_house
from griffier.extract.speakers import ABOVE, is_state, listed, opening_body, two_sides
from griffier.extract.visits import VISIT
from griffier.lexicon.context import ContextWords
from griffier.lexicon.parties import parties_of
from griffier.model import Actor, Annotations, Letter, Meeting, Role

_HEAD = 300  # characters in which a press release names its body in a heading
_OPENING = 1200  # characters in which a statement says on whose behalf it is made
_ID = re.compile(r"[A-Z][A-Z_]+\Z")  # an actor's id
_WE = re.compile(r"^(?:\d+[.)] )?(?:We|Wij), |(?<=, )we, (?=the )", re.MULTILINE)
NOBODY = "-"  # stands for authors who have no id, and for none in what is found
_JOINTLY = re.compile(
    r"^(?:\d+[.)] )?(?:We|Wij)(?:,| the\b| de\b)[^.]*\b"
    r"(?:[Mm]inisters|[Ll]eaders|[Hh]eads|[Pp]articipants|[Pp]arties|[Mm]embers|[Rr]epresentatives"
    r"|[Ll]eiders|[Rr]egeringsleiders|[Dd]eelnemers|[Pp]artijen)\b"
    r"|^(?:\d+[.)] )?(?:The )?(?:Ministers|Leaders|Participants|Heads of State|Parties)\b",
    re.MULTILINE,
)
# Where the names of those who declare are over.
_NAMES_END = re.compile(r"[,;.]|\b(?:in|together|met|meeting|have|hebben|with|today)\b")
# "We, as friends of Somalia, …": what the authors are to somebody, who is not among them.
_AS = re.compile(
    r"(?:all |gathered )?as (?:\w+ )?"
    r"(?:friends|partners|neighbours|guarantors|supporters|donors|allies|observers)\b"
)
_SAYS_I = re.compile(r"(?:^|[.,;] )I [a-z]", re.MULTILINE)  # one person, and no body
_JOINT = ("joint ", "gezamenlijke ")
# Papers that the House's own officers sign and the government speaks in.
_ANSWERED = frozenset({"written_consultation", "answers"})
_BODIES_THAT_SPEAK = frozenset({"declaration", "conclusions", "alignment"})
# Behind one of these a title says what a statement is about, and not whose it is.
_ABOUT = re.compile(
    r"\b(?:on|against|about|regarding|concerning|following|to mark|in response to)\b"
)

# Who declares something about a meeting in the title, and is not it.
_NEVER_MEETS = frozenset({"EU_PARLIAMENT", "EU_HR", "EU_COMMISSION"})

# Circles that speak as one, however a text lists their members.
_SPEAK_AS_ONE = frozenset({"G7", "G8", "G20", "V4", "NATO", "BENELUX", "BALTICS", "NORDICS", "NB8",
                           "E3", "WEIMAR", "QUINT", "BRICS", "ASEAN"})  # fmt: skip

Parties = Mapping[str, tuple[Actor, ...]]


def authors_of(
    letter: Letter,
    annotations: Annotations,
    parties: Parties,
    words: ContextWords,
) -> tuple[Actor, ...]:
    """Who speaks as «ik», «wij» or "we": the first to sign, or the body that declares; but
    first of all whom the format states, where a connector knew it."""
    stated = tuple(
        Actor(value, "")
        for term, value in letter.text.given
        if term == "actor" and _ID.match(value)
    )
    stated = stated or speaker(letter, annotations)
    if stated:
        return stated
    signed = tuple(
        Actor(sender.actor, sender.role or sender.name or "", sender.name)
        for sender in letter.metadata.senders[:1]
        if sender.actor
    )
    signed = signing_office(letter, annotations, signed) or signed
    if letter.lang == "en" and signed and signed[0].id == "NL":
        signed = _spoken_for(letter, words) or signed  # "The Minister for Europe, Mr X"
    speaks = letter.metadata.kind in _BODIES_THAT_SPEAK
    if speaks or is_communique(letter):
        found = _of_body(letter, annotations, parties, words, signed)
        council = not speaks and [actor.id for actor in found] == ["EU_COUNCIL"]
        if council and _SAYS_I.search(letter.text.text, 0, _OPENING):
            return one_person(letter.text.text, annotations)
        return found
    house = any(actor.id in ("TK", "EK") for actor in signed)
    if letter.metadata.kind in _ANSWERED and house:
        return (Actor("NL", ""),)
    if not signed and of_committee(letter):
        return (Actor("TK", ""),)
    if signed or letter.lang != "nl":
        return signed or _spoken_for(letter, words) or _titled(letter, annotations)
    return (Actor("NL", ""),) if speaks_to_house(letter) else ()


def _of_body(
    letter: Letter,
    annotations: Annotations,
    parties: Parties,
    words: ContextWords,
    signed: tuple[Actor, ...],
) -> tuple[Actor, ...]:
    """Who declares or concludes, or what an unknown English text is of."""
    speaks = letter.metadata.kind in _BODIES_THAT_SPEAK
    declared = _declaring(letter, annotations)
    concludes = letter.metadata.kind == "conclusions" and bool(annotations.meetings)
    own = concludes or is_own(letter, annotations)
    met = parties[annotations.meetings[0].id] if own else ()
    told = _before_house(letter, words) if speaks else _spoken_for(letter, words)
    if told and not declared:
        return told  # a minister tells parliament of the meeting in the title
    if declared and {actor.id for actor in declared} < {actor.id for actor in met}:
        return met  # "We, the Prime Minister of Canada, …" names one party at a time
    named = by_line(letter, annotations)
    if len(named) > 1 and {a.id for a in signed} < {a.id for a in named} and not declared:
        return named  # "by the President of the Commission and the President of …"
    return (
        declared
        or issued_by(letter, annotations)
        or _not_met(signed, named)
        or own_line(letter, annotations)
        or _speaker(letter, named, met)
        or (named if len(named) == 1 and named[0].id in _NEVER_MEETS else ())
        or paired(letter, annotations)[1]
        or met
        or signed
        or _listed(letter, annotations)
        or between(letter, annotations)
        or two_sides(letter, annotations)
        or named
        or _titled(letter, annotations)
        or opening_body(letter, annotations)
        or issuing(letter, annotations)
        or _spoken_for(letter, words)
        or published(letter, annotations)
    )


def unlisted(letter: Letter) -> tuple[Actor, ...]:
    """Who declares jointly and is not to be told apart: "We, the Ministers of the Northern
    Corridor, …". What they do is told of nobody."""
    if letter.metadata.kind != "declaration" or letter.metadata.senders:
        return ()
    titled = (letter.metadata.title or "").lower().startswith(_JOINT)
    jointly = titled or _JOINTLY.search(letter.text.text[:_OPENING])
    return (Actor(NOBODY, ""),) if jointly else ()


def _spoken_for(letter: Letter, words: ContextWords) -> tuple[Actor, ...]:
    """A statement that nobody signs: of the government that answers to the parliament it
    names, or of the Union's own service."""
    opening = letter.text.text[:_OPENING].lower()
    spoken = (
        ("GB", words.commons),
        ("IE", words.dail),
        ("US", words.press_office),
        ("EU", words.spokesmen),
    )
    for entity, phrases in spoken:
        if any(phrase in opening for phrase in phrases):
            return (Actor(entity, ""),)
    return ()


def _before_house(letter: Letter, words: ContextWords) -> tuple[Actor, ...]:
    """ "House of Commons, Statement by the Prime Minister": of the government, whatever
    meeting it is about."""
    opening = letter.text.text[:_HEAD].lower()
    spoken = any(phrase in opening for phrase in words.before_house)
    return _spoken_for(letter, words) if spoken and letter.lang == "en" else ()


def is_own(letter: Letter, annotations: Annotations) -> bool:
    """Whether a document is of the first meeting it names: the lines above its text do so."""
    titles = [part for part in letter.parts if part.role in ABOVE]
    first = annotations.meetings[0].id if annotations.meetings else None
    named = (m.start for m in annotations.meeting_mentions if m.meeting == first)
    if first and any(part.start <= at < part.end for at in named for part in titles):
        return True
    titled = (letter.metadata.title or "").lower()
    return bool(first) and annotations.meetings[0].name.lower() in titled


def _titled(letter: Letter, annotations: Annotations) -> tuple[Actor, ...]:
    """ "G7 Leaders' Communiqué": the first body or group a title names."""
    for part in letter.parts:
        heads = part.role is Role.HEADING and part.start < _HEAD and letter.lang == "en"
        if part.role is Role.TITLE or heads:
            about = _ABOUT.search(letter.text.text, part.start, part.end)
            end = about.start() if about and about.start() > part.start else part.end
            named = (m for m in annotations.mentions if part.start <= m.start < end)
            first = next((m for m in named if m.kind in ("body", "group")), None)
            if first is not None:
                return listed(letter.text.text, annotations, first.start, end)
    return ()


def _listed(letter: Letter, annotations: Annotations) -> tuple[Actor, ...]:
    """Those who met by the list in the opening, where no group in the title stands for them."""
    titled = {actor.id for actor in _titled(letter, annotations)}
    return () if titled & _SPEAK_AS_ONE else gathered(letter, annotations)


def _declaring(letter: Letter, annotations: Annotations) -> tuple[Actor, ...]:
    """ "We, leaders of the European Union, in consultation with …": those who are named at
    once behind the pronoun, and no further than the next comma or preposition."""
    text = letter.text.text
    opening = _WE.search(text)
    if opening is None or _AS.match(text, opening.end()):
        return ()
    end = opening.end() + _NAMES_END.search(text[opening.end() :] + ",").start()  # type: ignore[union-attr]
    inside = [m for m in annotations.mentions if opening.start() <= m.start < end]
    alone = any(m.body == "EUROPEAN_COUNCIL" for m in annotations.meetings[:1])
    found: dict[str, Actor] = {}
    behind = opening.end()
    for mention in inside:
        between = text[behind : mention.start].split()
        behind = mention.end
        if found and "of" in between and "and" not in between:
            break  # "the G7 Foreign Ministers of Canada, France …"
        if found and mention.kind == "role" and not between:
            break
        leaders = mention.entity == "EUROPEAN_COUNCIL" and not alone
        entity = "EU" if leaders else mention.entity  # its leaders, at a summit with others
        found[entity] = Actor(entity, text[mention.start : mention.end])
    if (len(found) > 1 and found.keys() - {"EU"} != {"MEMBER_STATES"}) or "EU" in found:
        found.pop("MEMBER_STATES", None)  # "of ASEAN Member States"
    others = {a.id: a for a in listed(text, annotations, behind)}  # "of Germany, France and …"
    if found and all(is_state(entity) for entity in (list(found)[-1], *others)):
        found |= others
    return tuple(found.values())


def _speaker(letter: Letter, named: tuple[Actor, ...], met: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """ "Statement by H.E. X, Prime Minister of Denmark, at the General Assembly": one state."""
    one = len(named) == 1 and is_state(named[0].id) and letter.metadata.kind == "declaration"
    return named if one and named[0].id not in {actor.id for actor in met} else ()


def _not_met(signed: tuple[Actor, ...], named: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """A body that declares something about a meeting in the title, with those beside it."""
    if not signed or signed[0].id not in _NEVER_MEETS:
        return ()
    return named if signed[0].id in {actor.id for actor in named} else signed


def is_communique(letter: Letter) -> bool:
    """Whether an English text of no known kind may be one of a meeting or body."""
    return letter.lang == "en" and letter.metadata.kind == "other"


def parties_by_meeting(letter: Letter, annotations: Annotations) -> dict[str, tuple[Actor, ...]]:
    """Who met at each meeting: its body, those a summit is named after, or, at the meeting
    that the document is of, those it says it was between."""
    found = {m.id: _parties(m) for m in annotations.meetings}
    if annotations.meetings and is_own(letter, annotations):
        first = annotations.meetings[0]
        told = _declaring(letter, annotations) or _listed(letter, annotations)
        known = paired(letter, annotations)[1] or found[first.id]
        known = known or (() if len(told) > 1 else between(letter, annotations))
        found[first.id] = told if len(told) > max(1, len(known)) else known
        named = by_line(letter, annotations)  # "of the European Council with the G5 Sahel"
        if len(named) > 1 and {a.id for a in known} < {a.id for a in named}:
            found[first.id] = named
    return found


def _parties(meeting: Meeting) -> tuple[Actor, ...]:
    """The body that met, or the parties a summit is named after; of a visit nobody yet."""
    if meeting.body == VISIT:
        return ()
    ids = (meeting.body,) if meeting.body else parties_of(meeting.name)
    return tuple(Actor(entity, meeting.name) for entity in ids)
