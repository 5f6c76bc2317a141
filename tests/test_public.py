"""What `import griffier` gives, and what it costs."""

import importlib
import subprocess
import sys

import pytest

import griffier
from griffier import errors, model

HEAVY = {"click", "docx", "lxml", "pypdfium2", "rich", "simplemma"}


def loaded(code: str) -> set[str]:
    """Top-level packages in memory after running `code` in a fresh interpreter."""
    report = "import sys; print(*{name.partition('.')[0] for name in sys.modules}, file=sys.stderr)"
    wrapped = f"try:\n    {code}\nexcept SystemExit:\n    pass\n{report}"
    done = subprocess.run(
        [sys.executable, "-c", wrapped], capture_output=True, text=True, check=True
    )
    return set(done.stderr.split())


def test_the_public_names() -> None:
    assert griffier.Document is model.Document
    assert griffier.GriffierError is errors.GriffierError
    assert all(hasattr(griffier, name) for name in griffier.__all__)


def test_the_verb_is_not_hidden_by_the_stage_of_its_name() -> None:
    importlib.import_module("griffier.read.limits")
    assert callable(griffier.read)
    assert sys.modules["griffier.read"] is not griffier.read


def test_an_unknown_name_is_said() -> None:
    with pytest.raises(AttributeError, match="no attribute 'wirte'"):
        griffier.wirte  # noqa: B018


def test_importing_griffier_imports_nothing_heavy() -> None:
    assert not loaded("import griffier") & HEAVY


@pytest.mark.parametrize("arguments", [["--help"], ["read", "--help"], ["--version"]])
def test_help_imports_click_alone(arguments: list[str]) -> None:
    heavy = loaded(f"from griffier.cli import main; main({arguments!r})") & HEAVY
    assert heavy == {"click"}
