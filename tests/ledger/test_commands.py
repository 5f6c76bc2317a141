"""The command line on either database; tests/cli/test_library.py has the rest."""

import json

import pytest
from click.testing import CliRunner

from griffier.cli import main
from tests.ledger.conftest import VERSLAG


@pytest.fixture
def run(tmp_path, database):
    """Run a command on the library of the test."""
    where = ["--library", str(tmp_path / "library")]
    where += ["--database", database] if database else []
    return lambda command, *rest: CliRunner().invoke(main, [command, *where, *map(str, rest)])


def test_add_ledger_show_judge_undo_verify(run, tmp_path):
    letter = tmp_path / "brief.txt"
    letter.write_text(VERSLAG, encoding="utf-8")
    assert "(new)" in run("add", letter).stdout
    assert "(filed before, unchanged)" in run("add", letter).stdout
    line = json.loads(run("ledger", "--recipient", "RS", "--json").stdout)
    signed = ("--author", "J. Smit", "--reason", "zo staat het er")
    judged = run("judge", line["id"], "recipients", "ME", *signed)
    assert judged.exit_code == 0
    assert "→ ME" in run("show", line["id"]).stdout
    assert run("undo", judged.stdout.strip(), *signed).exit_code == 0
    assert "→ RS" in run("show", line["id"]).stdout
    assert run("verify").exit_code == 0
    original = next((tmp_path / "library" / "originals").glob("*/*"))
    original.write_bytes(b"iets anders")
    verified = run("verify")
    assert verified.exit_code == 31
    assert "does not hold the bytes that were filed" in verified.stdout
    assert "is not sound: 1 findings" in verified.stderr
