"""What somebody is told to say, promise or do: saying is a vessel for its content.

«gaf aan dat het kabinet dit steunt» is the support; «kondigde aan te leveren» the promise;
«volgens hem weigert Stockholm …» tells of another's deed (annotation.md, rulings 1 and 5).
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from typing import Final

from griffier.extract.binding import bind
from griffier.extract.case import Environment
from griffier.extract.clause import ClauseKind
from griffier.extract.draft import Draft
from griffier.extract.frames import Arguments, arguments
from griffier.extract.hearsay import leaves_open, may_come
from griffier.extract.meaning import Mood, mood
from griffier.extract.nobody import is_people
from griffier.extract.plans import commit_own
from griffier.extract.positions import judge, oblige
from griffier.extract.predicates import Predicate
from griffier.extract.relatives import named_by_subject, points_back
from griffier.extract.scene import is_condition, scene_of
from griffier.extract.sentence import Analysis
from griffier.extract.settling import deny, settle
from griffier.lexicon.acts import ActLexicon, Entry
from griffier.lexicon.grammar import Tag
from griffier.model import Act, Actor

_OWN: Final = frozenset({Act.COMMIT, Act.OPPOSE})  # what says more than that it is stressed
_VESSELS: Final = frozenset({Act.STATE})
JUDGED: Final = frozenset({Act.STATE, Act.EMPHASISE})
_DEEDS: Final = frozenset({Act.PROVIDE, Act.AGREE, Act.PROPOSE, Act.MEET, Act.DISCUSS, Act.STATE})


@dataclass(frozen=True, slots=True)
class Context:
    """What a clause inherits: who the one above it is about, and how it stands."""

    actors: tuple[Actor, ...] = ()
    modality: str = "done"
    content_of: Draft | None = None


class Teller(ABC):
    """The state of a reading, and what it does with the content of a vessel."""

    def __init__(
        self, analysis: Analysis, lexicon: ActLexicon, env: Environment, *, continues: bool
    ) -> None:
        self.analysis, self.lexicon, self.env = analysis, lexicon, env
        self.drafts: list[Draft] = []
        self.subjects: dict[int, tuple[Actor, ...]] = {}
        self.scene = scene_of(analysis, env, continues=continues)
        self.situation = self.scene.situation
        self.named_at = {m.start for m in analysis.mentions if m.form != "adjective"}

    @abstractmethod
    def clause(self, number: int, context: Context) -> None:
        """Read one clause and those inside it."""

    def has_condition(self, number: int) -> bool:
        """Whether a clause that states a condition hangs on this one."""
        return any(
            is_condition(self.analysis, self.env, child)
            for child in self.analysis.children.get(number, ())
        )

    def further_positions(self, draft: Draft, found: Arguments) -> None:
        """«gaf aan dat hij dit steunt, maar dat Zweden eerst moet …»: a second content."""
        for number in found.further if draft.act in JUDGED else ():
            other = replace(draft, words=draft.words | set(self.analysis.clause_words(number)))
            other.steps = list(draft.steps)
            alone = replace(found, complement=number)
            if judge(self.scene, other, alone) or oblige(self.scene, other, alone):
                self.drafts.append(other)

    def note_subject(self, predicate: Predicate, found: Arguments, context: Context) -> None:
        """Keep in mind whom a clause is about, for what leans on it."""
        if found.subject is not None:
            actors = named_by_subject(self.scene, predicate, found)
            if not actors and predicate.clause == 0 and is_people(self.scene, found.subject):
                self.env.setting.heard_people(self.analysis.span.start)
            if predicate.passive and not actors:
                return
            if points_back(self.scene, predicate.clause, found.subject, context.actors):
                actors = context.actors
            self.subjects[predicate.clause] = actors
        elif found.elided:
            self.subjects.setdefault(predicate.clause, context.actors)

    def without_relative(self, entry: Entry, found: Arguments) -> Arguments:
        """«informeerde u over een onderzoek dat ik heb ingesteld»: the clause belongs to the
        noun that says about what, unless that noun has a content («over het feit dat …»)."""
        number = found.complement
        if number < 0 or not self.env.grammar.verb_second or entry.act not in _VESSELS:
            return found
        mark, tokens = self.analysis.clauses[number].mark, self.analysis.tokens
        about = (
            p for p in found.prepositional if entry.prepositions.get(p.preposition or "") == "topic"
        )
        behind = any(p.end == mark - 1 and not p.pronominal for p in about)
        nouns = self.env.grammar.content_nouns if entry.clause == "topic" else ()
        relative = tokens.tags[mark] & Tag.RELATIVE and tokens.words[mark - 1] not in nouns
        return replace(found, complement=-1) if behind and relative else found

    def without_subject(self, predicate: Predicate, entry: Entry, found: Arguments) -> Arguments:
        """«dat Italië het woord nam en | Spanje opriep tot spoed»: the one phrase of a second
        conjunct is whoever its verb must have beside its subject."""
        conjunct = self.analysis.clauses[predicate.clause].is_conjunct and not predicate.passive
        if not conjunct or entry.object != "recipient" or found.objects or not found.subject:
            return found
        return replace(found, subject=None, objects=[found.subject], elided=True)

    def foretold(self, predicate: Predicate, entry: Entry, found: Arguments) -> bool:
        """«Verwacht wordt dat Hongarije …», «de verwachting is dat …»: nobody expects it of
        anybody, it will happen."""
        words, subject = self.analysis.tokens.words, [found.subject] if found.subject else []
        if may_come(self.scene, predicate, found):
            return True
        noun = entry.subject == "actor" and not predicate.passive
        noun = noun and not (
            self.scene.english and found.elided
        )  # "thanked X and expressed the hope"
        noun = noun and any(entry.is_fixed(words[p.end]) for p in (*subject, *found.objects))
        if subject and words[subject[0].end] in self.env.words.it:
            subject = []  # «het is de verwachting dat …»
        if entry.act is not Act.EXPECT or not (predicate.passive or noun) or found.complement < 0:
            return False
        owners = (p for p in found.prepositional if p.preposition in self.env.words.owner)
        if predicate.passive and any(p.start == 0 and not p.pronominal for p in owners):
            return False  # «Van de banken wordt verwacht dat zij …»
        return not any(
            self.scene.resolve(phrase)
            for phrase in (*found.prepositional, *found.objects, *subject)
            if phrase.preposition in self.env.words.agent | self.env.words.owner | {None}
        )

    def is_vessel(self, draft: Draft, found: Arguments) -> bool:
        """Saying is a vessel; so is announcing that one will do something."""
        told = draft.act in _VESSELS and not leaves_open(draft.entry)
        return told or (draft.act is Act.PROPOSE and found.complement >= 0)

    def only_assured(self, draft: Draft, predicate: Predicate, found: Arguments) -> None:
        """«verzekerde mij dat de zaken niet politiek gemotiveerd zijn»: how things are is
        said and not promised."""
        if predicate.lemma not in self.env.words.assuring or draft.act is not Act.COMMIT:
            return
        for inner in self.analysis.predicates:
            states = inner.lemma in self.env.words.idle or inner.passive
            if inner.clause != found.complement or not states:
                continue
            subject = arguments(self.situation, inner).subject
            own = subject is not None and draft.speaks_for(self.scene.resolve(subject))
            if not own and not inner.helpers & self.env.grammar.future:
                draft.act = Act.STATE
                draft.steps.append("it says how things are, and promises nothing")

    def tell_of_others(
        self, draft: Draft | None, entry: Entry, found: Arguments, sense: Mood
    ) -> None:
        """«Het persbureau meldt dat Rome dit steunt»: who says it is nobody we know, what is
        told of another counts."""
        told = entry.act in JUDGED and found.complement >= 0 and not sense.negated
        if draft is None and told and not self._asks_how(found.complement):
            before = len(self.drafts)
            self.clause(found.complement, Context(modality="reported"))
            ours = self.env.setting.is_author  # of a judgement that names nobody
            kept = [d for d in self.drafts[before:] if not any(ours(a.id) for a in d.actors)]
            self.drafts[before:] = kept

    def told_by(self, chosen: tuple[Predicate, Entry, Arguments] | None) -> None:
        """«Volgens hem weigert Stockholm …»: the deed of another, as it is told (ruling 5)."""
        position = self.drafts[-1]
        if chosen is None or position.act is not Act.STATE or chosen[2].subject is None:
            return
        predicate, entry, found = chosen
        sense = mood(self.analysis, predicate, self.env.words, self.env.grammar)
        judged = entry.subject == "speaker"  # «volgens X is er geen reden om …»
        draft = bind(self.scene, predicate, entry, found, position.actors if judged else ())
        if draft is None or not draft.actors:
            return
        own = draft.speaks_for(position.actors)
        settle(self.env, draft, sense, "done" if own else "reported")
        if not deny(draft, sense) or (own and draft.act is Act.STATE):
            return
        self.drafts.append(draft)
        if own:  # «kan wat hem betreft instemmen»
            draft.words |= position.words
            self.drafts.remove(position)

    def may_promise(self, draft: Draft, context: Context) -> bool:
        """A bare «zal» is a promise of the author, or of whoever is quoted as saying it."""
        if context.content_of is not None:
            return draft.speaks_for(context.content_of.actors)
        author = self.env.setting.is_author(draft.actors[0].id if draft.actors else "")
        to_house = any(actor.id in ("TK", "EK") for actor in draft.recipients)
        return author and (to_house or not self.env.setting.foretells)

    def says_itself(self, draft: Draft) -> None:
        """«legde een verklaring af waarin X te laag wordt genoemd»: the content of a paper
        counts in place of its being issued."""
        clause, tokens = self.analysis.clauses[draft.clause], self.analysis.tokens
        if clause.mark < 0 or tokens.words[clause.mark] not in self.env.words.wherein:
            return
        for paper in [d for d in self.drafts if d.clause == clause.parent]:
            if paper.act in _VESSELS and draft.speaks_for(paper.actors):
                self.drafts.remove(paper)
                draft.words |= paper.words

    def refuses(self, draft: Draft, sense: Mood, context: Context) -> None:
        """«liet weten het verdrag niet te ratificeren»: a deed one says one will not do."""
        infinitive = self.analysis.clauses[draft.clause].kind is ClauseKind.INFINITIVE
        told = context.content_of is not None and infinitive and sense.negated
        if told and draft.act in _DEEDS - {Act.STATE} and draft.speaks_for(context.actors):
            draft.act = Act.COMMIT  # denied, it is OPPOSE
            draft.steps.append("what its actor says it will not do it refuses")

    def _promise(self, draft: Draft, vessel: Draft) -> None:
        """What somebody says they will do is a promise (ruling 1)."""
        if draft.act not in _DEEDS or not draft.speaks_for(vessel.actors):
            return
        clause = self.analysis.clauses[draft.clause]
        done = any(
            lemma in self.env.grammar.perfect and verb != draft.verb
            for verb in clause.verbs
            for lemma, _ in self.analysis.tokens.readings[verb]
        )
        if draft.future or (clause.kind is ClauseKind.INFINITIVE and not done):
            draft.act, draft.modality = Act.COMMIT, "done"
            draft.steps.append("what its actor says it will do is a promise")

    def carries(self, draft: Draft, entry: Entry, found: Arguments, context: Context) -> bool:
        """Whether what is said counts in place of saying it."""
        if self.is_vessel(draft, found) and self.contained(draft, entry, found, context):
            return True
        return self._stresses_promise(draft, found, context)

    def _stresses_promise(self, draft: Draft, found: Arguments, context: Context) -> bool:
        """«benadrukte dat het kabinet bereid is …»: its own promise counts, whatever verb
        carries it (ruling 1)."""
        if draft.act is not Act.EMPHASISE or found.complement < 0:
            return False
        grammar = self.env.grammar
        for inside in (p for p in self.analysis.predicates if p.clause == found.complement):
            if inside.helpers & self.env.words.willing - grammar.future:
                return False  # «benadrukte dat Nederland dit recht wil behouden»
            done = inside.helpers & (grammar.passive - grammar.perfect)
            if inside.passive and done and not inside.helpers & grammar.future:
                return False  # «acht het van belang dat de dialoog wordt voortgezet»
        before = len(self.drafts)
        self.clause(found.complement, Context(draft.actors, context.modality, draft))
        contents = self.drafts[before:]
        for inner in contents:
            self._promise(inner, draft)
        own = [d for d in contents if d.act in _OWN and d.speaks_for(draft.actors)]
        self.drafts[before:] = own
        for inner in own:
            inner.words |= {w for w in draft.words if w <= max(inner.words)}
            inner.steps.append(f"said in so many words ({draft.entry})")
        return bool(own)

    def _asks_how(self, number: int) -> bool:
        """«informeert u hoe ik dit wil vormgeven»: what is told is how, and no promise."""
        mark = self.analysis.clauses[number].mark
        said = self.analysis.tokens.words[mark] if mark >= 0 else ""
        return said in self.env.words.asking and self.env.grammar.verb_second

    def contained(self, vessel: Draft, entry: Entry, found: Arguments, context: Context) -> bool:
        """Read the content of a vessel; True where it takes the vessel's place."""
        before = len(self.drafts)
        inner = Context(vessel.actors, context.modality, vessel)
        claimed = found.infinitive if entry.infinitive == "topic" else -1  # "notes the plan to …"
        for number in (found.complement, *found.further, claimed):
            if number >= 0 and not self._asks_how(number):
                self.clause(number, inner)
        contents = self.drafts[before:]
        for draft in contents:
            self._promise(draft, vessel)
            if draft.act is Act.COMMIT and inner.modality == "done" and self.scene.english:
                draft.modality = "done"  # "said that it would come": told of in the past
        if vessel.act is Act.PROPOSE:  # what is proposed is no act yet, what is promised is
            kept = (Act.COMMIT, Act.OPPOSE)  # «kondigde aan niet te zullen meewerken»
            contents = [d for d in contents if d.act in kept and d.speaks_for(vessel.actors)]
            self.drafts[before:] = contents
        replaced = False
        for draft in contents:
            if draft.speaks_for(vessel.actors) or draft.act is Act.EXPECT:
                draft.words |= {w for w in vessel.words if w <= max(draft.words)}
                draft.teller = draft.teller or vessel.actors
                if draft.act is Act.COMMIT:  # «liet Frankrijk weten bereid te zijn …»
                    draft.recipients = draft.recipients or vessel.recipients
                draft.steps.append(f"said in so many words ({vessel.entry})")
                replaced = True
            else:
                draft.modality = "reported"
        if not contents and not oblige(self.scene, vessel, found):
            commit_own(self.scene, self.lexicon, vessel, found)
        return replaced
