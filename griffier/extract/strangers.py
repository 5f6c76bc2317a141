"""People nobody has listed, who come between a pronoun and whoever was named before."""

from itertools import pairwise

from griffier.extract.setting import Setting
from griffier.lexicon.context import ContextWords


def somebody_since(setting: Setting, text: str, start: int, at: int, words: ContextWords) -> bool:
    """«… de minister. Nadat een betoger Polen had bekritiseerd, verliet hij de zaal»: a person
    in a sentence behind that of whoever was named at `start`."""
    sentence = setting.sentence_start(at)
    before = setting.sentence_start(max(0, sentence - 1))
    low = before if before > start else sentence
    said = text[low:at].lower().split() if low > start else []
    return any(
        article in words.articles and _is_somebody(word.rstrip(",.;"), words)
        for article, word in pairwise(said)
    )


def _is_somebody(word: str, words: ContextWords) -> bool:
    """One person, by the noun: «oppositieleider», «betoger»."""
    several = word.endswith(("s", "en")) and word not in words.offices
    return not several and (word in words.offices or word.endswith(words.somebody))
