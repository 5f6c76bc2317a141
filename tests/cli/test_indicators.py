"""`griffier align`, `griffier visa` and `griffier indicator` on the command line."""

import csv
import io
import json

import pytest

from griffier import pipeline, sources
from griffier.errors import LibraryMissing
from griffier.ledger.library import Library
from griffier.model import Source

DECLARATION = """\
Declaration by the High Representative on behalf of the EU on the alignment of certain third
countries concerning restrictive measures in view of the situation in Belarus

Brussels, 14 March 2022

On 2 March 2022, the Council adopted Decision (CFSP) 2022/{number}.

The Council added persons to the list of those subject to restrictive measures.

The candidate countries Montenegro and Albania{more}, and the EFTA country Norway align themselves
with this decision.

They will ensure that their national policies conform to this Council Decision.
"""


@pytest.fixture
def declarations(tmp_path):
    """Two declarations; Serbia stands in the second alone."""
    for number, more in ((354, ""), (356, ", Serbia")):
        text = DECLARATION.format(number=number, more=more)
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    return [str(tmp_path / f"{number}.txt") for number in (354, 356)]


def test_align_counts_files(run, declarations):
    found = json.loads(run("align", "--country", "RS", "--json", *declarations).stdout)
    assert found["country"] == "RS"
    (period,) = found["periods"]
    assert {k: period[k] for k in ("period", "decisions", "aligned", "not_listed", "rate")} == {
        "period": "2022",
        "decisions": 2,
        "aligned": 1,
        "not_listed": 1,
        "rate": None,
    }
    assert period["why"].startswith("Too few for a rate: 2 of at least 86")
    second = period["listed"][1]
    assert (second["id"], second["outcome"], second["regime"]) == ("2022/356", "aligned", "BY")
    assert second["declarations"][0]["quote"].startswith("The candidate countries Montenegro")


def test_align_sets_published_rates_beside(run, declarations):
    asked = ("align", "--country", "Servië", "--from", "2022", "--to", "2022", "--published")
    found = json.loads(run(*asked, "--json", *declarations).stdout)
    told = {each["period"]: each for each in found["published"]}
    assert (told["2022"]["aligned"], told["2022"]["total"]) == (65, 136)
    assert told["2022"]["by"] == "ISAC Fund"
    text = run(*asked, *declarations).stdout
    assert "48 % (65 of 136)" in text
    assert "Denominators differ" in text
    assert "refused" not in text


def test_align_prints_csv(run, declarations):
    page = run("align", "--country", "ME", "--half-years", "--csv", *declarations).stdout
    rows = list(csv.DictReader(io.StringIO(page)))
    assert [(row["period"], row["decisions"], row["aligned"]) for row in rows] == [
        ("2022-H1", "2", "2"),
        ("2022-H2", "0", "0"),
    ]


def test_kosovo_gets_a_sentence(run, declarations):
    text = run("align", "--country", "Kosovo", *declarations).stdout
    assert "Kosovo is never listed, since not all member states recognise it" in text


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["--country", "US", "--published"], "Nothing is known of alignment for «US»; known are:"),
        (["--country", "RS", "--published", "--from", "2022", "--to", "2021"], "ends before"),
        (["--country", "RS", "--published", "--from", "22"], "22 is no year from 1993"),
        (["--country", "RS", "--published", "--json", "--csv"], "Choose --json or --csv"),
        (["--country", "NO", "--published"], "give --from and --to"),
    ],
)
def test_align_says_what_is_wrong(run, asked, told):
    result = run("align", *asked)
    assert result.exit_code == 2
    assert told in result.stderr


def test_align_without_anything_to_count(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run("align", "--country", "RS")
    assert result.exit_code == LibraryMissing.exit_code
    assert "Name declarations to count, a --library, or --published." in result.stderr


def test_align_goes_on_past_a_file_it_cannot_read(run, declarations, tmp_path):
    missing = str(tmp_path / "missing.txt")
    result = run("align", "--country", "RS", "--json", missing, *declarations)
    assert result.exit_code == 11
    assert json.loads(result.stdout)["periods"][0]["decisions"] == 2


# --- visa ----------------------------------------------------------------------------


@pytest.mark.parametrize(("day", "count"), [("2022-12-21", 20), ("2026-02-17", 12)])
def test_visa_on_a_day(run, day, count):
    found = json.loads(run("visa", "--country", "RS", "--on", day, "--json").stdout)
    assert (found["country"], found["on"], len(found["nationalities"])) == ("RS", day, count)
    assert day in found["source"]


def test_visa_in_words(run):
    text = run("visa", "--country", "serbia", "--on", "2023-01-05", "--lang", "nl").stdout
    assert "Servië (RS) on 2023-01-05: 20 nationalities" in text
    assert "IN    India" in text
    assert "Snapshot of 2022-12-21; the next one is of 2023-01-11." in text
    assert "Reported since: India, Guinee-Bissau ended 2023-01-01 (travelwires.com)." in text


def test_visa_changes(run):
    asked = ("visa", "--country", "RS", "--from", "2022-11-06", "--to", "2026-02-17")
    found = json.loads(run(*asked, "--json").stdout)
    assert found["changes"][0]["removed"] == ["BI", "TN"]
    assert all(each["source"] for each in found["changes"])
    text = run(*asked).stdout
    assert "Cuba ended 2023-04-14 (agenzianova.com); Cuba ended 2023-04-15" in text
    assert "2022-11-06: 22; 2026-02-17: 12." in text


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["--country", "CH", "--on", "2022-12-21"], "known are: AL Albania, BA Bosnia"),
        (["--country", "RS", "--on", "2019-01-01"], "from 2020-11-19 to 2026-02-17"),
        (["--country", "RS", "--on", "yesterday"], "«yesterday» is no day"),
        (["--country", "RS"], "Ask for one day"),
        (["--country", "RS", "--on", "2022-12-21", "--to", "2023-01-01"], "Ask for one day"),
    ],
)
def test_visa_says_what_is_wrong(run, asked, told):
    result = run("visa", *asked)
    assert result.exit_code == 2
    assert told in result.stderr


