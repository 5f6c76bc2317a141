"""`griffier add`: documents into a library."""

import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from griffier.cli import garbage
from griffier.cli.guarding import guard_options
from griffier.cli.library import library_options, opened
from griffier.cli.output import write
from griffier.errors import GriffierError, MissingExtra, UsageError

if TYPE_CHECKING:
    from griffier.ledger.filing import Filing
    from griffier.reading.guard import Bounds
    from griffier.service.filing import Filed
    from griffier.service.reading import Read

_SAID = {
    "new": "new",
    "same": "filed before, unchanged",
    "version": "new version",
    "reread": "read anew",
}


@click.command(short_help="File documents in a library.")
@click.argument("paths", metavar="[PATH...]", nargs=-1)
@click.option("--from", "batch", metavar="OUTPUT", help="File what `griffier batch` has read.")
@click.option("--reread", is_flag=True, help="Read again what was filed before; keep both.")
@click.option("--jobs", type=click.IntRange(1), help="Processes that read; one a core if not said.")
@guard_options
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON per document.")
@library_options
@click.pass_context
def add(ctx: click.Context, /, paths: tuple[str, ...], as_json: bool, **wish: Any) -> None:
    """Read documents and file them, with all they state, in a library.

    A PATH is a file, a folder (all documents in it and below) or a pattern. The library is
    made where there is none. What is named on standard output is on the disk: a crash loses
    nothing of it. The same bytes again change nothing; another version of a publication
    stands beside the old one and takes its place in the listings (docs/ledger.md says when
    two documents are versions of one publication).

    With --reread a document filed before gets a new reading by the griffier you have now.
    The old reading stays, ids stay, and so does what people judged.

    With --ocr the words in a scan are recognised, and the PDF stays the original: statements
    are less sure by the confidence of their words, and say where these are in doubt.

    Where several processes read (--jobs), a file that takes longer than --seconds or more than
    --memory, or ends its process, is named like any other that cannot be read.

    With --from the readings of `griffier batch` are filed as they are; the documents are
    only fetched, from where they were read, and not read a second time.

    A file that cannot be read is named on standard error and the others are still filed;
    the exit code is then that of the first failure.

    \b
    Examples:
      griffier add letters/ declarations/*.pdf
      griffier add --library tirana specimens/built/tirana-*
      griffier add --database postgresql://griffier@db/ledger letters/
      griffier add --reread letters/
      griffier add --from read/ --library archive
    """
    if bool(paths) == bool(wish["batch"]):
        raise UsageError("Name documents to read, or --from the output of griffier batch.")
    garbage.put_off()
    from griffier.reading.guard import Bounds
    from griffier.service.after import FOLLOW_UPS
    from griffier.service.filing import file_all

    if wish["batch"]:
        total, found = _from_batch(wish["batch"])
    else:
        bounds = Bounds.wished(wish["seconds"], wish["memory"], ocr=wish["ocr"])
        total, found = _from_files(paths, wish["jobs"], bounds, ocr=wish["ocr"])
    with opened(wish["folder"], wish["database"], create=True) as library:
        garbage.resume()
        told = _Told(as_json=as_json)
        with _progress(total) as advance:
            for filed in file_all(library, found, reread=wish["reread"], follow_ups=FOLLOW_UPS):
                told.tell(filed)
                advance()
    told.finish()
    ctx.exit(told.code)


def _from_files(
    paths: tuple[str, ...], jobs: int | None, bounds: "Bounds", *, ocr: bool
) -> "tuple[int, Iterator[Read]]":
    from griffier.service.gathering import gathered
    from griffier.service.reading import read_all

    files = list(gathered(paths))
    processes = min(jobs or os.cpu_count() or 1, len(files))
    worth = _WORTH_SCANNED if ocr else _WORTH
    several = processes if len(files) >= worth else 1
    return len(files), read_all(files, several, ocr=ocr, bounds=bounds)


def _from_batch(address: str) -> "tuple[int, Iterator[Read]]":
    try:
        from griffier.batch.store import Output
        from griffier.service.batched import readings
    except ImportError as error:
        raise MissingExtra("batch", error) from error
    output = Output(address)
    found = readings(output)
    counts = output.counts()
    return counts["documents"] + counts["errors"], found


_WORTH = 16  # files from which starting further processes pays
_WORTH_SCANNED = 2


class _Told:
    """Says what came of each file, and remembers the exit code of the first failure."""

    def __init__(self, *, as_json: bool) -> None:
        self.code, self._as_json = 0, as_json
        self._counts: Counter[str] = Counter()

    def tell(self, filed: "Filed") -> None:
        if isinstance(filed.result, GriffierError):
            self._fail(filed.path, filed.result)
            return
        self._counts[filed.result.outcome.value] += 1
        write(_line(filed.path, filed.result, as_json=self._as_json))

    def _fail(self, path: str, error: GriffierError) -> None:
        self._counts["failed"] += 1
        self.code = self.code or error.exit_code
        sentence = str(error) if not path or path in str(error) else f"{path}: {error}"
        click.echo(f"griffier: {sentence}", err=True)

    def finish(self) -> None:
        """Sum up, where more than one file was meant."""
        if self._counts.total() > 1 and not self._as_json:
            words = {**_SAID, "failed": "not filed"}
            counted = (f"{self._counts[key]} {words[key]}" for key in words if self._counts[key])
            click.echo(", ".join(counted) + ".", err=True)


def _line(path: str, filing: "Filing", *, as_json: bool) -> str:
    card = filing.card
    if as_json:
        told = {
            "path": path,
            "outcome": filing.outcome.value,
            "id": card.id,
            "previous": filing.previous,
            "kind": card.kind,
            "date": card.date.isoformat() if card.date else None,
            "title": card.title,
        }
        return json.dumps(told, ensure_ascii=False) + "\n"
    of = f" of {filing.previous[:10]}" if filing.previous else ""
    facts = (card.id[:10], str(card.date or "no date"), card.kind, path)
    return f"{'  '.join(facts)}  ({_SAID[filing.outcome.value]}{of})\n"


@contextmanager
def _progress(total: int) -> Iterator[Callable[[], None]]:
    """A bar on standard error, where people see it and standard output goes elsewhere."""
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True)) as bar:
        task = bar.add_task("Filing", total=total)
        yield lambda: bar.advance(task)
