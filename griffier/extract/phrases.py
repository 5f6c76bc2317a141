"""Noun phrases and prepositional phrases among the words of one clause.

A phrase is flat: «het belang van eenheid» is the noun phrase «het belang» and the
prepositional phrase «van eenheid» behind it. What belongs to what is settled by the
frame of the verb, which claims its own prepositions first.
"""

from dataclasses import dataclass, replace
from typing import Final

from griffier.extract.bounds import ActorBounds
from griffier.extract.opening_lists import subject_of_two
from griffier.extract.pronominal import pronominal_preposition
from griffier.extract.tokens import Tokens
from griffier.lexicon.grammar import Tag

_NOMINAL: Final = (
    Tag.NOUN | Tag.DETERMINER | Tag.NUMERAL | Tag.ATTRIBUTE | Tag.PERSONAL | Tag.DEMONSTRATIVE
    | Tag.PARTICIPLE | Tag.FINITE | Tag.INFINITIVE
)  # fmt: skip
_PRONOUN: Final = Tag.DETERMINER | Tag.PERSONAL | Tag.DEMONSTRATIVE
_NO_PREPOSITION: Final = Tag.PERSONAL | Tag.NOUN
_JOINS: Final = Tag.JOINING | Tag.PUNCTUATION
_ADVERBIAL: Final = Tag.ADVERB | Tag.NEGATION
_COMPLETES: Final = Tag.NOUN | Tag.PERSONAL | Tag.VERB
_OPENS: Final = Tag.DETERMINER | Tag.PERSONAL
# «vóór de verordening gestemd» is «voor» with stress.
_UNSTRESSED: Final = str.maketrans("óéáí", "oeai")
# How many words a list of names may run on before its «en».
_LIST: Final = 40
# How an adjective ends before a name: «het vorige Franse plan», «het inkomend Belgisch voorstel».
_ADJECTIVAL: Final = ("e", "mend", "rend", "tend")
# How many letters an abbreviation may have that stands before its noun: «EU-steun», «VN».
_ABBREVIATION: Final = 4


@dataclass(slots=True)
class Phrase:
    """Words `start` to `end` (inclusive). `preposition` is None for a noun phrase; a
    pronominal adverb («daarover») is a phrase of its own with its preposition."""

    start: int
    end: int
    preposition: str | None = None
    pronominal: bool = False

    @property
    def core(self) -> int:
        """The first word behind the preposition."""
        return self.start + (1 if self.preposition and not self.pronominal else 0)


def chunk(tokens: Tokens, words: list[int], bounds: ActorBounds) -> list[Phrase]:
    """The phrases among `words` (indexes in order, verbs and particles taken out)."""
    builder = _Builder(tokens, bounds)
    for position, i in enumerate(words):
        following = words[position + 1] if position + 1 < len(words) else -1
        builder.take(i, following)
    builder.close()
    return builder.phrases


