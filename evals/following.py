"""How well what came of asks and promises is found: `python -m evals.following`.

The specimens of split `dev` and the letters of `follow.toml` are filed as one library, read by
the whole pipeline; then each labelled line is followed.
"""

import argparse
import tempfile
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from evals.counts import Counts
from evals.meetings import source_of
from griffier.errors import DataError
from griffier.evaluate import load_gold_directory
from griffier.evaluate.match import Locator
from griffier.ledger.entries import Entry, Evidence, State
from griffier.ledger.library import Library
from griffier.ledger.queries import EntryQuery
from griffier.model import Span
from griffier.service.after import FOLLOW_UPS
from griffier.service.filing import file_all
from griffier.service.reading import read_all
from griffier.service.shelves import whole_shelf
from griffier.track.followed import followed
from griffier.track.gather import evidence
from griffier.track.shelf import Shelf

HERE = Path(__file__).resolve().parent
LABELS = HERE / "follow.toml"
Label = Literal["fulfils", "bears", "not"]
_TELLING = ("statement", "fulfilment")  # evidence that stands in a document


@dataclass(frozen=True, slots=True)
class Later:
    """Something labelled: where it stands, and what it is for the line."""

    label: Label
    said: bool  # an act is reported there, and not only what has become of things
    document: str
    words: str


@dataclass(frozen=True, slots=True)
class Pair:
    """One labelled pair as judged: what griffier gave for it, None where nothing."""

    line: str
    later: Later
    given: Evidence | None
    read: bool  # whether the line itself was read, so that it can be followed
    split: str = "open"  # or "blind", for measuring only

    @property
    def bears(self) -> bool:
        """Whether the later sentence is any evidence, by hand."""
        return self.later.label != "not"

    @property
    def kept(self) -> bool:
        """Whether it was given as the deed itself."""
        return self.given is not None and self.given.bears is State.KEPT


@dataclass(frozen=True, slots=True)
class Score(Counts):
    """Of what was given how much is right, and how much of what there is was given."""

    def __str__(self) -> str:
        figures = f"precision {self.precision:.3f}, recall {self.recall:.3f}"
        return f"{figures} ({self.right} of {self.given} given, of {self.labelled} labelled)"


@dataclass(frozen=True, slots=True)
class Judged:
    """All pairs, and what was given for a line at a place nobody labelled."""

    pairs: tuple[Pair, ...]
    unlabelled: tuple[tuple[str, str, Evidence], ...]  # line, name of the document, evidence

    def of(self, split: str) -> "Judged":
        """Only the lines of one split."""
        pairs = tuple(pair for pair in self.pairs if pair.split == split)
        lines = {pair.line for pair in pairs}
        return Judged(pairs, tuple(each for each in self.unlabelled if each[0] in lines))

    @property
    def scores(self) -> Mapping[str, Score]:
        """`bears`: found as evidence at all; `fulfils`: found as the deed; `said`: evidence
        where an act is reported. What nobody labelled counts as wrong."""
        said = [pair for pair in self.pairs if pair.later.said]
        return {
            "bears": _score(self.pairs, len(self.unlabelled)),
            "said": _score(said, len(self.unlabelled)),
            "fulfils": self._fulfils,
        }

    @property
    def _fulfils(self) -> Score:
        deeds = [pair.later.label == "fulfils" for pair in self.pairs]
        kept = [pair.kept for pair in self.pairs]
        right = sum(deed and given for deed, given in zip(deeds, kept, strict=True))
        strays = sum(each.bears is State.KEPT for *_, each in self.unlabelled)
        return Score(sum(kept) + strays, right, sum(deeds))

    @property
    def findings(self) -> Iterator[str]:
        """What went wrong, a line each."""
        for pair in self.pairs:
            what = f"{pair.line}\n    {pair.later.document}: «{pair.later.words}»"
            if pair.bears and pair.given is None:
                yield f"missed ({pair.later.label}{'' if pair.read else ', line not read'}): {what}"
            elif pair.given and not pair.bears:
                yield f"wrong: {what}\n    {pair.given.bears}: {pair.given.reason}"
            elif pair.given and pair.kept != (pair.later.label == "fulfils"):
                yield f"{pair.later.label}, given as {pair.given.bears}: {what}"
        for line, name, each in self.unlabelled:
            what = f"{line}\n    {name}: «{each.quote}»\n    {each.reason}"
            yield f"unlabelled ({each.bears}): {what}"


