"""Whether a word that is as often a noun is the verb of a second conjunct."""

from typing import Final

from griffier.extract.lookahead import Lookahead
from griffier.extract.scan import REACH
from griffier.lexicon.conjugation import Form
from griffier.lexicon.grammar import Tag

# Words back within which a name may be joined to another.
_NAMES: Final = 5
_OF_NAMES: Final = Tag.COORDINATOR | Tag.DETERMINER
_BUT: Final = frozenset({"maar", "doch"})


class Conjuncts(Lookahead):
    """Questions about words behind a coordinator, or before one."""

    def new_subject(self, i: int) -> bool:
        """ "…, and Canada accepted": a name behind comma and coordinator acts."""
        before = [self.tags[k] if k >= 0 else 0 for k in (i - 3, i - 2)]
        joined = before[0] & Tag.PUNCTUATION and before[1] & Tag.COORDINATOR
        joined = joined or self.names_behind(i)
        following = self.tokens.words[i + 1] if i + 1 < len(self.tags) else ""
        past = self.tags[i] & Tag.FINITE and following != "by"
        named = joined and self.tokens.capital[i - 1]
        return bool(past and (named or self._does_to(i) or self._does_behind_comma(i)))

    def _does_behind_comma(self, i: int) -> bool:
        """ "Malta raised the summit, Croatia | highlighted the floods": a name behind a comma,
        and an object, which no participle has."""
        tags, capital = self.tags, self.tokens.capital
        if self.grammar.verb_second or i + 1 >= len(tags) or not capital[i - 1]:
            return False
        j = i - 1
        while j > max(1, i - _NAMES) and (capital[j] or tags[j] & Tag.DETERMINER):
            j -= 1
        return bool(self.tokens.words[j] == "," and tags[i + 1] & (Tag.DETERMINER | Tag.PERSONAL))

    def _does_to(self, i: int) -> bool:
        """ "… and the President | thanked Finland": a noun behind a coordinator and article, and
        an object, which no participle has."""
        tags = self.tags
        if self.grammar.verb_second or i + 1 >= len(tags) or not tags[i - 1] & Tag.NOUN:
            return False  # "… nor its members will | recognise it"
        if not (tags[i + 1] & (Tag.DETERMINER | Tag.PERSONAL) or self.tokens.capital[i + 1]):
            return False
        j = i - 1
        while j > max(1, i - _NAMES) and not tags[j] & Tag.CLOSED:
            j -= 1
        return bool(j < i - 1 and tags[j] & Tag.DETERMINER and tags[j - 1] & Tag.COORDINATOR)

    def names_behind(self, i: int) -> bool:
        """ "agreed to meet again and | Germany offered", "a paper, and Spain and Portugal
        supported it": names behind a coordinator that joins them to no other name."""
        tags, capital = self.tags, self.tokens.capital
        j = i - 1
        while j > max(0, i - REACH) and (capital[j] or tags[j] & _OF_NAMES or self._lists(j)):
            j -= 1
        first = next((k for k in range(j + 1, i) if capital[k]), 0)
        first -= bool(tags[first - 1] & Tag.DETERMINER)
        if self.grammar.verb_second or first < 2 or not tags[first - 1] & Tag.COORDINATOR:
            return False
        before = first - 2 - (first > 2 and bool(tags[first - 2] & Tag.PUNCTUATION))
        return before > 0 and not capital[before]

    def _lists(self, j: int) -> bool:
        return self.tokens.words[j] == "," and self.tokens.capital[j - 1]

    def second_conjunct(self, i: int) -> bool:
        """«steunt dit en acht het van belang»: right behind a coordinator, before an
        article or pronoun."""
        if not i or i + 1 >= len(self.tags):
            return False
        if not self.tags[i - 1] & Tag.COORDINATOR:
            return self._in_series(i)
        wanted = (
            Form.SINGULAR | Form.PLURAL | Form.PAST if self.grammar.verb_second else Form.FINITE
        )
        if self.grammar.verb_second and "ik" in self.tokens.words[:i]:
            wanted |= Form.FIRST  # «ik steun dit en verzoek de indiener …»
        single = any(f & wanted for _, f in self.tokens.readings[i])
        opens = Tag.DETERMINER | Tag.PERSONAL | Tag.DEMONSTRATIVE
        if not self.grammar.verb_second:
            opens |= Tag.PREPOSITION | Tag.SUBORDINATOR  # "and calls on Serbia"
            if self.tokens.capital[i + 1] and self.tags[i] & Tag.ALSO_NOUN:
                return single  # "and wish President Sall every success"
        elif not self.verb_follows(i):  # «en zetten vraagtekens bij …», «maar vragen om …»
            but = self.tokens.words[i - 1] in _BUT
            opens |= Tag.NOUN | Tag.PURPOSE | (Tag.PREPOSITION if but else 0)
        return single and bool(self.tags[i + 1] & opens)

    def _in_series(self, i: int) -> bool:
        """ "We reiterate this, | welcome the progress and …": behind a comma, before an article,
        which no noun has behind it."""
        plural = any(form & Form.PLURAL for _, form in self.tokens.readings[i])
        comma = not self.grammar.verb_second and self.tokens.words[i - 1] == ","
        return comma and plural and bool(self.tags[i + 1] & Tag.DETERMINER)

    def _several_named(self, i: int) -> bool:
        """«Griekenland, Cyprus en Malta wezen op …»: a plural right behind joined names."""
        several = any(form & Form.PAST_PLURAL for _, form in self.tokens.readings[i])
        joined = (self.tags[k] & Tag.JOINING for k in range(max(0, i - _NAMES), i))
        return several and self.tokens.capital[i - 1] and any(joined)

    def conjoined_later(self, i: int) -> bool:
        """«De leden gebruiken dit en de Raad is …»: a verb right behind a noun, with a
        coordinator between it and the next verb."""
        after = self.strong_after[i]
        if not i or after < 0 or not self.grammar.verb_second or not self.tags[i] & Tag.FINITE:
            return False
        before = self.tags[i - 1]
        plural = self.tokens.words[i - 1].endswith("en") and before == Tag.NOUN
        plural = plural or self._several_named(i)
        if not plural or self.tags[i + 1] & (Tag.FINITE | Tag.JOINING | Tag.PUNCTUATION):
            return False
        return any(self.tags[k] & Tag.COORDINATOR for k in range(i + 2, min(after, i + REACH)))
