"""How `griffier sync` tells of what it does."""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click

from griffier.acquire.client import Client
from griffier.acquire.connector import Connector
from griffier.cli.output import write
from griffier.errors import NoTextLayer, SyncIncomplete
from griffier.service.sources import item_name
from griffier.service.syncing import Said, Told

WORDS = {"new": "new", "same": "on file", "version": "new version", "unchanged": "unchanged"}


class Teller:
    """Says what a sync does, and remembers whether all went well."""

    def __init__(self, *, as_json: bool) -> None:
        self.code, self._as_json, self._scans = 0, as_json, 0
        self._counts: Counter[str] = Counter()

    @contextmanager
    def bar(self, source: Connector) -> Iterator[Callable[[Told], None]]:
        """A line on standard error that moves while people wait, and a way to tell."""
        self._counts.clear()
        self._scans = 0
        if not sys.stderr.isatty() or sys.stdout.isatty():
            yield self._tell
            return
        from rich.console import Console

        with Console(stderr=True).status(source.title) as line:

            def tell(told: Told) -> None:
                self._tell(told)
                counted = ", ".join(f"{n} {what}" for what, n in sorted(self._counts.items()))
                line.update(f"{source.title}: {counted}")

            yield tell

    def _tell(self, told: Told) -> None:
        self._counts[told.said.value] += told.count if told.said is Said.LISTED else 1
        self._scans += told.said is Said.FAILED and told.code == NoTextLayer.exit_code
        wrong = told.said in (Said.FAILED, Said.BROKEN, Said.STOPPED)
        if wrong:
            self.code = SyncIncomplete.exit_code
        if self._as_json:
            write(json.dumps(as_json_line(told), ensure_ascii=False) + "\n")
        elif wrong or told.said is Said.LATER:
            what = f"{item_name(told.item)}: " if told.item else ""
            click.echo(f"griffier: {told.source}: {what}{told.reason}", err=True)
        elif told.item is not None:
            state = WORDS.get(told.outcome or "", told.outcome) or "would be fetched"
            write(f"{(told.document or '')[:10]:10}  {item_name(told.item)}  ({state})\n")

    def finish(self, source: Connector, client: Client) -> None:
        """Sum up one source."""
        if self._as_json:
            return
        counted = [
            f"{self._counts[said.value]} {words}"
            for said, words in (
                (Said.LISTED, "entries listed"),
                (Said.FILED, "documents filed"),
                (Said.WOULD, "documents to fetch"),
                (Said.FAILED, "could not be had"),
            )
            if self._counts[said.value]
        ]
        if self._scans:
            counted.append(f"{self._scans} of them scans, which --ocr reads")
        asked = f"{client.tally.requests} requests"
        click.echo(f"{source.name}: {', '.join([*counted, asked])}.", err=True)


def as_json_line(told: Told) -> dict[str, Any]:
    """One thing done, as a machine is told of it."""
    item = told.item
    return {
        "said": told.said.value,
        "source": told.source,
        "stream": told.stream,
        "count": told.count or None,
        "kind": item.change.kind if item else None,
        "id": item.change.id if item else None,
        "name": item_name(item) if item else None,
        "outcome": told.outcome,
        "document": told.document,
        "code": told.code,
        "reason": told.reason,
    }
