"""The real letter that started this, in five settings; skipped aloud where it is absent."""

import datetime
from functools import cache

import pytest

from griffier import pipeline
from griffier.model import Document, Source, Statement
from tests.shared import shared

SETTINGS = (
    "kamerbrief.pdf",
    "kamerbrief-flow.pdf",
    "kamerbrief.docx",
    "kamerbrief.html",
    "kamerbrief-eu-westelijke-balkantop.txt",
)
NL, RS, EC = ("NL",), ("RS",), ("EU_COMMISSION",)
BOTH = ("EU", "WESTERN_BALKANS")
# act, actors, recipients, words of the topic
EXPECTED = (
    ("PROVIDE", NL, ("TK",), "verslag"),
    ("DISCUSS", BOTH, (), "situatie in de Westelijke Balkan"),
    ("MEET", NL, (), ""),
    ("EMPHASISE", NL, (), "intensivering van de samenwerking"),
    ("SUPPORT", NL, EC, "EU-steunpakket"),
    ("PROPOSE", EC, (), "EU-steunpakket"),
    ("EMPHASISE", NL, (), "eenheid in het afkeuren"),
    ("DISCUSS", BOTH, (), "migratie in brede zin"),
    ("PROPOSE", EC, (), "Actieplan migratie voor de Westelijke Balkanroute"),
    ("DISCUSS", BOTH, (), "aansluiting van deze landen bij het EU-visumbeleid"),
    ("MEET", NL, RS, ""),
    ("REQUEST", NL, RS, "aansluiting van Servië bij het EU-visumbeleid"),
    ("EXPECT", NL, RS, "aansluiting met het GBVB"),
)


@cache
def _read(name: str) -> Document:
    return pipeline.read(Source(shared("seed", name).read_bytes(), name))


@pytest.fixture(params=SETTINGS)
def letter(request: pytest.FixtureRequest) -> Document:
    return _read(request.param)


def _key(statement: Statement) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    return (
        str(statement.act),
        tuple(sorted(actor.id for actor in statement.actors)),
        tuple(actor.id for actor in statement.recipients),
    )


def test_who_wrote_to_whom_where_and_when(letter: Document) -> None:
    metadata = letter.letter.metadata
    (sender,) = metadata.senders
    assert (sender.name, sender.role) == ("W.B. Hoekstra", "Minister van Buitenlandse Zaken")
    assert metadata.addressee == "Voorzitter van de Tweede Kamer der Staten-Generaal"
    assert (metadata.place, metadata.date) == ("Den Haag", datetime.date(2022, 12, 21))
    assert metadata.kind == "report"


def test_the_meetings(letter: Document) -> None:
    top, jbz = letter.annotations.meetings
    assert (top.date, top.place, top.country) == (datetime.date(2022, 12, 6), "Tirana", "AL")
    assert top.name == "EU-Westelijke Balkantop"
    assert (jbz.name, jbz.date) == ("JBZ-raad", datetime.date(2022, 12, 8))


def test_the_footnote_and_its_address(letter: Document) -> None:
    (note,) = letter.letter.text.notes
    assert note.anchor is not None
    assert letter.text[: note.anchor].endswith("is publiek.")
    (reference,) = [r for r in letter.annotations.references if r.kind == "url"]
    assert reference.url is not None
    assert reference.url.endswith("/2022/12/06/tirana-declaration-6-december-2022/")


@pytest.mark.parametrize(
    "word",
    ["ondersteuning", "Balkanroute", "bevorderen", "EU-Westelijke Balkantop", "JBZ-raad",
     "Minister-President", "Buitenlands- en Veiligheidsbeleid"],
)  # fmt: skip
def test_words_are_whole_and_keep_their_own_hyphens(letter: Document, word: str) -> None:
    assert word in letter.text


def test_every_statement_a_careful_reader_finds(letter: Document) -> None:
    found = sorted((_key(s), s.topic.text if s.topic else "") for s in letter.statements)
    wanted = sorted(((act, tuple(sorted(who)), whom), topic) for act, who, whom, topic in EXPECTED)
    assert [key for key, _ in found] == [key for key, _ in wanted]
    topics = {(key, topic) for key, topic in found}
    for key, words in wanted:
        assert any(words in topic for other, topic in topics if other == key)


def test_office_holders_are_those_of_the_day(letter: Document) -> None:
    meeting = next(s for s in letter.statements if s.act == "MEET" and s.recipients)
    assert (meeting.via or "").startswith("Mark Rutte")
    assert meeting.recipients[0].person == "Aleksandar Vučić"


def test_statements_are_equal_in_every_setting() -> None:
    def shown(name: str) -> list[tuple[object, ...]]:
        document = _read(name)
        return [
            (*_key(s), document.text[s.evidence.start : s.evidence.end], s.modality, s.repeated)
            for s in document.statements
        ]

    first, *others = (shown(name) for name in SETTINGS)
    assert all(other == first for other in others)
