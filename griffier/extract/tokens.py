"""A sentence as words, each with the word classes it can have where it stands.

The classes come from the closed lists of the grammar and from the table of verb forms;
what neither knows is open («NOUN»: nouns, adjectives, names). Then one pass from left
to right takes away what the word before rules out: after «het», «besluit» is no verb.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from griffier.lexicon.conjugation import Form
from griffier.lexicon.grammar import Grammar, Tag
from griffier.lexicon.verbs import Reading, VerbTable
from griffier.model import Mention

# A word with its inner hyphens, dots and apostrophes; or one mark that parts clauses.
_TOKEN: Final = re.compile(r"[^\W_]+(?:[-–'’.&/+][^\W_]+)*|[,;:()\[\]–—?!]")
_OPEN: Final = frozenset("([")
_CLOSE: Final = frozenset(")]")
_VERBAL: Final = (
    (Form.FINITE, Tag.FINITE),
    (Form.INFINITIVE, Tag.INFINITIVE),
    (Form.PARTICIPLE, Tag.PARTICIPLE),
    (Form.ATTRIBUTE | Form.PRESENT_PARTICIPLE, Tag.ATTRIBUTE),
)
# An unknown word that looks like a participle may be one beside «heeft» or «wordt».
_PARTICIPLE_SHAPE: Final = re.compile(
    r"(?:\w{2,5})?ge\w{4,}(?:[dt]|en)|(?:be|ver|ont|her)\w{4,}[dt]"
)
_NEVER_VERB: Final = (
    Tag.PREPOSITION | Tag.SUBORDINATOR | Tag.COORDINATOR | Tag.NEGATION | Tag.DETERMINER
    | Tag.PERSONAL | Tag.DEMONSTRATIVE | Tag.RELATIVE | Tag.ADVERB
)  # fmt: skip
_OPENS_NOUN_PHRASE: Final = Tag.DETERMINER | Tag.NUMERAL | Tag.PREPOSITION
_ENDS_CLAUSE: Final = Tag.PUNCTUATION | Tag.SUBORDINATOR | Tag.PURPOSE
_CLOSED: Final = (
    Tag.DETERMINER | Tag.NUMERAL | Tag.PREPOSITION | Tag.PERSONAL | Tag.SUBORDINATOR
    | Tag.COORDINATOR | Tag.ADVERB | Tag.NEGATION | Tag.MARKER | Tag.PURPOSE | Tag.RELATIVE
    | Tag.DEMONSTRATIVE | Tag.PRONOMINAL
)  # fmt: skip


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
) -> Tokens:
    """The words of `text[start:end]` with their settled classes.

    Words within `names` are no verbs: «Polen» is a country.
    """
    tokens = Tokens([], [], [], [], [], [])
    named = {at for name in names for at in range(name.start, name.end)}
    depth = 0
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        if word in _OPEN:
            depth += 1
        elif word in _CLOSE:
            depth = max(0, depth - 1)
        elif not depth:
            forms = {} if match.start() in named else verbs.forms
            _append(tokens, word, match.start(), match.end(), grammar, forms)
    _settle(tokens, grammar)
    return tokens


def _append(
    tokens: Tokens,
    word: str,
    start: int,
    end: int,
    grammar: Grammar,
    forms: Mapping[str, tuple[Reading, ...]],
) -> None:
    lower = word.lower()
    capital = word != lower
    tag = grammar.words.get(lower, 0)
    readings = forms.get(lower, ())
    if not word[0].isalnum():
        tag, readings = Tag.PUNCTUATION, ()
    elif tag & _NEVER_VERB and not any(lemma in grammar.helpers for lemma, _ in readings):
        readings = ()
    elif capital and tokens.words and tokens.tags[-1] != Tag.PUNCTUATION and not tag & _CLOSED:
        tag, readings = Tag.NOUN, ()  # a name, or a noun that is written like one
    for _, form in readings:
        for kind, bit in _VERBAL:
            if form & kind:
                tag |= bit
    if tag & ~(Tag.ALSO_NOUN | Tag.PARTICLE) == 0:  # «verslag» is a noun, too
        tag |= Tag.NOUN
        if not capital and grammar.verb_second and _PARTICIPLE_SHAPE.fullmatch(lower):
            tag |= Tag.PARTICIPLE
    tokens.words.append(lower)
    tokens.starts.append(start)
    tokens.ends.append(end)
    tokens.tags.append(tag)
    tokens.readings.append(readings)
    tokens.capital.append(capital)


def _settle(tokens: Tokens, grammar: Grammar) -> None:
    """Take from each word the classes that the words before it rule out."""
    tags = tokens.tags
    inside = False  # within a noun phrase whose noun is still to come
    for i, tag in enumerate(tags):
        if tag & (Tag.VERB | Tag.ATTRIBUTE) and tag & ~Tag.PUNCTUATION:
            tags[i] = tag = _settle_verb(tokens, i, inside, grammar)
        inside = _noun_expected(tokens, i, inside, grammar)


def _settle_verb(tokens: Tokens, i: int, inside: bool, grammar: Grammar) -> int:
    tag = tokens.tags[i]
    before = tokens.tags[i - 1] if i else 0
    if inside and tag & Tag.FINITE and not before & _OPENS_NOUN_PHRASE:
        return tag | Tag.ALSO_NOUN  # «voor energie acht Nederland»: the clause decides
    if inside and not _verb_in_spite(tokens, i, before, grammar):
        if tag & Tag.ATTRIBUTE or (tag & Tag.PARTICIPLE and _noun_follows(tokens, i)):
            return Tag.ATTRIBUTE | Tag.NOUN
        return Tag.NOUN if tag & Tag.NOUN or not tag & Tag.PARTICIPLE else Tag.PARTICIPLE
    if tag & Tag.FINITE and all(f & Form.FINITE in (0, Form.FIRST) for _, f in tokens.readings[i]):
        beside = tokens.words[max(0, i - 12) : i + 2]
        if not any(word in ("ik", "u", "jij", "je") for word in beside):
            tag &= ~Tag.FINITE
    if not tag & (Tag.VERB | Tag.ATTRIBUTE | _CLOSED):
        tag |= Tag.NOUN
    return tag


def _verb_in_spite(tokens: Tokens, i: int, before: int, grammar: Grammar) -> bool:
    """Whether the word is a verb although a noun phrase seems open: «dit betekent»,
    «waar Nederland voor pleit», «op heeft geroepen»."""
    tag = tokens.tags[i]
    if tag & Tag.INFINITIVE and before & Tag.PARTICLE and before & Tag.PREPOSITION:
        following = tokens.tags[i + 1] if i + 1 < len(tokens) else Tag.PUNCTUATION
        if following & _ENDS_CLAUSE:
            return True  # «zal er bij Servië op aandringen dat»
    if not tag & Tag.FINITE:
        return False
    helper = any(lemma in grammar.helpers for lemma, _ in tokens.readings[i])
    if before & Tag.DEMONSTRATIVE:
        return helper or not tag & (Tag.ALSO_NOUN | Tag.INFINITIVE | Tag.ATTRIBUTE)
    if before & Tag.PARTICLE:
        stranded = any(t & (Tag.SUBORDINATOR | Tag.PRONOMINAL) for t in tokens.tags[:i])
        return helper or (stranded and not tag & (Tag.ALSO_NOUN | Tag.INFINITIVE | Tag.ATTRIBUTE))
    return helper and not before & Tag.DETERMINER


def _noun_follows(tokens: Tokens, i: int) -> bool:
    return i + 1 < len(tokens) and bool(tokens.tags[i + 1] & (Tag.NOUN | Tag.ALSO_NOUN))


def _noun_expected(tokens: Tokens, i: int, inside: bool, grammar: Grammar) -> bool:
    """Whether behind word `i` a noun phrase waits for its noun."""
    tag, word = tokens.tags[i], tokens.words[i]
    if tag & (Tag.PUNCTUATION | Tag.VERB | Tag.SUBORDINATOR) and not tag & Tag.DETERMINER:
        return False
    if tag & _OPENS_NOUN_PHRASE and not tag & Tag.PRONOMINAL:
        return True
    if tag & Tag.ATTRIBUTE:
        return True
    if tag & (Tag.ADVERB | Tag.COORDINATOR | Tag.NEGATION):
        return inside
    if not inside:
        return False
    indefinite = i > 0 and tokens.tags[i - 1] & Tag.DETERMINER and tokens.words[i - 1] != "de"
    if word.endswith(grammar.noun_endings):
        return False
    if tokens.capital[i]:
        return word.endswith(("se", "ke", "ne", "sche"))
    return word.endswith("e") or bool(
        indefinite and not tokens.capital[i] and word.endswith(grammar.adjective_endings)
    )
