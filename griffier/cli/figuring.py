"""`griffier indicator`: series of figures, listed, shown and imported."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from griffier.cli import output
from griffier.cli.tables import show_lines, show_table
from griffier.errors import DataError, SourceMissing, UsageError
from griffier.indicators.builtin import built_in, published_figures, visa_figures
from griffier.indicators.frontex import Row, detections, is_table
from griffier.indicators.importing import read_figures, read_series
from griffier.indicators.sheets import rows_of
from griffier.indicators.visa_data import visa_data
from griffier.ledger.entries import Figure, Series

_MOST = 200 * 1024 * 1024  # bytes; the table of Frontex has one and a half million


def list_series(library: str | None, database: str | None, as_json: bool) -> None:
    """Print the series there are."""
    known = _series(library, database)
    if as_json:
        for each in known.values():
            output.write(json.dumps(asdict(each), ensure_ascii=False) + "\n")
        return
    rows = [[each.id, each.unit, each.better or "–", each.name] for each in known.values()]
    show_table("Series of figures", ["id", "unit", "better", "name"], rows)


def show(
    series: str, subject: str | None, library: str | None, database: str | None, as_json: bool
) -> None:
    """Print the figures of a series. Raises UsageError for one there is not."""
    known = _series(library, database)
    if series not in known:
        raise UsageError(f"There is no series «{series}»; known are {', '.join(known)}.")
    shown = known[series]
    found = [
        each
        for each in _figures(library, database)
        if each.series == series and subject in (None, each.subject)
    ]
    if as_json:
        for each in found:
            output.write(json.dumps(asdict(each), ensure_ascii=False) + "\n")
        return
    rows = [_row(each) for each in found]
    heads = ["subject", "period", "value", "of", "note", "source"]
    show_table(f"{shown.name} ({shown.unit})", heads, rows, (2, 3))
    show_lines([f"Method: {shown.method}", *_silence(series, found)])


def import_file(
    file: str,
    library: str | None,
    database: str | None,
    series: str | None,
    source: str | None,
    check: bool,
    as_json: bool,
) -> None:
    """Read figures from a file and keep them in a library. Raises UsageError, SourceMissing or
    DataError, and then keeps nothing."""
    if not (library or check):
        raise UsageError("Name the --library that keeps the figures, or only --check the file.")
    described, figures = _read(Path(file), series, source, _series(library, database))
    if as_json:
        for each in figures:
            output.write(json.dumps(asdict(each), ensure_ascii=False) + "\n")
    count = "1 figure" if len(figures) == 1 else f"{len(figures)} figures"
    told = f"{file}: {count} of {', '.join(s.id for s in described) or 'no series'}"
    if library and not check:
        from griffier.cli.filed import keep_figures

        kept = keep_figures(library, database, described, figures)
        told += f"; {kept} of them new, kept in {library}"
    if not as_json:
        show_lines([told + "."])


def _series(library: str | None, database: str | None) -> dict[str, Series]:
    known = built_in()
    if library:
        from griffier.cli.filed import series_in

        known |= {each.id: each for each in series_in(library, database)}
    return known


def _figures(library: str | None, database: str | None) -> list[Figure]:
    found = [*published_figures(), *visa_figures(visa_data())]
    if library:
        from griffier.cli.filed import figures_in

        found += figures_in(library, database)
    return found


def _row(each: Figure) -> list[str]:
    value = "–" if each.value is None else f"{each.value:g}"
    total = "" if each.total is None else f"{each.total:g}"
    return [each.subject, each.period, value, total, each.note or "", each.source]


def _silence(series: str, found: Sequence[Figure]) -> list[str]:
    if found:
        return []
    if series == "cfsp-alignment":
        return ["Its figures are counted from declarations: griffier align."]
    return ["There are no figures yet: griffier indicator import."]


def _read(
    path: Path, series: str | None, source: str | None, known: dict[str, Series]
) -> tuple[tuple[Series, ...], tuple[Figure, ...]]:
    """The figures of a file and the series they belong to."""
    rows = _table(path)
    if rows is not None:
        figures = detections(rows, path.name, _said(source, path))
    else:
        known = known | _described(path, series)
        figures = read_figures(_text(path), path.name, known)
    ids = dict.fromkeys(each.series for each in figures)
    return tuple(known[each] for each in ids), figures


def _said(source: str | None, path: Path) -> str:
    if source is not None and not source.strip():
        raise DataError(f"{path.name}: a figure without a source cannot be kept.")
    return source or f"Frontex, monthly detections of illegal border crossings, {path.name}"


def _described(path: Path, series: str | None) -> dict[str, Series]:
    beside = path.with_suffix(".toml")
    if series is None and not beside.is_file():
        return {}
    chosen = Path(series) if series else beside
    found = read_series(_text(chosen), chosen.name)
    return {found.id: found}


def _table(path: Path) -> list[Row] | None:
    """The rows of a file in the form of Frontex; None for figures in our own form."""
    rows = rows_of(_bytes(path), path.name)
    return rows if is_table(rows) else None


def _text(path: Path) -> str:
    try:
        return _bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: the text is not UTF-8 (byte {error.start}).") from error


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > _MOST:
            raise DataError(f"{path}: more than {_MOST // 1024**2} MB is no table of figures.")
        return path.read_bytes()
    except OSError as error:
        raise SourceMissing(f"{path} cannot be read: {error.strerror}.") from error
