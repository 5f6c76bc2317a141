"""A dossier that is kept is the one that would be worked out, whatever happened since."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from griffier.ledger.entries import Part, Session
from griffier.ledger.library import Library
from griffier.service import dossier_keeping, dossiers
from griffier.service.after import FOLLOW_UPS
from griffier.service.dossier_keeping import keep_all, looked_up
from griffier.service.dossier_making import dossier_of
from griffier.service.filing import file_all
from griffier.service.reading import read_all

BUILT = Path(__file__).parents[2] / "specimens" / "built"
FIRST = ("tirana-agenda.txt", "tirana-declaration.txt", "jbz-2023.brief.pdf")
WHO = {"author": "J. Smit", "reason": "read it again"}


def file(library: Library, *names: str) -> None:
    found = read_all([BUILT / name for name in names], 1)
    filed = [*file_all(library, found, follow_ups=FOLLOW_UPS)]
    assert not [each for each in filed if isinstance(each.result, Exception)]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path, create=True) as opened:
        file(opened, *FIRST)
        keep_all(opened)
        yield opened


def tirana(library: Library) -> Session:
    return dossiers.find_session(library, "2022-12-06")


def worked_out(monkeypatch: pytest.MonkeyPatch, library: Library) -> list[str]:
    """The meetings that are worked out from now on, by their ids."""
    made: list[str] = []
    original = dossier_keeping.worked_out

    def noted(library: Library, papers: object, most: int | None) -> object:
        made.append(papers.session.id)  # type: ignore[attr-defined]
        return original(library, papers, most)  # type: ignore[arg-type]

    monkeypatch.setattr(dossier_keeping, "worked_out", noted)
    return made


def check(library: Library) -> None:
    """What a page shows is what would be worked out, before and after it is kept."""
    every = [session for session in library.sessions() if library.links_to(session.id)]
    assert every
    for _ in range(2):
        for session in every:
            assert looked_up(library, session) == dossier_of(library, session)
        keep_all(library)


def test_what_is_kept_is_read_and_not_worked_out(library, monkeypatch):
    made = worked_out(monkeypatch, library)
    found = looked_up(library, tirana(library))
    assert made == []
    assert {part for row in found.rows for part in row.columns} >= {Part.INTENDED, Part.DECLARED}
    assert found == dossier_of(library, tirana(library))
    assert keep_all(library) == 0


def test_another_document_of_the_meeting(library, monkeypatch):
    file(library, "tirana-verslag.txt")
    made = worked_out(monkeypatch, library)
    found = looked_up(library, tirana(library))
    assert made == [tirana(library).id]
    assert any(Part.CLAIMED in row.columns for row in found.rows)
    check(library)


def test_a_document_since_on_what_it_was_about(library):
    file(library, "tirana-verslag.txt")
    keep_all(library)
    before = looked_up(library, tirana(library))
    file(library, "balkanreis-2024.txt")
    after = looked_up(library, tirana(library))
    assert after != before
    check(library)


def test_a_correction_and_its_undoing(library):
    session = tirana(library)
    before = looked_up(library, session)
    line = next(found[0] for row in before.rows for found in row.columns.values())
    judgement = library.judge(line.id, "not-a-statement", **WHO)
    corrected = looked_up(library, session)
    shown = {e.id for row in corrected.rows for found in row.columns.values() for e in found}
    assert line.id not in shown
    check(library)
    library.undo(judgement.id, **WHO)
    assert looked_up(library, session) == before
    check(library)


def test_a_correction_of_a_line_since(library):
    file(library, "tirana-verslag.txt", "balkanreis-2024.txt")
    keep_all(library)
    found = looked_up(library, tirana(library))
    later = next(row.columns[Part.SINCE][0] for row in found.rows if Part.SINCE in row.columns)
    library.judge(later.id, "act", "WARN", **WHO)
    check(library)


def test_a_link_that_is_wrong(library):
    found = looked_up(library, tirana(library))
    link, card = found.documents[0]
    judgement = library.judge(card.id, "link-wrong", link.session, **WHO)
    assert card.id not in {c.id for _, c in looked_up(library, tirana(library)).documents}
    check(library)
    library.undo(judgement.id, **WHO)
    assert looked_up(library, tirana(library)) == found


def test_other_rules_are_other_dossiers(library, monkeypatch):
    monkeypatch.setattr(dossier_keeping, "_rules", lambda: "other words")
    made = worked_out(monkeypatch, library)
    looked_up(library, tirana(library))
    assert made == [tirana(library).id]


def test_stopped_halfway_it_goes_on(library, monkeypatch):
    with library.database.writing() as connection:
        connection.execute(text("DELETE FROM kept_dossiers"))
    monkeypatch.setattr(dossier_keeping, "_BATCH", 1)
    seen: list[None] = []

    def stop() -> None:
        seen.append(None)
        if len(seen) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        keep_all(library, stop)
    with library.database.reading() as connection:
        done = connection.scalar(text("SELECT count(*) FROM kept_dossiers"))
    linked = sum(bool(library.links(session=each.id)) for each in library.sessions())
    assert 0 < done < linked
    assert keep_all(library) == linked - done


def test_a_broken_one_is_told_and_named(library):
    with library.database.writing() as connection:
        connection.execute(text("UPDATE kept_dossiers SET found = X'00'"))
    assert {f.where for f in library.verify() if f.wrong} == {"kept_dossiers"}
