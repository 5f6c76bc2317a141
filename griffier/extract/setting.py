"""The setting of a letter: who writes, and who sat at its meetings.

Much in a report is said without a subject («er werd gesproken over …»); the setting
says who that must have been, if it is plain, and otherwise that nobody can tell.
"""

import datetime
import re
from bisect import bisect_right
from dataclasses import dataclass, field

from griffier.lexicon.context import ContextWords
from griffier.lexicon.parties import parties_of
from griffier.model import Actor, Annotations, Letter, Meeting, Role, Sentence, Turn


@dataclass(slots=True)
class Setting:
    """Facts about a whole letter that single sentences rely on.

    `authors` is the government or body that writes; `scenes` says from which offset on
    which meeting is spoken of; `parties` who met there. `foretells` is true of an
    annotated agenda: what it says of its author is meant and not done.
    """

    authors: tuple[Actor, ...]
    addressee: tuple[Actor, ...]
    today: datetime.date | None  # the date of the letter
    foretells: bool
    declares: bool  # declaration or conclusions, in which a deed without a doer is not its authors'
    travels: bool  # a letter that opens by telling of a visit of its author
    house_speaks: bool  # a paper of the House itself: decisions, a written consultation
    questions: tuple[Turn, ...]  # where members of the House speak
    sentences: tuple[Sentence, ...]
    meetings: dict[str, Meeting]
    parties: dict[str, tuple[Actor, ...]]
    scenes: list[tuple[int, str]]
    _starts: list[int] = field(default_factory=list)
    _placed: tuple[int, int, str | None] = (-1, -1, None)

    def __post_init__(self) -> None:
        self._starts = [s.start for s in self.sentences]

    def sentence_start(self, at: int) -> int:
        """Where the sentence begins that holds offset `at`."""
        index = bisect_right(self._starts, at) - 1
        return self._starts[index] if index >= 0 else 0

    def is_author(self, entity: str) -> bool:
        """Whether `entity` is the government that writes."""
        return any(author.id == entity for author in self.authors)

    def remember(self, sentence: Sentence, meeting: str | None) -> None:
        """Keep in mind at which meeting a sentence places itself, for the rest of its
        paragraph."""
        if meeting is not None:
            self._placed = (sentence.part, sentence.start, meeting)

    def meeting_at(self, at: int, *, there: bool = False) -> str | None:
        """The meeting that is spoken of at an offset, or None outside any. Where the letter
        is about no meeting, or `there` says that the words point to it («daar»), it is the
        one that an earlier sentence of the paragraph named."""
        sentence = bisect_right(self._starts, at) - 1
        part, start, placed = self._placed
        if (there or not self.scenes) and sentence >= 0:
            found = self.sentences[sentence]
            if found.part == part and found.start > start:
                return placed
        if sentence >= 0 and self.sentences[sentence].start == start:
            return placed
        index = bisect_right(self.scenes, (at, "\uffff")) - 1
        return self.scenes[index][1] if index >= 0 else None

    def house_asks(self, at: int) -> bool:
        """Whether members of the House speak at an offset."""
        return any(turn.start <= at < turn.end for turn in self.questions)

    def participants(self, at: int) -> tuple[Actor, ...]:
        """The parties to the meeting spoken of at an offset."""
        meeting = self.meeting_at(at)
        if meeting is None and self.declares:
            return self.authors
        return self.parties.get(meeting, ()) if meeting else ()


_OPENING = 1200  # characters in which a statement says on whose behalf it is made
_ID = re.compile(r"[A-Z][A-Z_]+\Z")  # an actor's id
_WE = re.compile(r"^(?:\d+[.)] )?(?:We|Wij), ", re.MULTILINE)
# Where the names of those who declare are over.
_NAMES_END = re.compile(r"[,;.]|\b(?:in|together|met|meeting|have|hebben|with|today)\b")
# Bodies of which a letter may report a session, and within how many days.
_SITS_IN_SESSIONS = frozenset({"EU_COUNCIL", "EUROPEAN_COUNCIL", "EUROGROUP", "NATO"})
_NEAR = 60
_ABOUT_A_MEETING = frozenset({"report", "agenda", "conclusions", "declaration"})
# Papers that the House's own officers sign and the government speaks in.
_ANSWERED = frozenset({"written_consultation", "answers"})
_BODIES_THAT_SPEAK = frozenset({"declaration", "conclusions", "alignment"})


