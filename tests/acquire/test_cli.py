"""`griffier sync` and `griffier get` as people and machines use them."""

import configparser
import json
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from griffier.acquire.tweedekamer import TweedeKamer
from griffier.cli import main
from griffier.cli.syncing import seconds
from griffier.errors import UsageError
from griffier.ledger.library import Library
from tests.acquire.letters import letter
from tests.acquire.replica import Reply, Trouble
from tests.acquire.syncfeed_replica import entity_id

UNIT = Path(__file__).parents[2] / "docs" / "deployment" / "griffier-sync.service"


@pytest.fixture
def run(tmp_path, feed):
    """Runs a command on the library; `{base}` stands for the address of the replica."""

    def go(command):
        words = [word.format(base=feed.base) for word in shlex.split(command)]
        return CliRunner().invoke(main, [*words, "--library", str(tmp_path / "library")])

    return go


def lines(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def fill(feed, count=3):
    for number in range(count):
        feed.document(number, letter(number))


SYNC = "sync tk --base {base} --pause 0"


def test_what_is_filed_is_named(feed, run):
    fill(feed)
    result = run(SYNC)
    assert result.exit_code == 0
    named = result.stdout.splitlines()
    assert len(named) == 3
    assert "2024D00001  Brief 1  (new)" in named[1]
    assert "3 entries listed, 3 documents filed" in result.stderr
    assert run(SYNC).stdout == ""


def test_machines_get_a_line_for_each_thing(feed, run):
    fill(feed, 1)
    told = lines(run(f"{SYNC} --json"))
    (filed,) = [each for each in told if each["said"] == "filed"]
    assert (filed["kind"], filed["id"]) == ("Document", entity_id("Document", 0))
    assert (filed["outcome"], filed["name"]) == ("new", "2024D00000  Brief 0")
    assert {each["stream"] for each in told if each["said"] == "listed"} >= {"Document", "Persoon"}


def test_options_become_the_wish(feed, run):
    fill(feed)
    feed.document(9, letter(9), ("soort", "Motie"), ("datum", "2023-05-05T00:00:00"))
    wish = "--kind Motie --since 2023-01-01 --until 2023-12-31"
    assert len(run(f"{SYNC} {wish}").stdout.splitlines()) == 1
    (status,) = lines(run("sync --status --json"))
    assert status["wish"] == {"kinds": ["Motie"], "since": "2023-01-01", "until": "2023-12-31"}
    assert status["items"] == {"held": 1, "passed": 3}
    assert status["current"] is True
    assert "up to date" in run("sync --status").stdout


def test_all_follows_each_source_with_what_was_asked(feed, run, monkeypatch):
    result = run("sync --all")
    assert (result.exit_code, "no library" in result.stderr) == (21, True)
    fill(feed)
    feed.document(9, letter(9), ("soort", "Motie"))
    run(f"{SYNC} --kind Motie")
    feed.document(10, letter(10), ("soort", "Motie"))
    feed.document(11, letter(11))
    with monkeypatch.context() as patched:  # the address of the service is not remembered
        patched.setattr(TweedeKamer.__init__, "__defaults__", (feed.base,))
        result = run("sync --all --pause 0")
    assert result.exit_code == 0
    assert [line.split()[1] for line in result.stdout.splitlines()] == ["2024D00010"]


def test_a_dry_run_names_what_would_come(feed, run):
    fill(feed)
    result = run(f"{SYNC} --dry-run --most 2")
    assert result.stdout.count("would be fetched") == 3
    assert run("sync --status --json").stdout == ""


def test_failures_are_listed_with_reason_and_time(feed, run):
    fill(feed)
    id_ = entity_id("Document", 1)
    feed.troubles.append(Trouble(id_, Reply(status=404), times=9))
    feed.troubles.append(Trouble("category=Zaak$", Reply(status=403), times=9))
    result = run(SYNC)
    assert result.exit_code == 59
    assert "2024D00001  Brief 1: http" in result.stderr
    assert "is not there (404)" in result.stderr
    listing, item = lines(run("sync --failures --json"))
    assert (listing["stream"], listing["code"]) == ("Zaak", 52)
    assert (item["id"], item["code"], item["attempts"]) == (id_, 53, 1)
    assert item["retry"].endswith("+00:00")
    shown = run("sync --failures tk").stdout
    assert "tried 1×, again at" in shown
    assert run("sync --failures op").stdout == ""


def test_the_live_service_is_checked(feed, run):
    result = run("sync tk --check --base {base} --pause 0")
    assert result.exit_code == 59  # an empty feed is not what is expected
    assert result.stdout.startswith("WRONG  Kamerstukdossier")
    assert {each["right"] for each in lines(run("sync tk --check --base {base} --json"))} == {False}


def test_sources_are_listed_with_their_terms(run):
    told = {each["source"]: each for each in lines(run("sync --sources --json"))}
    assert told["tk"]["hosts"] == ["gegevensmagazijn.tweedekamer.nl"]
    assert told["tk"]["licence"] == "CC0-1.0"
    assert "repository.overheid.nl" in told["op"]["hosts"]
    assert "tk  " in run("sync --sources").stdout


@pytest.mark.parametrize(
    ("command", "says"),
    [
        ("sync", "Name a source, or --all"),
        ("sync nowhere", "There is no source 'nowhere'"),
        ("sync op", "there are several million"),
        ("sync tk --all", "name a source to ask anew"),
        ("sync --all --kind Motie", "name a source to ask anew"),
        ("sync tk op --base {base}", "name that source alone"),
        ("sync --check", "Name the source to check"),
        ("sync tk --every soon", "--every takes a time like 15m"),
        ("get kst-1-2 --base {base}", "name it with --source"),
    ],
)
def test_what_makes_no_sense_is_refused(run, command, says):
    result = run(command)
    assert (result.exit_code, says in result.stderr) == (2, True)


def test_a_document_tells_where_it_came_from_and_that_it_was_withdrawn(feed, run):
    fill(feed, 1)
    (filed,) = [each for each in lines(run(f"{SYNC} --json")) if each["said"] == "filed"]
    assert "source      tk, Document" in run(f"show {filed['document']}").stdout
    feed.withdraw("Document", entity_id("Document", 0))
    run(SYNC)
    assert ", withdrawn there" in run(f"show {filed['document']}").stdout
    (told,) = lines(run(f"show {filed['document']} --json"))
    assert [each["withdrawn"] for each in told["sources"]] == [True]


def test_times_on_the_command_line():
    assert [seconds(each) for each in ("15m", "2h", "90s", "1d")] == [900, 7200, 90, 86400]
    for wrong in ("", "m", "0m", "1.5h", "15"):
        with pytest.raises(UsageError):
            seconds(wrong)


def test_one_is_got_by_its_number(feed, run, tmp_path):
    fill(feed)
    result = run("get 2024D00002 --source tk --base {base}")
    assert result.exit_code == 0
    assert "2024D00002  (tk, new)" in result.stdout
    with Library.open(tmp_path / "library") as library:
        assert library.cards().count == 1
    status = run("sync --status").stdout
    assert status == "tk: not followed, documents came by their names; 1 held\n"
    result = run("get 2024D77777 niets --source tk --base {base} --json")
    assert result.exit_code == 53
    assert [each["document"] for each in lines(result)] == [None, None]
    assert "no document 2024D77777" in lines(result)[0]["reason"]


def test_as_a_service_it_goes_on_and_ends_when_told(feed, tmp_path):
    fill(feed, 1)
    command = [
        *(sys.executable, "-m", "griffier", "sync", "tk", "--base", feed.base, "--pause", "0"),
        *("--every", "1s", "--library", str(tmp_path / "library")),
    ]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        _until(lambda: len(feed.targets("category=Document$")) + len(feed.targets("skip")) > 3)
        feed.document(7, letter(7))
        _until(lambda: feed.targets(entity_id("Document", 7)))
    finally:
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate(timeout=300)
    assert process.returncode == 0, err
    assert [line.split()[1] for line in out.splitlines()] == ["2024D00000", "2024D00007"]


def _until(happened):
    ends = time.monotonic() + 300
    while not happened():
        assert time.monotonic() < ends
        time.sleep(0.05)


def test_the_unit_file_runs_a_command_that_exists():
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str
    unit.read_string(UNIT.read_text("utf-8"))
    words = shlex.split(unit["Service"]["ExecStart"])
    assert words[0].endswith("/griffier")
    command = main.get_command(None, words[1])
    known = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in words if word.startswith("--")} <= known
    assert unit["Service"]["OOMPolicy"] == "continue"  # it is the reading process that is ended


def test_a_library_needs_nothing_that_fetches():
    code = (
        "import sys; sys.modules['httpx2'] = sys.modules['stamina'] = None\n"
        "import griffier.ledger.library, griffier.service.after, griffier.service.following"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_without_the_extra_it_is_named(tmp_path):
    code = "import sys; sys.modules['httpx2'] = None; from griffier.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "sync", "--sources"], capture_output=True, text=True
    )
    assert done.returncode == 5
    assert "pip install 'griffier[sync]'" in done.stderr
