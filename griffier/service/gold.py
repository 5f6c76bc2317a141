"""Judgements as gold: what people corrected, in the form `griffier eval` reads.

A line that was corrected is asked for, one that nobody judged is optional (neither asked
nor wrong), and one judged to be no statement is left out, so that finding it is wrong.
"""

import json
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Any

from griffier.errors import UsageError
from griffier.evaluate.entries import ACTOR
from griffier.evaluate.gold import FIELDS
from griffier.ledger.entries import Entry, Judgement
from griffier.ledger.judging import ON_STATEMENTS
from griffier.ledger.library import Library
from griffier.ledger.queries import EntryQuery


def export(library: Library, directory: Path) -> Iterator[Path]:
    """Write each document with judgements on its statements to `directory`, as an original
    and an annotation beside it; gives the annotations' paths.

    Raises UsageError where the directory cannot be written to.
    """
    judged: dict[str, list[Judgement]] = {}
    for judgement in library.judgements():
        if judgement.verdict in ON_STATEMENTS and judgement.document:
            newest = library.versions(judgement.document)[-1].id
            judged.setdefault(newest, []).append(judgement)
    for document, judgements in judged.items():
        try:
            yield _write(library, document, judgements, directory)
        except OSError as error:
            raise UsageError(f"{directory} cannot be written to: {error.strerror}.") from error


def _write(library: Library, document: str, judgements: list[Judgement], directory: Path) -> Path:
    card = library.card(document)
    directory.mkdir(parents=True, exist_ok=True)
    original = directory / f"{document[:12]}{PurePath(card.name).suffix}"
    original.write_bytes(library.original(document))
    contract = library.contract(document)
    authors = ", ".join(dict.fromkeys(judgement.author for judgement in judgements))
    lines = [_pair("document", original.name), _pair("split", "dev")]
    lines += [_pair("annotator", authors), "", "[metadata]"]
    lines += [_pair("kind", card.kind), _pair("lang", card.lang), _pair("unasked", list(FIELDS))]
    for entry in library.every_entry(EntryQuery(document=document)):
        corrected = bool(library.judgements_of(entry.id))
        lines += ["", "[[statement]]", *_statement(entry, contract, corrected=corrected)]
    annotation = directory / f"{document[:12]}.toml"
    annotation.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return annotation


def _statement(entry: Entry, contract: dict[str, Any], *, corrected: bool) -> Iterator[str]:
    """One statement as it stands now."""
    yield _pair("sentence", _sentence(entry, contract))
    yield _pair("act", entry.act.value)
    for key, actors in (("actors", entry.actors), ("recipients", entry.recipients)):
        ids = [actor.id for actor in actors if ACTOR.fullmatch(actor.id)]
        if ids or key == "actors":
            yield _pair(key, ids)
    if entry.topic:
        yield _pair("topic", entry.topic)
    for key in ("modality", "polarity", "weight"):
        yield _pair(key, getattr(entry, key))
    if not corrected:
        yield "optional = true"


def _sentence(entry: Entry, contract: dict[str, Any]) -> str:
    for start, end in contract["sentences"]:
        if start <= entry.start and entry.end <= end:
            return str(contract["text"][start:end])
    return entry.quote


def _pair(key: str, value: Any) -> str:
    """A line of TOML, of which strings and lists are written as in JSON."""
    written = json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return f"{key} = {written}"
