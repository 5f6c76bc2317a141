"""The views people read without a browser: plain text, terminal, Markdown."""

import datetime
import io
from dataclasses import replace

import pytest
from rich.console import Console

from griffier.model import Actor, AlignedDecision, Alignment, Document, Origin, Span
from griffier.views.markdown import as_markdown
from griffier.views.plain import as_text
from griffier.views.rows import NO_STATEMENTS, clean, rows
from griffier.views.terminal import show
from tests.views import factory


def on_terminal(document: Document, width: int = 80, *, explain: bool = False) -> str:
    console = Console(width=width, file=io.StringIO(), force_terminal=True, color_system="standard")
    with console.capture() as captured:
        show(document, console, explain=explain)
    return captured.get()


def without_colour(document: Document, width: int = 80) -> str:
    console = Console(width=width, file=io.StringIO(), force_terminal=False)
    with console.capture() as captured:
        show(document, console)
    return captured.get()


def renamed(actor: str) -> Document:
    """The report in which one statement is made by somebody with an awkward name."""
    document = factory.document()
    first, *others = document.statements
    return replace(document, statements=(replace(first, actors=(Actor(actor, "zij"),)), *others))


def test_rows_say_who_did_what_to_whom() -> None:
    asked = rows(factory.document())[1]
    assert (asked.date, asked.actor, asked.act) == ("2021-03-01", "Poland + Lithuania", "REQUEST")
    assert (asked.recipient, asked.topic, asked.place) == ("Norway", "een <plan>", "p. 1")
    assert asked.quote.startswith("Polen en Litouwen riepen")
    assert asked.notes == ("by 2021-04-30 («vóór 1 mei 2021»)",)


def test_plain_text_has_lines_for_pages() -> None:
    document = factory.document()
    lines = (Origin(0, len(document.text), line=7),)
    text = replace(document.letter.text, origins=lines)
    found = rows(replace(document, letter=replace(document.letter, text=text)))
    assert {row.place for row in found} == {"l. 7"}


def test_rows_say_through_whom_and_how_sure() -> None:
    promised, refused, talked = rows(factory.document())[2:]
    assert promised.actor == "Netherlands (A.B. de Vries, Minister van Zeezaken)"
    assert promised.notes[0] == "intended"
    assert refused.notes == ("reported", "negated")
    assert (talked.actor, talked.minor) == ("–", True)


def test_plain_text_has_every_quotation_whole() -> None:
    shown = as_text(factory.document())
    for statement in factory.statements():
        quote = factory.text()[statement.evidence.start : statement.evidence.end]
        assert f"    «{quote}»\n" in shown
    assert "\x1b" not in shown


def test_plain_text_begins_with_the_letter() -> None:
    lines = as_text(factory.document()).splitlines()
    assert lines[0] == "Verslag van de Zeetop van 1 maart 2021"
    assert "From: A.B. de Vries, Minister van Zeezaken" in lines
    assert "Dossier: 99501-07 nr. 12" in lines
    assert "Meeting: Zeetop, Bergen, 2021-03-01 to 2021-03-02" in lines


@pytest.mark.parametrize("view", [as_text, as_markdown, without_colour])
def test_silence_is_said_in_a_sentence(view: object) -> None:
    assert NO_STATEMENTS in view(factory.silent())  # type: ignore[operator]


@pytest.mark.parametrize("view", [as_text, as_markdown])
def test_explaining_names_rule_entry_and_steps(view: object) -> None:
    shown = view(factory.document(), explain=True)  # type: ignore[operator]
    assert "rule verb.object, entry nl/acts:benadrukken" in shown
    assert "its subject is «Nederland»" in shown
    assert "its subject" not in view(factory.document())  # type: ignore[operator]


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_a_terminal_ledger_fits_and_keeps_every_word(width: int) -> None:
    shown = without_colour(factory.document(), width)
    assert max(len(line.rstrip()) for line in shown.splitlines()) <= width
    words = " ".join(shown.split())
    for statement in factory.statements():
        quote = factory.text()[statement.evidence.start : statement.evidence.end]
        assert f"«{quote}»" in words
    assert "…" not in words


def test_a_terminal_is_coloured_and_explains() -> None:
    shown = on_terminal(factory.document(), 120, explain=True)
    assert "\x1b[1;33mREQUEST" in shown
    assert "entry nl/acts:oproepen" in shown


def test_markup_in_a_letter_is_only_text() -> None:
    assert "[bold]NL[/bold]" in " ".join(without_colour(renamed("[bold]NL[/bold]"), 120).split())


@pytest.mark.parametrize("trick", ["\x1b[2J", "\x9b2J", "\u202e", "\x00", "\ud800"])
def test_a_letter_cannot_act_on_the_terminal(trick: str) -> None:
    document = renamed(f"N{trick}L")
    for shown in (as_text(document), without_colour(document), as_markdown(document)):
        assert trick not in shown
        assert "\ufffd" in shown
    assert clean(trick).startswith("\ufffd")


def test_markdown_is_a_table_nothing_breaks() -> None:
    shown = as_markdown(renamed("A|B*_`"))
    table = [line for line in shown.splitlines() if line.startswith("|")]
    assert len(table) == 2 + len(factory.statements())
    assert r"A\|B\*\_\`" in table[3]
    assert r"een \<plan\>" in table[3]
    assert {line.replace(r"\|", "").count("|") for line in table} == {8}


def test_what_is_aligned_and_what_is_fulfilled_stand_in_the_head() -> None:
    document = factory.document()
    decision = AlignedDecision("2022/265", 0, 9, datetime.date(2022, 2, 23))
    alignment = Alignment((decision,), ("AL", "NO"), Span(0, 9))
    lines = as_text(replace(document, alignment=(alignment,))).splitlines()
    assert "Aligned: with 2022/265 of 2022-02-23: Albania, Norway" in lines
    assert "Fulfils: «Hiermee wordt voldaan aan de motie-De Wit»" in lines
    unnumbered = replace(document, alignment=(replace(alignment, decisions=()),))
    assert "with a decision not numbered here: Albania, Norway" in as_text(unnumbered)


@pytest.mark.parametrize("view", [as_text, as_markdown])
def test_a_file_is_named_when_asked(view: object) -> None:
    assert "zee.pdf" in view(factory.document(), name="zee.pdf")  # type: ignore[operator]
    assert "File" not in view(factory.document())  # type: ignore[operator]


def test_a_document_without_a_title_is_called_that() -> None:
    document = factory.silent()
    for kind, called in (("other", "Untitled document"), ("report", "Untitled report")):
        told = replace(document.letter.metadata, title=None, kind=kind)
        bare = replace(document, letter=replace(document.letter, metadata=told))
        assert as_text(bare).splitlines()[0] == called


def test_a_narrow_terminal_leaves_out_what_is_not_known() -> None:
    shown = without_colour(factory.document(), 60)
    assert " –  " not in shown
    assert "  –\n" not in shown
