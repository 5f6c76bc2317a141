"""The rows of a table, from a workbook (XLSX, the first sheet with a table) or from CSV."""

import csv
import io
import zipfile
from collections.abc import Sequence

from griffier.errors import DataError, MissingExtra

Row = Sequence[object]
_ZIP = b"PK\x03\x04"
_UNPACKED = 500 * 1024 * 1024  # bytes; far beyond any table of figures


def rows_of(data: bytes, name: str) -> list[Row]:
    """All rows, cells as the file has them. Raises DataError for a file that is no table, and
    MissingExtra where a workbook needs openpyxl and it is not installed."""
    if data.startswith(_ZIP):
        return _workbook(data, name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError(f"{name}: the text is not UTF-8 (byte {error.start}).") from error
    try:
        return list(csv.reader(io.StringIO(text), strict=True))
    except csv.Error as error:
        raise DataError(f"{name}: this is no CSV ({error}).") from error


def _workbook(data: bytes, name: str) -> list[Row]:
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        raise MissingExtra("figures", error) from error
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(each.file_size for each in packed.infolist()) > _UNPACKED:
                raise DataError(f"{name}: unpacked it is too large for a table of figures.")
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheets: list[list[Row]] = [
            list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets
        ]
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, EOFError) as error:
        raise DataError(f"{name}: this is no workbook ({error}).") from error
    return max(sheets, key=len, default=[])
