"""What somebody at a terminal sees; needs a pseudo-terminal, so not on Windows."""

import contextlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

pty = pytest.importorskip("pty")

COLOUR = "\x1b[1;34mEMPHASISE"


def at_terminal(*arguments: object, columns: int = 80, **environment: str) -> str:
    """Everything the program writes, standard output and error, to a terminal."""
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "griffier", *map(str, arguments)]
    plain = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR")}
    env = {**plain, "TERM": "xterm", "COLUMNS": str(columns), "PYTHONUTF8": "1", **environment}
    with subprocess.Popen(command, stdout=follower, stderr=follower, stdin=follower, env=env):
        os.close(follower)
        shown = b""
        with contextlib.suppress(OSError):  # how Linux says that the other side has closed
            while piece := os.read(leader, 65536):
                shown += piece
    os.close(leader)
    return shown.decode().replace("\r\n", "\n")


def test_a_terminal_shows_colour(letter: Path) -> None:
    assert COLOUR in at_terminal("read", letter)


def test_no_color_is_respected(letter: Path) -> None:
    shown = at_terminal("read", letter, NO_COLOR="1")
    assert "EMPHASISE" in shown
    assert "[34m" not in shown
    assert "[1;34m" not in shown


def test_a_pipe_gets_no_sign_of_life(letter: Path) -> None:
    command = [sys.executable, "-m", "griffier", "read", str(letter)]
    done = subprocess.run(command, capture_output=True, check=True)
    assert done.stderr == b""


def test_a_terminal_gets_a_sign_of_life(letter: Path) -> None:
    assert "Reading" in at_terminal("read", letter)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX pipes")
def test_a_reader_who_leaves_early_is_no_error(letter: Path) -> None:
    command = [sys.executable, "-m", "griffier", "read", *[str(letter)] * 3, "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
    assert b"Traceback" not in said
