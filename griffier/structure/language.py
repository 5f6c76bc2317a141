"""Which language a document is written in, by its function words."""

import re
from collections.abc import Mapping

from griffier.lexicon.structure import StructureWords

_WORD = re.compile(r"[^\W\d_]+")
# A sample this long holds some 600 function words; more would not change the outcome.
_SAMPLE = 12_000
# Of running Dutch and English, function words of our lists make up 25 to 40 %; of German,
# French or Afrikaans under 10 % (the lists hold none of the words they share).
_LEAST_SHARE = 0.12
# … of a few sentences perhaps less; nobody else comes near the lead asked for below.
_FEW = 80
_LEAST_OF_FEW = 0.07
_LEAD = 1.5  # how many times more than the other language


def detect(text: str, words: Mapping[str, StructureWords]) -> str:
    """«nl» or «en», or «und» where neither language's function words carry the text.

    A long text is judged by a stretch from its middle, so that a letterhead or a quoted
    title in another language does not decide.
    """
    start = max(0, (len(text) - _SAMPLE) // 2)
    sample = _WORD.findall(text[start : start + _SAMPLE].lower())
    if not sample:
        return "und"
    ranked = sorted(
        ((sum(w in entry.function_words for w in sample) / len(sample), lang)
         for lang, entry in words.items()),
        reverse=True,
    )  # fmt: skip
    share, lang = ranked[0]
    rival = ranked[1][0] if len(ranked) > 1 else 0.0
    least = _LEAST_SHARE if len(sample) > _FEW else _LEAST_OF_FEW
    return lang if share >= least and share >= _LEAD * rival else "und"
