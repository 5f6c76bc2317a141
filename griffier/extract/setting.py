"""The setting of a letter: who writes, and who sat at its meetings.

Much in a report is said without a subject («er werd gesproken over …»); the setting
says who that must have been, if it is plain, and otherwise that nobody can tell.
"""

import datetime
import re
from bisect import bisect_right
from dataclasses import dataclass, field

from griffier.extract.authors import (
    authors_of,
    is_communique,
    is_own,
    parties_by_meeting,
    unlisted,
)
from griffier.extract.bylines import issuing, of_committee
from griffier.extract.gathered import paired
from griffier.extract.official import is_news
from griffier.extract.scenes import scenes_of
from griffier.extract.speakers import as_union, is_state, resolving_body
from griffier.extract.visits import VISIT, guest_and_host, tells_of_visit
from griffier.lexicon.context import ContextWords
from griffier.model import Actor, Annotations, Letter, Meeting, Sentence, Turn


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
    of_body: bool  # a text that tells what the body did that is its author
    travels: bool  # a letter that opens by telling of a visit of its author
    of_both: str  # the short name of the body of two parties that speaks: "council"
    house_speaks: bool  # a paper of the House itself: decisions, a written consultation
    decides: bool  # a list of decisions of a committee
    describes: bool  # a fiche, most of which tells what somebody else's proposal says
    debated: bool  # somebody has the floor in a debate
    questions: tuple[Turn, ...]  # where members of the House speak
    sentences: tuple[Sentence, ...]
    meetings: dict[str, Meeting]
    parties: dict[str, tuple[Actor, ...]]
    scenes: list[tuple[int, str]]
    _starts: list[int] = field(default_factory=list)
    _placed: tuple[int, int, str | None] = (-1, -1, None)
    _spoke: tuple[int, tuple[Actor, ...]] = (-1, ())  # in which sentence, and who
    _told: tuple[int, tuple[Actor, ...]] = (-1, ())  # in which paragraph, and who last
    _people: set[int] = field(default_factory=set)  # sentences about people who are no actor
    _talk: tuple[int, tuple[Actor, ...]] = (-1, ())  # where a talk was told of, and whose

    def __post_init__(self) -> None:
        self._starts = [s.start for s in self.sentences]

    def sentence_start(self, at: int) -> int:
        """Where the sentence begins that holds offset `at`."""
        index = bisect_right(self._starts, at) - 1
        return self._starts[max(index, 0)] if self._starts else 0

    def is_author(self, entity: str) -> bool:
        """Whether `entity` is the government that writes."""
        return any(author.id == entity for author in self.authors)

    def remember(self, sentence: Sentence, meeting: str | None) -> None:
        """Keep in mind at which meeting a sentence places itself, for the rest of its
        paragraph."""
        if meeting is not None:
            self._placed = (sentence.part, sentence.start, meeting)

    def heard(self, sentence: Sentence, actors: tuple[Actor, ...]) -> None:
        """Keep in mind who was the subject of a sentence, for "they" and "it" in the next."""
        self._spoke = (sentence.start, actors)
        if actors or sentence.part != self._told[0]:
            self._told = (sentence.part, actors)

    def heard_people(self, start: int) -> None:
        """Keep in mind that the sentence at `start` is about people who are no actor."""
        self._people.add(start)

    def is_of_people(self, start: int) -> bool:
        """Whether the sentence at `start` is about such people."""
        return start in self._people

    def people_before(self, at: int) -> bool:
        """Whether the sentence before the one that holds offset `at` was about such people."""
        index = bisect_right(self._starts, at) - 2
        return index >= 0 and self._starts[index] in self._people

    def talked(self, at: int, parties: tuple[Actor, ...]) -> None:
        """Keep in mind between whom the sentence at an offset tells of a talk or visit."""
        self._talk = (at, parties)

    def talk_at(self, at: int) -> tuple[Actor, ...]:
        """The parties to the talk told of shortly before offset `at`: «Ik sprak met X. Ook Y
        kwam aan de orde.»"""
        begun, parties = self._talk
        if not 0 <= begun < at <= begun + _TALK:
            return ()
        known = {a.id for a in (*parties, *self.authors)}
        if any(is_state(actor.id) and actor.id not in known for actor in self.spoke_last(at)):
            return ()  # somebody else has come up in this paragraph
        return parties

    def spoke_before(self, at: int) -> tuple[Actor, ...]:
        """The subject of the sentence before the one that holds offset `at`."""
        index = bisect_right(self._starts, at) - 2
        before = index >= 0 and self._starts[index] == self._spoke[0]
        return self._spoke[1] if before else ()

    def text_before(self, at: int, text: str) -> str:
        """The sentence before the one that holds offset `at`, of the same paragraph."""
        index = bisect_right(self._starts, at) - 2
        if index < 0 or self.sentences[index].part != self.sentences[index + 1].part:
            return ""
        return text[self.sentences[index].start : self.sentences[index].end]

    def spoke_last(self, at: int) -> tuple[Actor, ...]:
        """The last subject that was an actor, earlier in the paragraph of offset `at`."""
        index = bisect_right(self._starts, at) - 1
        same = index >= 0 and self.sentences[index].part == self._told[0]
        return self._told[1] if same else ()

    def talkers(self, at: int) -> tuple[Actor, ...]:
        """Those between whom a release tells of a talk, in whatever paragraph before `at`."""
        begun, parties = self._talk
        told = not self.scenes and not self.addressee and 0 <= begun < at
        return parties if told else ()

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
        return self.told_of(at)

    def told_of(self, at: int) -> str | None:
        """The meeting that titles and headings above an offset tell of."""
        index = bisect_right(self.scenes, (at, "\uffff")) - 1
        return (self.scenes[index][1] or None) if index >= 0 else None

    def house_asks(self, at: int) -> bool:
        """Whether members of the House speak at an offset."""
        return any(turn.start <= at < turn.end for turn in self.questions)

    @property
    def house_has_floor(self) -> bool:
        """Whether a member of the House is speaking, in a debate."""
        return bool(self.authors) and all(a.id in ("TK", "EK") for a in self.authors)

    @property
    def of_two(self) -> bool:
        """Whether two states speak together: a release tells of the talk they had."""
        return len(self.authors) == _TWO and all(is_state(a.id) for a in self.authors)

    def speakers(self, at: int) -> tuple[Actor, ...]:
        """Who speaks at an offset: the members whose questions a paper prints, or its authors."""
        return self.addressee if self.house_asks(at) else self.authors

    def spoken_to(self, at: int) -> tuple[Actor, ...]:
        """Whom «u» means: the reader, or the author where members of the House speak."""
        return self.authors if self.house_asks(at) else self.addressee

    def on_visit(self, at: int) -> bool:
        """Whether a visit is spoken of at an offset, and no body that meets."""
        meeting = self.meeting_at(at)
        return meeting is not None and self.meetings[meeting].body == VISIT

    def sitting(self, at: int) -> str | None:
        """The body of ministers that meets at an offset, or None where none does."""
        meeting = self.meetings.get(self.meeting_at(at) or "")
        return meeting.body if meeting and meeting.body in _MINISTERS_SIT else None

    def participants(self, at: int) -> tuple[Actor, ...]:
        """The parties to the meeting spoken of at an offset."""
        meeting = self.meeting_at(at)
        if meeting is None and (self.declares or self.of_body):
            return self.authors
        met = self.parties.get(meeting, ()) if meeting else ()
        several = len(self.authors) > 1 or not all(is_state(a.id) for a in self.authors)
        if self.declares and len(self.authors) > 1 and self.told_of(at) is None:
            return self.authors  # beside the General Assembly that a sentence names
        return met or (self.authors if self.declares and several else ())


