"""Short letters annotated sentence by sentence: `python -m evals.sketches`.

Each was written with a construction in view that ministries and bodies use, and annotated before
griffier read it. `evals/README.md` explains the form. What griffier gave at first sight is kept
in `sketches/scores.toml`; what it gives now may not fall below the floors there.
"""

import argparse
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals import annotated
from griffier import pipeline
from griffier.errors import DataError
from griffier.model import Act, Actor, Document, Source, Statement

HERE = Path(__file__).resolve().parent / "sketches"
_ITEM = re.compile(
    r"(?P<optional>\?\s*)?(?P<acts>[A-Z/]+)\s*(?::(?P<actors>[^>]*))?(?:>(?P<recipients>.*))?"
)
_LISTED = re.compile(r"^(\d+\.|[-•])\s+")
_ENDED = re.compile(r"[.!?:;»”\"]$")


@dataclass(frozen=True, slots=True)
class Expected:
    """One statement a sentence holds: each choice of acts, actors and recipients is right; an
    `optional` one is neither asked for nor wrong."""

    shown: str
    acts: frozenset[Act]
    actors: tuple[frozenset[str], ...]
    recipients: tuple[frozenset[str], ...]
    optional: bool

    def agreement(self, given: Statement) -> int:
        """How far a statement is right: 0 not at all, 1 its act, 2 who acts, 3 to whom, too."""
        if given.act not in self.acts:
            return 0
        if _ids(given.actors) not in self.actors:
            return 1
        return 3 if _ids(given.recipients) in self.recipients else 2


@dataclass(frozen=True, slots=True)
class Sketch:
    """A letter, and of each annotated sentence what it holds."""

    name: str
    text: str
    sentences: tuple[tuple[str, tuple[Expected, ...]], ...]


@dataclass(frozen=True, slots=True)
class Score:
    """How many statements there are, how many were given, and how many of them are right."""

    expected: int = 0
    given: int = 0
    act: int = 0
    who: int = 0
    full: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.expected + other.expected,
            self.given + other.given,
            self.act + other.act,
            self.who + other.who,
            self.full + other.full,
        )

    def f1(self, level: str) -> float:
        """The F1 of a level: act, who or full; 1 where nothing is expected nor given."""
        right: int = getattr(self, level)
        every = self.expected + self.given
        return 2 * right / every if every else 1.0

    def __str__(self) -> str:
        levels = ", ".join(f"{level} {self.f1(level):.3f}" for level in ("act", "who", "full"))
        return f"{self.expected} statements, {self.given} given: {levels}"


@dataclass(frozen=True, slots=True)
class Finding:
    """What is not as expected in one sentence."""

    sketch: str
    sentence: str
    missed: tuple[str, ...]
    wrong: tuple[str, ...]


def sketches_in(path: Path) -> list[Sketch]:
    """The letters of one file.

    Raises:
        DataError: a line says what a sentence holds in a way nobody can read.
    """
    return [_sketch(name, body) for name, body in annotated.bodies(path)]


def _sketch(name: str, body: str) -> Sketch:
    lines: list[str] = []
    sentences: list[tuple[str, tuple[Expected, ...]]] = []
    for line in body.strip().splitlines():
        sentence, bar, held = line.partition("||")
        lines.append(sentence.strip())
        if bar:
            items = [item.strip() for item in held.split(";") if item.strip()]
            sentences.append((sentence.strip(), tuple(_expected(name, item) for item in items)))
    return Sketch(name, "\n\n".join(_paragraphs(lines)), tuple(sentences))


def _paragraphs(lines: Iterable[str]) -> Iterator[str]:
    """Sentences run on behind one another; items of lists and lines of a head stand alone."""
    rows: list[str] = []
    for line in [*lines, ""]:
        if not line and rows:
            yield "\n".join(rows)
            rows = []
        elif rows and not line.startswith(("- ", "• ")) and _ENDED.search(rows[-1]):
            rows[-1] += f" {line}"
        elif line:
            rows.append(line)


