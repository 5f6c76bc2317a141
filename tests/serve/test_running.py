"""`griffier serve` as people start it."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from benchmarks.ports import free_port

PATIENCE = 300  # seconds a process of its own may take on a busy machine


@pytest.mark.parametrize("workers", ["1", "2"])
def test_serves_until_told_to_stop(library: Path, workers: str) -> None:
    command = [sys.executable, "-m", "griffier", "serve", "--port", "0"]
    if workers != "1":
        command[-1] = str(free_port())
    command += ["--library", str(library), "--workers", workers]
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        text=True,
    )
    with process:
        try:
            assert process.stdout
            told = process.stdout.readline()
            (address,) = re.findall(r"http://\S+", told)
            assert _answered(f"{address}/documents") == 200
            process.send_signal(signal.SIGTERM)
            log, _ = process.communicate(timeout=PATIENCE)
        finally:
            process.kill()
    assert "GET /documents 200" in log
    assert "Traceback" not in log


def test_what_is_under_way_is_answered_before_it_stops(library: Path) -> None:
    """A request whose body is still coming when the server is told to stop gets its answer;
    nobody new is taken in meanwhile."""
    asked = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "ping"}).encode()
    with served(library, log="json") as (process, address):
        host, port = address.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port)), timeout=PATIENCE) as line:
            head = f"POST /mcp HTTP/1.1\r\nHost: {host}:{port}\r\nContent-Length: {len(asked)}\r\n"
            head += "Content-Type: application/json\r\n"
            head += "Accept: application/json, text/event-stream\r\n"
            head += "Expect: 100-continue\r\n\r\n"
            line.sendall(head.encode())
            assert line.recv(65536).startswith(b"HTTP/1.1 100"), "it has taken the request up"
            line.sendall(asked[:10])
            process.send_signal(signal.SIGTERM)
            _until_refused(host, int(port))
            assert process.poll() is None
            line.sendall(asked[10:])
            answer = b""
            while more := line.recv(65536):
                answer += more
        log, _ = process.communicate(timeout=PATIENCE)
    assert b" 200 " in answer.partition(b"\r\n")[0]
    assert json.loads(answer.partition(b"\r\n\r\n")[2]) == {
        "jsonrpc": "2.0",
        "id": 1,
        "result": {},
    }
    told = [json.loads(each) for each in log.splitlines()]
    assert [each["status"] for each in told if each.get("path") == "/mcp"] == [200]
    assert told[-1]["message"] == "stopped"
    assert process.returncode in (0, -signal.SIGTERM)


def test_several_processes_count_together(library: Path) -> None:
    with served(library, "--workers", "2", metrics="127.0.0.1") as (process, address):
        assert _answered(f"{address}/health") == 200
        for _ in range(20):
            with urllib.request.urlopen(f"{address}/about") as answer:
                answer.read()
        with urllib.request.urlopen(f"{address}/metrics") as answer:
            told = answer.read().decode()
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=PATIENCE)
    assert 'griffier_requests_total{method="GET",route="/about",status="200"} 20.0' in told


@contextmanager
def served(
    library: Path, *arguments: str, **settings: str
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A server on a free port, and its address."""
    port = str(free_port())
    command = [sys.executable, "-m", "griffier", "serve", "--port", port]
    given = {f"GRIFFIER_{name.upper()}": value for name, value in settings.items()}
    process = subprocess.Popen(
        [*command, "--library", str(library), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "PYTHONUNBUFFERED": "1", **given},
        text=True,
    )
    with process:
        try:
            assert process.stdout
            (address,) = re.findall(r"http://\S+", process.stdout.readline())
            assert _answered(f"{address}/health") == 200
            yield process, address
        finally:
            process.kill()


def _until_refused(host: str, port: int) -> None:
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        try:
            with socket.create_connection((host, port), timeout=PATIENCE):
                time.sleep(0.05)
        except OSError:
            return
    raise AssertionError("it still listens")


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["--library", "/nowhere/at/all"], 21, "There is no library in /nowhere/at/all"),
        (["--settings", "/nowhere.toml"], 2, "cannot be read"),
        (["--host", "203.0.113.1"], 2, "cannot be listened on"),
    ],
)
def test_says_what_keeps_it_from_starting(
    library: Path, arguments: list[str], code: int, sentence: str
) -> None:
    given = arguments if "--library" in arguments else [*arguments, "--library", str(library)]
    command = [sys.executable, "-m", "griffier", "serve", *given]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert (done.returncode, done.stdout) == (code, "")
    assert sentence in done.stderr
    assert done.stderr.count("\n") == 1


def _answered(address: str) -> int:
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
                return int(answer.status)
        except OSError:
            time.sleep(0.1)
    return 0