# Bodies of which a letter may report a session, and within how many days.
SITS_IN_SESSIONS = frozenset({"EU_COUNCIL", "EUROPEAN_COUNCIL", "EUROGROUP", "NATO"})
_MINISTERS_SIT = frozenset({"EUROGROUP", "NATO"})
_NEAR = 60
_HEAD = 400  # characters in which the body that speaks is named
_TWO = 2
_TALK = 1200  # characters behind the start of a talk within which what came up belongs to it
_ABOUT_A_MEETING = frozenset({"report", "agenda", "conclusions", "declaration"})


def setting_of(letter: Letter, annotations: Annotations, words: ContextWords) -> Setting:
    """What a letter's head and its annotations say about author and meeting."""
    kind = letter.metadata.kind
    parties = parties_by_meeting(letter, annotations)
    way = _way(letter, annotations)
    told = is_communique(letter) or is_news(letter)
    about = kind in _ABOUT_A_MEETING or (told and is_own(letter, annotations))
    scenes = scenes_of(letter, annotations, words) if about or way else []
    resolves = resolving_body(letter, annotations)
    authors = resolves or authors_of(letter, annotations, parties, words) or unlisted(letter)
    authors = tuple(map(as_union, authors))
    visits = (m for m in annotations.meetings if m.body == VISIT)
    parties |= {m.id: guest_and_host(m, authors) for m in visits}
    return Setting(
        authors=authors,
        today=letter.metadata.date or _day_of_body(letter, annotations),
        addressee=_addressee(letter, words),
        foretells=kind == "agenda" or way > 0,
        declares=kind in ("declaration", "conclusions")
        or bool(resolves)
        or (is_communique(letter) and bool(issuing(letter, annotations, announced=True))),
        of_body=_is_of_body(letter, authors),
        of_both=_of_both(letter, annotations, authors),
        travels=tells_of_visit(letter, words),
        house_speaks=kind == "written_consultation" or of_committee(letter),
        decides=kind == "decisions",
        describes=kind == "fiche",
        debated=False,
        questions=tuple(turn for turn in letter.turns if turn.kind == "question"),
        sentences=letter.sentences,
        meetings={m.id: m for m in annotations.meetings},
        parties=parties,
        scenes=scenes,
    )


