"""Batches over names of publications: fetched politely from a replica, read, filed."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from griffier.acquire.client import Client, Manners
from griffier.acquire.publications import Publications
from griffier.acquire.tweedekamer import TweedeKamer
from griffier.batch.fetching import fetch_all
from griffier.batch.inputs import parted
from griffier.batch.store import Output
from griffier.cli import main
from griffier.ledger.library import Library
from griffier.scans import available
from tests.acquire.letters import letter
from tests.acquire.replica import Reply, Trouble, serving
from tests.acquire.sru_replica import Repository
from tests.acquire.syncfeed_replica import Feed
from tests.scans.scanning import scanned

from .conftest import BUILT, Start, Table, kill_all, until

QUICK = Manners(pause=0.0, silence=60.0, whole=60.0, patience=1.0, attempts=2, first_wait=0.01)


@pytest.fixture
def repository():
    with serving(Repository()) as replica:
        for number in range(1, 13):
            forms = {"html": (_page(number), "text/html")}
            replica.add(f"kst-21501-20-{number}", forms=forms)
        yield replica


def _page(number):
    body = "".join(f"<p>{each}</p>" for each in letter(number).decode().split("\n\n"))
    return f"<!doctype html><html><body>{body}</body></html>".encode()


def batch(*words, code=0):
    told = CliRunner().invoke(main, ["batch", *map(str, words), "--json", "--workers", "1"])
    assert told.exit_code == code, told.output
    return json.loads(told.stdout)


def op(repository):
    return ("--source", "op", "--base", repository.base, "--pause", "0")


def names(*numbers):
    return [f"kst-21501-20-{number}" for number in numbers]


def test_what_is_named_is_fetched_read_and_filed(
    repository: Repository, output: Path, table: Table, tmp_path: Path
) -> None:
    asked = [
        "kst-21501-20-1",
        "Kamerstuk 21 501-20, nr. 2",
        "https://zoek.officielebekendmakingen.nl/kst-21501-20-3.html",
        "kst-21501-20-777",
    ]
    (tmp_path / "list.txt").write_text("\n".join(asked[1:]), "utf-8")
    (tmp_path / "own.txt").write_bytes(letter(55))
    listed = (asked[0], f"@{tmp_path / 'list.txt'}", tmp_path / "own.txt")
    told = batch(*listed, output, *op(repository))
    assert (told["documents"], told["errors"], told["fetched"]) == (4, 1, 3)
    rows = {row["source"]: row for row in table("documents")}
    assert set(rows) == {*asked[:3], str(tmp_path / "own.txt")}
    assert rows[asked[1]]["url"].endswith("/kst-21501-20-2/html")
    assert rows[str(tmp_path / "own.txt")]["kept"] is None
    (error,) = table("errors")
    assert (error["source"], error["error"], error["exit_code"]) == (asked[3], "SourceGone", 53)
    requests = len(repository.asked)
    again = batch(*listed, output, *op(repository))
    assert (again["already"], again["documents"], len(repository.asked)) == (4, 0, requests)
    done = CliRunner().invoke(
        main, ["add", "--from", str(output), "--library", str(tmp_path / "lib"), "--json"]
    )
    assert done.exit_code == 53
    assert "has no kst-21501-20-777" in done.stderr
    with Library.open(tmp_path / "lib") as library:
        cards = library.cards().items
        assert len(cards) == 4
        assert rows[asked[0]]["url"] in {card.url for card in cards}


def test_failures_are_asked_again_only_when_that_is_wished(
    repository: Repository, output: Path, table: Table
) -> None:
    repository.troubles.append(Trouble("kst-21501-20-2/html", Reply(status=403), times=1))
    assert batch(*names(1, 2), output, *op(repository))["troubles"] == {"SourceRefused": 1}
    assert batch(*names(1, 2), output, *op(repository))["documents"] == 0
    told = batch(*names(1, 2), output, *op(repository), "--retry")
    assert (told["documents"], told["troubles"]) == (1, {})
    assert sorted(row["source"] for row in table("documents")) == names(1, 2)


def test_a_source_that_gives_out_is_left_alone_and_the_rest_asked_next_time(
    repository: Repository, output: Path, table: Table
) -> None:
    repository.troubles.append(Trouble("kst-21501-20-[3-9]/html", Reply(status=403), times=99))
    told = batch(*names(*range(1, 13)), output, *op(repository), code=59)
    assert (told["documents"], told["errors"], told["not_asked"]) == (2, 5, 5)
    assert "was refused (403)" in told["why_not_asked"][0]
    repository.troubles.clear()
    told = batch(*names(*range(1, 13)), output, *op(repository))
    assert (told["documents"], told["not_asked"]) == (5, 0)
    assert batch(*names(*range(1, 13)), output, *op(repository), "--retry")["documents"] == 5
    assert len(table("documents")) == 12


def test_a_wait_that_was_asked_for_holds_for_its_source_alone(
    repository: Repository, output: Path
) -> None:
    busy = Reply(status=429, headers={"Retry-After": "3600"})
    with serving(Feed()) as feed:
        feed.document(1, letter(1))
        repository.troubles.append(Trouble("/sru", busy, times=9))
        with (
            Client(frozenset({repository.host}), QUICK) as one,
            Client(frozenset({feed.host}), QUICK) as other,
        ):
            pairs = [(Publications(repository.base), one), (TweedeKamer(feed.base), other)]
            out = Output(str(output))
            out.prepare()
            done = fetch_all([*names(1, 2), "2024D00001"], out, pairs)
    assert (list(done.kept), done.errors, list(done.left)) == (["2024D00001"], 1, names(2))
    assert len(repository.asked) == 1


def test_requests_are_spaced_whatever_the_workers(repository: Repository, output: Path) -> None:
    slow = (*op(repository)[:4], "--pause", "0.1", "--workers", "2")
    told = CliRunner().invoke(main, ["batch", *names(1, 2, 3), str(output), *slow])
    assert told.exit_code == 0, told.output
    at = [each.at for each in repository.asked]
    assert len(at) == 6
    # Five times a tenth of a second, though a request may be late in coming.
    assert at[-1] - at[0] > 0.3


def test_killed_while_fetching_it_goes_on_and_fetches_nothing_twice(
    repository: Repository, output: Path, table: Table, start: Start
) -> None:
    command = [*names(*range(1, 13)), output, *op(repository)[:4], "--pause", "0.15"]
    process = start(*command)
    until(lambda: len(list(output.glob("fetched/*/*"))) >= 4)
    kill_all(process)
    until(lambda: not repository.busy)  # what was asked last is answered
    (output / "fetched" / "half").mkdir()
    (output / "fetched" / "half" / "letter.html.77.tmp").write_bytes(b"half")
    had = len(list(output.glob("fetched/*/*.html")))
    before = len(repository.targets("/html"))
    told = batch(*names(*range(1, 13)), output, *op(repository))
    assert (told["documents"], told["errors"]) == (12, 0)
    assert len(repository.targets("/html")) - before == 12 - had
    assert sorted(row["source"] for row in table("documents")) == sorted(names(*range(1, 13)))
    assert not list(output.glob("**/*.tmp"))


def test_places_and_names_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "2022D12345").write_text("a file of that name")
    house = TweedeKamer().knows
    given = [str(tmp_path / "2022D12345"), "2022D12346", "s3://b/2022D1234", "2022D1234*", "x.pdf"]
    assert parted(given, house) == ([given[0], *given[2:]], ["2022D12346"])


def test_a_name_nobody_knows_is_refused_at_once(output: Path) -> None:
    told = CliRunner().invoke(main, ["batch", "nowhere/", str(output)])
    assert told.exit_code == 11
    assert "names no document" in told.stderr
    assert not output.exists()


@pytest.mark.skipif(
    not available(),
    reason="tesseract is not installed with Dutch and English: scans are not tested",
)
def test_scans_wait_for_a_run_that_recognises_words(
    output: Path, table: Table, tmp_path: Path
) -> None:
    printed = (BUILT / "balkanreis-2024.kst.pdf").read_bytes()
    (tmp_path / "scan.pdf").write_bytes(scanned(printed, dots=72, specks=4000))
    (tmp_path / "good.txt").write_bytes(letter(1))
    (tmp_path / "empty.txt").write_bytes(b"")
    files = [tmp_path / name for name in ("scan.pdf", "good.txt", "empty.txt")]
    told = CliRunner().invoke(main, ["batch", *map(str, files), str(output), "--workers", "1"])
    assert "1 are scans without text; the same command with --ocr reads them." in told.stdout
    told = batch(*files, output, "--ocr")
    assert (told["documents"], told["already"]) == (1, 2)
    assert told["troubles"] == {"EmptyDocument": 1}
    (row,) = [row for row in table("documents") if row["source"].endswith("scan.pdf")]
    whole = json.loads(row["json"])
    assert any(each.get("doubtful") for each in whole["statements"])
    assert all(0 <= w["confidence"] <= 1 for w in whole["layout"]["recognised"])
    sure = [each["confidence"] for each in table("statements") if each["document"] == row["id"]]
    assert sure
    assert max(sure) < 1
