"""What the verbs read so far still want: an infinitive, a participle, nothing."""

from typing import Final

from griffier.extract.clause import Clause, ClauseKind
from griffier.extract.tokens import Tokens
from griffier.lexicon.conjugation import Form
from griffier.lexicon.grammar import Grammar, Tag

_LENGTH: Final = 4  # how many words a cluster of verbs may have
_DUE: Final = Tag.DETERMINER | Tag.NUMERAL | Tag.PREPOSITION | Tag.ATTRIBUTE  # before a noun


class Cluster:
    """Government among the verbs of a clause."""

    def __init__(self, tokens: Tokens, grammar: Grammar) -> None:
        self.tokens, self.grammar = tokens, grammar

    def governed(self, clause: Clause) -> bool:
        """Whether the verbs read so far still want a bare infinitive."""
        if not clause.verbs:
            return False
        # «zal worden geïnformeerd», «zal geïnformeerd worden»: any verb of the cluster
        adjacent = len(self.tokens) > clause.verbs[-1] + 1 and clause.own[-1:] == clause.verbs[-1:]
        governors = clause.verbs if adjacent else clause.verbs[-1:]
        return any(
            lemma in self.grammar.bare
            for verb in governors
            for lemma, _ in self.tokens.readings[verb]
        )

    def bare(self, verb: int) -> bool:
        """Whether a word can govern a bare infinitive."""
        return any(lemma in self.grammar.bare for lemma, _ in self.tokens.readings[verb])

    def modal(self, clause: Clause) -> bool:
        """Whether the finite verb is a modal, which governs a second conjunct too: «zal
        pleiten voor X en Y aansporen»."""
        finite = self.tokens.readings[clause.finite]
        return any(lemma in self.grammar.modal for lemma, _ in finite)

    def takes_participle(self, clause: Clause) -> bool:
        """Whether an auxiliary of the clause goes with a participle."""
        return any(map(self.aids, clause.verbs))

    def aids(self, verb: int) -> bool:
        """Whether a word can be an auxiliary that goes with a participle."""
        helpers = self.grammar.perfect | self.grammar.passive
        return any(lemma in helpers for lemma, _ in self.tokens.readings[verb])

    def aided(self, participle: int) -> bool:
        """«zal dit gedaan | worden»; not «ga in op het verzoek gedaan bij brief», nor «uit
        geregeld zijn zorgen»."""
        tags = self.tokens.tags
        behind = range(participle + 1, min(len(tags), participle + _LENGTH))
        return any(
            tags[j] & Tag.INFINITIVE and self.aids(j) and tags[j + 1 : j + 2] != [Tag.NOUN]
            for j in behind
        )

    def participial(self, clause: Clause, word: int) -> bool:
        """Whether some verb of the clause can go with a participle, if only as its predicate:
        «kreeg aangeboden», «acht gewaarborgd»; most verbs cannot. A modal only goes with what
        can be an infinitive, too: «moeten ons realiseren»."""
        words = self.grammar.perfect | self.grammar.passive | self.grammar.participial
        if any(form & Form.INFINITIVE for _, form in self.tokens.readings[word]):
            words = words | self.grammar.helpers
        return any(
            lemma in words for verb in clause.verbs for lemma, _ in self.tokens.readings[verb]
        )

    def takes_bare(self, clause: Clause) -> bool:
        """Whether the last verb read is an auxiliary that waits for its verb."""
        return bool(clause.verbs) and any(
            lemma in self.grammar.helpers for lemma, _ in self.tokens.readings[clause.verbs[-1]]
        )

    def raised(self, clause: Clause) -> bool:
        """«lijkt te», «is te»: the infinitive shares the bracket of its governor."""
        if not clause.verbs:
            return False
        last = self.tokens.readings[clause.verbs[-1]]
        if len(clause.verbs) > 1 and self.made_known(clause):
            return False  # «lieten weten | niet te zullen toetreden»
        if self._asks_for_infinitive(clause):
            return False  # «Afgesproken is | de dialoog te vervolgen»
        first = min(clause.verbs)  # «dat Nederland bereid is», «is voornemens»
        final = clause.kind is ClauseKind.SUBORDINATE
        verbs = {first - 1, *clause.verbs} if final else {*clause.verbs}
        if clause.kind is ClauseKind.INFINITIVE:
            verbs.add(first - 2)  # «meldde bereid te zijn | troepen te sturen»
        beside = (self.tokens.words[j] for j in clause.own if j > clause.verbs[-1] or j in verbs)
        if not self.grammar.infinitive_governors.isdisjoint(beside) or self._aims(clause):
            return False
        return any(lemma in self.grammar.raising for lemma, _ in last)

    def raises(self, clause: Clause, i: int) -> bool:
        """Whether the infinitive behind «te» at word `i` shares the bracket of its governor."""
        return self.raised(clause) or self._slipped(clause, i)

    def _slipped(self, clause: Clause, i: int) -> bool:
        """«Ik zal u op de hoogte te houden», a slip of the pen: «zal» has no other infinitive."""
        if clause.kind is not ClauseKind.MAIN or clause.verbs != [clause.finite]:
            return False
        if not any(m in self.grammar.future for m, _ in self.tokens.readings[clause.finite]):
            return False
        tags = self.tokens.tags
        for j in range(i + 2, len(tags)):
            if tags[j] & (Tag.INFINITIVE | Tag.PARTICIPLE):
                return False
            if tags[j] & Tag.PUNCTUATION:
                break
        return not tags[i - 1] & (Tag.PUNCTUATION | Tag.COORDINATOR)

    def waits_raised(self, clause: Clause) -> bool:
        """«is door de lidstaten te regelen»: nothing but «is» stands before the infinitive."""
        if clause.verbs != [clause.finite]:
            return False
        finite = self.tokens.readings[clause.finite]
        return any(lemma in self.grammar.raising for lemma, _ in finite)

    def _asks_for_infinitive(self, clause: Clause) -> bool:
        """«Afgesproken is | …», «nadat Italië beloofd had | …»: whether the clause opens with
        the participle of a verb that takes an infinitive, or ends with one."""
        final = clause.kind is ClauseKind.SUBORDINATE and clause.verbs[-2:-1] == [
            clause.verbs[-1] - 1
        ]
        first = clause.verbs[0]
        behind = final and self.tokens.tags[first] & Tag.PARTICIPLE
        opening = self.tokens.readings[first] if first == 0 or behind else ()
        known = self.grammar.takes_infinitive
        return len(clause.verbs) == 2 and any(m.replace("|", "") in known for m, _ in opening)

    def made_known(self, clause: Clause) -> bool:
        """«laten weten», «doen blijken»: what is told follows as a clause of its own."""
        before = self.tokens.readings[clause.verbs[-2]]
        causes = any(lemma in self.grammar.causative for lemma, _ in before)
        known = self.tokens.readings[clause.verbs[-1]]
        return causes and any(lemma in self.grammar.raising for lemma, _ in known)

    def _aims(self, clause: Clause) -> bool:
        """«Doel is | de uitstoot te halveren»: the infinitive says what the aim is."""
        finite = clause.finite
        if finite < 1 or clause.kind is not ClauseKind.MAIN or clause.verbs[-1] != finite:
            return False
        copula = any(m in self.grammar.copulas for m, _ in self.tokens.readings[finite])
        words, tags = self.tokens.words, self.tokens.tags
        denied = finite + 1 < len(words) and tags[finite + 1] & (Tag.NEGATION | Tag.MARKER)
        return copula and words[finite - 1] in self.grammar.aims and not denied

    def awaits_participle(self, clause: Clause) -> bool:
        """Whether a clause has its auxiliary but not yet what it helps."""
        return len(clause.verbs) == 1 and self.takes_participle(clause)

    def waits_for(self, clause: Clause, i: int, *, listed: bool) -> bool:
        """Whether word `i`, `listed` among the nouns or not, is the participle waited for."""
        return (not listed and self.awaits_participle(clause)) or self.ends_passive(clause, i)

    def ends_passive(self, clause: Clause, i: int) -> bool:
        """«wordt u nader | bericht zodra …»: no noun, and nothing of the bracket behind."""
        tags, readings = self.tokens.tags, self.tokens.readings
        helpers = (lemma for verb in clause.verbs for lemma, _ in readings[verb])
        if not self.grammar.verb_second or self.grammar.passive.isdisjoint(helpers):
            return False
        ends = Tag.PUNCTUATION | Tag.SUBORDINATOR | Tag.PREPOSITION
        behind = i + 1 >= len(tags) or tags[i + 1] & ends
        return bool(behind) and not tags[i - 1] & _DUE
