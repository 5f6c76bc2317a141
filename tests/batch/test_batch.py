"""Batches on a real scheduler with several worker processes."""

import json
import os
import signal
import time
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner

import griffier
from griffier.batch.inputs import listed
from griffier.batch.run import plan, run
from griffier.batch.store import Output
from griffier.cli import main
from griffier.errors import SourceMissing, UsageError
from griffier.ledger.library import Library
from griffier.ledger.queries import CardQuery, EntryQuery

from .conftest import PATIENCE, Start, Table, children, kill_all, settled, until


def test_rows_are_what_reading_gives(archive: Path, output: Path, table: Table) -> None:
    (archive / "damaged.pdf").write_bytes(b"%PDF-1.7\nnothing more")
    (archive / "empty.txt").write_bytes(b"")
    told = CliRunner().invoke(
        main, ["batch", str(archive), str(output), "--workers", "2", "--chunk", "7", "--json"]
    )
    assert told.exit_code == 0, told.output
    assert json.loads(told.stdout)["documents"] == 40
    rows = {row["source"]: row for row in table("documents")}
    assert len(rows) == 40
    for source in sorted(rows)[::8]:
        document = griffier.read(source)
        assert json.loads(rows[source]["json"]) == json.loads(
            griffier.to_json(document, layout=True)
        )
        written = [row for row in table("statements") if row["document"] == document.id]
        assert len(written) >= len(document.statements)
        texts = {row["document"]: document.text for row in written}
        assert all(texts[r["document"]][r["start"] : r["end"]] == r["quote"] for r in written)
    errors = {Path(row["source"]).name: row for row in table("errors")}
    assert set(errors) == {"damaged.pdf", "empty.txt"}
    assert errors["empty.txt"]["error"] == "EmptyDocument"
    assert errors["empty.txt"]["exit_code"] == 12
    assert "empty.txt" in errors["empty.txt"]["message"]


def test_second_run_reads_nothing_and_retry_reads_failures(archive: Path, output: Path) -> None:
    (archive / "late.txt").write_bytes(b"")
    sources = listed([str(archive)])
    first = run(plan(sources, Output(str(output)), size=10), "local", 2)
    assert (first.documents, first.errors) == (40, 1)
    assert plan(sources, Output(str(output))).left == 0
    (archive / "late.txt").write_text("Den Haag, 1 mei 2022\n\nNederland steunt het voorstel.\n")
    Output(str(output)).forget_errors()
    again = plan(sources, Output(str(output)))
    assert [Path(s).name for chunk in again.chunks for s in chunk.sources] == ["late.txt"]
    second = run(again, "local", 1)
    assert (second.documents, second.errors) == (1, 0)
    assert Output(str(output)).counts()["documents"] == 41
    assert Output(str(output)).counts()["errors"] == 0


def test_killed_worker_loses_nothing(
    archive: Path, output: Path, table: Table, start: Start
) -> None:
    process = start(archive, output, "--workers", "2", "--chunk", "3")
    until(lambda: list(output.glob("documents/*.parquet")))
    for victim in _workers(process.pid)[:1]:
        with suppress(ProcessLookupError):  # it may have ended by itself meanwhile
            os.kill(victim, signal.SIGKILL)
    assert process.wait(PATIENCE) == 0
    assert settled(table("documents"), table("errors")) == dict.fromkeys(listed([str(archive)]), 1)
    assert table("errors") == []


def test_resumes_after_kill(archive: Path, output: Path, table: Table, start: Start) -> None:
    process = start(archive, output, "--workers", "1", "--chunk", "4")
    until(lambda: len(list(output.glob("documents/*.parquet"))) >= 3)
    kill_all(process)
    done = Output(str(output)).settled()
    assert len(done) >= 12
    (output / "statements" / "half.parquet.77.tmp").write_bytes(b"half")
    todo = plan(listed([str(archive)]), Output(str(output)), size=4)
    assert todo.already == len(done)
    run(todo, "local", 1)
    assert settled(table("documents"), table("errors")) == dict.fromkeys(listed([str(archive)]), 1)
    assert not list(output.glob("*/*.tmp"))
    parts = [{path.name for path in (output / name).iterdir()} for name in ("documents", "errors")]
    assert parts[0] == parts[1]


def test_document_that_hangs_is_skipped(
    archive: Path, output: Path, table: Table, start: Start
) -> None:
    os.mkfifo(archive / "pipe.txt")  # opening it waits for a writer that never comes
    named = [*archive.rglob("*.*")]
    process = start(*named, output, "--workers", "2", "--chunk", "8", "--seconds", "20")
    assert process.wait(PATIENCE) == 0
    (error,) = table("errors")
    assert Path(error["source"]).name == "pipe.txt"
    assert error["error"] == "TookTooLong"
    assert settled(table("documents"), table("errors")) == dict.fromkeys(map(str, named), 1)


