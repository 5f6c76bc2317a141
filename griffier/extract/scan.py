"""The words of a sentence with what can be told of each before any clause is opened: the
next word of a kind, computed once, and the few words round it."""

from collections.abc import Iterator
from typing import Final

from griffier.extract.tokens import Tokens
from griffier.lexicon.conjugation import Form
from griffier.lexicon.grammar import Grammar, Tag

BOUNDARY: Final = Tag.PUNCTUATION | Tag.SUBORDINATOR | Tag.COORDINATOR
# How many words ahead a clause may reach before its verb is given up.
REACH: Final = 40
# Words within which «wat … betreft» ends.
_CONCERN: Final = 8
_BEFORE_INFINITIVE: Final = Tag.MARKER | Tag.ADVERB
# What a form can be besides a finite verb or an infinitive.
_NOMINAL: Final = Tag.NOUN | Tag.ALSO_NOUN | Tag.ATTRIBUTE | Tag.DETERMINER | Tag.PARTICIPLE


class Scan:
    """One sentence; holds nothing but its words."""

    def __init__(self, tokens: Tokens, grammar: Grammar) -> None:
        self.tokens, self.tags, self.grammar = tokens, tokens.tags, grammar
        helpers = grammar.helpers
        self.helping = [
            bool(readings) and any(lemma in helpers for lemma, _ in readings)
            for readings in tokens.readings
        ]
        self.strong_after = self._next_strong(0)
        self.sure_after = self._next_strong(Tag.PARTICIPLE)
        self.participle_after = self._next(Tag.PARTICIPLE, 0)
        self.firm_after = self._next(Tag.FINITE, _NOMINAL)

    def is_helper(self, i: int) -> bool:
        """Whether a word can be an auxiliary."""
        return self.helping[i]

    def at_end(self, j: int) -> bool:
        """Whether no new noun phrase follows the verbs at `j`."""
        tags = self.tags
        j += 1
        while j < len(tags) and tags[j] & (Tag.VERB | Tag.MARKER):
            j += 1
        if self.tokens.words[j + 1 : j + 2] == ["met"] and tags[j] & Tag.PARTICLE:
            return True  # «wil de dialoog voeren | samen met alle partijen»
        return j >= len(tags) or bool(
            tags[j] & (BOUNDARY | Tag.PREPOSITION | Tag.PURPOSE | Tag.PRONOMINAL)
        )

    def ends_stretch(self, i: int) -> bool:
        """Whether a comma or the end of the sentence stands right behind word `i`."""
        return i + 1 >= len(self.tags) or bool(self.tags[i + 1] & Tag.PUNCTUATION)

    def verb_behind_comma(self, i: int) -> bool:
        """«bij ziekte of vertrek naar elders, wordt …»: no verb up to the comma, and one right
        behind it."""
        for j in range(i + 1, min(len(self.tags) - 1, i + REACH)):
            if self.tags[j] & Tag.PUNCTUATION:
                return bool(self.tags[j + 1] & Tag.FINITE) and not self.tags[j + 1] & Tag.NOUN
            if self.tags[j] & (Tag.FINITE | Tag.MARKER):
                return False
        return False

    def last_bare(self, i: int) -> bool:
        """«zal de Raad verzoeken de tekst te steunen»: «te» follows, and before it no other
        infinitive for a modal to have."""
        for j in range(i + 1, min(len(self.tags), i + REACH)):
            if self.tags[j] & Tag.MARKER and self.infinitive_at(j + 1):
                return True
            possessive = self.tags[j] & Tag.DETERMINER and self.tags[j + 1 : j + 2]
            if possessive and not self.tags[j + 1] & (Tag.VERB | Tag.MARKER | Tag.PUNCTUATION):
                continue  # «zal Rusland oproepen | zijn troepen terug te trekken»
            if self.tags[j] & (Tag.INFINITIVE | Tag.PUNCTUATION | Tag.SUBORDINATOR):
                return False
        return False

    def infinitive_at(self, i: int) -> bool:
        """Whether word `i` can be the infinitive behind «te» or "to"."""
        if not self.grammar.verb_second:
            while i < len(self.tags) and self.tags[i] & Tag.ADVERB:
                i += 1  # "to fully align"
        if i >= len(self.tags):
            return False
        if any(form & Form.INFINITIVE for _, form in self.tokens.readings[i]):
            return True
        if self.tokens.words[i] in self.grammar.fixed_infinitives:
            return False
        # A verb nobody listed: behind «te», anything in -en is one.
        unknown = self.tags[i] & Tag.NOUN and not self.tokens.capital[i]
        return bool(unknown) and self.grammar.verb_second and self.tokens.words[i].endswith("en")

    def behind_marker(self, i: int) -> bool:
        """Whether the word before is «te» or "to" with an infinitive behind it."""
        if not self.tags[i - 1] & _BEFORE_INFINITIVE:
            return False
        at = i
        if not self.grammar.verb_second:
            if self.tags[i] & Tag.ADVERB and self.infinitive_at(i + 1):
                return False  # "to fully | align", "to further | develop"
            while at > 1 and self.tags[at - 1] & Tag.ADVERB:
                at -= 1
        if not at or not self.tags[at - 1] & Tag.MARKER:
            return False
        return self.infinitive_at(i)  # "to the", «te vroeg»: no infinitive

    def concerns(self, i: int) -> bool:
        """«De sancties moeten wat het kabinet betreft worden uitgebreid»: a clause of its own,
        with or without commas, that ends with its verb."""
        if self.tokens.words[i] != "wat":
            return False
        return any(self.ends_concern(j) for j in range(i + 2, min(len(self.tags), i + _CONCERN)))

    def ends_concern(self, j: int) -> bool:
        """Whether a word can be the «betreft» of such a clause."""
        return any(m in self.grammar.concerning for m, _ in self.tokens.readings[j])

    def same_clause(self, i: int, j: int) -> bool:
        """Whether no comma or subordinator parts two words."""
        for tag in self.tags[i + 1 : j]:
            if tag & Tag.PUNCTUATION or (tag & Tag.SUBORDINATOR and not tag & Tag.JOINING):
                return False
        return True

    def present_participle(self, i: int) -> bool:
        """Whether a word can be a present participle."""
        return any(form & Form.PRESENT_PARTICIPLE for _, form in self.tokens.readings[i])

    def _next_strong(self, unwanted: int) -> list[int]:
        """For each word the next one that can only be a finite verb, or -1; `unwanted`
        are further classes that rule one out."""
        after, found = [-1] * len(self.tags), -1
        weak = Tag.NOUN | Tag.ALSO_NOUN | Tag.INFINITIVE | Tag.ATTRIBUTE | unwanted
        for i in range(len(self.tags) - 1, -1, -1):
            after[i] = found
            if self.tags[i] & (Tag.FINITE | Tag.DETERMINER) != Tag.FINITE:
                continue
            strong = not self.tags[i] & weak or self.is_helper(i)
            if not self.grammar.verb_second and i and self.present_participle(i - 1):
                strong = strong and self.is_helper(i)  # "to stop supplying drones"
            if strong:
                found = i
        return after

    def _next(self, wanted: int, unwanted: int) -> list[int]:
        """For each word the next one behind it with a class of `wanted` and none of
        `unwanted`, or -1."""
        after, found = [-1] * len(self.tags), -1
        for i in range(len(self.tags) - 1, -1, -1):
            after[i] = found
            if self.tags[i] & wanted and not self.tags[i] & unwanted:
                found = i
        return after

    def before_subject(self, i: int) -> bool:
        """ "As close partners | we agree": no English verb stands right before its "we"."""
        following = self.tags[i + 1] if i + 1 < len(self.tags) else 0
        return not self.grammar.verb_second and i > 0 and bool(following & Tag.NOMINATIVE)

    def outside_insertions(self, first: int, last: int) -> Iterator[int]:
        """The words of a stretch but for clauses between commas: «dat zij, | zolang een verzoek
        uitblijft, | niets doet»."""
        words, tags, past = self.tokens.words, self.tags, first
        for j in range(first, last):
            if j < past:
                continue
            if tags[j] & Tag.SUBORDINATOR and not tags[j] & Tag.DOUBTFUL and words[j - 1] == ",":
                past = next((k for k in range(j + 2, last - 1) if words[k] == ","), j)
                past = j if tags[past + 1] & Tag.COORDINATOR else past
                if past > j:
                    continue
            yield j
