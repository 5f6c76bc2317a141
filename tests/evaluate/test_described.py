"""The documents that describe the gold say what the loader does."""

import dataclasses
import re
import tomllib
from pathlib import Path

from griffier.evaluate import GoldStatement, load_gold
from griffier.evaluate.gold import GoldMeeting, GoldMetadata
from griffier.model import Act

DOCS = Path(__file__).parents[2] / "docs"
EXAMPLE = re.findall(r"```toml\n(.*?)```", (DOCS / "evaluation.md").read_text("utf-8"), re.S)[0]


def test_the_example_of_the_format_is_gold(tmp_path: Path) -> None:
    built = tmp_path / "specimens/built"
    built.mkdir(parents=True)
    for name in ("tirana-verslag.kst.pdf", "tirana-verslag.docx"):
        (built / name).write_bytes(b"")
    path = tmp_path / "evals/gold/example.toml"
    path.parent.mkdir(parents=True)
    path.write_text(EXAMPLE, encoding="utf-8")
    (statement,) = load_gold(path).statements
    assert statement.also == ("EXPECT",)


def test_the_example_shows_every_key() -> None:
    example = tomllib.loads(EXAMPLE)
    assert _keys(GoldStatement) - {"entry"} == set(example["statement"][0])
    assert _keys(GoldMeeting) == set(example["meeting"][0])
    assert _keys(GoldMetadata) == set(example["metadata"])


def _keys(kind: type) -> set[str]:
    return {field.name for field in dataclasses.fields(kind)}


def test_every_act_is_defined_once() -> None:
    rows = re.findall(r"^\| ([A-Z]+) \|", (DOCS / "annotation.md").read_text("utf-8"), re.M)
    assert sorted(rows) == sorted(Act)


def test_rulings_are_numbered_without_a_gap() -> None:
    text = (DOCS / "annotation.md").read_text("utf-8").split("## Rulings")[1]
    numbers = [int(number) for number in re.findall(r"^(\d+)\. \*", text, re.M)]
    assert numbers == list(range(1, len(numbers) + 1))
