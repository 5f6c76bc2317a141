"""What somebody wants: «Spanje wilde de eerste pijler afschaffen» asks for it."""

from dataclasses import replace
from typing import Final

from griffier.extract.binding import bind
from griffier.extract.draft import Draft
from griffier.extract.frames import Arguments
from griffier.extract.meaning import Mood, mood
from griffier.extract.plans import PLAN
from griffier.extract.predicates import Predicate
from griffier.extract.told import Context, Teller
from griffier.lexicon.acts import Entry
from griffier.lexicon.conjugation import Form
from griffier.model import Act, Actor

# What a party wanted to do together with others it asked them for.
_WISHED: Final = frozenset({Act.AGREE, Act.STATE, Act.PROVIDE})
_DEEDS: Final = frozenset({Act.AGREE, Act.PROVIDE, Act.PROPOSE, Act.COMMIT})
WISH = Entry("request:wish", Act.REQUEST, "", object="topic", clause="topic")


class Wisher(Teller):
    """Tells wishes and refusals from what is merely said."""

    def as_wished(self, predicate: Predicate, entry: Entry, sense: Mood, context: Context) -> Entry:
        """«wilden de eerste pijler afschaffen»: what a party wanted decided it asked for."""
        acting = self.subjects.get(predicate.clause, context.actors)
        wishes = entry.act in _WISHED and self.wishes(predicate, sense, acting)
        return WISH if wishes else entry

    def wishes(self, predicate: Predicate, sense: Mood, actors: tuple[Actor, ...]) -> bool:
        """«Spanje wilde de eerste pijler afschaffen»: at a meeting, what a party wanted it
        asked for; what a body wants is its plan."""
        finite = self.analysis.clauses[predicate.clause].finite
        if not sense.wished or sense.negated or finite < 0 or not actors:
            return False
        if predicate.lemma in self.env.words.curious:
            return False  # «wilde het rapport eerst bestuderen»
        forms = [form for _, form in self.analysis.tokens.readings[finite]]
        past = any(form & (Form.PAST | Form.PAST_PLURAL) for form in forms)
        met = self.env.setting.meeting_at(self.analysis.span.start) is not None
        return past and met and all(self.env.resolver.is_country(a) for a in actors)

    def unwanted(self, predicate: Predicate, draft: Draft, entry: Entry, sense: Mood) -> Mood:
        """«Nederland wil niet dat er wapens heen gaan»: that is opposed; «de Raad stemde niet
        in met …»: against it, and no decision."""
        if sense.negated and draft.act is entry.body_act:
            draft.act = entry.act
        asked = draft.act is Act.REQUEST and predicate.lemma in self.env.words.willing
        if not (asked and sense.negated):
            return sense
        draft.act = Act.OPPOSE
        draft.steps.append("what is not wanted is opposed")
        return replace(sense, negated=False)

    def says_by_wanting(self, predicate: Predicate, found: Arguments, context: Context) -> bool:
        """ "I want to thank the Commission", "we would like to stress …": it is done by saying
        so; what else one wants oneself is no expectation."""
        actors = self.subjects.get(predicate.clause, context.actors)
        wants = predicate.lemma in self.env.words.wanting and found.infinitive >= 0
        verbs = self.analysis.clauses[predicate.clause].verbs
        courtesy = bool(actors) and any(self.analysis.tokens.words[j] == "would" for j in verbs)
        if not wants or found.objects or not (courtesy or self.is_self(actors)):
            return False
        before = len(self.drafts)
        self.clause(found.infinitive, Context(actors, context.modality))
        if self.is_self(actors) and self.env.setting.declares and not courtesy:
            self._declares_plan(predicate, found, actors, before)
        return self.is_self(actors) or len(self.drafts) > before

    def _declares_plan(
        self, predicate: Predicate, found: Arguments, actors: tuple[Actor, ...], before: int
    ) -> None:
        """ "We want to consolidate, deepen and extend our cooperation": what those who declare
        want to do, and do not do by saying so, is their plan."""
        inner = {p.lemma for p in self.analysis.predicates if p.clause == found.infinitive}
        deeds = all(draft.act in _DEEDS for draft in self.drafts[before:])
        idle = self.env.words.idle | self.env.grammar.copulas
        draft = bind(self.scene, predicate, PLAN, found, actors)
        if deeds and draft is not None and draft.actors and idle.isdisjoint(inner):
            draft.rule = "plan"
            self.drafts[before:] = [draft]

    def foresees(self, predicate: Predicate, found: Arguments, context: Context) -> bool:
        """ "The Commission is expected to propose …": it will, by all accounts; in conclusions
        that is asked of it."""
        agents = (p for p in found.prepositional if p.preposition in self.env.words.agent)
        foreseen = predicate.passive and found.infinitive >= 0 and not self.env.grammar.verb_second
        if not foreseen or self.env.setting.declares or any(map(self.scene.resolve, agents)):
            return False
        self.note_subject(predicate, found, context)
        actors = self.scene.resolve(found.subject) if found.subject else context.actors
        if not mood(self.analysis, predicate, self.env.words, self.env.grammar).negated:
            self.clause(found.infinitive, Context(actors, "expected"))
        return True

    def doubts(self, draft: Draft, sense: Mood) -> bool:
        """ "is not persuaded that the measure should be adopted": it does not ask for it."""
        return sense.negated and draft.act is Act.SUPPORT and not self.env.grammar.verb_second

    def is_glad(self, predicate: Predicate) -> bool:
        """ "I am pleased to inform you", «het doet mij genoegen u te melden»: courtesies."""
        words, said = self.env.words, self.analysis.tokens.words
        present = [said[j] for j in (predicate.verb, *predicate.words)]
        return not words.gladly.isdisjoint(present) and not predicate.helpers & words.willing

    def gladly(self, predicate: Predicate, found: Arguments, context: Context) -> bool:
        """Whether what the courtesy leads to is an act of its own, which then counts; "glad to
        note the progress" is approval."""
        actors = self.subjects.get(predicate.clause, context.actors)
        pleased = not actors and self._pleases_author(predicate, found)
        if pleased:
            actors = self.env.setting.authors
        inner = [p for p in self.analysis.predicates if p.clause == found.infinitive]
        if found.infinitive < 0 or not inner or not actors:
            return False
        if inner[0].lemma in self.env.words.noticing:
            return False
        before = len(self.drafts)
        self.clause(found.infinitive, Context(actors, context.modality))
        said = any(draft.act is Act.STATE for draft in self.drafts[before:])
        if said and self.env.grammar.verb_second and not pleased:
            del self.drafts[before:]  # «is verheugd te kunnen melden dat …» is gladness
        return len(self.drafts) > before

    def _pleases_author(self, predicate: Predicate, found: Arguments) -> bool:
        """«Het verheugt | mij u te kunnen melden …», «het doet | ons genoegen …»."""
        words, subject = self.analysis.tokens.words, found.subject
        bare = subject is not None and words[subject.end] in self.env.words.it
        return bare and words[predicate.verb + 1] in self.env.words.self

    def is_self(self, actors: tuple[Actor, ...]) -> bool:
        """«Ik wil daar niet op vooruitlopen»: a manner of speaking."""
        return any(actor.text.lower() in self.env.words.self for actor in actors)

    def unwilling(self, predicate: Predicate, sense: Mood, context: Context) -> bool:
        """«wil zich niet binden», «zei dat niet te kunnen dragen»: a refusal."""
        unable = bool(predicate.helpers & self.env.words.able)
        return sense.wished or (unable and context.content_of is not None)

    def takes_occasion(self, predicate: Predicate, found: Arguments, sense: Mood) -> bool:
        """«maakte van de gelegenheid gebruik om …», «zal niet aarzelen te …»: what was done is
        in the infinitive."""
        if predicate.lemma in self.env.words.hesitating:
            return sense.negated and found.infinitive >= 0
        present = {self.analysis.tokens.words[j] for j in predicate.words}
        if predicate.lemma in self.env.words.going_on and not predicate.helpers:
            return found.infinitive >= 0  # "continues to support": the support
        seized = predicate.lemma in self.env.words.seizing  # «greep de lunch aan om …»
        occasion = seized or not self.env.words.occasions.isdisjoint(present)
        return found.infinitive >= 0 and occasion

    def unsaid(self, predicate: Predicate, found: Arguments) -> tuple[Actor, ...]:
        """«Van de gelegenheid is gebruikgemaakt om …»: by the author, outside a meeting."""
        setting, bare = self.env.setting, predicate.passive and found.subject is None
        met = setting.meeting_at(self.analysis.span.start)
        return setting.authors if bare and met is None else ()
