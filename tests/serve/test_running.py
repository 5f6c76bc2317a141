"""`griffier serve` as people start it."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest


@pytest.mark.parametrize("workers", ["1", "2"])
def test_serves_until_told_to_stop(library: Path, workers: str) -> None:
    command = [sys.executable, "-m", "griffier", "serve", "--port", "0"]
    if workers != "1":
        command[-1] = str(_free())
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
            log, _ = process.communicate(timeout=30)
        finally:
            process.kill()
    assert "GET /documents 200" in log
    assert "Traceback" not in log


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
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert (done.returncode, done.stdout) == (code, "")
    assert sentence in done.stderr
    assert done.stderr.count("\n") == 1


def _answered(address: str) -> int:
    for _ in range(300):
        try:
            with urllib.request.urlopen(address) as answer:
                return int(answer.status)
        except OSError:
            time.sleep(0.1)
    return 0


def _free() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
