"""An element of a page that stands open, and what has to be put back at its end."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Frame:
    """`kind` is skip, mark, note, region, heading, row, cell, item, list, table or block, and
    empty for inline elements."""

    name: str
    counts: dict[str, int] = field(default_factory=dict)
    kind: str = ""
    strong: bool = False
    raised: bool = False
    saved: tuple[int, int, int] = (0, 0, 0)  # of a note: captures, raised, regions around it
    labelled: bool = True  # of a note: its mark still stands in its text
