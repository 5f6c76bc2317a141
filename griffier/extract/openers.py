"""Whether a word opens a clause or a phrase between commas, given the clause that is open."""

from typing import Final

from griffier.extract.clause import ClauseKind
from griffier.extract.scan import REACH
from griffier.extract.stack import Stack
from griffier.lexicon.grammar import Tag

# Verbs of saying that are others behind «door», and the preposition that tells them apart.
_SAID_BY: Final = {"wijzen": "op", "vragen": "om", "spreken": "over", "rekenen": "op"}
_INSERTED: Final = 14  # words up to the comma that closes «zo bleek later,»


class Openers(Stack):
    """Questions about words that open something."""

    INFINITIVAL: Final = Tag.PURPOSE | Tag.PREPOSITION | Tag.SUBORDINATOR

    def opens_clause(self, i: int) -> bool:
        """Whether word `i` opens a clause; «of» and «zoals» join nouns where the open clause
        still waits for its verb and the sentence holds no other."""
        if self._prepares(i) or not (self.look.opens_clause(i) or self._opens_late(i)):
            return False
        if not self.grammar.verb_second:
            return True
        if i == 0:
            return not (self._asks() or self._names_at_once())
        if self._no_opener(i) or self._object_before(i):
            return False
        if self.top.finite == i - 1 and self.cluster.modal(self.top):
            # «moet dat tot steun leiden»; but «wil dat de partijen meewerken»
            return self.look.sure_before_comma(i) or self.look.complementiser(i)
        if self.tags[i] & Tag.RELATIVE and self.bracket_waits(i):
            return False
        if self.top.finite >= 0:
            return True
        if self.tags[i] & Tag.RELATIVE and self.top.mark == i - 1 >= 0:
            return not self.tags[i] & Tag.DETERMINER  # «als dat niet lukt»
        nested = self.top.kind is ClauseKind.SUBORDINATE
        if nested and self.tags[i] & (Tag.DETERMINER | Tag.JOINING):
            return not (self.look.last_verb_before_main(i) or self._last_verb(i))
        nominal = self.tokens.words[i] in self.grammar.nominal
        return not (nominal and self.look.sole_verb(i))

    def inserted(self, i: int) -> bool:
        """«steunde, | zo bleek later, het plan», «voor een verbod, | zo stelde Malta, ontbreekt
        de grond»: between commas, before or behind the verb, how it became known."""
        words, tags, top = self.tokens.words, self.tags, self.top
        if words[i] != "zo" or i < 2 or words[i - 1] != "," or i + 2 >= len(tags):
            return False
        if top.kind is not ClauseKind.MAIN or not tags[i + 1] & Tag.FINITE:
            return False
        ends = [j for j in range(i + 2, min(i + _INSERTED, len(tags))) if words[j] == ","][:1]
        return bool(ends) and (top.finite >= 0 or bool(tags[ends[0] + 1] & Tag.FINITE))

    def opens_infinitive(self, i: int, tag: int) -> bool:
        """Whether word `i` opens a clause whose verb is the infinitive ahead."""
        if self._prepares(i) or (tag & Tag.PURPOSE and self.look.infinitive_ahead(i)):
            return True
        return bool(tag & Tag.PREPOSITION) and self._tells_how(i)

    def _opens_late(self, i: int) -> bool:
        """«de sfeer verbeterde | toen Italië instemde»: behind the verb of one clause, before
        that of another; but «besloot toen te wachten»."""
        if self.tokens.words[i] not in self.grammar.late or self.top.finite < 0:
            return False
        ends = Tag.PUNCTUATION | Tag.SUBORDINATOR | Tag.COORDINATOR
        other = Tag.NOUN | Tag.ALSO_NOUN | Tag.INFINITIVE
        for j in range(i + 1, min(len(self.tags), i + REACH)):
            if self.tags[j] & ends:
                return False
            if self.tags[j] & Tag.FINITE and not self.tags[j] & other:
                return j > i + 1
        return False

    def _prepares(self, i: int) -> bool:
        """«Alvorens een besluit te nemen, zal het kabinet …», «teneinde dit te bereiken»."""
        known = self.tokens.words[i] in self.grammar.preparing
        return known and self.look.infinitive_ahead(i)

    def _tells_how(self, i: int) -> bool:
        """«opende het debat | door op spoed aan te dringen», «na dit te hebben gesteund, …»."""
        words, tags = self.tokens.words, self.tags
        if words[i] not in self.grammar.doing or self.cluster.waits_raised(self.top):
            return False
        for j in range(i + 1, min(len(tags) - 1, i + REACH)):
            if tags[j] & Tag.MARKER and self.look.infinitive_at(j + 1):
                if j == i + 1 and self._separable(words[i], j + 1):
                    return False  # «om de wet | door te voeren»
                done = any(m in self.grammar.perfect for m, _ in self.tokens.readings[j + 1])
                return done if words[i] == "na" else words[i + 1] != "middel"
            if tags[j] & (Tag.PUNCTUATION | Tag.FINITE | Tag.PARTICIPLE) and not tags[j] & Tag.NOUN:
                return False
        return False

    def _separable(self, particle: str, i: int) -> bool:
        lemmas = [lemma for lemma, _ in self.tokens.readings[i]]
        behind = self.tokens.words[i + 1 : i + 2]
        if any(_SAID_BY.get(lemma) in behind for lemma in lemmas):
            return False  # «opende het debat | door te wijzen op de kosten»
        return any(particle in self.particles.get(lemma, ()) for lemma in lemmas)

    def _last_verb(self, i: int) -> bool:
        """«omdat Cyprus | die blokkeerde»: one verb is left in the sentence, for which the open
        clause waits."""
        if not self.tags[i] & Tag.RELATIVE or self.tokens.words[i] == "dat":
            return False
        after = [j for j in range(i + 1, len(self.tags)) if self.tags[j] & Tag.FINITE]
        return len(after) == 1 and self.look.at_end(after[0])

    def _names_at_once(self) -> bool:
        """«Dat voorstel wordt bestudeerd»: a demonstrative, its noun and the verb of a main
        clause; but «Dat overleg nodig is, …»."""
        words, tags = self.tokens.words, self.tags
        if words[0] != "dat" or len(words) < 4 or self.tokens.capital[1]:
            return False
        single = tags[1] == Tag.NOUN and not words[1].endswith(("en", "s"))
        other = Tag.PARTICIPLE | Tag.INFINITIVE | Tag.ALSO_NOUN
        verb = tags[2] & Tag.FINITE and not tags[2] & other
        return single and bool(verb) and not self.look.verb_behind_comma(2)

    def _asks(self) -> bool:
        """«Wanneer gaat u …?»: the finite verb stands second, in a main clause."""
        question = self.tokens.words[0] in self.grammar.interrogatives and len(self.tags) > 1
        return question and self.tags[1] & (Tag.FINITE | Tag.INFINITIVE | Tag.NOUN) == Tag.FINITE

    def _object_before(self, i: int) -> bool:
        """«ik zal dat | meenemen», «wij gaan dat niet | doen»: nothing that could be a subject
        stands between it and the infinitive for which the clause waits."""
        top, tags = self.top, self.tags
        if self.tokens.words[i] != "dat" or top.finite < 0 or top.verbs != [top.finite]:
            return False
        j = i + 1
        while j < len(tags) and tags[j] & (Tag.ADVERB | Tag.NEGATION) and not tags[j] & Tag.VERB:
            j += 1
        waits = self.cluster.modal(top) or any(
            lemma in self.grammar.bare for lemma, _ in self.tokens.readings[top.finite]
        )
        return waits and j < len(tags) and bool(tags[j] & Tag.INFINITIVE) and self.look.at_end(j)

    def _no_opener(self, i: int) -> bool:
        """«maakte zijn dreigement waar.», «bij ziekte of vertrek, wordt …», «X, toen twintig,
        werd …», «die dag»: a particle, a coordinator, an adverb, an article."""
        following = self.tokens.words[i + 1 : i + 2]
        if self.tags[i] & Tag.RELATIVE and not self.grammar.time_nouns.isdisjoint(following):
            return True  # «dat jaar»
        if self.tags[i] & Tag.DETERMINER and self.tokens.words[i - 1] == ";":
            return True  # «…; die van het lid Smit ontraad ik»
        if self.look.ends_stretch(i) and self.closes_bracket(i):
            return True
        joins = self.tags[i] & Tag.JOINING or self.tokens.words[i] in self.grammar.initial
        waits = len(self.stack) == 1 and self.top.finite < 0
        return bool(joins) and waits and self.look.verb_behind_comma(i)

    def bracket_waits(self, i: int) -> bool:
        """«zal het kabinet dat | steunen», «heeft bij die gelegenheid | gemeld»: the only
        verb that follows is the one the auxiliary still waits for."""
        top = self.top
        if top.finite < 0 or top.verbs != [top.finite] or self.tags[i - 1] & Tag.PUNCTUATION:
            return False
        if self.tokens.words[i] == "dat" and self.tokens.words[i - 1] in self.grammar.content_nouns:
            return False  # «is van oordeel dat de regels volstaan»
        if self.tokens.words[i : i + 2] == ["dat", "er"]:
            return False  # «wil ook dat er verkiezingen komen»
        if self.tokens.words[i] == "dat" and (self.tokens.capital[i + 1] or self._several(i + 1)):
            return False  # «duidelijk werd dat Spanje Malta verzocht om …»
        if self.cluster.modal(top):
            return self.look.bracket_verb(i, Tag.INFINITIVE)
        return self.cluster.takes_participle(top) and self.look.bracket_verb(i, Tag.PARTICIPLE)

    def _several(self, i: int) -> bool:
        """«wil dat | partijen meewerken»: a plural never has «dat» for its article."""
        word, tag = self.tokens.words[i], self.tags[i]
        plural = word.endswith("en") and word not in self.grammar.single_in_en
        return plural and bool(tag & (Tag.NOUN | Tag.ALSO_NOUN)) and i + 1 < len(self.tags)

    def elliptical(self) -> bool:
        """«zoals afgesproken,»: a subordinate clause that never gets a finite verb."""
        top = self.top
        return (
            len(self.stack) > 1
            and top.kind is ClauseKind.SUBORDINATE
            and top.finite < 0
            and bool(top.own)
            and (self._brief() or bool(self.tags[top.own[-1]] & Tag.PARTICIPLE))
        )

    def ends_brief(self, i: int) -> bool:
        """«U ontvangt zoals toegezegd | een lijst»: no comma closes what none opened."""
        mark = self.top.mark
        if not self.elliptical() or mark < 1 or not self._brief():
            return False
        following = self.tokens.words[i + 1 : i + 2]
        return not self.tags[mark - 1] & Tag.PUNCTUATION and following != ["door"]

    def _brief(self) -> bool:
        """«zoals gevraagd door uw Kamer,»: with more behind its participle."""
        opens = self.tokens.words[self.top.mark] in self.grammar.briefly
        return opens and any(self.tags[j] & Tag.PARTICIPLE for j in self.top.own)

    def participle_phrase(self, i: int) -> bool:
        """«, gesteund door Duitsland, …», ", stressing that …": right behind a comma."""
        if i < len(self.tags) and not self.grammar.verb_second and self.look.present_participle(i):
            return True
        if i + 1 < len(self.tags) and self.tags[i] & Tag.ADVERB and not self.tags[i] & Tag.VERB:
            i += 1  # «, daarin gesteund door Malta, …»
        if i >= len(self.tags) or not self.tags[i] & Tag.PARTICIPLE:
            return False
        if self.tags[i] & Tag.FINITE and (self.top.finite >= 0 or not self.look.by_agent(i)):
            return self.look.interrupts(i) and self.top.finite < 0
        if self.cluster.awaits_participle(self.top) and self.look.participle_after[i] < 0:
            return False  # «heeft, op verzoek van X, gevraagd om …»
        following = self.tags[i + 1] if i + 1 < len(self.tags) else 0
        return bool(following & Tag.PREPOSITION)

    def closes_bracket(self, i: int) -> bool:
        """«de grenzen gingen dicht»: the particle of the finite verb, and no verb itself."""
        finite = self.top.finite
        return finite >= 0 and any(
            self.tokens.words[i] in self.particles.get(lemma, ())
            for lemma, _ in self.tokens.readings[finite]
        )

    def behind_condition(self, i: int) -> bool:
        """«Mocht dit tegenvallen, dan | zullen wij …»: behind a clause that begins with its
        verb."""
        if self.top.finite != 0 or i < 2 or not self.grammar.verb_second:
            return False
        then = self.tags[i - 1] & Tag.COORDINATOR and not self.tags[i - 1] & Tag.JOINING
        return bool(then and self.tags[i - 2] & Tag.PUNCTUATION)

    def opens_main(self, i: int) -> bool:
        """«Om dit op te lossen | moeten er …»: the modal of a main clause without a verb so far."""
        first = self.clauses[0].finite < 0 and bool(self.tags[i] & Tag.FINITE)
        return (
            self.grammar.verb_second
            and first
            and self.look.is_helper(i)
            and not self.look.is_helper(i - 1)
        )
