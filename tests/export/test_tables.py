"""Tables in four formats, each read back by a reader that did not write it."""

import csv
import io
import json
import re
import sqlite3
from dataclasses import fields, replace
from datetime import date, datetime
from pathlib import Path

import pytest
from csvw import CSVW
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from griffier.export.parquet import write_parquet
from griffier.export.sqlite import write_sqlite
from griffier.export.tables import (
    DOCUMENTS,
    FIGURES,
    INSTRUMENTS,
    MEETINGS,
    STATEMENTS,
    TABLES,
)
from griffier.export.text import csv_lines, csvw, json_lines
from griffier.ledger.entries import Card, Entry, Figure, Instrument, Session

DATA = (Path(__file__).resolve().parents[2] / "docs" / "data.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_data_md_explains_every_column(table):
    section = DATA.partition(f"\n### {table.name}\n")[2].partition("\n#")[0]
    rows = re.findall(r"^\| `(\w+)` \| (\w+) \| (.+) \|$", section, re.MULTILINE)
    assert [(name, kind) for name, kind, _ in rows] == [(c.name, c.kind) for c in table.columns]


@pytest.mark.parametrize(
    ("value", "table", "otherwise"),
    [
        (Entry, STATEMENTS, set()),
        (Card, DOCUMENTS, {"senders"}),  # parted into names, roles and actors
        (Session, MEETINGS, set()),
        (Instrument, INSTRUMENTS, set()),
        (Figure, FIGURES, set()),
    ],
)
def test_no_field_is_left_out(value, table, otherwise):
    columns = {column.name for column in table.columns}
    assert {field.name for field in fields(value)} - columns == otherwise


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_json_lines(table, everything):
    lines = "".join(json_lines(table, everything.values(table))).splitlines()
    found = [json.loads(line) for line in lines]
    assert found
    assert all(list(each) == [column.name for column in table.columns] for each in found)
    for each, row in zip(found, table.rows(everything.values(table)), strict=True):
        assert [_plain(value) for value in row] == list(each.values())


def _plain(value):
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_csv_with_its_metadata(table, everything, tmp_path):
    file = tmp_path / "table.csv"
    file.write_bytes("".join(csv_lines(table, everything.values(table))).encode())
    (tmp_path / "table.csv-metadata.json").write_text(csvw(table, file.name), encoding="utf-8")
    read = CSVW(str(tmp_path / "table.csv-metadata.json"), validate=True)
    assert read.is_valid
    rows = list(read.tables[0].iterdicts())
    expected = list(table.rows(everything.values(table)))
    assert len(rows) == len(expected)
    for row, values in zip(rows, expected, strict=True):
        for column, value in zip(table.columns, values, strict=True):
            got = row[column.name]
            if column.kind == "strings":
                # An empty member reads as missing, and alone it is an empty cell.
                members = [each or "" for each in got] or ([""] if value == ("",) else [])
                assert members == [v.replace("|", "¦") for v in value]
            elif column.kind == "date":  # the reader gives a moment, at midnight
                assert (got and got.date()) == value
            else:
                assert got == value, column.name


def test_csv_is_rfc_4180(everything):
    page = "".join(csv_lines(STATEMENTS, everything.entries()))
    assert page.count("\r\n") >= len(list(everything.entries()))
    rows = list(csv.DictReader(io.StringIO(page, newline="")))
    entries = list(everything.entries())
    assert [row["quote"] for row in rows] == [entry.quote for entry in entries]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back(everything, words):
    odd = replace(next(everything.entries()), quote=words)
    page = "".join(csv_lines(STATEMENTS, [odd]))
    assert next(csv.DictReader(io.StringIO(page, newline="")))["quote"] == words
    (line,) = json_lines(STATEMENTS, [odd])
    assert len(line.splitlines()) == 1
    assert json.loads(line)["quote"] == words


def test_a_separator_within_a_list_is_replaced(everything):
    entry = next(everything.entries())
    odd = replace(entry, actors=(replace(entry.actors[0], text="a|b"),))
    rows = list(csv.DictReader(io.StringIO("".join(csv_lines(STATEMENTS, [odd])), newline="")))
    assert rows[0]["actor_words"] == "a¦b"


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_parquet(table, everything, tmp_path):
    file = tmp_path / "table.parquet"
    count = write_parquet(table, everything.values(table), file)
    read = parquet.read_table(file)
    expected = list(table.rows(everything.values(table)))
    assert count == read.num_rows == len(expected)
    assert read.column_names == [column.name for column in table.columns]
    for row, values in zip(read.to_pylist(), expected, strict=True):
        assert [tuple(v) if isinstance(v, list) else v for v in row.values()] == list(values)


def test_parquet_of_nothing_has_its_columns(tmp_path):
    file = tmp_path / "table.parquet"
    assert write_parquet(DOCUMENTS, [], file) == 0
    assert parquet.read_table(file).column_names[0] == "id"


def test_sqlite(everything, tmp_path):
    file = tmp_path / "ledger.sqlite"
    count = write_sqlite({t: everything.values(t) for t in TABLES.values()}, file)
    connection = sqlite3.connect(file)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        counts = {
            name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
            for name in TABLES
        }
        assert sum(counts.values()) == count
        assert counts["documents"] == 4
        asked = connection.execute(
            "SELECT s.quote FROM statements s JOIN statements_recipients r ON r.statement = s.id "
            "WHERE s.act = 'REQUEST' AND r.recipient = 'RS' ORDER BY s.rowid"
        )
        wanted = [
            entry.quote
            for entry in everything.entries()
            if entry.act == "REQUEST" and "RS" in [actor.id for actor in entry.recipients]
        ]
        assert [quote for (quote,) in asked] == wanted
        assert wanted
        steps = connection.execute("SELECT steps FROM statements LIMIT 1").fetchone()[0]
        assert isinstance(json.loads(steps), list)
    finally:
        connection.close()
