"""The annotations of a specimen, written as gold (docs/evaluation.md has the format)."""

import json
from datetime import date

from specimens.source import Annotation, Specimen, plain

_FLAGS = {"minor": 'weight = "minor"', "optional": "optional = true"}
_LITERAL = ("modality", "polarity", "via", "meeting")


def render(specimen: Specimen, documents: list[str]) -> str:
    """The gold file; `documents` are the built files, the first being the one scored."""
    parts = [_top(specimen, documents), _metadata(specimen)]
    parts += [_table("meeting", _values(m)) for m in _rows(specimen, "meeting")]
    parts += [_footnote(specimen, mark) for mark in sorted(specimen.notes, key=int)]
    fulfils = [a for a in specimen.annotations if a.kind == "fulfils"]
    parts += [_table("fulfils", _fulfilment(a)) for a in fulfils]
    for annotation in specimen.annotations:
        if annotation.kind == "statement":
            try:
                parts.append(_table("statement", _statement(annotation)))
            except (ValueError, KeyError) as error:
                where = f"{specimen.path}, line {annotation.line}"
                raise ValueError(f"{where}: cannot read {annotation.text!r} ({error})") from error
    return "\n".join(parts)


def _top(specimen: Specimen, documents: list[str]) -> str:
    lines = [f"document = {_quote(documents[0])}"]
    if documents[1:]:
        lines.append(f"renditions = {_quote(documents[1:])}")
    lines.append(f"split = {_quote(specimen.get('split'))}")
    lines.append(f"annotator = {_quote(specimen.get('annotator', 'griffier'))}")
    return "\n".join(lines) + "\n"


def _metadata(specimen: Specimen) -> str:
    front = specimen.front
    keys = ("kind", "lang", "addressee", "place", "date", "dossiers", "number", "unasked")
    lines = _values({key: front[key] for key in keys if key in front})
    senders = [_table("metadata.senders", _values(s)) for s in _rows(specimen, "senders")]
    return "\n".join(["[metadata]", *lines, "", *senders])


def _rows(specimen: Specimen, key: str) -> list[dict[str, object]]:
    rows = specimen.front.get(key, [])
    assert isinstance(rows, list)
    return rows


def _footnote(specimen: Specimen, mark: str) -> str:
    urls = [w for w in plain(specimen.notes[mark]).split() if w.startswith(("http", "www."))]
    lines = [f"mark = {_quote(mark)}", f"anchor = {_quote(specimen.anchors[mark])}"]
    lines += [f"url = {_quote(urls[0].rstrip('.,;'))}"] if urls else []
    return _table("footnote", lines)


def _fulfilment(annotation: Annotation) -> list[str]:
    lines = [f"sentence = {_quote(annotation.sentence)}"]
    return lines + ([f"reference = {_quote(annotation.text)}"] if annotation.text else [])


def _statement(annotation: Annotation) -> list[str]:
    who, *rest = (part.strip() for part in annotation.text.split("|"))
    acts, actor, *recipient = who.replace(" > ", " ").split(" ", 2)
    act, *also = acts.split("/")
    options = [o.strip() for o in "; ".join(rest[1:]).split(";") if o.strip()]
    also += [o.removeprefix("also=") for o in options if o.startswith("also=")]
    lines = [f"sentence = {_quote(annotation.sentence)}", f"act = {_quote(act)}"]
    lines += [f"also = {_quote(also)}"] if also else []
    lines.append(f"actors = {_quote(_ids(actor))}")
    lines += [f"recipients = {_quote(_ids(recipient[0]))}"] if recipient else []
    if rest and rest[0]:
        lines.append(f"topic = {_quote(rest[0])}")
    if annotation.meeting and not any(o.startswith("meeting=") for o in options):
        options.append(f"meeting={annotation.meeting}")
    lines += _options(options)
    if annotation.lead:
        lines.append(f"lead = {_quote(annotation.lead)}")
    return lines


def _options(options: list[str]) -> list[str]:
    lines: list[str] = []
    others: dict[str, list[list[str]]] = {}
    for option in options:
        key, _, value = option.partition("=")
        if option in _FLAGS:
            lines.append(_FLAGS[option])
        elif key in ("actors", "recipients"):
            others.setdefault(f"also_{key}", []).append(_ids(value))
        elif key == "deadline":
            first, last = value.split("..")
            lines.append(f"deadline = [{date.fromisoformat(first)}, {date.fromisoformat(last)}]")
        elif key == "date":
            lines.append(f"date = {date.fromisoformat(value)}")
        elif key in _LITERAL:
            lines += [] if value == "-" else [f"{key} = {_quote(value)}"]
        elif key != "also":
            raise ValueError(f"unknown option {option!r}")
    return lines + [f"{key} = {_quote(values)}" for key, values in others.items()]


def _ids(value: str) -> list[str]:
    return [] if value == "-" else [part.replace("~", " ") for part in value.split("+")]


def _values(table: dict[str, object]) -> list[str]:
    return [f"{key} = {_quote(value)}" for key, value in table.items()]


def _table(name: str, lines: list[str]) -> str:
    return "\n".join([f"[[{name}]]", *lines]) + "\n"


def _quote(value: object) -> str:
    # JSON strings and lists of strings are TOML as well; dates stand bare.
    # (and booleans; JSON writes them as TOML does).
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)
