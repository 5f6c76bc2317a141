"""English gerunds and bare verbs behind a coordinator: to which clause they belong.

"…, welcoming the reforms and calling for more", "while stressing that …", "urged Serbia to
reform its courts and align its policy".
"""

from typing import Final

from griffier.extract.clause import ClauseKind
from griffier.extract.openers import Openers
from griffier.lexicon.conjugation import Form
from griffier.lexicon.grammar import Tag

_OPENS: Final = (
    Tag.DETERMINER | Tag.PREPOSITION | Tag.SUBORDINATOR | Tag.PERSONAL | Tag.DEMONSTRATIVE
)


class Gerunds(Openers):
    """Questions about a word behind a coordinator or "while"."""

    def gerund_within(self, i: int) -> int:
        """Where on the stack stands the clause that a second gerund belongs to, or -1."""
        if self.grammar.verb_second or not self.look.present_participle(i):
            return -1
        at = self._coordinator_before(i)
        following = self.tags[i + 1] if i + 1 < len(self.tags) else 0
        listed = at > 0 and self.tags[at - 1] & Tag.PUNCTUATION
        if at < 0 or not (following & _OPENS or (listed and following & Tag.NOUN)):
            return -1
        last = next((c for c in reversed(self.clauses) if self._is_gerund_clause(c.verbs)), None)
        if last is None or last.kind is not ClauseKind.PARTICIPLE or last.parent not in self.stack:
            return -1
        return self.stack.index(last.parent)

    def _is_gerund_clause(self, verbs: list[int]) -> bool:
        return bool(verbs) and self.look.present_participle(verbs[0])

    def before_gerund(self, i: int) -> bool:
        """ "while stressing that …", "whilst also calling on …"."""
        if self.tokens.words[i] not in self.grammar.with_gerund:
            return False
        j = i + 1
        while j < len(self.tags) and self.tags[j] & Tag.ADVERB and not self.tags[j] & Tag.VERB:
            j += 1
        return j < len(self.tags) and self.look.present_participle(j)

    def joins_infinitive(self, i: int) -> bool:
        """A bare verb behind a coordinator goes on from the infinitive before it, where the
        verb of the main clause has another form."""
        top = self.top
        if self.grammar.verb_second or top.kind is not ClauseKind.INFINITIVE or not top.verbs:
            return False
        if self._coordinator_before(i) < 0:
            return False
        finite = self.clauses[self.stack[0]].finite
        forms = [form for _, form in self.tokens.readings[finite]] if finite >= 0 else []
        modal = finite >= 0 and self.cluster.modal(self.clauses[self.stack[0]])
        return bool(forms) and not modal and not any(form & Form.PLURAL for form in forms)

    def subject_before(self, i: int) -> bool:
        """ "…, and we also support": a pronoun that can only be a subject stands before."""
        j = i - 1
        while j > 0 and self.tags[j] & Tag.ADVERB and not self.tags[j] & Tag.NOMINATIVE:
            j -= 1
        return not self.grammar.verb_second and j >= 0 and bool(self.tags[j] & Tag.NOMINATIVE)

    def _coordinator_before(self, i: int) -> int:
        """The coordinator right before a word and its adverbs, or -1."""
        j = i - 1
        while j > 0 and self.tags[j] & Tag.ADVERB and not self.tags[j] & Tag.COORDINATOR:
            j -= 1
        return j if j >= 0 and self.tags[j] & Tag.COORDINATOR else -1
