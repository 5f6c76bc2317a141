"""The overview of alignment, a country's page, and the charts."""

from datetime import date

import lxml.etree
import lxml.html
import pytest
from fastapi.testclient import TestClient

from griffier.indicators.rates import published_rates
from griffier.indicators.visa_data import visa_data
from griffier.serve import charts


def test_the_overview_shows_rates_with_their_denominators(client: TestClient) -> None:
    shown = lxml.html.fromstring(client.get("/alignment").text)
    heads = shown.xpath("//thead//th/text()")
    (serbia,) = shown.xpath("//tr[th/a[@href='/alignment/RS']]")
    cells = dict(zip(heads[1:], (td.text_content() for td in serbia.xpath("td")), strict=True))
    assert cells["2019"] == "57%52/91"
    assert cells["2022"] == "48%65/136"
    assert heads[1:] == sorted(heads[1:], reverse=True)  # the newest year stands first
    (kosovo,) = shown.xpath("//tr[th/a[@href='/alignment/XK']]")
    assert "%" not in kosovo.text_content()


def test_a_country_has_every_published_figure_with_its_source(client: TestClient) -> None:
    text = client.get("/alignment/RS").text
    shown = lxml.html.fromstring(text)
    sources = set(shown.xpath("//a[@rel='noreferrer']/@href"))
    wanted = {r.source for r in published_rates() if r.country == "RS"}
    assert {source for source in wanted if source.startswith("https://")} <= sources
    assert "20 November 2020" in text or "19 November 2020" in text
    assert client.get("/alignment/Servi%C3%AB").status_code == 200
    assert client.get("/alignment/Atlantis").status_code == 404


def test_a_line_joins_only_years_in_a_row() -> None:
    by = [(2015, "ISAC"), (2016, "ISAC"), (2018, "ISAC"), (2016, "EC")]
    whole = [charts.Rate(date(year, 7, 1), 50.0, who, year) for year, who in by]
    part = charts.Rate(date(2017, 4, 1), 40.0, "ISAC", None)
    picture = lxml.etree.fromstring(charts.rates([*whole, part], "percent").encode())
    marks = "//*[local-name()='g'][contains(@class, '{}')]//*[local-name()='path']"
    lines = [each.get("d") for each in picture.xpath(marks.format("mark-line"))]
    assert sorted(line.count("L") for line in lines) == [0, 0, 1]
    filled = [each.get("fill") for each in picture.xpath(marks.format("mark-symbol role-mark"))]
    assert len(filled) == 5
    assert filled.count(None) == 1  # that of the half-year is open


def test_years_without_an_ask_stand_in_the_chart_too() -> None:
    drawn = charts.beside([(2022, "made", 4), (2024, "received", 1)], "asks")
    assert [str(year) in drawn for year in (2021, 2022, 2023, 2024)] == [False, True, True, True]
    assert charts.beside([], "asks").startswith("<svg")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_charts_are_pictures_that_run_nothing(client: TestClient, theme: str) -> None:
    for path in ("/chart/alignment/RS.svg", "/chart/visa/RS.svg"):
        answer = client.get(path, params={"theme": theme})
        assert answer.headers["content-type"] == "image/svg+xml"
        picture = lxml.etree.fromstring(answer.content)
        assert picture.xpath("//*[local-name()='script' or local-name()='foreignObject']") == []
        assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert client.get("/chart/visa/RS.svg").text.count("<path") > len(visa_data().snapshots)
    assert client.get("/chart/visa/US.svg").status_code == 400
