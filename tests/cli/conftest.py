"""A short letter of our own, and ways to run the program on it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from griffier.cli import main

LETTER = """\
Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 4 maart 2021

Hierbij bied ik u het verslag aan van de Raad Buitenlandse Zaken van 1 maart 2021.

De Minister van Buitenlandse Zaken,
S.A. Blok

Verslag van de Raad Buitenlandse Zaken van 1 maart 2021

Nederland benadrukte het belang van vrije scheepvaart. Polen riep de Commissie op om vóór de
zomer met een voorstel voor schonere havens te komen.
"""

Run = Callable[..., Result]
Spawn = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """The letter as a file of text."""
    file = tmp_path / "brief.txt"
    file.write_text(LETTER, encoding="utf-8")
    return file


@pytest.fixture
def run() -> Run:
    """Run the command line within this process."""

    def run(*arguments: object, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(main, [str(a) for a in arguments], input=stdin)

    return run


@pytest.fixture
def spawn() -> Spawn:
    """Run the command line in a process of its own, with its own environment."""

    def spawn(*arguments: object, stdin: bytes = b"", **environment: str) -> object:
        command = [sys.executable, "-m", "griffier", *map(str, arguments)]
        env = {**os.environ, **environment}
        return subprocess.run(command, input=stdin, capture_output=True, env=env, check=False)

    return spawn  # type: ignore[return-value]
