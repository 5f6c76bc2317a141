"""A writer killed at random moments loses nothing it reported and leaves nothing half done."""

import pytest

from benchmarks.kills import kill
from griffier.ledger.library import Library


@pytest.mark.parametrize("where", ["sqlite", "postgresql"])
def test_kill_nine_at_random_moments(where, request):
    server = request.getfixturevalue("server") if where == "postgresql" else None
    aftermaths = kill(15, server.database if server else lambda: None, seed=3)
    assert [each.wrong for each in aftermaths] == [()] * 15
    assert sum(each.reported for each in aftermaths) > 0


def test_what_a_killed_writer_left_is_cleared_by_the_next(tmp_path, letter):
    """Between placing the bytes and committing the row: the bytes go, the list goes."""
    from tests.ledger.conftest import AGENDA, VERSLAG

    verslag, agenda = letter(VERSLAG), letter(AGENDA)
    with Library.open(tmp_path, create=True) as library:
        library.file(agenda.source, agenda.document)
        library.originals.put({verslag.id: verslag.source.data})  # and then: killed
        (library.originals.incoming / ("0" * 64)).write_bytes(b"half a le")
        findings = list(library.verify())
        assert [each.wrong for each in findings] == [False]
        assert "cleared by the next" in findings[0].what
        assert library.cards().count == 1
        library.file(agenda.source, agenda.document)
        assert not library.originals.path(verslag.id).exists()
        assert list(library.verify()) == []
        library.originals.put({verslag.id: verslag.source.data})
        library.file(verslag.source, verslag.document)
        assert list(library.verify()) == []
        assert library.original(verslag.id) == verslag.source.data
