"""What is asked of a package that was left out: which extra brings it."""

import sys

import pytest

from griffier.errors import MissingExtra
from griffier.export.calendar import calendar
from griffier.export.parquet import write_parquet
from griffier.export.tables import DOCUMENTS
from griffier.indicators.sheets import rows_of


@pytest.mark.parametrize(
    ("package", "extra", "do"),
    [
        ("pyarrow", "export", lambda path, at: write_parquet(DOCUMENTS, [], path / "x")),
        ("icalendar", "export", lambda path, at: calendar([], lambda _: None, [], at)),
        ("openpyxl", "figures", lambda path, at: rows_of(b"PK\x03\x04", "x.xlsx")),
    ],
)
def test_the_extra_is_named(package, extra, do, monkeypatch, tmp_path, everything):
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtra, match=rf"griffier\[{extra}\]"):
        do(tmp_path, everything.stamp())
    assert not list(tmp_path.iterdir())
