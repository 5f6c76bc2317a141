"""The reading of one sentence: which of its predicates report an act, and how.

Clauses are read from the outside in. A clause that only reports («gaf aan dat …») is a
vessel: what it holds counts instead, when the same actor speaks (annotation.md, rulings
1 and 5). The content of other acts («riep op om …») holds no statement of its own.
"""

from dataclasses import dataclass, replace
from typing import Final

from griffier.extract.binding import Environment, bind
from griffier.extract.clause import ClauseKind
from griffier.extract.draft import Draft
from griffier.extract.frames import Arguments, Situation, arguments, fitting_entries
from griffier.extract.meaning import Mood, denied, mood
from griffier.extract.phrases import ActorBounds, Phrase
from griffier.extract.predicates import Predicate
from griffier.extract.sentence import Analysis
from griffier.extract.topics import clause_words_topic
from griffier.lexicon.acts import ActLexicon, Entry
from griffier.lexicon.grammar import Tag
from griffier.model import Act, Actor

_VESSELS: Final = frozenset({Act.STATE})
_POSITIONS: Final = frozenset({Act.STATE, Act.EMPHASISE, Act.SUPPORT})
_FUTURE = Entry("commit:future", Act.COMMIT, "", object="topic", clause="topic",
                infinitive="topic", prepositions={"aan": "recipient"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Context:
    """What a clause inherits: who the one above it is about, and how it stands."""

    actors: tuple[Actor, ...] = ()
    modality: str = "done"
    content_of: Draft | None = None


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
    reader = _Reader(analysis, lexicon, env, continues=bool(lead))
    for number, clause in enumerate(analysis.clauses):
        if clause.parent < 0:
            if reader.is_inverted_condition(number):
                continue
            before = reader.subjects.get(clause.coordinated, lead)
            condition = clause.coordinated >= 0 and reader.is_inverted_condition(clause.coordinated)
            reader.clause(number, Context(before, "conditional" if condition else "done"))
    drafts = sorted(reader.drafts, key=lambda draft: draft.verb)
    return Outcome(drafts, reader.subjects.get(0, ()))


class _Reader:
    def __init__(
        self, analysis: Analysis, lexicon: ActLexicon, env: Environment, *, continues: bool
    ) -> None:
        self.analysis, self.lexicon, self.env = analysis, lexicon, env
        self.drafts: list[Draft] = []
        self.subjects: dict[int, tuple[Actor, ...]] = {}
        tokens = analysis.tokens
        self.situation = Situation(
            tokens=tokens,
            clauses=analysis.clauses,
            grammar=env.grammar,
            can_act=lambda phrase: bool(env.resolver.actors(analysis, phrase)),
            is_moment=self._is_moment,
            has_deadline=any(m.kind == "deadline" for m in analysis.moments)
            or any(self._is_condition(number) for number in range(len(analysis.clauses))),
            continues=continues,
            bounds=self._bounds(),
        )

    def _bounds(self) -> ActorBounds:
        named = [m for m in self.analysis.mentions if m.form != "adjective"]
        starts, ends = {m.start for m in named}, {m.end for m in named}
        tokens = self.analysis.tokens
        return ActorBounds(
            frozenset(i for i, at in enumerate(tokens.starts) if at in starts),
            frozenset(i for i, at in enumerate(tokens.ends) if at in ends),
        )

    def _is_moment(self, phrase: Phrase) -> bool:
        span = self.analysis.offsets(phrase)
        return any(m.start <= span.start and span.end <= m.end for m in self.analysis.moments)

    def is_inverted_condition(self, number: int) -> bool:
        """«Mocht een besluit uitblijven, dan …»: a main clause that begins with its verb
        and is followed by another."""
        clause = self.analysis.clauses[number]
        follows = any(other.coordinated == number for other in self.analysis.clauses)
        first = clause.own[0] if clause.own else -1
        return follows and clause.coordinated < 0 and clause.finite == first == 0

    # --- clauses -----------------------------------------------------------------

    def clause(self, number: int, context: Context) -> None:
        """Read one clause and, as far as they count, the clauses inside it."""
        consumed: set[int] = set()
        if self._has_condition(number):
            context = replace(context, modality="conditional")
        for candidates in self._predicates(number):
            consumed |= self._predicate(candidates, context)
        self._gapped(number)
        actors = self.subjects.get(number, context.actors)
        for child in self.analysis.children.get(number, ()):
            if child not in consumed and self._counts(child):
                self.clause(child, Context(actors, context.modality))

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
        grouped: dict[int, list[Predicate]] = {}
        for predicate in self.analysis.predicates:
            if predicate.clause == number:
                grouped.setdefault(predicate.verb, []).append(predicate)
        return list(grouped.values())

    def _has_condition(self, number: int) -> bool:
        return any(self._is_condition(child) for child in self.analysis.children.get(number, ()))

    def _is_condition(self, number: int) -> bool:
        mark = self.analysis.clauses[number].mark
        return mark >= 0 and self.analysis.tokens.words[mark] in self.env.words.conditional

    def _counts(self, number: int) -> bool:
        """Whether a clause that no act claims may hold statements of its own."""
        clause = self.analysis.clauses[number]
        if clause.kind is ClauseKind.INFINITIVE or self._is_condition(number):
            return False
        mark = self.analysis.tokens.words[clause.mark] if clause.mark >= 0 else ""
        if mark in self.env.words.purpose:
            return False
        # A dat-clause nobody claimed may be a relative clause: «het plan dat X steunt».
        relative = clause.mark >= 0 and self.analysis.tokens.tags[clause.mark] & Tag.RELATIVE
        return mark not in self.env.words.complementisers or bool(relative)

    # --- predicates --------------------------------------------------------------

    def _predicate(self, candidates: list[Predicate], context: Context) -> set[int]:
        """Draft the best reading of one verb; the clauses that belong to it."""
        chosen = self._choose(candidates)
        if spoken := self._according(candidates[0], context):
            return spoken
        if chosen is None:
            return self._without_entry(candidates[0], context)
        predicate, entry, found = chosen
        self._note_subject(predicate, found, context)
        sense = mood(self.analysis, predicate, self.env.words, self.env.grammar)
        inherited = self.subjects.get(predicate.clause, context.actors)
        draft = bind(self.env, self.analysis, self.situation, predicate, entry, found, inherited)
        if draft is None:
            return _contents(found)
        self._settle(draft, sense, context)
        if self._is_vessel(draft, found) and self._contained(draft, found, context):
            return _contents(found)
        if draft.act in _POSITIONS:
            self._obligation(draft, found)
        self._keep(draft, sense)
        return _contents(found)

    def _is_vessel(self, draft: Draft, found: Arguments) -> bool:
        """Saying is a vessel; so is announcing that one will do something."""
        return draft.act in _VESSELS or (draft.act is Act.PROPOSE and found.complement >= 0)

    def _choose(self, candidates: list[Predicate]) -> tuple[Predicate, Entry, Arguments] | None:
        best: tuple[Predicate, Entry, Arguments] | None = None
        for predicate in candidates:
            found = arguments(self.situation, predicate)
            for entry in fitting_entries(self.lexicon, self.situation, predicate, found)[:1]:
                if best is None or len(entry.words) > len(best[1].words):
                    best = _in_voice(predicate, entry), entry, found
        return best

    def _note_subject(self, predicate: Predicate, found: Arguments, context: Context) -> None:
        if found.subject is not None:
            actors = self.env.resolver.actors(self.analysis, found.subject)
            if predicate.passive and not actors:
                return
            self.subjects[predicate.clause] = actors
        elif found.elided:
            self.subjects.setdefault(predicate.clause, context.actors)

    def _without_entry(self, predicate: Predicate, context: Context) -> set[int]:
        """A verb the lexicon does not know: a promise if its actor says «zal»."""
        found = arguments(self.situation, predicate)
        self._note_subject(predicate, found, context)
        sense = mood(self.analysis, predicate, self.env.words, self.env.grammar)
        if not sense.future or predicate.lemma in self.env.words.idle or predicate.passive:
            return set()
        inherited = self.subjects.get(predicate.clause, context.actors)
        draft = bind(self.env, self.analysis, self.situation, predicate, _FUTURE, found, inherited)
        if draft is None or not draft.actors or not self._may_promise(draft, context):
            return set()
        draft.rule = "future"
        self._settle(draft, sense, context)
        self._keep(draft, sense)
        return _contents(found)

    def _according(self, predicate: Predicate, context: Context) -> set[int]:
        """«volgens Duitsland moet de Commissie …»: a position, an obligation if it says
        what must be done. Gives the clauses it used up (at least its own number)."""
        found = arguments(self.situation, predicate)
        source, words = self._source(predicate, found)
        if not source:
            return set()
        obliged = bool(predicate.helpers & self.env.words.should - self.env.grammar.future)
        act = Act.EXPECT if obliged else Act.STATE
        draft = Draft(act, f"{act.lower()}:according", "according to", predicate.clause,
                      predicate.verb, source)  # fmt: skip
        draft.words = words | set(self.analysis.clause_words(predicate.clause))
        if obliged and found.subject is not None and not predicate.passive:
            who = self.env.resolver.actors(self.analysis, found.subject)
            draft.recipients = () if draft.speaks_for(who) else who
        rest = [j for j in predicate.words if j not in words]
        draft.topic = clause_words_topic(self.analysis, rest)
        sense = mood(self.analysis, predicate, self.env.words, self.env.grammar)
        self._settle(draft, sense, context)
        self.drafts.append(draft)
        return {predicate.clause, *_contents(found)}

    def _source(self, predicate: Predicate, found: Arguments) -> tuple[tuple[Actor, ...], set[int]]:
        """Whose position a clause gives, and the words that say so."""
        resolve, words = self.env.resolver.actors, self.env.words
        for phrase in found.prepositional:
            if phrase.preposition in words.according and (who := resolve(self.analysis, phrase)):
                return who, set(range(phrase.start, phrase.end + 1))
        for child in self.analysis.children.get(predicate.clause, ()):
            for inner in self.analysis.predicates:
                if inner.clause == child and inner.lemma in words.concerning:
                    subject = arguments(self.situation, inner).subject
                    if subject and (who := resolve(self.analysis, subject)):
                        return who, set(self.analysis.clauses[child].own)
        return (), set()

    def _may_promise(self, draft: Draft, context: Context) -> bool:
        """A bare «zal» is a promise of the author, or of whoever is quoted as saying it."""
        if context.content_of is not None:
            return draft.speaks_for(context.content_of.actors)
        author = self.env.setting.is_author(_first(draft))
        to_house = any(actor.id in ("TK", "EK") for actor in draft.recipients)
        return author and (to_house or not self.env.setting.foretells)

    # --- what it means -----------------------------------------------------------

    def _settle(self, draft: Draft, sense: Mood, context: Context) -> None:
        """Turn the act by negation and tense (rulings 2 and 9)."""
        draft.repeated = sense.repeated
        if sense.future:
            self._future(draft, sense)
            if context.modality == "conditional" and draft.modality == "done":
                draft.modality = "conditional"
        elif sense.tentative or context.modality == "conditional":
            draft.modality = "conditional"
        elif context.modality != "done":
            draft.modality = context.modality
        elif self.env.setting.foretells and self.env.setting.is_author(_first(draft)):
            draft.modality = "intended"

    def _future(self, draft: Draft, sense: Mood) -> None:
        author = self.env.setting.is_author(_first(draft))
        own = author or (not draft.actors)
        if sense.forecast:
            draft.modality = "expected"
        elif self.env.setting.foretells:
            draft.modality = "intended"
        elif own and draft.act not in (Act.MEET, Act.DISCUSS):
            if draft.act is not Act.COMMIT:
                draft.steps.append(f"{draft.act} in the future tense is a promise")
            draft.act = Act.COMMIT
        else:
            draft.modality = "intended"

    def _contained(self, vessel: Draft, found: Arguments, context: Context) -> bool:
        """Read the content of a vessel; True where it takes the vessel's place."""
        before = len(self.drafts)
        inner = Context(vessel.actors, context.modality, vessel)
        for number in (found.complement, found.infinitive):
            if number >= 0:
                self.clause(number, inner)
        contents = self.drafts[before:]
        if vessel.act is Act.PROPOSE:  # what is proposed is no act yet, what is promised is
            contents = [d for d in contents if d.act is Act.COMMIT]
            self.drafts[before:] = contents
        replaced = False
        for draft in contents:
            if draft.speaks_for(vessel.actors) or draft.act is Act.EXPECT:
                draft.words |= {w for w in vessel.words if w <= max(draft.words)}
                draft.steps.append(f"said in so many words ({vessel.entry})")
                replaced = True
            else:
                draft.modality = "reported"
        if not contents and self._obligation(vessel, found):
            return False
        return replaced

    def _obligation(self, draft: Draft, found: Arguments) -> bool:
        """A position whose content is that somebody must act is EXPECT (ruling 3)."""
        if found.complement < 0:
            return False
        inner = [p for p in self.analysis.predicates if p.clause == found.complement]
        if not inner:
            return False
        inside = arguments(self.situation, inner[-1])
        obliged = bool(inner[-1].helpers & self.env.words.should - self.env.grammar.future)
        who = self.env.resolver.actors(self.analysis, inside.subject) if inside.subject else ()
        acts = bool(who) and not inner[-1].passive and inner[-1].lemma not in self.env.words.idle
        asks = draft.act is Act.EMPHASISE and acts and not draft.speaks_for(who)
        if not (obliged or asks):
            return False
        draft.act = Act.EXPECT
        if who and not draft.speaks_for(who) and not inner[-1].passive:
            draft.recipients = who
        draft.steps.append("its content is that somebody must act")
        return True

    def _keep(self, draft: Draft, sense: Mood) -> None:
        if sense.obliged and draft.act is not Act.EXPECT:
            return  # «moet steunen» says what ought to be, not what is
        if sense.negated:
            act, draft.polarity = denied(draft.act)
            if act is None:
                return
            if act is not draft.act:
                draft.steps.append(f"{draft.act} denied is {act}")
            draft.act = act
        if not draft.words:
            return
        self.drafts.append(draft)


def _in_voice(predicate: Predicate, entry: Entry) -> Predicate:
    """«is overeengekomen», «is verheugd»: with some verbs «zijn» makes no passive."""
    passive = predicate.passive and not (entry.ergative and "worden" not in predicate.helpers)
    return predicate if passive == predicate.passive else replace(predicate, passive=passive)


def _first(draft: Draft) -> str:
    return draft.actors[0].id if draft.actors else ""


def _contents(found: Arguments) -> set[int]:
    return {number for number in (found.complement, found.infinitive) if number >= 0}
