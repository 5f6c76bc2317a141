"""Gold: what a person found in a document, as frozen values.

One TOML file holds one document; docs/evaluation.md describes every key. A malformed
file is refused with the file and the entry named, so that no score rests on a slip.
"""

import datetime as dt
import hashlib
from dataclasses import dataclass
from pathlib import Path

from griffier.errors import UsageError
from griffier.evaluate.entries import Entry, open_toml
from griffier.model import Act, Sender

SPLITS = ("dev", "test")
MODALITIES = ("done", "intended", "conditional", "expected", "reported")
POLARITIES = ("positive", "negated")
WEIGHTS = ("normal", "minor")
KINDS = (
    "report",
    "agenda",
    "letter",
    "answers",
    "written_consultation",
    "declaration",
    "conclusions",
    "alignment",
    "appreciation",
    "decisions",
    "other",
)
FIELDS = (
    "kind",
    "lang",
    "sender",
    "role",
    "addressee",
    "place",
    "date",
    "dossiers",
    "number",
)
ACTS = tuple(act.value for act in Act)


@dataclass(frozen=True, slots=True)
class GoldMetadata:
    """What the document says of itself. `unasked` are fields no engine is asked for,
    because renditions differ or the document leaves room for two answers."""

    kind: str
    lang: str
    senders: tuple[Sender, ...] = ()
    addressee: str | None = None
    place: str | None = None
    date: dt.date | None = None
    dossiers: tuple[str, ...] = ()
    number: str | None = None
    unasked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldMeeting:
    """A meeting the document speaks of; `id` is the word statements point to it with.

    An optional one, such as a bilateral visit, is neither asked for nor wrong.
    """

    id: str
    name: str
    body: str | None = None
    date: dt.date | None = None
    end_date: dt.date | None = None
    place: str | None = None
    country: str | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldFootnote:
    """A footnote: its mark, the word it hangs on, and the address it gives, if any."""

    mark: str
    anchor: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class GoldFulfilment:
    """A sentence that says an earlier promise or motion is fulfilled."""

    sentence: str
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """One statement, and what else would be accepted in its place.

    `sentence` is the canonical sentence, `lead` the lead-in of the list it stands in.
    `also`, `also_actors` and `also_recipients` are acceptable alternatives.
    """

    entry: int
    sentence: str
    act: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    also_actors: tuple[tuple[str, ...], ...] = ()
    also_recipients: tuple[tuple[str, ...], ...] = ()
    via: str | None = None
    topic: str | None = None
    meeting: str | None = None
    date: dt.date | None = None
    modality: str = "done"
    polarity: str = "positive"
    weight: str = "normal"
    deadline: tuple[dt.date, dt.date] | None = None
    optional: bool = False
    lead: str | None = None

    @property
    def required(self) -> bool:
        """Whether missing it counts; minor and optional ones are neither asked nor wrong."""
        return not self.optional and self.weight != "minor"


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated document. `document` and `renditions` are paths that exist."""

    path: Path
    document: Path
    split: str
    annotator: str
    metadata: GoldMetadata
    renditions: tuple[Path, ...] = ()
    meetings: tuple[GoldMeeting, ...] = ()
    footnotes: tuple[GoldFootnote, ...] = ()
    fulfils: tuple[GoldFulfilment, ...] = ()
    statements: tuple[GoldStatement, ...] = ()

    @property
    def name(self) -> str:
        """The file name without its ending, which is what reports call the document."""
        return self.path.stem


def load_gold_directory(directory: Path) -> tuple[Gold, ...]:
    """Load every gold file of `directory`, or of its folder `gold`, in order of name.

    Raises UsageError if there is none, DataError if one is malformed.
    """
    paths = gold_paths(directory)
    if not paths:
        raise UsageError(f"{directory}: no gold files (*.toml) here")
    return tuple(load_gold(path) for path in paths)


def gold_paths(directory: Path) -> list[Path]:
    """The gold files of a directory, in order of name."""
    inner = directory / "gold"
    return sorted((inner if inner.is_dir() else directory).glob("*.toml"))


def gold_hash(directory: Path) -> str:
    """SHA-256 over names and contents of the gold files, in hex: which gold was scored."""
    digest = hashlib.sha256()
    for path in gold_paths(directory):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def load_gold(path: Path) -> Gold:
    """Load one gold file; raises DataError naming file, entry and key if it is malformed."""
    top = Entry(path, "top level", open_toml(path))
    meetings = tuple(_meeting(entry) for entry in top.tables("meeting"))
    known = {meeting.id for meeting in meetings}
    statements = tuple(
        _statement(number, entry, known)
        for number, entry in enumerate(top.tables("statement"), start=1)
    )
    gold = Gold(
        path=path,
        document=_document(top, top.text("document")),
        split=top.choice("split", SPLITS),
        annotator=top.text("annotator"),
        metadata=_metadata(top.table("metadata")),
        renditions=tuple(_document(top, name) for name in top.texts("renditions")),
        meetings=meetings,
        footnotes=tuple(_footnote(entry) for entry in top.tables("footnote")),
        fulfils=tuple(_fulfilment(entry) for entry in top.tables("fulfils")),
        statements=statements,
    )
    top.finish()
    return gold


def _document(top: Entry, name: str) -> Path:
    path = (top.path.parent / name).resolve()
    if not path.is_file():
        raise top.error(f"document {name!r} does not exist beside this file")
    return path


def _metadata(entry: Entry) -> GoldMetadata:
    return entry.finished(
        GoldMetadata(
            kind=entry.choice("kind", KINDS),
            lang=entry.choice("lang", ("nl", "en")),
            senders=tuple(_sender(sender) for sender in entry.tables("senders")),
            addressee=entry.maybe_text("addressee"),
            place=entry.maybe_text("place"),
            date=entry.maybe_date("date"),
            dossiers=entry.texts("dossiers"),
            number=entry.maybe_text("number"),
            unasked=entry.choices("unasked", FIELDS),
        )
    )


def _sender(entry: Entry) -> Sender:
    return entry.finished(
        Sender(entry.maybe_text("name"), entry.maybe_text("role"), entry.maybe_actor("actor"))
    )


def _meeting(entry: Entry) -> GoldMeeting:
    return entry.finished(
        GoldMeeting(
            id=entry.text("id"),
            name=entry.text("name"),
            body=entry.maybe_actor("body"),
            date=entry.maybe_date("date"),
            end_date=entry.maybe_date("end_date"),
            place=entry.maybe_text("place"),
            country=entry.maybe_actor("country"),
            optional=entry.flag("optional"),
        )
    )


def _footnote(entry: Entry) -> GoldFootnote:
    return entry.finished(
        GoldFootnote(entry.text("mark"), entry.text("anchor"), entry.maybe_text("url"))
    )


def _fulfilment(entry: Entry) -> GoldFulfilment:
    return entry.finished(GoldFulfilment(entry.text("sentence"), entry.maybe_text("reference")))


def _statement(number: int, entry: Entry, meetings: set[str]) -> GoldStatement:
    meeting = entry.maybe_text("meeting")
    if meeting is not None and meeting not in meetings:
        raise entry.error(f"meeting {meeting!r} is not the id of any [[meeting]]")
    return entry.finished(
        GoldStatement(
            entry=number,
            sentence=entry.text("sentence"),
            act=entry.choice("act", ACTS),
            actors=entry.actors("actors"),
            recipients=entry.actors("recipients"),
            also=entry.choices("also", ACTS),
            also_actors=entry.actor_sets("also_actors"),
            also_recipients=entry.actor_sets("also_recipients"),
            via=entry.maybe_text("via"),
            topic=entry.maybe_text("topic"),
            meeting=meeting,
            date=entry.maybe_date("date"),
            modality=entry.choice("modality", MODALITIES, "done"),
            polarity=entry.choice("polarity", POLARITIES, "positive"),
            weight=entry.choice("weight", WEIGHTS, "normal"),
            deadline=entry.maybe_period("deadline"),
            optional=entry.flag("optional"),
            lead=entry.maybe_text("lead"),
        )
    )
