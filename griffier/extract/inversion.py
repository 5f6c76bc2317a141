"""Where the subject stands behind the finite verb: «In mei besloot de Raad | de termijn …».

An infinitive clause takes the words before its «te» with it, but not the subject of the
clause round it.
"""

from bisect import bisect_left
from typing import Final

from griffier.extract.clause import Clause, ClauseKind
from griffier.extract.judgement import Judgement
from griffier.extract.noun_due import NATIONAL
from griffier.extract.scan import REACH
from griffier.lexicon.conjugation import Form
from griffier.lexicon.grammar import Tag

_WHERE: Final = "waar"  # how «waarbij», «waarin» and their like begin
_TENSES: Final = Form.SINGULAR | Form.PLURAL | Form.PAST | Form.PAST_PLURAL
_JOINTS: Final = Tag.COORDINATOR | Tag.PUNCTUATION

_INSERTED: Final = 12  # words back to the comma that opens an insertion
_ADDRESSING: Final = frozenset(
    {"beroep", "oproep", "verzoek", "opdracht", "uitnodiging", "aanbeveling"}
)


# Pronouns that are nothing but a subject; «ze» may be an object.
_SUBJECTS: Final = frozenset({"ik", "wij", "we", "hij"})


class Inversion(Judgement):
    """Questions about the words behind a finite verb."""

    def inverted_subject(self, clause: Clause, tail: list[int]) -> int:
        """How many words of `tail` are the subject of `clause`."""
        if not tail or tail[0] != clause.finite + 1:
            return 0
        behind = clause.kind is ClauseKind.MAIN and clause.own[:1] != [clause.finite]
        sure = self.tokens.words[tail[0]] in _SUBJECTS and self.grammar.verb_second
        if behind and sure:
            return 1  # «De uitkomst verwacht ik | in mei te delen»
        if not self.inverted(clause):
            return 0
        if self.tags[tail[0]] & Tag.PERSONAL:
            return int(self.tags[tail[0]] & Tag.NOMINATIVE != 0 or self._addressed(tail))
        return self.phrase_length(tail)

    def goes_back(self, i: int) -> bool:
        """Whether an infinitive goes on from a clause before it."""
        return self.resumes_modal(i) or self.joins_infinitive(i) or self._fills_bracket(i)

    def _fills_bracket(self, i: int) -> bool:
        """«zal bij de staten die niets hebben gedaan | aandringen op …»: right behind a relative
        clause whose verbs are complete it belongs to the modal round that, whose clause is
        returned to."""
        top, outer = self.top, self.clauses[self.stack[max(0, len(self.stack) - 2)]]
        if self.english or top.finite < 0 or top.verbs[-1:] != [i - 1] or top.mark < 1:
            return False
        relative = self.tags[top.mark] & Tag.RELATIVE and self.cluster.takes_participle(top)
        done = relative and top.finite != i - 1 and not self.governs(top)
        if not done or outer.verbs != [outer.finite] or not self.cluster.modal(outer):
            return False
        self.stack.pop()
        return True

    def _addressed(self, tail: list[int]) -> bool:
        """«Bij brief van 2 mei verzocht u | mij te berichten»: «u» is who asks, where one who
        is asked stands behind it."""
        words = [self.tokens.words[j] for j in tail[:2]]
        return words[:1] == ["u"] and words[1] in self.grammar.accusative if words[1:] else False

    def conjunct_start(self, i: int) -> int:
        """The coordinator or comma behind which the clause of the finite verb `i` begins: not
        the «en» between its two subjects («…, maar | Spanje en Portugal vonden»)."""
        at = self.coordinator_behind_verb()
        if self.english and at == i - 1 and (joined := self._before_insertion(at)) >= 0:
            return joined
        if at < 0 or self.tokens.words[at] not in ("en", "and") or self._singular(i):
            return at
        low = max(max(self.top.verbs[-1:], default=-1), at - REACH)
        behind = i
        while self._names(at + 1, behind):  # "…, and | Germany, Austria and Sweden opposed it"
            earlier = next((j for j in range(at - 1, low, -1) if self.tags[j] & _JOINTS), -1)
            if earlier < 0 or not self._names(earlier + 1, at):
                break
            at, behind = earlier, at
        return at

    def _before_insertion(self, at: int) -> int:
        """ "…, and | the Union, while acknowledging this, voiced its concern": the coordinator
        before a subject that an insertion parts from its verb, or -1."""
        own = [j for j in self.top.own if j < at]
        commas = [j for j in own[-_INSERTED:] if self.tokens.words[j] == ","]
        if self.tokens.words[at] != "," or not commas:
            return -1
        j = commas[-1] - 1
        while j > 0 and (self.tokens.capital[j] or self.tags[j] & Tag.DETERMINER):
            j -= 1
        joins = self.tags[j] & Tag.COORDINATOR and j < commas[-1] - 1
        return j if joins and j > max(self.top.verbs, default=-1) else -1

    def ends_conjunct(self, i: int) -> bool:
        """«dat Italië het woord nam en | op spoed aandrong»: whether the finite verb at `i` is
        that of a second clause behind the word that opened the first."""
        inner = self.top.kind is ClauseKind.SUBORDINATE
        ends = self.look.joined_form(i) or self.look.verb_last(i)
        return inner and (ends or self._goes_on_inside(i))

    def _goes_on_inside(self, i: int) -> bool:
        """«…, waarbij Italië sprak en | pleitte voor uitstel»: right behind «en», of somebody
        named, in the tense and number of the verb before; behind «dat» only where the verb of the
        main clause has others («meldde dat Italië steunt en | pleit voor …»)."""
        top, words, tags = self.top, self.tokens.words, self.tags
        if self.english or top.finite < 0 or top.mark < 0 or i + 1 >= len(tags):
            return False
        if words[i - 1] != "en" or tags[i - 2] & Tag.PUNCTUATION or tags[i + 1] & Tag.PERSONAL:
            return False
        first = top.mark + 1 + bool(tags[top.mark + 1] & Tag.DETERMINER)
        acts = self.tokens.capital[first] or tags[first] & Tag.NOMINATIVE
        if not acts or not self._agrees(top.finite, i):
            return False
        if words[top.mark] in self.grammar.complementisers:
            outer = self.clauses[self.stack[-2]].finite if len(self.stack) > 1 else -1
            passive = self.grammar.passive - self.grammar.perfect
            told = any(m in passive for m, _ in self.tokens.readings[outer])  # «Gemeld werd dat»
            return outer >= 0 and (told or not self._agrees(outer, i))
        return words[top.mark].startswith(_WHERE)

    def _agrees(self, one: int, other: int) -> bool:
        """Whether two verbs can have the same tense and number."""
        readings = self.tokens.readings
        return any(
            form & each & _TENSES for _, form in readings[one] for _, each in readings[other]
        )

    def _with_owner(self, tail: list[int], k: int) -> int:
        """The last word of a noun with whose it is, or who is addressed: «het besluit van het
        kabinet | de termijn te verlengen», «een beroep op Polen | de wet in te trekken»."""
        at = k + 1
        owned = at < len(tail) and self.tokens.words[tail[at]] == "van"
        if not owned and not self.addresses(tail, at):
            return k
        while at < len(tail) and not self.tags[tail[at]] & Tag.NOUN:
            at += 1
        return min(at, len(tail) - 1)

    def addresses(self, tail: list[int], k: int) -> bool:
        """«een beroep | op Polen»: a preposition before whoever a noun addresses."""
        if not 0 < k < len(tail) or self.tokens.words[tail[k]] not in ("aan", "op"):
            return False
        return self.tokens.words[tail[k - 1]] in _ADDRESSING

    def _singular(self, i: int) -> bool:
        forms = [form for _, form in self.tokens.readings[i]]
        return not any(form & (Form.PLURAL | Form.PAST_PLURAL) for form in forms)

    def _names(self, start: int, end: int) -> bool:
        """Whether nothing but names and articles stands between two words."""
        return end > start and all(
            self.tokens.capital[j] or self.tags[j] & Tag.DETERMINER for j in range(start, end)
        )

    def inverted(self, clause: Clause) -> bool:
        """Whether something that is no subject stands before the finite verb."""
        if clause.kind is not ClauseKind.MAIN or clause.finite < 0:
            return False
        own, behind = clause.own, bisect_left(clause.own, clause.finite)
        start = int(bool(own) and bool(self.tags[own[0]] & Tag.COORDINATOR))
        if start >= behind:
            return False
        first, last = self.tags[own[start]], self.tags[own[behind - 1]]
        if last & Tag.PUNCTUATION and behind - start == 1:
            return clause.coordinated < 0  # «Als …, besluit de Raad …»
        opens = first & (Tag.PREPOSITION | Tag.ADVERB | Tag.PRONOMINAL)
        return bool(opens) and not first & (Tag.DETERMINER | Tag.PERSONAL)

    def phrase_length(self, words: list[int]) -> int:
        """How many of `words` make up the noun phrase they begin with, its «van» included."""
        tags, capital = self.tags, self.tokens.capital
        ends = Tag.ADVERB | Tag.NEGATION | Tag.MARKER | Tag.PUNCTUATION | Tag.PERSONAL | Tag.PURPOSE
        for position, j in enumerate(words):
            fresh = position > 0 and not tags[words[position - 1]] & Tag.PREPOSITION
            if tags[j] & ends and not tags[j] & Tag.DETERMINER:
                return position
            if fresh and tags[j] & Tag.DETERMINER:
                return position
            if tags[j] & Tag.PREPOSITION and self.tokens.words[j] != "van":
                return position
            named = fresh and capital[words[position - 1]] and not capital[j]
            adjective = self.tokens.words[words[position - 1]].endswith(NATIONAL)
            if named and not adjective and tags[j] == Tag.NOUN:
                return position
        return 0

    def _attributive(self, tail: list[int], k: int) -> bool:
        """«een verplicht quotum»: behind an article, before its noun."""
        attribute = self.tags[tail[k]] & Tag.ATTRIBUTE
        return bool(k and attribute and self.tags[tail[k - 1]] & Tag.DETERMINER)

    def _parted(self, i: int) -> bool:
        """«eraan», «erop»: announces an infinitive that the finite verb asks for."""
        return bool(self.tags[i] & Tag.PRONOMINAL) and self.tokens.words[i].startswith("er")

    def _with_copula(self, i: int) -> bool:
        """«meldde bereid te zijn | troepen te sturen»: the governor belongs to the infinitive
        behind it, where that one has another behind it."""
        marked = i + 2 < len(self.tags) and self.tags[i + 1] & Tag.MARKER
        copula = bool(marked) and self.tokens.words[i + 2] in self.grammar.copulas
        again = (tag & (Tag.MARKER | Tag.PURPOSE) for tag in self.tags[i + 3 :])
        return copula and any(again)

    def governors(self, clause: Clause, tail: list[int]) -> list[int]:
        """Where in `tail` a word governs the infinitive: «voornemens»; and «deed de suggestie
        | de grens te sluiten», a noun with another phrase behind it, beside a verb that
        takes no infinitive itself."""
        words = [self.tokens.words[j] for j in tail]
        sure = [
            k
            for k, word in enumerate(words)
            if word in self.grammar.infinitive_governors
            and not self._attributive(tail, k)
            and not self._with_copula(tail[k])
        ]
        takes = any(
            lemma.replace("|", "") in self.grammar.takes_infinitive
            for verb in clause.verbs
            for lemma, _ in self.tokens.readings[verb]
        )
        if words[:1] and not takes and self._parted(tail[0]):
            sure.insert(0, 0)  # «hecht eraan | op te merken»
        opens = Tag.DETERMINER | Tag.PERSONAL
        ends = [
            self._with_owner(tail, k)
            for k, word in enumerate(words)
            if word in self.grammar.governing_nouns
        ]
        # «het besluit | de grens te sluiten», «het besluit | per 1 mei over te gaan tot …»
        nouns = [
            k
            for k in ends
            if k + 1 < len(tail)
            and (self.tags[tail[k + 1]] & opens or "".join(words[k + 2 : k + 3]).isdigit())
        ]
        return sure if takes else sorted({*sure, *nouns})

    def goes_on(self, i: int) -> bool:
        """«heb een beeld om te leren, alsmede | te komen tot …»: a further infinitive beside the
        one right before, and none of the clause round both."""
        last = self.clauses[-1]
        joined = i > 1 and self.tags[i - 1] & Tag.COORDINATOR
        purpose = last.mark >= 0 and self.tags[last.mark] & Tag.PURPOSE
        return bool(joined and purpose) and last.kind is ClauseKind.INFINITIVE and last.closed

    def has_purpose(self, i: int) -> bool:
        """«om dit te | bereiken zullen wij …»: behind «te», within a clause that «om» opens."""
        mark = self.top.mark
        purpose = mark >= 0 and bool(self.tags[mark] & Tag.PURPOSE) and self.grammar.verb_second
        return purpose and self.look.behind_marker(i)