def test_document_that_kills_workers_is_found(
    archive: Path, output: Path, table: Table, start: Start
) -> None:
    pipe = archive / "killer.txt"
    os.mkfifo(pipe)
    named = [pipe, *sorted(archive.rglob("*.*"))[:6]]
    named = list(dict.fromkeys(named))
    process = start(*named, output, "--workers", "1", "--chunk", "4")
    killed = 0
    while process.poll() is None:
        try:  # succeeds only while somebody has the pipe open, or waits to open it
            writer = os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            time.sleep(0.01)
            continue
        # Whoever reads the pipe must not see its end before it is killed.
        until(lambda: _workers(process.pid) or process.poll() is not None)
        for worker in _workers(process.pid):
            with suppress(ProcessLookupError):  # it may have ended by itself meanwhile
                os.kill(worker, signal.SIGKILL)
                killed += 1
            until(lambda gone=worker: not _command(gone))
        os.close(writer)
    assert process.wait(PATIENCE) == 0
    assert killed >= 3
    (error,) = table("errors")
    assert (Path(error["source"]).name, error["error"]) == ("killer.txt", "KilledItsWorker")
    assert settled(table("documents"), table("errors")) == dict.fromkeys(map(str, named), 1)


def test_inputs(archive: Path, tmp_path: Path) -> None:
    some = sorted(archive.rglob("*.*"))[:3]
    (tmp_path / "list.txt").write_text("\n".join(map(str, some)))
    assert listed([f"@{tmp_path / 'list.txt'}", str(some[0])]) == sorted(map(str, some))
    assert len(listed([f"{archive}/*/*.pdf"])) == len(list(archive.glob("*/*.pdf")))
    with pytest.raises(SourceMissing, match="names no document"):
        listed([str(tmp_path / "nowhere")])
    with pytest.raises(UsageError, match="cannot be reached"):
        listed(["nosuchstore://bucket/letters"])


def test_foreign_folder_is_left_alone(archive: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds something else"):
        plan(listed([str(archive)]), Output(str(archive)))


def test_no_scheduler_there(archive: Path, output: Path) -> None:
    todo = plan(listed([str(archive)])[:1], Output(str(output)))
    with pytest.raises(UsageError, match=r"no Dask scheduler at tcp://127\.0\.0\.1:9"):
        run(todo, "tcp://127.0.0.1:9", 1)


def _lines(library: Library, document: str) -> list[tuple[str, str, int]]:
    found = library.entries(EntryQuery(document=document, limit=5000)).items
    return [(entry.id, entry.quote, entry.start) for entry in found]


def _workers(pid: int) -> list[int]:
    """The processes that read: children of the engine's own watchers."""
    return [
        child
        for child in children(pid)
        if "multiprocessing" in _command(child) and "resource_tracker" not in _command(child)
    ]


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    except OSError:
        return ""


def test_what_was_read_is_filed_without_reading_it_again(archive: Path, output: Path) -> None:
    (archive / "empty.txt").write_bytes(b"")
    run(plan(listed([str(archive)]), Output(str(output)), size=20), "local", 2)
    changed = sorted(archive.rglob("*.xml"))[0]
    changed.write_bytes(changed.read_bytes() + b"\n")

    def add(*arguments: str | Path) -> tuple[int, str, str]:
        done = CliRunner().invoke(main, ["add", *map(str, arguments)])
        return done.exit_code, done.stdout, done.stderr

    batch, straight = output.parent / "from-batch", output.parent / "straight"
    code, told, complained = add("--from", output, "--library", batch)
    assert code == 14  # the first failure: the document that has changed
    assert len(told.splitlines()) == 39
    assert f"{changed} has changed since it was read" in complained
    assert "empty.txt" in complained
    changed.write_bytes(changed.read_bytes()[:-1])
    add("--from", output, "--library", batch)
    (archive / "empty.txt").unlink()
    add(archive, "--library", straight, "--jobs", "1")
    with Library.open(batch) as one, Library.open(straight) as other:
        cards = [card.id for card in other.cards(CardQuery(replaced=True, limit=100)).items]
        assert len(cards) == 40
        for card in cards:  # which is the newest version depends on what was filed last
            assert one.text(card) == other.text(card)
            assert _lines(one, card) == _lines(other, card)
    assert add("--library", batch)[0] == 2
    assert add("--from", archive, "--library", batch)[0] == 2
