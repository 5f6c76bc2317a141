"""What documents point to, and lines by matter, on both databases."""

from collections.abc import Callable
from typing import Any

from griffier.ledger.library import Library

BRIEF = """\
Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 4 maart 2021

Hierbij bied ik u het verslag aan van de Raad Buitenlandse Zaken van 1 maart 2021.
Hiermee is voldaan aan de toezegging over het visumbeleid (Kamerstuk 21 501-02, nr. 2200).

De Minister van Buitenlandse Zaken,
S.A. Blok

Verslag van de Raad Buitenlandse Zaken van 1 maart 2021

Nederland verzocht Servië het visumbeleid aan te passen. Nederland verwelkomde het
visumbeleid van Montenegro.
"""


def test_fulfilments_are_known_with_whom_they_speak_for(
    library: Library, letter: Callable[..., Any]
) -> None:
    brief = letter(BRIEF)
    library.file(brief.source, brief.document)
    (found,) = library.settlings()
    assert found.document == brief.id
    assert found.reference == "kst-21501-02-2200"
    assert found.quote.startswith("Hiermee is voldaan aan de toezegging")
    assert brief.document.text[found.start : found.end] == found.quote
    assert found.actors == {"NL"}


def test_pointers_are_given_for_the_documents_asked_about(
    library: Library, letter: Callable[..., Any]
) -> None:
    brief = letter(BRIEF)
    library.file(brief.source, brief.document)
    (found,) = library.pointers([brief.id])
    assert (found.kind, found.id) == ("kamerstuk", "kst-21501-02-2200")
    assert brief.document.text[found.start : found.end] == found.text
    assert library.pointers([]) == ()


def test_lines_are_found_by_matter_and_actor_together(
    library: Library, letter: Callable[..., Any]
) -> None:
    brief = letter(BRIEF)
    library.file(brief.source, brief.document)
    found = library.entries_on({"visa-policy"}, {"RS"})
    assert [[who.id for who in each.recipients] for each in found] == [["RS"]]
    assert library.entries_on({"fisheries"}, {"RS"}) == ()
    assert library.entries_on({"visa-policy"}, set()) == ()
    assert library.entries_on(set(), {"RS"}) == ()


def test_lines_that_name_no_matter_are_found_by_document_and_actor(
    library: Library, letter: Callable[..., Any]
) -> None:
    brief = letter(
        "Nederland verzocht Servië zijn visumbeleid aan te passen. "
        "De Servische president zag daartoe geen ruimte. Montenegro stemde daarmee in."
    )
    library.file(brief.source, brief.document)
    everybody = library.entries_without_topic([brief.id], {"RS", "ME"})
    assert {(each.act, each.topic) for each in everybody} == {("OPPOSE", None), ("SUPPORT", None)}
    only = library.entries_without_topic([brief.id], {"RS"})
    assert [each.act for each in only] == ["OPPOSE"]
    assert library.entries_without_topic([brief.id], {"NL"}) == ()
    assert library.entries_without_topic([], {"RS"}) == ()
