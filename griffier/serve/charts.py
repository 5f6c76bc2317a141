"""Charts as SVG, drawn on the server from Vega-Lite; each page sets a table beside its chart."""

import datetime
import threading
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from griffier.errors import MissingExtra

Json = dict[str, Any]

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


def rates(
    points: Sequence[tuple[datetime.date, float, str]], axis: str, *, dark: bool = False
) -> str:
    """Percentages, each at the middle of its period; a line for everybody who published them,
    since they count differently."""
    spec = {
        "mark": {"type": "line", "point": {"size": 50, "filled": True}},
        "encoding": {
            "x": _YEARS,
            "y": {
                "field": "y",
                "type": "quantitative",
                "title": axis,
                "scale": {"domain": [0, 100]},
            },
            **_told_apart("by"),
        },
    }
    return _drawn(spec, [{"x": x.isoformat(), "y": y, "by": by} for x, y, by in points], dark)


def stacked(counts: Sequence[tuple[str, str, int]], axis: str, *, dark: bool = False) -> str:
    """Counts by period, stacked by kind: (period, kind, count)."""
    spec = {
        "mark": {"type": "bar"},
        "encoding": {
            "x": {"field": "x", "type": "ordinal", "title": None, "axis": {"labelAngle": 0}},
            "y": {"field": "y", "type": "quantitative", "title": axis, "axis": {"tickMinStep": 1}},
            **_told_apart("kind", shape=False),
        },
    }
    return _drawn(spec, [{"x": x, "kind": kind, "y": y} for x, kind, y in counts], dark)


def _told_apart(field: str, *, shape: bool = True) -> Json:
    """By colour, and where there are points also by their shape."""
    legend = {"orient": "bottom", "title": None, "labelLimit": 0, "columnPadding": 32}
    encoded: Json = {"color": {"field": field, "type": "nominal", "legend": legend}}
    if shape:
        encoded["shape"] = {"field": field, "type": "nominal", "legend": None}
    return encoded


def _drawn(spec: Json, values: list[Json], dark: bool) -> str:
    whole = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": 640,
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
