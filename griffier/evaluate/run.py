"""Read every gold document with an engine and judge the result."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

from griffier.errors import ReadError
from griffier.evaluate.compare import (
    compare_details,
    compare_footnotes,
    compare_fulfilments,
    compare_meetings,
    compare_metadata,
)
from griffier.evaluate.gold import Gold, load_gold_directory
from griffier.evaluate.match import LEVELS, Matching, match
from griffier.evaluate.report import DocumentScore, Finding, Report
from griffier.evaluate.tally import Tally
from griffier.model import Document, Source, Statement

Reader = Callable[[Source], Document]


def evaluate(directory: Path, read: Reader | None = None, *, renditions: bool = False) -> Report:
    """Score `read` (griffier's own pipeline by default) on the gold in `directory`.

    With `renditions` each document is read in every format it was set in, else once.
    A document the engine cannot read counts as one in which nothing was found.
    Raises UsageError if there is no gold, DataError if some is malformed.
    """
    reader = read or _pipeline()
    scores: list[DocumentScore] = []
    for gold in load_gold_directory(directory):
        paths = (gold.document, *gold.renditions) if renditions else (gold.document,)
        scores += [_score(gold, path, reader) for path in paths]
    return Report(tuple(scores))


def _pipeline() -> Reader:
    # Imported late: whoever scores an engine of their own needs none of ours.
    from griffier.pipeline import read

    return read


def _score(gold: Gold, path: Path, read: Reader) -> DocumentScore:
    try:
        document = read(Source(path.read_bytes(), str(path)))
    except ReadError as error:
        return _unread(gold, path, error)
    return judge(gold, document, path.name)


def _unread(gold: Gold, path: Path, error: ReadError) -> DocumentScore:
    required = [s for s in gold.statements if s.required]
    return DocumentScore(
        name=path.name,
        split=gold.split,
        tallies={level: Tally(0, 0, len(required)) for level in LEVELS},
        acts={a: Tally(0, 0, n) for a, n in Counter(s.act for s in required).items()},
        misses=tuple(Finding(s.act, s.actors, s.recipients, s.sentence) for s in required),
        error=str(error),
    )


def judge(gold: Gold, document: Document, name: str | None = None) -> DocumentScore:
    """Score one document that has been read; a pure function."""
    matching = match(gold.statements, document.statements, document.text)
    tallies = {
        level: Tally(matching.hits[level], len(matching.counted), len(matching.required))
        for level in LEVELS
    }
    footnotes, urls = compare_footnotes(gold, document)
    details, deadlines = compare_details(gold, document, matching.pairs)
    tallies["meetings"] = compare_meetings(gold, document)
    tallies["footnotes"] = footnotes
    tallies["fulfils"] = compare_fulfilments(gold, document)
    tallies["deadlines"] = deadlines
    return DocumentScore(
        name=name or gold.name,
        split=gold.split,
        tallies=tallies,
        acts=_acts(matching),
        shares={**compare_metadata(gold, document), "url": urls, **details},
        misses=tuple(
            Finding(c.gold.act, c.gold.actors, c.gold.recipients, c.gold.sentence, _why(c.spans))
            for c in matching.missed
        ),
        spurious=tuple(_finding(s, document) for s in matching.spurious),
        wrong=tuple(
            _finding(s, document, f"gold: {_who(c.gold.actors)} to {_who(c.gold.recipients)}")
            for c, s in matching.pairs
            if not c.agrees(s, "full")
        ),
    )


def _acts(matching: Matching) -> dict[str, Tally]:
    """A tally for each act; a pair under an alternative act counts under the gold act."""
    paired = {id(statement): candidate.gold.act for candidate, statement in matching.pairs}
    tallies: dict[str, Tally] = {}
    for candidate in matching.required:
        tallies[candidate.gold.act] = tallies.get(candidate.gold.act, Tally()) + Tally(gold=1)
    for statement in matching.counted:
        act = paired.get(id(statement), statement.act.value)
        hit = int(id(statement) in paired)
        tallies[act] = tallies.get(act, Tally()) + Tally(hit, 1, 0)
    return tallies


def _why(spans: tuple[object, ...]) -> str:
    return "" if spans else "sentence not found in the text as read"


def _who(ids: tuple[str, ...]) -> str:
    return ", ".join(ids) or "nobody"


def _finding(statement: Statement, document: Document, remark: str = "") -> Finding:
    evidence = statement.evidence
    return Finding(
        statement.act.value,
        tuple(actor.id for actor in statement.actors),
        tuple(actor.id for actor in statement.recipients),
        _sentence(document, evidence.start, evidence.end),
        remark,
    )


def _sentence(document: Document, start: int, end: int) -> str:
    for sentence in document.letter.sentences:
        if sentence.start <= start and end <= sentence.end:
            return document.text[sentence.start : sentence.end]
    return document.text[start:end]
