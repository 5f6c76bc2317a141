"""The web page: every statement marked and noted, safe, self-contained, legible."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import lxml.html
import pytest

import griffier.views
from griffier.model import Document, Reference
from griffier.views.webpage import as_html
from tests.views import factory

STYLE = Path(griffier.views.__file__).with_name("style.css").read_text("utf-8")


def page(*documents: Document) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(as_html(documents or (factory.document(),)))


def words_of(element: lxml.html.HtmlElement) -> str:
    """The letter's own words: without keys, note marks and labels."""
    for added in element.xpath(".//a[contains(@class,'key')] | .//sup | .//*[@class='label']"):
        added.drop_tree()
    return element.text_content().strip()


def marked(root: lxml.html.HtmlElement, number: int) -> str:
    """What stands between the first mark of a statement's family and its key."""
    key = root.get_element_by_id(f"d1s{number}")
    return key.getprevious().text_content()


def test_the_letter_is_there_word_for_word() -> None:
    shown = [words_of(words) for words in page().find_class("words")]
    assert shown == [words for _, words in factory.PARAGRAPHS]


def test_every_statement_has_its_mark_and_its_note() -> None:
    root = page()
    for number in range(1, 6):
        assert root.get_element_by_id(f"d1s{number}").get("href") == f"#d1n{number}"
        assert root.get_element_by_id(f"d1n{number}").tag == "li"
    assert marked(root, 1) == "Nederland benadrukte opnieuw het belang van schone havens"


def test_a_note_says_who_did_what_to_whom_about_what() -> None:
    note = " ".join(page().get_element_by_id("d1n2").text_content().split())
    for fact in (
        "Poland + Lithuania",
        "REQUEST",
        "→ Norway",
        "een <plan>",
        "2021-03-01",
        "Zeetop",
        "p. 1",
    ):
        assert fact in note


def test_overlapping_statements_are_both_marked() -> None:
    root = page()
    shared = root.xpath("//mark[contains(@class,'two')]")
    assert [mark.text_content() for mark in shared] == ["de haven van Ålesund & Bergen te openen"]


def test_links_lead_somewhere_and_ids_are_unique() -> None:
    root = page(factory.document(), factory.silent())
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    inner = {href[1:] for href in root.xpath("//a/@href") if href.startswith("#")}
    assert inner <= set(ids)
    assert {"d1", "d2", "d1f1", "d1r1"} <= inner


def test_headings_step_by_one() -> None:
    for documents in ([factory.document()], [factory.document(), factory.silent()]):
        ranks = [int(e.tag[1]) for e in page(*documents).iter() if re.fullmatch(r"h\d", str(e.tag))]
        assert ranks.count(1) == 1
        assert ranks[0] == 1
        assert all(after - before <= 1 for before, after in itertools.pairwise(ranks))


def test_the_page_needs_nothing_from_outside() -> None:
    root = page()
    assert not root.xpath("//script | //link | //img | //iframe | //*[@src] | //@style")
    assert "url(" not in STYLE
    assert "@import" not in STYLE
    assert root.xpath("//a[starts-with(@href,'http')]/@href") == ["https://example.org/zee/plan"]


def test_only_web_addresses_become_links() -> None:
    document = factory.document()
    where = factory.span("Polen")
    trap = Reference("url", "x", where.start, where.end, "javascript:alert(1)")
    found = replace(document.annotations, references=(trap,))
    assert "javascript" not in as_html([replace(document, annotations=found)])


def test_markup_in_a_letter_stays_text() -> None:
    assert "een &lt;plan&gt;" in as_html([factory.document()])
    assert not page().xpath("//plan")


def test_the_languages_are_told_apart() -> None:
    root = page()
    assert root.get("lang") == "en"
    assert {words.get("lang") for words in root.find_class("words")} == {"nl"}


def test_an_undetermined_language_is_not_claimed() -> None:
    document = factory.document()
    unknown = replace(document, letter=replace(document.letter, lang='"><b>'))
    assert {words.get("lang") for words in page(unknown).find_class("words")} == {None}


def test_text_that_no_part_took_in_is_still_shown() -> None:
    document = factory.document()
    letter = replace(document.letter, parts=document.letter.parts[:2])
    shown = [words_of(w) for w in page(replace(document, letter=letter)).find_class("words")]
    assert shown == [words for _, words in factory.PARAGRAPHS]


def test_no_statements_is_said() -> None:
    assert "No statements found" in page(factory.silent()).find_class("tally")[0].text_content()


# --- legibility: WCAG 2.2, 1.4.3 and 1.4.11 -------------------------------------------


def palettes() -> Iterator[dict[str, str]]:
    """The colours of the light, dark and printed page, as the style sheet sets them."""
    for block in re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL):
        yield dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6});", block))


def channels(colour: str) -> list[float]:
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    return [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]


def luminance(rgb: list[float]) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: list[float], other: list[float]) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mixed(one: list[float], other: list[float], share: float) -> list[float]:
    return [a * share + b * (1 - share) for a, b in zip(one, other, strict=True)]


def test_there_are_three_palettes() -> None:
    assert len(list(palettes())) == 3


@pytest.mark.parametrize("colours", list(palettes()), ids=["light", "dark", "print"])
@pytest.mark.parametrize("family", ["ask", "vow", "view", "against", "talk"])
def test_every_mark_and_note_is_legible(colours: dict[str, str], family: str) -> None:
    paper, tint = channels(colours["paper"]), channels(colours[family])
    note = mixed(tint, paper, 0.45)
    for ink in ("ink", "quiet", f"{family}-edge"):
        assert contrast(channels(colours[ink]), note) >= 4.5
        assert contrast(channels(colours[ink]), paper) >= 4.5
    for ink in ("ink", "quiet", "link"):
        assert contrast(channels(colours[ink]), tint) >= 4.5
    assert contrast(channels(colours[f"{family}-edge"]), tint) >= 3
