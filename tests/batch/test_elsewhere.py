"""The same run on a cluster at an address, and over an object store."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from griffier.acquire.client import Client
from griffier.acquire.publications import Publications
from griffier.batch.fetching import fetch_all
from griffier.batch.inputs import listed
from griffier.batch.run import plan, run
from griffier.batch.store import Output
from tests.acquire.conftest import QUICK
from tests.acquire.replica import serving
from tests.acquire.sru_replica import Repository

from .conftest import until


def test_cluster_at_an_address(archive: Path, output: Path, served: "Served") -> None:
    port = _free_port()
    address = f"tcp://127.0.0.1:{port}"
    common = ["--no-dashboard"]
    served("distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", str(port), *common)
    for _ in range(2):
        served("distributed.cli.dask_worker", address, "--nthreads", "1", *common)
    until(lambda: _listens(port))
    tally = run(plan(listed([str(archive)]), Output(str(output)), size=5), address, 0)
    assert (tally.documents, tally.errors, tally.deaths) == (40, 0, 0)
    assert Output(str(output)).counts()["documents"] == 40


def test_object_store(archive: Path, served: "Served", monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("s3fs", reason="no client for object stores is installed")
    pytest.importorskip("moto", reason="no object store is installed")
    port = _free_port()
    for name, value in {
        "AWS_ACCESS_KEY_ID": "key",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
        "AWS_DEFAULT_REGION": "us-east-1",
    }.items():
        monkeypatch.setenv(name, value)
    served("moto.server", "-H", "127.0.0.1", "-p", str(port))
    until(lambda: _listens(port))
    import s3fs

    store = s3fs.S3FileSystem()
    store.mkdir("letters")
    for file in sorted(archive.rglob("*.*"))[:12]:
        store.put_file(str(file), f"letters/2022/{file.name}")
    sources = listed(["s3://letters/2022/"])
    assert len(sources) == 12
    assert sources[0].startswith("s3://letters/2022/")
    output = Output("s3://letters/read")
    assert run(plan(sources, output, size=5), "local", 2).documents == 12
    assert plan(sources, output).left == 0
    assert output.counts()["documents"] == 12
    _named(output)


def _named(output: Output) -> None:
    """What is named is kept in the store as well, and read from there."""
    with serving(Repository()) as repository:
        page = b"<!doctype html><html><body><p>Nederland steunt het voorstel.</p></body></html>"
        for number in (1, 2):
            repository.add(f"kst-21501-20-{number}", forms={"html": (page, "text/html")})
        names = [f"kst-21501-20-{number}" for number in (1, 2, 3)]
        with Client(frozenset({repository.host}), QUICK) as client:
            pairs = [(Publications(repository.base), client)]
            done = fetch_all(names, output, pairs)
            assert (sorted(done.kept), done.errors) == (names[:2], 1)
            asked = len(repository.asked)
            assert sorted(fetch_all(names, output, pairs).kept) == names[:2]
            assert len(repository.asked) == asked
    assert run(plan(list(done.kept), output, kept=done.kept), "local", 1).documents == 2
    rows = {row["source"]: row for row in output.rows("documents")}
    kept = rows[names[0]]["kept"]
    assert output.original(kept).data == page
    assert [row["source"] for row in output.rows("errors")] == names[2:]


Served = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    """Start a module as a server; all are stopped in the end."""
    started: list[subprocess.Popen[bytes]] = []

    def begin(module: str, *arguments: str) -> "subprocess.Popen[bytes]":
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        command = [sys.executable, "-m", module, *arguments]
        quiet = subprocess.DEVNULL
        started.append(subprocess.Popen(command, stdout=quiet, stderr=quiet, env={**os.environ}))
        return started[-1]

    yield begin
    for process in reversed(started):
        process.terminate()
    for process in started:
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
