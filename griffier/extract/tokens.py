"""A sentence as words, each with the word classes it can have where it stands.

The classes come from the closed lists of the grammar and from the table of verb forms;
what neither knows is open («NOUN»: nouns, adjectives, names).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from griffier.extract.surnames import mark_surnames
from griffier.extract.wordclass import settle
from griffier.lexicon.conjugation import Form
from griffier.lexicon.grammar import Grammar, Tag
from griffier.lexicon.verbs import Reading, VerbTable
from griffier.model import Mention

# A word with its inner hyphens, dots and apostrophes; or one mark that parts clauses.
_TOKEN: Final = re.compile(r"[^\W_]+(?:[-–'’.&/+][^\W_]+|(?<=\d),\d+)*|[,;:()\[\]–—?!]")
_QUOTED: Final = re.compile(r"«[^«»]*»|“[^“”]*”")
_TITLE_WORDS: Final = 2  # one word alone is stressed
_OPEN: Final = frozenset("([")
_CLOSE: Final = frozenset(")]")
_VERBAL: Final = (
    (Form.FINITE, Tag.FINITE),
    (Form.INFINITIVE, Tag.INFINITIVE),
    (Form.PARTICIPLE, Tag.PARTICIPLE),
    (Form.ATTRIBUTE | Form.PRESENT_PARTICIPLE, Tag.ATTRIBUTE),
)
# How many words are remembered with their classes, of a vocabulary without end.
_REMEMBERED: Final = 50_000
# What parts a title from what explains it.
_BREAKS: Final = frozenset(":;")
# How many words a list of names may run on before its «en».
_LIST: Final = 40
# An unknown word that looks like a participle may be one beside «heeft» or «wordt».
_PARTICIPLE_SHAPE: Final = re.compile(
    r"(?!\w+(?:debat|besluit|bericht|beleid|gebied|akkoord|document|instrument|element|moment)$)"
    r"(?!\w+(?:argument|inzet|pakket|punt|opdracht|schrift|recht|aanbod|verbod|bestand|woord)$)"
    r"(?!\w+(?:heid|komst|dienst|kracht|markt|tekst|raad|band|plicht|ingen|regelen|heden|stukken|leden|kken)$)"
    r"(?:(?:aan|af|bij|door|in|mee|na|om|onder|op|over|toe|uit|vast|voor|weg|terug|samen|neer|dicht"
    r"|bloot|vrij|thuis|mis|open|stop|groot|hoog|recht|tegen|achter|klaar)?ge\w{4,}(?:[dt]|en)"
    r"|(?:be|ver|ont|her)\w{4,}[dt])"
)
_NEVER_VERB: Final = (
    Tag.PREPOSITION | Tag.SUBORDINATOR | Tag.COORDINATOR | Tag.NEGATION | Tag.DETERMINER
    | Tag.PERSONAL | Tag.DEMONSTRATIVE | Tag.RELATIVE | Tag.ADVERB
)  # fmt: skip


# A word in small letters, its start and end, its classes, its readings, and whether it is
# written like a name.
_Row = tuple[str, int, int, int, tuple[Reading, ...], bool]
# What stands before the first word: as behind a mark, a capital says nothing of it.
_BEFORE: Final[_Row] = ("", 0, 0, Tag.PUNCTUATION, (), False)


@dataclass(slots=True)
class Tokens:
    """Parallel lists over the words of one sentence; offsets are those of the document.

    Words within round or square brackets are left out: they interrupt a sentence
    without taking part in it.
    """

    words: list[str]  # lower case
    starts: list[int]
    ends: list[int]
    tags: list[int]
    readings: list[tuple[Reading, ...]]
    capital: list[bool]

    def __len__(self) -> int:
        return len(self.words)


def tokenise(
    text: str,
    start: int,
    end: int,
    grammar: Grammar,
    verbs: VerbTable,
    names: tuple[Mention, ...] = (),
    lead: tuple[int, int] | None = None,
) -> Tokens:
    """The words of `text[start:end]` with their settled classes, behind those of the `lead`
    they go on with.

    Words within `names` are no verbs: «Polen» is a country.
    """
    named = {at for name in names for at in range(name.start, name.end)}
    of_body = [name for name in names if name.kind == "body" and grammar.verb_second]
    bodies = {at for name in of_body for at in range(name.start, name.end)}
    spans = [lead, (start, end)] if lead else [(start, end)]
    quoted = [title for low, high in spans for title in _titles(text, low, high)]
    rows = [_BEFORE]
    depth = 0
    for match in chain.from_iterable(_TOKEN.finditer(text, *span) for span in spans):
        word = match.group()
        if word in _OPEN:
            depth += 1
        elif word in _CLOSE:
            depth = max(0, depth - 1)
        elif not depth:
            at, behind = match.span()
            titled = quoted and any(low < at < high for low, high in quoted)
            if titled and word in _BREAKS:
                continue  # «de nota «Zorg: wat nu?»»: the sentence goes on behind the title
            if titled or at in named:
                tag, readings, capital = _classes(rows[-1], word, grammar, {})
                if at in named and tag & Tag.CLOSED:
                    tag = _in_name(tag, word, inside=at - 1 in named, body=at in bodies)
                    if tag == Tag.NOUN and word.isalpha():
                        word = f"-{word}"  # no preposition by its word
            else:
                before = _BEFORE if lead and match.start() == start else rows[-1]
                tag, readings, capital = _known(before, word, grammar, verbs.forms)
            rows.append((word.lower(), at, behind, tag, readings, capital))
    tokens = _in_columns(rows)
    if grammar.name_particles:
        mark_surnames(tokens, text, grammar, named)
    settle(tokens, grammar)
    return tokens


def _titles(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Titles in quotation marks, «over het bericht «NS waarschuwt voor …»»: they begin with a
    capital, and no colon stands before them as it does before what somebody says."""
    found: list[tuple[int, int]] = []
    for match in _QUOTED.finditer(text, start, end):
        told = text[max(start, match.start() - 2) : match.start()].rstrip().endswith(":")
        title = match.group()[1:2].isupper() and match.group().count(" ") >= _TITLE_WORDS - 1
        if title and not told:
            found.append(match.span())
    return found


