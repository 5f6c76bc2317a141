"""The markup the specimens are written in, read into frozen values.

A source is TOML between two lines `+++`, then the text, one sentence a line:

    # heading, ## heading, ### heading
    a paragraph: lines until a blank line      *italic*, note mark [^1], word­break as \\-
    - item      1. item      a) item           (a following line continues the item)
    %signature                                 (where it stands if not at the end)
    [^1]: text of the note

and below a sentence what it reports:

    @ REQUEST/EXPECT NL+DE > RS | topic | via=Minister-President; modality=intended; minor
    @F reference                               (the sentence reports a fulfilment)
    @@ meeting=tirana                          (holds for the statements that follow; «-» ends it)

An actor of «-» means that nobody is named. `actors=A+B` and `recipients=-` add an
accepted alternative; `deadline=2023-01-01..2023-03-31`; the flags are `minor` and `optional`.
"""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

SHY = "\u00ad"
_NOTE = re.compile(r"\[\^(\d+)\]")
_NOTE_TEXT = re.compile(r"\[\^(\d+)\]: (.*)")
_LABEL = re.compile(r"(-|\d+\.|[a-z]\)) (.*)")
_HEADING = re.compile(r"(#{1,3}) (.*)")
_INLINE = re.compile(r"\[\^(\d+)\]|\*([^*]+)\*")


@dataclass(frozen=True)
class Run:
    """A piece of a line: text (perhaps italic), or the mark of a note."""

    text: str
    italic: bool = False
    note: bool = False


@dataclass
class Block:
    """A heading (level 1–3), paragraph, item (with label) or signature, as sentences."""

    kind: str
    lines: list[str] = field(default_factory=list)
    level: int = 0
    label: str = ""

    @property
    def runs(self) -> list[Run]:
        """The whole block as runs."""
        return runs(" ".join(self.lines))

    @property
    def plain(self) -> str:
        """The whole block without marks and break points."""
        return plain(" ".join(self.lines))


@dataclass(frozen=True)
class Annotation:
    """One annotation line, with the sentence above it and the lead-in of its list."""

    line: int
    sentence: str
    lead: str | None
    kind: str  # «statement» | «fulfils»
    text: str
    meeting: str | None


@dataclass(frozen=True)
class Specimen:
    """One document: front matter, blocks, notes by mark, and annotations."""

    path: Path
    front: dict[str, object]
    blocks: tuple[Block, ...]
    notes: dict[str, str]
    anchors: dict[str, str]
    annotations: tuple[Annotation, ...]

    @property
    def slug(self) -> str:
        """Name of the document in file names."""
        return self.path.stem

    def get(self, key: str, default: str = "") -> str:
        """A string of the front matter."""
        return str(self.front.get(key, default))


def runs(text: str) -> list[Run]:
    """Split marked-up text into runs."""
    found: list[Run] = []
    place = 0
    for match in _INLINE.finditer(text):
        if match.start() > place:
            found.append(Run(text[place : match.start()]))
        mark, italic = match.groups()
        found.append(Run(mark, note=True) if mark else Run(italic, italic=True))
        place = match.end()
    if place < len(text):
        found.append(Run(text[place:]))
    return found


def plain(text: str) -> str:
    """Text without note marks, italics and break points: what a reader should give."""
    return "".join(run.text for run in runs(text) if not run.note).replace(SHY, "")


def load(path: Path) -> Specimen:
    """Read one source; raises ValueError with file and line where it makes no sense."""
    _, head, body = path.read_text(encoding="utf-8").split("+++\n", 2)
    reader = _Reader(path, head.count("\n") + 2)
    for line in body.replace("\\-", SHY).splitlines():
        reader.take(line.rstrip())
    return Specimen(
        path,
        tomllib.loads(head),
        tuple(reader.blocks),
        reader.notes,
        reader.anchors,
        tuple(reader.annotations),
    )


class _Reader:
    def __init__(self, path: Path, line: int) -> None:
        self._path = path
        self._line = line
        self._fresh = True
        self._sentence: str | None = None
        self._lead: str | None = None
        self._meeting: str | None = None
        self.blocks: list[Block] = []
        self.notes: dict[str, str] = {}
        self.anchors: dict[str, str] = {}
        self.annotations: list[Annotation] = []

    def take(self, line: str) -> None:
        """Read the next line."""
        self._line += 1
        if not line:
            self._fresh = True
        elif line.startswith("@"):
            self._annotate(line)
        elif match := _NOTE_TEXT.fullmatch(line):
            self.notes[match[1]] = match[2]
        elif line == "%signature":
            self.blocks.append(Block("signature"))
            self._fresh = True
        else:
            self._text(line)

    def _text(self, line: str) -> None:
        if heading := _HEADING.fullmatch(line):
            self._begin(Block("heading", [heading[2]], level=len(heading[1])), heading[2])
            self._fresh = True
        elif label := _LABEL.fullmatch(line):
            self._begin(Block("item", [label[2]], label=label[1]), label[2])
        elif self._fresh or not self.blocks:
            self._begin(Block("paragraph", [line]), line)
        else:
            self.blocks[-1].lines.append(line)
            self._say(line)

    def _begin(self, block: Block, text: str) -> None:
        if block.kind == "item" and self.blocks[-1].kind != "item":
            self._lead = self._sentence
        elif block.kind != "item":
            self._lead = None
        self.blocks.append(block)
        self._fresh = False
        self._say(text)

    def _say(self, text: str) -> None:
        self._sentence = plain(text)
        for match in _NOTE.finditer(text):
            words = re.findall(r"\w+(?:['’.-]\w+)*", plain(text[: match.start()]))
            self.anchors[match[1]] = words[-1]

    def _annotate(self, line: str) -> None:
        if line.startswith("@@ meeting="):
            name = line.removeprefix("@@ meeting=")
            self._meeting = None if name == "-" else name
        elif self._sentence is None:
            raise ValueError(f"{self._path}, line {self._line}: no sentence to annotate")
        else:
            kind = "fulfils" if line.startswith("@F") else "statement"
            text = line[2:].strip()
            self.annotations.append(
                Annotation(self._line, self._sentence, self._lead, kind, text, self._meeting)
            )