def setting_of(letter: Letter, annotations: Annotations, words: ContextWords) -> Setting:
    """What a letter's head and its annotations say about author and meeting."""
    kind = letter.metadata.kind
    parties = {m.id: _parties(m) for m in annotations.meetings}
    way = _way(letter, annotations)
    scenes = _scenes(letter, annotations) if kind in _ABOUT_A_MEETING or way else []
    return Setting(
        authors=_authors(letter, annotations, parties, words),
        today=letter.metadata.date,
        addressee=_addressee(letter),
        foretells=kind == "agenda" or way > 0,
        declares=kind in ("declaration", "conclusions"),
        travels=_tells_of_visit(letter, words),
        house_speaks=kind in ("decisions", "written_consultation"),
        questions=tuple(turn for turn in letter.turns if turn.kind == "question"),
        sentences=letter.sentences,
        meetings={m.id: m for m in annotations.meetings},
        parties=parties,
        scenes=scenes,
    )


def _authors(
    letter: Letter,
    annotations: Annotations,
    parties: dict[str, tuple[Actor, ...]],
    words: ContextWords,
) -> tuple[Actor, ...]:
    """Who speaks as «ik», «wij» or "we": the first to sign, or the body that declares; but
    first of all whom the format states, where a connector knew it."""
    stated = tuple(
        Actor(value, "")
        for term, value in letter.text.given
        if term == "actor" and _ID.match(value)
    )
    if stated:
        return stated
    signed = tuple(
        Actor(sender.actor, sender.role or sender.name or "", sender.name)
        for sender in letter.metadata.senders[:1]
        if sender.actor
    )
    communique = letter.lang == "en" and letter.metadata.kind == "other"
    if letter.metadata.kind in _BODIES_THAT_SPEAK or communique:
        declared = _declaring(letter, annotations)
        met = parties[annotations.meetings[0].id] if _is_own(letter, annotations) else ()
        if {actor.id for actor in declared} < {actor.id for actor in met}:
            return met  # "We, the Prime Minister of Canada, …" names one party at a time
        return (
            declared
            or met
            or signed
            or _titled(letter, annotations)
            or _issuing(letter, annotations)
            or _spoken_for(letter, words)
        )
    house = any(actor.id in ("TK", "EK") for actor in signed)
    if letter.metadata.kind in _ANSWERED and house:
        return (Actor("NL", ""),)
    if signed or letter.lang != "nl":
        return signed or _spoken_for(letter, words)
    return (Actor("NL", ""),)


def _spoken_for(letter: Letter, words: ContextWords) -> tuple[Actor, ...]:
    """A statement that nobody signs: of the government that answers to the parliament it
    names, or of the Union's own service."""
    opening = letter.text.text[:_OPENING].lower()
    for entity, phrases in (("EU", words.spokesmen), ("GB", words.commons), ("IE", words.dail)):
        if any(phrase in opening for phrase in phrases):
            return (Actor(entity, ""),)
    return ()


def _tells_of_visit(letter: Letter, words: ContextWords) -> bool:
    """Whether title or first sentences speak of a visit."""
    text, opening = letter.text.text, letter.sentences[:2]
    told = " ".join([letter.metadata.title or "", *(text[s.start : s.end] for s in opening)])
    return not words.visits.isdisjoint(told.lower().split())


def _is_own(letter: Letter, annotations: Annotations) -> bool:
    """Whether a declaration is of the first meeting it names: its title does so."""
    titles = [part for part in letter.parts if part.role is Role.TITLE]
    first = annotations.meetings[0].id if annotations.meetings else None
    named = (m.start for m in annotations.meeting_mentions if m.meeting == first)
    if first and any(part.start <= at < part.end for at in named for part in titles):
        return True
    return bool(first) and annotations.meetings[0].name in (letter.metadata.title or "")


_ISSUES = re.compile(r"\b(?:issued|met|meeting|gathered|adopted|declare|agreed|made)\b")
_LISTED = re.compile(r"(?:,|\band\b|\bthe\b|\s)*")


