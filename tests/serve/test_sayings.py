"""What is said in English elsewhere is said in the language of the page."""

import datetime
import re
from pathlib import Path
from types import SimpleNamespace

import pytest

pytest.importorskip("fastapi", reason="the extra «serve» is not installed")

from fastapi.testclient import TestClient
from lxml import html

from griffier.ledger.library import Library
from griffier.model import Act, Actor
from griffier.serve.language import catalogue
from griffier.serve.sayings import SENTENCES, sayer, standing
from griffier.serve.wording import filters
from griffier.service import following
from griffier.service.figures import known_series
from griffier.track.followed import followed
from griffier.track.rules import load_rules

DUTCH = {"Accept-Language": "nl"}


def test_every_sentence_has_as_many_parts_in_both_languages() -> None:
    words = catalogue("nl")
    for each in SENTENCES:
        assert words.gettext(each) != each or each == "{} % in {}"
        assert words.gettext(each).count("{}") == each.count("{}"), each


def test_what_bears_on_anything_is_said_in_dutch(library: Library | Path) -> None:
    said, seen = sayer("nl", catalogue("nl")), set[str]()
    with Library.open(Path(str(library))) as opened:
        for entry in opened.every_entry():
            if followed(entry):
                trail = following.follow(opened, entry.id, datetime.date(2026, 11, 28))
                assert standing(trail.status, "nl") == load_rules()[trail.status.rule].dutch
                for each in trail.evidence:
                    seen.add(each.reason)
                    if each.kind == "figure":
                        seen.add(each.quote)
        for series in known_series(opened):
            seen |= {series.name, series.unit}
    assert len(seen) > 20
    assert sorted(each for each in seen if said(each) == each) == []
    assert sayer("en", catalogue("en"))("the words a, b") == "the words a, b"


@pytest.mark.parametrize(
    ("english", "dutch"),
    [
        (
            "Another actor asked the same: it shares the concept visa-policy and the words visum.",
            "Een andere actor vroeg hetzelfde; gemeen hebben ze het onderwerp visumbeleid en de "
            "woorden visum.",
        ),
        (
            "RS: 12 nationalities on 2026-02-17; before: 16 nationalities on 2024-05-08",
            "Servië: 12 nationaliteiten op 2026-02-17; ervoor: 16 nationaliteiten op 2024-05-08",
        ),
        ("J. de {0} {} judged it kept.", "J. de {0} {} oordeelde dat het is nagekomen."),
        ("Something else was said.", "Something else was said."),
    ],
)
def test_sentences_with_something_of_the_ledger(english: str, dutch: str) -> None:
    assert sayer("nl", catalogue("nl"))(english) == dutch


@pytest.mark.parametrize(
    ("language", "act", "who", "said"),
    [
        ("nl", Act.EMPHASISE, ["NL"], "benadrukte"),
        ("nl", Act.EMPHASISE, ["MEMBER_STATES"], "benadrukten"),
        ("nl", Act.DISCUSS, ["EU", "WESTERN_BALKANS"], "spraken over"),
        ("en", Act.EXPECT, ["NL"], "expects"),
        ("en", Act.EXPECT, ["NL", "DE"], "expect"),
    ],
)
def test_several_act_in_the_plural(language: str, act: Act, who: list[str], said: str) -> None:
    entry = SimpleNamespace(act=act, actors=tuple(Actor(each, each) for each in who))
    assert filters(language, catalogue(language))["deed"](entry) == said


def test_a_dossier_is_in_the_language_of_the_page(client: TestClient) -> None:
    address = "/meeting/eu-western-balkans-2022-12-06"
    page = html.fromstring(client.get(address, headers=DUTCH).text)
    heads = [each.text_content().strip() for each in page.xpath("//section[@class='matter']/h3")]
    assert "visumbeleid" in heads
    assert "visa policy" not in " ".join(heads)
    text = page.text_content()
    assert "Nationaliteiten die zonder visum worden toegelaten" in text
    assert not re.search(r"→\s+(percent|procent)", text), "an arrow leads to a figure"
    silent = page.xpath("//section[@class='matter']//div[@class='silent']")
    assert silent
    assert all(each.text_content().split()[1:] == ["–"] for each in silent)


def test_meetings_are_chosen_by_name(client: TestClient) -> None:
    page = html.fromstring(client.get("/meetings", headers=DUTCH).text)
    named = {each.get("value"): each.text for each in page.xpath("//select[@id='series']/option")}
    assert named["jha-council"] == "Raad Justitie en Binnenlandse Zaken"
    assert not [each for each in named.values() if re.search(r"[a-z]-[a-z]+-[a-z]", each)]


def test_nothing_at_an_address_is_said_in_the_language_of_the_page(client: TestClient) -> None:
    page = client.get("/nowhere", headers=DUTCH).text
    assert "Op dit adres staat niets" in page
    assert "Not Found" not in page


def test_a_meeting_that_is_not_there_is_said_in_the_language_of_the_page(
    client: TestClient,
) -> None:
    page = html.fromstring(client.get("/meeting/no-such-meeting", headers=DUTCH).text)
    (told,) = page.xpath("//p[@class='lead']")
    assert told.text_content().startswith("De bibliotheek kent geen bijeenkomst")
    strange = html.fromstring(client.get("/promises?state=sad", headers=DUTCH).text)
    (other,) = strange.xpath("//p[@class='lead']/span")
    assert other.get("lang") == "en", "what is not translated says what language it is in"


def test_what_was_found_comes_before_what_narrows_it(client: TestClient) -> None:
    text = client.get("/search?q=visumbeleid", headers=DUTCH).text
    assert text.index('<ol class="entries">') < text.index('id="narrow"')
    page = html.fromstring(text)
    named = [each.text_content() for each in page.xpath("//aside//a") if "Raad" in each.text]
    assert any(re.search(r"Raad, \d{1,2} \w+\.? \d{4}", each) for each in named), named


@pytest.mark.parametrize(
    "address", ["/documents?text=zzzz", "/meetings?since=2090-01-01", "/promises?on=1900-01-01"]
)
def test_a_list_that_is_empty_leads_to_the_whole(client: TestClient, address: str) -> None:
    page = html.fromstring(client.get(address, headers=DUTCH).text)
    (whole,) = page.xpath("//main//a[text()='Toon alles']/@href")
    assert whole == address.partition("?")[0]
    assert "Toon alles" not in client.get(whole, headers=DUTCH).text


@pytest.mark.parametrize("kind", ["documents", "statements"])
def test_a_text_that_cannot_be_looked_for_finds_not_everything(
    client: TestClient, kind: str
) -> None:
    answer = client.get(f"/api/v1/{kind}?text=%00")
    assert answer.status_code == 400
    assert "NUL" in answer.json()["detail"]


def test_a_meeting_is_called_what_documents_of_that_language_call_it(client: TestClient) -> None:
    address = "/meeting/eu-western-balkans-2022-12-06"
    called = {}
    for language in ("nl", "en"):
        page = html.fromstring(client.get(address, headers={"Accept-Language": language}).text)
        called[language] = page.xpath("string(//h1)")
        assert called[language] not in page.xpath("string(//p[@class='quiet small'])")
    assert called == {"nl": "EU-Westelijke Balkantop", "en": "EU–Western Balkans summit"}
