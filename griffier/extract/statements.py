"""All statements of a letter: sentence by sentence, then put into their final form."""

import hashlib
from typing import Final

from griffier.extract.authors import NOBODY
from griffier.extract.case import Environment
from griffier.extract.continuing import goes_on, read_on, unsaid_subject, with_body_named_last
from griffier.extract.deadlines import deadlines_of
from griffier.extract.doubts import doubts_of, unsure
from griffier.extract.draft import Draft
from griffier.extract.exclaimed import without_verb
from griffier.extract.floor import Floor
from griffier.extract.links import with_links
from griffier.extract.motions import motions_in, view_of
from griffier.extract.nominal import asked_at_request, read_nouns
from griffier.extract.open_leads import (
    announces_list,
    asks_for_more,
    breaks_off,
    first_of_item,
    named_by_item,
    of_item,
    stands_alone,
)
from griffier.extract.placing import acting_at, date_of, meeting_of, placed_at
from griffier.extract.quotation import Quoting, span_of
from griffier.extract.reading import Outcome, read_sentence
from griffier.extract.resolution import Resolver
from griffier.extract.sentence import Analysis, AnnotationIndex, analyse_sentence
from griffier.extract.setting import setting_of
from griffier.extract.strength import strength_of
from griffier.extract.subjects import subject
from griffier.extract.talks import note_talk
from griffier.extract.trace import steps_of, trace
from griffier.extract.via import Through
from griffier.lexicon.extraction import ExtractionWords
from griffier.model import (
    Act,
    Actor,
    Annotations,
    Deadline,
    Explanation,
    Letter,
    Part,
    Role,
    Sentence,
    Span,
    Statement,
)

# No sentence of prose is longer (characters); what is, is a table or an attack, and the
# clause analysis looks back and forth within a sentence.
LONGEST: Final = 6000
_READ: Final = frozenset({Role.PARAGRAPH, Role.ITEM, Role.ANSWER, Role.CLOSING})
_PLOVER: Final = {
    Act.REQUEST: "REQUEST",
    Act.EXPECT: "REQUEST",
    Act.SUPPORT: "SUPPORT",
    Act.OPPOSE: "REJECT",
    Act.AGREE: "AGREE",
    Act.COMMIT: "AGREE",
    Act.PROVIDE: "AID",
    Act.MEET: "CONSULT",
    Act.DISCUSS: "CONSULT",
}

_NOTE = "0123456789"  # marks of a note behind a question mark


def extract(
    letter: Letter, annotations: Annotations, words: ExtractionWords
) -> tuple[Statement, ...]:
    """The statements of `letter` in order of their evidence."""
    reader = _LetterReader(letter, annotations, words)
    found = [statement for sentence in letter.sentences for statement in reader.read(sentence)]
    found.sort(key=lambda s: (s.evidence.start, s.evidence.end, s.act))
    return with_links(found, letter, annotations, reader.env.setting)


def why(
    letter: Letter, annotations: Annotations, words: ExtractionWords, phrase: str
) -> tuple[tuple[Sentence, tuple[str, ...]], ...]:
    """Each sentence that holds `phrase` (in any case), with how it was analysed and why
    its verbs gave a statement or none."""
    reader = _LetterReader(letter, annotations, words)
    wanted, text = phrase.casefold(), letter.text.text
    found = []
    for sentence in letter.sentences:
        if wanted in text[sentence.start : sentence.end].casefold():
            found.append((sentence, trace(reader.analysis(sentence), words.acts, reader.env)))
        reader.read(sentence)  # "they" in the next goes back to whoever spoke in this one
    return tuple(found)


