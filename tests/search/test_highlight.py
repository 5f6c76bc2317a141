"""What a query found is shown in the original text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from griffier.search.highlight import QUOTED, quoted
from griffier.search.parser import parse
from griffier.search.plan import plan

TEXT = (
    "Nederland drong er bij Servië op aan zich aan te sluiten bij het EU-visumbeleid; de "
    "Kosovaarse premier sprak over het beleid voor visa."
)


def marked(query, text=TEXT, lang="nl"):
    _, found = quoted(text, lang, plan(parse(query)))
    return [text[span.start : span.end] for span in found]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("visum", ["visumbeleid", "visa"]),
        ("beleid", ["visumbeleid", "beleid"]),
        ("visumbeleid", ["visumbeleid", "beleid", "visa"]),
        ("Kosovo", ["Kosovaarse"]),
        ("serbia", ["Servië"]),
        ("dringen", ["drong"]),
        ('"het beleid"', ["het beleid"]),
        ('"beleid het"', []),
        ("EU-visumbeleid", ["EU-visumbeleid"]),
        ("premier NEAR/3 beleid", ["premier", "beleid"]),
        ("premier NEAR/2 beleid", []),
        ("beleid NEAR/3 premier", ["premier", "beleid"]),
        ("kos*", ["Kosovaarse"]),
        ("premier NOT Kosovo", ["premier"]),
        ("het premier", ["premier"]),
        ("meaning:visa-policy", ["EU", "visumbeleid", "visa"]),
        ("actor:NL premier", ["premier"]),
    ],
)
def test_what_was_sought_is_marked(query, words):
    assert marked(query) == words


def test_only_common_words_do_count():
    assert marked("het") == ["het", "het"]


LONG = " ".join(f"Zin {n} gaat nergens over dan over deze zin zelf." for n in range(30))


def test_of_a_long_paragraph_the_sentences_that_fit_are_quoted():
    text = f"{LONG} Servië wil een visum. {LONG}"
    span, marks = quoted(text, "nl", plan(parse("Servië visum")))
    assert [text[mark.start : mark.end] for mark in marks] == ["Servië", "visum"]
    assert "Servië wil een visum." in text[span.start : span.end]
    assert span.end - span.start <= QUOTED
    assert text[span.start : span.end].startswith(("Zin", "Servië"))


@given(
    st.text(max_size=900), st.sampled_from(["visum", '"a b"', "a* NEAR", "x NEAR/3 y", "Kosovo"])
)
def test_quotations_lie_in_the_text(text, query):
    if query.endswith("NEAR"):
        query = "ab*"
    made = plan(parse(query))
    span, marks = quoted(text, "nl", made)
    assert all(span.covers(mark) for mark in marks)
    assert 0 <= span.start <= span.end <= len(text)
    for mark in marks:
        assert 0 <= mark.start < mark.end <= len(text)
