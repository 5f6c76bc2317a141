"""Letters without what tells spellings apart: case, accents, ligatures."""

import unicodedata
from typing import Final

_LETTERS: Final = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "’": "'"}
)


def folded(text: str) -> str:
    """`text` in small letters without accents: «Servië» as «servie», «Łódź» as «lodz»."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS)).lower()
    return "".join(char for char in parts if not unicodedata.combining(char))
