"""The series griffier knows, and figures somebody brings along."""

import io
from datetime import date, datetime

import openpyxl
import pytest

from griffier.errors import DataError
from griffier.indicators import builtin
from griffier.indicators.alignment import series
from griffier.indicators.builtin import built_in, published_figures, visa_figures
from griffier.indicators.declarations import decisions
from griffier.indicators.frontex import detections, is_table, route_id
from griffier.indicators.importing import read_figures, read_series
from griffier.indicators.periods import period
from griffier.indicators.sheets import rows_of
from griffier.indicators.visa_data import visa_data
from griffier.ledger.entries import Figure, Series
from griffier.lexicon.thesaurus import load_thesaurus
from tests.indicators.making import declaration

FIGURES = (*published_figures(), *visa_figures(visa_data()))


def test_every_figure_has_a_source_and_a_known_series():
    known = built_in()
    assert len(FIGURES) == 43 + 288 + 2
    for each in FIGURES:
        assert each.source
        assert each.series in known
        period(each.period)


def test_series_answer_concepts_of_the_thesaurus():
    concepts = load_thesaurus().concepts
    for each in built_in().values():
        assert set(each.concepts) <= set(concepts), each.id


def test_changes_that_reports_date_have_a_figure_of_that_day():
    day = [f for f in FIGURES if f.note and f.note.endswith("its change dated by reports")]
    assert [(f.subject, f.period, f.value) for f in day] == [
        ("RS", "2022-11-20", 20),
        ("RS", "2023-01-01", 19),
    ]
    assert day[0].source == "travelwires.com; urdupoint.com, 15 December 2022"
    # Cuba's days (14 and 15 April) contradict the snapshots and one another: no figure.
    assert not any(f.period.startswith("2023-04-1") for f in FIGURES)


def test_counted_declarations_become_figures():
    found = decisions([declaration("a", ("2022/1 2022/2", "RS"), on="2022-05-01")], {})
    (figure,) = builtin.alignment_figures("RS", series("RS", found, (2021, 2022)))
    assert (figure.period, figure.value, figure.total) == ("2022", None, 2)
    assert figure.items == ("2022/1", "2022/2")
    assert figure.note is not None
    assert figure.note.startswith("Too few for a rate")


def test_enough_declarations_give_a_rate_before_and_after():
    made = [
        declaration(f"{year}-{n}", (f"{year}/{n}", "RS" if n <= aligned else "ME"), adopted=day)
        for year, day, aligned in ((2021, "2021-05-04", 50), (2023, "2023-05-04", 60))
        for n in range(1, 101)
    ]
    figures = builtin.counted_figures(decisions(made, {}), ["RS", "ME"])
    serbian = [each for each in figures if each.subject == "RS"]
    assert [(f.period, f.value, f.total) for f in serbian if "-H" not in f.period] == [
        ("2021", 50.0, 100),
        ("2023", 60.0, 100),
    ]
    assert builtin.counted_figures((), ["RS"]) == ()


# --- periods -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022", "2022-01-01", "2022-12-31"),
        ("2022-H1", "2022-01-01", "2022-06-30"),
        ("2022-H2", "2022-07-01", "2022-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2022-12-21", "2022-12-21", "2022-12-21"),
        ("2022-03/2022-09", "2022-03-01", "2022-09-30"),
        ("2022 report", "2022-01-01", "2022-12-31"),
    ],
)
def test_periods(text, first, last):
    assert period(text) == type(period(text))(date.fromisoformat(first), date.fromisoformat(last))


def test_open_periods():
    assert period("../2022-11-20").first is None
    assert period("latest report").last is None


@pytest.mark.parametrize("text", ["", "22", "2022-13", "2022-02-30", "2022-H3", "soon"])
def test_what_is_no_period(text):
    with pytest.raises(DataError, match="is no period"):
        period(text)


# --- imports -------------------------------------------------------------------------

KNOWN = {"asylum": Series("asylum", "Asylum applications", "applications", "counted")}
HEAD = "series,subject,period,value,source,total,note,items\n"


def test_figures_are_read():
    text = (
        HEAD + "asylum,NL,2023-H1,100,https://example.org/a,400,first,AL RS\nasylum,NL,2024,,x,,,\n"
    )
    assert read_figures(text, "a.csv", KNOWN) == (
        Figure(
            "asylum", "NL", "2023-H1", 100.0, "https://example.org/a", 400.0, "first", ("AL", "RS")
        ),
        Figure("asylum", "NL", "2024", None, "x"),
    )


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("asylum,NL,2023,1, ,,,", "a.csv, line 3: a figure without a source cannot be kept"),
        ("asylum,,2023,1,x,,,", "line 3: a figure without a subject"),
        ("visa,NL,2023,1,x,,,", "line 3: nobody described series «visa»"),
        ("asylum,NL,soon,1,x,,,", "line 3: «soon» is no period"),
        ("asylum,NL,2023,many,x,,,", "line 3: «many» is no number"),
        ("asylum,NL,2023,nan,x,,,", "line 3: «nan» is no number"),
        ("asylum,NL,2023,1,x,,,,more", "line 3: there are more fields than columns"),
    ],
)
def test_a_wrong_line_is_named_and_nothing_is_taken(line, message):
    with pytest.raises(DataError, match=message):
        read_figures(f"{HEAD}asylum,NL,2022,1,x,,,\n{line}\n", "a.csv", KNOWN)