def _day_of_body(letter: Letter, annotations: Annotations) -> datetime.date | None:
    """Conclusions, declarations and reports without a date: the last day of their meeting."""
    main = annotations.meetings[:1]
    if letter.metadata.kind not in ("declaration", "conclusions", "report") or not main:
        return None
    return main[0].end_date or main[0].date


_JOINT_BODY = re.compile(r"\b(?:Association|Co-?operation|Partnership|Joint) (Council|Committee)\b")


def _of_both(letter: Letter, annotations: Annotations, authors: tuple[Actor, ...]) -> str:
    """ "The Council noted …" of a Cooperation Council is what both its parties did."""
    if letter.lang != "en" or len(authors) != _TWO:
        return ""
    named = _JOINT_BODY.search(letter.text.text, 0, _HEAD)
    return paired(letter, annotations)[0] or (named[1].lower() if named else "")


def _is_of_body(letter: Letter, authors: tuple[Actor, ...]) -> bool:
    """Whether an English text tells what the body did that is its author."""
    tells = is_communique(letter) or (letter.lang == "en" and letter.metadata.kind == "report")
    return tells and not all(is_state(author.id) for author in authors)


def _addressee(letter: Letter, words: ContextWords) -> tuple[Actor, ...]:
    """The House written to, or the minister it writes to; «u» and «uw Kamer» mean them."""
    named = letter.metadata.addressee or ""
    if named and not words.person.isdisjoint(named.lower().split()[:1]):
        return (Actor("NL", named),)
    if letter.lang == "en" and not named:
        return ()  # "you" of a speech is whoever listens
    return (Actor("EK" if "Eerste" in named and "Tweede" not in named else "TK", named),)


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
    if not (named or consulted) or met is None or main[0].body not in SITS_IN_SESSIONS:
        return 0
    return 0 if abs((written - met).days) > _NEAR else (1 if met > written else -1)
