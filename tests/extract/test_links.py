"""What ties statements to the rest: promises, notes, references, questions, strength."""

import pytest

from griffier import pipeline
from griffier.model import Source
from tests.extract.reading import read_body, statements_in

ANSWERS = """Vragen van de leden Kuik (CDA) en Piri (PvdA) aan de Minister over steun.

Vraag 1

Wat doet u?

Antwoord 1

Ik zal de Kamer hierover vóór 1 mei informeren.
"""


def test_promises_to_the_house_are_numbered() -> None:
    body = (
        "Ik zal uw Kamer hierover vóór 1 mei informeren. "
        "Nederland zal Servië steun bieden. "
        "Servië zegde Nederland toe het visumbeleid aan te passen. "
        "Uiterlijk 1 juni ontvangt de Kamer het verslag."
    )
    found = [(s.promise, s.recipients) for s in statements_in(body)]
    assert [number for number, whom in found if any(a.id == "TK" for a in whom)] == [1, 2]
    assert all(n is None for n, whom in found if not any(a.id == "TK" for a in whom))


def test_a_reference_belongs_to_the_statement_before_it() -> None:
    body = (
        "Nederland steunt het voorstel (COM(2022) 457) en verzocht de Commissie "
        "haast te maken, zoals eerder gemeld (Kamerstuk 21501-02, nr. 2500)."
    )
    first, second = statements_in(body)
    assert first.references == ("COM(2022) 457",)
    assert second.references == ("kst-21501-02-2500",)
    related = {r.id: r.relation for r in read_body(body).annotations.references}
    assert related == {"COM(2022) 457": None, "kst-21501-02-2500": "earlier"}


def test_answers_know_their_question() -> None:
    document = pipeline.read(Source(ANSWERS.encode()))
    promised = next(s for s in document.statements if s.promise)
    assert promised.answers == ("1",)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Nederland riep Servië met klem op het visumbeleid aan te passen.", "strong"),
        ("Nederland riep Servië op het visumbeleid aan te passen.", "plain"),
        ("Nederland steunt het voorstel in beginsel.", "weak"),
        ("Nederland veroordeelde de aanval scherp.", "strong"),
    ],
)
def test_strength(sentence: str, expected: str) -> None:
    assert [s.strength for s in statements_in(sentence)] == [expected]


def test_strength_in_english() -> None:
    body = "The Council strongly condemns the attack. It welcomes in principle the proposal."
    assert [s.strength for s in statements_in(body, "conclusions")] == ["strong", "weak"]
