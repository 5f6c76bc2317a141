"""Clause analysis: which words belong to which clause, and what its verbs are.

One pass from left to right with a stack of open clauses. Dutch main clauses put their
finite verb second and the rest of the bracket at the end; subordinate clauses put the
whole cluster at the end and are thereby known to be over. English clauses have one
verb group behind the subject. The grammar's two flags are the only difference.
"""

from collections.abc import Mapping
from typing import Final

from griffier.extract.clause import Clause, ClauseKind
from griffier.extract.cluster import Cluster
from griffier.extract.lookahead import BOUNDARY, Lookahead
from griffier.extract.repair import share_finite
from griffier.extract.tokens import Tokens
from griffier.lexicon.grammar import Grammar, Tag

_BEFORE_NOUN: Final = Tag.DETERMINER | Tag.NUMERAL | Tag.PREPOSITION | Tag.ATTRIBUTE


def analyse(
    tokens: Tokens, grammar: Grammar, particles: Mapping[str, Mapping[str, str]]
) -> list[Clause]:
    """The clauses of one sentence, in the order in which they open.

    `particles` are those of separable verbs, by base (VerbTable.particles).
    """
    analyser = _Analyser(tokens, grammar, particles)
    for i in range(len(tokens)):
        analyser.take(i)
    if grammar.verb_second:
        share_finite(tokens, analyser.clauses)
    return analyser.clauses


