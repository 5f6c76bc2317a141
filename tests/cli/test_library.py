"""Filing and asking from the command line."""

import csv
import io
import json
from pathlib import Path

import pytest

SPECIMENS = Path(__file__).resolve().parents[2] / "specimens" / "built"
LETTERS = ("tirana-verslag.kst.pdf", "ecofin-2010.koop.xml", "balkanreis-2024.txt")


@pytest.fixture
def library(tmp_path, run):
    """A library with three letters in it."""
    folder = tmp_path / "library"
    done = run("add", "--library", folder, *(SPECIMENS / name for name in LETTERS))
    assert done.exit_code == 0, done.output
    return folder


def lines(done):
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_add_names_what_it_filed_and_nothing_twice(tmp_path, run):
    folder = tmp_path / "library"
    paths = [SPECIMENS / name for name in LETTERS]
    first = lines(run("add", "--json", "--library", folder, *paths))
    assert [each["outcome"] for each in first] == ["new"] * 3
    assert [each["path"] for each in first] == [str(path) for path in paths]
    again = lines(run("add", "--json", "--library", folder, *paths, paths[0]))
    assert [each["outcome"] for each in again] == ["same"] * 3
    reread = lines(run("add", "--json", "--reread", "--library", folder, paths[0]))
    assert [each["outcome"] for each in reread] == ["same"]


def test_add_takes_folders_and_patterns_and_goes_on_past_failures(tmp_path, run, letter):
    folder = letter.parent
    (folder / "leeg.txt").write_text("")
    (folder / "verborgen").mkdir()
    (folder / "verborgen" / ".brief.txt").write_text("nee")
    (folder / "plaatje.png").write_bytes(b"\x89PNG")
    library = tmp_path / "elsewhere"
    done = run("add", "--library", library, folder, folder / "*.niets", folder / "nergens.pdf")
    assert done.exit_code == 12  # the first failure: a document without text
    assert done.stdout.count("\n") == 1
    assert "brief.txt  (new)" in done.stdout
    assert "leeg.txt" in done.stderr
    assert "Nothing matches" in done.stderr
    assert "There is no file" in done.stderr
    assert "1 new, 3 not filed." in done.stderr
    assert run("verify", "--library", library).exit_code == 0


def test_several_processes_file_the_same(tmp_path, run):
    paths = sorted(SPECIMENS.glob("*.txt"))[:16]
    lines_of = {}
    for jobs in ("1", "2"):
        folder = tmp_path / jobs
        lines_of[jobs] = lines(run("add", "--json", "--jobs", jobs, "--library", folder, *paths))
    assert lines_of["1"] == lines_of["2"]
    assert len(lines_of["1"]) == 16


def test_ledger_lists_and_filters(library, run):
    found = lines(
        run("ledger", "--json", "--library", library, "--actor", "NL", "--recipient", "RS")
    )
    assert found
    assert {a["id"] for each in found for a in each["actors"]} >= {"NL"}
    assert all("RS" in [r["id"] for r in each["recipients"]] for each in found)
    table = run("ledger", "--csv", "--all", "--library", library)
    rows = list(csv.DictReader(io.StringIO(table.stdout)))
    every = lines(run("ledger", "--json", "--all", "--library", library))
    assert [row["id"] for row in rows] == [each["id"] for each in every]
    assert [row["quote"] for row in rows] == [each["quote"] for each in every]
    text = run("ledger", "--library", library, "--limit", "2")
    assert text.stdout.count("«") == 2
    assert f"2 of {len(every)} lines; go on with --after {every[1]['id']}" in text.stderr
    rest = lines(run("ledger", "--json", "--library", library, "--after", every[1]["id"], "--all"))
    assert rest == every  # --all begins at the beginning
    page = lines(run("ledger", "--json", "--library", library, "--after", every[1]["id"]))
    assert page == every[2:52]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--act", "FOO"], "'FOO' is no act; there are EMPHASISE"),
        (["--actor", "Serbya"], "Serbia"),
        (["--concept", "nonsense"], "griffier thesaurus"),
        (["--since", "2022-13-01"], "no day like 2022-12-06"),
        (["--limit", "0"], "1 to"),
        (["--json", "--csv"], "Choose"),
    ],
)
def test_an_unknown_value_is_an_error(library, run, options, said):
    done = run("ledger", "--library", library, *options)
    assert done.exit_code == 2
    assert said in done.stderr
    assert done.stdout == ""