# --- indicator -----------------------------------------------------------------------


def test_indicator_list_and_show(run):
    ids = [
        json.loads(line)["id"] for line in run("indicator", "list", "--json").stdout.splitlines()
    ]
    assert {"cfsp-alignment", "visa-divergences", "border-detections"} <= set(ids)
    shown = run("indicator", "show", "visa-divergences", "--subject", "RS", "--json").stdout
    figures = [json.loads(line) for line in shown.splitlines()]
    assert len(figures) == 48 + 2
    assert all(each["source"] for each in figures)
    assert "griffier align" in run("indicator", "show", "cfsp-alignment").stdout
    assert run("indicator", "show", "nothing").exit_code == 2


def test_indicator_import_reads_a_file(run, tmp_path):
    file = tmp_path / "boats.csv"
    file.write_text("series,subject,period,value,source\nboats,NL,2024,3,https://example.org\n")
    refused = run("indicator", "import", str(file), "--check")
    assert refused.exit_code == 3
    assert "boats.csv, line 2: nobody described series «boats»" in refused.stderr
    (tmp_path / "boats.toml").write_text(
        'id = "boats"\nname = "Boats"\nunit = "boats"\nmethod = "counted"\n'
    )
    assert "1 figure of boats" in run("indicator", "import", str(file), "--check").stdout
    file.write_text("series,subject,period,value,source\nboats,NL,2024,3,\n")
    refused = run("indicator", "import", str(file), "--check")
    assert refused.exit_code == 3
    assert "boats.csv, line 2: a figure without a source cannot be kept" in refused.stderr


def test_indicator_import_needs_a_file_and_a_place(run, tmp_path):
    assert run("indicator", "import", str(tmp_path / "x.csv"), "--check").exit_code == 11
    assert run("indicator", "import", str(tmp_path / "x.csv")).exit_code == 2


# --- with a library ------------------------------------------------------------------


@pytest.fixture
def library(tmp_path, declarations):
    """A library that holds both declarations, one of them also in another file."""
    folder = tmp_path / "library"
    with Library.open(folder, create=True) as opened:
        for file in declarations:
            source = sources.from_path(file)
            opened.file(source, pipeline.read(source))
        again = Source(sources.from_path(declarations[1]).data + b"\n\n", "again.txt")
        opened.file(again, pipeline.read(again))
    return str(folder)


def test_align_counts_a_library_as_it_counts_files(run, declarations, library):
    asked = ("align", "--country", "RS", "--json")
    filed = json.loads(run(*asked, "--library", library).stdout)["periods"]
    given = json.loads(run(*asked, *declarations).stdout)["periods"]
    keys = ("period", "decisions", "aligned", "not_listed", "rate", "by_regime", "by_subject")
    assert [{k: p[k] for k in keys} for p in filed] == [{k: p[k] for k in keys} for p in given]
    quotes = {d["quote"] for each in filed[0]["listed"] for d in each["declarations"]}
    assert all(quote.startswith("The candidate countries Montenegro") for quote in quotes)


def test_imported_figures_are_kept_and_shown(run, tmp_path, library):
    table = tmp_path / "ibc.csv"
    table.write_text(
        "Route,Border type or inland,Nationality,DEC2022\nWestern Balkan Route,Land,Burundi,7\n"
    )
    asked = ("indicator", "import", str(table), "--library", library)
    assert "1 figure of border-detections; 1 of them new" in run(*asked).stdout
    assert "0 of them new" in run(*asked).stdout
    shown = run("indicator", "show", "border-detections", "--library", library, "--json").stdout
    figure = json.loads(shown)
    assert (figure["subject"], figure["period"], figure["value"]) == (
        "western-balkans",
        "2022-12",
        7,
    )
    assert figure["source"] == "Frontex, monthly detections of illegal border crossings, ibc.csv"


def test_a_library_that_is_not_there_is_named(run, tmp_path):
    result = run("align", "--country", "RS", "--library", str(tmp_path / "none"))
    assert result.exit_code != 0
    assert "There is no library in" in result.stderr
