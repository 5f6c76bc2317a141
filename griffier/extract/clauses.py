"""Clause analysis: which words belong to which clause, and what its verbs are.

One pass from left to right with a stack of open clauses. Dutch main clauses put their
finite verb second and the rest of the bracket at the end; subordinate clauses put the
whole cluster at the end and are thereby known to be over. English clauses have one
verb group behind the subject. The grammar's two flags are the only difference.
"""

from collections.abc import Mapping

from griffier.extract.clause import Clause, ClauseKind
from griffier.extract.inversion import Inversion
from griffier.extract.repair import share_finite
from griffier.extract.tokens import Tokens, names_listed
from griffier.lexicon.grammar import Grammar, Tag


def analyse(
    tokens: Tokens, grammar: Grammar, particles: Mapping[str, Mapping[str, str]]
) -> list[Clause]:
    """The clauses of one sentence, in the order in which they open.

    `particles` are those of separable verbs, by base (VerbTable.particles).
    """
    analyser = _Analyser(tokens, grammar, particles)
    if not grammar.verb_second and analyser.look.opens_with_participle():
        analyser.open(ClauseKind.PARTICIPLE, -1)
    for i in range(len(tokens)):
        analyser.take(i)
    if grammar.verb_second:
        share_finite(tokens, analyser.clauses, grammar)
    return analyser.clauses


