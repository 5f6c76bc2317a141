"""Words brought down to what is compared: dictionary form, compound parts, countries.

One pure function for texts and queries alike, so that whatever the index compares can be
shown in the original text: every term knows where its word stands.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import combinations
from typing import Final, NamedTuple

from griffier.lexicon.actors import Term as ActorTerm
from griffier.lexicon.actors import actor_table
from griffier.lexicon.thesaurus import load_reading
from griffier.search.compounds import Splitter, compound_words
from griffier.search.fold import folded

# Words whose terms are kept: a corpus has few words that are used again and again, and what is
# kept by a process that searches must end somewhere.
REMEMBERED: Final = 50_000
_TOKEN: Final = re.compile(r"[^\W_]+|['’]s\b|[^\w\s]")
_LONGEST_NAME: Final = 8  # tokens; «Saint Vincent en de Grenadines» has five
LANGUAGES: Final = ("nl", "en")


class Term(NamedTuple):
    """One word: `text[start:end]`, its dictionary form without accents, and its other names:
    the parts of a compound, rows of these as «emissie_handel», and countries as «=RS»."""

    start: int
    end: int
    lemma: str
    others: tuple[str, ...] = ()


def terms(text: str, lang: str) -> tuple[Term, ...]:
    """The terms of a text of one language, in order; pure, but it remembers words.

    Of a language without dictionary only case and accents are undone.
    """
    tokens = list(_TOKEN.finditer(text))
    words = [token[0] for token in tokens]
    return tuple(
        Term(*tokens[at].span(), lemma, others) for at, lemma, others in _told(words, lang)
    )


def bare(text: str, lang: str) -> tuple[list[str], list[str]]:
    """The dictionary forms of a text in order, and all other names: `terms` without places,
    for what takes in many texts."""
    lemmas: list[str] = []
    names: list[str] = []
    for _, lemma, others in _told(_TOKEN.findall(text), lang):
        lemmas.append(lemma)
        names += others
    return lemmas, names


def _told(words: Sequence[str], lang: str) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Of each token that is a word its index, dictionary form and other names."""
    for at, word in enumerate(words):
        if not word[0].isalnum():
            continue
        lemma, others, begins = _named(word, lang)
        if begins:  # perhaps the name of a country, which may be several words
            others += countries_at_start(words[at : at + _LONGEST_NAME], lang)
        yield at, lemma, others


@lru_cache(REMEMBERED)
def _named(word: str, lang: str) -> tuple[str, tuple[str, ...], bool]:
    """A word's dictionary form, its parts and rows of them, and whether a country's name may
    begin with it."""
    lemma, parts = analysed(word, lang)
    begins = lang in LANGUAGES and word[0].isupper() and word.lower() in _starts(lang)
    return lemma, (*parts, *rows_of(parts)), begins


def rows_of(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The shorter compounds within a longer one: «emissiehandelssysteem» has «emissie_handel»
    and «handel_systeem»."""
    if len(parts) < 3:
        return ()
    spans = combinations(range(len(parts) + 1), 2)
    return tuple(row(parts[a:b]) for a, b in spans if 2 <= b - a < len(parts))


def row(parts: Iterable[str]) -> str:
    """The one term that stands for these parts in a row."""
    return "_".join(parts)


def analysed(word: str, lang: str) -> tuple[str, tuple[str, ...]]:
    """Dictionary form and compound parts of one word, both folded."""
    lower = word.lower()
    if lang not in LANGUAGES or not lower.isalpha():
        return folded(word), ()
    if lang == "en":
        return folded(_base(lower, word, "en")), ()
    parts = () if lower in _starts("nl") else _splitter().parts(lower)
    base = _base(lower, word, "nl")
    if parts and not _known(lower, "nl"):
        base = _inflected_back(lower, parts[-1])
    return folded(base), tuple(map(folded, parts))


def _inflected_back(word: str, last: str) -> str:
    """The dictionary form of a compound no dictionary has, by that of its last part."""
    for start in range(len(word) - 1, 0, -1):
        if _dictionary_form(word[start:]) == last:
            return word[:start] + last
    return word


def _base(lower: str, printed: str, lang: str) -> str:
    """The dictionary form; the word itself where no dictionary has it."""
    import simplemma

    if _known(lower, lang):
        return str(simplemma.lemmatize(lower, lang=lang)).replace("_", "")
    if printed != lower and _known(printed, lang):
        return str(simplemma.lemmatize(printed, lang=lang))
    return lower


@lru_cache(REMEMBERED)
def _dictionary_form(word: str) -> str | None:
    return _base(word, word, "nl") if _known(word, "nl") else None


def _known(word: str, lang: str) -> bool:
    import simplemma

    return bool(simplemma.is_known(word, lang=lang))


@cache
def _splitter() -> Splitter:
    return Splitter(compound_words(), _dictionary_form)


@cache
def common_words() -> frozenset[str]:
    """Words that say nothing of a subject, in any of our languages; a query may hold them
    («het beleid van de EU») without every paragraph having to."""
    return frozenset(
        folded(word) for lang in LANGUAGES for word in load_reading(lang).small
    ) - frozenset({"handelen", "uitvoeren", "bannen", "ban"})


# --- countries ------------------------------------------------------------------------


def countries_at_start(words: Sequence[str], lang: str) -> tuple[str, ...]:
    """The countries the longest name at the start of these tokens can mean, as «=RS»."""
    lower = [word.lower() for word in words]
    hit = actor_table().vocabulary(lang).longest(words, lower, 0)
    return tuple(dict.fromkeys(f"={term.id}" for term in hit.values if _names(term))) if hit else ()


def _names(term: ActorTerm) -> bool:
    return term.kind == "country" and term.form != "capital"


@cache
def _starts(lang: str) -> frozenset[str]:
    """The first words of countries' names, so that few words are looked up."""
    vocabulary = actor_table().vocabulary(lang)
    return frozenset(
        word for word in vocabulary.starts if any(map(_names, vocabulary.starting(word)))
    )
