"""Official publications: a replica of the repository, with everything services do."""

import datetime
import re
from collections import Counter

import pytest

from griffier.acquire.client import Client
from griffier.acquire.connector import Wish
from griffier.acquire.identifiers import identifier
from griffier.acquire.publications import Publications
from griffier.errors import SourceChanged, SourceGone, UnknownPublication, UsageError
from griffier.ledger.acquired import Stand
from griffier.service.getting import get_all
from griffier.service.syncing import Course, Said, sync
from tests.acquire.conftest import QUICK
from tests.acquire.letters import letter
from tests.acquire.replica import Reply, Trouble, serving
from tests.acquire.sru_replica import Repository

WISH = Wish(dossiers=("21501-20",))


def page(number):
    """The same letter as a page of the web."""
    paragraphs = letter(number).decode().split("\n\n")
    body = "".join(f"<p>{each}</p>" for each in paragraphs)
    return f"<!doctype html><html><body>{body}</body></html>".encode()


@pytest.fixture
def repository():
    with serving(Repository()) as replica:
        yield replica


@pytest.fixture
def source(repository):
    return Publications(repository.base)


@pytest.fixture
def web(repository):
    with Client(frozenset({repository.host}), QUICK) as made:
        yield made


@pytest.fixture
def run(library, source, web):
    def go(wish=WISH, **course):
        return list(sync(library, source, web, wish, course=Course(**course)))

    return go


