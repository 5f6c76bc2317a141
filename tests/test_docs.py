"""What the documentation says is true."""

import importlib.util
import re
import shlex
import tomllib
from pathlib import Path
from types import ModuleType

import click
import pytest

import griffier
from griffier import errors
from griffier.cli import main
from griffier.model import Act

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    *sorted((ROOT / "docs").rglob("*.md")),
]


def load_generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


GENERATOR = load_generator()


def fenced(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("page", GENERATOR.PAGES, ids=lambda page: page.name)
def test_generated_pages_are_up_to_date(page: Path) -> None:
    assert page.read_text(encoding="utf-8") == GENERATOR.PAGES[page]()


def test_every_option_is_documented_with_a_help_text() -> None:
    text = (ROOT / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")
    for name, command in main.commands.items():
        section = text.partition(f"## griffier {name}\n")[2].partition("\n## ")[0]
        assert command.help
        for option in (p for p in command.params if isinstance(p, click.Option)):
            assert option.help
            assert all(f"`{spelling}" in section for spelling in option.opts)


def test_every_exit_code_is_documented_and_used_once() -> None:
    text = (ROOT / "docs" / "reference" / "errors.md").read_text(encoding="utf-8")
    classes = [e for e in vars(errors).values() if isinstance(e, type)]
    codes = [e.exit_code for e in classes if issubclass(e, errors.GriffierError)]
    assert len(codes) == len(set(codes))
    assert {int(code) for code in re.findall(r"^\| (\d+) \|", text, re.MULTILINE)} == {0, *codes}


@pytest.mark.parametrize("number", range(len(fenced(README, "python"))))
def test_python_in_the_readme_runs(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    exec(compile(fenced(README, "python")[number], "README.md", "exec"), names)
    assert names["griffier"] is griffier
    if "asks" in names:
        assert names["asks"]


def test_commands_in_the_readme_exist() -> None:
    lines = [line for block in fenced(README, "sh") for line in block.splitlines()]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for line in lines:
        words = shlex.split(line.split("|")[-1], comments=True)
        if words[0] == "make":
            assert f"\n{words[1]}:" in makefile
        else:
            assert words[0] == "griffier"
            command = main.get_command(click.Context(main), words[1])
            assert command, words
            known = {opt for parameter in command.params for opt in parameter.opts}
            assert {word for word in words if word.startswith("--")} <= known


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_within_the_project_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    local = [link for link in links if "://" not in link]
    assert [link for link in local if not (page.parent / link).exists()] == []


def test_the_glossary_knows_every_act_and_kind() -> None:
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    from griffier.evaluate.gold import KINDS

    for word in (*(act.value for act in Act), *KINDS):
        assert f"\n| {word} |" in text


def test_decisions_are_numbered_and_no_longer_than_a_page() -> None:
    pages = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    numbers = [int(page.name[:4]) for page in pages]
    assert len(set(numbers)) == len(numbers)  # pages are named by number elsewhere
    assert all(len(page.read_text("utf-8").splitlines()) <= 60 for page in pages)


def test_the_version_is_said_once() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["version"] == griffier.__version__
    assert f'softwareVersion: "{griffier.__version__}"' in (ROOT / "publiccode.yml").read_text(
        "utf-8"
    )
    assert griffier.__version__ in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_licence_is_whole() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in text
    assert all(f"\n{number}. " in text for number in range(1, 16))
    assert "‘Compatible Licences’ according to Article 5 EUPL are:" in text


def test_the_picture_is_of_the_ledger_and_fetches_nothing() -> None:
    picture = GENERATOR.PICTURE.read_text(encoding="utf-8")
    assert "REQUEST" in picture
    assert "griffier&#160;read" in picture or "griffier read" in picture
    assert "font-face" not in picture
    assert "url(http" not in picture
