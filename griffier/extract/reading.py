"""The reading of one sentence: which of its predicates report an act, and how.

Clauses are read from the outside in. A clause that only reports («gaf aan dat …») is a
vessel: what it holds counts instead, when the same actor speaks (annotation.md, rulings
1 and 5). The content of other acts («riep op om …») holds no statement of its own.
"""

from dataclasses import dataclass, replace
from typing import Final

from griffier.extract.attachment import behind_noun
from griffier.extract.binding import bind
from griffier.extract.case import Environment
from griffier.extract.clause import ClauseKind
from griffier.extract.draft import Draft
from griffier.extract.fitting import fitting_entries, unspoken_entry
from griffier.extract.frames import Arguments, arguments
from griffier.extract.hearsay import content_stands, standing
from griffier.extract.holding import counts
from griffier.extract.meaning import denied, mood
from griffier.extract.plans import PLAN, announces, plans
from griffier.extract.positions import according_to, impersonal, judge, oblige
from griffier.extract.predicates import Predicate
from griffier.extract.sentence import Analysis
from griffier.extract.settling import deny, settle, stand
from griffier.extract.sitting import resolves
from griffier.extract.told import JUDGED, Context
from griffier.extract.wishes import WISH, Wisher
from griffier.lexicon.acts import ActLexicon, Entry
from griffier.lexicon.grammar import Tag
from griffier.model import Act, Actor

