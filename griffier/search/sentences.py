"""What is said of a wrong query, in the language of who asks.

The sentences are made where they are raised, in English, as all errors of griffier are; here
they are said again by the patterns of data/sentences.toml.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from griffier.errors import DataError

_FILE: Final = "sentences.toml"
_SLOT: Final = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class _Sentence:
    pattern: re.Pattern[str]
    nl: str
    parts: tuple[str, ...]


def in_language(sentence: str, locale: str) -> str:
    """The sentence in that language; as it is where it is not known, or in English."""
    return sentence if locale != "nl" else dutch(sentence) or sentence


def dutch(sentence: str) -> str | None:
    """The sentence in Dutch; None where no pattern fits."""
    for known in _sentences():
        found = known.pattern.fullmatch(sentence)
        if found is None:
            continue
        values = found.groupdict()
        values |= {part: dutch(values[part]) or values[part] for part in known.parts}
        return known.nl.format_map(values)
    return None


@cache
def _sentences() -> tuple[_Sentence, ...]:
    text = (files("griffier.search") / "data" / _FILE).read_text("utf-8")
    return tuple(_read(each) for each in tomllib.loads(text)["sentence"])


def _read(raw: dict[str, Any]) -> _Sentence:
    """One entry of the file. Raises DataError where the languages differ in what they hold."""
    slots = set(_SLOT.findall(raw["en"]))
    if slots != set(_SLOT.findall(raw["nl"])) or not slots >= set(raw.get("parts", ())):
        raise DataError(f"{_FILE}: «{raw['en']}» does not hold the same in both languages.")
    pattern = _SLOT.sub(r"(?P<\1>.+?)", _escaped(raw["en"]))
    return _Sentence(re.compile(pattern, re.DOTALL), raw["nl"], tuple(raw.get("parts", ())))


def _escaped(text: str) -> str:
    """Literal for a pattern, but for the places that differ."""
    return re.sub(r"[.^$*+?()\[\]|\\]", r"\\\g<0>", text)
