"""What joins words and clauses: coordinators, commas and dashes before a word, and what cannot
stand behind them."""

from griffier.extract.clause import ClauseKind
from griffier.extract.openers import Openers
from griffier.extract.scan import BOUNDARY
from griffier.extract.tokens import names_listed
from griffier.lexicon.conjugation import Form
from griffier.lexicon.grammar import Tag


class Joints(Openers):
    """Questions about what stands between a word and the verb before it."""

    def lists_agents(self, i: int) -> bool:
        """ "which was supported by Sweden, | Ireland and Malta": a comma among those who did
        what a relative clause tells."""
        top = self.top
        if top.kind is not ClauseKind.SUBORDINATE or not top.verbs:
            return False
        first = top.verbs[-1] + 1
        by = self.tokens.words[first : first + 1] == ["by"] and names_listed(self.tokens, i + 1)
        return by and all(
            self.tokens.capital[j] or self.tags[j] & (Tag.DETERMINER | Tag.PUNCTUATION)
            for j in range(first + 1, i)
        )

    def _coordinator_before(self, i: int) -> int:
        """The coordinator right before a word and its adverbs, or -1."""
        j = i - 1
        while j > 0 and self.tags[j] & Tag.ADVERB and not self.tags[j] & Tag.COORDINATOR:
            j -= 1
        return j if j >= 0 and self.tags[j] & Tag.COORDINATOR else -1

    def _joined(self, i: int) -> bool:
        """Whether a verb at word `i` would stand behind a coordinator, a comma or another."""
        beside = i - 1 in self.top.verbs or self.tags[i - 1] & (Tag.PUNCTUATION | Tag.MARKER)
        return bool(beside) or self._coordinator_before(i) >= 0

    def dash_restarts(self, i: int) -> bool:
        """ "They turned to welfare – | the Minister welcomed …": the only dash of a sentence,
        and a subject with its verb behind it."""
        words, tags = self.tokens.words, self.tags
        if words[i] not in "–—" or i + 2 >= len(tags) or sum(w in "–—" for w in words) > 1:
            return False
        opens = tags[i + 1] & (Tag.DETERMINER | Tag.NOMINATIVE) or self.tokens.capital[i + 1]
        after = next((j for j in range(i + 1, len(tags)) if tags[j] & (Tag.FINITE | BOUNDARY)), i)
        begun = self.clauses[self.stack[0]].finite >= 0
        return bool(opens and begun and tags[after] & Tag.FINITE)

    def noun_in_infinitive(self, i: int) -> bool:
        """ "to work with Peru and Chile on the peace | process"."""
        top = self.top
        main = self.clauses[self.stack[0]]
        if not self.tags[i] & Tag.ALSO_NOUN or main.finite < 0:
            return False  # "The duty to deal with them | lies with …"
        return top.kind is ClauseKind.INFINITIVE and bool(top.verbs) and not self._joined(i)

    def described(self, i: int) -> bool:
        """«van kleine bedrijven»: a noun listed as such behind an adjective that itself stands
        behind an article or preposition."""
        listed = self.grammar.words.get(self.tokens.words[i], 0) & Tag.ALSO_NOUN
        top = self.top
        if listed and (self._done(i) or self._qualified(i) or self._with_more(i)):
            return True
        if i < 2 or not listed or top.finite < 0 or self.cluster.modal(top):
            return False
        if any(lemma in self.grammar.causative for lemma, _ in self.tokens.readings[top.finite]):
            return False  # «laat dit door de dienst bezien»
        before, word = self.tags[i - 1], self.tokens.words[i - 1]
        inflected = word.endswith("e") and not word.endswith(self.grammar.noun_endings)
        plain = inflected and not before & Tag.VERB and word not in self.grammar.nouns_in_e
        article = bool(self.tags[i - 2] & (Tag.DETERMINER | Tag.PREPOSITION))
        return plain and article and not self.tokens.capital[i - 1]

    def _qualified(self, i: int) -> bool:
        """ "technical | support", "joint and public | calls": behind what is an adjective by
        its ending, no singular verb."""
        single = any(form & (Form.SINGULAR | Form.PAST) for _, form in self.tokens.readings[i])
        if self.grammar.verb_second or i < 1 or single or self.tokens.capital[i - 1]:
            return False
        before = self.tokens.words[i - 1]
        return before in self.grammar.adjectives or before.endswith(self.grammar.sure_adjectives)

    def _done(self, i: int) -> bool:
        """«deden | voorstellen voor …»: nouns that one does, right behind the verb."""
        finite = self.top.finite
        does = finite == i - 1 >= 0 and self.tokens.words[finite] in ("deed", "deden", "doet")
        return does and self.tokens.words[i] in ("voorstellen", "uitspraken", "beloften")

    def _with_more(self, i: int) -> bool:
        """«de kosten, de planning, | vragen die nog openstaan»: a noun of a list, told apart."""
        behind = self.tags[i - 1] & Tag.PUNCTUATION and self.tokens.words[i + 1 : i + 2] == ["die"]
        return bool(behind) and self.top.finite >= 0
