"""What somebody is told who types what there is not."""

import pytest
from click.testing import CliRunner

from griffier.cli import main


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("serch", "Did you mean search or serve?"),
        ("meetings", "meeting"),
        ("xyzzy", "No such command"),
    ],
)
def test_a_command_that_does_not_exist(typed: str, told: str) -> None:
    result = CliRunner().invoke(main, [typed])
    assert result.exit_code == 2
    assert told in result.stderr
    assert "Did you mean" in result.stderr or typed == "xyzzy"
    assert result.stderr.count("Did you mean") <= 1
