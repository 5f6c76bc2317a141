"""The values that travel from stage to stage: frozen, typed, free of behaviour.

    Source -> Text -> Letter -> Annotations -> Statement -> Document

All offsets count characters of the canonical text (`Text.text`), end exclusive. Pages
count from 1; boxes are (left, top, right, bottom) in points from the page's upper left.
The words are explained in docs/glossary.md.
"""

from griffier.model.annotations import (
    Abbreviation,
    Amount,
    Annotations,
    Meeting,
    MeetingMention,
    Mention,
    Moment,
    Reference,
)
from griffier.model.letter import Letter, Metadata, Part, Role, Section, Sender, Sentence, Turn
from griffier.model.statement import (
    Act,
    Actor,
    AlignedDecision,
    Alignment,
    Deadline,
    Document,
    Explanation,
    Fulfilment,
    Statement,
    Topic,
)
from griffier.model.text import (
    Block,
    BlockKind,
    Box,
    Furniture,
    Note,
    Origin,
    RecognisedWord,
    Source,
    Span,
    Text,
)

__all__ = [
    "Abbreviation",
    "Act",
    "Actor",
    "AlignedDecision",
    "Alignment",
    "Amount",
    "Annotations",
    "Block",
    "BlockKind",
    "Box",
    "Deadline",
    "Document",
    "Explanation",
    "Fulfilment",
    "Furniture",
    "Letter",
    "Meeting",
    "MeetingMention",
    "Mention",
    "Metadata",
    "Moment",
    "Note",
    "Origin",
    "Part",
    "RecognisedWord",
    "Reference",
    "Role",
    "Section",
    "Sender",
    "Sentence",
    "Source",
    "Span",
    "Statement",
    "Text",
    "Topic",
    "Turn",
]
