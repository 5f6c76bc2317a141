"""What docs/deployment.md and contrib/ say is so."""

import re
import shutil
import subprocess
from dataclasses import fields
from pathlib import Path

import pytest

from griffier.serve.settings import Settings

HERE = Path(__file__).parents[1]
PAGE = (HERE / "docs" / "deployment.md").read_text("utf-8")
CONTRIB = HERE / "contrib"


def test_every_setting_is_in_the_table_with_what_it_is_without() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (?:`([^`]*)`)? ?\| (.+) \|$", PAGE, re.MULTILINE)
    told = {name: default for name, default, _ in rows}
    plain = Settings()
    values = {field.name: getattr(plain, field.name) for field in fields(Settings)}
    assert told == {name: "" if value in ("", ()) else str(value) for name, value in values.items()}


@pytest.mark.parametrize("unit", sorted(CONTRIB.glob("griffier*.*")), ids=lambda path: path.name)
def test_systemd_understands_the_units(unit: Path, tmp_path: Path) -> None:
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd-analyze is not installed")
    program = tmp_path / "griffier"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    for each in CONTRIB.glob("griffier*.*"):
        text = each.read_text().replace("/opt/griffier/bin/griffier", str(program))
        (tmp_path / each.name).write_text(text)
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(tmp_path / unit.name)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert unit.name not in done.stderr, done.stderr


def test_commands_in_the_units_exist() -> None:
    from griffier.cli import main

    told = "".join(each.read_text() for each in CONTRIB.glob("griffier*.service"))
    commands = re.findall(r"^ExecStart=\S+/griffier (\w+)(.*)$", told, re.MULTILINE)
    assert {name for name, _ in commands} == {"serve", "refresh", "backup"}
    for name, rest in commands:
        command = main.get_command(None, name)  # type: ignore[arg-type]
        known = {option for each in command.params for option in each.opts}  # type: ignore[union-attr]
        assert set(re.findall(r"--\w+", rest)) <= known


def test_the_image_is_made_of_what_there_is() -> None:
    told = (CONTRIB / "Dockerfile").read_text()
    copied = re.findall(r"^COPY ((?:[\w.]+ )+)\./", told, re.MULTILINE)
    assert all((HERE / name).exists() for line in copied for name in line.split())
    assert re.search(r"^USER griffier$", told, re.MULTILINE)
    given = set(re.findall(r"GRIFFIER_(\w+)=", told))
    assert {name.lower() for name in given} <= {field.name for field in fields(Settings)}
