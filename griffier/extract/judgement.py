"""What a word is, given the clause that is open: opener or not, verb or noun, finite or not.

Nothing here changes a clause; `griffier.extract.clauses` acts on the answers.
"""

from typing import Final

from griffier.extract.clause import Clause, ClauseKind
from griffier.extract.gerunds import Gerunds
from griffier.extract.scan import BOUNDARY, REACH
from griffier.lexicon.conjugation import Form
from griffier.lexicon.grammar import Tag

_REFLEXIVE: Final = frozenset({"zich", "mij", "me", "ons"})
_BEFORE_NOUN: Final = Tag.DETERMINER | Tag.NUMERAL | Tag.PREPOSITION | Tag.ATTRIBUTE


class Judgement(Gerunds):
    """Questions about the word that is read next."""

    def reduced_relative(self, i: int) -> bool:
        """ "the progress made by Albania": right behind its noun, the clause having its verb."""
        top, tag = self.top, self.tags[i]
        if not self.grammar.verb_second and not top.verbs and self._announced_so_far(i):
            return True
        if self.grammar.verb_second or not tag & Tag.PARTICIPLE or not top.verbs or not i:
            return False
        if self._closed_before(i) and not self.look.new_subject(i):
            return True
        possessive = self.tokens.words[i - 1].endswith(("'s", "’s", "s'", "s’"))
        noun = self.tags[i - 1] & Tag.NOUN and not possessive
        if self.in_opening_phrase() and not self.look.is_helper(i):
            return True
        noun = bool(noun) and not self.look.new_subject(i)
        return noun and not self.cluster.takes_participle(top)

    def _announced_so_far(self, i: int) -> bool:
        """ "The actions announced so far must be implemented": no object, but a verb follows."""
        tags, after = self.tags, self.look.sure_after[i]
        if not tags[i] & Tag.PARTICIPLE or not i or not tags[i - 1] & Tag.NOUN or after < 0:
            return False
        behind = tags[i + 1] & (Tag.PREPOSITION | Tag.ADVERB) and not tags[i + 1] & Tag.DETERMINER
        if not behind or tags[after - 1] & Tag.PERSONAL:
            return False  # "agreed on Monday | it would come"
        return not any(tags[k] & BOUNDARY for k in range(i + 1, after))

    def only_noun_possible(self, i: int) -> bool:
        """English: without a coordinator, comma or subordinator since the last verb no new
        verb can come ("to step up joint work")."""
        top = self.top
        if self.grammar.verb_second or not top.verbs or self.look.behind_marker(i):
            return False
        if self.tags[i] & (Tag.PARTICIPLE | Tag.INFINITIVE) and self.cluster.takes_bare(top):
            return False
        waits = any(self.clauses[k].finite < 0 for k in self.stack[:-1])
        inner = top.kind is not ClauseKind.MAIN
        sure = self.tags[i] == Tag.FINITE and top.kind is ClauseKind.INFINITIVE
        if inner and waits and (sure or self.look.is_helper(i)):  # "The duty to help | lies with"
            return False  # "the steps announced in May | must be taken"
        between = range(top.verbs[-1] + 1, i)
        if not between:  # "to accelerate reforms", "delivered air defence"
            return not self.cluster.takes_bare(top)
        return not any(self.tags[k] & BOUNDARY for k in between)

    def noun_here(self, i: int) -> bool:
        """«vragen», «besluiten»: a noun where another verb can do the clause's work."""
        tag = self.tags[i]
        if tag & Tag.DETERMINER and tag & Tag.FINITE:
            return self.possessive(i)
        closing = tag & Tag.PARTICLE and self.closes_bracket(i)
        if closing or (tag & Tag.ALSO_NOUN and self.no_verb_before(i)):
            return True
        if self.only_noun_possible(i):
            return not self.reduced_relative(i)
        if self._ruled_out(i):
            return True
        if self._of_pronoun(i) or (tag & Tag.PARTICIPLE and self.awaited_participle(i)):
            return False
        if not tag & Tag.ALSO_NOUN or (tag & Tag.FINITE and self._only_verb(i)):
            return False
        conjunct = self.top.finite >= 0 and self.look.second_conjunct(i)
        if conjunct or self.look.conjoined_later(i):
            return False
        if self.top.finite >= 0:
            listed = self.grammar.words.get(self.tokens.words[i], 0) & Tag.ALSO_NOUN
            adjacent = self.top.own[-1:] == self.top.verbs[-1:]  # «heeft laten wegen»
            governed = self.cluster.governed(self.top)  # but «kwamen plannen en | onderwerpen»
            bare = governed and self.grammar.verb_second and not self.tags[i - 1] & Tag.COORDINATOR
            waits = (self.modal_waits() or bare) if listed and not adjacent else False
            awaited = tag & Tag.INFINITIVE and (waits or ((adjacent or not listed) and governed))
            if not self.grammar.verb_second:
                again = len(self.top.verbs) > 1 and not self._joined(i)  # "work on the | process"
                return not awaited or again  # "will support the"
            return not (awaited and (self.look.at_end(i) or self.look.last_bare(i)))
        return self.look.verb_follows(i) or self.other_verb(i)

    def _ruled_out(self, i: int) -> bool:
        """Whether what stands round the word leaves no verb to be."""
        infinitive = self.begins_infinitive(i) or self.inside_infinitive(i)
        infinitive = infinitive or (self.english and self.noun_in_infinitive(i))
        return infinitive or self.joined_in_main(i) or self.nominalised(i) or self.described(i)

    def _only_verb(self, i: int) -> bool:
        """An auxiliary; «De verhalen spelen zich …», «Dan vallen er …»: what follows belongs
        to a verb."""
        following = self.tokens.words[i + 1 : i + 2]
        second = i == 1 and self.tags[0] & (Tag.ADVERB | Tag.COORDINATOR)
        pronoun = following == ["zich"] or (bool(second) and following == ["er"])
        return pronoun or self.look.is_helper(i)

    def _of_pronoun(self, i: int) -> bool:
        """ "We call on …", "It tasks the …", "The Commission shares this …": right behind a
        pronoun or name that can only be a subject."""
        if not self.tags[i] & Tag.FINITE:
            return False
        alone = self.top.finite < 0 and self.look.told_of_name(i)
        return alone or self.subject_before(i) or self.pronoun_opens(i)

    def participle_of_infinitive(self, i: int) -> bool:
        """«ontkent betrokken te zijn»: a participle whose auxiliary is the infinitive."""
        participle = bool(self.tags[i] & Tag.PARTICIPLE) and self.grammar.verb_second
        return participle and self.look.marked_auxiliary(i + 1)

    def begins_infinitive(self, i: int) -> bool:
        """«heeft opgeroepen haast te maken»: the clause has its verb, none is joined to it,
        and «te» follows: the word is the object of the infinitive."""
        tag = self.tags[i]
        if not self.grammar.verb_second or self.top.finite < 0 or len(self.top.verbs) < 2:
            return False
        sole = tag & Tag.FINITE and not tag & (Tag.INFINITIVE | Tag.PARTICIPLE)
        raising = any(m in self.grammar.raising for m, _ in self.tokens.readings[i])
        follows = i + 1 < len(self.tags) and self.tags[i + 1] & Tag.MARKER
        return bool(sole and follows and i - 1 in self.top.verbs) and not raising

    def inside_infinitive(self, i: int) -> bool:
        """«om tot een besluit te komen»: a clause that waits for «te» has no finite verb."""
        waits = self.top.kind is ClauseKind.INFINITIVE and not self.top.verbs
        doubtful = self.tags[i] & Tag.ALSO_NOUN and self.grammar.verb_second
        return waits and bool(doubtful) and not self.look.behind_marker(i)

    def awaited_participle(self, i: int) -> bool:
        """«heeft tijdens de tafelronde benadrukt dat …»: the form the auxiliary waits for."""
        listed = self.grammar.words.get(self.tokens.words[i], 0) & Tag.ALSO_NOUN
        if listed and self.look.participle_after[i] < 0:  # «heeft zich daartegen verzet»
            listed = _REFLEXIVE.isdisjoint(self.tokens.words[j] for j in self.top.own)
        return self.cluster.waits_for(self.top, i, listed=bool(listed))

    def nominalised(self, i: int) -> bool:
        """«Na twee dagen onderhandelen bereikte de Raad …»: right before the finite verb."""
        tag, top = self.tags[i], self.top
        if not self.grammar.verb_second or top.kind is not ClauseKind.MAIN or top.finite >= 0:
            return False
        if not tag & Tag.INFINITIVE or i + 1 >= len(self.tags) or not top.own:
            return False
        following = self.tags[i + 1]
        if self.tags[i - 1] & Tag.PUNCTUATION:
            return False  # «…, raken bepaalde stoffen op»
        other = Tag.INFINITIVE | Tag.PARTICIPLE
        if tag & Tag.FINITE and not following & Tag.NUMERAL:  # «doen | acht landen mee»
            other |= Tag.ALSO_NOUN  # «de landen maken | afspraken»
        return bool(following & Tag.FINITE) and not following & other

    def joined_in_main(self, i: int) -> bool:
        """«een goede aanzet»: a separable verb is written as one word in no main clause."""
        tag = self.tags[i]
        if not self.grammar.verb_second or tag & (Tag.INFINITIVE | Tag.PARTICIPLE):
            return False
        return len(self.stack) == 1 and self.look.joined_form(i)

    def modal_waits(self) -> bool:
        """Whether a modal has not got its infinitive, or that of a second conjunct."""
        top = self.top
        waits = top.verbs[-1:] == [top.finite] or self.coordinator_behind_verb() >= 0
        return waits and self.cluster.modal(top)

    def other_verb(self, i: int) -> bool:
        """«hun voer krijgen ze …»: a form that is no noun follows and can be finite."""
        after = self.look.firm_after[i]
        if after < 0 or not self.grammar.verb_second or self.cluster.bare(i):
            return False
        infinitive = self.tags[after] & Tag.INFINITIVE and not self.tags[after - 1] & Tag.MARKER
        return bool(infinitive) and self.look.same_clause(i, after)

    def possessive(self, i: int) -> bool:
        """«zijn» before a noun, where another verb does the clause's work."""
        if not self.look.noun_phrase_at(i + 1):
            return False
        return self.top.finite >= 0 or self.look.possessive(i)

    def continues_cluster(self, i: int) -> bool:
        """Whether a form that can be finite is the infinitive or participle of a verb
        read before: «kunnen spreken», «heeft verzocht»."""
        top, tag = self.top, self.tags[i]
        if top.finite >= 0 and (self.subject_before(i) or self.look.new_subject(i)):
            return False
        if top.kind is ClauseKind.INFINITIVE and not top.verbs:
            return bool(tag & Tag.INFINITIVE)
        if top.kind is ClauseKind.INFINITIVE and i - 1 in top.verbs:
            return bool(tag & (Tag.INFINITIVE | Tag.PARTICIPLE)) and not self.opens_main(i)
        if top.finite < 0:
            if top.kind is ClauseKind.MAIN and tag & Tag.FINITE and self.stands_second(i):
                return False
            return self.look.participle_before_finite(i)
        if self.fresh_subject(i) >= 0 or self.behind_condition(i):
            return False
        if tag & Tag.INFINITIVE and (self.governs(top) or self.replaces_participle(i)):
            return True
        feels = tag & Tag.FINITE and self.behind_feeling(i)
        return not feels and bool(tag & Tag.PARTICIPLE) and self.cluster.takes_participle(top)

    def resumes_modal(self, i: int) -> bool:
        """«zal X vragen dit te doen en van Y verwachten dat …»: an infinitive behind a
        coordinator goes back to the modal round the infinitive clause."""
        top = self.top
        if top.kind is not ClauseKind.INFINITIVE or not top.verbs or self.look.behind_marker(i):
            return False
        if self.joins_infinitive(i):
            return False
        at = self.coordinator_behind_verb()
        if at < 0 or not self.tags[at] & Tag.COORDINATOR or not self.tags[i] & Tag.INFINITIVE:
            return False
        if self.english and not self._joined(i):
            return False
        outer = (self.clauses[number] for number in self.stack[:-1])
        modal = any(c.finite >= 0 and self.cluster.modal(c) for c in outer)
        return modal and i - 1 not in top.verbs and self.tokens.words[at + 1] != "te"

    def fresh_subject(self, i: int) -> int:
        """«Spanje wil X, Nederland en Denemarken zijn daar tegen»: the comma behind which an
        auxiliary has several names as its subject, or -1."""
        if not self.grammar.verb_second or not (self.look.is_helper(i) or self._plural(i)):
            return -1
        joined, names, at = False, 0, i - 1
        while at > max(0, i - REACH) and not self.tags[at] & Tag.PUNCTUATION:
            joins = self.tags[at] & Tag.JOINING
            if not joins and not self.tokens.capital[at] and not self.tags[at] & Tag.DETERMINER:
                return -1
            joined, names, at = joined or bool(joins), names + self.tokens.capital[at], at - 1
        behind = at > max(self.top.verbs[-1:], default=i)
        return at if joined and names > 1 and behind and self.tokens.words[at] == "," else -1

    def _plural(self, i: int) -> bool:
        """«…, Ierland en Portugal zetten er vraagtekens bij»: a plural that no modal awaits."""
        forms = [form for _, form in self.tokens.readings[i]]
        several = any(form & (Form.PLURAL | Form.PAST_PLURAL) for form in forms)
        if self.tags[i] & Tag.PARTICIPLE and self.cluster.takes_participle(self.top):
            return False  # «heeft zich met Finland en Zweden verbonden»
        return several and self.top.finite >= 0 and not self.cluster.modal(self.top)

    def stands_second(self, i: int) -> bool:
        """«Zij kunnen worden …», «daar verschenen zijn boeken»: finite though another follows."""
        possessive = bool(self.tags[i + 1 : i + 2]) and self.tags[i + 1] & Tag.DETERMINER
        return self.look.is_helper(i) or bool(possessive and self.look.noun_phrase_at(i + 2))

    def replaces_participle(self, i: int) -> bool:
        """«heeft willen helpen»: an infinitive for a participle, before its own infinitive."""
        finite = self.tokens.readings[self.top.finite]
        perfect = any(lemma in self.grammar.perfect for lemma, _ in finite)
        follows = any(tag & Tag.INFINITIVE for tag in self.tags[i + 1 : i + 2])
        return perfect and follows and self.cluster.bare(i)

    def governs(self, clause: Clause) -> bool:
        """Whether an infinitive has its governor in this clause."""
        again = self.cluster.modal(clause) and self.coordinator_behind_verb() >= 0
        return again or self.cluster.governed(clause)

    def unlisted_infinitive(self, i: int) -> bool:
        """«konden inreizen»: behind a modal and at the end, anything in -en is a verb."""
        if self.tags[i] != Tag.NOUN or self.english or self.tokens.capital[i]:
            return False  # asked of nearly every word
        word, before = self.tokens.words[i], self.tokens.words[i - 1]
        if not word.endswith("en") or self.top.finite < 0:
            return False
        noun_due = self.tags[i - 1] & _BEFORE_NOUN and not self.tags[i - 1] & Tag.PERSONAL
        if before.endswith("e") or noun_due:
            return False
        last = not any(tag & Tag.VERB for tag in self.tags[i + 1 : i + 2])
        return last and self.modal_waits() and self.look.at_end(i)

    def joins_bracket(self, i: int) -> bool:
        """A participle or infinitive completes the bracket of its clause."""
        top = self.top
        if self.unlisted_participle(i):
            return False
        bare = not self.tags[i] & Tag.INFINITIVE and self.grammar.verb_second
        if bare and not (self.cluster.participial(top, i) or self.cluster.aided(i)):
            return False  # «pleit ervoor dit versneld aan te leggen», «duurt gemiddeld een jaar»
        if top.kind is ClauseKind.SUBORDINATE and self.grammar.verb_final:
            beside = self.tags[i - 1] & (Tag.VERB | Tag.MARKER | Tag.PARTICLE)
            return i - 1 in (top.own[-2:-1] or [-2]) and bool(beside)
        return True

    def unlisted_participle(self, i: int) -> bool:
        """«gezinsleden», «gesprekken»: only the shape of a participle, and no auxiliary that
        goes with one, or a listed one behind it."""
        if self.tokens.readings[i] or not self.grammar.verb_second:
            return False
        after = self.look.participle_after[i]
        follows = after >= 0 and self.tokens.readings[after] and self.look.same_clause(i, after)
        return bool(follows) or not self.cluster.takes_participle(self.top)
