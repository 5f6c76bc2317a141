"""`griffier due`, `rappel`, `follow` and `status-rules` on a library of specimen letters."""

import csv
import io
import json

import docx
import icalendar
import pytest

from griffier import pipeline, sources
from griffier.ledger.library import Library
from griffier.ledger.queries import EntryQuery

FILES = ("tirana-verslag.docx", "balkanreis-2024.txt", "kamervragen-2013.docx")


@pytest.fixture(scope="module")
def filed(tmp_path_factory):
    """A library of three letters."""
    folder = tmp_path_factory.mktemp("following") / "library"
    with Library.open(folder, create=True) as library:
        for name in FILES:
            source = sources.from_path(f"specimens/built/{name}")
            library.file(source, pipeline.read(source))
    return str(folder)


def asked(folder, act, concept):
    with Library.open(folder) as library:
        query = EntryQuery(act=act, recipient="RS", concept=concept, until=None)
        return library.entries(query).items[-1].id


def test_due_lists_what_is_over_on_a_day(run, filed):
    result = run("due", "--library", filed, "--on", "2023-04-15", "--within", "0")
    assert result.stdout.startswith("2 promises to the House, as of 2023-04-15\n")
    assert "OVERDUE by 15 days  2023-03-31  «eerste kwartaal van 2023»" in result.stdout
    assert "W.B. Hoekstra" in result.stdout
    assert "D1: Its last day is over" in result.stdout


def test_due_before_the_deadline_is_due_and_before_that_open(run, filed):
    for day, state in (("2023-03-15", "due"), ("2023-01-15", "open")):
        rows = run("due", "--library", filed, "--on", day, "--json").stdout.splitlines()
        found = {row["deadline_last"]: row["state"] for row in map(json.loads, rows)}
        assert found == {"2013-08-31": "overdue", "2023-03-31": state}


def test_due_as_csv_and_as_a_calendar(run, filed):
    options = ("--library", filed, "--on", "2023-04-15")
    rows = list(csv.DictReader(io.StringIO(run("due", *options, "--csv").stdout)))
    assert [row["deadline_last"] for row in rows] == ["2013-08-31", "2023-03-31"]
    calendar = icalendar.Calendar.from_ical(run("due", *options, "--ics").stdout)
    assert len([part for part in calendar.walk() if part.name == "VEVENT"]) == len(rows)


def test_due_narrowed_to_nothing_says_so(run, filed):
    found = run("due", "--library", filed, "--on", "2023-04-15", "--ministry", "Visserij")
    assert found.stdout == "No promise to the House answers this.\n"


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--json", "--csv"), "Choose one of"),
        (("--on", "gisteren"), "'gisteren' is no day"),
        (("--library", "nergens"), "There is no library in nergens"),
    ],
)
def test_due_refuses_what_makes_no_sense(run, filed, options, says):
    given = () if "--library" in options else ("--library", filed)
    result = run("due", *given, *options)
    assert result.exit_code not in (0, 1)
    assert says in result.stderr


def test_follow_shows_answers_figures_and_history(run, filed):
    entry = asked(filed, "REQUEST", "visa-policy")
    found = run("follow", entry[:8], "--library", filed, "--on", "2026-03-01").stdout
    assert "PROGRESS on 2026-03-01, by rule P1" in found
    assert "President Vucic zegde toe" in found
    # Tunisia and Burundi were dropped before it was asked, which is no answer.
    assert "before: 20 nationalities on 2022-11-20" in found
    assert "12 nationalities on 2026-02-17" in found
    assert found.index("2022-12-16  statement") < found.index("2026-02-17  figure")


def test_follow_tells_only_what_was_known_on_the_day(run, filed):
    entry = asked(filed, "REQUEST", "visa-policy")
    line = run("follow", entry, "--library", filed, "--on", "2022-12-10", "--json").stdout
    told = json.loads(line)
    assert told["status"]["state"] == "open"
    assert told["evidence"] == []
    assert [each["rule"] for each in told["history"]] == ["O1"]


def test_follow_gives_published_rates_with_their_denominators(run, filed):
    entry = asked(filed, "EXPECT", "cfsp-alignment")
    told = json.loads(
        run("follow", entry, "--library", filed, "--on", "2026-03-01", "--json").stdout
    )
    isac = next(each for each in told["measured"] if each["series"].endswith("isac-fund"))
    before = isac["before"]
    assert (before["period"], before["value"], before["total"]) == ("2022", 48, 136)
    assert before["source"].startswith("https://")
    assert all(each["period"] > "2022" for each in isac["after"])


def test_follow_refuses_what_nobody_asked_or_promised(run, filed):
    with Library.open(filed) as library:
        meeting = library.entries(EntryQuery(act="MEET")).items[0].id
    result = run("follow", meeting, "--library", filed)
    assert result.exit_code == 2
    assert "is no ask, promise or intention" in result.stderr


def test_the_reminder_list_in_markdown_and_in_word(run, filed, tmp_path):
    options = ("rappel", "--library", filed, "--on", "2023-04-15")
    printed = run(*options).stdout
    assert printed.startswith("# Rappel openstaande toezeggingen\n")
    assert "Kamerstuk 23987, nr. 396" in printed
    target = tmp_path / "rappel.docx"
    assert run(*options, "-o", str(target)).stderr == f"Wrote {target}.\n"
    assert docx.Document(str(target)).tables
    markdown = tmp_path / "rappel.md"
    run(*options, "-o", str(markdown))
    assert markdown.read_text("utf-8") == printed


def test_the_reminder_list_is_written_as_nothing_else(run, filed):
    result = run("rappel", "--library", filed, "-o", "rappel.pdf")
    assert result.exit_code == 2
    assert "written as .docx or .md" in result.stderr


def test_the_rules_are_printed(run):
    lines = run("status-rules").stdout.splitlines()
    assert lines[0].startswith("J1  kept")
    assert len(lines) == len(run("status-rules", "--json").stdout.splitlines())


def test_refresh_keeps_what_changed_and_says_how_many(run, tmp_path):
    folder = str(tmp_path / "library")
    with Library.open(folder, create=True) as library:
        source = sources.from_path("specimens/built/tirana-verslag.docx")
        library.file(source, pipeline.read(source))
    first = json.loads(run("refresh", "--library", folder, "--on", "2022-12-20", "--json").stdout)
    assert first["on"] == "2022-12-20"
    assert first["changed"] > 5
    again = run("refresh", "--library", folder, "--on", "2022-12-20")
    assert again.stdout == (
        f"0 statuses changed; instruments named: {first['instruments']}; "
        f"dossiers worked out anew: {first['dossiers']}.\n"
    )


def test_refresh_keeps_only_the_part_asked_for(run, tmp_path):
    folder = str(tmp_path / "library")
    run("add", "--library", folder, "specimens/built/tirana-declaration.txt")
    only = ("refresh", "--library", folder, "--only", "dossiers")
    assert run(*only).stdout == "dossiers worked out anew: 2.\n"
    assert run(*only).stdout == "dossiers worked out anew: 0.\n"
