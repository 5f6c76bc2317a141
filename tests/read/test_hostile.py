"""Whatever bytes come in, only a `ReadError` may come out, in bounded time."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from griffier.errors import HostileDocument, ReadError
from griffier.model import Source, Text
from griffier.read import read_text
from griffier.read.limits import Limits

from .papers import assert_canonical, docx, odt, p, packed, r
from .test_html import BRACKET, LOOSE, MARKDOWN, OFFICIAL
from .test_koop import kamerstuk

SEEDS = [
    kamerstuk("<al>Een<noot id='a'><noot.nr>1</noot.nr><noot.al>Noot.</noot.al></noot></al>"),
    f"<html><meta charset=utf-8><body>{OFFICIAL}{MARKDOWN}{LOOSE}{BRACKET}</body></html>".encode(),
    docx(p("Een", r("1", '<w:vertAlign w:val="superscript"/>')) + p("1 Noot")),
    odt(
        "<text:p>Een<text:note><text:note-body><text:p>x</text:p></text:note-body></text:note></text:p>"
    ),
    "<html><p>één</p></html>".encode("utf-16"),
]
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def attempt(data: bytes) -> Text | None:
    try:
        text = read_text(Source(data, "fuzz"), Limits(bytes=1_000_000, characters=1_000_000))
    except ReadError:
        return None
    if text.media_type not in ("application/pdf", "text/plain"):
        assert_canonical(text)
    return text


@QUICK
@given(st.sampled_from(SEEDS), st.data())
def test_files_cut_off(seed: bytes, data: st.DataObject):
    attempt(seed[: data.draw(st.integers(0, len(seed)))])


@QUICK
@given(
    st.sampled_from(SEEDS), st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=9)
)
def test_garbled_files(seed: bytes, changes: list[tuple[float, int]]):
    garbled = bytearray(seed)
    for place, value in changes:
        garbled[int(place * (len(seed) - 1))] = value
    attempt(bytes(garbled))


@QUICK
@given(st.sampled_from(SEEDS), st.floats(0, 1), st.floats(0, 1), st.integers(1, 60))
def test_files_with_a_stretch_moved(seed: bytes, source: float, target: float, length: int):
    start = int(source * len(seed))
    stretch = seed[start : start + length]
    at = int(target * len(seed))
    attempt(seed[:at] + stretch + seed[at:])


@QUICK
@given(st.binary(max_size=300))
def test_any_bytes(data: bytes):
    attempt(data)


PIECES = (
    *("<p>", "</p>", "<div class=noot>", "</div>", "<sup>", "1", "</sup>", "<a href=#x>", "</a>"),
    *("<li id=x>", "<ol>", "</ol>", "<table>", "<tr>", "<td>", "</table>", "<br>", "tekst "),
    *("<span class=fn>", "</span>", "<h1>", "</h1>", "<pre>", "\n", "</pre>", "<aside>"),
    *("<section class=footnotes>", "</section>", "</aside>", "<main>", "</main>", "²", "1 "),
    "<header>",
)
MARKUP = st.lists(st.sampled_from(PIECES), max_size=60)


@QUICK
@given(MARKUP)
def test_any_markup(pieces: list[str]):
    attempt(f"<html><body>{''.join(pieces)}".encode())


NAMES = (
    *("al", "noot", "noot.nr", "noot.al", "lijst", "li", "li.nr", "divisie", "kop", "titel"),
    *("stuk", "stuknr", "row", "entry", "table", "naam", "functie", "sup", "nadruk", "onbekend"),
    *("voetref", "dossier", "metadata"),
)
ELEMENTS = st.recursive(
    st.text("ab1 \u00a0\u00ad²\n", max_size=6),
    lambda inner: st.tuples(
        st.sampled_from(NAMES),
        st.lists(inner, max_size=4),
    ).map(lambda each: f"<{each[0]}>{''.join(each[1])}</{each[0]}>"),
    max_leaves=25,
)


@QUICK
@given(st.lists(ELEMENTS, max_size=5))
def test_any_publication(elements: list[str]):
    attempt(kamerstuk("".join(elements)))


@QUICK
@given(st.lists(st.sampled_from(["<w:p>", "</w:p>", "<w:tbl>", "</w:tbl>"]), max_size=8))
def test_any_word_body(pieces: list[str]):
    attempt(docx("".join(pieces)))


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY l0 "lol">'
    + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    + ']><l a="&l9;">&l9;</l>'
)


@pytest.mark.parametrize(
    "data",
    [
        LAUGHS.encode(),
        LAUGHS.encode("utf-16"),
        packed({"word/document.xml": LAUGHS}),
        packed({"word/document.xml": "<w/>", "word/styles.xml": LAUGHS}),
        packed({"word/document.xml": b"\x00" * 40_000_000}),
    ],
)
def test_bombs_go_off_nowhere(data: bytes):
    began = time.process_time()
    with pytest.raises(HostileDocument):
        read_text(Source(data))
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    "body",
    [
        "<p>" * 30_000,
        "<a href=#x>1</a>" * 8_000 + "<p id=x>1 Noot</p>",
        "".join(f"<p><sup>{n % 1000}</sup></p><p>a<sup>{n % 1000}</sup></p>" for n in range(5_000)),
        "<div class=menu>" * 200 + "woord " * 50_000,
        "<ul>" * 200 + "<li><a href=/x>y</a>" * 8_000,
        "<table>" * 150 + "<tr><td>x" * 5_000,
        "<article>woord</article>" * 8_000,
        "<span class=fn>noot</span>" * 8_000,
        "a\u00ad²" * 100_000,
        "<ol>" + "<li>punt" * 8_000,
        "<div>" * 200 + "<a href=#x>1</a>" * 6_000 + "<p id=x>1 Noot</p>",
        "<div class=noot>" * 200 + "<b>x</b>" * 6_000,
        "<div class=footnotes>" * 200 + "<p>x</p>" * 6_000,
    ],
)
def test_pages_made_to_be_slow(body: str):
    began = time.process_time()
    attempt(f"<html><body>{body}".encode())
    assert time.process_time() - began < 15
