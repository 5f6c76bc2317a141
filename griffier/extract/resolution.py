"""Who is meant: from a phrase to canonical actors.

A phrase names an actor when the mention of one is its head («de Europese Commissie»),
not when it only stands in it («de inzet van Nederland»). Pronouns and phrases such as
«deze landen» go back to the nearest actor of their kind; where two remain, nobody.
"""

import re
from bisect import bisect_left

from griffier.extract.antecedents import HEAD_FORMS, PEOPLE, REACH
from griffier.extract.naming import Naming
from griffier.extract.phrases import Phrase
from griffier.extract.sentence import Analysis
from griffier.extract.sitting import (
    all_counted,
    before_names,
    body_of_both,
    is_motion,
    told_apart,
    who_met,
)
from griffier.extract.speakers import is_state
from griffier.extract.voices import voice
from griffier.lexicon.grammar import Tag
from griffier.model import Actor

# Bodies that are never «them».
_ONE_BODY = frozenset(
    {"UN", "UNSC", "UNGA", "EU_COUNCIL", "EUROPEAN_COUNCIL", "EU_COMMISSION", "ICC"}
)
_SINGLE = {"person", "role", "body"}
_NONE = Tag.NEGATION | Tag.DETERMINER
_WORD = re.compile(r"\w+")
_COUNTED = 40  # letters behind "a number", in which it says of whom
_HEARS_COMMISSION = frozenset({"EU_COUNCIL", "EUROPEAN_COUNCIL", "EUROGROUP"})
_MAY_BE_LATTER = frozenset({"person", "role", "body"})


