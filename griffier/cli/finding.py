"""What `griffier search` and `griffier index` do and print."""

import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import click

from griffier.cli import output
from griffier.cli.library import opened
from griffier.errors import IndexBusy, IndexMissing
from griffier.ledger.library import Library
from griffier.search import keeping
from griffier.search.engine import Index
from griffier.service.found import as_dict
from griffier.service.search import Hit, Searcher, SearchRequest, SearchResult


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for on the command line."""

    folder: str
    database: str | None = None
    sort: str | None = None
    limit: int = 10
    cursor: str | None = None
    lang: str | None = None
    meaning: bool = False
    facets: bool = False
    locale: str = "nl"
    as_json: bool = False


def run(query: str, wish: Wish) -> int:
    """Search and print; 0 if something was found, else 1."""
    request = SearchRequest(
        query,
        locale=wish.locale,
        sort=wish.sort,
        limit=wish.limit,
        cursor=wish.cursor,
        meaning=wish.meaning,
        lang=wish.lang,
        facets=wish.facets or wish.as_json,
    )
    with opened(wish.folder, wish.database) as library:
        searcher = Searcher(library, _current(library))
        result = searcher.search(request)
    if wish.as_json:
        output.write(json.dumps(as_dict(result, wish.locale), ensure_ascii=False) + "\n")
    else:
        _show(result, wish.locale)
    return 0 if result.total else 1


def index(folder: str, database: str | None, *, rebuild: bool, as_json: bool) -> None:
    """Build or update the index of a library, and say what was done."""
    with opened(folder, database) as library, _progress() as told:
        if rebuild:
            made, done = keeping.build(library, told), None
        else:
            made, done = _opened(library, told)
        change = made.change
    if as_json:
        output.write(json.dumps({"change": change, "documents": done, "rebuilt": done is None}))
        output.write("\n")
    elif done is None:
        output.write(f"The index was built anew, up to change {change} of the ledger.\n")
    else:
        output.write(f"{done} documents taken in; the index stands at change {change}.\n")


def _opened(library: Library, told: keeping.Progress) -> tuple[Index, int | None]:
    """The index, brought up to date; None documents if it had to be built anew."""
    try:
        made = keeping.open_index(library)
    except IndexMissing:
        return keeping.build(library, told), None
    if keeping.is_ahead(library, made):
        return keeping.build(library, told), None
    return made, keeping.update(library, made, told)


def _current(library: Library) -> Index:
    """The index as up to date as it can be made: a library one may only read is searched
    as it is, and so is one that another process is just bringing up to date."""
    if not library.database.writable:
        return keeping.open_index(library)
    with _progress() as told:
        try:
            return _opened(library, told)[0]
        except IndexBusy:
            return keeping.open_index(library)


@contextmanager
def _progress() -> Iterator[keeping.Progress]:
    """A bar on standard error, in a terminal."""
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("Indexing", total=None)
        yield lambda done, of: shown.update(task, completed=done, total=of)


# --- showing ----------------------------------------------------------------------------


# Control characters but line ends and the escapes of click.style, and marks of direction.
_CONTROL = re.compile(
    r"[\x00-\x09\x0b-\x1a\x1c-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|\x1b(?!\[(?:0|1|33)m)"
)

_SAID = {
    "nl": {
        "found": "{} gevonden.",
        "nothing": "Niets gevonden.",
        "meant": "Bedoelde u: {}",
        "less": "Met minder gevraagd:",
        "more": "Meer: --page {}",
        "page": "p. {}",
    },
    "en": {
        "found": "{} found.",
        "nothing": "Nothing found.",
        "meant": "Did you mean: {}",
        "less": "Asking for less:",
        "more": "More: --page {}",
        "page": "p. {}",
    },
}


def _show(result: SearchResult, locale: str) -> None:
    said = _SAID[locale]
    count = said["found"].format(_number(result.total, locale)) if result.total else said["nothing"]
    lines = [f"{result.described[locale]} {count}"]
    if result.did_you_mean:
        lines.append(said["meant"].format(result.did_you_mean))
    if result.with_less:
        lines.append(said["less"])
        lines += [f"  {query}  ({_number(n, locale)})" for query, n in result.with_less]
    for hit in result.hits:
        lines += ["", _heading(hit, locale), f"  {_marked(hit)}"]
    for facet in result.facets if result.hits else ():
        values = "  ".join(f"{each.label} ({each.count})" for each in facet.values)
        lines += ["", f"{facet.name}: {values}"]
    if result.cursor:
        lines += ["", said["more"].format(result.cursor)]
    output.write("\n".join(map(_harmless, lines)) + "\n")


def _number(count: int, locale: str) -> str:
    """A number as the language groups its digits."""
    return f"{count:,}".replace(",", "." if locale == "nl" else ",")


def _heading(hit: Hit, locale: str) -> str:
    parts = [hit.date.isoformat() if hit.date else "", hit.title or hit.kind, hit.heading]
    parts += [_SAID[locale]["page"].format(hit.page) if hit.page else "", hit.document[:12]]
    if hit.entry:
        actors = " ".join(actor.id for actor in hit.entry.actors)
        recipients = " ".join(actor.id for actor in hit.entry.recipients)
        arrow = f" → {recipients}" if recipients else ""
        parts.append(f"{actors} {hit.entry.act.value}{arrow}".strip())
    return " · ".join(filter(None, parts))


def _harmless(line: str) -> str:
    """Without characters by which a document could command a terminal; our own colours stay."""
    return _CONTROL.sub("\ufffd", line)


def _marked(hit: Hit) -> str:
    """The quotation, what was sought in bold on a terminal."""
    if not output.in_colour():
        return hit.quote
    text, at = "", 0
    for start, end in hit.marks:
        begin, stop = start - hit.start, end - hit.start
        text += hit.quote[at:begin] + click.style(hit.quote[begin:stop], bold=True, fg="yellow")
        at = stop
    return text + hit.quote[at:]
