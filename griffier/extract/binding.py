"""From a frame and its arguments to a draft: who, to whom, about what."""

from dataclasses import dataclass

from griffier.extract.clause import ClauseKind
from griffier.extract.draft import Draft
from griffier.extract.frames import Arguments, Situation, arguments
from griffier.extract.phrases import Phrase, chunk
from griffier.extract.predicates import Predicate
from griffier.extract.resolution import Resolver
from griffier.extract.sentence import Analysis
from griffier.extract.setting import Setting
from griffier.extract.topics import clause_topic, noun_topic
from griffier.lexicon.acts import Entry
from griffier.lexicon.context import ContextWords
from griffier.lexicon.grammar import Grammar, Tag
from griffier.model import Act, Actor, Mention, Span

# Deeds that a passive without agent may report of anybody.
_ANYBODYS = frozenset({Act.PROVIDE, Act.AGREE, Act.PROPOSE, Act.MEET, Act.SUPPORT, Act.OPPOSE})
# Bodies whose assent is a decision.
DECIDING = frozenset({"EU_COUNCIL", "EUROPEAN_COUNCIL", "EUROGROUP", "EU_PARLIAMENT", "TK", "EK",
                      "EURO_SUMMIT", "NATO", "UN", "UNSC", "UNGA", "COREPER", "PSC"})  # fmt: skip
# Acts that are done towards somebody, who can stand as an indirect object.
_ADDRESSED = frozenset({Act.PROVIDE, Act.COMMIT, Act.REQUEST, Act.STATE, Act.PROPOSE, Act.WARN})


@dataclass(frozen=True, slots=True)
class Environment:
    """What stays the same for all sentences of a letter."""

    resolver: Resolver
    setting: Setting
    words: ContextWords
    grammar: Grammar


def bind(
    env: Environment,
    analysis: Analysis,
    situation: Situation,
    predicate: Predicate,
    entry: Entry,
    found: Arguments,
    inherited: tuple[Actor, ...],
) -> Draft | None:
    """The draft of one predicate, or None where nobody can be said to act.

    `inherited` are the actors of the clause this one leans on, for subjects left out.
    """
    draft = Draft(entry.act, entry.id, "verb", predicate.clause, predicate.verb, minor=entry.minor)
    draft.words |= {predicate.verb, predicate.particle} - {-1}
    draft.words |= _fixed_words(analysis, predicate, entry)
    binder = _Binder(env, analysis, situation, predicate, entry, found, draft)
    if not binder.actors(inherited):
        return None
    binder.objects()
    binder.prepositions()
    binder.complements()
    binder.owners()
    if entry.body_act and any(actor.id in DECIDING for actor in draft.actors):
        draft.act = entry.body_act
    if draft.act is Act.MEET and not draft.minor and not draft.recipients:
        return None  # nobody was met
    return draft


def _fixed_words(analysis: Analysis, predicate: Predicate, entry: Entry) -> set[int]:
    """The words of a phrase such as «een positieve maatregel achten» carry the act too."""
    tokens = analysis.tokens
    found = (
        next((j for j in predicate.words if tokens.words[j] in alternatives), None)
        for alternatives in entry.words
    )
    return {j for j in found if j is not None}


