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
# How a newspaper tells of the same people, and what only who writes to somebody says.
_OF_PRESS: Final = re.compile(
    r"\b(?:zei|zeiden|zegt|zeggen|vertelt|vertelde|aldus|luidt het|gisteren|gister(?:avond|middag)"
    r"|van(?:daag|morgen|middag|avond)|(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:avond|middag|ochtend)?)\b",
    re.IGNORECASE,
)
_OF_WRITER: Final = re.compile(r"\b(?:[Uu]w|[Ii]k|[Ww]ij|[Mm]ijn|[Hh]ierbij|[Bb]ijgaand)\b")
_SAID: Final = re.compile(r"[“„\"][^“”„\"]{0,600}[”“\"]|‘[^‘’]{3,600}’")


def speaks_to_house(letter: Letter) -> bool:
    """Whether a Dutch text that nobody signs can be the government's: it is of a kind that it
    writes, or speaks of the House, of ministers or of the Union."""
    data, text = letter.metadata, letter.text.text[:_SAMPLE]
    if data.kind != "other" or data.addressee or data.senders:
        return True
    if len(_OF_PRESS.findall(text)) > 1 and not _OF_WRITER.search(_SAID.sub("", text)):
        return False
    return sum(1 for _ in _OF_STATE.finditer(text)) > len(text) // _SELDOM


def is_news(letter: Letter) -> bool:
    """Whether a document bears no mark of a paper or letter."""
    facts = letter.metadata
    return facts.kind == "other" and not (facts.dossiers or facts.number or facts.addressee)