def names_listed(tokens: Tokens, i: int) -> bool:
    """«…, Cyprus en Malta»: nothing but names from word `i` up to a coordinator."""
    for j in range(i, min(len(tokens) - 1, i + _LIST)):
        if tokens.tags[j] & Tag.JOINING:
            return j > i
        name = tokens.capital[j] and not tokens.tags[j] & Tag.CLOSED
        if not name and not tokens.tags[j] & (Tag.PUNCTUATION | Tag.DETERMINER):
            return False
    return False


def _verbal_tags(readings: tuple[Reading, ...]) -> int:
    """What the verb forms of a word can be."""
    tag = 0
    for _, form in readings:
        for kind, bit in _VERBAL:
            if form & kind:
                tag |= bit
    return tag


def _in_name(tag: int, word: str, *, inside: bool, body: bool) -> int:
    """The «en» and the comma of «Volksgezondheid, Welzijn en Sport» join no clauses, the «op
    de» of «Staatstoezicht op de Mijnen» opens no phrase, and «het OM» is no «om»."""
    inert = Tag.COORDINATOR | Tag.JOINING | Tag.PUNCTUATION
    inert |= Tag.PREPOSITION | Tag.DETERMINER if body else 0
    letters = word.isupper() and len(word) > 1
    return Tag.NOUN if letters or (inside and tag & inert) else tag


def _known(
    before: _Row, word: str, grammar: Grammar, forms: Mapping[str, tuple[Reading, ...]]
) -> tuple[int, tuple[Reading, ...], bool]:
    """The classes of a word; those of one in small letters are remembered, since most of them
    stand in every text, and none depends on the word before unless that is «te»."""
    if before[0] == "te":
        return _classes(before, word, grammar, forms)
    remembered = grammar.memo.get(word)
    if remembered is None:
        remembered = _classes(before, word, grammar, forms)
        if word == word.lower() and len(grammar.memo) < _REMEMBERED:
            grammar.memo[word] = remembered
    return remembered


def _classes(
    before: _Row, word: str, grammar: Grammar, forms: Mapping[str, tuple[Reading, ...]]
) -> tuple[int, tuple[Reading, ...], bool]:
    """The classes of a word, its readings, and whether it is written like a name."""
    lower = word.lower()
    capital = word != lower
    tag = grammar.words.get(lower, 0)
    readings = forms.get(lower, ())
    if not word[0].isalnum():
        tag, readings = Tag.PUNCTUATION, ()
    elif tag & Tag.NUMERAL and not tag & Tag.ALSO_NOUN:
        readings = ()  # «negen» is no past of «nijgen»
    elif tag & _NEVER_VERB and not _verb_also(lower, tag, readings, grammar):
        readings = ()
    elif word.isupper() and len(word) > 3 and readings and lower.endswith(("s", "ing")):
        capital = False  # "The Council WELCOMES", as conclusions stress their verbs
    elif capital and before[3] != Tag.PUNCTUATION and not tag & Tag.CLOSED:
        tag, readings = Tag.NOUN, ()  # a name, or a noun that is written like one
    if lower in grammar.fixed_infinitives and before[0] == "te":
        tag, readings = Tag.NOUN, ()  # «gaf te kennen»
    tag |= _verbal_tags(readings)
    if tag & ~(Tag.ALSO_NOUN | Tag.PARTICLE) == 0:  # «verslag» is a noun, too
        tag |= Tag.NOUN
        if not capital and grammar.verb_second and _PARTICIPLE_SHAPE.fullmatch(lower):
            tag |= Tag.PARTICIPLE if lower not in grammar.shaped_nouns else 0
    return tag, readings, capital


def _in_columns(rows: Sequence[_Row]) -> Tokens:
    """The words as parallel lists, without the row before the first."""
    own = rows[1:]
    return Tokens(
        [row[0] for row in own],
        [row[1] for row in own],
        [row[2] for row in own],
        [row[3] for row in own],
        [row[4] for row in own],
        [row[5] for row in own],
    )


def _verb_also(word: str, tag: int, readings: tuple[Reading, ...], grammar: Grammar) -> bool:
    """Whether a word of a closed class can be a verb: «zijn», «gezien», «pas» (not
    «overleg»)."""
    if word in grammar.verbal_adverbs or any(lemma in grammar.helpers for lemma, _ in readings):
        return True
    participle = any(form & Form.PARTICIPLE for _, form in readings)
    return grammar.verb_second and bool(tag & Tag.PREPOSITION) and participle