class _LetterReader:
    """Reads a letter sentence by sentence, lead-ins before their list items."""

    def __init__(self, letter: Letter, annotations: Annotations, words: ExtractionWords) -> None:
        setting = setting_of(letter, annotations, words.context)
        resolver = Resolver(letter, annotations, words.context, setting)
        self.letter, self.lexicon, self.words = letter, words.acts, words
        self.env = Environment(resolver, setting, words.context, words.grammar)
        self.index = AnnotationIndex(annotations)
        self.motions = motions_in(letter, words.context)
        self.floor = Floor(letter, annotations, words.context)
        self.through = Through(words.context)
        self.leads = {part.lead for part in letter.parts if part.lead is not None}
        self.outcomes: dict[int, Outcome] = {}  # of lead-ins, by part
        self.open: dict[int, Sentence] = {}  # those that break off

    def read(self, sentence: Sentence) -> list[Statement]:
        """The statements of one sentence; none if it is a question or no prose."""
        letter = self.letter
        part = letter.parts[sentence.part]
        if part.role not in _READ and not self._party_speaks(part):
            return []
        if _asks(letter, part.turn) and not self._party_speaks(part):
            return []
        said = letter.text.text[sentence.start : sentence.end]
        if said.rstrip(_NOTE).endswith("?") or len(said) > LONGEST:
            return []
        if any(phrase in said for phrase in self.env.words.farewell):
            return []  # «Ik vertrouw erop u hiermee voldoende te hebben geïnformeerd.»
        speaks = self.floor.hand(self.env.setting, sentence.start)
        analysis = self._in_place(sentence, part)
        placed = placed_at(analysis, self.env.words)
        self.env.setting.remember(sentence, placed)
        drafts = self._drafts(analysis, sentence, part)
        drafts = drafts if speaks else self.floor.read_out(drafts, analysis)
        setting = self.env.setting
        note_talk(drafts, setting, sentence.start)
        if not drafts:
            setting.remember(sentence, placed)
            return []
        spans = [(draft, span_of(analysis, draft.words)) for draft in drafts]
        named = deadlines_of(analysis, spans, setting, self.env.words)
        due = [by or draft.due for by, draft in zip(named, drafts, strict=True)]
        acting = (acting_at(analysis, draft, setting) for draft in drafts)
        setting.remember(sentence, placed or next((each for each in acting if each), None))
        quoted = Quoting(analysis, drafts, self.env.words).quoted(due)
        return [
            _statement(self, analysis, draft, evidence, by, len(drafts))
            for draft, (evidence, by) in zip(drafts, quoted, strict=True)
        ]

    def _moves(self, sentence: Sentence) -> tuple[Actor, ...]:
        """The House, where a sentence is part of a motion."""
        within = any(s.start <= sentence.start < s.end for s in self.motions)
        return tuple(Actor(a.id, "") for a in self.env.setting.addressee) if within else ()

    def _party_speaks(self, part: Part) -> bool:
        """In a written consultation parties do not only ask: they support, worry, urge."""
        return self.env.setting.house_speaks and part.role in (Role.QUESTION, Role.PARAGRAPH)

    def analysis(self, sentence: Sentence, lead: Sentence | None = None) -> Analysis:
        """Words, clauses and predicates of one sentence, read on from its `lead`."""
        return analyse_sentence(
            self.letter.text.text,
            sentence,
            self.index,
            self.lexicon,
            self.env.grammar,
            self.env.words,
            lead,
        )

    def _in_place(self, sentence: Sentence, part: Part) -> Analysis:
        """A sentence, or the first one of a list item with the lead-in it goes on with."""
        lead = self.open.get(part.lead) if part.lead is not None else None
        if lead is None or sentence.start != part.start:
            return self.analysis(sentence)
        joined = self.analysis(sentence, lead)
        return self.analysis(sentence) if stands_alone(joined) else joined

    def _drafts(self, analysis: Analysis, sentence: Sentence, part: Part) -> list[Draft]:
        lead = self.outcomes.get(part.lead) if part.lead is not None else None
        if lead and (first := first_of_item(analysis)):
            return self._goes_on(analysis, lead, sentence, first)
        moves = self._moves(sentence)
        before = lead.actors if lead else unsaid_subject(analysis, self.env) or moves
        analysis = read_on(analysis, self.env.grammar) if lead and before else analysis
        outcome = read_sentence(analysis, self.lexicon, self.env, before)
        if before and not lead:
            for draft in outcome.drafts:
                draft.steps.append("the sentence leaves out its subject: whoever declares")
        self.env.setting.heard(sentence, outcome.actors)
        self.through.of(sentence.start, outcome.actors)  # «zij» may be those next
        outcome.drafts[:] = without_verb(analysis, self.env, outcome.drafts)
        view = view_of(analysis, self.env, moves) if moves and not outcome.drafts else None
        drafts = outcome.drafts + ([view] if view else [])
        nouns = _not_told(read_nouns(analysis, self.lexicon, self.env), outcome.drafts)
        asked_at_request(analysis, nouns, outcome.actors, self.env)
        drafts += nouns
        if sentence.part in self.leads and self.letter.text.text[sentence.end - 1] == ":":
            self.outcomes[sentence.part] = with_body_named_last(outcome, analysis, self.env)
            self._keep_due(analysis, outcome.drafts)
            grammar, last = self.env.grammar, outcome.drafts[-1:]
            breaks = breaks_off(analysis, grammar)
            bare = not last or last[0].topic is None
            if breaks or (bare and asks_for_more(analysis, grammar)):
                self.open[sentence.part] = sentence
            if last and (breaks or announces_list(last[0], self.letter, self.env)):
                return [draft for draft in drafts if draft is not last[0]]
        if lead and lead.drafts and not outcome.drafts and len(analysis.tokens):
            if not goes_on(analysis, lead.drafts[-1], self.env):
                return drafts
            if not announces_list(lead.drafts[-1], self.letter, self.env):
                return drafts
            return [named_by_item(analysis, lead.drafts[-1]), *drafts]
        return drafts

    def _keep_due(self, analysis: Analysis, drafts: list[Draft]) -> None:
        """By when the items below a lead-in are due: «Vóór de zomer ontvangt u:»."""
        spans = [(draft, span_of(analysis, draft.words)) for draft in drafts]
        due = deadlines_of(analysis, spans, self.env.setting, self.env.words)
        for draft, by in zip(drafts, due, strict=True):
            draft.due = by

    def _goes_on(
        self, analysis: Analysis, lead: Outcome, sentence: Sentence, first: int
    ) -> list[Draft]:
        """The drafts of an item that goes on with its lead-in."""
        outcome = read_sentence(analysis, self.lexicon, self.env)
        nouns = _not_told(read_nouns(analysis, self.lexicon, self.env), outcome.drafts)
        self.env.setting.heard(sentence, outcome.actors)
        self.through.of(sentence.start, outcome.actors)
        drafts = of_item(outcome.drafts, first) + [n for n in nouns if min(n.words) >= first]
        if not drafts and lead.drafts and announces_list(lead.drafts[-1], self.letter, self.env):
            return [named_by_item(self.analysis(sentence), lead.drafts[-1])]
        return drafts


