"""The pages of documents and statements."""

import io
import re

import lxml.html
import pytest
from fastapi.testclient import TestClient
from lxml.html import HtmlElement
from PIL import Image

NL, EN = {"Accept-Language": "nl"}, {"Accept-Language": "en"}


def page(client: TestClient, path: str, language: dict[str, str] = EN) -> HtmlElement:
    """The page at an address, which must be there."""
    answer = client.get(path, headers=language)
    assert answer.status_code == 200, answer.text
    return lxml.html.fromstring(answer.text)


def first(client: TestClient, words: str) -> str:
    """The address of the document whose title has these words."""
    listed = page(client, f"/documents?text={words}")
    (link, *_) = listed.xpath("//main//ul[@class='entries']//h2/a/@href")
    return str(link)


@pytest.fixture
def report(client: TestClient) -> str:
    """The address of a report in PDF."""
    return first(client, "VERSLAG EU-WESTELIJKE")


def test_documents_are_listed_newest_first_and_paged(client: TestClient) -> None:
    days = page(client, "/documents").xpath("//main//time/@datetime")
    assert days == sorted(days, reverse=True)
    assert len(page(client, "/documents?kind=report").xpath("//ul[@class='entries']/li")) >= 1
    assert client.get("/documents?kind=nonsense").status_code == 400
    assert client.get("/documents?since=yesterday").status_code == 422


def test_a_document_shows_its_whole_text_with_quotations_marked(
    client: TestClient, report: str
) -> None:
    shown = page(client, report)
    text = " ".join(shown.xpath("string(//div[@class='reading'])").split())
    assert "president van Servië" in text
    marks = shown.xpath("//mark")
    keys = shown.xpath("//div[@class='reading']//a[starts-with(@id, 's')]/@href")
    assert len(marks) >= len(keys) > 10
    ids = set(shown.xpath("//@id"))
    assert {key.removeprefix("#") for key in keys} <= ids
    assert shown.xpath("//sup/a/@href")[0].removeprefix("#") in ids


def test_a_beginning_of_an_id_leads_to_the_permanent_address(
    client: TestClient, report: str
) -> None:
    answer = client.get(report[:25])
    assert (answer.status_code, answer.headers["location"]) == (307, report)
    assert client.get("/document/ffffffffffff").status_code == 404
    assert client.get("/document/x").status_code == 404
    assert client.get("/statement/ffffffffffff").status_code == 404


def test_a_statement_stands_in_its_paragraph_with_its_reasons(
    client: TestClient, report: str
) -> None:
    (address, *_) = page(client, report).xpath(
        "//details/a[starts-with(@href, '/statement/')]/@href"
    )
    shown = page(client, address, NL)
    quote = shown.xpath("string(//blockquote/mark)")
    assert quote in client.get(report).text.replace("&#39;", "'") or len(quote) > 20
    assert shown.xpath("//h2/text()")[:2] == ["Wat er staat", "Waarom griffier het zo leest"]
    assert "Kamerstukken II 2022/23, 23987, nr. 396, p. " in shown.xpath(
        "string(//*[@id='cite-kst'])"
    )
    bibtex = shown.xpath("string(//*[@id='cite-bibtex'])")
    assert re.match(r"@techreport\{kst-23987-396-[0-9a-f]+,\n", bibtex)
    assert bibtex.count("{") == bibtex.count("}")


def test_the_original_page_shows_the_quotation_marked(client: TestClient, report: str) -> None:
    (address, *_) = page(client, report).xpath(
        "//details/a[starts-with(@href, '/statement/')]/@href"
    )
    (source,) = page(client, address).xpath("//figure/img/@src")
    marked, plain = (client.get(each).content for each in (source, source.split("?")[0]))
    assert _yellow(marked) > 1000 + _yellow(plain)
    assert client.get(f"{report}/page/99.png").status_code == 404
    assert client.get(f"{report}/page/0.png").status_code == 404


def test_the_original_is_saved_never_shown(client: TestClient, report: str) -> None:
    answer = client.get(f"{report}/original")
    assert answer.content.startswith(b"%PDF")
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["content-type"] == "application/octet-stream"


def _yellow(png: bytes) -> int:
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    return sum(
        count
        for count, (red, green, blue) in picture.getcolors(1 << 24) or ()
        if red > 200 and green > 180 and blue < 140
    )


def test_pages_tell_machines_what_they_are(client: TestClient, report: str) -> None:
    shown = page(client, report)
    (item,) = shown.xpath("//*[@itemtype='https://schema.org/Report']")
    assert item.xpath("string(.//*[@itemprop='datePublished']/@datetime)") == "2022-12-16"
    assert shown.xpath("string(//meta[@property='og:title']/@content)")
    (address, *_) = shown.xpath("//details/a[starts-with(@href, '/statement/')]/@href")
    quoted = page(client, address)
    (item,) = quoted.xpath("//*[@itemtype='https://schema.org/Quotation']")
    assert item.xpath("string(.//*[@itemprop='isPartOf']/@href)") == report
    description = quoted.xpath("string(//meta[@property='og:description']/@content)")
    assert item.xpath("string(.//*[@itemprop='text'])") in description