class _Analyser(Inversion):
    """Reads word after word into clauses."""

    # --- one word ----------------------------------------------------------------

    def take(self, i: int) -> None:
        """Give word `i` to a clause, opening and closing clauses as it tells."""
        tag, top = self.tags[i], self.top
        if top.kind is ClauseKind.PARTICIPLE and not top.verbs:
            top.own.append(i)
            if not tag & Tag.ADVERB or tag & Tag.VERB:
                top.verbs.append(i)
        elif tag & Tag.PUNCTUATION:
            self._punctuation(i)
        elif self.grammar.verb_second or not self._gerund(i):
            self._word(i, tag)

    def _gerund(self, i: int) -> bool:
        """Open the clause of a gerund behind "and" or "while"; False where there is none."""
        within = len(self.stack) - 1 if self.by_gerund(i) else self.gerund_within(i)
        if within >= 0:
            del self.stack[within + 1 :]
            self.open(ClauseKind.PARTICIPLE, -1)
            self.take(i)
            return True
        if not self.tags[i] & Tag.SUBORDINATOR or not self.before_gerund(i):
            return False
        self.pop_finished()
        self.top.own.append(i)
        self.open(ClauseKind.PARTICIPLE, -1)
        return True

    def _word(self, i: int, tag: int) -> None:
        marked = tag & Tag.SUBORDINATOR and self.opens_clause(i)
        aside = self.said_without_that(i) if self.english else tag & Tag.ADVERB
        if marked or (aside and (self.english or self.inserted(i))):
            self._subordinate(i, ClauseKind.SUBORDINATE)
        elif tag & self.INFINITIVAL and self.opens_infinitive(i, tag):
            self._subordinate(i, ClauseKind.INFINITIVE)
        elif tag & Tag.MARKER and self.look.infinitive_at(i + 1):
            self._marked_infinitive(i)
        elif self.english and self.progressive(i):
            self.top.own.append(i)
            self.top.verbs.append(i)
        elif tag & Tag.VERB or self.look.behind_marker(i) or self.unlisted_infinitive(i):
            self._verb(i)
        else:
            self.top.own.append(i)

    def _punctuation(self, i: int) -> None:
        mark = self.tokens.words[i]
        if mark in ";:" or (self.english and self.dash_restarts(i)):
            self.restart(joined=mark == ";")
            return
        if names_listed(self.tokens, i + 1) and (self.lists_on(i) or self.lists_agents(i)):
            self.top.own.append(i)
            return
        del self.stack[self.closed_from(i) :]
        self.pop_finished()
        self.top.own.append(i)
        if self.participle_phrase(i + 1):
            self.open(ClauseKind.PARTICIPLE, -1)

    # --- subordinate clauses -----------------------------------------------------

    def _subordinate(self, i: int, kind: ClauseKind) -> None:
        joins = i > 0 and bool(self.tags[i - 1] & Tag.COORDINATOR)
        after_comma = i > 0 and bool(self.tags[i - 1] & Tag.PUNCTUATION)
        if joins or after_comma:
            self.pop_finished()
        self.open(kind, i).own.append(i)

    # --- infinitives -------------------------------------------------------------

    def _marked_infinitive(self, i: int) -> None:
        top = self.top
        if top.kind is ClauseKind.INFINITIVE and not top.verbs:
            top.own.append(i)
            return
        if self.grammar.verb_second and self.cluster.raises(top, i) and not self.goes_on(i):
            if i and self.participle_of_infinitive(i - 1) and i - 1 not in top.verbs:
                top.verbs.append(i - 1)  # «dient ondersteund te worden»
            top.own.append(i)
            return
        moved = self._own_since_last_verb(top) if self.grammar.verb_second else []
        first = moved[0] if moved else i
        if top.closed and first > 0 and self.tags[first - 1] & Tag.COORDINATOR:
            self.pop_finished()
        clause = self.open(ClauseKind.INFINITIVE, i)
        clause.own.extend((*moved, i))
        if moved and self.participle_of_infinitive(moved[-1]):
            clause.verbs.append(moved[-1])

    def _own_since_last_verb(self, clause: Clause) -> list[int]:
        """The words behind the last verb or comma of `clause`, taken away from it."""
        since = clause.verbs[-1] if clause.verbs else -1
        tail = [j for j in clause.own if j > since]
        tail = tail[self.inverted_subject(clause, tail) :]
        fixed = self.grammar.fixed_infinitives
        closed = [k for k, j in enumerate(tail) if self.tokens.words[j] in fixed]
        tail = tail[closed[-1] + 1 :] if closed else tail  # «gaf te kennen | daarmee te komen»
        particle, asks = (-1, False) if closed else self._particle_among(clause, tail)
        tail = tail[particle + 1 :]
        governed = [] if asks else self.governors(clause, tail)
        tail = tail[governed[-1] + 1 :] if governed else tail
        for position, j in enumerate(tail):
            if self.tags[j] & (Tag.PUNCTUATION | Tag.COORDINATOR) and position:
                tail = tail[position + 1 :]
                break
        if not clause.verbs:
            return []
        clause.own = [j for j in clause.own if j not in tail]
        return tail

    def _particle_among(self, clause: Clause, tail: list[int]) -> tuple[int, bool]:
        """The position in `tail` of the particle that closes the governor's bracket, and
        whether the verb asks for an infinitive: «riep de Raad op | de sancties uit te breiden»."""
        if clause.finite < 0 or not tail or self.look.is_helper(clause.finite):
            return -1, False
        bases = [base for base, _ in self.tokens.readings[clause.finite]]
        separable = (pair for base in bases for pair in self.particles.get(base, {}).items())
        known = {particle: lemma.replace("|", "") for particle, lemma in separable}
        words = [self.tokens.words[j] for j in tail]
        places = [k for k in range(len(words)) if words[k] in known and not self.addresses(tail, k)]
        last = places[-1:] == [len(tail) - 1] and len(tail) > 1  # «gaf aan | te rekenen op …»
        if last and not self._governs_alone(tail[-1], known):  # «riep op de grens | af te sluiten»
            places.pop()
        asks = [k for k in places if known[words[k]] in self.grammar.takes_infinitive]
        nouns = self.grammar.governing_nouns | self.grammar.infinitive_governors
        places = [
            k
            for k in places
            if k in asks or not self._governs_noun(tail[k]) or not nouns.isdisjoint(words[:k])
        ]  # «sprak het doel uit | de uitstoot te halveren»
        behind = (tail[k] + 1 for k in asks or places)
        closed = (j - 1 for j in behind if self.tags[j] & (Tag.PREPOSITION | Tag.MARKER))
        # «gaf aan | in mei te komen», «stelt voor | de regels uit 2006 te vervangen»
        place = next(closed, -1)
        chosen = tail.index(place) if place >= 0 else (asks or places or [-1])[-1]
        return chosen, bool(asks)

    def _governs_noun(self, i: int) -> bool:
        """«vroeg aan de schilder verf te bereiden»: a preposition with its noun phrase."""
        following = self.tags[i + 1] if i + 1 < len(self.tags) else 0
        opens = Tag.DETERMINER | Tag.NUMERAL | Tag.NOUN | Tag.PERSONAL | Tag.ATTRIBUTE
        return bool(self.tags[i] & Tag.PREPOSITION and following & opens)

    def _governs_alone(self, particle: int, known: Mapping[str, str]) -> bool:
        """«zegde toe | te bezien»: the governor asks for an infinitive, and that one has no
        such particle."""
        word = self.tokens.words[particle]
        if known[word] not in self.grammar.takes_infinitive or particle + 2 >= len(self.tokens):
            return False
        again = self.tokens.words[particle + 3 : particle + 4] == [word]
        own = (lemma for lemma, _ in self.tokens.readings[particle + 2])
        return again or not any(word in self.particles.get(lemma, ()) for lemma in own)

    # --- verbs -------------------------------------------------------------------

    def _verb(self, i: int) -> None:
        if (self.noun_here(i) and not self.has_purpose(i)) or self.participle_of_infinitive(i):
            self.top.own.append(i)
            return
        tag = self.tags[i]
        if tag & Tag.INFINITIVE and self.reopens_infinitive(i):
            self.stack.append(len(self.clauses) - 1)
        if tag & Tag.INFINITIVE and self.goes_back(i):
            self._nonfinite(i)
            return
        if self.english and self.resumes_declaring(i):
            del self.stack[1:]
            self._finite(i)
            return
        if self.reduced_relative(i):
            clause = self.open(ClauseKind.PARTICIPLE, -1)
            clause.own.append(i)
            clause.verbs.append(i)
            return
        marked = self.grammar.verb_second and self.look.behind_marker(i)
        if tag & Tag.FINITE and not marked and not self.continues_cluster(i):
            self._finite(i)
        else:
            self._nonfinite(i)

    def _finite(self, i: int) -> None:
        target = self._clause_for_finite(i)
        target.finite = i
        if target.kind is ClauseKind.SUBORDINATE and self.grammar.verb_final:
            self._absorb(target)
            target.closed = True
        elif i == 1 and self.look.fronted_participle():
            target.verbs.append(0)  # «Besloten werd dat …»
        target.own.append(i)
        target.verbs.append(i)
        target.closed = target.closed or not self.grammar.verb_final
        about = self.look.ends_concern(i) and target.mark >= 0 and target is self.top
        if about and self.look.concerns(target.mark) and len(self.stack) > 1:
            self.stack.pop()

    def _absorb(self, clause: Clause) -> None:
        """Take participles and infinitives right before the finite verb into its cluster."""
        taken = list[int]()
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
        fresh = self.fresh_subject(i)
        split = fresh if fresh >= 0 else self.conjunct_start(i)
        if split >= 0 and self.ends_conjunct(i):
            return self.split(self.top, split, ClauseKind.SUBORDINATE)
        waiting = next((k for k in reversed(self.stack) if self.clauses[k].finite < 0
                        and self.clauses[k].kind is not ClauseKind.INFINITIVE), None)  # fmt: skip
        if self.in_preamble() or self.same_modal(i):
            return self.split(self.top, split, self.top.kind)
        if waiting is not None:
            while self.stack[-1] != waiting:
                self.stack.pop()
            return self.top
        return self.split_main(split)

    def _leave_participle(self) -> None:
        """A coordinator at the end of a participle phrase joins the clause round it."""
        inner = self.clauses[self.stack.pop()]
        while inner.own and self.tags[inner.own[-1]] & (Tag.COORDINATOR | Tag.PUNCTUATION):
            self.top.own.append(inner.own.pop())

    def _nonfinite(self, i: int) -> None:
        self._leave_infinitive(i)
        top = self.top
        top.own.append(i)
        if top.kind is ClauseKind.INFINITIVE:
            known = self.tags[i] & (Tag.INFINITIVE | Tag.PARTICIPLE) and self.tokens.readings[i]
            if known or self.look.behind_marker(i):
                top.verbs.append(i)
                top.closed = True
        elif top.kind is ClauseKind.PARTICIPLE or (top.finite >= 0 and self.joins_bracket(i)):
            top.verbs.append(i)
        elif self.ends_brief(i):
            self.stack.pop()

    def _leave_infinitive(self, i: int) -> None:
        """«heeft erop aangedrongen X te doen en Y aangeboden»: a participle behind a
        coordinator goes back to the clause with the auxiliary."""
        top, at = self.top, self.coordinator_behind_verb()
        infinite = top.kind is ClauseKind.INFINITIVE and bool(top.verbs)
        resumes = self.resumes_modal(i)
        if not infinite or at < 0 or not (resumes or self.tags[i] & Tag.PARTICIPLE):
            return
        for depth in range(len(self.stack) - 2, -1, -1):
            ancestor = self.clauses[self.stack[depth]]
            fits = self.cluster.modal if resumes else self.cluster.takes_participle
            if ancestor.finite >= 0 and fits(ancestor):
                ancestor.own.extend(j for j in top.own if j >= at)
                top.own = [j for j in top.own if j < at]
                del self.stack[depth + 1 :]
                return
