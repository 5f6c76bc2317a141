"""What stands ahead of a word: the questions the clause analyser asks of a sentence.

Each answer depends on the words alone, not on the clauses opened so far, and looks no
further than a fixed number of words, so that analysis stays linear.
"""

from typing import Final

from griffier.extract.tokens import Tokens
from griffier.lexicon.conjugation import Form
from griffier.lexicon.grammar import Grammar, Tag

BOUNDARY: Final = Tag.PUNCTUATION | Tag.SUBORDINATOR | Tag.COORDINATOR
# How many words ahead a clause may reach before its verb is given up.
_REACH: Final = 40
_STARTS: Final = Tag.PUNCTUATION | Tag.COORDINATOR


class Lookahead:
    """Questions about one sentence; holds nothing but its words."""

    def __init__(self, tokens: Tokens, grammar: Grammar) -> None:
        self.tokens, self.tags, self.grammar = tokens, tokens.tags, grammar
        self.strong_after = self.next_strong_finite()
        self.participle_after = self._next_participle()

    def opens_clause(self, i: int) -> bool:
        """Whether a word that can open a clause does so here."""
        tag, tags = self.tags[i], self.tags
        if not tag & Tag.DOUBTFUL:
            return True
        before = tags[i - 1] if i else Tag.PUNCTUATION
        governed = before & Tag.PREPOSITION and not before & (Tag.PARTICLE | Tag.VERB)
        if governed and tag & Tag.DETERMINER:  # «met die landen»; but «met wie hij sprak»
            return False
        if self.tokens.words[i] in self.grammar.initial and not before & _STARTS:
            return False  # «daar», «nu», «toen» are adverbs in the middle of a clause
        if self.tokens.words[i] in self.grammar.elliptical and not self.finite_before_comma(i):
            return False  # «waaronder Nederland, …»
        if self.grammar.verb_final:
            return self.final_verb_ahead(i)
        return self.verb_ahead(i)

    def verb_ahead(self, i: int) -> bool:
        """A finite verb before the next comma."""
        for j in range(i + 1, min(len(self.tags), i + 25)):
            if self.tags[j] & Tag.PUNCTUATION:
                return False
            if self.tags[j] & Tag.FINITE:
                return True
        return False

    def finite_before_comma(self, i: int) -> bool:
        """A finite verb, and no noun that looks like one, before the next comma."""
        for tag in self.tags[i + 1 : i + _REACH]:
            if tag & Tag.PUNCTUATION:
                return False
            if tag & Tag.FINITE and not tag & Tag.ALSO_NOUN:
                return True
        return False

    def at_end(self, j: int) -> bool:
        """Whether no new noun phrase follows the verbs at `j`."""
        tags = self.tags
        j += 1
        while j < len(tags) and tags[j] & (Tag.VERB | Tag.MARKER):
            j += 1
        return j >= len(tags) or bool(
            tags[j] & (BOUNDARY | Tag.PREPOSITION | Tag.PURPOSE | Tag.PRONOMINAL)
        )

    def infinitive_at(self, i: int) -> bool:
        """Whether word `i` can be the infinitive behind «te» or "to"."""
        if not self.grammar.verb_second:
            while i < len(self.tags) and self.tags[i] & Tag.ADVERB:
                i += 1  # "to fully align"
        if i >= len(self.tags):
            return False
        if any(form & Form.INFINITIVE for _, form in self.tokens.readings[i]):
            return True
        # A verb nobody listed: behind «te», anything in -en is one.
        unknown = self.tags[i] & Tag.NOUN and not self.tokens.capital[i]
        return bool(unknown) and self.grammar.verb_second and self.tokens.words[i].endswith("en")

    def infinitive_ahead(self, i: int) -> bool:
        """«om … te» + infinitive before the clause ends."""
        for j in range(i + 1, min(len(self.tags), i + _REACH)):
            if self.tags[j] & Tag.MARKER and self.infinitive_at(j + 1):
                return True
            if self.tags[j] & Tag.FINITE and not self.tags[j] & (
                Tag.NOUN | Tag.ALSO_NOUN | Tag.INFINITIVE
            ):
                return False
        return False

    def is_helper(self, i: int) -> bool:
        """Whether a word can be an auxiliary."""
        return any(lemma in self.grammar.helpers for lemma, _ in self.tokens.readings[i])

    def participle_before_finite(self, i: int) -> bool:
        """«dat hij verzocht heeft»: the finite verb follows at once."""
        tag, tags = self.tags[i], self.tags
        if not tag & (Tag.PARTICIPLE | Tag.INFINITIVE) or i + 1 >= len(tags):
            return False
        return bool(tags[i + 1] & Tag.FINITE) and self.is_helper(i + 1)

    def present_participle(self, i: int) -> bool:
        """Whether a word can be a present participle."""
        return any(form & Form.PRESENT_PARTICIPLE for _, form in self.tokens.readings[i])

    def second_conjunct(self, i: int) -> bool:
        """«steunt dit en acht het van belang»: right behind a coordinator, before an
        article or pronoun."""
        if not i or i + 1 >= len(self.tags) or not self.tags[i - 1] & Tag.COORDINATOR:
            return False
        wanted = Form.SINGULAR | Form.PAST if self.grammar.verb_second else Form.FINITE
        single = any(f & wanted for _, f in self.tokens.readings[i])
        opens = Tag.DETERMINER | Tag.PERSONAL | Tag.DEMONSTRATIVE
        if not self.grammar.verb_second:
            opens |= Tag.PREPOSITION | Tag.SUBORDINATOR  # "and calls on Serbia"
        return single and bool(self.tags[i + 1] & opens)

    def likely_noun(self, i: int) -> bool:
        """«vragen», «besluiten», «zijn»: a noun or possessive where another verb follows in
        the same clause."""
        tag = self.tags[i]
        doubtful = tag & Tag.ALSO_NOUN and not self.is_helper(i)
        return bool(doubtful or tag & Tag.DETERMINER) and self.verb_follows(i)

    def verb_follows(self, i: int) -> bool:
        """Whether a word that can only be a finite verb follows in the same clause."""
        after = self.strong_after[i]
        return 0 <= after < i + _REACH and self.same_clause(i, after)

    def same_clause(self, i: int, j: int) -> bool:
        """Whether no comma or subordinator parts two words."""
        return not any(self.tags[k] & (Tag.PUNCTUATION | Tag.SUBORDINATOR) for k in range(i + 1, j))

    def behind_marker(self, i: int) -> bool:
        """Whether the word before is «te» or "to" with an infinitive behind it."""
        if not i or not self.tags[i - 1] & Tag.MARKER:
            return False
        return self.grammar.verb_second or self.infinitive_at(i)  # "to the" is no infinitive

    def next_strong_finite(self) -> list[int]:
        """For each word the next one that can only be a finite verb, or -1."""
        after, found = [-1] * len(self.tags), -1
        weak = Tag.NOUN | Tag.ALSO_NOUN | Tag.INFINITIVE | Tag.ATTRIBUTE
        for i in range(len(self.tags) - 1, -1, -1):
            after[i] = found
            strong = not self.tags[i] & weak or self.is_helper(i)
            if self.tags[i] & Tag.FINITE and strong and not self.tags[i] & Tag.DETERMINER:
                found = i
        return after

    def verb_last(self, i: int) -> bool:
        """Whether the finite verb at `i` closes a subordinate clause."""
        return self.grammar.verb_final and self.at_end(i) and not (
            i and self.tags[i - 1] & Tag.COORDINATOR and i + 1 < len(self.tags)
        )  # fmt: skip

    def final_verb_ahead(self, i: int) -> bool:
        """A finite verb at the end of a clause, and not right behind word `i` at the
        start of a sentence («Dat is …»)."""
        tags = self.tags
        starts = i == 0 or (i == 1 and bool(tags[0] & Tag.COORDINATOR))
        for j in range(i + 1, min(len(tags), i + _REACH)):
            if tags[j] & Tag.SUBORDINATOR and not tags[j] & Tag.DOUBTFUL:
                return False
            if tags[j] & Tag.FINITE and not self.likely_noun(j):
                if self.at_end(j) and not (starts and j == i + 1):
                    return True
                if starts or j == i + 1:
                    return False
        return False

    def _next_participle(self) -> list[int]:
        """For each word the next participle behind it, or -1."""
        after, found = [-1] * len(self.tags), -1
        for i in range(len(self.tags) - 1, -1, -1):
            after[i] = found
            if self.tags[i] & Tag.PARTICIPLE:
                found = i
        return after
