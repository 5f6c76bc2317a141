"""Charts as SVG, drawn on the server from Vega-Lite; each page sets a table beside its chart."""

import datetime
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from griffier.errors import MissingExtra

Json = dict[str, Any]

_WIDE, _GROUP = 640, 72  # pixels: of a chart, and at most of the bars of one year
_DRAWING = threading.Lock()  # one engine for all; it draws a chart in some 50 ms
_FONT = "system-ui, Segoe UI, Roboto, Liberation Sans, sans-serif"
_LIGHT = {"ink": "#1d1b18", "quiet": "#5c574f", "line": "#d8d2c6"}
_DARK = {"ink": "#ece8e0", "quiet": "#b3ada2", "line": "#45413a"}
_COLOURS = {
    # Told apart in the light and in the dark, and by people who see few colours.
    False: ("#0b4f8a", "#b4541a", "#22662a", "#7a3b8f", "#5c574f"),
    True: ("#93c5f7", "#f0a36b", "#93d596", "#d3a4e3", "#b3ada2"),
}
_YEARS = {
    "field": "x",
    "type": "temporal",
    "title": None,
    "axis": {"format": "%Y", "tickCount": "year", "labelOverlap": True},
}


def steps(points: Sequence[tuple[datetime.date, float]], axis: str, *, dark: bool = False) -> str:
    """A figure that holds from one day until the next is known; `axis` says what it counts."""
    spec = {
        "mark": {"type": "line", "interpolate": "step-after", "point": {"size": 25}},
        "encoding": {
            "x": _YEARS,
            "y": {"field": "y", "type": "quantitative", "title": axis, "scale": {"zero": True}},
        },
    }
    return _drawn(spec, [{"x": day.isoformat(), "y": value} for day, value in points], dark)


@dataclass(frozen=True, slots=True)
class Rate:
    """A percentage at the middle of its period, and who published it."""

    day: datetime.date
    value: float
    by: str
    year: int | None  # None for a part of a year: it compares with no whole year


def rates(points: Sequence[Rate], axis: str, *, dark: bool = False) -> str:
    """Percentages; a colour for everybody who published them, since they count differently.

    A line joins only years in a row; parts of years are open points that none joins.
    """
    scale = {"domain": [0, 100]}
    point = {"type": "point", "size": 60, "opacity": 1}
    layers = (
        ({"type": "line"}, "datum.year", {"detail": {"field": "run", "type": "nominal"}}),
        ({**point, "filled": True}, "datum.year", _shape("by")),
        ({**point, "filled": False, "strokeWidth": 1.75}, "!datum.year", _shape("by")),
    )
    spec = {
        "encoding": {
            "x": _YEARS,
            "y": {"field": "y", "type": "quantitative", "title": axis, "scale": scale},
            "color": _colour("by"),
        },
        "layer": [
            {"mark": mark, "transform": [{"filter": which}], "encoding": encoding}
            for mark, which, encoding in layers
        ],
    }
    return _drawn(spec, _runs(points), dark)


def _runs(points: Sequence[Rate]) -> list[Json]:
    """The values of a chart of rates; years of one publisher in a row have one `run`."""
    values: list[Json] = []
    last: dict[str, int] = {}
    run = 0
    for each in sorted(points, key=lambda rate: (rate.by, rate.day)):
        if each.year is not None:
            run += each.year != last.get(each.by, -1) + 1
            last[each.by] = each.year
        x = each.day.isoformat()
        values.append({"x": x, "y": each.value, "by": each.by, "year": each.year, "run": run})
    return values


def beside(counts: Sequence[tuple[int, str, int]], axis: str, *, dark: bool = False) -> str:
    """Counts by year, the kinds beside one another: (year, kind, count). Years without any
    stand too, empty."""
    years = [year for year, _, _ in counts]
    every = [str(year) for year in range(min(years), max(years) + 1)] if years else []
    kinds = list(dict.fromkeys(kind for _, kind, _ in counts))
    thin = max(0.25, 1 - _GROUP * len(every) / _WIDE)  # few years make no broad bars
    spec = {
        "mark": {"type": "bar"},
        "encoding": {
            "x": {
                "field": "x",
                "type": "ordinal",
                "title": None,
                "axis": {"labelAngle": 0, "labelOverlap": True},
                "scale": {"domain": every, "paddingInner": thin, "paddingOuter": thin / 2},
            },
            "xOffset": {"field": "kind", "type": "nominal", "sort": kinds},
            "y": {"field": "y", "type": "quantitative", "title": axis, "axis": {"tickMinStep": 1}},
            "color": {**_colour("kind"), "sort": kinds},
        },
    }
    return _drawn(spec, [{"x": str(x), "kind": kind, "y": y} for x, kind, y in counts], dark)


def _colour(field: str) -> Json:
    legend = {"orient": "bottom", "title": None, "labelLimit": 0, "columnPadding": 32}
    return {"field": field, "type": "nominal", "legend": legend}


def _shape(field: str) -> Json:
    """Points are told apart by their shape as well: not everybody sees the colours."""
    return {"shape": {"field": field, "type": "nominal", "legend": None}}


def _drawn(spec: Json, values: list[Json], dark: bool) -> str:
    whole = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": _WIDE,
        "height": 260,
        "background": "transparent",
        "data": {"values": values},
        "config": _config(dark),
        **spec,
    }
    return _svg(_frozen(whole))


def _config(dark: bool) -> Json:
    tint = _DARK if dark else _LIGHT
    return {
        "font": _FONT,
        "view": {"stroke": None},
        "range": {"category": list(_COLOURS[dark])},
        "axis": {
            "labelColor": tint["quiet"],
            "titleColor": tint["quiet"],
            "titleFontWeight": "normal",
            "labelFontSize": 13,
            "titleFontSize": 13,
            "gridColor": tint["line"],
            "domainColor": tint["quiet"],
            "tickColor": tint["quiet"],
        },
        "legend": {"labelColor": tint["ink"], "labelFontSize": 13},
        "line": {"strokeWidth": 2.5, "color": _COLOURS[dark][0]},
        "point": {"color": _COLOURS[dark][0]},
    }


def _frozen(spec: Json) -> str:
    import json

    return json.dumps(spec, sort_keys=True)


@lru_cache(maxsize=256)
def _svg(spec: str) -> str:
    try:
        import vl_convert
    except ImportError as error:
        raise MissingExtra("serve", error) from error
    with _DRAWING:
        return str(vl_convert.vegalite_to_svg(spec))
