"""Correcting on the site and by the API: the judgements of `griffier judge`, signed and undone."""

import datetime
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("fastapi", reason="the extra «serve» is not installed")

from griffier.errors import NotAllowed, NotSignedIn
from griffier.ledger.entries import Entry, State
from griffier.ledger.library import Library
from griffier.ledger.persons import Scope
from griffier.ledger.queries import EntryQuery
from griffier.lexicon.confidence import LOOK_BELOW
from griffier.service import correcting, following, people
from griffier.service.people import Person, Right
from griffier.track.due import Wish
from tests.serve.people import (
    ADMIN,
    REVIEWER,
    Browser,
    add_accounts,
    file_in,
    open_site,
    quick_passwords,
)

FILED = (
    *("tirana-agenda.kst.pdf", "tirana-verslag.kst.pdf", "toezeggingen-2025.brief.pdf"),
    *("kamervragen-2021.tk.html", "schriftelijk-2017.ob.html", "tirana-declaration.plain.pdf"),
)


@pytest.fixture(scope="module")
def filed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filed")
    file_in(folder, *FILED)
    return folder


@pytest.fixture
def folder(filed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    quick_passwords(monkeypatch)
    shutil.copytree(filed, tmp_path / "library")
    return tmp_path / "library"


@pytest.fixture
def tokens(folder: Path) -> dict[str, str]:
    return add_accounts(folder)


@pytest.fixture
def browser(folder: Path, tokens: dict[str, str]) -> Iterator[Browser]:
    with open_site(folder) as client:
        yield Browser(client)


def library_of(browser: Browser) -> Library:
    library: Library = browser.client.app.state.library  # type: ignore[attr-defined]
    return library


def ask_of(library: Library) -> Entry:
    """What the Netherlands asked Serbia."""
    return library.entries(EntryQuery(actor="NL", recipient="RS", act="REQUEST")).items[0]


def test_the_doubtful_ones_are_decided_one_by_one(browser: Browser) -> None:
    library = library_of(browser)
    _, doubtful = library.doubtful()
    assert doubtful >= 3
    browser.sign_in()
    page = browser.get("/review")
    first = browser.form(page, "/review")["key"]
    assert library.entry(first).confidence < LOOK_BELOW
    assert "The reading is uncertain." in page
    assert "less sure: " in page
    for key, name in (("r", "right"), ("w", "not-a-statement"), ("s", "skip")):
        assert f'value="{name}"' in page
        assert f'data-key="{key}"' in page
    skipped = browser.send("/review", "/review", verdict="skip").headers["location"]
    second = browser.form(browser.get(skipped), "/review")["key"]
    assert second != first
    onward = browser.send(skipped, "/review", verdict="right").headers["location"]
    third = browser.form(browser.get(onward), "/review")["key"]
    assert third not in (first, second)  # what was passed over stays so
    assert library.judgements_of(second)
    browser.send(onward, "/review", verdict="not-a-statement", reason="a heading")
    assert library.doubtful()[1] == doubtful - 2
    assert third not in {each.id for each in library.entries(EntryQuery(limit=1000)).items}
    made = library.judgements()
    assert [(each.verdict, each.author) for each in made] == [
        ("right", REVIEWER),
        ("not-a-statement", REVIEWER),
    ]
    assert [each.reason for each in made] == [correcting.SEEN, "a heading"]
    browser.send(f"/review?made={made[1].id}", f"/judgement/{made[1].id}/undo")
    assert library.doubtful()[1] == doubtful - 1
    assert third in {each.id for each in library.entries(EntryQuery(limit=1000)).items}


def test_the_least_sure_come_first(browser: Browser) -> None:
    library = library_of(browser)
    offered, after = [], None
    while (line := library.doubtful(after)[0]) is not None:
        offered.append(line)
        after = line.id
    assert len(offered) == library.doubtful()[1]
    assert len({line.id for line in offered}) == len(offered)
    sure = [line.confidence for line in offered]
    assert sure == sorted(sure)
    assert sure[0] < LOOK_BELOW
    every = {line.id: line for line in library.entries(EntryQuery(limit=1000)).items}
    left = [line for line in every.values() if line.id not in {each.id for each in offered}]
    assert all(line.confidence >= LOOK_BELOW for line in left)
    unasked = [line for line in offered if line.confidence >= LOOK_BELOW]
    assert all(not (line.actors and line.recipients) for line in unasked)


def test_what_is_wrong_with_a_line(browser: Browser) -> None:
    library = library_of(browser)
    ask = ask_of(library)
    browser.sign_in()
    path, action = f"/statement/{ask.id}", f"/statement/{ask.id}/judge"
    told = {
        "actors": "Polen, NL",
        "recipients": "Servië",
        "act": "EXPECT",
        "topic": "visa-policy",
        "meeting": library.sessions()[0].id,
    }
    for verdict, value in told.items():
        answer = browser.send(path, action, verdict=verdict, value=value, reason="as it says")
        assert answer.headers["location"] == f"{path}#changes"
    now = library.entry(ask.id)
    assert {actor.id for actor in now.actors} == {"PL", "NL"}
    assert ([actor.id for actor in now.recipients], now.act) == (["RS"], "EXPECT")
    assert (now.concept, now.meeting) == ("visa-policy", library.sessions()[0].id)
    assert now.quote == ask.quote
    page = browser.get(path)
    assert page.count(REVIEWER) >= 5
    assert "as it says" in page
    assert "as it says" in browser.get("/changes")
    bad = browser.send(path, action, verdict="actors", value="Atlantis")
    assert bad.status_code == 400
    assert "no actor griffier knows" in bad.text
    assert browser.send(path, action, verdict="act", value="SHOUT").status_code == 400
    assert browser.send(path, action, verdict="topic", value="x" * 301).status_code == 400
    for judgement in library.judgements():
        browser.send("/changes", f"/judgement/{judgement.id}/undo")
    assert library.entry(ask.id) == ask
    assert library.judgements() == ()
    assert "taken back" in browser.get("/changes")
    assert "taken back" in browser.get(path)


def test_a_promise_is_kept_or_not_and_its_status_follows(browser: Browser) -> None:
    library = library_of(browser)
    today = datetime.date.today()
    dues = following.due(library, today, Wish(every=True))
    promise = next(each.entry for each in dues if each.status.state is not State.KEPT)
    browser.sign_in()
    path, action = f"/statement/{promise.id}", f"/statement/{promise.id}/judge"
    browser.send(path, action, verdict="kept", reason="The letter of 3 May did it.")
    assert library.statuses()[promise.id].state is State.KEPT
    page = browser.get(path)
    assert "The letter of 3 May did it." in page
    assert "state-kept" in page
    (made,) = library.judgements()
    browser.send(path, f"/judgement/{made.id}/undo")
    assert library.statuses()[promise.id].state is not State.KEPT


def test_links_to_meetings_are_judged(browser: Browser) -> None:
    library = library_of(browser)
    offered = library.links(offered=True)
    assert offered
    browser.sign_in()
    key = browser.form(browser.get("/review?of=links"), "/review")["key"]
    document, _, session = key.partition("/")
    browser.send("/review?of=links", "/review", verdict="link-right")
    links = library.links(document=document, session=session)
    assert [link.certain for link in links] == [True] * len(links)
    assert REVIEWER in links[0].reason
    left = len(library.links(offered=True))
    if left:
        browser.send("/review?of=links", "/review", verdict="link-wrong")
        assert len(library.links(offered=True)) == left - 1
    assert "belongs to the meeting" in browser.get("/changes")
    assert "Nothing more" in browser.get(f"/review?of=links&after={key}") or left > 1


def test_offered_fulfilments_are_judged(browser: Browser) -> None:
    library = library_of(browser)
    doubt = correcting.next_promise(library, datetime.date.today())
    browser.sign_in()
    page = browser.get("/review?of=promises")
    if doubt.entry is None:
        assert "Nothing more to review" in page
        return
    browser.send("/review?of=promises", "/review", verdict="kept", reason="so it did")
    assert library.statuses()[doubt.entry.id].state is State.KEPT
    assert correcting.next_promise(library, datetime.date.today()).left == doubt.left - 1


def test_only_admins_take_back_what_others_judged(browser: Browser) -> None:
    library = library_of(browser)
    browser.sign_in(ADMIN)
    ask = ask_of(library)
    path, action = f"/statement/{ask.id}", f"/statement/{ask.id}/judge"
    browser.send(path, action, verdict="right")
    (made,) = library.judgements()
    seal = browser.form(browser.get("/account"), "/sign-out")
    browser.client.post("/sign-out", data=seal)
    assert "Undo" not in browser.get("/changes")  # everybody sees it, nobody writes
    browser.sign_in(REVIEWER)
    assert f"/judgement/{made.id}/undo" not in browser.get("/changes")
    seal = browser.form(browser.get("/account"), "/sign-out")
    assert browser.client.post(f"/judgement/{made.id}/undo", data=seal).status_code == 403
    browser.send(path, action, verdict="act", value="EXPECT")
    mine = library.judgements()[-1]
    browser.client.cookies.clear()
    browser.sign_in(ADMIN)
    assert browser.send("/changes", f"/judgement/{mine.id}/undo").status_code == 303


def test_the_service_refuses_by_itself(folder: Path, tokens: dict[str, str]) -> None:
    with Library.open(folder) as library:
        ask = ask_of(library)
        with pytest.raises(NotSignedIn):
            correcting.judge(library, None, ask.id, "right")
        account = library.account(REVIEWER)
        with pytest.raises(NotAllowed):
            correcting.judge(library, Person(account, Scope.READ), ask.id, "right")
        assert not Person(account, Scope.JUDGE).may(Right.ALERT)
        made = correcting.judge(library, Person(account, Scope.JUDGE), ask.id, "right")
        assert library.judgements() == (made,)
        assert people.by_token(library, tokens["judge"]).name == REVIEWER


def test_the_same_by_the_api(browser: Browser, tokens: dict[str, str]) -> None:
    library, client = library_of(browser), browser.client
    ask = ask_of(library)
    body = {"subject": ask.id[:8], "verdict": "recipients", "value": "ME", "reason": "misread"}
    judge, read = ({"Authorization": f"Bearer {tokens[scope]}"} for scope in ("judge", "read"))
    assert client.post("/api/v1/judgements", json=body).status_code == 401
    assert client.post("/api/v1/judgements", json=body, headers=read).status_code == 403
    browser.sign_in()
    assert client.post("/api/v1/judgements", json=body).status_code == 401  # a cookie is nothing
    answer = client.post("/api/v1/judgements", json=body, headers=judge)
    assert answer.status_code == 201
    made = answer.json()
    assert (made["author"], made["entry"], made["verdict"]) == (REVIEWER, ask.id, "recipients")
    assert [actor.id for actor in library.entry(ask.id).recipients] == ["ME"]
    assert client.get("/api/v1/judgements").json()["items"] == [made]
    for wrong in ({"verdict": "shout"}, {"value": "Atlantis"}, {"subject": "0" * 16}):
        refused = client.post("/api/v1/judgements", json=body | wrong, headers=judge)
        assert refused.status_code in (400, 404), wrong
        assert refused.headers["content-type"] == "application/problem+json"
    assert (
        client.post("/api/v1/judgements", json={**body, "x": 1}, headers=judge).status_code == 422
    )
    gone = f"/api/v1/judgements/{made['id']}"
    assert client.delete(gone, headers=judge).status_code == 422  # it needs a reason
    assert client.delete(f"{gone}?reason=no", headers=read).status_code == 403
    undone = client.delete(f"{gone}?reason=my+mistake", headers=judge)
    assert undone.json()["verdict"] == "undo"
    assert library.entry(ask.id) == ask
    everything = client.get("/api/v1/judgements?undone=true").json()
    assert [each["verdict"] for each in everything["items"]] == ["recipients", "undo"]


def test_changes_come_in_pages(browser: Browser) -> None:
    library = library_of(browser)
    ask = ask_of(library)
    for _ in range(26):
        made = library.judge(ask.id, "right", author="A", reason="x")
        library.undo(made.id, author="A", reason="x")
    page = browser.get("/changes")
    assert "/changes?before=" in page
    last = page.split("/changes?before=")[1].split('"')[0]
    assert browser.get(f"/changes?before={last}").count('<li class="talk">') == 2
    assert browser.client.get("/changes?before=nothing").status_code == 404
