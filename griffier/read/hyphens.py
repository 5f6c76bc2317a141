"""What becomes of a line end: joined, joined with the hyphen kept, or a space.

A hyphen at the end of a printed line either belongs to the word («EU-», «Noord- en»,
a URL) or was put there by the typesetter. The cheap questions come first: what stands
right and left of it, and what the rest of the document writes. Only then is a
dictionary asked.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from griffier.lexicon.hyphens import HyphenWords, hyphen_words
from griffier.read.words import Dictionary, WordKnowledge

SOFT = "\N{SOFT HYPHEN}"
_HYPHENS = ("-", SOFT, "\N{HYPHEN}")
_EDGE = "«»“”„\"'‘’()[]{}.,;:!?…"
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_URL = re.compile(r"https?:/?/?|www\.|\b[\w-]{1,63}\.(?:nl|eu|com|org|int|net|gov)/", re.IGNORECASE)
# What may follow when a URL was broken: more path, a file name, a slug or a number.
_URL_REST = re.compile(
    r"[\w%~.,+:@!-]*[/_=?&#%]\S*|\w+(?:-\w+)+[/.,)]*|[\w-]+\.(?:html?|pdf|aspx?|php|xml|docx?)\b\S*"
    r"|\d+[/.,)]*|www\.\S+"
)
_URL_OPEN = "/-_=?&#%"
_VOWELS = frozenset("aeiouy")
# Vowels that read as one sound when they meet; a Dutch compound keeps them apart.
# «ie» is left out: it is where loan words break («materi-eel»), and few first members end in i.
_CLASHES = frozenset(
    ("aa", "ee", "ii", "oo", "uu", "ae", "ai", "au", "ei", "eu", "oe", "oi", "ou", "ui")
)
# «people-|to-people»: what follows is itself strung together.
_LINKED = re.compile(r"[a-z]{2,3}-[a-z]{2}")
_LINES_FOR_LANGUAGE = 400


class Join(Enum):
    """What stands between two lines once they are one."""

    SPACE = " "  # a space; a hyphen at the end stays («Noord- en»)
    KEEP = "-"  # nothing; a hyphen at the end stays («EU-beleid», a URL)
    DROP = ""  # nothing, and the hyphen goes («onder-steuning»)


@dataclass(frozen=True, slots=True)
class Usage:
    """How the document itself writes: its words in lower case, and its language."""

    words: frozenset[str] = frozenset()
    english: bool = False
    soft: bool = False  # its typesetter marks its own hyphens, so that a plain one is the word's


def usage(lines: Iterable[str]) -> Usage:
    """What a document's lines tell: the words that stand whole in them, and the language."""
    known = hyphen_words()
    words: set[str] = set()
    dutch = english = 0
    soft = False
    for number, line in enumerate(lines):
        tokens = _WORD.findall(line.lower())
        if number < _LINES_FOR_LANGUAGE:
            dutch += sum(token in known.dutch for token in tokens)
            english += sum(token in known.english for token in tokens)
        soft = soft or line.endswith(SOFT)
        # The halves of broken words are no words of the document.
        words.update(tokens[1:-1] if line.endswith(_HYPHENS) else tokens[1:])
    return Usage(frozenset(words), english > dutch, soft)


def join(left: str, right: str, using: Usage, dictionary: WordKnowledge | None = None) -> Join:
    """How a printed line goes over into the next one of the same paragraph.

    `left` and `right` are the whole lines, `left` without space at its end.
    """
    before, after = left.rsplit(None, 1)[-1:], right.split(None, 1)[:1]
    if not before or not after:
        return Join.SPACE
    if _URL.search(before[0]):
        return _join_url(before[0], after[0], right)
    if before[0][-1] not in _HYPHENS:
        return Join.SPACE
    return _join_hyphen(left, before[0], after[0], using, dictionary or Dictionary())


def joined(left: str, right: str, how: Join) -> str:
    """Two lines as one, by a decision of `join`."""
    if how is Join.DROP:
        return without_hyphen(left) + right
    return left + how_between(how) + right


def without_hyphen(line: str) -> str:
    """A line without the hyphen at its end."""
    return line[:-1] if line.endswith(_HYPHENS) else line


def how_between(how: Join) -> str:
    """What a decision puts between two lines."""
    return " " if how is Join.SPACE else ""


def _join_url(url: str, after: str, right: str) -> Join:
    """A URL goes on only where what follows can be more of it."""
    if url[-1] in (SOFT, "\N{HYPHEN}"):
        return Join.DROP
    if re.search(r"https?:/?/?\Z|www\.\Z", url):
        return Join.KEEP
    going_on = _URL_REST.match(after) is not None and not _URL.match(after)
    alone = right.strip() == after  # the rest of the line is that one word
    if url[-1] in _URL_OPEN and (going_on or alone or (url[-1] == "-" and after[0].islower())):
        return Join.KEEP
    if url[-1] in ".,;:)":
        return Join.KEEP if url[-1] == "." and going_on and after[0].islower() else Join.SPACE
    return Join.KEEP if going_on and "/" in url and not after[0].isdigit() else Join.SPACE


