"""Another parliament, from a package of its own: installed, found by entry point, followed."""

import datetime
import os
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import distributions
from pathlib import Path

import pytest

from griffier.acquire.client import Client
from griffier.acquire.connector import GROUP, Wish
from griffier.errors import SourceChanged, SourceDamaged, SourceGone, UsageError
from griffier.ledger.acquired import Stand
from griffier.service.syncing import sync
from tests.acquire.conftest import QUICK
from tests.acquire.replica import Reply, Trouble, serving
from tests.acquire.westminster_replica import Parliament

PACKAGE = Path(__file__).resolve().parents[2] / "connectors" / "uk"
TODAY = datetime.date(2024, 4, 20)
SINCE = Wish(since=datetime.date(2024, 2, 1))
TEXT = (
    "<p>The Government urged the European Commission to publish its proposal on ports.</p>"
    "<p>We call on Serbia to align with the sanctions against Russia. The United Kingdom "
    "welcomes the decision of Albania to join the agreement.</p>"
)


@pytest.fixture(scope="session")
def installed(tmp_path_factory):
    """The package as an installer leaves it: its files, and what its pyproject.toml declares."""
    site = tmp_path_factory.mktemp("site")
    declared = tomllib.loads((PACKAGE / "pyproject.toml").read_text("utf-8"))
    project = declared["project"]
    for name in declared["tool"]["setuptools"]["packages"]:
        shutil.copytree(PACKAGE / name, site / name, ignore=shutil.ignore_patterns("__pycache__"))
    about = site / f"griffier_uk-{project['version']}.dist-info"
    about.mkdir()
    head = f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n"
    (about / "METADATA").write_text(head, "utf-8")
    points = "".join(
        f"[{group}]\n" + "".join(f"{name} = {value}\n" for name, value in found.items())
        for group, found in project["entry-points"].items()
    )
    (about / "entry_points.txt").write_text(points, "utf-8")
    return site


@pytest.fixture
def westminster(installed, monkeypatch):
    """The class the entry point leads to."""
    monkeypatch.syspath_prepend(str(installed))
    (found,) = [
        each
        for one in distributions(path=[str(installed)])
        for each in one.entry_points
        if each.group == GROUP
    ]
    assert found.name == "uk"
    return found.load()


@pytest.fixture
def house():
    with serving(Parliament()) as replica:
        yield replica


@pytest.fixture
def source(westminster, house):
    return westminster(house.base, today=lambda: TODAY)


@pytest.fixture
def run(library, source):
    def go(wish=SINCE):
        with Client(source.hosts, QUICK) as client:
            return list(sync(library, source, client, wish))

    return go


def test_griffier_knows_it_once_it_is_installed(installed):
    told = subprocess.run(
        [sys.executable, "-m", "griffier", "sync", "--sources"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(installed)},
    )
    assert "uk" in told.stdout.split()
    assert "Open Parliament Licence" in told.stdout


def test_a_statement_is_read_in_english(house, library, run):
    house.state("2024-03-12", TEXT)
    run()
    (card,) = library.cards().items
    assert (card.name, card.lang, str(card.date)) == ("HCWS1.html", "en", "2024-03-12")
    (entry,) = [e for e in library.entries().items if "Serbia" in e.quote and e.act == "REQUEST"]
    assert [each.id for each in entry.actors] == ["GB"]
    assert [each.id for each in entry.recipients] == ["RS"]


def test_both_houses_page_by_page_and_nothing_twice(house, library, run):
    for number in range(130):
        body = "Home Office" if number % 13 else "Foreign Office"
        house.state("2024-03-12", TEXT, answeringBodyName=body, title=f"Number {number}")
    house.state("2024-04-02", TEXT, house="Lords", answeringBodyName="Foreign Office")
    wish = Wish(since=datetime.date(2024, 3, 1), creators=("foreign",))
    run(wish)
    assert library.cards().count == 11
    assert len(library.items("uk")) == 131
    assert len(house.targets("skip=100")) == 1
    asked = len(house.asked)
    run(wish)
    assert len(house.asked) - asked == 2  # April of each House


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (Reply(b"<html>Sorry</html>", "text/html"), "gave text/html, not JSON"),
        (Reply(b'{"totalResults": 1, "res', "application/json"), "cut off or broken"),
        (Reply(b'{"items": []}', "application/json"), "without results"),
        (
            Reply(b'{"totalResults": 1, "results": [{"value": {"id": 1}}]}', "application/json"),
            "without what it needs",
        ),
        (Reply(status=500), "answered with an error"),
    ],
)
def test_an_answer_of_another_kind_is_not_taken(house, run, reply, said):
    house.troubles.append(Trouble("skip", reply, times=99))
    reasons = [each.reason for each in run() if each.reason]
    assert len(reasons) == 2
    assert all(said in each for each in reasons)


def test_a_filter_that_is_ignored_is_noticed(house, run):
    house.state("2020-03-12", TEXT)
    house.deaf = True
    (reason,) = [each.reason for each in run() if each.reason]
    assert "asked for Commons, 2024-02-01 to 2024-02-29" in reason


def test_a_statement_that_is_gone_or_changed_is_listed(house, library, run):
    house.state("2024-03-12", TEXT)
    house.state("2024-03-13", TEXT)
    house.troubles.append(Trouble("1600001", Reply(status=404)))
    house.troubles.append(Trouble("1600002", Reply(b'{"value": {}}', "application/json")))
    run()
    failed = library.items("uk", Stand.FAILED)
    assert {each.code for each in failed} == {SourceGone.exit_code, SourceChanged.exit_code}


def test_a_statement_is_found_by_day_and_number(house, source):
    house.state("2024-03-12", TEXT)
    with Client(source.hosts, QUICK) as client:
        found = source.find(client, "https://x.example/detail/2024-03-12/hcws1")
        assert found.facts["uin"] == "HCWS1"
        assert b"griffier.actor" in source.fetch(client, found).answer.data
        assert source.find(client, "HCWS1") is None
        assert source.find(client, "2024-13-12 HCWS1") is None
        with pytest.raises(SourceGone):
            source.find(client, "2024-03-12 HCWS7")


def test_what_is_cut_off_is_no_statement(house, source):
    house.state("2024-03-12", TEXT)
    with Client(source.hosts, QUICK) as client:
        found = source.find(client, "2024-03-12 HCWS1")
        cut = Reply(b'{"value": {"id": 16', "application/json")
        house.troubles.append(Trouble("1600001", cut, times=9))
        with pytest.raises(SourceDamaged):
            source.fetch(client, found)


def test_wishes_nobody_can_fulfil_are_refused(source):
    with pytest.raises(UsageError, match="Commons and Lords, not Senate"):
        source.streams(Wish(kinds=("Senate",)))
    with pytest.raises(UsageError, match="no dossier"):
        source.streams(Wish(dossiers=("1",)))


def test_the_check_holds_the_service_to_what_we_assume(house, source):
    with Client(source.hosts, QUICK) as client:
        assert [each.right for each in source.check(client)] == [False]
        house.state("2023-03-07", TEXT)
        assert [each.right for each in source.check(client)] == [True, True]