class _Binder:
    def __init__(
        self,
        env: Environment,
        analysis: Analysis,
        situation: Situation,
        predicate: Predicate,
        entry: Entry,
        found: Arguments,
        draft: Draft,
    ) -> None:
        self.env, self.analysis, self.situation = env, analysis, situation
        self.predicate, self.entry, self.found, self.draft = predicate, entry, found, draft
        self.topic_phrase: Phrase | None = None

    # --- who ---------------------------------------------------------------------

    def actors(self, inherited: tuple[Actor, ...]) -> bool:
        """Set the actors; False where the sentence names a subject that cannot act."""
        if self.entry.subject == "recipient":
            return self._receives()
        if self.predicate.passive or self.entry.subject != "actor":
            return self._agent()
        subject = self.found.subject
        if subject is None:
            self.draft.actors = inherited if self.found.elided else ()
            if inherited:
                self.draft.steps.append("the subject is that of the clause before")
            return bool(self.draft.actors)
        actors = self._resolve(subject)
        if inherited and self._points_to(subject):
            actors = inherited
        elif not actors and self._is_relative(subject):
            actors = self._antecedent()
        self.draft.actors = actors + self._companions() if actors else ()
        self.draft.words |= set(range(subject.start, subject.end + 1))
        return bool(self.draft.actors)

    def _companions(self) -> tuple[Actor, ...]:
        """«samen met Duitsland», «mede namens Frankrijk»: joint actors."""
        words, tokens = self.env.words, self.analysis.tokens
        found: tuple[Actor, ...] = ()
        for phrase in self.found.prepositional:
            before = tokens.words[phrase.start - 1] if phrase.start else ""
            if phrase.preposition in words.with_ and before in words.together:
                found += self._resolve(phrase)
        return found

    def _points_to(self, subject: Phrase) -> bool:
        """«… gaf aan dat hij / het / zijn regering …»: whoever is speaking."""
        tokens, words = self.analysis.tokens, self.env.words
        if self.situation.clauses[self.predicate.clause].kind is not ClauseKind.SUBORDINATE:
            return False
        first = tokens.words[subject.start]
        if subject.start == subject.end:
            return first in words.he | words.she | words.they | words.it
        return first in words.possessive and tokens.words[subject.end] in words.mouthpiece

    def _is_relative(self, subject: Phrase) -> bool:
        return subject.start == self.situation.clauses[self.predicate.clause].mark

    def _antecedent(self) -> tuple[Actor, ...]:
        """The actor right before a relative pronoun."""
        mark = self.situation.clauses[self.predicate.clause].mark
        at = self.analysis.tokens.starts[mark]
        before = [m for m in self.analysis.mentions if m.end <= at and at - m.end <= 2]
        return tuple(self.env.resolver.as_actor(m) for m in before if m.form != "adjective")

    def _receives(self) -> bool:
        """«Hierbij ontvangt u …»: the subject receives, the author of the letter gives."""
        subject = self.found.subject
        who = self._resolve(subject) if subject else ()
        if not who or any(actor.id not in ("TK", "EK") for actor in who) or subject is None:
            return False
        self.draft.actors = self.env.setting.authors
        self._recipients(who, subject)
        return bool(self.draft.actors)

    def _agent(self) -> bool:
        """The «door» phrase of a passive, else whoever the setting makes plain."""
        for phrase in self.found.prepositional:
            if phrase.preposition in self.env.words.agent:
                if actors := self._resolve(phrase):
                    self.draft.actors = actors
                    self.draft.words |= set(range(phrase.start, phrase.end + 1))
                    return True
                if not phrase.pronominal:
                    return False
            elif actors := self._side(phrase):
                self.draft.actors = actors
                return True
        if not self._may_lack_agent():
            return False
        self.draft.actors = self._implied()
        who = ", ".join(actor.id for actor in self.draft.actors) or "nobody"
        self.draft.steps.append(f"no agent is named; the setting makes plain: {who}")
        return True

    def _may_lack_agent(self) -> bool:
        """Who did it can be taken from the setting in a main clause, not in a relative
        one, which tells what is meant; and outside a meeting not for deeds that anybody
        may have done («het bedrag dat is gereserveerd»)."""
        clause = self.situation.clauses[self.predicate.clause]
        if clause.mark >= 0 and self.situation.tokens.tags[clause.mark] & Tag.RELATIVE:
            return False
        in_meeting = self.env.setting.meeting_at(self.analysis.span.start) is not None
        return in_meeting or self.draft.act not in _ANYBODYS or self._to_house()

    def _side(self, phrase: Phrase) -> tuple[Actor, ...]:
        """«van Turkse zijde werd benadrukt»."""
        if self.analysis.tokens.words[phrase.end] not in self.env.words.mouthpiece:
            return ()
        return self._resolve(phrase) if phrase.preposition in self.env.words.owner else ()

    def _implied(self) -> tuple[Actor, ...]:
        """Ruling 4: the body or parties that met; outside a meeting, the author."""
        setting = self.env.setting
        if self.draft.act in (Act.COMMIT, Act.PROVIDE) and self._to_house():
            return setting.authors
        at = self.analysis.span.start
        return setting.participants(at) if setting.meeting_at(at) else setting.authors

    def _to_house(self) -> bool:
        phrase = self.found.subject
        named = self._resolve(phrase) if phrase else ()
        return any(actor.id in ("TK", "EK") for actor in named)

    def _resolve(self, phrase: Phrase) -> tuple[Actor, ...]:
        return self.env.resolver.actors(self.analysis, phrase)

    # --- to whom, about what -----------------------------------------------------

    def objects(self) -> None:
        """Direct and indirect objects, or the subject of a passive."""
        phrases = list(self.found.objects)
        if self.found.subject and self.entry.subject == "topic":
            phrases = [self.found.subject]
        elif self.found.subject and self.predicate.passive:
            phrases.insert(0, self.found.subject)
        if not phrases and self.entry.object == "recipient":
            phrases = self._controlled()
        if self.entry.object == "none" and self.entry.subject == "actor":
            return
        for phrase in phrases:
            self._object(phrase, last=phrase is phrases[-1])

    def _object(self, phrase: Phrase, *, last: bool) -> None:
        actors = self._resolve(phrase)
        indirect = (
            actors and not last and not self.draft.recipients and self.entry.act in _ADDRESSED
        )
        promised = self.entry.act in (Act.COMMIT, Act.PROVIDE) and not self.draft.recipients
        if actors and (self.entry.object == "recipient" or indirect or promised):
            self._recipients(actors, phrase)
        elif self.topic_phrase is None and self._is_topic(phrase) and not self._expletive(phrase):
            self._set_topic(phrase)
            if actors and self.entry.act in (Act.SUPPORT, Act.OPPOSE, Act.MEET):
                self._recipients(actors, phrase)

    def _expletive(self, phrase: Phrase) -> bool:
        """«acht het van belang dat …»: the clause behind is the topic, not «het»."""
        content = self.found.complement >= 0 or self.found.infinitive >= 0
        pointer = self.situation.tokens.tags[phrase.start] & Tag.DEMONSTRATIVE
        return content and phrase.start == phrase.end and bool(pointer)

    def _is_topic(self, phrase: Phrase) -> bool:
        """A fixed word of the entry («zorgen») is no topic of its own."""
        fixed = set().union(*self.entry.words) if self.entry.words else set()
        head = self.analysis.tokens.words[phrase.end]
        return self.entry.object == "topic" and (head not in fixed or not self.entry.prepositions)

    def _controlled(self) -> list[Phrase]:
        """«verzoekt de Commissie dit te doen»: the first noun phrase of the infinitive
        clause is the one who is asked."""
        if self.found.infinitive < 0:
            return []
        clause = self.situation.clauses[self.found.infinitive]
        if clause.mark >= 0 and self.situation.tokens.tags[clause.mark] & Tag.PURPOSE:
            return []
        words = [j for j in clause.own if j not in clause.verbs and j != clause.mark]
        phrases = chunk(self.situation.tokens, words, self.situation.bounds)
        first = phrases[:1]
        return [p for p in first if not p.preposition and self.situation.can_act(p)]

    def prepositions(self) -> None:
        """Prepositional phrases by the role the frame gives their preposition."""
        for phrase in self.found.prepositional:
            role = self.entry.prepositions.get(phrase.preposition or "", "")
            if role == "recipient":
                if actors := self._resolve(phrase):
                    self._recipients(actors, phrase)
            elif role == "topic" and self.topic_phrase is None and not phrase.pronominal:
                self._set_topic(phrase)

    def _recipients(self, actors: tuple[Actor, ...], phrase: Phrase) -> None:
        known = {a.id for a in self.draft.recipients} | {a.id for a in self.draft.actors}
        self.draft.recipients += tuple(a for a in actors if a.id not in known)
        self.draft.words |= set(range(phrase.start, phrase.end + 1))

    def _set_topic(self, phrase: Phrase) -> None:
        self.topic_phrase = phrase
        claimed = {
            p.start
            for p in self.found.prepositional
            if (
                p.preposition in self.entry.prepositions
                and (self.entry.prepositions.get(p.preposition) != "recipient" or self._resolve(p))
            )
            or (p.preposition in self.env.words.agent and self.predicate.passive)
        }
        span, words = noun_topic(self.analysis, self.predicate, phrase, claimed, self.env.words)
        self.draft.topic = span
        self.draft.words |= words

    def complements(self) -> None:
        """Clauses that say what is asked, expected or stated."""
        for number, role in (
            (self.found.complement, self.entry.clause),
            (self.found.infinitive, self.entry.infinitive),
        ):
            if number < 0 or role != "topic":
                continue
            self.draft.words |= set(self.analysis.clause_words(number))
            if number == self.found.infinitive and self.entry.infinitive_act:
                self.draft.act = self.entry.infinitive_act
            if self.draft.topic is None:
                self.draft.topic = clause_topic(self.analysis, number)
            if self.draft.act in (Act.REQUEST, Act.EXPECT):
                self._asked_in(number)

    def _asked_in(self, number: int) -> None:
        """Who must act is the subject of the clause that says what is asked."""
        inner = next((p for p in self.analysis.predicates if p.clause == number), None)
        if inner is None:
            return
        found = arguments(self.situation, inner)
        subject = found.subject
        if inner.passive:
            agents = self.env.words.agent
            subject = next((p for p in found.prepositional if p.preposition in agents), None)
        if subject is not None and (actors := self._resolve(subject)):
            must_act = tuple(a for a in actors if not self.draft.speaks_for((a,)))
            self.draft.recipients = must_act or self.draft.recipients

    # --- owners ------------------------------------------------------------------

    def owners(self) -> None:
        """Recipients that stand inside the topic: the owner of what is praised or
        condemned, or the one whose action is asked for (ruling 7)."""
        if self.draft.recipients or self.topic_phrase is None:
            return
        if self.draft.act in (Act.SUPPORT, Act.OPPOSE):
            self._owner(adjectives=True)
        elif self.draft.act in (Act.REQUEST, Act.EXPECT):
            head = self.analysis.tokens.words[self.topic_phrase.end]
            if head.endswith(self.env.words.action_endings):
                self._owner(adjectives=False)

    def _owner(self, *, adjectives: bool) -> None:
        assert self.topic_phrase is not None  # noqa: S101 - owners() has checked
        following = self._possessor(self.topic_phrase)
        if following and (actors := self._resolve(following)):
            self._recipients(actors, following)
        elif adjectives:
            span = self.analysis.offsets(self.topic_phrase)
            inside = [m for m in self.analysis.mentions_in(span) if m.form == "adjective"]
            self.draft.recipients = tuple(self._as_owner(m) for m in inside[:1])

    def _as_owner(self, mention: Mention) -> Actor:
        return self.env.resolver.as_actor(mention)

    def _agent_of_relative(self, phrase: Phrase) -> Phrase | None:
        """ "the progress made by Albania": the agent of the participle behind the noun."""
        for inner in self.analysis.predicates:
            clause = self.situation.clauses[inner.clause]
            if clause.kind is ClauseKind.PARTICIPLE and clause.own[0] == phrase.end + 1:
                phrases = arguments(self.situation, inner).prepositional
                return next((p for p in phrases if p.preposition in self.env.words.agent), None)
        return None

    def _possessor(self, phrase: Phrase) -> Phrase | None:
        """The «van» or «door» phrase right at the topic's head."""
        words = self.env.words
        agents = [p for p in self.found.prepositional if p.preposition in words.agent]
        before = [p for p in agents if p.end == phrase.start - 1 and not self.predicate.passive]
        inside = [p for p in self.found.prepositional if phrase.start < p.start <= phrase.end]
        right_behind = [p for p in self.found.prepositional if p.start == phrase.end + 1]
        marks = words.owner | words.agent
        agent = self._agent_of_relative(phrase)
        if agent is not None:
            return agent
        return next((p for p in (*before, *inside, *right_behind) if p.preposition in marks), None)


def span_of(analysis: Analysis, words: set[int]) -> Span:
    """The shortest stretch of text that holds all `words`."""
    tokens = analysis.tokens
    joints = Tag.COORDINATOR | Tag.PUNCTUATION
    kept = {j for j in words if not tokens.tags[j] & joints} or words
    return Span(tokens.starts[min(kept)], tokens.ends[max(kept)])
