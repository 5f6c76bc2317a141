"""Acts reported by nouns and by participles before a noun (annotation.md, ruling 6).

«het door de Commissie aangekondigde pakket», «op aandringen van Duitsland».
"""

from griffier.extract.bounds import ActorBounds
from griffier.extract.case import Environment
from griffier.extract.draft import Draft
from griffier.extract.phrases import Phrase, chunk
from griffier.extract.sentence import Analysis
from griffier.extract.sitting import is_deciding
from griffier.extract.tokens import names_listed
from griffier.lexicon.acts import ActLexicon, Entry
from griffier.lexicon.conjugation import Form
from griffier.lexicon.grammar import Tag
from griffier.model import Act, Actor, Span

_REACH = 14


def read_nouns(analysis: Analysis, lexicon: ActLexicon, env: Environment) -> list[Draft]:
    """Drafts from attributive participles and from nouns that name their actor."""
    verbs = {verb for clause in analysis.clauses for verb in clause.verbs}
    reader = _Nominal(analysis, lexicon, env, verbs)
    found = []
    for i, tag in enumerate(analysis.tokens.tags):
        if i in verbs:
            continue
        if tag & (Tag.ATTRIBUTE | Tag.PARTICIPLE):
            found += reader.participle(i)
        if tag & Tag.NOUN and analysis.tokens.words[i] in lexicon.by_noun:
            found += reader.noun(i)
    return found


def asked_at_request(
    analysis: Analysis, nouns: list[Draft], subject: tuple[Actor, ...], env: Environment
) -> None:
    """«Het RIVM heeft op mijn verzoek …»: whoever then did so was asked."""
    others = tuple(actor for actor in subject if not env.setting.is_author(actor.id))
    for draft in nouns:
        at = " ".join(analysis.tokens.words[max(0, draft.verb - 2) : draft.verb])
        own = at in env.words.at_request and draft.act is Act.REQUEST
        if own and not draft.recipients and draft.actors and others != draft.actors:
            draft.recipients = others