class _Analyser:
    """The stack of open clauses while a sentence is read."""

    def __init__(
        self, tokens: Tokens, grammar: Grammar, particles: Mapping[str, Mapping[str, str]]
    ) -> None:
        self.tokens = tokens
        self.particles = particles
        self.tags = tokens.tags
        self.grammar = grammar
        self.clauses: list[Clause] = []
        self.stack: list[int] = []
        self.look = Lookahead(tokens, grammar)
        self.cluster = Cluster(tokens, grammar)
        self._open(ClauseKind.MAIN, -1)

    # --- the stack ---------------------------------------------------------------

    @property
    def top(self) -> Clause:
        return self.clauses[self.stack[-1]]

    def _open(self, kind: ClauseKind, mark: int) -> Clause:
        clause = Clause(kind, self.stack[-1] if self.stack else -1, mark)
        self.clauses.append(clause)
        self.stack.append(len(self.clauses) - 1)
        return clause

    def _pop_finished(self) -> None:
        """Leave subordinate clauses whose verbs have been read."""
        while len(self.stack) > 1 and self.top.closed:
            self.stack.pop()

    def _restart(self, joined: bool = True) -> Clause:
        """A new main clause beside the one at the bottom of the stack."""
        before = self.stack[0]
        self.stack.clear()
        clause = self._open(ClauseKind.MAIN, -1)
        clause.coordinated = before if joined else -1
        return clause

    # --- one word ----------------------------------------------------------------

    def take(self, i: int) -> None:
        """Give word `i` to a clause, opening and closing clauses as it tells."""
        tag = self.tags[i]
        if self.top.kind is ClauseKind.PARTICIPLE and not self.top.own:
            self.top.own.append(i)
            self.top.verbs.append(i)
        elif tag & Tag.PUNCTUATION:
            self._punctuation(i)
        elif tag & Tag.SUBORDINATOR and self._opens_clause(i):
            self._subordinate(i, ClauseKind.SUBORDINATE)
        elif tag & Tag.PURPOSE and self.look.infinitive_ahead(i):
            self._subordinate(i, ClauseKind.INFINITIVE)
        elif tag & Tag.MARKER and self.look.infinitive_at(i + 1):
            self._marked_infinitive(i)
        elif tag & Tag.VERB or self.look.behind_marker(i) or self._unlisted_infinitive(i):
            self._verb(i)
        else:
            self.top.own.append(i)

    def _opens_clause(self, i: int) -> bool:
        """Whether word `i` opens a clause; «of» and «zoals» join nouns where the open clause
        still waits for its verb and the sentence holds no other."""
        if not self.look.opens_clause(i):
            return False
        if not self.grammar.verb_second or i == 0:
            return True
        if self.top.finite == i - 1 and self.look.is_helper(i - 1):
            return self.look.sure_before_comma(i)  # «moet dat tot steun leiden»
        if self.top.finite >= 0:
            return True
        if self.tags[i] & Tag.RELATIVE and self.top.mark == i - 1 >= 0:
            return not self.tags[i] & Tag.DETERMINER  # «als dat niet lukt»
        nested = self.top.kind is ClauseKind.SUBORDINATE
        if nested and self.tags[i] & (Tag.DETERMINER | Tag.JOINING):
            return not self.look.last_verb_before_main(i)
        nominal = self.tokens.words[i] in self.grammar.nominal
        return not (nominal and self.look.sole_verb(i))

    def _punctuation(self, i: int) -> None:
        mark = self.tokens.words[i]
        if mark in ";:":
            self._restart(joined=mark == ";")
            return
        if self.top.kind is ClauseKind.PARTICIPLE or self._elliptical():
            self.stack.pop()
        self._pop_finished()
        self.top.own.append(i)
        if self._participle_phrase(i + 1):
            self._open(ClauseKind.PARTICIPLE, -1)

    def _elliptical(self) -> bool:
        """«zoals afgesproken,»: a subordinate clause that never gets a finite verb."""
        top = self.top
        return (
            len(self.stack) > 1
            and top.kind is ClauseKind.SUBORDINATE
            and top.finite < 0
            and bool(top.own)
            and bool(self.tags[top.own[-1]] & Tag.PARTICIPLE)
        )

    def _participle_phrase(self, i: int) -> bool:
        """«, gesteund door Duitsland, …», ", stressing that …": right behind a comma."""
        if i < len(self.tags) and not self.grammar.verb_second and self.look.present_participle(i):
            return True
        if i >= len(self.tags) or not self.tags[i] & Tag.PARTICIPLE or self.tags[i] & Tag.FINITE:
            return False
        if self.cluster.awaits_participle(self.top) and self.look.participle_after[i] < 0:
            return False  # «heeft, op verzoek van X, gevraagd om …»
        following = self.tags[i + 1] if i + 1 < len(self.tags) else 0
        return bool(following & Tag.PREPOSITION)

    # --- subordinate clauses -----------------------------------------------------

    def _subordinate(self, i: int, kind: ClauseKind) -> None:
        joins = i > 0 and bool(self.tags[i - 1] & Tag.COORDINATOR)
        after_comma = i > 0 and bool(self.tags[i - 1] & Tag.PUNCTUATION)
        if joins or after_comma:
            self._pop_finished()
        self._open(kind, i).own.append(i)

    # --- infinitives -------------------------------------------------------------

    def _marked_infinitive(self, i: int) -> None:
        top = self.top
        if top.kind is ClauseKind.INFINITIVE and not top.verbs:
            top.own.append(i)
            return
        if self.grammar.verb_second and self.cluster.raised(top):
            top.own.append(i)
            return
        moved = self._own_since_last_verb(top) if self.grammar.verb_second else []
        first = moved[0] if moved else i
        if top.closed and first > 0 and self.tags[first - 1] & Tag.COORDINATOR:
            self._pop_finished()
        clause = self._open(ClauseKind.INFINITIVE, i)
        clause.own.extend((*moved, i))

    def _own_since_last_verb(self, clause: Clause) -> list[int]:
        """The words behind the last verb or comma of `clause`, taken away from it."""
        since = clause.verbs[-1] if clause.verbs else -1
        tail = [j for j in clause.own if j > since]
        particle = self._particle_among(clause, tail)
        tail = tail[particle + 1 :]
        for position, j in enumerate(tail):
            if self.tags[j] & (Tag.PUNCTUATION | Tag.COORDINATOR) and position:
                tail = tail[position + 1 :]
                break
        if not clause.verbs:
            return []
        clause.own = [j for j in clause.own if j not in set(tail)]
        return tail

    def _particle_among(self, clause: Clause, tail: list[int]) -> int:
        """The position in `tail` of the particle that closes the governor's bracket:
        «riep de Raad op | de sancties uit te breiden»."""
        if clause.finite < 0 or self.look.is_helper(clause.finite):
            return -1
        known = {
            particle
            for lemma, _ in self.tokens.readings[clause.finite]
            for particle in self.particles.get(lemma, ())
        }
        for position in range(len(tail) - 2, -1, -1):
            if self.tokens.words[tail[position]] in known:
                return position
        return -1

    # --- verbs -------------------------------------------------------------------

    def _verb(self, i: int) -> None:
        if self._noun_here(i):
            self.top.own.append(i)
            return
        tag = self.tags[i]
        if self._reduced_relative(i):
            clause = self._open(ClauseKind.PARTICIPLE, -1)
            clause.own.append(i)
            clause.verbs.append(i)
            return
        marked = self.grammar.verb_second and self.look.behind_marker(i)
        if tag & Tag.FINITE and not marked and not self._continues_cluster(i):
            self._finite(i)
        else:
            self._nonfinite(i)

    def _reduced_relative(self, i: int) -> bool:
        """ "the progress made by Albania": a participle right behind its noun, where the
        clause has its verb already."""
        top, tag = self.top, self.tags[i]
        if self.grammar.verb_second or not tag & Tag.PARTICIPLE or not top.verbs or not i:
            return False
        return bool(self.tags[i - 1] & Tag.NOUN) and not self.cluster.takes_participle(top)

    def _only_noun_possible(self, i: int) -> bool:
        """English: without a coordinator, comma or subordinator since the last verb no new
        verb can come ("to step up joint work")."""
        top = self.top
        if self.grammar.verb_second or not top.verbs or self.look.behind_marker(i):
            return False
        if self.tags[i] & (Tag.PARTICIPLE | Tag.INFINITIVE) and self.cluster.takes_bare(top):
            return False
        between = range(top.verbs[-1] + 1, i)
        return bool(between) and not any(self.tags[k] & BOUNDARY for k in between)

    def _noun_here(self, i: int) -> bool:
        """«vragen», «besluiten»: a noun where another verb can do the clause's work."""
        tag = self.tags[i]
        if tag & Tag.DETERMINER and tag & Tag.FINITE:
            return self._possessive(i)
        if tag & Tag.PARTICLE and self._closes_bracket(i):
            return True
        if self._only_noun_possible(i):
            return not self._reduced_relative(i)
        if not tag & Tag.ALSO_NOUN or (self.look.is_helper(i) and tag & Tag.FINITE):
            return False
        if self.look.second_conjunct(i):
            return False
        if self.look.conjoined_later(i):
            return False
        if self.top.finite >= 0:
            listed = self.grammar.words.get(self.tokens.words[i], 0) & Tag.ALSO_NOUN
            awaited = self._modal_waits() if listed else self.cluster.governed(self.top)
            awaited = awaited and bool(tag & Tag.INFINITIVE)
            return not (awaited and self.look.at_end(i))
        return self.look.verb_follows(i) or self._other_verb(i)

    def _modal_waits(self) -> bool:
        """Whether a modal has not got its infinitive yet, or that of a second conjunct."""
        top = self.top
        waits = top.verbs[-1:] == [top.finite] or self._coordinator_behind_verb() >= 0
        return waits and self.cluster.modal(top)

    def _closes_bracket(self, i: int) -> bool:
        """«de grenzen gingen dicht»: the particle of the finite verb, and no verb itself."""
        finite = self.top.finite
        return finite >= 0 and any(
            self.tokens.words[i] in self.particles.get(lemma, ())
            for lemma, _ in self.tokens.readings[finite]
        )

    def _other_verb(self, i: int) -> bool:
        """«hun voer krijgen ze …»: a form that is no noun follows and can be finite."""
        after = self.look.firm_after[i]
        if after < 0 or not self.grammar.verb_second or self.cluster.bare(i):
            return False
        infinitive = self.tags[after] & Tag.INFINITIVE and not self.tags[after - 1] & Tag.MARKER
        return bool(infinitive) and self.look.same_clause(i, after)

    def _possessive(self, i: int) -> bool:
        """«zijn» before a noun, where another verb does the clause's work."""
        if not self.look.noun_phrase_at(i + 1):
            return False
        return self.top.finite >= 0 or self.look.possessive(i)

    def _continues_cluster(self, i: int) -> bool:
        """Whether a form that can be finite is the infinitive or participle of a verb
        read before: «kunnen spreken», «heeft verzocht»."""
        top, tag = self.top, self.tags[i]
        if top.kind is ClauseKind.INFINITIVE and not top.verbs:
            return bool(tag & Tag.INFINITIVE)
        if top.kind is ClauseKind.INFINITIVE and i - 1 in top.verbs:
            return bool(tag & (Tag.INFINITIVE | Tag.PARTICIPLE))  # «te kunnen steunen»
        if top.finite < 0:
            if top.kind is ClauseKind.MAIN and tag & Tag.FINITE and self._stands_second(i):
                return False
            return self.look.participle_before_finite(i)
        if tag & Tag.INFINITIVE and self._governs(top):
            return True
        return bool(tag & Tag.PARTICIPLE) and self.cluster.takes_participle(top)

    def _stands_second(self, i: int) -> bool:
        """«Zij kunnen worden …», «daar verschenen zijn boeken»: the finite verb of a main
        clause although another follows."""
        possessive = bool(self.tags[i + 1 : i + 2]) and self.tags[i + 1] & Tag.DETERMINER
        return self.look.is_helper(i) or bool(possessive and self.look.noun_phrase_at(i + 2))

    def _governs(self, clause: Clause) -> bool:
        """Whether an infinitive has its governor in this clause."""
        again = self.cluster.modal(clause) and self._coordinator_behind_verb() >= 0
        return again or self.cluster.governed(clause)

    def _finite(self, i: int) -> None:
        target = self._clause_for_finite(i)
        target.finite = i
        if target.kind is ClauseKind.SUBORDINATE and self.grammar.verb_final:
            self._absorb(target)
            target.closed = True
        target.own.append(i)
        target.verbs.append(i)
        target.closed = target.closed or not self.grammar.verb_final

    def _absorb(self, clause: Clause) -> None:
        """Take participles and infinitives right before the finite verb into its cluster."""
        taken: list[int] = []
        for j in reversed(clause.own):
            if self.tags[j] & (Tag.PARTICIPLE | Tag.INFINITIVE) and not self.tags[j] & Tag.NOUN:
                taken.append(j)
            elif not self.tags[j] & (Tag.MARKER | Tag.PARTICLE):
                break
        clause.verbs.extend(j for j in reversed(taken) if j not in clause.verbs)

    def _clause_for_finite(self, i: int) -> Clause:
        """The clause that word `i` is the finite verb of."""
        if self.top.finite < 0 and self.top.kind is not ClauseKind.INFINITIVE:
            if self.top.kind is not ClauseKind.PARTICIPLE:
                return self.top
            self._leave_participle()
            return self._clause_for_finite(i)
        split = self._coordinator_behind_verb()
        if split >= 0 and self.top.kind is ClauseKind.SUBORDINATE and self.look.verb_last(i):
            return self._split(self.top, split, ClauseKind.SUBORDINATE)
        waiting = next((k for k in reversed(self.stack) if self.clauses[k].finite < 0
                        and self.clauses[k].kind is not ClauseKind.INFINITIVE), None)  # fmt: skip
        if waiting is not None:
            while self.stack[-1] != waiting:
                self.stack.pop()
            return self.top
        return self._split(self.top, split, ClauseKind.MAIN)

    def _leave_participle(self) -> None:
        """A coordinator at the end of a participle phrase joins the clause round it."""
        inner = self.clauses[self.stack.pop()]
        while inner.own and self.tags[inner.own[-1]] & (Tag.COORDINATOR | Tag.PUNCTUATION):
            self.top.own.append(inner.own.pop())

    def _coordinator_behind_verb(self) -> int:
        """The last coordinator or comma of the open clause behind its verb, or -1."""
        top = self.top
        for j in reversed(top.own):
            if j <= max(top.verbs, default=-1):
                break
            if self.tags[j] & (Tag.COORDINATOR | Tag.PUNCTUATION):
                return j
        return -1

    def _split(self, clause: Clause, at: int, kind: ClauseKind) -> Clause:
        """A clause joined to another by the coordinator at word `at`."""
        tail = [j for j in clause.own if j > at] if at >= 0 else []
        if tail:
            clause.own = [j for j in clause.own if j <= at]
        index = self.clauses.index(clause)
        if kind is ClauseKind.MAIN:
            new = self._restart()
        else:
            self.stack.pop()
            new = self._open(kind, clause.mark)
        new.coordinated = index if kind is not ClauseKind.MAIN else new.coordinated
        new.own.extend(tail)
        return new

    def _nonfinite(self, i: int) -> None:
        self._leave_infinitive(i)
        top = self.top
        top.own.append(i)
        if top.kind is ClauseKind.INFINITIVE:
            if self.tags[i] & (Tag.INFINITIVE | Tag.PARTICIPLE) or self.look.behind_marker(i):
                top.verbs.append(i)
                top.closed = True
        elif top.kind is ClauseKind.PARTICIPLE or (top.finite >= 0 and self._joins_bracket(i)):
            top.verbs.append(i)

    def _leave_infinitive(self, i: int) -> None:
        """«heeft erop aangedrongen X te doen en Y aangeboden»: a participle behind a
        coordinator goes back to the clause with the auxiliary."""
        top, at = self.top, self._coordinator_behind_verb()
        infinite = top.kind is ClauseKind.INFINITIVE and bool(top.verbs)
        if not infinite or at < 0 or not self.tags[i] & Tag.PARTICIPLE:
            return
        for depth in range(len(self.stack) - 2, -1, -1):
            ancestor = self.clauses[self.stack[depth]]
            if ancestor.finite >= 0 and self.cluster.takes_participle(ancestor):
                ancestor.own.extend(j for j in top.own if j >= at)
                top.own = [j for j in top.own if j < at]
                del self.stack[depth + 1 :]
                return

    def _unlisted_infinitive(self, i: int) -> bool:
        """«konden inreizen»: behind a modal and at the end, anything in -en is a verb."""
        if not self.grammar.verb_second or self.top.finite < 0:
            return False
        word, before = self.tokens.words[i], self.tokens.words[i - 1]
        if self.tags[i] != Tag.NOUN or self.tokens.capital[i] or not word.endswith("en"):
            return False
        noun_due = self.tags[i - 1] & _BEFORE_NOUN and not self.tags[i - 1] & Tag.PERSONAL
        if before.endswith("e") or noun_due:
            return False
        return self._modal_waits() and self.look.at_end(i)

    def _joins_bracket(self, i: int) -> bool:
        """A participle or infinitive completes the bracket of its clause."""
        top = self.top
        bare = not self.tags[i] & Tag.INFINITIVE and self.grammar.verb_second
        if bare and not self.cluster.participial(top):
            return False  # «pleit ervoor dit versneld aan te leggen», «duurt gemiddeld een jaar»
        if top.kind is ClauseKind.SUBORDINATE and self.grammar.verb_final:
            return i - 1 in (top.own[-2:-1] or [-2]) and bool(
                self.tags[i - 1] & (Tag.VERB | Tag.MARKER | Tag.PARTICLE)
            )
        return True
