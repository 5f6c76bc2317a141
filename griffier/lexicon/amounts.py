"""Currencies and the words for large numbers (shared/amounts.toml)."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import MappingProxyType

from griffier.errors import DataError

PATH = Path(__file__).parent / "shared" / "amounts.toml"


@dataclass(frozen=True, slots=True)
class AmountWords:
    """Words for currencies before and after a number, and for its scale."""

    before: Mapping[str, str]  # word to ISO 4217 code
    after: Mapping[str, str]
    scale: Mapping[str, Decimal]
    pattern: re.Pattern[str]  # over text in lower case; groups a number scale1 b c scale2 d
    examples: tuple[tuple[str, str, str], ...]  # text, code, value


@cache
def load_amount_words() -> AmountWords:
    """The words; DataError when the file is malformed."""
    try:
        raw = tomllib.loads(PATH.read_text(encoding="utf-8"))
        before = {word: each["code"] for each in raw["currency"] for word in each["before"]}
        after = {word: each["code"] for each in raw["currency"] for word in each["after"]}
        scale = {word: Decimal(value) for value, words in raw["scale"].items() for word in words}
        examples = tuple(
            (text, each["code"], value)
            for each in raw["currency"]
            for text, value in each["examples"]
        )
    except (OSError, tomllib.TOMLDecodeError, KeyError, ValueError, TypeError) as error:
        raise DataError(f"shared/amounts.toml: {error}") from error
    return AmountWords(
        MappingProxyType(before),
        MappingProxyType(after),
        MappingProxyType(scale),
        _pattern(after, scale),
        examples,
    )


def _pattern(after: Mapping[str, str], scale: Mapping[str, Decimal]) -> re.Pattern[str]:
    # a number begins with a digit that is no part of another number or word, so that the
    # search jumps from digit to digit
    number = r"[0-9](?<![\w.,/-][0-9])[0-9]{0,14}(?:[., ][0-9]{3}){0,5}(?:[.,][0-9]{1,2})?(?![0-9])"
    scales = rf"(?:\s?(?P<scale>{_either(scale)})(?!\w))?"
    tail = rf"(?:\s?(?P<after>{_either(after)})(?!\w))?"
    return re.compile(rf"(?P<number>{number}){scales}{tail}")


def _either(words: Mapping[str, object]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