def test_columns_are_checked():
    with pytest.raises(DataError, match="no column «source»"):
        read_figures("series,subject,period,value\n", "a.csv", KNOWN)
    with pytest.raises(DataError, match="column «colour» is unknown"):
        read_figures("series,subject,period,value,source,colour\n", "a.csv", KNOWN)


def test_a_series_is_described_in_toml():
    text = (
        'id = "a"\nname = "A"\nunit = "u"\nmethod = "m"\nbetter = "fewer"\nconcepts = ["asylum"]\n'
    )
    assert read_series(text, "a.toml") == Series("a", "A", "u", "m", "fewer", ("asylum",))
    with pytest.raises(DataError, match=r"a.toml: a series needs «method»"):
        read_series('id = "a"\nname = "A"\nunit = "u"\n', "a.toml")
    with pytest.raises(DataError, match="more, fewer or nothing"):
        read_series(text.replace("fewer", "lower"), "a.toml")
    with pytest.raises(DataError, match=r"a\.toml: "):
        read_series("id = ", "a.toml")


# --- the monthly table of Frontex ----------------------------------------------------

TABLE = [
    [None] * 5,
    ["Route", "Border type or inland", "Nationality", "NOV2022", "DEC2022"],
    ["Western Balkan Route", "Land", "Burundi", 12, 3],
    ["Western Balkan Route", "Land", "Tunisia", 8, None],
    ["Central Mediterranean Route", "Sea", "Tunisia", None, 40],
    ["Circular Route from Albania to Greece", "Land", "Albania", 0, 5],
    ["Grand Total", "All", "All", 20, 48],
    ["Overall", None, None, 20, 48],
    ["Detections and not persons."],
]


def workbook(rows: list[list[object]]) -> bytes:
    """The rows as XLSX, with another sheet before them."""
    book = openpyxl.Workbook()
    book.active.title = "Notes"
    sheet = book.create_sheet("Detections_of_IBC")
    for row in rows:
        sheet.append(row)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def comma_separated(rows: list[list[object]]) -> bytes:
    lines = (",".join("" if cell is None else str(cell) for cell in row) for row in rows)
    return ("\ufeff" + "\n".join(lines) + "\n").encode()


@pytest.mark.parametrize("form", [workbook, comma_separated])
def test_detections_by_route_and_month(form):
    rows = rows_of(form(TABLE), "ibc")
    assert is_table(rows)
    found = detections(rows, "ibc", "Frontex, ibc")
    assert {(each.subject, each.period): each.value for each in found} == {
        ("western-balkans", "2022-11"): 20,
        ("western-balkans", "2022-12"): 3,
        ("central-mediterranean", "2022-12"): 40,
        ("circular-albania-greece", "2022-11"): 0,
        ("circular-albania-greece", "2022-12"): 5,
    }
    assert {each.source for each in found} == {"Frontex, ibc"}


def test_a_head_may_hold_days_and_spaces():
    rows = [["Route", "Type", "Nationality", datetime(2022, 11, 1), "Dec 2022"]]
    rows.append(["Black Sea Route", "Sea", "Iraq", 1, 2])
    found = detections(rows, "ibc", "s")
    assert [(each.period, each.value) for each in found] == [("2022-11", 1), ("2022-12", 2)]


def test_an_unknown_route_keeps_its_words():
    assert route_id("Northern Sea Route") == "northern-sea"


@pytest.mark.parametrize("cell", ["many", -1, 2.5])
def test_a_cell_that_is_no_count_is_named(cell):
    rows = [*TABLE[:3], ["Black Sea Route", "Sea", "Iraq", 1, cell]]
    with pytest.raises(DataError, match=f"ibc, row 4: «{cell}» is no number of detections"):
        detections(rows, "ibc", "s")


def test_a_table_without_head_or_months_is_refused():
    with pytest.raises(DataError, match="no row that begins with Route"):
        detections([["a", "b"]], "ibc", "s")
    with pytest.raises(DataError, match="no column is a month"):
        detections([["Route", "Type", "Nationality", "2022"]], "ibc", "s")


@pytest.mark.parametrize("data", [b"PK\x03\x04broken", b"\xff\xfe\xff", b'a,"b\n'])
def test_what_is_no_table_is_said_to_be_none(data):
    with pytest.raises(DataError, match="ibc: "):
        rows_of(data, "ibc")
