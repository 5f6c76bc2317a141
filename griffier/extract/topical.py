"""Words that belong to what somebody is told of, and not to the telling: «informeert u over het
volgende kader» has no «volgende» of its own."""

from typing import TYPE_CHECKING, Final

from griffier.lexicon.acts import Entry
from griffier.model import Act

if TYPE_CHECKING:
    from griffier.extract.frames import Arguments, Situation
    from griffier.extract.predicates import Predicate

# Prepositions that lead on within what is told of: «over de gevolgen | van het akkoord | voor …».
_LEAD_ON: Final = frozenset({"van", "voor", "aan", "met", "tussen"})


def of_telling(
    entry: Entry, situation: "Situation", predicate: "Predicate", found: "Arguments"
) -> bool:
    """Whether a promise to tell has its fixed words outside of what is told."""
    tells = entry.act is Act.COMMIT and entry.words and entry.prepositions.get("over") == "topic"
    if not tells or predicate.passive:
        return True  # «uw Kamer wordt over de volgende stappen geïnformeerd» lies ahead
    inside = _told(found)
    if not inside:
        return True
    words = situation.tokens.words
    outside = {words[j] for j in predicate.words if j not in inside}
    fixed = {words[j] for j in inside if entry.is_fixed(words[j])}
    return all(outside & alternatives or not fixed & alternatives for alternatives in entry.words)


def _told(found: "Arguments") -> set[int]:
    """Where what is told stands: behind «over», and behind what leads on from there."""
    inside: set[int] = set()
    end = -1
    for phrase in sorted(found.prepositional, key=lambda each: each.start):
        leads = phrase.preposition in _LEAD_ON and phrase.start == end + 1
        if phrase.preposition == "over" or leads:
            inside.update(range(phrase.start, phrase.end + 1))
            end = phrase.end
    return inside