_POSITIONS: Final = frozenset({Act.STATE, Act.EMPHASISE, Act.SUPPORT})
_FUTURE = Entry("commit:future", Act.COMMIT, "", object="topic", clause="topic",
                infinitive="topic", prepositions={"aan": "recipient"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a sentence: its drafts in the order of their verbs, and the actors
    its main clause is about, for list items that go on from it."""

    drafts: list[Draft]
    actors: tuple[Actor, ...]


def read_sentence(
    analysis: Analysis,
    lexicon: ActLexicon,
    env: Environment,
    lead: tuple[Actor, ...] = (),
) -> Outcome:
    """Read one sentence; `lead` are the actors of the lead-in if it is a list item."""
    lead = lead or resolves(analysis, env.setting, env.words)
    reader = _Reader(analysis, lexicon, env, continues=bool(lead))
    for number, clause in enumerate(analysis.clauses):
        if clause.parent < 0:
            if reader.is_inverted_condition(number):
                continue
            first = clause.coordinated
            before = reader.subjects.get(first, lead)
            condition = first >= 0 and reader.is_inverted_condition(first)
            reader.clause(number, Context(before, "conditional" if condition else "done"))
    drafts = sorted(reader.drafts, key=lambda draft: draft.verb)
    return Outcome(drafts, reader.subjects.get(0, ()))


class _Reader(Wisher):
    """Reads clause after clause."""

    def is_inverted_condition(self, number: int) -> bool:
        """«Mocht een besluit uitblijven, dan …»: a main clause that begins with its verb
        and is followed by another."""
        clause = self.analysis.clauses[number]
        opens = self.env.words.conditional.intersection(self.analysis.tokens.words[:1])
        if not (self.env.grammar.verb_second or opens):
            return False  # "Calls on Serbia to align; regrets …" has no subject, and no if
        follows = any(c.coordinated == number and c.finite >= 0 for c in self.analysis.clauses)
        first = clause.own[0] if clause.own else -1
        return follows and clause.coordinated < 0 and clause.finite == first == 0

    # --- clauses -----------------------------------------------------------------

    def clause(self, number: int, context: Context) -> None:
        """Read one clause and, as far as they count, the clauses inside it."""
        consumed: set[int] = set()
        if self.has_condition(number):
            context = replace(context, modality="conditional")
        elif context.modality == "done":
            context = replace(context, modality=standing(self.analysis, self.env, number))
        for read in self._predicates(number):
            consumed |= self._wanted(read[0], context) or self._predicate(read, context)
        self._gapped(number)
        actors = self.subjects.get(number, context.actors)
        told = any(draft.clause == number for draft in self.drafts)
        for child in self.analysis.children.get(number, ()):
            if (
                child not in consumed
                and not self._of_noun(child)
                and counts(self.analysis, self.env, child, told=told)
            ):
                stands = content_stands(self.scene, child, context.modality)
                self.clause(child, Context(actors, stands))
        for conjunct in self.analysis.conjuncts(number):
            self.clause(conjunct, replace(context, actors=actors))

    def _of_noun(self, number: int) -> bool:
        """ "the right | to choose and decide", "the refusal | to grant a permit"."""
        clause, words = self.analysis.clauses[number], self.analysis.tokens.words
        infinitive = clause.kind is ClauseKind.INFINITIVE and clause.own and clause.own[0]
        return bool(infinitive) and words[clause.own[0] - 1] in self.env.grammar.thwarting

    def _gapped(self, number: int) -> None:
        """A second actor that did likewise, or did not, by the verb of the first."""
        for gap in self.analysis.gaps:
            own = [draft for draft in self.drafts if draft.clause == number]
            if gap.clause != number or not own:
                continue
            act, polarity = (own[-1].act, "positive") if gap.likewise else denied(own[-1].act)
            if act is not None:
                actors = (self.env.resolver.as_actor(gap.mention),)
                copy = replace(own[-1], act=act, polarity=polarity, actors=actors)
                copy.rule, copy.words, copy.steps = "gapping", set(gap.words), []
                self.drafts.append(copy)

    def _predicates(self, number: int) -> list[list[Predicate]]:
        """The readings of each content verb of a clause."""
        grouped: dict[tuple[int, int], list[Predicate]] = {}
        for predicate in self.analysis.predicates:
            if predicate.clause == number:
                grouped.setdefault((predicate.verb, predicate.index), []).append(predicate)
        return list(grouped.values())

    # --- predicates --------------------------------------------------------------

    def _wanted(self, predicate: Predicate, context: Context) -> set[int]:
        glad = self.is_glad(predicate)
        if predicate.lemma in self.env.words.foreseeing:
            found = arguments(self.situation, predicate)
            return _contents(found) if self.foresees(predicate, found, context) else set()
        if predicate.lemma not in self.env.words.wanting and not glad:
            return set()
        found = arguments(self.situation, predicate)
        self.note_subject(predicate, found, context)
        if glad:
            return _contents(found) if self.gladly(predicate, found, context) else set()
        return _contents(found) if self.says_by_wanting(predicate, found, context) else set()

    def _predicate(self, candidates: list[Predicate], context: Context) -> set[int]:
        """Draft the best reading of one verb; the clauses that belong to it."""
        chosen = self._choose(candidates)
        if spoken := self._according(candidates[0], context):
            self.told_by(chosen)
            return spoken
        if chosen is None:
            return self._without_entry(candidates[0], context)
        predicate, entry, found = chosen
        found = self.without_subject(predicate, entry, self.without_relative(entry, found))
        if self.foretold(predicate, entry, found):
            sense = mood(self.analysis, predicate, self.env.words, self.env.grammar)
            if not sense.negated:
                self.clause(found.complement, Context(modality="expected"))
            return _contents(found)
        self.note_subject(predicate, found, context)
        sense = mood(self.analysis, predicate, self.env.words, self.env.grammar)
        inherited = self._inherited(predicate, entry, context)
        entry = self.as_wished(predicate, entry, sense, context)
        draft = self._bound(predicate, entry, found, inherited)
        if draft is None or self._goes_on_about(draft, predicate):
            self.tell_of_others(draft, entry, found, sense)
            return _contents(found)
        if {a.id for a in draft.actors} > {a.id for a in inherited} and not predicate.passive:
            self.subjects[predicate.clause] = draft.actors  # «samen met Duitsland»
        sense = self.unwanted(predicate, draft, entry, sense)
        settle(self.env, draft, sense, context.modality)
        if self.carries(draft, entry, found, context):
            self.further_positions(draft, found)
            return _contents(found)
        self.further_positions(draft, found)
        matters = draft.act is Act.EMPHASISE and predicate.lemma in self.env.grammar.copulas
        judged = draft.act in JUDGED and not matters and judge(self.scene, draft, found)
        if draft.act in _POSITIONS and not judged and not self.doubts(draft, sense):
            oblige(self.scene, draft, found)
        stand(self.env, draft, sense, context.modality if context.content_of is None else "told")
        self.only_assured(draft, predicate, found)
        self.refuses(draft, sense, context)
        if deny(draft, sense):
            self.says_itself(draft)
            self.drafts.append(draft)
        return _contents(found)

    def _bound(
        self, predicate: Predicate, entry: Entry, found: Arguments, inherited: tuple[Actor, ...]
    ) -> Draft | None:
        if draft := bind(self.scene, predicate, entry, found, inherited):
            return draft
        other = unspoken_entry(self.lexicon, self.situation, predicate, entry, found)
        return bind(self.scene, predicate, other, found, inherited) if other else None

    def _goes_on_about(self, draft: Draft, predicate: Predicate) -> bool:
        """ "discussed migration, focusing on …": the same talk, told of more closely; and
        "promoted growth, tackling inequality", which is no talk."""
        clause = self.analysis.clauses[draft.clause]
        participle = clause.kind is ClauseKind.PARTICIPLE and not self.env.grammar.verb_second
        if draft.act is not Act.DISCUSS or not participle:
            return False
        if predicate.lemma not in self.env.words.talking:
            return True
        return any(d.act is Act.DISCUSS and d.clause == clause.parent for d in self.drafts)

    def _inherited(self, predicate: Predicate, entry: Entry, context: Context) -> tuple[Actor, ...]:
        """Whose act it is where the predicate names nobody; the «het» of an impersonal
        judgement points to nobody, the subject of a passive does not act."""
        if entry.subject == "speaker" or predicate.passive:
            return context.actors
        return self.subjects.get(predicate.clause, context.actors)

    def _choose(self, candidates: list[Predicate]) -> tuple[Predicate, Entry, Arguments] | None:
        best: tuple[Predicate, Entry, Arguments] | None = None
        for predicate in candidates:
            found = arguments(self.situation, predicate)
            for entry in fitting_entries(self.lexicon, self.situation, predicate, found)[:1]:
                if best is None or len(entry.words) > len(best[1].words):
                    best = self._in_voice(predicate, entry, found), entry, found
            if best is not None and predicate.particle >= 0 and not self._governs(predicate):
                break  # «stond stil bij» is no «staan»
        return best

    def _governs(self, predicate: Predicate) -> bool:
        """«gaf opdracht aan | Coreper …»: what looks like the particle may be a preposition,
        so that a phrase with fixed words counts for more."""
        tokens, j = self.analysis.tokens, predicate.particle
        follows = j + 1 < len(tokens) and tokens.starts[j + 1] in self.named_at
        return bool(follows and tokens.tags[j] & Tag.PREPOSITION and j > predicate.verb)

    def _in_voice(self, predicate: Predicate, entry: Entry, found: Arguments) -> Predicate:
        """«is overeengekomen», «is verheugd»: with some verbs «zijn» makes no passive, unless
        what is agreed is the subject itself («er is een tekst overeengekomen»)."""
        active = entry.ergative and "worden" not in predicate.helpers
        if active and behind_noun(self.analysis.tokens, self.analysis.clauses, predicate):
            active = all(p.preposition not in self.env.words.agent for p in found.prepositional)
        passive = predicate.passive and not active
        thing = found.subject is not None and not self.scene.resolve(found.subject)
        agreed = entry.act is Act.AGREE and entry.object == "topic"
        if thing and (agreed or self._is_done_by(found)):
            passive = predicate.passive
        return predicate if passive == predicate.passive else replace(predicate, passive=passive)

    def _is_done_by(self, found: Arguments) -> bool:
        """«is door Finland ingediend»: whether somebody known did it."""
        agents = (p for p in found.prepositional if p.preposition in self.env.words.agent)
        return any(self.scene.resolve(phrase) for phrase in agents)

    def _without_entry(self, predicate: Predicate, context: Context) -> set[int]:
        """A verb the lexicon does not know: a promise if its actor says «zal»."""
        found = arguments(self.situation, predicate)
        self.note_subject(predicate, found, context)
        sense = mood(self.analysis, predicate, self.env.words, self.env.grammar)
        said = context.content_of is not None and bool(predicate.helpers & self.env.words.willing)
        said = said or (sense.negated and self.unwilling(predicate, sense, context))
        actors = self.subjects.get(predicate.clause, context.actors)
        who = actors or self.unsaid(predicate, found)
        if who and self.takes_occasion(predicate, found, sense):
            self.clause(found.infinitive, replace(context, actors=who))
            return _contents(found)
        announced = predicate.passive and announces(self.scene, predicate, sense, found)
        if predicate.lemma in self.env.words.idle or (predicate.passive and not announced):
            return set()
        wish = not announced and self.wishes(predicate, sense, actors)
        plan = announced or plans(self.scene, predicate, sense, actors)
        if not (sense.future or said or wish or plan):
            return set()
        inherited = self.subjects.get(predicate.clause, context.actors)
        entry = WISH if wish else PLAN if plan else _FUTURE
        draft = bind(self.scene, predicate, entry, found, inherited)
        free = wish or plan or (sense.wished and sense.negated and not self.is_self(actors))
        if draft is None or not draft.actors or not (free or self.may_promise(draft, context)):
            return set()
        draft.rule = "wish" if wish else "plan" if plan else "future"
        settle(self.env, draft, sense, context.modality)
        if deny(draft, sense):
            self.drafts.append(draft)
        return _contents(found)

    def _according(self, predicate: Predicate, context: Context) -> set[int]:
        """A position («volgens Duitsland …») uses up its clause; the clauses it used up."""
        draft = according_to(self.scene, predicate) or impersonal(self.scene, predicate)
        if draft is None:
            return set()
        sense = mood(self.analysis, predicate, self.env.words, self.env.grammar)
        settle(self.env, draft, sense, context.modality)
        self.drafts.append(draft)
        return {predicate.clause, *_contents(arguments(self.situation, predicate))}


def _contents(found: Arguments) -> set[int]:
    return {
        number for number in (found.complement, *found.further, found.infinitive) if number >= 0
    }
