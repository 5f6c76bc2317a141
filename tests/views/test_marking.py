"""Whatever lies over the words, and however it overlaps, the words stay what they are."""

import lxml.html
from hypothesis import given
from hypothesis import strategies as st

from griffier.model import Span
from griffier.views.marking import Anchor, Layers, Link, Mark, words

TEXT = "Nederland & Polen <riepen> «op» tot spoed; Čapljina ook."


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(st.integers(0, len(TEXT) - 1))
    return Span(start, draw(st.integers(start + 1, len(TEXT))))


@st.composite
def layers(draw: st.DrawFn) -> Layers:
    marked = draw(st.lists(spans(), max_size=5))
    linked = draw(st.lists(spans(), max_size=2))
    noted = draw(st.lists(st.integers(1, len(TEXT)), max_size=3, unique=True))
    return Layers(
        [Mark(where, number, "ask", "NL REQUEST") for number, where in enumerate(marked, 1)],
        [Link(where, "https://example.org/?a=1&b=2") for where in linked],
        [Anchor(offset, number, "*") for number, offset in enumerate(noted, 1)],
        "d1",
    )


@given(spans(), layers())
def test_words_survive_every_overlap(where: Span, over: Layers) -> None:
    within = over.within(where)
    root = lxml.html.fromstring(f"<p>{words(TEXT, where, within)}</p>")
    keys = root.find_class("key")
    assert [key.get("id") for key in keys] == list(dict.fromkeys(key.get("id") for key in keys))
    begun = [mark for mark in within.marks if where.start <= mark.where.start]
    assert {key.get("id") for key in keys} == {f"d1s{mark.number}" for mark in begun}
    assert len(root.xpath("./sup")) == len(within.anchors)
    for added in (*keys, *root.xpath("./sup")):
        added.drop_tree()
    assert root.text_content() == TEXT[where.start : where.end]


@given(spans(), spans())
def test_a_mark_covers_exactly_its_words(where: Span, part: Span) -> None:
    over = Layers([Mark(where, 1, "ask", "NL REQUEST")], [], [], "d1").within(part)
    root = lxml.html.fromstring(f"<p>{words(TEXT, part, over)}</p>")
    shared = TEXT[max(where.start, part.start) : min(where.end, part.end)]
    assert "".join(mark.text_content() for mark in root.iter("mark")) == shared
