"""Dossiers kept in the library, so that whoever opens one need not wait until it is worked out.

What is kept are the rows: which lines stand beside one another, and why. With them stand two
signs: one of what the meeting's own documents say and by which program and words it was worked
out, one of the lines said since that were looked at. Both are taken anew whenever a dossier is
opened; where either differs, what is kept does not count and the dossier is worked out. So no
dossier is ever older than the library. `griffier refresh` keeps those that are not kept, or no
longer hold; a server does so by itself some seconds after something was filed.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import islice
from typing import Any, Final

import griffier
from griffier.ledger.dossiers import KeptDossier
from griffier.ledger.entries import Entry, Part, Session
from griffier.ledger.library import Library
from griffier.service.dossier_making import (
    Papers,
    later_places,
    measures_on,
    papers_of,
    worked_out,
)
from griffier.service.standing import is_large
from griffier.track.dossier import Dossier, Row, figures_beside, with_documents
from griffier.track.verdicts import Verdict

Json = dict[str, Any]
SHOWN_LATER: Final = 100
"""Later lines that are looked at for a page of a large library."""
_BATCH: Final = 20  # dossiers kept in one transaction: some seconds of work
_RULES: Final = ("track", "lexicon")  # packages that say what stands beside what


def looked_up(library: Library, session: Session) -> Dossier:
    """The dossier of a meeting for a page: as kept, where that holds, else worked out. In a
    large library fewer later lines are looked at, since a page must come at once."""
    papers, most = papers_of(library, session), _most(library)
    return _as_kept(library, papers, most) or worked_out(library, papers, most).dossier


def keep_all(library: Library, advance: Callable[[], None] = lambda: None) -> int:
    """Keep the dossier of every meeting of which none is kept that holds; returns how many.

    `advance` is called after each meeting. Stopped halfway it goes on where it was.
    """
    found = _anew(library, advance)
    count = 0
    while some := list(islice(found, _BATCH)):
        library.keep_dossiers(some)
        count += len(some)
    return count


def _anew(library: Library, advance: Callable[[], None]) -> Iterator[KeptDossier]:
    most = _most(library)
    # The newest first: they are asked for most, and what is filed touches them most.
    for session in sorted(library.sessions(), key=lambda found: str(found.date), reverse=True):
        papers = papers_of(library, session)
        if papers.made and not _holds(library, papers, most):
            made = _made(library, papers, most)
            if made is not None:
                yield made
        advance()


def _most(library: Library) -> int | None:
    return SHOWN_LATER if is_large(library) else None


# --- what is kept -------------------------------------------------------------------------


def _made(library: Library, papers: Papers, most: int | None) -> KeptDossier | None:
    """A dossier to be kept; None where the library changed while it was worked out."""
    before = library.last_change()
    made = worked_out(library, papers, most)
    kept = KeptDossier(
        papers.session.id,
        _own(library, papers, most),
        _later(library, made.places),
        {"concepts": made.concepts, "rows": [_row(row) for row in made.dossier.rows]},
    )
    return kept if library.last_change() == before else None


def _row(row: Row) -> Json:
    return {
        "matter": row.matter,
        "concept": row.concept,
        "columns": {part.value: [e.id for e in found] for part, found in row.columns.items()},
        "verdict": row.verdict.value,
        "says": row.says,
        "reasons": row.reasons,
        "nearest": {part.value: entry.id for part, entry in row.nearest.items()},
    }


def _as_kept(library: Library, papers: Papers, most: int | None) -> Dossier | None:
    kept = _holds(library, papers, most)
    if kept is None:
        return None
    rows: Sequence[Json] = kept.found["rows"]
    ids = {id_: None for row in rows for found in row["columns"].values() for id_ in found}
    ids |= {id_: None for row in rows for id_ in row["nearest"].values()}
    entries = library.entries_by_id(list(ids))
    if len(entries) < len(ids):  # somebody wrote meanwhile
        return None
    measures = measures_on(library, entries.values())
    again = tuple(_row_again(row, entries, measures) for row in rows)
    return with_documents(papers.session, papers.links, papers.cards, again)


def _row_again(row: Json, entries: Mapping[str, Entry], measures: Any) -> Row:
    columns = {Part(part): tuple(entries[x] for x in ids) for part, ids in row["columns"].items()}
    return Row(
        matter=row["matter"],
        concept=row["concept"],
        columns=columns,
        verdict=Verdict(row["verdict"]),
        says=row["says"],
        reasons=tuple(row["reasons"]),
        nearest={Part(part): entries[id_] for part, id_ in row["nearest"].items()},
        figures=figures_beside(columns, measures),
    )


# --- whether it holds ---------------------------------------------------------------------


def _holds(library: Library, papers: Papers, most: int | None) -> KeptDossier | None:
    """What is kept of a meeting, if it says what would be worked out now."""
    kept = library.kept_dossier(papers.session.id)
    if kept is None or kept.own != _own(library, papers, most):
        return None
    places = later_places(library, papers, kept.found["concepts"], most)
    return kept if kept.later == _later(library, places) else None


def _own(library: Library, papers: Papers, most: int | None) -> str:
    """The sign of what the meeting is, of its documents in their columns, and of the rules."""
    session = papers.session
    links = sorted((link.document, link.part.value) for link in papers.made)
    drawn = library.drawn([document for document, _ in links])
    days = [str(session.date), str(session.end_date)]
    return _sign([_rules(), most, days, links, sorted(drawn.items())])


def _later(library: Library, places: Sequence[int]) -> str:
    return _sign([places, sorted(library.drawn_at(places).items())])


def _sign(values: Any) -> str:
    return hashlib.sha256(json.dumps(values).encode("utf-8")).hexdigest()


@cache
def _rules() -> str:
    """The sign of the program and the words that say what stands beside what."""
    digest = hashlib.sha256(griffier.__version__.encode())
    package = files("griffier")
    for name in _RULES:
        for each in _sources(package / name):
            digest.update(each.read_bytes())
    for name in ("dossier_making.py", "showing.py"):
        digest.update((package / "service" / name).read_bytes())
    return digest.hexdigest()


def _sources(folder: Traversable) -> Iterator[Traversable]:
    for each in sorted(folder.iterdir(), key=lambda found: found.name):
        if each.is_dir():
            yield from _sources(each)
        elif each.name.endswith((".py", ".toml", ".csv")):
            yield each
