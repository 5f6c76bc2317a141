"""Antecedents: to whom named before a pronoun or «deze landen» goes back."""

from bisect import bisect_left, bisect_right

from griffier.extract.clause import ClauseKind
from griffier.extract.sentence import Analysis
from griffier.extract.setting import Setting
from griffier.extract.speakers import is_state
from griffier.extract.strangers import somebody_since
from griffier.lexicon.conjugation import Form
from griffier.lexicon.context import ContextWords
from griffier.lexicon.grammar import Tag
from griffier.model import Actor, Annotations, Letter, Mention, Role

HEAD_FORMS = frozenset({"noun", "inhabitant", "capital"})
# «Aan de Voorzitter» in the head of a letter is nobody a sentence spoke of.
_ABOVE = frozenset({Role.ADDRESSEE, Role.DATELINE, Role.SALUTATION})
PEOPLE = {"person", "role"}
_TWO = 2
# How far back a pronoun may reach: about two sentences.
REACH = 500
FAR = 1000  # «beide landen», who are two however much is told of them in between
_NEAREST = 20  # mentions among which an antecedent is sought
_ARTICLE = 5  # characters that may hold an article and its space


class Antecedents:
    """The mentions of one letter, searched from behind."""

    def __init__(
        self, letter: Letter, annotations: Annotations, words: ContextWords, setting: Setting
    ) -> None:
        self.words = words
        self.setting = setting
        self.text = letter.text.text
        self.mentions = annotations.mentions
        self.states = {m.entity for m in annotations.mentions if m.kind == "country"}
        self.states.add("MEMBER_STATES")
        self.bodies = {m.entity for m in annotations.mentions if m.kind == "body" and not m.role}
        self.starts = [m.start for m in annotations.mentions]
        lower = self.text.lower()  # «de indieners» are the House's where such a paper is spoken of
        self.movers = words.movers if any(each in lower for each in words.moved) else frozenset()
        asked = any(each in lower for each in words.asked_in)
        self.movers |= words.askers if asked else frozenset()
        self.parts = [part.start for part in letter.parts] or [0]
        # No pronoun points back across one, but to what it names itself.
        barriers = [p.start for p in letter.parts if p.role is Role.HEADING]
        barriers += [p.end for p in letter.parts if p.role in _ABOVE]
        self.headings = [0, *sorted(barriers)]

    def _holds_floor(self, at: int) -> tuple[Mention, ...]:
        """«De heer X (SP) vraagt … Hij …»: the member with whose name a paragraph opens."""
        start = self.parts[max(0, bisect_right(self.parts, at) - 1)]
        first = bisect_left(self.starts, start)
        opens = self.mentions[first : first + 1]
        return tuple(
            m for m in opens if m.person and m.kind == "body" and m.start <= start + _ARTICLE
        )

    def _floor(self, analysis: Analysis, word: str, shown: str, at: int) -> tuple[Actor, ...]:
        """The member a paragraph tells of, whoever else a sentence of it named last."""
        several = word in self.words.they and self._plural_verb_near(analysis, at)
        if several or not self._opens_clause(analysis, at):
            return ()
        floor = tuple(Actor(m.entity, shown, m.person) for m in self._holds_floor(at))
        return floor or self._same_person(word, shown, at)

    def _same_person(self, word: str, shown: str, at: int) -> tuple[Actor, ...]:
        """«De minister … Zij heeft met haar Duitse collega … Zij ontkent …»: whom the same
        pronoun meant as the subject of the sentence before."""
        before = self.setting.spoke_before(at)
        if len(before) != 1 or before[0].text.lower() != word or not self.setting.spoke_last(at):
            return ()
        return (Actor(before[0].id, shown, before[0].person),)

    def _opens_clause(self, analysis: Analysis, at: int) -> bool:
        """Whether offset `at` is that of the first word of a main clause."""
        starts = analysis.tokens.starts
        return any(c.own and starts[c.own[0]] == at for c in analysis.clauses)

    def _before_clause(self, analysis: Analysis, at: int) -> int:
        """Where the main clause that holds offset `at` begins: «Bij minister Lavrov heeft hij
        geïnformeerd» is not of Lavrov himself."""
        starts = analysis.tokens.starts
        for clause in analysis.clauses:
            if clause.kind is ClauseKind.MAIN and any(starts[j] == at for j in clause.own):
                joins = (j for j in clause.own if analysis.tokens.tags[j] & Tag.COORDINATOR)
                joined = [starts[j] for j in joins if starts[j] < at]
                return joined[-1] if joined else starts[clause.own[0]]  # «… en hem gezegd»
        return at

    def _plural_verb_near(self, analysis: Analysis, at: int) -> bool:
        """Whether the finite verb of the clause that holds offset `at` is plural."""
        tokens = analysis.tokens
        for clause in analysis.clauses:
            if clause.finite >= 0 and any(tokens.starts[j] == at for j in clause.own):
                forms = [form for _, form in tokens.readings[clause.finite]]
                return not any(form & (Form.SINGULAR | Form.PAST) for form in forms)
        return True

    def _of_people(self, analysis: Analysis, at: int) -> bool:
        """«Van bedrijven verwacht het kabinet dat zij …»: people who are no actor of ours are
        named in the sentence, and no other actor than the author behind them."""
        tokens, known = analysis.tokens, self.words.people + self.words.publics
        for start, word in zip(reversed(tokens.starts), reversed(tokens.words), strict=True):
            if start < at and word.endswith(known):
                first = bisect_left(self.starts, start)
                between = self.mentions[first : bisect_left(self.starts, at)]
                return all(self.setting.is_author(m.entity) for m in between)
        return False

    def _back(
        self,
        at: int,
        shown: str,
        kinds: set[str],
        count: int,
        named: str = "",
        *,
        others: bool = False,
    ) -> tuple[Actor, ...]:
        """The actors of a kind in the nearest earlier sentence that has one.

        With `count` 1 the first of that sentence (its subject, as a rule) is taken;
        with 0 all that stand joined there. `named` must be part of the antecedent:
        «de Commissaris» goes back to «Commissaris Hogan». With `others` the author's own
        country is passed over: «Nederland en Oman tekenden. Nederland levert … Beide landen …».
        """
        she = shown.lower() in self.words.she  # «het voorzitterschap» is none
        heading = self.headings[max(0, bisect_left(self.headings, at) - 1)]
        reach = FAR if others or " " in named or named in self.words.person else REACH
        heading = max(heading, self.setting.sentence_start(0))
        low = bisect_left(self.starts, max(at - reach, 0 if named else heading))
        high = bisect_left(self.starts, at)
        earlier = [
            m
            for m in self.mentions[low:high]
            if (m.kind in kinds or ("person" in kinds and m.person))
            and m.form in HEAD_FORMS
            and (not named or named in self.text[m.start : m.end].lower())
            and not (others and self.setting.is_author(m.entity))
            and not (she and self.text[m.start : m.end].lower().endswith(self.words.chairs))
        ]
        if not earlier:
            return ()
        person = kinds == PEOPLE and shown.lower() in self.words.he | self.words.she
        if person and somebody_since(self.setting, self.text, earlier[-1].start, at, self.words):
            return ()
        sentence = self.setting.sentence_start(earlier[-1].start)
        same = [m for m in earlier if m.start >= sentence]
        if count == 1:
            return self._single(same, kinds, shown)
        if same[0].entity == "MEMBER_STATES":
            same = same[:1]  # «een aantal lidstaten, waaronder Duitsland en Nederland»
        ids = dict.fromkeys(m.entity for m in same if not self.setting.is_author(m.entity))
        return tuple(Actor(entity, shown) for entity in ids)

    def _spoken_with(self, at: int, shown: str) -> tuple[Actor, ...]:
        """«mijn gesprekspartners»: those of another country who were named last; of two who
        speak "his guest" is either, and never whoever tells something to that guest."""
        if len(self.setting.authors) == _TWO and not self.setting.addressee:
            return tuple(Actor(a.id, shown) for a in self.setting.authors)
        people = self._back(at, shown, PEOPLE, 0)
        return people or self._back(at, shown, {"country"}, 0)

    def _jointly(self, at: int, shown: str) -> tuple[Actor, ...]:
        """«Nederland en Turkije kwamen overeen … Zij …»: those who were the subject together
        last, the author among them."""
        last = self.setting.spoke_last(at)
        spoke = dict.fromkeys(a.id for a in last)
        several = len(spoke) > 1 or (spoke and self._is_group(last[0].text))
        return tuple(Actor(entity, shown) for entity in spoke) if several else ()

    def _is_group(self, named: str) -> bool:
        """«de leden van de VVD-fractie», «deze landen»: several, though one actor to us."""
        return any(word in self.words.groups for word in named.lower().split())

    def _apposed(self, analysis: Analysis, end: int) -> tuple[Actor, ...]:
        """«De gastheer, de Spaanse minister Albares, …»: whom the words behind the comma name."""
        tokens = analysis.tokens
        if tokens.words[end] not in self.words.apposed or tokens.words[end + 1 : end + 2] != [","]:
            return ()
        first = end + 2
        if tokens.words[first : first + 1] and tokens.words[first] in self.words.articles:
            first += 1
        at = tokens.starts[first] if first < len(tokens) else -1
        named = (m for m in analysis.mentions if m.start == at and m.form in HEAD_FORMS)
        return tuple(Actor(m.entity, self.text[m.start : m.end], m.person) for m in named)

    def _several(self, head: str, shown: str, at: int) -> tuple[Actor, ...]:
        """«De Spaanse en de Franse ministers … De ministers …»: those named so before."""
        if head not in self.words.persons:
            return ()
        return self._jointly(at, shown) or self._back(at, shown, {"role"}, 0, head)

    def _neuter(self, at: int, shown: str) -> tuple[Actor, ...]:
        """«Het voorzitterschap … Het wil …»: whoever opened the sentence before, else the
        nearest country or body; never one that «de» stands before."""
        words, opening = self.words, self.setting.sentence_start(at)
        before = self.setting.sentence_start(max(0, opening - 1))
        first = bisect_left(self.starts, before)
        for mention in self.mentions[first : first + 1]:
            if mention.start >= at:
                break  # no need to look at what lies between
            article = self.text[before : mention.start].lower().split()[:1]
            neuter = bool(article) and words.it.issuperset(article)
            if neuter and mention.start < opening and mention.kind == "role":
                return (Actor(mention.entity, shown, mention.person),)
        if own := self._opened_by(opening, at):
            return (Actor(own.entity, shown, own.person),)
        found = self._back(at, shown, {"country", "body"}, 1)
        if found and words.it & words.articles and found[0].id in self.bodies:
            near = bisect_left(self.starts, at)
            named = [m for m in self.mentions[:near][-_NEAREST:] if m.entity == found[0].id]
            article = self._article_before(named[-1].start) if named else []
            return found if words.it.issuperset(article) and article else ()
        return found

    def _article_before(self, at: int) -> list[str]:
        """The word right before offset `at`, if it is short."""
        return self.text[max(0, at - _ARTICLE) : at].lower().split()[-1:]

    def _opened_by(self, opening: int, at: int) -> Mention | None:
        """«Hoewel het kabinet begrip heeft voor …, is het …»: the office that is first in the
        sentence, behind an article of that gender."""
        first = bisect_left(self.starts, opening)
        for mention in self.mentions[first : first + 1]:
            if mention.start >= at:
                break
            article = self.text[opening : mention.start].lower().split()[-1:]
            if mention.kind == "role" and self.words.it.issuperset(article):
                return mention if article else None
        return None

    def _both(self, at: int, shown: str, kinds: set[str]) -> tuple[Actor, ...]:
        """«beide landen», «beide ministers»: the two named last, or the author and the one
        other."""
        authors = self.setting.authors
        if len(authors) == 2 and all(is_state(actor.id) for actor in authors):
            return tuple(Actor(actor.id, shown) for actor in authors)  # of a joint statement
        others = self._back(at, shown, kinds, 0) or self._back(at, shown, kinds, 0, others=True)
        if len(others) == 1 and authors:
            return tuple(Actor(a.id, shown) for a in authors) + others
        return others if len(others) == 2 else ()

    def _single(self, same: list[Mention], kinds: set[str], shown: str) -> tuple[Actor, ...]:
        """One antecedent: for a person the first named, for a country the only one."""
        if kinds == {"country"}:
            ids = {m.entity for m in same if not self.setting.is_author(m.entity)}
            return (Actor(ids.pop(), shown),) if len(ids) == 1 else ()
        return (Actor(same[0].entity, shown, same[0].person),)

    def _resumed(self, analysis: Analysis, word: str, shown: str, at: int) -> tuple[Actor, ...]:
        """ "The Participants met. They reaffirmed …": whoever was the subject of the sentence
        before, where the pronoun has its number and opens the sentence's own clause."""
        first, spoke = analysis.clauses[0], self.setting.spoke_before(at)
        if not spoke and word in self.words.they:
            spoke = self.setting.spoke_last(at)
        if not spoke or not any(analysis.tokens.starts[j] == at for j in first.own):
            return ()
        several = len({actor.text for actor in spoke}) > 1 or self.is_plural(spoke[0].text)
        if several != (word in self.words.they):
            return self._met_before(shown, at) if word in self.words.they else ()
        return tuple(Actor(actor.id, shown) for actor in spoke)

    def _met_before(self, shown: str, at: int) -> tuple[Actor, ...]:
        """ "The Prime Minister met the President of Peru. They discussed …": both, where the last
        to act is one of them."""
        parties, spoke = self.setting.talk_at(at), self.setting.spoke_before(at)
        ids = {actor.id for actor in parties}
        if len(ids) < _TWO or not spoke or not ids.issuperset(a.id for a in spoke):
            return ()
        return tuple(Actor(actor.id, shown) for actor in parties)

    def is_of_people(self, word: str, at: int) -> bool:
        """«De vakbonden dreigen … Zij eisen …»: a pronoun behind people who are no actor."""
        words = self.words
        return word in words.they | words.she and self.setting.people_before(at)

    def _council_before(self, shown: str, at: int) -> tuple[Actor, ...]:
        """«De Gezondheidsraad adviseert … Hij wijst erop …»: a body that is a «he», where it
        was the one subject of the sentence before."""
        spoke = self.setting.spoke_before(at)
        he = len(spoke) == 1 and spoke[0].id in self.bodies
        he = he and spoke[0].text.lower().split()[0].endswith(self.words.he_bodies)
        return (Actor(spoke[0].id, shown),) if he else ()

    def is_plural(self, named: str) -> bool:
        """ "Ministers", "the two sides", "we"."""
        if named.lower() in self.words.self | self.words.they:
            return True
        return named.lower().endswith("s")