class _Nominal:
    def __init__(
        self, analysis: Analysis, lexicon: ActLexicon, env: Environment, verbs: set[int]
    ) -> None:
        self.verbs = verbs
        self.owners = env.words.owner | env.words.agent
        self.analysis, self.lexicon, self.env = analysis, lexicon, env
        self.tokens = analysis.tokens

    def participle(self, i: int) -> list[Draft]:
        """«het door X aangekondigde Y»: X did so to Y."""
        entry = self._entry(i)
        agent = self._agent_before(i) if entry else None
        if entry is None or agent is None:
            return []
        actors = self.env.resolver.named(self.analysis, agent)
        head = self._head_behind(i)
        if not actors or head < 0:
            return []
        draft = Draft(entry.act, entry.id, "attributive participle", 0, i, actors)
        draft.words = set(range(agent.start, head + 1))
        draft.topic = Span(self.tokens.starts[i + 1], self.tokens.ends[head])
        return [draft]

    def _entry(self, i: int) -> Entry | None:
        for lemma, form in self.tokens.readings[i]:
            if form & (Form.ATTRIBUTE | Form.PARTICIPLE):
                for entry in self.lexicon.by_verb.get(lemma, ()):
                    if entry.present or entry.author:
                        continue  # «het door X opgestelde plan» promises nothing
                    if not entry.words and not entry.reflexive and entry.object == "topic":
                        return entry
        return None

    def _agent_before(self, i: int) -> Phrase | None:
        """The «door» phrase that ends right before the participle."""
        for j in range(i - 1, max(-1, i - _REACH), -1):
            if self.tokens.words[j] in self.env.words.agent:
                return Phrase(j, i - 1, self.tokens.words[j]) if j < i - 1 else None
            if self.tokens.tags[j] & (Tag.FINITE | Tag.PUNCTUATION):
                return None
        return None

    def _head_behind(self, i: int) -> int:
        """The last word of the noun phrase behind the participle."""
        head = -1
        for j in range(i + 1, min(len(self.tokens), i + 6)):
            if not self.tokens.tags[j] & Tag.NOUN:
                break
            head = j
        return head

    # --- nouns -------------------------------------------------------------------

    def noun(self, i: int) -> list[Draft]:
        """«op aandringen van X», «de oproep van X aan Y tot Z»."""
        for entry in self.lexicon.by_noun[self.tokens.words[i]]:
            if entry.leads and self._lead(i) not in entry.leads and not self._of_addressee(i):
                continue
            draft = self._noun_draft(i, entry)
            if draft is not None:
                return [draft]
        return []

    def _lead(self, i: int) -> str:
        """The word before a noun, over its article and adjectives: «ondanks fel verzet»."""
        for j in range(i - 1, max(-1, i - 4), -1):
            tag = self.tokens.tags[j]
            if tag & Tag.PREPOSITION or not tag & (Tag.DETERMINER | Tag.NOUN | Tag.ATTRIBUTE):
                return self.tokens.words[j]
        return self.tokens.words[i - 1] if i else ""

    def _noun_draft(self, i: int, entry: Entry) -> Draft | None:
        phrases = self._phrases_behind(i)
        draft = Draft(entry.act, entry.id, "noun", 0, i)
        draft.words.add(i)
        for phrase in phrases:
            actors = self.env.resolver.named(self.analysis, phrase)
            if phrase.preposition in self.owners and not actors and self._of_kind(phrase):
                break
            if phrase.preposition in self.owners and not draft.actors:
                draft.actors = actors or self._of_house(draft, phrase) or self._of_some(phrase)
            elif (role := entry.prepositions.get(phrase.preposition or "")) is None:
                break
            elif role == "recipient":
                draft.recipients += actors
            elif role == "topic" and draft.topic is None:
                draft.topic = self.analysis.offsets(phrase)
            draft.words |= set(range(phrase.start, phrase.end + 1))
        if not draft.actors:
            draft.actors = self._of_addressee(i) or self._adjective_before(i)
        if entry.body_act and is_deciding(draft.actors, self.env.words):
            draft.act = entry.body_act  # «na het akkoord van de Raad»
        nobody_met = draft.act is Act.MEET and not draft.recipients
        return draft if draft.actors and not nobody_met else None

    def _of_kind(self, phrase: Phrase) -> bool:
        """«een voorstel van wet»: a bare noun tells what it is, and not whose."""
        i, tokens = phrase.core, self.tokens
        if i < len(tokens) and tokens.tags[i] == Tag.NOUN and not tokens.capital[i]:
            return self.env.grammar.verb_second and not tokens.words[i].endswith(("en", "s"))
        return False

    def _of_house(self, draft: Draft, phrase: Phrase) -> tuple[Actor, ...]:
        """«op verzoek van de commissie» in a letter to the House: of one of the House; «in
        opdracht van mijn voorganger»."""
        words, tokens = self.env.words, self.tokens
        if tokens.words[phrase.core] in words.own and draft.act is Act.REQUEST:
            return tuple(Actor(a.id, tokens.words[phrase.core]) for a in self.env.setting.authors)
        alone = phrase.end == phrase.core + 1 and tokens.words[phrase.core] in words.articles
        house = alone and tokens.words[phrase.end] in words.house and not tokens.capital[phrase.end]
        if not house or draft.act is not Act.REQUEST or self.env.setting.scenes:
            return ()
        return tuple(Actor(a.id, tokens.words[phrase.end]) for a in self.env.setting.addressee)

    def _of_some(self, phrase: Phrase) -> tuple[Actor, ...]:
        """«op verzoek van een aantal delegaties»: of some of those who met."""
        counted = self.tokens.words[phrase.core] in self.env.words.some
        return self.env.resolver.actors(self.analysis, phrase) if counted else ()

    def _phrases_behind(self, i: int) -> list[Phrase]:
        words = []
        for j in range(i + 1, min(len(self.tokens), i + _REACH)):
            stops = self.tokens.tags[j] & (Tag.PUNCTUATION | Tag.SUBORDINATOR)
            if j in self.verbs or (stops and not self._in_list(j)):
                break
            words.append(j)
        found: list[Phrase] = []
        for phrase in chunk(self.tokens, words, ActorBounds()):
            if phrase.preposition:
                found.append(phrase)
            elif found and self._stands_apart(phrase):
                break
        return found

    def _stands_apart(self, phrase: Phrase) -> bool:
        """«op uitnodiging van Turkije | een bezoek aan Ankara»: what follows is not asked."""
        tags, i = self.tokens.tags, phrase.start
        joined = tags[i - 1] & (Tag.COORDINATOR | Tag.PUNCTUATION)
        return bool(tags[i] & (Tag.DETERMINER | Tag.PERSONAL)) and not joined

    def _in_list(self, j: int) -> bool:
        """The comma of «van Polen, Tsjechië en Estland»."""
        capital = self.tokens.capital
        if self.tokens.words[j] != "," or not capital[j - 1]:
            return False
        return names_listed(self.tokens, j + 1)

    def _of_addressee(self, i: int) -> tuple[Actor, ...]:
        """«uw verzoek om een reactie»: of whom the letter is written to."""
        if not i or self.tokens.words[i - 1] not in self.env.words.yours:
            return ()
        shown = self.analysis.text[self.tokens.starts[i - 1] : self.tokens.ends[i - 1]]
        return tuple(Actor(a.id, shown) for a in self.env.setting.addressee)

    def _adjective_before(self, i: int) -> tuple[Actor, ...]:
        """«de Duitse oproep», «op mijn verzoek»."""
        if not i:
            return ()
        if self.tokens.words[i - 1] in self.env.words.own:
            shown = self.analysis.text[self.tokens.starts[i - 1] : self.tokens.ends[i - 1]]
            return tuple(Actor(a.id, shown, a.person) for a in self.env.setting.authors)
        span = Span(self.tokens.starts[i - 1], self.tokens.ends[i - 1])
        inside = [m for m in self.analysis.mentions_in(span) if m.form == "adjective"]
        return tuple(self.env.resolver.as_actor(m) for m in inside)
