"""The setting of a letter: who writes, and who sat at its meetings.

Much in a report is said without a subject («er werd gesproken over …»); the setting
says who that must have been, if it is plain, and otherwise that nobody can tell.
"""

from bisect import bisect_right
from dataclasses import dataclass, field

from griffier.model import Actor, Annotations, Letter, Meeting, MeetingMention, Mention, Sentence


@dataclass(slots=True)
class Setting:
    """Facts about a whole letter that single sentences rely on.

    `authors` is the government that writes; `participants` are the parties to its main
    meeting; `reports_meeting` whether the document is about that meeting;
    `foretells` whether it is an annotated agenda, so that what it says of its author
    is meant and not done.
    """

    authors: tuple[Actor, ...]
    participants: tuple[Actor, ...]
    meeting: Meeting | None
    reports_meeting: bool
    foretells: bool
    addressee: tuple[Actor, ...]
    sentences: tuple[Sentence, ...]
    meetings: dict[str, Meeting] = field(default_factory=dict)
    _starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._starts = [s.start for s in self.sentences]

    def sentence_start(self, at: int) -> int:
        """Where the sentence begins that holds offset `at`."""
        index = bisect_right(self._starts, at) - 1
        return self._starts[index] if index >= 0 else 0

    def is_author(self, entity: str) -> bool:
        """Whether `entity` is the government that writes."""
        return any(author.id == entity for author in self.authors)


_ABOUT_A_MEETING = frozenset({"report", "agenda", "conclusions", "declaration"})
_BODIES_THAT_SPEAK = frozenset({"declaration", "conclusions", "alignment"})


def setting_of(letter: Letter, annotations: Annotations) -> Setting:
    """What a letter's head and its annotations say about author and meeting."""
    kind = letter.metadata.kind
    meeting = annotations.meetings[0] if annotations.meetings else None
    about = kind in _ABOUT_A_MEETING
    participants = _participants(letter, annotations, meeting)
    authors = tuple(
        dict.fromkeys(
            Actor(sender.actor, sender.role or sender.name or "", sender.name)
            for sender in letter.metadata.senders[:1]
            if sender.actor
        )
    )
    if not authors and kind in _BODIES_THAT_SPEAK:
        authors = participants
    if not authors and letter.lang == "nl" and kind not in _BODIES_THAT_SPEAK:
        authors = (Actor("NL", ""),)
    return Setting(
        authors=authors,
        participants=participants,
        meeting=meeting if about else None,
        reports_meeting=kind == "report",
        foretells=kind == "agenda",
        addressee=_addressee(letter),
        sentences=letter.sentences,
        meetings={m.id: m for m in annotations.meetings},
    )


def _addressee(letter: Letter) -> tuple[Actor, ...]:
    """The House written to; «u» and «uw Kamer» in the letter mean it."""
    named = letter.metadata.addressee or ""
    return (Actor("EK" if "Eerste" in named and "Tweede" not in named else "TK", named),)


def _participants(
    letter: Letter, annotations: Annotations, meeting: Meeting | None
) -> tuple[Actor, ...]:
    """The body that met, or the parties a summit is named after."""
    if meeting is None:
        return ()
    if meeting.body:
        return (Actor(meeting.body, meeting.name),)
    named = [m for m in annotations.meeting_mentions if m.meeting == meeting.id]
    parties = {
        m.entity: None for mention in named for m in _within(annotations, mention)
    }
    return tuple(Actor(entity, meeting.name) for entity in parties)


def _within(annotations: Annotations, naming: MeetingMention) -> list[Mention]:
    return [m for m in annotations.mentions if naming.start <= m.start and m.end <= naming.end]
