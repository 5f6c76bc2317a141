"""The story the README tells is what the program says, and `make demo` tells it."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from griffier.cli import main

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
STORY = README.partition("## And what came of it?")[2].partition("\n## ")[0]


def run(line):
    words = shlex.split(line, comments=True)
    assert words[0] == "griffier"
    result = CliRunner().invoke(main, words[1:])
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What each line of the story prints, run in order on a new library."""
    folder = tmp_path_factory.mktemp("story")
    blocks = re.findall(r"^```sh\n(.*?)^```", STORY, re.DOTALL | re.MULTILINE)
    lines = [line for block in blocks for line in block.splitlines()]
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        patch.setenv("GRIFFIER_LIBRARY", str(folder / "library"))
        return {
            line: run(line.replace("rappel.docx", str(folder / "rappel.docx"))) for line in lines
        }


def test_the_output_in_the_readme_is_the_real_one(told):
    (shown,) = re.findall(r"^```text\n(.*?)^```", STORY, re.DOTALL | re.MULTILINE)
    (follow,) = [out for line, out in told.items() if line.startswith("griffier follow")]
    assert follow == shown


def test_what_the_readme_says_of_the_other_ask_is_so(told, tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("GRIFFIER_LIBRARY", str(tmp_path / "library"))
    (add,) = [line for line in told if line.startswith("griffier add")]
    run(add)
    out = run(
        "griffier follow --recipient RS --concept cfsp-alignment --kind report "
        "--until 2022-12-31 --on 2026-03-01"
    )
    for figure in ("48 % of 136 in 2022", "52 % of 65 in 2023-H1", "47 % of 57 in 2024-H1"):
        assert figure in out
    assert "OPEN on 2026-03-01" in out


def test_the_promises_of_the_summit_are_listed_with_what_became_of_them(told):
    (due,) = [out for line, out in told.items() if line.startswith("griffier due")]
    assert "OVERDUE by 31 days  2023-03-31" in due
    assert "The report promised was sent" in due
    (named,) = [out for line, out in told.items() if line.startswith("griffier instruments")]
    assert "steunpakket" in named


def test_the_demo_files_what_the_readme_files(told):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (add,) = [line for line in told if line.startswith("griffier add")]
    for name in add.split()[2:]:
        assert Path(name).name in makefile