def fill(repository, count, **what):
    for number in range(1, count + 1):
        day = datetime.date(2024, 1, 1) + datetime.timedelta(days=number // 3)
        forms = {"html": (page(number), "text/html")}
        repository.add(f"kst-21501-20-{number}", str(day), forms=forms, **what)


def test_a_dossier_is_taken_whole_and_once(repository, library, run):
    fill(repository, 7)
    repository.add("kst-36000-1", dossiers=("36000",), forms={"html": (page(99), "text/html")})
    told = run()
    assert Counter(each.said for each in told)[Said.FILED] == 7
    assert library.counts() == {"op": {"held": 7}}
    asked = len(repository.asked)
    assert Counter(each.said for each in run())[Said.FILED] == 0
    assert len(repository.asked) == asked + 1
    item = library.items("op")[0]
    assert item.change.facts["type"] == ["Kamerstuk", "Brief regering"]
    assert item.change.facts["dossiernummer"] == ["21501-20"]


def test_pages_go_by_the_day_of_change(repository, source, web):
    source.step = 10
    fill(repository, 30)
    for number in range(40, 65):  # more of one day than a page holds
        repository.add(f"kst-21501-20-{number}", "2024-01-12")
    (stream,) = source.streams(WISH)
    seen, cursor, more = [], None, True
    while more:
        found = source.changes(web, stream, cursor)
        seen += [each.id for each in found.changes]
        if len(seen) == 10:  # one that was listed is changed meanwhile, and moves to the end
            repository.publications["kst-21501-20-1"].modified = "2024-02-01"
        cursor, more = found.cursor, found.more
    assert set(seen) == set(repository.publications)
    assert cursor == "2024-02-01 0"
    assert all(re.search("startRecord=(1|11|21)&", each) for each in repository.targets("sru"))


def test_what_changed_is_fetched_again(repository, library, run):
    fill(repository, 3)
    run()
    changed = repository.publications["kst-21501-20-2"]
    changed.modified = "2024-06-01"
    changed.forms = {"html": (page(2).replace(b"</body>", b"<p>Erratum.</p></body>"), "text/html")}
    (filed,) = [each for each in run() if each.said is Said.FILED]
    assert filed.outcome == "version"


def test_the_better_form_is_taken_and_the_next_where_it_fails(repository, library, run):
    forms = {
        "pdf": (b"%PDF-1.7 niets", "application/pdf"),
        "odt": (b"PK\3\4", "application/vnd.oasis.opendocument.text"),
        "html": (page(1), "text/html"),
    }
    repository.add("kst-21501-20-1", forms=forms)
    repository.add("kst-21501-20-2", forms={"xml": (page(2), "text/html"), **forms})
    repository.troubles.append(Trouble("20-2/xml", Reply(status=404), times=9))
    run()
    assert {c.name for c in library.cards().items} == {"kst-21501-20-1.html"}
    # both have one text: the second is another publication under the bytes of the first
    assert [i.state for i in library.items("op")] == [Stand.HELD, Stand.HELD]
    assert not repository.targets("/pdf")


def test_filters_become_cql(source):
    wish = Wish(
        kinds=("Brief regering", "Motie"),
        dossiers=("21501-20", "21501-02"),
        creators=('Tweede "Kamer"',),
        since=datetime.date(2022, 1, 1),
        until=datetime.date(2022, 12, 31),
    )
    first, second = source.streams(wish)
    assert first == (
        'c.product-area==officielepublicaties and w.dossiernummer=="21501-20" and '
        '(dt.type=="Brief regering" or dt.type=="Motie") and dt.creator="Tweede Kamer" and '
        'dt.date>="2022-01-01" and dt.date<="2022-12-31"'
    )
    assert '"21501-02"' in second


@pytest.mark.parametrize("wish", [Wish(), Wish(committees=("Financiën",))])
def test_a_wish_that_is_none_is_refused(source, wish):
    with pytest.raises(UsageError):
        source.streams(wish)


@pytest.mark.parametrize(
    ("wish", "index", "other", "reason"),
    [
        (WISH, "w.dossiernummer", {"dossiers": ("36000",)}, "it has 36000"),
        (Wish(kinds=("Motie",)), "dt.type", {}, "it has Kamerstuk, Brief regering"),
        (Wish(creators=("Eerste Kamer",)), "dt.creator", {}, "it has Tweede Kamer"),
        (
            Wish(dossiers=("21501-20",), since=datetime.date(2025, 1, 1)),
            "dt.date",
            {},
            "it has 2024-03-04",
        ),
    ],
)
def test_a_filter_that_is_ignored_is_noticed(repository, library, run, wish, index, other, reason):
    repository.ignores = index
    fill(repository, 2, **other)
    (broken,) = [each for each in run(wish) if each.said is Said.BROKEN]
    assert broken.code == SourceChanged.exit_code
    assert re.search(reason, broken.reason)
    assert library.items("op") == ()


def test_a_diagnostic_is_noticed(repository, run):
    repository.ignores, repository.says = "dt.date", True
    fill(repository, 2)
    (broken,) = [each for each in run() if each.said is Said.BROKEN]
    assert "SEARCH-IGNOREDQTEXT" in broken.reason


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (Reply(b"<!doctype html><title>Storing</title>", "text/html"), "HTML instead of an SRU"),
        (Reply(b"<?xml version='1.0'?><feed/>", "application/xml"), "<feed>, not an SRU answer"),
        (Reply(b"<?xml version='1.0'?><searchRetrieveResponse/>"), "does not say how many"),
        (Reply(b"<?xml version='1.0'?><searchRetrieveResponse><a>"), "damaged"),
        (Reply(status=504), r"an error \(504\)"),
    ],
)
def test_an_answer_of_another_form_is_noticed(repository, run, reply, reason):
    repository.troubles.append(Trouble("sru", reply, times=9))
    (broken,) = [each for each in run() if each.said is Said.BROKEN]
    assert re.search(reason, broken.reason)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("kst-21501-20-1873", "kst-21501-20-1873"),
        ("KST-37020-ix-40", "kst-37020-IX-40"),
        ("Kamerstuk 21 501-20, nr. 1873", "kst-21501-20-1873"),
        ("21 501-20, nr. 1873", "kst-21501-20-1873"),
        ("Kamerstukken II 2022/23, 36 200 V, nr. 2", "kst-36200-V-2"),
        ("Kamerstuk 36 200, nr. 12", "kst-36200-12"),
        ("https://zoek.officielebekendmakingen.nl/kst-21501-20-1873.html", "kst-21501-20-1873"),
        ("zoek.officielebekendmakingen.nl", None),
        ("https://elsewhere.example/kst-21501-20-1873.html", None),
        ("Aanhangsel van de Handelingen 2022–2023, nr. 123", "ah-tk-20222023-123"),
        ("ah-tk-20222023-123", "ah-tk-20222023-123"),
        ("Stcrt. 2022, 12345", "stcrt-2022-12345"),
        ("Staatsblad 2021 7", "stb-2021-7"),
        ("blg-1184123", "blg-1184123"),
        ("Kamerstuk 21 501-20", None),  # a whole dossier
        ("2022D12345", None),
        ("goedemorgen", None),
    ],
)
def test_an_identifier_is_read_however_it_is_written(words, wanted):
    assert identifier(words) == wanted


def test_one_publication_is_got_by_its_name(repository, library, source, web):
    fill(repository, 3)
    pairs = [(source, web)]
    words = ("Kamerstuk 21 501-20, nr. 2", "Kamerstuk 21 501-20, nr. 2000", "goedemorgen")
    first, second, third = get_all(library, pairs, words)
    assert (first.source, first.outcome) == ("op", "new")
    assert library.card(first.document).name == "kst-21501-20-2.html"
    assert isinstance(second.error, SourceGone)
    assert isinstance(third.error, UnknownPublication)
    assert library.items("op", Stand.HELD)[0].document == first.document
    list(sync(library, source, web, WISH))
    assert len(repository.targets("20-2/html")) == 1


def test_the_service_can_be_checked(repository, source, web):
    fill(repository, 3)
    repository.add("kst-21501-20-1873", forms={"html": (page(1873), "text/html")})
    assert [each.right for each in source.check(web)] == [True, True, True]
    repository.add("kst-21501-20-9", "")
    assert [each.right for each in source.check(web)] == [True, False, True]
