"""A joint declaration of a group that is in no list: what it says is told, of nobody."""

from griffier import pipeline
from griffier.model import Source, Statement

HEAD = "Joint statement of the ministers of the Northern Corridor\n\nRiga, 14 September 2022\n\n"


def found(text: str) -> tuple[Statement, ...]:
    return pipeline.read(Source((HEAD + text).encode(), "statement.txt")).statements


def test_what_we_say_is_kept_without_an_actor() -> None:
    told = found(
        "We, the Ministers of Transport of the Northern Corridor, met in Riga today.\n\n"
        "We invite the Commission to present a plan and condemn the attacks on ports.\n"
    )
    acts = [(s.act, s.actors, [a.id for a in s.recipients]) for s in told if s.weight == "normal"]
    assert acts == [("REQUEST", (), ["EU_COMMISSION"]), ("OPPOSE", (), [])]


def test_those_who_met_are_as_good_as_we() -> None:
    told = found("1. Ministers met in Riga.\n\n2. The ministers called on all parties to pay.\n")
    assert [s.act for s in told if s.weight == "normal"] == ["REQUEST"]


def test_a_line_without_words_is_no_preamble() -> None:
    told = found("We, the Ministers of the Northern Corridor, met in Riga today.\n\n(…)\n")
    assert [s.act for s in told] == ["MEET"]
