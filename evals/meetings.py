"""How often a mention of a meeting finds its session: `python -m evals.meetings`."""

import sys
import textwrap
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.counts import Counts
from griffier.model import Document, Source
from griffier.pipeline import read
from griffier.track.resolving import Resolved, resolve
from griffier.track.sightings import sight
from griffier.views.contract import as_dict

MENTIONS = Path(__file__).with_name("meetings.toml")


@dataclass(frozen=True, slots=True)
class Score(Counts):
    """Counts over labelled mentions; `missed` holds what went wrong, a line each."""

    mentions: int
    missed: tuple[str, ...]


def score(path: Path = MENTIONS) -> dict[str, Score]:
    """Read all documents, resolve them as one library, and judge each split."""
    entries = tomllib.loads(path.read_text("utf-8"))["document"]
    documents = {each["name"]: read(source_of(each)) for each in entries}
    resolved = resolve([s for each in documents.values() for s in sight(as_dict(each))])
    return {
        split: _judge([e for e in entries if e["split"] == split], documents, resolved)
        for split in ("open", "blind")
    }


def source_of(entry: Mapping[str, Any]) -> Source:
    """The document as a plain text file, as a ministry or a press service would set it."""
    paragraphs = [textwrap.fill(each, 78) for each in entry["text"].strip().split("\n\n")]
    house = ["Aan de Voorzitter van de Tweede Kamer der Staten-Generaal"]
    parts = [entry["title"], *(house if entry.get("house") else []), entry["dateline"]]
    signed = ["De Minister van Buitenlandse Zaken,\nW.B. Hoekstra"] if entry.get("house") else []
    return Source("\n\n".join([*parts, *paragraphs, *signed]).encode(), f"{entry['name']}.txt")


def _judge(entries: list[Any], documents: Mapping[str, Document], resolved: Resolved) -> Score:
    judged = [
        (entry["name"], words, gold, answer(documents[entry["name"]], words, resolved))
        for entry in entries
        for words, gold in entry["mentions"]
    ]
    return Score(
        mentions=len(judged),
        labelled=sum(bool(gold) for _, _, gold, _ in judged),
        given=sum(bool(given) for *_, given in judged),
        right=sum(bool(gold) and gold == given for _, _, gold, given in judged),
        missed=tuple(
            f"{name}: «{words}» is {gold or 'open'}, was {given or 'left open'}"
            for name, words, gold, given in judged
            if gold != given
        ),
    )


def answer(document: Document, words: str, resolved: Resolved) -> str:
    """The session of the mention within these words, or ""."""
    words, _, nth = words.partition("#")
    start = -1
    for _ in range(int(nth or 1)):
        start = document.text.index(words, start + 1)
    sessions = resolved.of(document.id)
    for each in document.annotations.meeting_mentions:
        if each.start < start + len(words) and start < each.end:
            return sessions.get(each.meeting, "")
    return ""


def main() -> None:
    """Print what was missed in the open split (all with --blind), and the figures."""
    for split, each in score().items():
        if split == "open" or "--blind" in sys.argv:
            print("\n".join(each.missed))
        print(
            f"{split}: {each.mentions} mentions, precision {each.precision:.3f}, "
            f"recall {each.recall:.3f}"
        )


if __name__ == "__main__":
    main()