def _score(pairs: Sequence[Pair], strays: int) -> Score:
    given = [pair for pair in pairs if pair.given]
    right = sum(pair.bears for pair in given)
    return Score(len(given) + strays, right, sum(pair.bears for pair in pairs))


def judge(path: Path = LABELS) -> Judged:
    """File, follow and judge. Raises DataError where labelled words are not in the document."""
    data = tomllib.loads(path.read_text("utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        files = [gold.document for gold in load_gold_directory(HERE) if gold.split == "dev"]
        names = [gold.path.stem for gold in load_gold_directory(HERE) if gold.split == "dev"]
        for letter in data["letter"]:
            source = source_of(letter)
            files.append(Path(folder) / source.name)
            files[-1].write_bytes(source.data)
            names.append(letter["name"])
        with Library.open(Path(folder) / "library", create=True) as library:
            filed = file_all(library, read_all(files, 1), follow_ups=FOLLOW_UPS)
            ids = {n: f.result.card.id for n, f in zip(names, filed, strict=True)}  # type: ignore[union-attr]
            return _Reader(library, ids).judged(data["line"])


class _Reader:
    """The library, with the documents by name."""

    def __init__(self, library: Library, ids: Mapping[str, str]) -> None:
        self._library = library
        self._ids = ids
        self._names = {id_: name for name, id_ in ids.items()}
        self._texts: dict[str, Locator] = {}

    @cached_property
    def _shelf(self) -> Shelf:
        return whole_shelf(self._library)

    def judged(self, lines: Iterable[Any]) -> Judged:
        """All labelled lines."""
        pairs: list[Pair] = []
        strays: list[tuple[str, str, Evidence]] = []
        for line in lines:
            name = f"{line['document']}: {line['act']} «{line['words']}»"
            entry = self._entry(line)
            found = [*self._evidence(entry)] if entry else []
            labels = [_later(each) for each in line["later"].strip().split("\n")]
            places = [(each, self._place(each.document, each.words)) for each in labels]
            for later, place in places:
                given = next((e for e in found if self._at(e, later.document, place)), None)
                split = line.get("split", "open")
                pairs.append(Pair(name, later, given, entry is not None, split))
            for each in found:
                if not any(self._at(each, later.document, place) for later, place in places):
                    strays.append((name, self._names[str(each.document)], each))
        return Judged(tuple(pairs), tuple(strays))

    def _entry(self, line: Any) -> Entry | None:
        place = self._place(line["document"], line["words"])
        query = EntryQuery(document=self._ids[line["document"]], act=line["act"])
        found = [e for e in self._library.every_entry(query) if followed(e)]
        met = [e for e in found if e.start < place.end and place.start < e.end]
        return max(
            met, key=lambda e: min(e.end, place.end) - max(e.start, place.start), default=None
        )

    def _evidence(self, entry: Entry) -> Iterator[Evidence]:
        return (each for each in evidence(entry, self._shelf) if each.kind in _TELLING)

    def _place(self, document: str, words: str) -> Span:
        if document not in self._ids:
            raise DataError(f"{LABELS}: no document {document!r}")
        if document not in self._texts:
            self._texts[document] = Locator(self._library.text(self._ids[document]))
        places = self._texts[document].find(words)
        if not places:
            raise DataError(f"{LABELS}: «{words}» does not stand in {document}")
        return places[0]

    def _at(self, each: Evidence, document: str, place: Span) -> bool:
        if each.document != self._ids[document] or each.start is None or each.end is None:
            return False
        return each.start < place.end and place.start < each.end


def _later(line: str) -> Later:
    head, document, words = (part.strip() for part in line.split("|"))
    label, _, how = head.partition(" ")
    if label not in ("fulfils", "bears", "not") or how not in ("said", "told"):
        raise DataError(f"{LABELS}: no label {head!r}")
    return Later(label, how == "said", document, words)  # type: ignore[arg-type]


def main() -> None:
    """Print the figures, and with --findings what went wrong in the open split."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument(
        "--findings", action="store_true", help="list what went wrong, but for blind"
    )
    judged = judge()
    if parser.parse_args().findings:
        print("\n".join(judged.of("open").findings))
    for split in ("open", "blind"):
        part = judged.of(split)
        lines = len({pair.line for pair in part.pairs})
        print(f"{split}: {len(part.pairs)} pairs of {lines} lines")
        for name, score in part.scores.items():
            print(f"  {name}: {score}")


if __name__ == "__main__":
    main()