def test_show_gives_a_line_in_its_place(library, run):
    line = lines(run("ledger", "--json", "--library", library, "--recipient", "RS"))[0]
    shown = lines(run("show", line["id"][:8], "--json", "--library", library))[0]
    assert {key: shown[key] for key in line if key != "document"} == {
        key: line[key] for key in line if key != "document"
    }
    assert shown["context"]["quote"] == line["quote"]
    assert shown["document"]["id"] == line["document"]
    text = run("show", line["id"], "--library", library).stdout
    assert f"«{line['quote']}»" in text
    assert line["document"] in text
    assert line["explanation"]["entry"] in text
    document = run("show", line["document"][:10], "--library", library).stdout
    assert f"«{line['quote']}»" in document
    missing = run("show", "ffffffffff", "--library", library)
    assert (missing.exit_code, missing.stdout) == (28, "")
    assert "no line and no document 'ffffffffff'" in missing.stderr


def test_judge_and_undo(library, run):
    line = lines(run("ledger", "--json", "--library", library, "--recipient", "RS"))[0]
    signed = ("--author", "J. Smit", "--reason", "het gaat om Montenegro", "--library", library)
    judged = run("judge", line["id"], "recipients", "ME", *signed).stdout.strip()
    shown = lines(run("show", line["id"], "--json", "--library", library))[0]
    assert [each["id"] for each in shown["recipients"]] == ["ME"]
    assert [each["id"] for each in shown["judgements"]] == [judged]
    assert "het gaat om Montenegro" in run("show", line["id"], "--library", library).stdout
    assert run("verify", "--library", library).exit_code == 0
    undone = run(
        "undo", judged, "--author", "J. Smit", "--reason", "toch niet", "--library", library
    )
    assert undone.exit_code == 0
    assert lines(run("ledger", "--json", "--library", library, "--recipient", "RS"))[0] == line
    assert run("judgements", "--library", library).stdout == ""
    assert len(lines(run("judgements", "--all", "--json", "--library", library))) == 2


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        (["wrong"], "there are right, not-a-statement, actors"),
        (["act", "FOO"], "there are EMPHASISE"),
        (["actors", "Q9"], "no actor griffier knows"),
        (["recipients"], "needs a value"),
        (["kept", "yes"], "takes no value"),
    ],
)
def test_a_judgement_that_makes_no_sense_is_refused(library, run, verdict, said):
    line = lines(run("ledger", "--json", "--library", library))[0]
    signed = ("--author", "J. Smit", "--reason", "zo is het", "--library", library)
    done = run("judge", line["id"], *verdict, *signed)
    assert done.exit_code == 2
    assert said in done.stderr
    assert run("judgements", "--library", library).stdout == ""


def test_judgements_become_gold(library, run, tmp_path):
    line = lines(run("ledger", "--json", "--library", library, "--recipient", "RS"))[0]
    signed = ("--author", "J. Smit", "--reason", "nee", "--library", library)
    run("judge", line["id"], "recipients", "ME", *signed)
    gold = tmp_path / "gold"
    written = run("judgements", "--gold", gold, "--library", library)
    assert written.stdout.strip().endswith(f"{line['document'][:12]}.toml")
    scored = json.loads(run("eval", gold, "--json").stdout)["documents"][0]
    # The one line judged is asked for; griffier finds its act and not its recipient.
    assert {level: scored[level]["hits"] for level in ("act", "full")} == {"act": 1, "full": 0}
    assert scored["act"]["gold"] == scored["act"]["predicted"] == 1


def test_there_is_no_library(tmp_path, run):
    for command in (["ledger"], ["show", "abcdef"], ["verify"]):
        done = run(*command, "--library", tmp_path / "nowhere")
        assert done.exit_code == 21
        assert "There is no library" in done.stderr
    assert not (tmp_path / "nowhere").exists()