def _issuing(letter: Letter, annotations: Annotations) -> tuple[Actor, ...]:
    """ "The ministers of Denmark, Estonia and Finland issued the following statement": the
    countries listed at the head of the first sentence."""
    text = letter.text.text
    prose = (s for s in letter.sentences if letter.parts[s.part].role is Role.PARAGRAPH)
    first = next(prose, None)
    verb = _ISSUES.search(text, first.start, first.end) if first else None
    if first is None or verb is None:
        return ()
    found: list[Actor] = []
    behind = -1
    for mention in annotations.mentions:
        if not first.start <= mention.start < verb.start() or mention.form == "adjective":
            continue
        if behind >= 0 and not _LISTED.fullmatch(text, behind, mention.start):
            break
        found.append(Actor(mention.entity, text[mention.start : mention.end]))
        behind = mention.end
    return tuple(found) if len(found) > 1 else ()


def _titled(letter: Letter, annotations: Annotations) -> tuple[Actor, ...]:
    """ "G7 Leaders' Communiqué": the first body or group a title names."""
    for part in letter.parts:
        if part.role is Role.TITLE:
            named = (m for m in annotations.mentions if part.start <= m.start < part.end)
            first = next((m for m in named if m.kind in ("body", "group")), None)
            if first is not None:
                shown = letter.text.text[first.start : first.end]
                return (Actor(first.entity, shown),)
    return ()


def _declaring(letter: Letter, annotations: Annotations) -> tuple[Actor, ...]:
    """ "We, leaders of the European Union, in consultation with …": those who are named at
    once behind the pronoun, and no further than the next comma or preposition."""
    text = letter.text.text
    opening = _WE.search(text)
    if opening is None:
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
        leaders = mention.entity == "EUROPEAN_COUNCIL" and not alone
        entity = "EU" if leaders else mention.entity  # its leaders, at a summit with others
        found[entity] = Actor(entity, text[mention.start : mention.end])
    if "EU" in found:
        found.pop("MEMBER_STATES", None)
    return tuple(found.values())


def _addressee(letter: Letter) -> tuple[Actor, ...]:
    """The House written to; «u» and «uw Kamer» in the letter mean it."""
    named = letter.metadata.addressee or ""
    return (Actor("EK" if "Eerste" in named and "Tweede" not in named else "TK", named),)


def _parties(meeting: Meeting) -> tuple[Actor, ...]:
    """The body that met, or the parties a summit is named after."""
    ids = (meeting.body,) if meeting.body else parties_of(meeting.name)
    return tuple(Actor(entity, meeting.name) for entity in ids)


def _way(letter: Letter, annotations: Annotations) -> int:
    """-1 if a plain letter opens by telling of a Council session that has been, 1 if of one
    to come, 0 otherwise: not every report calls itself one."""
    written, main = letter.metadata.date, annotations.meetings[:1]
    consulted = letter.metadata.kind == "written_consultation"  # on the agenda of a session
    if not (consulted or letter.metadata.kind == "letter") or not main or not written:
        return 0
    met, opening = main[0].date, letter.sentences[:2]
    named = any(
        mention.meeting == main[0].id and sentence.start <= mention.start < sentence.end
        for mention in annotations.meeting_mentions
        for sentence in opening
    )
    if not (named or consulted) or met is None or main[0].body not in _SITS_IN_SESSIONS:
        return 0
    return 0 if abs((written - met).days) > _NEAR else (1 if met > written else -1)


def _scenes(letter: Letter, annotations: Annotations) -> list[tuple[int, str]]:
    """From where on which meeting is spoken of: the main one from the start, another
    from a title or heading that names it."""
    if not annotations.meetings:
        return []
    if letter.metadata.kind == "declaration" and not _is_own(letter, annotations):
        return []
    scenes = [(0, annotations.meetings[0].id)]
    headings = [p for p in letter.parts if p.role in (Role.TITLE, Role.HEADING)]
    for part in headings:
        named = [m for m in annotations.meeting_mentions if part.start <= m.start < part.end]
        if len({m.meeting for m in named}) == 1:
            scenes.append((part.start, named[0].meeting))
    return scenes
