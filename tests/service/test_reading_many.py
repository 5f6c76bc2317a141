"""Many files read side by side: a process that ends takes one file with it, not the rest."""

import os
from pathlib import Path

from griffier.errors import KilledItsWorker, SourceMissing, TookTooLong
from griffier.ledger.prepared import Prepared
from griffier.reading.guard import Bounds
from griffier.service.reading import read_all

SPECIMENS = Path(__file__).resolve().parents[2] / "specimens" / "built"


class Deadly(type(Path())):
    """A path that ends the process it is handed to, as a crash in a reader would."""

    def __reduce__(self):
        return os._exit, (1,)


def test_a_file_that_ends_its_process_is_named_and_the_rest_read():
    paths = sorted(SPECIMENS.glob("*.txt"))[:3]
    missing = SourceMissing("Nothing matches *.niets.")
    given = [paths[0], Deadly("dodelijk.pdf"), missing, *paths[1:]]
    found = list(read_all(given, 2))
    assert [each.path for each in found] == [
        str(paths[0]),
        "dodelijk.pdf",
        "",
        *map(str, paths[1:]),
    ]
    assert isinstance(found[1].result, KilledItsWorker)
    assert "ended the process" in str(found[1].result)
    assert found[2].result is missing
    assert all(isinstance(found[at].result, Prepared) for at in (0, 3, 4))


def test_a_file_that_does_not_end_is_named_and_the_rest_read(tmp_path):
    os.mkfifo(tmp_path / "pijp.txt")  # opening it waits for a writer that never comes
    paths = sorted(SPECIMENS.glob("*.txt"))[:3]
    given = [paths[0], tmp_path / "pijp.txt", *paths[1:]]
    found = list(read_all(given, 2, bounds=Bounds(seconds=12.0)))
    assert [each.path for each in found] == list(map(str, given))
    assert isinstance(found[1].result, TookTooLong)
    assert all(isinstance(found[at].result, Prepared) for at in (0, 2, 3))
