"""English gerunds and bare verbs behind a coordinator: to which clause they belong.

"…, welcoming the reforms and calling for more", "while stressing that …", "urged Serbia to
reform its courts and align its policy".
"""

from typing import Final

from griffier.extract.clause import ClauseKind
from griffier.extract.joints import Joints
from griffier.extract.scan import BOUNDARY
from griffier.lexicon.conjugation import Form
from griffier.lexicon.grammar import Tag

_OPENS: Final = (
    Tag.DETERMINER | Tag.PREPOSITION | Tag.SUBORDINATOR | Tag.PERSONAL | Tag.DEMONSTRATIVE
)
_SUBJECT: Final = 8  # words within which the verb of a main clause follows its comma
_LIGHT: Final = (["note"], ["attention"], ["tribute"], ["stock"], ["account"])


class Gerunds(Joints):
    """Questions about a word behind a coordinator or "while"."""

    def gerund_within(self, i: int) -> int:
        """Where on the stack stands the clause that a second gerund belongs to, or -1."""
        if self.grammar.verb_second or not self.look.present_participle(i):
            return -1
        if self._of_paper(i):
            return len(self.stack) - 1
        at = self._coordinator_before(i)
        following = self.tags[i + 1] if i + 1 < len(self.tags) else 0
        listed = at > 0 and self.tags[at - 1] & Tag.PUNCTUATION
        declares = any(lemma in self.grammar.declaring for lemma, _ in self.tokens.readings[i])
        opens = following & _OPENS or declares or (listed and following & Tag.NOUN)
        opens = opens or self.tokens.words[i + 1 : i + 2] in _LIGHT  # "and taking note of"
        if at < 0 or not opens:
            return -1
        last = next((c for c in reversed(self.clauses) if self._is_gerund_clause(c.verbs)), None)
        if last is None or last.kind is not ClauseKind.PARTICIPLE or last.parent not in self.stack:
            return -1
        return self.stack.index(last.parent)

    def by_gerund(self, i: int) -> bool:
        """ "opened the debate by | calling on …": how it was done."""
        top = self.top
        main = top.kind is ClauseKind.MAIN and top.finite >= 0 and self.tokens.words[i - 1] == "by"
        return main and self.look.present_participle(i)

    def _of_paper(self, i: int) -> bool:
        """ "adopted conclusions condemning …", "issued a statement calling on …"."""
        j = i - 1
        while j > 0 and self.tags[j] & Tag.ADVERB:
            j -= 1
        main = self.top.kind is ClauseKind.MAIN and bool(self.top.verbs)
        return main and j > self.top.verbs[-1] and self.tokens.words[j] in self.grammar.papers

    def _is_gerund_clause(self, verbs: list[int]) -> bool:
        return bool(verbs) and self.look.present_participle(verbs[0])

    def progressive(self, i: int) -> bool:
        """ "is providing", "are also calling on": a present participle behind "be"."""
        top = self.top
        if not top.verbs or not self.look.present_participle(i):
            return False
        last = top.verbs[-1]
        adverbs = all(self.tags[k] & (Tag.ADVERB | Tag.NEGATION) for k in range(last + 1, i))
        return adverbs and any(m in self.grammar.passive for m, _ in self.tokens.readings[last])

    def before_gerund(self, i: int) -> bool:
        """ "while stressing that …", "whilst also calling on …"."""
        if self.tokens.words[i] not in self.grammar.with_gerund:
            return False
        j = i + 1
        while j < len(self.tags) and self.tags[j] & Tag.ADVERB and not self.tags[j] & Tag.VERB:
            j += 1
        return j < len(self.tags) and self.look.present_participle(j)

    def joins_infinitive(self, i: int) -> bool:
        """A bare verb behind a coordinator or comma goes on from the infinitive before it,
        unless it is one by which something is declared and the main verb has its form:
        "agree to create jobs, ensure stability and welcome …" (but "to uphold and support")."""
        top = self.top
        if self.grammar.verb_second or top.kind is not ClauseKind.INFINITIVE or not top.verbs:
            return False
        comma = i - 1 > top.verbs[-1] and bool(self.tags[i - 1] & Tag.PUNCTUATION)
        coordinator = self._coordinator_before(i)
        if not comma and coordinator < 0:
            return False
        if self.tokens.words[i : i + 2] == ["look", "forward"]:
            return False
        if coordinator == top.verbs[-1] + 1:
            return True  # the first has no object yet
        if not self.grammar.declaring.isdisjoint(m for m, _ in self.tokens.readings[i]):
            finite = self.clauses[self.stack[0]].finite
            forms = [form for _, form in self.tokens.readings[finite]] if finite >= 0 else []
            return bool(forms) and not any(form & Form.PLURAL for form in forms)
        return True

    def reopens_infinitive(self, i: int) -> bool:
        """ "…, create jobs, and make …": an infinitive that a comma closed goes on."""
        last = self.clauses[-1]
        if self.grammar.verb_second or last.kind is not ClauseKind.INFINITIVE or not last.verbs:
            return False
        at = self._coordinator_before(i)
        at = at - 1 if at >= 0 else i - 1
        comma = at > last.verbs[-1] and bool(self.tags[at] & Tag.PUNCTUATION)
        bare = self.grammar.declaring.isdisjoint(m for m, _ in self.tokens.readings[i])
        above = last.parent
        while above > 0 and self.clauses[above].kind is ClauseKind.INFINITIVE:
            above = self.clauses[above].parent  # "will continue | to do its best | to help, …"
        return comma and bare and self.stack[-1] in (above, last.parent)

    def resumes_declaring(self, i: int) -> bool:
        """ "stressed that those responsible must be tried and | urged all states to help": one
        verb by which something is declared goes on from another, behind its content."""
        main, top = self.clauses[self.stack[0]], self.top
        if top.kind is not ClauseKind.SUBORDINATE or top.finite < 0:
            return False
        if main.finite < 0 or self._coordinator_before(i) < 0 or i + 1 >= len(self.tags):
            return False
        declares = self.grammar.declaring | self.grammar.telling
        both = all(
            any(lemma in declares and form & Form.PAST for lemma, form in self.tokens.readings[j])
            for j in (main.finite, i)
        )
        return both and bool(self.tags[i + 1] & (_OPENS | Tag.NOUN) and self.tags[i] & Tag.FINITE)

    def _closed_before(self, i: int) -> bool:
        """ "am grateful for the trust | shown by …": behind a whole noun phrase no participle
        is still awaited."""
        following = self.tags[i + 1] if i + 1 < len(self.tags) else 0
        opens = i > 1 and self.tags[i - 1] & Tag.NOUN and self.tags[i - 2] & Tag.DETERMINER
        last = self.top.verbs[-1] if self.top.verbs else i
        copula = last < i - 3 and any(
            lemma in self.grammar.passive for lemma, _ in self.tokens.readings[last]
        )
        return bool(opens and copula and following & Tag.PREPOSITION)

    def no_verb_before(self, i: int) -> bool:
        """ "As close partners | we agree"; "Ministers | welcomed the plan": a second finite verb
        right behind the first word."""
        if self.look.before_subject(i):
            return True
        following = self.tags[1] if i == 0 and len(self.tags) > 1 else 0
        sure = following & Tag.FINITE and not following & (Tag.NOUN | Tag.ALSO_NOUN)
        return bool(sure) and not self.grammar.verb_second

    def said_without_that(self, i: int) -> bool:
        """ "The sides said | they would …", "We hope | the parties will …": a subject and, where
        it is no pronoun, its auxiliary, right behind the verb of saying."""
        top = self.top
        if not top.verbs or top.verbs[-1] != i - 1:
            return False
        if not any(lemma in self.grammar.saying for lemma, _ in self.tokens.readings[i - 1]):
            return False
        it = self.tokens.words[i] == "it" and self.tags[i + 1 : i + 2] != []
        it = it and bool(self.tags[i + 1] & Tag.FINITE)  # "said | it supported the plan"
        return it or bool(self.tags[i] & Tag.NOMINATIVE) or self._content_at(i)

    def _content_at(self, i: int) -> bool:
        opens = self.tags[i] & (Tag.DETERMINER | Tag.NUMERAL) or self.tokens.capital[i]
        after = self.look.sure_after[i]
        if not opens or self.tags[i] & (Tag.PREPOSITION | Tag.SUBORDINATOR) or after < 0:
            return False
        if not self.look.is_helper(after) or not self.tags[after - 1] & (Tag.NOUN | Tag.ADVERB):
            return False
        return not any(self.tags[k] & BOUNDARY for k in range(i, after))

    def behind_feeling(self, i: int) -> bool:
        """ "was pleased with the growth and | called for more": nobody is called for."""
        last = self.top.verbs[-1:]
        joined = i > 0 and self.tags[i - 1] & Tag.COORDINATOR
        return bool(joined and last) and self.tokens.words[last[0]] in self.grammar.feelings

    def in_preamble(self) -> bool:
        """ "Recalling that the Union plays its part and bears …": no main clause is open that
        the second verb could be of."""
        if self.grammar.verb_second:
            return False
        opening = self.stack[1:2] == [1] and not self.clauses[0].own
        inside = self.top.kind is ClauseKind.SUBORDINATE and self.top.finite >= 0
        participle = self.clauses[self.stack[1]].kind is ClauseKind.PARTICIPLE if opening else False
        return inside and participle

    def same_modal(self, i: int) -> bool:
        """ "that the parties will come back and | will talk": the modal of the content again,
        and none of the main clause."""
        finite, main = self.top.finite, self.clauses[0].finite
        if self.grammar.verb_second or self.top.kind is not ClauseKind.SUBORDINATE or not i:
            return False
        words, again = self.tokens.words, self.tags[i - 1] & (Tag.COORDINATOR | Tag.ADVERB)
        modal = any(lemma in self.grammar.modal | self.grammar.future
                    for lemma, _ in self.tokens.readings[i])  # fmt: skip
        said = main >= 0 and words[main] != words[i]
        return bool(again and modal and said) and finite >= 0 and words[finite] == words[i]

    def closed_from(self, i: int) -> int:
        """Where on the stack the clauses begin that the comma at `i` closes."""
        if self._ends_opening(i):
            return 1
        if self.top.kind is ClauseKind.PARTICIPLE or self.elliptical():
            return 1 if self.in_opening_phrase() else len(self.stack) - 1
        return len(self.stack)

    def _ends_opening(self, i: int) -> bool:
        """ "Urging Serbia to align, | France …", "Stressing that time was short, | the Council
        …": behind the comma at `i` the main clause begins with its subject."""
        opens = self.english and self.stack[1:2] == [1] and self._nothing_before()
        if not opens or self.clauses[1].kind is not ClauseKind.PARTICIPLE or not self.top.verbs:
            return False
        if self.top.kind is ClauseKind.PARTICIPLE or i + 2 >= len(self.tags):
            return False
        if not (self.tokens.capital[i + 1] or self.tags[i + 1] & Tag.DETERMINER):
            return False
        for tag in self.tags[i + 2 : i + _SUBJECT]:
            if tag & (Tag.FINITE | Tag.PUNCTUATION | Tag.COORDINATOR):
                return bool(tag & Tag.FINITE)
        return False

    def in_opening_phrase(self) -> bool:
        """ "Alarmed at the hardship caused in the south, the Council …": before its comma no
        past tense can come."""
        if self.grammar.verb_second:
            return False
        opening = self.stack[1:2] == [1] and self._nothing_before()
        inner = all(self.clauses[k].kind is ClauseKind.PARTICIPLE for k in self.stack[1:])
        return opening and inner

    def _nothing_before(self) -> bool:
        """Whether the first words of the main clause are still to come, but for a "while"."""
        own = self.clauses[0].own
        return not own or (own == [0] and self.tokens.words[0] in self.grammar.with_gerund)

    def subject_before(self, i: int) -> bool:
        """ "…, and we also support": a pronoun that can only be a subject stands before."""
        j = i - 1
        while j > 0 and self.tags[j] & Tag.ADVERB and not self.tags[j] & Tag.NOMINATIVE:
            j -= 1
        return not self.grammar.verb_second and j >= 0 and bool(self.tags[j] & Tag.NOMINATIVE)

    def pronoun_opens(self, i: int) -> bool:
        """«Wij onderzoeken of …»: second in a main clause that such a pronoun begins."""
        if not self.grammar.verb_second or not i or self.top.finite >= 0:
            return False
        pronoun = self.tags[i - 1] & Tag.NOMINATIVE and not self.tags[i - 1] & Tag.DETERMINER
        opens = i == 1 or bool(self.tags[i - 2] & (Tag.PUNCTUATION | Tag.COORDINATOR))
        return bool(pronoun) and opens and self.top.kind is ClauseKind.MAIN
