from pathlib import Path

import pytest

from griffier.errors import DataError, UsageError
from griffier.evaluate import gold_hash, load_gold, load_gold_directory

GOLD = """
document = "letter.txt"
split = "dev"
annotator = "somebody"
[metadata]
kind = "report"
lang = "nl"
date = 2022-12-16
dossiers = ["23987"]
unasked = ["place"]
[[metadata.senders]]
name = "A. Griffier"
role = "De Minister"
actor = "NL"
[[meeting]]
id = "tirana"
name = "EU-Westelijke Balkantop"
date = 2022-12-06
[[footnote]]
mark = "1"
anchor = "openbaar"
url = "https://example.org/a"
[[fulfils]]
sentence = "Hiermee is de motie uitgevoerd."
[[statement]]
sentence = "Hij drong erop aan dat Servië het visumbeleid overneemt."
act = "REQUEST"
also = ["EXPECT"]
actors = ["NL"]
also_actors = [["NL", "AT"]]
recipients = ["RS"]
via = "Minister-President"
topic = "het visumbeleid"
meeting = "tirana"
deadline = [2023-01-01, 2023-03-31]
[[statement]]
sentence = "Hij nam deel aan de top."
act = "MEET"
actors = ["NL"]
weight = "minor"
"""


@pytest.fixture
def write(tmp_path: Path):
    (tmp_path / "letter.txt").write_text("Brief")

    def write(text: str) -> Path:
        path = tmp_path / "letter.toml"
        path.write_text(text)
        return path

    return write


def test_a_gold_file_is_read_whole(write) -> None:
    gold = load_gold(write(GOLD))
    first, second = gold.statements
    assert gold.name == "letter"
    assert gold.document.name == "letter.txt"
    assert gold.metadata.senders[0].name == "A. Griffier"
    assert gold.metadata.unasked == ("place",)
    assert gold.meetings[0].date.isoformat() == "2022-12-06"
    assert gold.footnotes[0].url == "https://example.org/a"
    assert gold.fulfils[0].reference is None
    assert (first.act, first.also, first.actors) == ("REQUEST", ("EXPECT",), ("NL",))
    assert first.also_actors == (("NL", "AT"),)
    assert first.deadline[1].isoformat() == "2023-03-31"
    assert first.required
    assert not second.required


def test_a_document_may_hold_no_statement(write) -> None:
    text = GOLD.split("[[statement]]")[0]
    assert load_gold(write(text)).statements == ()


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ('act = "REQUEST"', 'act = "ASK"', "statement 1: 'act' must be one of EMPHASISE"),
        ('also = ["EXPECT"]', 'also = ["HOPE"]', "statement 1: 'also' may hold EMPHASISE"),
        ('actors = ["NL"]\nweight', 'actors = ["nl"]\nweight', "statement 2: 'actors': 'nl' is no"),
        ('recipients = ["RS"]', 'recipients = ["RS", "RS"]', "statement 1: 'recipients' names"),
        ('recipients = ["RS"]', 'recipients = "RS"', "statement 1: 'recipients' must be a list"),
        ('meeting = "tirana"', 'meeting = "brdo"', "statement 1: meeting 'brdo' is not the id"),
        ("[2023-01-01, 2023-03-31]", "[2023-03-31, 2023-01-01]", "statement 1: 'deadline' ends"),
        ("[2023-01-01, 2023-03-31]", "[2023-01-01]", "statement 1: 'deadline' must be a list"),
        ('weight = "minor"', 'weight = "light"', "statement 2: 'weight' must be one of"),
        ('weight = "minor"', "optional = 1", "statement 2: 'optional' must be true or false"),
        ('weight = "minor"', 'colour = "red"', "statement 2: unknown key 'colour'"),
        ('sentence = "Hij nam deel aan de top."', "", "statement 2: key 'sentence' is missing"),
        ('sentence = "Hij nam deel aan de top."', 'sentence = " "', "statement 2: 'sentence' must"),
        ('split = "dev"', 'split = "train"', "top level: 'split' must be one of dev, test"),
        ('"letter.txt"', '"lost.txt"', "top level: document 'lost.txt' does not exist"),
        ("date = 2022-12-16", 'date = "2022-12-16"', "[metadata]: 'date' must be a date"),
        ('unasked = ["place"]', 'unasked = ["colour"]', "[metadata]: 'unasked' may hold"),
        ('kind = "report"', "", "[metadata]: 'kind' must be one of report"),
        ('mark = "1"', "", "footnote 1: key 'mark' is missing"),
        ('id = "tirana"', "id = 3", "meeting 1: 'id' must be a string"),
        ("also_actors = [[", "also_actors = [", "not valid TOML"),
        ('also_actors = [["NL", "AT"]]', 'also_actors = "NL"', "statement 1: 'also_actors' must"),
    ],
)
def test_malformed_gold_is_refused_with_file_and_entry(
    write, old: str, new: str, where: str
) -> None:
    assert old in GOLD
    path = write(GOLD.replace(old, new, 1))
    with pytest.raises(DataError) as refused:
        load_gold(path)
    assert str(refused.value).startswith(str(path))
    assert where in str(refused.value)


def test_a_file_without_metadata_is_refused(write) -> None:
    head, rest = GOLD.split("[metadata]")
    statements = "[[statement]]" + rest.split("[[statement]]", 1)[1].replace('"tirana"', '"x"')
    with pytest.raises(DataError, match=r"table \[metadata\] is missing"):
        load_gold(write(head + statements.replace('meeting = "x"\n', "")))


def test_a_missing_file_and_an_empty_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be opened"):
        load_gold(tmp_path / "none.toml")
    with pytest.raises(UsageError, match="no gold files"):
        load_gold_directory(tmp_path)


def test_the_hash_changes_with_the_gold(write, tmp_path: Path) -> None:
    path = write(GOLD)
    before = gold_hash(tmp_path)
    assert before == gold_hash(tmp_path)
    path.write_text(GOLD + "\n")
    assert gold_hash(tmp_path) != before