def _not_told(nouns: list[Draft], verbs: list[Draft]) -> list[Draft]:
    """The nouns that report an act their verb does not report already: «stuitte op een veto»."""
    told = {(draft.act, word) for draft in verbs for word in draft.words}
    return [noun for noun in nouns if (noun.act, noun.verb) not in told]


def _asks(letter: Letter, turn: int | None) -> bool:
    """Questions put by members are not statements of the government."""
    return turn is not None and letter.turns[turn].kind == "question"


def _statement(
    reader: _LetterReader,
    analysis: Analysis,
    draft: Draft,
    evidence: Span,
    due: Deadline | None,
    beside: int,
) -> Statement:
    letter, env, words = reader.letter, reader.env, reader.words
    core = span_of(analysis, draft.words)
    meeting = meeting_of(analysis, draft, env)
    text = letter.text.text
    asked = None if draft.act is Act.MEET else draft.topic
    topic, why = subject(text, asked, core, words.concepts)
    actors = _tidy(draft.actors)
    doubts = doubts_of(analysis, draft, core, beside)
    return Statement(
        id=_identifier(text, draft.act, actors, evidence),
        act=draft.act,
        evidence=evidence,
        actors=actors,
        recipients=_tidy(draft.recipients),
        via=draft.via or reader.through.of(evidence.start, draft.teller or draft.actors),
        topic=topic,
        meeting=meeting,
        date=date_of(letter, env.setting, meeting, draft),
        modality=draft.modality,
        polarity=draft.polarity,
        weight="minor" if draft.minor else "normal",
        repeated=draft.repeated,
        strength=strength_of(analysis, draft, env.words),
        deadline=due,
        plover=_PLOVER.get(draft.act),
        confidence=words.sureness.of(doubts),
        doubts=doubts,
        explanation=Explanation(
            draft.rule,
            draft.entry,
            (*steps_of(analysis, draft), *why, *unsure(words.sureness, doubts)),
        ),
    )


def _identifier(text: str, act: Act, actors: tuple[Actor, ...], evidence: Span) -> str:
    """Stable across readings: it hangs on the words, the act and the actors."""
    words = text[evidence.start : evidence.end]
    key = f"{act}|{','.join(actor.id for actor in actors)}|{words}|{evidence.start}"
    return hashlib.sha256(key.encode()).hexdigest()[:12]


def _tidy(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    return tuple({actor.id: actor for actor in actors if actor.id != NOBODY}.values())
