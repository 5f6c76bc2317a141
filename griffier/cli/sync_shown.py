"""How `griffier sync` shows what is installed, what failed and how far it is."""

import json
from typing import Any

from griffier.acquire.connector import connector, names
from griffier.cli.output import write
from griffier.ledger.acquired import Stand
from griffier.ledger.library import Library
from griffier.service.sources import as_dict, item_name, moment, stands

# --- looking ----------------------------------------------------------------------------------


def installed(*, as_json: bool) -> int:
    """Print the sources that are installed, with their licences."""
    for name in names():
        each = connector(name)
        licence = each.licence
        if as_json:
            told = {"source": name, "title": each.title, "hosts": sorted(each.hosts)}
            told |= {"licence": licence.name, "terms": licence.url, "name": licence.attribution}
            write(json.dumps(told, ensure_ascii=False) + "\n")
        else:
            write(f"{name:10}  {each.title}\n{'':12}{licence.name}, {licence.url}\n")
    return 0


def failures(library: Library, sources: tuple[str, ...], *, as_json: bool) -> int:
    """Print what could not be had, with the reason and when it is tried again."""
    listings = [each for each in library.streams() if each.reason]
    states = (Stand.FAILED, Stand.SCAN)
    failed = [item for name in sources or (None,) for item in library.items(name, *states)]
    for stream in listings:
        if sources and stream.source not in sources:
            continue
        _failure(stream, {"stream": stream.stream}, f"the listing {stream.stream}", as_json)
    for item in failed:
        which: dict[str, Any] = {
            "kind": item.change.kind,
            "id": item.change.id,
            "name": item_name(item),
        }
        address = next(iter(item.change.addresses), None)
        _failure(item, {**which, "address": address}, item_name(item), as_json)
    return 0


def _failure(each: Any, which: dict[str, Any], name: str, as_json: bool) -> None:
    told = {"source": each.source, **which, "code": each.code, "reason": each.reason}
    told |= {"attempts": each.attempts, "retry": moment(each.retry)}
    if as_json:
        write(json.dumps(told, ensure_ascii=False) + "\n")
        return
    when = f"again at {moment(each.retry)}" if each.retry else "again by a sync with --ocr"
    again = f"tried {each.attempts}×, {when}"
    write(f"{each.source}  {name}\n    {each.reason}\n    {again}\n")


def status(library: Library, sources: tuple[str, ...], *, as_json: bool) -> int:
    """Print how far each source was followed."""
    for each in stands(library, failures=0):
        if not sources or each.name in sources:
            told = as_dict(each)
            write(json.dumps(told, ensure_ascii=False) + "\n" if as_json else _as_text(told))
    return 0


def _as_text(told: dict[str, Any]) -> str:
    counted = ", ".join(f"{n} {state}" for state, n in sorted(told["items"].items()))
    if not told["streams"]:
        return f"{told['source']}: not followed, documents came by their names; {counted}\n"
    lines = [
        f"{told['source']}: {'up to date' if told['current'] else 'behind'} on "
        f"{told['asked']}; {counted or 'nothing yet'}",
        f"    last went well {told['succeeded'] or 'at no time known'}",
    ]
    for each in told["streams"]:
        state = each["reason"] or ("up to date" if each["current"] else "more to list")
        lines.append(f"    {each['stream']}: {each['listed']} listed, at {each['cursor']}; {state}")
    return "\n".join(lines) + "\n"
