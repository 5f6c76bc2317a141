"""Whether a text that says little of itself is an official paper."""

import re
from typing import Final

from griffier.model import Letter

# An official paper says one of these in every few hundred characters, a newspaper now and then.
_SELDOM: Final = 1_500
_SAMPLE: Final = 15_000  # characters that tell
_OF_STATE: Final = re.compile(
    r"\bKamer|\b[Kk]abinet|\b[Mm]inister|[Ss]taatssecretaris|[Bb]ewinds|\b[Rr]egering\b"
    r"|-fractie\b|\bfracties?\b|MEMORIE VAN ANTWOORD|NOTA NAAR AANLEIDING"
    r"|\b[Mm]oties?\b|\b[Tt]oezegging|\bRaad\b|\bCommissie\b|\blidstaten\b|\bNederland\b|\bEU\b"
)


def speaks_to_house(letter: Letter) -> bool:
    """Whether a Dutch text that nobody signs can be the government's: it is of a kind that it
    writes, or speaks of the House, of ministers or of the Union."""
    data, text = letter.metadata, letter.text.text[:_SAMPLE]
    if data.kind != "other" or data.addressee or data.senders:
        return True
    return sum(1 for _ in _OF_STATE.finditer(text)) > len(text) // _SELDOM


def is_news(letter: Letter) -> bool:
    """Whether a document bears no mark of a paper or letter."""
    facts = letter.metadata
    return facts.kind == "other" and not (facts.dossiers or facts.number or facts.addressee)