class _Builder:
    def __init__(self, tokens: Tokens, bounds: ActorBounds) -> None:
        self.tokens = tokens
        self.bounds = bounds
        self.phrases: list[Phrase] = []
        self.open: Phrase | None = None
        self.has_noun = False
        self.has_pointer = False  # «dit», «het»: complete as it is, unless a noun follows
        self.joining = False  # a coordinator or comma waits for its second member
        self.joint = -1  # where it stands
        self.outer = False  # «de | door X | gevraagde cijfers»: an article waits for its noun

    def close(self) -> None:
        if self.open is not None:  # "with the Georgian people, | and admire"
            self.open.end -= self.tokens.words[self.open.end] == ","
        closed = self.open is not None and self.open.end in self.bounds.closed
        complete = self.has_noun or self.has_pointer or closed
        if self.open is not None and (complete or self.open.preposition is None):
            self.phrases.append(self.open)
        elif self.open is not None:  # «er bij de regering op aangedrongen»
            self.phrases.append(replace(self.open, end=self.open.start, pronominal=True))
        self.open, self.has_noun, self.has_pointer, self.joining = None, False, False, False

    def take(self, i: int, following: int) -> None:
        tag = self.tokens.tags[i]
        if self.open is not None and self.open.end < i - 1 > self.joint:
            self.close()
        if self.open is not None and self.bounds.closed and self._aside(i):
            self.open.end = i  # «Zweden en onder andere Finland», «met onder meer Finland»
        elif tag & Tag.PRONOMINAL:
            self.close()
            word = self.tokens.words[i]
            self.phrases.append(Phrase(i, i, pronominal_preposition(word), pronominal=True))
        elif tag & Tag.PREPOSITION and not tag & _NO_PREPOSITION:
            self.outer = self._waits()
            self.close()
            word = self.tokens.words[i]
            self.open = Phrase(i, i, word if word.isascii() else word.translate(_UNSTRESSED))
        elif tag & _JOINS:
            self._join(i, following)
        elif tag & _ADVERBIAL and not tag & _PRONOUN:
            self._adverb(i)
        elif tag & _NOMINAL:
            self._nominal(i, tag)
        else:
            self.close()

    def _join(self, i: int, following: int) -> None:
        """A coordinator or comma keeps a phrase open if a noun follows."""
        opens = following == i + 1 and (
            self.tokens.tags[following] & _NOMINAL or following + 1 in self.bounds.closed
        )
        twofold = following == i + 1 and self.tokens.tags[following] & Tag.JOINING
        if twofold and self.open and self.has_noun and self.tokens.words[i] == ",":
            self.open.end = i  # «Zweden, noch Finland»
            return
        opens = opens and not self._compares(i, following)
        comma = bool(self.tokens.tags[i] & Tag.PUNCTUATION)
        if (
            self.open is None
            or not self.has_noun
            or not opens
            or (comma and (not self._enumeration(following) or self._sets_the_scene(following)))
        ):
            self.close()
        else:
            self.joining, self.joint = True, i

    def _compares(self, i: int, following: int) -> bool:
        """«steunde het plan, evenals | Italië»: a name that joins no other name."""
        both = self.tokens.tags[i] & Tag.JOINING and self.tokens.tags[i] & Tag.SUBORDINATOR
        behind = both and i > 1 and self.tokens.words[i - 1] == ","
        return bool(behind) and following in self.bounds.starts and i - 2 not in self.bounds.ends

    def _sets_the_scene(self, following: int) -> bool:
        """ "Under current affairs, | Denmark and the Netherlands raised": behind what opens a
        sentence and names no actor, the first of those who act."""
        assert self.open is not None  # noqa: S101 - asked of an open phrase only
        before = range(self.open.start, self.open.end + 1)
        adverbs = all(tag & Tag.ADVERB for tag in self.tokens.tags[: self.open.start])
        opening = adverbs and self.open.preposition is not None
        starts = self.bounds.starts
        if opening and not self.bounds.definite and subject_of_two(self.tokens, following):
            return True
        return opening and following in starts and starts.isdisjoint(before)

    def _aside(self, i: int) -> bool:
        """Whether word `i` is one of «onder andere» before a noun that is still due."""
        assert self.open is not None  # noqa: S101 - asked of an open phrase only
        due = self.joining or (self.open.preposition and not self.has_noun)
        second = i in self.bounds.closed and i - 1 > self.open.start
        opens = self.tokens.tags[i - second] & Tag.PREPOSITION
        return bool(due and opens) and (second or i + 1 in self.bounds.closed)

    def _enumeration(self, i: int) -> bool:
        """«Duitsland, Frankrijk en Italië»: a coordinator comes before any verb."""
        tags = self.tokens.tags
        for j in range(i, min(len(tags), i + _LIST)):
            if tags[j] & Tag.JOINING:
                return True
            if tags[j] & (Tag.FINITE | Tag.SUBORDINATOR | Tag.PREPOSITION):
                return False
        return False

    def _adverb(self, i: int) -> None:
        """«een zeer positief besluit»: inside a phrase an adverb is part of it."""
        pronoun = self.has_pointer and self.open is not None and self.open.core == self.open.end
        pronoun = pronoun and i not in self.bounds.starts  # «het | dagelijks bestuur van het IMF»
        if self.open is not None and not self.has_noun and not pronoun:
            self.open.end = i
        else:
            self.close()

    def _nominal(self, i: int, tag: int) -> None:
        if self.joining and self.open is not None:
            self.joining = False
            self.open.end = i
            self.has_noun = True
            return
        if self.open is not None and self._ends_before(i, tag):
            self.close()
        if self.open is None:
            self.open = Phrase(i, i)
        self.open.end = i
        self.has_noun = self.has_noun or bool(tag & _COMPLETES)
        self.has_pointer = self.has_pointer or bool(tag & Tag.DEMONSTRATIVE)
        if tag & Tag.PERSONAL and not tag & Tag.DETERMINER:
            self.close()

    def _ends_before(self, i: int, tag: int) -> bool:
        """Whether the open phrase is over at word `i`, which opens one of its own."""
        if self.has_noun:
            return self._starts_anew(i, tag) or self._resumes(i)
        other = self.tokens.words[i] == "other"  # "alongside several | other member states"
        if self.has_pointer and not other and (tag & _OPENS or self._without_article(i, tag)):
            return True  # «dat het | zich daarin kan vinden», «dat het | een voorbehoud maakt»
        assert self.open is not None  # noqa: S101 - asked of an open phrase only
        # «worden onder meer | projecten gesteund»
        return self.open.start == i - 2 and i - 1 in self.bounds.closed

    def _without_article(self, i: int, tag: int) -> bool:
        """«dat het | steun uitspreekt», «of het | Spanje steunt», «dat het | tien schepen heeft»:
        behind «het» that opens a clause, what has no «het» of its own."""
        tokens, bounds = self.tokens, self.bounds
        if i < 2 or tokens.words[i - 1] != "het" or not tokens.tags[i - 2] & Tag.SUBORDINATOR:
            return False
        several = tag & Tag.NUMERAL and not tokens.words[i].endswith(("de", "ste"))
        return tokens.words[i] in bounds.bare or i in bounds.countries or bool(several)

    def _waits(self) -> bool:
        """Whether a bare article stands before this preposition, or before those in a row."""
        if self.open is None or self.open.preposition is not None:
            return self.outer and self.open is not None
        alone = self.open.start == self.open.end
        return alone and self.tokens.words[self.open.end] in self.bounds.definite

    def _resumes(self, i: int) -> bool:
        """«de door de sector | gevraagde cijfers»: the adjective or participle of the noun
        whose article opened the phrase around."""
        if not self.outer or i + 1 >= len(self.tokens) or self.tokens.capital[i]:
            return False
        inflected = self.tokens.words[i].endswith("e") or self.tokens.tags[i] & Tag.PARTICIPLE
        noun = self.tokens.tags[i + 1] & _NOMINAL
        self.outer = not (inflected and noun and self.tokens.tags[i - 1] & Tag.NOUN)
        return not self.outer

    def _starts_anew(self, i: int, tag: int) -> bool:
        """Whether a noun phrase that has its noun ends before word `i`."""
        if tag & _OPENS:
            return True
        if i - 1 in self.bounds.ends and not self.tokens.capital[i]:
            return True
        if i - 1 in self.bounds.closed:
            return True
        owner = self.tokens.words[i].endswith(("'s", "’s")) and self.tokens.capital[i]
        if owner and not self.tokens.capital[i - 1]:
            return True  # "in the strongest terms Russia's war"
        if self.tokens.tags[i - 1] & Tag.DETERMINER:
            return False  # «… en het Verenigd Koninkrijk»
        before = self.tokens.words[i - 1]
        if self._complete(i, before) or self._behind_name(i) or self._counts_anew(i):
            return True
        if self._counted(i, before):
            return True
        return (
            i in self.bounds.starts
            and self.tokens.capital[i]
            and not (before.endswith(_ADJECTIVAL) and not self.tokens.capital[i - 1])
        )

    def _behind_name(self, i: int) -> bool:
        """«kocht Philips | nieuwe fabrieken», but not «het Franse plan», «een VN resolutie»,
        nor anything in English: "the German delegation"."""
        if i in self.bounds.inside or not self.bounds.definite:
            return False
        tokens, before = self.tokens, self.tokens.words[i - 1]
        named = i > 1 and tokens.capital[i - 1] and not tokens.tags[i - 1] & Tag.CLOSED
        if not named or tokens.capital[i] or tokens.tags[i] != Tag.NOUN:
            return False
        plain = len(before) > _ABBREVIATION and "-" not in before  # «EU-brede», "Serb-majority"
        return plain and not before.endswith(("e", "s", "isch"))

    def _counts_anew(self, i: int) -> bool:
        """«bevrijdden soldaten | 24 mensen»: a number behind a plural, before another noun."""
        tokens = self.tokens
        if not tokens.words[i].isdigit() or i + 1 >= len(tokens) or tokens.capital[i - 1]:
            return False
        plural = tokens.tags[i - 1] == Tag.NOUN and tokens.words[i - 1].endswith("en")
        return plural and tokens.tags[i + 1] == Tag.NOUN and not tokens.capital[i + 1]

    def _counted(self, i: int, before: str) -> bool:
        """«in de loop van de dag | vier teksten»: a number in words opens a phrase."""
        tokens = self.tokens
        numeral = tokens.tags[i] & Tag.NUMERAL and tokens.words[i].isalpha()
        plain = tokens.tags[i - 1] == Tag.NOUN and not tokens.capital[i - 1]
        plain = (
            plain and before.isalpha() and not before.endswith("e")
        )  # «de overige negentien lidstaten»
        return bool(numeral) and plain and before not in self.bounds.measures

    def _complete(self, i: int, before: str) -> bool:
        """«dat zijn land | sancties invoert»: behind a definite article an adjective ends in
        -e, so that a word without it is the noun."""
        assert self.open is not None  # noqa: S101 - asked of an open phrase only
        first, tokens = self.open.core, self.tokens
        plain = tokens.tags[i] & Tag.NOUN and tokens.tags[i - 1] == Tag.NOUN
        if not plain or tokens.capital[i] or tokens.capital[i - 1] or i - 1 == first:
            return False
        if tokens.words[first] not in self.bounds.definite or before in self.bounds.measures:
            return False
        if before.endswith(("oe", "ie", "ee")):
            return True  # «geeft de koe | melk»
        return before.isalpha() and not before.endswith(
            ("e", "en", "s", "er", "ig", "lijk", "isch")
        )
