"""`griffier backup` and `griffier restore`: a library in one file, and back."""

from pathlib import Path

import click

from griffier.cli.library import library_options, opened
from griffier.cli.output import write


@click.command(short_help="Write a library to one file.")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@library_options
def backup(folder: str, database: str | None, file: Path) -> None:
    """Write a library to FILE, a tar archive: its ledger as it is at this moment and every
    original, each checked. A name that ends in .gz is compressed.

    The library may be read and filed into meanwhile. FILE appears when it is whole, in place of
    one of that name. A ledger in PostgreSQL is dumped by pg_dump, which must be installed.
    The search index is left out: `griffier index` draws it up.

    \b
    Examples:
      griffier backup griffier-2026-11-28.tar
      griffier backup --library /srv/griffier /backup/griffier.tar.gz
    """
    from griffier.ledger.backing import back_up

    with opened(folder, database) as library:
        count = back_up(library, file)
    write(f"{file}: the ledger and {count} originals, {file.stat().st_size:,} bytes.\n")


@click.command(short_help="Make a library from a backup.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@library_options
def restore(folder: str, database: str | None, file: Path) -> None:
    """Make the library that FILE holds, in a folder that is not there yet.

    Every original is checked against its hash; a backup that is not whole leaves nothing behind.
    A backup of an older griffier is upgraded. `--database` is the empty PostgreSQL database for
    a ledger that was in PostgreSQL; pg_restore must be installed. Then run `griffier verify`
    and, to search, `griffier index`.

    \b
    Examples:
      griffier restore griffier-2026-11-28.tar --library restored
      griffier verify --library restored
    """
    from griffier.ledger.backing import restore as put_back

    count = put_back(file, Path(folder), database)
    with opened(folder, database) as library:
        documents, lines = library.size()
    told = f"{documents} documents with {lines} statements, {count} originals"
    write(f"{folder}: {told}. `griffier verify` checks it word for word.\n")
