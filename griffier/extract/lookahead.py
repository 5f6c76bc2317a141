"""What stands ahead of a word: the questions the clause analyser asks of a sentence.

Each answer depends on the words alone, not on the clauses opened so far, and looks no
further than a fixed number of words, so that analysis stays linear.
"""

from typing import Final

from griffier.extract.participles import Participles
from griffier.extract.scan import REACH
from griffier.lexicon.conjugation import Form
from griffier.lexicon.grammar import Tag

# Words within which a time stands behind «dat».
_NEAR: Final = 5
# Pronouns behind which no relative clause follows without a comma.
_NEVER_DESCRIBED: Final = frozenset({"ik", "wij", "we", "het", "men"})
_OF_NAMES: Final = Tag.COORDINATOR | Tag.DETERMINER | Tag.NEGATION
_STARTS: Final = Tag.PUNCTUATION | Tag.COORDINATOR


class Lookahead(Participles):
    """Questions about one sentence; holds nothing but its words."""

    def opens_clause(self, i: int) -> bool:
        """Whether a word that can open a clause does so here."""
        tag, tags = self.tags[i], self.tags
        if not tag & Tag.DOUBTFUL or self.concerns(i) or self.considers(i):
            return True
        before = tags[i - 1] if i else Tag.PUNCTUATION
        if self.grammar.verb_second and tag & Tag.RELATIVE and self._points(i, before):
            return False
        if self.complementiser(i) or self._told_of_actor(i, before):
            return True
        if not self.grammar.verb_second and self._content_delayed(i, before):
            return True
        governed = before & Tag.PREPOSITION and (i == 1 or not before & (Tag.PARTICLE | Tag.VERB))
        following = tags[i + 1] if i + 1 < len(tags) else 0
        if following & (Tag.SUBORDINATOR | Tag.DOUBTFUL) == Tag.SUBORDINATOR:
            return True  # «kondigde aan | dat indien de Raad instemt, het kabinet …»
        phrase = following & (Tag.DETERMINER | Tag.PERSONAL) and not following & Tag.ADVERB
        if governed and tag & Tag.DETERMINER and not phrase:
            return False  # «met die landen»; but «met wie hij sprak»
        pronoun = i + 1 < len(tags) and tags[i + 1] & Tag.NOMINATIVE
        if self.tokens.words[i] in self.grammar.initial and not before & _STARTS and not pronoun:
            return False  # «daar», «nu», «toen» are adverbs in the middle of a clause
        if self.tokens.words[i] in self.grammar.elliptical and not self.finite_before_comma(i):
            return self.brief(i)  # but «waaronder Nederland, …»
        if self.grammar.verb_final:
            return self.final_verb_ahead(i)
        return self.verb_ahead(i)

    def _content_delayed(self, i: int, before: int) -> bool:
        """ "recalling that, under the Charter, the Council is …": content whose verb comes
        only behind a comma."""
        following = self.tags[i + 1] if i + 1 < len(self.tags) else 0
        delays = following & (Tag.PREPOSITION | Tag.PUNCTUATION) and not following & Tag.NOUN
        said = before & Tag.VERB or (i > 0 and self.present_participle(i - 1))
        return bool(delays and said) and self.tokens.words[i] == "that"

    def _told_of_actor(self, i: int, before: int) -> bool:
        """«…, die toezegde de grens te sluiten», «Rome, dat benadrukte dat …»: what somebody
        just named says or undertakes, however much follows it."""
        cleft = i > 1 and self.tokens.words[0] == "het" and self.tokens.capital[i - 1]
        apart = (before & Tag.PUNCTUATION or cleft) and i + 2 < len(self.tags)
        if not (apart and self.tags[i] & Tag.RELATIVE and self.grammar.verb_second):
            return False
        if self.joined_form(i + 1):
            return True
        named = self.tokens.words[i] != "dat" or cleft or self.tokens.capital[i - 2]
        return bool(named) and self._governs(i + 1)

    def joined_form(self, i: int) -> bool:
        """«toezegde»: a separable verb is written as one word in no main clause."""
        finite = [m for m, form in self.tokens.readings[i] if form & Form.FINITE]
        return self.grammar.verb_second and bool(finite) and all("|" in m for m in finite)

    def _governs(self, i: int) -> bool:
        """«benadrukte | dat …», «beloofde | de grens te sluiten»: right behind a finite verb
        stands what it says or promises."""
        lemmas = [m for m, form in self.tokens.readings[i] if form & Form.FINITE]
        bare = {m.replace("|", "") for m in lemmas}
        if self.tokens.words[i + 1] in self.grammar.complementisers:
            return not bare.isdisjoint(self.grammar.takes_clause)
        takes = not bare.isdisjoint(self.grammar.takes_infinitive) and not self.is_helper(i)
        return takes and self.infinitive_ahead(i)

    def complementiser(self, i: int) -> bool:
        """«meent dat de …», «weg dat ik …»: «dat» before an article or pronoun points to no
        noun; «heeft dat de laatste jaren gedaan» has its auxiliary before it."""
        words, tags = self.tokens.words, self.tags
        if words[i] not in self.grammar.complementisers or i < 2 or i + 2 >= len(tags):
            return False
        known = words[i + 1] in self.grammar.definite or tags[i + 1] & Tag.NOMINATIVE
        known = known or (self.tokens.capital[i + 1] and self._tells(i - 1))
        verb = tags[i - 1] & (Tag.FINITE | Tag.PARTICIPLE | Tag.PARTICLE | Tag.PRONOMINAL)
        verb = verb or words[i - 1] in self.grammar.content_nouns  # «is van mening | dat de …»
        helper = self.is_helper(i - 1) and not self._copula(i - 1) and not self._wills(i)
        return bool(known) and bool(verb) and not helper and not tags[i] & Tag.JOINING

    def _tells(self, i: int) -> bool:
        """«benadrukt | dat Rusland nogmaals heeft …»: a name never has «dat» for its article."""
        known = self.grammar.takes_clause
        return any(lemma.replace("|", "") in known for lemma, _ in self.tokens.readings[i])

    def _wills(self, i: int) -> bool:
        """«wil | dat de partijen meewerken», but «wil dat de komende jaren doen»."""
        behind = self.tokens.words[i + 1 : i + _NEAR]
        return self._tells(i - 1) and self.grammar.time_nouns.isdisjoint(behind)

    def _copula(self, i: int) -> bool:
        return any(lemma in self.grammar.passive for lemma, _ in self.tokens.readings[i])

    def _points(self, i: int, before: int) -> bool:
        """«toen die landen …», «ook die steun»: a demonstrative, for want of an antecedent."""
        if not self.tags[i] & Tag.DETERMINER or self.tokens.words[i] == "dat":
            return bool(before & Tag.SUBORDINATOR and not before & Tag.DOUBTFUL)
        if i > 1 and self.tokens.words[i - 1] in _NEVER_DESCRIBED:
            return True  # «dat wij | die toezegging zullen nakomen»
        if i == 0 or before & Tag.SUBORDINATOR:
            return True
        return before & (Tag.ADVERB | Tag.NOUN | Tag.VERB | Tag.PUNCTUATION) == Tag.ADVERB

    def verb_ahead(self, i: int) -> bool:
        """A finite verb before the next comma."""
        for tag in self.tags[i + 1 : i + 25]:
            if tag & (Tag.PUNCTUATION | Tag.FINITE):
                return not tag & Tag.PUNCTUATION
        return False

    def finite_before_comma(self, i: int) -> bool:
        """A finite verb, and no noun that looks like one, before the next comma."""
        for tag in self.tags[i + 1 : i + REACH]:
            if tag & Tag.PUNCTUATION:
                return False
            if tag & Tag.FINITE and not tag & Tag.ALSO_NOUN:
                return True
        return False

    def sure_before_comma(self, i: int) -> bool:
        """Whether a word that can only be a finite verb comes before the next comma."""
        after = self.sure_after[i]
        comma = (k for k in range(i + 1, min(len(self.tags), i + REACH)) if
                 self.tags[k] & Tag.PUNCTUATION)  # fmt: skip
        return 0 <= after < next(comma, i + REACH)

    def _at_once(self, i: int, j: int, starts: bool) -> bool:
        """«Dat is …», «Nu al hebben …»: the verb stands second in its sentence."""
        following = self.tags[j + 1 : j + 3]
        if len(following) > 1 and following[0] & Tag.PUNCTUATION and following[1] & Tag.FINITE:
            return False  # «Wat gisteren gebeurde, was …»
        return starts and all(tag & Tag.ADVERB for tag in self.tags[i + 1 : j])

    def _next_clause_verb(self, j: int) -> bool:
        """«die hij steunt | zijn goed», «dat kan komen | is»: behind the cluster at `j`
        stands the finite verb of the clause round it."""
        k = j + 1
        while k < len(self.tags) and self.tags[k] & Tag.VERB:
            if self.tags[k] & Tag.FINITE and not self.tags[k] & (Tag.INFINITIVE | Tag.PARTICIPLE):
                return True
            k += 1
        governs = any(lemma in self.grammar.bare for lemma, _ in self.tokens.readings[j])
        governs = governs or self.is_helper(j) or bool(self.tags[j] & ~Tag.FINITE)
        return not governs and j + 1 < k and self.is_helper(j + 1)

    def _takes_infinitive(self, j: int) -> bool:
        """«of het kabinet bereid is | de regeling te evalueren»: the cluster at `j` governs an
        infinitive that follows with its object."""
        governor = self.tokens.words[j - 1] in self.grammar.infinitive_governors
        return governor and self.infinitive_ahead(j)

    def _behind_names(self, i: int) -> int:
        """The first word from `i` that is no name, article, «en» or «niet»."""
        last = min(len(self.tags), i + REACH)
        while i < last and (self.tokens.capital[i] or self.tags[i] & _OF_NAMES):
            i += 1
        return i

    def infinitive_ahead(self, i: int) -> bool:
        """«om … te» + infinitive before the clause ends."""
        for j in range(i + 1, min(len(self.tags), i + REACH)):
            if self.tags[j] & Tag.PURPOSE and self.tags[j - 1] & Tag.PARTICIPLE:
                return False  # «heeft om uitleg gevraagd | om te kunnen oordelen»
            if self.tags[j] & Tag.MARKER and self.infinitive_at(j + 1):
                return True
            if self.tags[j] & Tag.FINITE and not self.tags[j] & (
                Tag.NOUN | Tag.ALSO_NOUN | Tag.INFINITIVE
            ):
                return False
        return False

    def likely_noun(self, i: int) -> bool:
        """«vragen», «besluiten», «zijn»: a noun or possessive where another verb follows in
        the same clause."""
        tag = self.tags[i]
        doubtful = tag & Tag.ALSO_NOUN and not self.is_helper(i)
        return bool(doubtful or tag & Tag.DETERMINER) and self.verb_follows(i)

    def verb_follows(self, i: int) -> bool:
        """Whether a word that can only be a finite verb follows in the same clause, and
        is not that of a second conjunct («zet zich in en laat weten»)."""
        after = self.strong_after[i]
        if not 0 <= after < i + REACH or not self.same_clause(i, after):
            return False
        conjunct = self.tags[after - 1] & Tag.COORDINATOR
        if not self.grammar.verb_second:  # "The Union appeals to both and trusts that …"
            conjunct = conjunct and self._both_tell_of_one(i, after)
        return not (conjunct and self._single(i) and not self.tags[after] & Tag.PARTICIPLE)

    def _both_tell_of_one(self, i: int, after: int) -> bool:
        pairs = (self.tokens.readings[j] for j in (i, after))
        return all(any(form & Form.SINGULAR for _, form in each) for each in pairs)

    def _single(self, i: int) -> bool:
        """Whether a word behind a noun can be a finite verb in the singular."""
        single = any(f & (Form.SINGULAR | Form.PAST) for _, f in self.tokens.readings[i])
        return single and i > 0 and bool(self.tags[i - 1] & (Tag.NOUN | Tag.PERSONAL))

    def sole_verb(self, i: int) -> bool:
        """Whether at most one word that can only be a finite verb stands behind `i`."""
        after = self.sure_after[i]
        return after < 0 or self.sure_after[after] < 0

    def possessive(self, i: int) -> bool:
        """«met zijn voorstel», «zijn voorstel kwam»: another verb does the clause's work."""
        if i and self.tags[i - 1] & Tag.PREPOSITION and not self.tags[i - 1] & Tag.ADVERB:
            return True
        after = self.sure_after[i]
        if after < 0 or (i and not self.same_clause(i, after)):
            return False
        joined = i and after > i + 2 and self.tags[after - 2] & Tag.COORDINATOR
        if joined and self.tags[after - 1] & Tag.NOMINATIVE:
            return False  # «de cijfers zijn slecht en ik neem maatregelen»
        return i == 0 or not self.tags[after - 1] & Tag.COORDINATOR

    def verb_last(self, i: int) -> bool:
        """Whether the finite verb at `i` closes a subordinate clause."""
        return self.grammar.verb_final and self.at_end(i) and not (
            i and self.tags[i - 1] & Tag.COORDINATOR and i + 1 < len(self.tags)
        )  # fmt: skip

    def final_verb_ahead(self, i: int) -> bool:
        """A finite verb at the end of a clause, and not right behind word `i` at the
        start of a sentence («Dat is …»)."""
        tags = self.tags
        starts = i == 0 or (i == 1 and bool(tags[0] & (Tag.COORDINATOR | Tag.PREPOSITION)))
        tag_i = tags[i]
        names = self._behind_names(i + 1)  # «dat Italië | beloofde de wet te herzien»
        for j in self.outside_insertions(i + 1, min(len(tags), i + REACH)):
            if tags[j] & Tag.SUBORDINATOR and not tags[j] & Tag.DOUBTFUL:
                return False
            if tags[j] & Tag.FINITE and tags[j - 1] & Tag.COORDINATOR and tag_i & Tag.RELATIVE:
                return False  # «ziet dat plan tegemoet en zal het beoordelen»
            if tags[j] & Tag.FINITE and not self.likely_noun(j) and not self.behind_marker(j):
                ends = self.at_end(j) or self._next_clause_verb(j) or self._takes_infinitive(j)
                ends = ends or self.joined_form(j) or (i + 1 < j == names and self._governs(j))
                if ends and not self._at_once(i, j, starts):
                    return not (i == 0 and tag_i & Tag.RELATIVE and self._closes_all(j))
                if starts or j == i + 1:
                    return False
        return False

    def _closes_all(self, j: int) -> bool:
        """«Dat verzoek is afgewezen.»: no finite verb follows that could be of a main clause."""
        return not any(tag & (Tag.FINITE | Tag.PUNCTUATION) for tag in self.tags[j + 1 : -1])

    def bracket_verb(self, i: int, wanted: int) -> bool:
        """Whether the only verb between `i` and the next comma can have the form `wanted`:
        «zal het kabinet dat | onder voorwaarden steunen»."""
        found = False
        for j in range(i + 1, min(len(self.tags), i + REACH)):
            tag = self.tags[j]
            if tag & (Tag.PUNCTUATION | Tag.SUBORDINATOR | Tag.PURPOSE | Tag.MARKER):
                break
            if tag & Tag.VERB and not tag & Tag.ALSO_NOUN:
                if found or not tag & wanted:
                    return False
                found = True
        return found

    def noun_phrase_at(self, i: int) -> bool:
        """«zijn eerste boek», «zijn meeste boeken»: a noun phrase without its article."""
        tag = self.tags[i] if i < len(self.tags) else 0
        return bool(tag & (Tag.NOUN | Tag.ALSO_NOUN | Tag.ATTRIBUTE | Tag.NUMERAL))

    def last_verb_before_main(self, i: int) -> bool:
        """«dat deze partij die wens steunt, heeft …»: one finite verb is left before the
        comma behind which the main clause goes on with its own."""
        reach = range(i + 1, min(len(self.tags), i + REACH + 1))
        finite = [j for j in reach if self.tags[j] & (Tag.FINITE | Tag.PUNCTUATION)]
        comma = next((n for n, j in enumerate(finite) if self.tags[j] & Tag.PUNCTUATION), -1)
        if comma < 0:
            return False
        follows = finite[comma + 1 : comma + 2] == [finite[comma] + 1]
        verbs = [j for j in finite[:comma] if not self.tags[j] & Tag.ALSO_NOUN]
        joined = [j for n, j in enumerate(verbs) if n == 0 or verbs[n - 1] != j - 1]
        return follows and len(joined) < 2
