"""Where the text stood in the original: the part of the contract behind `--layout`."""

from typing import Any

from griffier.model import Origin, Text
from griffier.views.places import in_order

Json = dict[str, Any]


def layout_of(text: Text) -> Json:
    """Pages, origins, furniture and blocks of a text, as plain dictionaries and lists."""
    return {
        "pages": [list(size) for size in text.pages],
        "origins": [_origin(origin) for origin in in_order(text.origins)],
        "furniture": [
            {"page": item.page, "box": list(item.box), "text": item.text} for item in text.furniture
        ],
        "blocks": [
            {
                "kind": b.kind.value,
                "level": b.level,
                "strong": b.strong,
                "start": b.start,
                "end": b.end,
            }
            for b in text.blocks
        ],
        "given": [list(pair) for pair in text.given],
        **_recognised(text),
    }


def _recognised(text: Text) -> Json:
    """The words of a scan with their confidence; nothing for other documents."""
    if not text.recognised:
        return {}
    words = [
        {"start": w.start, "end": w.end, "confidence": round(w.confidence, 2)}
        for w in text.recognised
    ]
    return {"recognised": words}


def _origin(origin: Origin) -> Json:
    return {
        "start": origin.start,
        "end": origin.end,
        "page": origin.page,
        "box": list(origin.box) if origin.box else None,
        "line": origin.line,
        "element": origin.element,
    }
