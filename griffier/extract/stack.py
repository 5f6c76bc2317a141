"""The stack of open clauses while a sentence is read."""

from collections.abc import Mapping

from griffier.extract.clause import Clause, ClauseKind
from griffier.extract.cluster import Cluster
from griffier.extract.conjuncts import Conjuncts
from griffier.extract.tokens import Tokens
from griffier.lexicon.grammar import Grammar, Tag


class Stack:
    """Clauses that are open, the innermost on top."""

    def __init__(
        self, tokens: Tokens, grammar: Grammar, particles: Mapping[str, Mapping[str, str]]
    ) -> None:
        self.tokens = tokens
        self.particles = particles
        self.tags = tokens.tags
        self.grammar = grammar
        self.english = not grammar.verb_second
        self.clauses: list[Clause] = []
        self.stack: list[int] = []
        self.look = Conjuncts(tokens, grammar)
        self.cluster = Cluster(tokens, grammar)
        self.open(ClauseKind.MAIN, -1)

    @property
    def top(self) -> Clause:
        """The innermost open clause."""
        return self.clauses[self.stack[-1]]

    def open(self, kind: ClauseKind, mark: int) -> Clause:
        """A new clause inside the one on top; `mark` is the word that opens it."""
        clause = Clause(kind, self.stack[-1] if self.stack else -1, mark)
        self.clauses.append(clause)
        self.stack.append(len(self.clauses) - 1)
        return clause

    def pop_finished(self) -> None:
        """Leave subordinate clauses whose verbs have been read."""
        while len(self.stack) > 1 and self.top.closed:
            self.stack.pop()

    def restart(self, joined: bool = True) -> Clause:
        """A new main clause beside the one at the bottom of the stack."""
        before = self.stack[0]
        self.stack.clear()
        clause = self.open(ClauseKind.MAIN, -1)
        clause.coordinated = before if joined else -1
        return clause

    def split(self, clause: Clause, at: int, kind: ClauseKind) -> Clause:
        """A clause joined to another by the coordinator at word `at`."""
        tail = [j for j in clause.own if j > at] if at >= 0 else []
        if tail:
            clause.own = [j for j in clause.own if j <= at]
        index = self.stack[-1]
        if kind is ClauseKind.MAIN:
            new = self.restart()
        else:
            self.stack.pop()
            new = self.open(kind, clause.mark)
        new.coordinated = index if kind is not ClauseKind.MAIN else new.coordinated
        new.own.extend(tail)
        return new

    def split_main(self, at: int) -> Clause:
        """A main clause behind the coordinator at word `at`, with an insertion behind its
        subject: "…, and the Union, | while welcoming this, | regretted the delay"."""
        before = self.stack[0]
        new = self.split(self.top, at, ClauseKind.MAIN)
        for clause in self.clauses[:-1] if self.english and at >= 0 else ():
            if clause.parent == before and clause.own and clause.own[0] > at + 1:
                clause.parent = len(self.clauses) - 1
        return new

    def lists_on(self, i: int) -> bool:
        """«gesteund door Spanje, Cyprus en Malta», "to discuss Libya, Syria and Mali": the comma
        at `i` before a list of names closes no participle and no infinitive, unless those
        listed act themselves ("…, Cyprus and Malta opposed it")."""
        if self.top.kind is ClauseKind.PARTICIPLE:
            return True
        named = self.english and self.top.closed and self.tokens.capital[i - 1]
        if self.top.kind is not ClauseKind.INFINITIVE or not named:
            return False
        rest = range(i + 1, len(self.tags))
        last = next((j for j in rest if self.tags[j] & Tag.JOINING), len(self.tags))
        behind = (j for j in range(last + 1, len(self.tags)) if not self.tokens.capital[j])
        return not self.tags[next(behind, 0)] & Tag.FINITE

    def coordinator_behind_verb(self) -> int:
        """The last coordinator or comma of the open clause behind its verb, or -1."""
        top = self.top
        for j in reversed(top.own):
            if j <= max(top.verbs, default=-1):
                break
            if self.tags[j] & (Tag.COORDINATOR | Tag.PUNCTUATION):
                return j
        return -1