def _join_hyphen(
    line: str, before: str, after: str, using: Usage, dictionary: WordKnowledge
) -> Join:
    known = hyphen_words()
    if before[-1] != "-":
        return Join.DROP
    left, right = before[:-1].lstrip(_EDGE), after.rstrip(_EDGE)
    if not left or not right or not left[-1].isalnum():
        return Join.SPACE  # a dash, or a hyphen after a bracket
    if _suspends(left, after, known, dictionary):
        return Join.SPACE
    if using.soft:
        return Join.KEEP
    piece = re.split(r"[-/]", left)[-1]
    if not after[0].isalpha() or not piece.isalpha():
        return Join.KEEP
    if len(piece) > 1 and piece.isupper() and len(right) > 1 and right.isupper():
        return _join_caps(left, right, _is_caps(line), using, dictionary)
    if after[0].isupper() or _is_acronym(piece):
        return Join.KEEP
    return _join_words(left.lower(), right.lower(), using, dictionary)


def _suspends(left: str, after: str, known: HyphenWords, dictionary: WordKnowledge) -> bool:
    """Whether the hyphen stands for a part that follows later: «Buitenlands- en»."""
    word = after.lower()
    if word in known.suspended or word.rstrip(",;") in known.suspended:
        return True
    whole = left.lower() + word
    return word in known.suspended_unless_word and not (
        dictionary.knows(whole, "nl") or dictionary.knows(whole, "en")
    )


def _is_caps(line: str) -> bool:
    """Whether a whole line is set in capitals."""
    letters = [char for char in line if char.isalpha()]
    return len(letters) > 8 and sum(map(str.isupper, letters)) >= 0.9 * len(letters)


def _is_acronym(piece: str) -> bool:
    """«EU», «PvdA», «K»: a short form never takes a second member without its hyphen."""
    return len(piece) == 1 or any(char.isupper() for char in piece[1:])


def _join_caps(
    left: str, right: str, all_caps: bool, using: Usage, dictionary: WordKnowledge
) -> Join:
    """Among capitals an acronym looks like any syllable, so words must decide."""
    low, rest = left.lower(), right.lower()
    if low + rest in using.words or dictionary.knows(low + rest, "nl"):
        return Join.DROP
    short = hyphen_words().abbreviations
    if not all_caps or low in short or rest in short or not _VOWELS & set(low):
        return Join.KEEP
    return _join_words(low, rest, using, dictionary)


def _join_words(left: str, right: str, using: Usage, dictionary: WordKnowledge) -> Join:
    """Both halves in lower case: what the document writes, then what the languages do."""
    right = _WORD.match(right).group() if _WORD.match(right) else right  # type: ignore[union-attr]
    whole, hyphened = left + right, f"{left}-{right}"
    if (whole in using.words) != (hyphened in using.words):
        return Join.DROP if whole in using.words else Join.KEEP
    if _LINKED.match(right) or hyphened in hyphen_words().pairs or right in hyphen_words().seconds:
        return Join.KEEP
    piece = left.rsplit("-", 1)[-1]
    if not _needs_dictionary(piece, right, using):
        return Join.DROP
    lang = "en" if using.english else "nl"
    if lang == "en" and dictionary.knows(hyphened, lang) and _are_words(piece, right, dictionary):
        return Join.KEEP
    if dictionary.knows(piece + right, lang) or dictionary.knows(whole, lang):
        return Join.DROP
    return Join.KEEP if _hyphened(piece, right, hyphened, lang, dictionary) else Join.DROP


def _needs_dictionary(piece: str, right: str, using: Usage) -> bool:
    """Whether there is any ground to think that the hyphen is the word's own."""
    known = hyphen_words()
    return (
        using.english
        or piece in known.abbreviations
        or piece in known.prefixes
        or piece.endswith(known.endings)
        or not _VOWELS & set(piece)
        or piece[-1] + right[:1] in _CLASHES
    )


def _hyphened(piece: str, right: str, hyphened: str, lang: str, dictionary: WordKnowledge) -> bool:
    """Whether a word that no dictionary knows joined is written with a hyphen."""
    known = hyphen_words()
    if piece in known.abbreviations or piece in known.prefixes or piece.endswith(known.endings):
        return True
    if not _VOWELS & set(piece) or dictionary.knows(hyphened, lang):
        return True
    if lang == "en":
        return _are_words(piece, right, dictionary)
    clash = piece[-1] + right[:1] in _CLASHES
    return clash and len(right) > 4 and dictionary.knows(piece, "nl")


def _are_words(piece: str, right: str, dictionary: WordKnowledge) -> bool:
    """Whether both halves are English words, and the first more than a prefix."""
    return len(piece) > 2 and all(dictionary.knows(half, "en") for half in (piece, right))
