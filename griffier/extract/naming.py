"""Whom a phrase names: the mention that is its head, or the country it speaks for."""

from griffier.extract.antecedents import HEAD_FORMS, Antecedents
from griffier.extract.phrases import Phrase
from griffier.extract.sentence import Analysis
from griffier.lexicon.grammar import Tag
from griffier.model import Actor, Mention

_NAMED_BEHIND = frozenset({"role", "person"})


class Naming(Antecedents):
    """The actors that phrases name, and no pronouns."""

    def is_country(self, actor: Actor) -> bool:
        """Whether an actor is a state, or several («verschillende lidstaten»)."""
        return actor.id in self.states

    def named(self, analysis: Analysis, phrase: Phrase) -> tuple[Actor, ...]:
        """Only the actors the phrase itself names."""
        span = analysis.offsets(phrase)
        found: dict[str, Actor] = {}
        for mention in analysis.mentions:
            whole = mention.person or mention.kind == "group"  # "One | member state"
            named = whole and mention.start < span.start < span.end <= mention.end
            if named:  # "the Prime Minister of Estonia, | Kristjan Saar,"
                found.setdefault(mention.entity, self.as_actor(mention))
            if not span.start <= mention.start < span.end:
                continue  # a mention may reach further: «leden van de VVD-fractie»
            if mention.form == "inhabitant" and self.setting.is_author(mention.entity):
                continue  # «veertig Nederlanders hebben zich gemeld» are not their government
            if mention.form in HEAD_FORMS and self._is_head(analysis, phrase, mention):
                found.setdefault(mention.entity, self.as_actor(mention))
                if mention.end > span.end:  # «de ministers van België, Duitsland en …»
                    more = self._listed(analysis, mention.end, parted=True)
                    found |= {a.id: a for a in more}
        return (
            tuple(found.values())
            or self._spoken_for(analysis, phrase)
            or self._headed(analysis, phrase)
        )

    def _headed(self, analysis: Analysis, phrase: Phrase) -> tuple[Actor, ...]:
        """«de delegaties van Zweden, Ierland en Cyprus»: the countries behind the head."""
        tokens, words = analysis.tokens, self.words
        if tokens.words[phrase.end] in words.countries:  # «aan de landen Ghana en Kenia»
            named = self._listed(analysis, tokens.ends[phrase.end])
            return named if phrase.preposition or len(named) > 1 else ()
        head, behind = tokens.words[phrase.end], tokens.words[phrase.end + 1 : phrase.end + 2]
        if not behind or not (
            head in words.mouthpiece
            or head in words.persons
            or head in words.quantities
            or head in words.partners
        ):
            return ()
        if behind[0] in words.seated:  # "the authorities | in Hong Kong and Macao"
            return self._listed(analysis, tokens.ends[phrase.end + 1])
        if behind[0] not in words.joins and behind[0] not in (":", "("):
            return ()  # «heeft mijn voorganger | uw Kamer geïnformeerd»
        return self._listed(analysis, tokens.ends[phrase.end])

    def _listed(self, analysis: Analysis, at: int, *, parted: bool = False) -> tuple[Actor, ...]:
        """The actors in the list that goes on at offset `at`; `parted` where a comma or word
        must stand between («de Minister | uw Kamer» are no list)."""
        found: dict[str, Actor] = {}
        for mention in analysis.mentions:
            if mention.start < at:
                continue
            between = self.text[at : mention.start].replace(",", " , ").lower().split()
            joined = not between or not self.words.articles.issuperset(between)
            joined = joined and bool(between or not parted)
            if not joined or not (self.words.joins | {","}).issuperset(between):
                break  # «verzocht de Minister | de Commissie» names no list
            if "," in between and mention.entity in {a.id for a in self.setting.addressee}:
                break  # «informeer ik, mede namens de Minister, | uw Kamer»
            found.setdefault(mention.entity, self.as_actor(mention))
            at = mention.end
        return tuple(found.values())

    def _spoken_for(self, analysis: Analysis, phrase: Phrase) -> tuple[Actor, ...]:
        """«de Duitse delegatie», «van Turkse zijde»: the country of the adjective."""
        head = analysis.tokens.words[phrase.end]
        if head not in self.words.mouthpiece and not head.endswith(self.words.spokesbodies):
            return ()  # «de Libische luchtvaartautoriteiten» are bodies of Libya as well
        inside = analysis.mentions_in(analysis.offsets(phrase))
        return tuple(self.as_actor(m) for m in inside if m.form == "adjective")

    def as_actor(self, mention: Mention) -> Actor:
        """A mention as an actor, with the words that name it."""
        shown, who = self.text[mention.start : mention.end], mention.entity
        if who == "EU_COUNCIL" and shown.lower() in self.words.persons:
            who = self.setting.sitting(mention.start) or who  # «de ministers» of the Eurogroup
        return Actor(who, shown, mention.person)

    def _is_head(self, analysis: Analysis, phrase: Phrase, mention: Mention) -> bool:
        """Behind the mention: nothing, a name, or a coordinator."""
        tokens = analysis.tokens
        for j in range(phrase.core, phrase.end + 1):
            if tokens.starts[j] >= mention.end:
                return bool(tokens.tags[j] & (Tag.JOINING | Tag.PUNCTUATION | Tag.DETERMINER)) or (
                    tokens.capital[j] and mention.kind in _NAMED_BEHIND
                )
        return True
