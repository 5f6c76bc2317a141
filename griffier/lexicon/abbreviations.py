"""Words around the short forms that a document defines (shared/abbreviations.toml)."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from griffier.errors import DataError

PATH = Path(__file__).parent / "shared" / "abbreviations.toml"


@dataclass(frozen=True, slots=True)
class AbbreviationWords:
    """`marker` matches «hierna: de » at the beginning of a bracket; `inner` are words
    that can stand inside a name but not begin it."""

    marker: re.Pattern[str]
    inner: frozenset[str]


@cache
def load_abbreviation_words() -> AbbreviationWords:
    """The words; DataError when the file is malformed."""
    try:
        raw = tomllib.loads(PATH.read_text(encoding="utf-8"))
        either = "|".join(re.escape(word) for word in raw["markers"])
        inner = frozenset(raw["inner"])
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise DataError(f"shared/abbreviations.toml: {error}") from error
    marker = re.compile(rf"(?:{either}):?,?\s[\"'“‘«„]?(?:(?:de|het|the)\s)?", re.IGNORECASE)
    return AbbreviationWords(marker, inner)