class Resolver(Naming):
    """Resolves the phrases of one letter; holds no state but the letter itself."""

    def actors(self, analysis: Analysis, phrase: Phrase) -> tuple[Actor, ...]:
        """The actors a phrase names or points back to; empty where it names none."""
        key = phrase.start, phrase.end, phrase.preposition
        if key not in analysis.resolved:
            analysis.resolved[key] = self._resolve(analysis, phrase)
        return analysis.resolved[key]

    def _resolve(self, analysis: Analysis, phrase: Phrase) -> tuple[Actor, ...]:
        tokens, core = analysis.tokens, phrase.core
        if tokens.tags[core] & _NONE == _NONE:
            rest = tokens.tags[core + 1 : phrase.end + 1]
            if not any(tag & Tag.JOINING for tag in rest):
                return ()  # «geen enkele lidstaat», but "neither Serbia nor Kosovo"
        named = self._these(analysis, phrase) or self.named(analysis, phrase)
        if both := body_of_both(self.setting, self.words, tokens, phrase):
            return both
        if not named:
            return self._pointed(analysis, phrase)
        behind = range(core + 1, phrase.end + 1)
        small = (j for j in behind if not tokens.capital[j] or tokens.words[j] == "i")
        inside = [tokens.words[j] for j in small]  # not "the US"
        if not self.words.self.isdisjoint(inside):  # «mijn Franse ambtgenoot en ik»
            known = {actor.id for actor in named}
            return named + tuple(a for a in self.setting.authors if a.id not in known)
        return named

    def _these(self, analysis: Analysis, phrase: Phrase) -> tuple[Actor, ...]:
        """«deze lidstaten», «beide lidstaten»: those named before, where several were."""
        tokens, words = analysis.tokens, self.words
        if tokens.words[phrase.end] not in words.states:
            return ()
        if tokens.words[phrase.core] not in (words.pointers | words.both) - words.articles:
            return ()
        at = tokens.starts[phrase.start]
        shown = self.text[tokens.starts[phrase.core] : tokens.ends[phrase.end]]
        found = self._back(at, shown, {"country"}, 0)
        return found if len(found) > 1 else ()

    # --- pronouns ----------------------------------------------------------------

    def _pointed(self, analysis: Analysis, phrase: Phrase) -> tuple[Actor, ...]:
        tokens, words = analysis.tokens, self.words
        core = phrase.core
        word = tokens.words[core] if not phrase.pronominal else ""
        at = tokens.starts[phrase.start]
        shown = self.text[tokens.starts[core] : tokens.ends[phrase.end]] if word else ""
        if core == phrase.end:
            return self._pronoun(analysis, word, shown, at)
        head = tokens.words[phrase.end]
        if apposed := self._apposed(analysis, phrase.end):
            return apposed
        if self._is_house(analysis, phrase, at):
            return tuple(Actor(a.id, shown) for a in self.setting.addressee)
        moves = word in words.articles and head in self.movers
        if moves or is_motion(analysis, phrase, words):
            return (Actor("TK", shown),)  # «de motie verzoekt …», «de indiener pleit voor …»
        ours = head in words.person and self._of_ministry(analysis, phrase)
        if head in words.interlocutors and word in words.own | words.articles | words.possessive:
            return self._spoken_with(at, shown)
        if word in words.possessive and head in words.country and phrase.end == phrase.core + 1:
            return self._back(at, shown, PEOPLE, 1)  # «zei dat haar land …»
        if word in words.own and (ours or head in words.mouthpiece):
            return self._author(shown, at)
        if word in words.articles and shown.split()[-1] in words.governing:
            alone = len(self.setting.authors) == 1 and phrase.end == phrase.core + 1
            return tuple(Actor(a.id, shown) for a in self.setting.authors if alone)
        if word not in words.pointers:
            return self._participants(shown, at)
        number = tokens.tags[phrase.core + 1] & Tag.NUMERAL
        counted = all_counted(self.setting, words, shown, at) if number else ()
        return counted or self._pointed_by_noun(analysis, phrase, word, head, at)

    def _pointed_by_noun(
        self, analysis: Analysis, phrase: Phrase, word: str, head: str, at: int
    ) -> tuple[Actor, ...]:
        """«dit land», «de beide ministers»: back to the nearest of their kind."""
        words, tokens = self.words, analysis.tokens
        shown = self.text[tokens.starts[phrase.core] : tokens.ends[phrase.end]]
        second = shown.lower().split()[1]
        word = min(words.both) if word in words.articles and second in words.two else word
        if head in words.country:
            return self._back(at, shown, {"country"}, 1)
        if head in words.countries and word in words.both:
            return self._both(at, shown, {"country"})
        if head in words.persons and word in words.both:
            both = self._both(at, shown, {"person", "role"})
            met = () if both else self._participants(shown, at)
            return both or (met if len(met) == 2 else ())
        apart = head in words.countries and told_apart(analysis, phrase)
        plain = word != "de" or phrase.end == phrase.core + 1
        if head in words.countries and plain and not apart:
            return self._back(at, shown, {"country", "group"}, 0)
        if apart:
            return tuple(
                Actor(a.id, shown) for a in self._participants(f"{min(words.some)} {head}", at)
            )
        if head in words.portions and word in ("deze", "die"):
            found = self._back(at, shown, {"country"}, 0)
            return found if len(found) > 1 else ()
        if head in words.person:
            return self._officer(word, head, shown, at)
        found = self._participants(shown, at) or self._several(head, shown, at)
        if not found and head in words.persons and phrase.end == phrase.core + 1:
            return self._both(at, shown, {"person", "role"})  # "The ministers" of a talk
        return found

    def _officer(self, word: str, head: str, shown: str, at: int) -> tuple[Actor, ...]:
        """«deze minister», «de premier»: the nearest who holds such an office."""
        office = head if word == "de" else shown.lower().partition(" ")[2]
        if word in self.words.articles and (found := self._back(at, shown, PEOPLE, 1, office)):
            return found
        if word == "de":
            return self._commissioner(head, shown, at)
        return self._back(at, shown, PEOPLE, 1)

    def _commissioner(self, head: str, shown: str, at: int) -> tuple[Actor, ...]:
        """«de commissaris», at a session of ministers of the Union, is of the Commission."""
        met = {actor.id for actor in self.setting.participants(at)}
        session = met and met <= _HEARS_COMMISSION and head in self.words.commissioner
        return (Actor("EU_COMMISSION", shown),) if session else ()

    def _is_house(self, analysis: Analysis, phrase: Phrase, at: int) -> bool:
        """«de commissie» in the House's own papers, or soon behind one that is the House's;
        «deze leden» anywhere."""
        tokens, head = analysis.tokens, analysis.tokens.words[phrase.end]
        if head in self.words.parliament:
            return self._is_own_parliament(analysis, phrase, at)
        if tokens.words[before_names(tokens, phrase)] not in self.words.house:
            return False
        if head in self.words.benches:
            return True
        if head == "lid":  # «dit lid», in a paper of the House; elsewhere of an article
            return self.setting.house_speaks and tokens.words[phrase.core] == "dit"
        near = self.text[max(0, at - REACH) : at].lower()
        if phrase.end == phrase.core + 1 and any(each in near for each in self.words.sittings):
            return not tokens.capital[phrase.end] and head in self.words.house
        if tokens.words[phrase.core] in self.words.named_before:
            return True
        return self.setting.house_speaks and not tokens.capital[before_names(tokens, phrase)]

    def _is_own_parliament(self, analysis: Analysis, phrase: Phrase, at: int) -> bool:
        """«het parlement» in a letter to it, where no other country has been named of late."""
        first, head = analysis.tokens.words[phrase.core], analysis.tokens.words[phrase.end]
        alone = phrase.end == phrase.core + 1 and first in self.words.articles
        if not alone or head not in self.words.parliament or self.setting.travels:
            return False
        low, high = (bisect_left(self.starts, o) for o in (at - REACH, analysis.span.end))
        near = (m for m in self.mentions[low:high] if m.kind == "country")
        return all(self.setting.is_author(mention.entity) for mention in near)

    def _of_ministry(self, analysis: Analysis, phrase: Phrase) -> bool:
        """«mijn ambtgenoot van VWS» sits in the same cabinet; «mijn ambtgenoot» may be of
        any country."""
        behind = analysis.tokens.words[phrase.end + 1 : phrase.end + 2]
        return bool(self.words.owner.intersection(behind))

    def _pronoun(self, analysis: Analysis, word: str, shown: str, at: int) -> tuple[Actor, ...]:
        words = self.words
        if word in words.self:
            return self._author(shown, at, named=True)
        if word in words.addressee:
            return tuple(Actor(a.id, shown) for a in self.setting.spoken_to(at))
        if word in words.he | words.she and (floor := self._floor(analysis, word, shown, at)):
            return floor
        if word in words.he:
            council = self._council_before(shown, at)
            opening = self._before_clause(analysis, at)
            return council or self._back(opening, shown, PEOPLE, 1)
        if word in words.resuming and (before := self._resumed(analysis, word, shown, at)):
            return before
        if word in words.latter:
            return self._latter(analysis, shown, at)
        if word in words.it:
            return self._neuter(at, shown)
        if word in words.she or word in words.they:
            return self._she_or_they(analysis, word, shown, at)
        if word in words.participants | words.partners | words.parts:
            return self._participants(shown, at)
        return ()

    def _author(self, shown: str, at: int, *, named: bool = False) -> tuple[Actor, ...]:
        """Who says «ik» or «mijn»: the author of the letter, or somebody quoted."""
        quoted = voice(self, self.words, at) if "ik" in self.words.self else None
        if quoted is not None:
            return quoted
        authors = self.setting.authors
        return tuple(Actor(a.id, shown, a.person if named else None) for a in authors)

    def _latter(self, analysis: Analysis, shown: str, at: int) -> tuple[Actor, ...]:
        """«Deze zegde toe …»: whoever was named last in the sentence before, if one acts."""
        if self._plural_verb_near(analysis, at) or not self._opens_clause(analysis, at):
            return ()
        low, high = (bisect_left(self.starts, o) for o in (at - REACH, analysis.span.start))
        named = [m for m in self.mentions[low:high] if m.form in HEAD_FORMS]
        named = [m for m in named if m.kind in _MAY_BE_LATTER]
        if not named or self.setting.is_author(named[-1].entity):
            return ()
        return (Actor(named[-1].entity, shown, named[-1].person),)

    def _participants(self, shown: str, at: int) -> tuple[Actor, ...]:
        around = self.text[max(0, at - 4) : at + 4].lower().split()
        alone = {"met", "by"}.isdisjoint(around)
        if shown.lower().split()[-1] in self.words.majorities:
            end = self.text.find(shown, at) + len(shown)
            of, *whom = [*_WORD.findall(self.text[end : end + _COUNTED].lower()), ""][:4]
            if of in self.words.owner:  # "by a number | of delegations", but "of votes"
                alone = not self.words.participants.isdisjoint(whom)
        return who_met(self.setting, self.words, shown, at, alone=alone)

    def _she_or_they(self, analysis: Analysis, word: str, shown: str, at: int) -> tuple[Actor, ...]:
        """«zij» with a singular verb is one person or body, with a plural verb several."""
        if self.is_of_people(shown.lower(), at):
            return ()
        her = word in self.words.possessive and word not in self.words.they  # «haar»
        if word in self.words.she and (her or not self._plural_verb_near(analysis, at)):
            first = at if her else self._first_she(analysis, at)
            kinds = PEOPLE if word == "she" else _SINGLE
            return self._back(self._before_clause(analysis, first), shown, kinds, 1)
        if self._of_people(analysis, at):
            return ()
        again = next(iter(self._offsets(analysis, word)), at)
        if word in self.words.resuming and again < at:  # "They sent their condolences and they …"
            before = self._pronoun(analysis, word, shown, again)
            if before:
                return before
        if self.setting.house_asks(at):
            return tuple(Actor(a.id, shown) for a in self.setting.addressee)
        joint = self._jointly(at, shown) if word in self.words.she else ()  # no «hun»
        found = joint or self._back(at, shown, {"country", "group", "body", "role"}, 0)
        met = self.setting.participants(at) if word in self.words.resuming else ()
        if len(found) == 1 and word in ("them", "hen") and found[0].id in _ONE_BODY:
            return ()  # "a resolution of the Security Council; we urge them": of others
        one = len(found) == 1 < len(met) and is_state(found[0].id)  # no "they"
        return tuple(Actor(a.id, shown) for a in met) if one else found

    def _offsets(self, analysis: Analysis, word: str) -> list[int]:
        """Where a word stands in a sentence."""
        tokens = analysis.tokens
        return [s for w, s in zip(tokens.words, tokens.starts, strict=True) if w == word]

    def _first_she(self, analysis: Analysis, at: int) -> int:
        """«Ook prees zij X en wees zij op Y»: where the first of them stands, who is the same."""
        tokens, known = analysis.tokens, self.words.she - self.words.possessive
        return next(
            (start for word, start in zip(tokens.words, tokens.starts, strict=True)
             if word in known and start < at and tokens.words.index(word) < 4), at
        )  # fmt: skip
