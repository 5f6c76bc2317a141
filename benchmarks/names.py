"""`python -m benchmarks.names [--parser]`: griffier beside Frog on one text, in one run.

The text is every Dutch sentence of the documents of `evals/` that are not for testing, one
per line. Both programs are started on it as a user would start them and their CPU seconds
counted, loading included: griffier with everything up to statements, Frog with tags, lemmas
and named entities, or with its parser as well. Then the names either found that have a
capital are laid beside one another; two are the same where their characters overlap.

Frog (languagemachines.github.io/frog) is an external program under its own licence.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure import children
from griffier.evaluate.gold import load_gold_directory
from griffier.pipeline import read
from griffier.sources import from_path

_EVALS = Path(__file__).resolve().parent.parent / "evals"
# Chunks, compounds and (without --parser) multi-word units and dependencies are left out.
_WITHOUT_PARSER, _WITH_PARSER = "pcma", "ca"
_GAP = 3  # characters that may stand between two words


@dataclass(frozen=True, slots=True)
class Name:
    """A stretch of the text, and what Frog calls it."""

    start: int
    end: int
    kind: str = ""


def main() -> None:
    """Print the speed of both and what names each found."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--parser", action="store_true", help="run Frog's parser too")
    options = parser.parse_args()
    text = "\n".join(sentences()) + "\n"
    print(f"{len(text.splitlines())} sentences, {len(text.split())} words\n")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "text.txt")
        source.write_text(text, encoding="utf-8")
        before = children()
        ours = griffier_names(source, text)
        between = children()
        skip = _WITH_PARSER if options.parser else _WITHOUT_PARSER
        theirs = list(placed(text, frog_output(source, skip)))
        after = children()
    print(_speed(len(text.split()), between - before, after - between))
    print(_compared(ours, theirs))


def sentences() -> Iterator[str]:
    """The Dutch sentences of the documents that are not for testing, on one line each."""
    for gold in load_gold_directory(_EVALS):
        if gold.split == "test":
            continue
        document = read(from_path(gold.document))
        if document.letter.lang == "nl":
            body = document.letter.text.text
            yield from (" ".join(body[s.start : s.end].split()) for s in document.letter.sentences)


def griffier_names(source: Path, text: str) -> list[Name]:
    """The mentions of `griffier read` that have a capital, placed in `text`."""
    arguments = [sys.executable, "-m", "griffier", "read", str(source), "--json"]
    told = json.loads(subprocess.run(arguments, check=True, capture_output=True).stdout)
    at, found = 0, []
    for mention in told["mentions"]:
        shown = mention["text"]
        start = text.find(shown, at)
        if start >= 0 and shown != shown.lower():
            found.append(Name(start, start + len(shown)))
            at = start
    return found


def frog_output(source: Path, skip: str) -> str:
    """Frog's columns; raises FileNotFoundError where `frog` is not installed."""
    target = source.with_suffix(".frog")
    arguments = ["frog", "-n", f"--skip={skip}", "-t", str(source), "-o", str(target)]
    # Frog leaves files of its own where it is started
    subprocess.run(arguments, check=True, capture_output=True, cwd=source.parent)
    return target.read_text(encoding="utf-8")


def placed(text: str, output: str) -> Iterator[Name]:
    """Frog's named entities (B- and I- in the seventh column) that have a capital."""
    at, open_ = 0, None
    for line in output.splitlines():
        fields = line.split("\t")
        if len(fields) < 7:
            continue
        whole = fields[1] in text[at : at + len(fields[1]) + _GAP]
        words = [fields[1]] if whole else fields[1].split("_")  # a unit of several words
        start = text.find(words[0], at)
        for word in words:
            at = max(at, text.find(word, at)) + len(word)
        part, _, kind = fields[6].split("_")[0].partition("-")
        if part == "I" and open_ is not None:
            open_ = Name(open_.start, at, open_.kind)
            continue
        if open_ is not None:
            yield open_
        open_ = Name(start, at, kind.upper()) if part == "B" else None
    if open_ is not None:
        yield open_


def _speed(words: int, ours: float, theirs: float) -> str:
    rows = (("griffier, up to statements", ours), ("Frog", theirs))
    lines = [f"{name:<30}{taken:9.1f} CPU s{words / taken:10.0f} words/s" for name, taken in rows]
    return "\n".join([*lines, f"griffier is {theirs / ours:.0f} times as fast\n"])


def _compared(ours: list[Name], theirs: list[Name]) -> str:
    found = Counter(name.kind for name in theirs)
    shared = Counter(name.kind for name in theirs if _among(name, ours))
    lines = [f"{'Frog':<10}{'found':>8}{'griffier has of these':>24}"]
    lines += [f"{kind:<10}{count:8}{shared[kind]:24}" for kind, count in found.most_common()]
    also = sum(_among(name, theirs) for name in ours)
    return "\n".join([*lines, f"griffier: {len(ours)} with a capital, of which Frog has {also}"])


def _among(name: Name, others: list[Name]) -> bool:
    return any(other.start < name.end and name.start < other.end for other in others)


if __name__ == "__main__":
    main()
