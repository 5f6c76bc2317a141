"""One sentence under analysis: its words, clauses and predicates, and the annotations
that fall within it."""

from bisect import bisect_left
from dataclasses import dataclass, field

from griffier.extract.clause import Clause
from griffier.extract.clauses import analyse
from griffier.extract.gapping import Gap, take_gaps
from griffier.extract.phrases import Phrase
from griffier.extract.predicates import Predicate, predicates
from griffier.extract.tokens import Tokens, tokenise
from griffier.lexicon.acts import ActLexicon
from griffier.lexicon.context import ContextWords
from griffier.lexicon.grammar import Grammar
from griffier.model import Actor, Annotations, MeetingMention, Mention, Moment, Sentence, Span


@dataclass(slots=True)
class Analysis:
    """A sentence with everything the rules ask of it."""

    text: str
    span: Sentence
    tokens: Tokens
    clauses: list[Clause]
    predicates: list[Predicate]
    mentions: tuple[Mention, ...]
    moments: tuple[Moment, ...]
    meetings: tuple[MeetingMention, ...]
    gaps: list[Gap]
    articles: frozenset[str] = frozenset()  # of the language
    children: dict[int, list[int]] = field(default_factory=dict)
    # The actors of phrases that were asked for before, by their words and preposition.
    resolved: dict[tuple[int, int, str | None], tuple[Actor, ...]] = field(default_factory=dict)

    def offsets(self, phrase: Phrase) -> Span:
        """Where a phrase stands in the text, its preposition left out."""
        core = min(phrase.core, phrase.end)
        return Span(self.tokens.starts[core], self.tokens.ends[phrase.end])

    def mentions_in(self, span: Span) -> list[Mention]:
        """The mentions that lie wholly within `span`."""
        return [m for m in self.mentions if span.start <= m.start and m.end <= span.end]

    def clause_words(self, clause: int) -> list[int]:
        """The words of a clause and of every clause inside it, in order."""
        words = list(self.clauses[clause].own)
        for child in self.children.get(clause, ()):
            words.extend(self.clause_words(child))
        return sorted(words)

    def conjuncts(self, clause: int) -> list[int]:
        """The clauses that share the word which opens a subordinate one: «dat Italië sprak
        en Polen zweeg»; they hold what it holds."""
        beside = self.children.get(self.clauses[clause].parent, ())
        joined = (c for c in beside if self.clauses[c].is_conjunct)
        return [c for c in joined if self.clauses[c].coordinated == clause]


class AnnotationIndex:
    """Annotations of a whole letter, cut out per sentence by bisection."""

    def __init__(self, annotations: Annotations) -> None:
        self._mentions = annotations.mentions
        self._moments = annotations.moments
        self._meetings = annotations.meeting_mentions
        self._mention_starts = [m.start for m in self._mentions]
        self._moment_starts = [m.start for m in self._moments]
        self._meeting_starts = [m.start for m in self._meetings]

    def mentions(self, start: int, end: int) -> tuple[Mention, ...]:
        """Mentions that start between the offsets."""
        low, high = (bisect_left(self._mention_starts, at) for at in (start, end))
        return self._mentions[low:high]

    def moments(self, start: int, end: int) -> tuple[Moment, ...]:
        """Moments that start between the offsets."""
        low, high = (bisect_left(self._moment_starts, at) for at in (start, end))
        return self._moments[low:high]

    def meetings(self, start: int, end: int) -> tuple[MeetingMention, ...]:
        """Namings of a meeting that start between the offsets."""
        low, high = (bisect_left(self._meeting_starts, at) for at in (start, end))
        return self._meetings[low:high]


def analyse_sentence(
    text: str,
    sentence: Sentence,
    index: AnnotationIndex,
    lexicon: ActLexicon,
    grammar: Grammar,
    words: ContextWords,
    lead: Sentence | None = None,
) -> Analysis:
    """Words, clauses and predicates of one sentence, read on from its `lead` but for the colon."""
    mentions = index.mentions(sentence.start, sentence.end)
    before = (lead.start, lead.end - 1) if lead else None
    mentions = index.mentions(*before) + mentions if before else mentions
    tokens = tokenise(text, sentence.start, sentence.end, grammar, lexicon.verbs, mentions, before)
    clauses = analyse(tokens, grammar, lexicon.verbs.particles)
    gaps = take_gaps(tokens, clauses, mentions, words)
    found = Analysis(
        text=text,
        span=sentence,
        tokens=tokens,
        clauses=clauses,
        predicates=predicates(tokens, clauses, grammar, lexicon.verbs),
        mentions=mentions,
        moments=index.moments(sentence.start, sentence.end)
        + (
            index.moments(*before) if before else ()  # after those of the item itself
        ),
        meetings=index.meetings(sentence.start, sentence.end),
        gaps=gaps,
        articles=words.articles,
    )
    for number, clause in enumerate(clauses):
        if clause.parent >= 0:
            found.children.setdefault(clause.parent, []).append(number)
    return found