def _expected(name: str, item: str) -> Expected:
    found = _ITEM.fullmatch(item)
    if found is None or not set(found["acts"].split("/")) <= set(Act.__members__):
        raise DataError(f"sketch {name}: «{item}» does not say what a sentence holds.")
    acts = frozenset(Act[act] for act in found["acts"].split("/"))
    return Expected(
        item,
        acts,
        _choices(found["actors"]),
        _choices(found["recipients"]),
        bool(found["optional"]),
    )


def _choices(said: str | None) -> tuple[frozenset[str], ...]:
    """«NL,TK» is both together, «NL~TK» either, «NL~» the one or nobody."""
    parts = (said or "").split("~")
    return tuple(
        frozenset(each.strip() for each in part.split(",") if each.strip()) for part in parts
    )


def judge(sketch: Sketch, document: Document) -> tuple[Score, list[Finding]]:
    """How a document read from the sketch's text agrees with it.

    Raises:
        DataError: a sentence of the sketch does not stand in the document.
    """
    score, findings, at = Score(), [], 0
    for sentence, expected in sketch.sentences:
        said = _LISTED.sub("", sentence)
        start, at = annotated.located(document.text, said, at, f"sketch {sketch.name}")
        inside = [
            s for s in document.statements if start <= s.evidence.start < at and s.weight != "minor"
        ]
        added, finding = _judged(sketch.name, sentence, expected, inside)
        score += added
        findings += [finding] if finding.missed or finding.wrong else []
    return score, findings


def _judged(
    name: str, sentence: str, expected: Sequence[Expected], given: Sequence[Statement]
) -> tuple[Score, Finding]:
    """The best pairs first; an optional one takes what is left of its act."""
    asked = [each for each in expected if not each.optional]
    left, free, reached = list(asked), list(given), dict.fromkeys(range(4), 0)
    for level in (3, 2, 1):
        for each in list(left):
            fits = next((s for s in free if each.agreement(s) >= level), None)
            if fits:
                left.remove(each)
                free.remove(fits)
                reached[level] += 1
    for each in expected:
        spare = next((s for s in free if each.optional and s.act in each.acts), None)
        if spare:
            free.remove(spare)
    act = reached[1] + reached[2] + reached[3]
    score = Score(len(asked), act + len(free), act, reached[2] + reached[3], reached[3])
    return score, Finding(name, sentence, tuple(e.shown for e in left), tuple(map(_shown, free)))


def _ids(actors: Iterable[Actor]) -> frozenset[str]:
    return frozenset(actor.id for actor in actors)


def _shown(statement: Statement) -> str:
    actors, recipients = sorted(_ids(statement.actors)), sorted(_ids(statement.recipients))
    return f"{statement.act.value}:{','.join(actors)}>{','.join(recipients)}"


def scored(path: Path) -> tuple[Score, list[Finding]]:
    """What griffier makes of all letters of one file."""
    score, findings = Score(), []
    for sketch in sketches_in(path):
        document = pipeline.read(Source(sketch.text.encode(), f"{sketch.name}.txt"))
        added, found = judge(sketch, document)
        score += added
        findings += found
    return score, findings


def files() -> list[Path]:
    """Every file of sketches, by name."""
    return annotated.files(HERE)


def kept(name: str) -> dict[str, dict[str, float]]:
    """The figures at first sight, or the floors, by file (`sketches/scores.toml`)."""
    return annotated.kept(HERE, name)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures, and with --findings what is missed or wrong."""
    parser = argparse.ArgumentParser(prog="python -m evals.sketches", description=__doc__)
    parser.add_argument("--findings", action="store_true", help="every miss with its sentence")
    wish = parser.parse_args(arguments)
    total = Score()
    for path in files():
        score, findings = scored(path)
        total += score
        print(f"{path.stem}: {score}")
        for each in findings if wish.findings else ():
            print(f"  [{each.sketch}] {each.sentence}")
            print("".join(f"    missed {m}\n" for m in each.missed), end="")
            print("".join(f"    wrong {w}\n" for w in each.wrong), end="")
    print(f"all: {total}")


if __name__ == "__main__":
    main()
