"""One predicate being read, with everything a rule may ask about it."""

from dataclasses import dataclass

from griffier.extract.draft import Draft
from griffier.extract.frames import Arguments, Situation
from griffier.extract.phrases import Phrase
from griffier.extract.predicates import Predicate
from griffier.extract.resolution import Resolver
from griffier.extract.sentence import Analysis
from griffier.extract.setting import Setting
from griffier.lexicon.acts import Entry
from griffier.lexicon.context import ContextWords
from griffier.lexicon.grammar import Grammar
from griffier.model import Act, Actor

# What several may do together towards one of their own.
_TO_ONE_OF_US = frozenset({Act.SUPPORT, Act.OPPOSE, Act.REQUEST, Act.EXPECT, Act.WARN})


@dataclass(frozen=True, slots=True)
class Environment:
    """What stays the same for all sentences of a letter."""

    resolver: Resolver
    setting: Setting
    words: ContextWords
    grammar: Grammar


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence in its letter."""

    env: Environment
    analysis: Analysis
    situation: Situation

    @property
    def english(self) -> bool:
        """Whether the sentence is English, whose verb does not stand second."""
        return not self.env.grammar.verb_second

    def resolve(self, phrase: Phrase) -> tuple[Actor, ...]:
        """The actors a phrase means."""
        return self.env.resolver.actors(self.analysis, phrase)


@dataclass(slots=True)
class Case:
    """A predicate, the entry chosen for it, its arguments, and the draft they make."""

    scene: Scene
    predicate: Predicate
    entry: Entry
    found: Arguments
    draft: Draft
    topic_phrase: Phrase | None = None

    @property
    def env(self) -> Environment:
        """Shorthand for the letter."""
        return self.scene.env

    @property
    def analysis(self) -> Analysis:
        """Shorthand for the sentence."""
        return self.scene.analysis

    @property
    def situation(self) -> Situation:
        """Shorthand for the clauses."""
        return self.scene.situation

    @property
    def by_author(self) -> bool:
        """Whether it is the author of the letter who acts, and not asked by the House."""
        setting = self.env.setting
        if setting.house_asks(self.analysis.span.start):
            return False
        return any(setting.is_author(actor.id) for actor in self.draft.actors)

    def resolve(self, phrase: Phrase) -> tuple[Actor, ...]:
        """The actors a phrase means."""
        return self.scene.resolve(phrase)

    def add_recipients(self, actors: tuple[Actor, ...], phrase: Phrase) -> None:
        """Take actors as recipients, unless they act themselves; one of several who act may
        be thanked or asked by all ("we commend South Africa for …")."""
        known = {a.id for a in self.draft.recipients}
        one = len(actors) < len(self.draft.actors) and self.draft.act in _TO_ONE_OF_US
        known |= set() if one else {a.id for a in self.draft.actors}
        self.draft.recipients += tuple(a for a in actors if a.id not in known)
        self.draft.words |= set(range(phrase.start, phrase.end + 1))
