"""What is heard or may well be, by words that name nobody: «naar verluidt», «volgens de media»,
«mogelijk», «de kans bestaat dat …»."""

from itertools import pairwise
from typing import Final

from griffier.extract.case import Environment, Scene
from griffier.extract.frames import Arguments
from griffier.extract.predicates import Predicate
from griffier.extract.sentence import Analysis
from griffier.lexicon.context import ContextWords

_EXCLUDING: Final = frozenset({"uitsluiten", "uit|sluiten"})
_EXPECTING: Final = frozenset({"verwachten", "uit|zien", "voorzien"})
_REACH: Final = 12  # words before «dat» that say how its content stands
_NEAR: Final = 4  # words behind «volgens» in which its noun stands


def standing(analysis: Analysis, env: Environment, number: int) -> str:
    """How a clause says of itself that it stands: reported, expected or done."""
    clause, said = analysis.clauses[number], analysis.tokens.words
    words = env.words
    if clause.finite < 0 or not env.grammar.verb_second:
        return "done"
    own = [said[j] for j in clause.own]
    if is_heard(own, words):
        return "reported"
    maybe = words.maybe.intersection(own)
    if maybe and any(_beside_verb(said, clause.finite, clause.own[0], word) for word in maybe):
        return "expected"
    return "done"


def is_heard(said: list[str], words: ContextWords) -> bool:
    """«naar verluidt», «volgens de krant La Repubblica»."""
    if words.according.isdisjoint(said):
        return any(f"{one} {two}" in words.rumours for one, two in pairwise(said))
    at = next(k for k, word in enumerate(said) if word in words.according)
    return not words.rumours.isdisjoint(said[at + 1 : at + 1 + _NEAR])


def _beside_verb(said: list[str], finite: int, first: int, word: str) -> bool:
    """«zal mogelijk», «mogelijk zal»; but «zal zo spoedig mogelijk», «maakt mogelijk»."""
    return said[finite + 1 : finite + 2] == [word] or (said[first] == word and first + 1 == finite)


def content_stands(scene: Scene, number: int, around: str) -> str:
    """How a clause stands of which the one round it says no more than that it may be, or that
    it is heard: «er gaan geruchten dat …», «de kans bestaat dat …»."""
    mark, said = scene.analysis.clauses[number].mark, scene.analysis.tokens.words
    content = mark > 0 and said[mark] in scene.env.grammar.complementisers
    if not content or around != "done":
        return around
    before = frozenset(said[max(0, mark - _REACH) : mark])
    if not before.isdisjoint(scene.env.words.rumours):
        return "reported"
    return around if before.isdisjoint(scene.env.words.chances) else "expected"


def leaves_open(entry: str) -> bool:
    """«sloot niet uit dat het zal deelnemen»: by the name of an entry, it promises nothing."""
    return entry.partition(":")[2].partition("+")[0] in _EXCLUDING


def may_come(scene: Scene, predicate: Predicate, found: Arguments) -> bool:
    """«Het valt te verwachten dat …», «het ziet ernaar uit dat …»: nobody in particular
    expects it."""
    tokens, subject = scene.analysis.tokens, found.subject
    if found.complement < 0 or subject is None or subject.start != subject.end:
        return False
    if tokens.words[subject.end] not in scene.env.words.it or not scene.env.grammar.verb_second:
        return False
    said = {tokens.words[j] for j in predicate.words}
    judged = tokens.words[predicate.verb - 1] == "te" or "ernaar" in said
    open_ = predicate.passive and predicate.lemma in _EXCLUDING
    return open_ or (judged and predicate.lemma in _EXPECTING)
