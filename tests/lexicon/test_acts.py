"""Every entry of the lexicon of acts is read from its examples, and from no counter-example."""

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import Any

import pytest

from griffier import pipeline
from griffier.extract.meaning import denied
from griffier.lexicon.acts import Entry, load_acts
from griffier.lexicon.grammar import Tag, load_grammar
from griffier.model import Act, Source, Statement

# A letter whose setting is a meeting of ministers; the examples are its paragraphs.
LETTERS = {
    "nl": """Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 21 december 2022

Hierbij bied ik u het verslag aan van de Raad Buitenlandse Zaken van 12 december 2022.

De Minister van Buitenlandse Zaken,
A.B. de Vries

Verslag Raad Buitenlandse Zaken van 12 december 2022

De Raad sprak over Oekraïne.

""",
    "en": """Council conclusions on Ukraine

Brussels, 12 December 2022

The Council adopted the following conclusions.

The Council discussed Ukraine.

""",
}
AT_A_TIME = 30
FILES = [
    pytest.param(lang, path.name, id=f"{lang}/{path.name}")
    for lang in LETTERS
    for path in sorted(files("griffier.lexicon").joinpath(lang, "acts").iterdir(), key=str)
    if path.name.endswith(".toml")
]


@pytest.mark.parametrize(("lang", "name"), FILES)
def test_every_head_is_read_from_an_example(lang: str, name: str) -> None:
    readings = _readings(lang, name)
    unread = []
    for entry, frame in _entries(lang, name):
        found = [s for text in frame.get("examples", ()) for s in readings[text]]
        if not any(s.explanation.entry == entry.id and s.act in _acts(lang, entry) for s in found):
            unread.append(entry.id)
    assert not unread


@pytest.mark.parametrize(("lang", "name"), FILES)
def test_every_example_shows_its_entry(lang: str, name: str) -> None:
    readings = _readings(lang, name)
    ids: dict[str, set[str]] = {}
    for entry, frame in _entries(lang, name):
        for text in frame.get("examples", ()):
            ids.setdefault(text, set()).add(entry.id)
    assert not [
        text
        for text, own in ids.items()
        if own.isdisjoint(s.explanation.entry for s in readings[text])
    ]


@pytest.mark.parametrize(("lang", "name"), FILES)
def test_no_counter_example_is_read(lang: str, name: str) -> None:
    readings = _readings(lang, name)
    assert not [
        (entry.id, text)
        for entry, frame in _entries(lang, name)
        for text in frame.get("counter", ())
        if any(s.explanation.entry == entry.id for s in readings[text])
    ]


def _acts(lang: str, entry: Entry) -> set[Act | None]:
    """The acts an example may be read as; a negation among the fixed words turns it."""
    tags = load_grammar(lang).words
    if any(words and all(tags.get(w, 0) & Tag.NEGATION for w in words) for words in entry.words):
        return {denied(entry.act)[0]}
    return {entry.act} | ({entry.body_act, entry.infinitive_act} - {None})


def _entries(lang: str, name: str) -> Iterator[tuple[Entry, dict[str, Any]]]:
    """The entries of one file, each with the frame it was written in."""
    known: dict[str, list[Entry]] = {}
    for entry in load_acts(lang).entries():
        known.setdefault(entry.id, []).append(entry)
    for frame in _frames(lang, name):
        for head in (*frame.get("verbs", ()), *frame.get("nouns", ())):
            words = (word.split("/") for word in frame.get("words", ()))
            fixed = sorted(min(word).removeprefix("-") for word in words)
            tail = "+" + "+".join(fixed) if fixed else ""
            yield known[f"{frame['act'].lower()}:{head.replace('|', '')}{tail}"][0], frame


def _frames(lang: str, name: str) -> list[dict[str, Any]]:
    text = files("griffier.lexicon").joinpath(lang, "acts", name).read_text(encoding="utf-8")
    raw = tomllib.loads(text)
    return [*raw.get("frame", ()), *raw.get("noun", ())]


@cache
def _readings(lang: str, name: str) -> dict[str, list[Statement]]:
    """What the pipeline makes of each example and counter-example of a file."""
    sentences = dict.fromkeys(
        chain.from_iterable(
            (*frame.get("examples", ()), *frame.get("counter", ())) for frame in _frames(lang, name)
        )
    )
    found: dict[str, list[Statement]] = {}
    texts = list(sentences)
    for first in range(0, len(texts), AT_A_TIME):
        found |= _read(lang, texts[first : first + AT_A_TIME])
    return found


def _read(lang: str, sentences: Sequence[str]) -> dict[str, list[Statement]]:
    document = pipeline.read(Source((LETTERS[lang] + "\n\n".join(sentences)).encode()))
    found = {}
    for text in sentences:
        start = document.text.index(text)
        end = start + len(text)
        found[text] = [s for s in document.statements if start <= s.evidence.start < end]
    return found
