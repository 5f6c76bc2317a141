"""The register of office-holders: who held what on a day, and what it says of a bad row."""

from datetime import date
from itertools import pairwise

import pytest

from griffier.errors import DataError
from griffier.lexicon import offices
from griffier.lexicon.actors import actor_table
from griffier.lexicon.offices import Holder, office_register, register, unaccented
from griffier.lexicon.vocabulary import tokens_of

REGISTER = office_register()


@pytest.mark.parametrize(
    ("office", "actor", "on", "name"),
    [
        ("head_of_government", "NL", date(2002, 8, 1), "Jan Peter Balkenende"),
        ("head_of_government", "NL", date(2010, 10, 13), "Jan Peter Balkenende"),
        ("head_of_government", "NL", date(2010, 10, 14), "Mark Rutte"),
        ("head_of_government", "NL", date(2024, 7, 2), "Dick Schoof"),
        ("head_of_government", "NL", date(2026, 2, 23), "Rob Jetten"),
        ("minister.foreign", "NL", date(2005, 6, 1), "Ben Bot"),
        ("minister.foreign", "NL", date(2014, 11, 17), "Bert Koenders"),
        ("minister.foreign", "NL", date(2018, 2, 20), "Sigrid Kaag"),
        ("minister.foreign", "NL", date(2021, 9, 20), None),
        ("minister.foreign", "NL", date(2025, 9, 10), "David van Weel"),
        ("minister.justice", "NL", date(2023, 3, 1), "Dilan Yeşilgöz-Zegerius"),
        ("minister.trade", "NL", date(2024, 1, 15), "Geoffrey van Leeuwen"),
        ("state_secretary.finance", "NL", date(2023, 3, 1), None),
        ("state_secretary.justice", "NL", date(2023, 3, 1), "Eric van der Burg"),
        ("head_of_state", "RS", date(2022, 12, 6), "Aleksandar Vučić"),
        ("head_of_government", "RS", date(2015, 1, 1), "Aleksandar Vučić"),
        ("head_of_government", "GB", date(2022, 9, 20), "Liz Truss"),
        ("head_of_state", "US", date(2021, 1, 20), "Joe Biden"),
        ("head_of_state", "US", date(2025, 1, 19), "Joe Biden"),
        ("president", "EUROPEAN_COUNCIL", date(2024, 12, 1), "António Costa"),
        ("president", "EU_COMMISSION", date(2019, 11, 30), "Jean-Claude Juncker"),
        ("commissioner.home", "EU_COMMISSION", date(2024, 11, 30), "Ylva Johansson"),
        ("high_representative", "EU_HR", date(2022, 12, 21), "Josep Borrell"),
        ("secretary_general", "NATO", date(2024, 10, 1), "Mark Rutte"),
        ("head_of_government", "DE", date(2099, 1, 1), None),
        ("head_of_government", "QQ", date(2020, 1, 1), None),
    ],
)
def test_holder_on_a_day(office, actor, on, name):
    assert REGISTER.holder(office, actor, on) == name


def test_no_date_no_holder():
    assert REGISTER.holder("head_of_government", "NL", None) is None


def test_every_actor_of_the_register_is_in_the_table():
    assert {row.actor for row in REGISTER.holders} <= set(actor_table().kinds)


def test_single_offices_have_one_holder_at_a_time():
    single = {"head_of_government", "minister.foreign", "president", "secretary_general"}
    rows = sorted(
        (row for row in REGISTER.holders if row.office in single),
        key=lambda row: (row.office, row.actor, row.first),
    )
    for row, following in pairwise(rows):
        if (row.office, row.actor) == (following.office, following.actor):
            assert row.last <= following.first, (row, following)


def test_every_name_finds_its_holder():
    for row in REGISTER.holders:
        for spelling in row.spellings:
            tokens = tokens_of(spelling)
            hit = REGISTER.names.longest(tokens, [token.lower() for token in tokens], 0)
            assert hit is not None, spelling
            assert hit.end == len(tokens)
            assert row in hit.values


def test_everyday_names_do_not_stand_alone():
    assert REGISTER.is_distinctive("Vučić")
    assert not REGISTER.is_distinctive("Bos")
    assert not REGISTER.is_distinctive("Brown")


def test_a_month_is_read_narrowly():
    row = offices._holder(
        ["minister.x", "NL", "A B", "B", "2009-07", "2010-02", "", ""], date(2026, 1, 1)
    )
    assert (row.first, row.last) == (date(2009, 7, 31), date(2010, 2, 1))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (["minister.x", "NL"], "2 fields where 8 are needed"),
        (["", "NL", "A B", "B", "2009-07-01", "", "", ""], "may not be empty"),
        (["m", "NL", "A B", "B", "2009-07-01", "2008-01-01", "", ""], "before taking it up"),
        (["m", "NL", "A B", "B", "July", "", "", ""], "July"),
    ],
)
def test_bad_rows_are_named_with_their_line(tmp_path, line, reason):
    path = tmp_path / "x.csv"
    path.write_text(",".join(offices._COLUMNS) + "\n" + ",".join(line) + "\n", "utf-8")
    with pytest.raises(DataError, match=rf"x\.csv, line 2: .*{reason}"):
        list(offices._read(path, date(2026, 1, 1)))


def test_a_file_without_its_columns_is_refused(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("office,actor\n", "utf-8")
    with pytest.raises(DataError, match=r"x\.csv: the first line must name office"):
        list(offices._read(path, date(2026, 1, 1)))


def test_two_at_once_are_nobody():
    day = date(2020, 1, 1)
    both = [Holder("m", "NL", name, name, day, date(2021, 1, 1)) for name in ("Aa", "Bb")]
    assert register(both).holder("m", "NL", day) is None


def test_names_without_accents():
    assert unaccented("Đukanović") == "Dukanovic"
    assert unaccented("Yıldırım") == "Yildirim"
    assert unaccented("Løkke") == "Lokke"
