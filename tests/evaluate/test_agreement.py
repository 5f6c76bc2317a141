"""Two readings of one document, compared."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from evals import agreement
from evals.agreement import agreements, compare, differences, table
from griffier.errors import DataError
from griffier.evaluate import Gold, GoldStatement, load_gold, load_gold_directory

EVALS = Path(__file__).parents[2] / "evals"
A_READING = EVALS / "gold/tirana-verslag.toml"


@pytest.fixture
def reading() -> Callable[..., Gold]:
    """A gold document that holds the given statements."""
    return lambda *statements: replace(load_gold(A_READING), statements=statements)


def f1(first: Gold, second: Gold) -> dict[str, float]:
    one = compare(first, second)
    return {level: round(one.tally(level).f1, 3) for level in ("act", "who", "full")}


def test_who_reads_the_same_agrees(reading, entry: Callable[..., GoldStatement]) -> None:
    same = reading(entry(), entry("Malta stemde tegen.", act="OPPOSE", actors=("MT",)))
    assert f1(same, same) == {"act": 1.0, "who": 1.0, "full": 1.0}


def test_actors_and_recipients_count_at_their_levels(reading, entry) -> None:
    first = reading(entry(), entry("Malta stemde tegen.", act="OPPOSE", actors=("MT",)))
    second = reading(
        entry(recipients=("XK",)), entry("Malta stemde tegen.", act="OPPOSE", actors=("HR",))
    )
    assert f1(first, second) == {"act": 1.0, "who": 0.5, "full": 0.0}


def test_an_alternative_agrees_unless_each_has_one_answer_only(reading, entry) -> None:
    one = compare(reading(entry(act="EXPECT", also=("REQUEST",))), reading(entry()))
    assert one.tally("full").hits == 1
    assert one.without_alternatives("act").hits == 0


def test_what_the_second_reader_has_as_optional_is_excused_leniently(reading, entry) -> None:
    one = compare(reading(entry()), reading(entry(optional=True)))
    assert (one.tally("act").gold, one.tally("act").predicted) == (1, 0)
    assert one.lenient("act").gold == 0


def test_what_the_first_reader_has_as_optional_is_taken_out(reading, entry) -> None:
    one = compare(reading(entry(optional=True)), reading(entry()))
    assert (one.tally("act").gold, one.tally("act").predicted) == (0, 0)


def test_an_item_may_be_annotated_at_its_lead(reading, entry) -> None:
    lead = "Nederland verzocht Servië om:"
    first = reading(entry("visa;", lead=lead))
    assert f1(first, reading(entry(lead)))["full"] == 1.0


def test_differences_name_the_reader_and_quote_the_sentence(reading, entry) -> None:
    only = entry("Malta stemde tegen.", act="OPPOSE", actors=("MT",), recipients=())
    one = compare(reading(entry()), reading(entry(actors=("BE",)), only))
    visa = "Nederland verzocht Servië om visa."
    assert differences([one]).splitlines() == [
        f"{one.name}: only the second: OPPOSE MT > -: Malta stemde tegen.",
        f"{one.name}: first REQUEST NL > RS, second REQUEST BE > RS: {visa}",
    ]
    one = compare(reading(only), reading())
    assert differences([one]) == f"{one.name}: only the first: OPPOSE MT > -: Malta stemde tegen."


def test_a_second_reading_needs_a_first_of_its_name(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"appreciatie-2025\.toml: no first reading"):
        agreements(tmp_path, EVALS / "second")


def test_the_second_readings_are_of_the_same_documents() -> None:
    found = agreements(EVALS / "gold", EVALS / "second")
    assert len(found) >= 10
    second = load_gold_directory(EVALS / "second")
    for reading in second:
        first = load_gold(EVALS / "gold" / reading.path.name)
        assert (reading.document, reading.split) == (first.document, first.split)
        assert reading.annotator != first.annotator


def test_the_command_prints_a_table(monkeypatch, capsys) -> None:
    monkeypatch.setattr("sys.argv", ["agreement"])
    agreement.main()
    lines = capsys.readouterr().out.splitlines()
    found = agreements(EVALS / "gold", EVALS / "second")
    assert lines == table(found).splitlines()
    assert lines[0].split() == ["document", "split", "first", "second", "act", "who", "full"]
    assert len(lines) == len(found) + 5


def test_the_finer_fields_are_compared_over_what_both_have(reading, entry) -> None:
    july = (date(2023, 1, 2), date(2023, 7, 1))
    first = reading(entry(topic="het visumbeleid"), entry("Malta bleef weg.", deadline=july))
    june = (july[0], date(2023, 6, 1))
    second = reading(
        entry(topic="visumbeleid", modality="intended"), entry("Malta bleef weg.", deadline=june)
    )
    finer = table([compare(first, second)]).splitlines()[-1]
    same = table([compare(first, first)]).splitlines()[-1]
    assert finer == "modality 0.500, polarity 1.000, topic 1.000, last day 0.000 (1 in the first)"
    assert same == "modality 1.000, polarity 1.000, topic 1.000, last day 1.000 (1 in the first)"


def test_one_split_can_be_asked_for(monkeypatch, capsys) -> None:
    monkeypatch.setattr("sys.argv", ["agreement", "--split", "test"])
    agreement.main()
    heads, *rows = capsys.readouterr().out.splitlines()
    assert heads.startswith("document")
    assert len(rows[:-4]) == 10
    assert all(row.split()[1] == "test" for row in rows[:-4])
