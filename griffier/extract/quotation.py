"""The quotation: the stretch of a sentence that carries act, actor and topic.

It begins as the shortest stretch over the words the rules used, and reads on to the end of
what stands there: the rest of a phrase that says what it is about, by when or where, relative
clauses that narrow it, whoever else is listed. It ends before another act, a sentence part that
gives a reason or a condition, or a comma. A deadline in front that adjoins is taken in.
"""

from typing import Final

from griffier.extract.clause import ClauseKind
from griffier.extract.draft import Draft
from griffier.extract.sentence import Analysis
from griffier.lexicon.context import ContextWords
from griffier.lexicon.grammar import Tag
from griffier.model import Deadline, Span

_JOINTS: Final = Tag.COORDINATOR | Tag.PUNCTUATION
# A quotation that reads on does not end in one of these.
_OPEN: Final = (
    _JOINTS | Tag.PREPOSITION | Tag.DETERMINER | Tag.SUBORDINATOR | Tag.RELATIVE | Tag.MARKER
    | Tag.PURPOSE
)  # fmt: skip
_WORDS: Final = Tag.NOUN | Tag.PARTICLE | Tag.PRONOMINAL | Tag.FINITE | Tag.ADVERB
_LISTED: Final = (
    Tag.NOUN | Tag.DETERMINER | Tag.ATTRIBUTE | Tag.PREPOSITION | Tag.NUMERAL | Tag.ADVERB
)  # fmt: skip
_LIST: Final = 40  # words a list may run on before its «en»
_NOUNS: Final = frozenset({"noun", "attributive participle"})
_STICKING: Final = "+%"  # «Erasmus+»


def span_of(analysis: Analysis, words: set[int]) -> Span:
    """The shortest stretch of text that holds all `words`."""
    first, last = _ends(analysis, words)
    return Span(analysis.tokens.starts[first], analysis.tokens.ends[last])


def _ends(analysis: Analysis, words: set[int]) -> tuple[int, int]:
    """The first and last of `words` that are no comma and no «en»."""
    kept = {j for j in words if not analysis.tokens.tags[j] & _JOINTS} or words
    return min(kept), max(kept)


class Quoting:
    """Cuts the quotations of the drafts of one sentence."""

    def __init__(self, analysis: Analysis, drafts: list[Draft], words: ContextWords) -> None:
        self.analysis, self.tokens, self.words = analysis, analysis.tokens, words
        self.drafts = drafts
        self.lines: dict[int, list[int]] = {}  # of a clause those it lies in, itself first
        self.clause_of = {j: n for n, found in enumerate(analysis.clauses) for j in found.own}
        self.verbs = {verb for found in analysis.clauses for verb in found.verbs}

    def quotation(self, draft: Draft, due: Deadline | None) -> Span:
        """The stretch that carries `draft`, within its sentence."""
        core = span_of(self.analysis, draft.words)
        if draft.rule == "list":
            return core
        last = _ends(self.analysis, draft.words)[1]
        return Span(self._begin(draft, core, due), self._end(draft, last))

    # --- to the right ------------------------------------------------------------------

    def _end(self, draft: Draft, last: int) -> int:
        line = self._line(last)
        inside = line[: line.index(draft.clause) + 1] if draft.clause in line else line[:1]
        rivals = [one for one in self._rivals(draft) if not self._below(one.clause, inside)]
        taken = {j for one in rivals for j in one.words} - draft.words
        shut = {one.clause for one in rivals} - {draft.clause}
        if draft.rule in _NOUNS:
            taken |= self.verbs
        run, j = [last], last + 1
        while j < len(self.tokens) and j not in taken and self._goes_on(j, run[-1], inside, shut):
            run.append(j)
            j += 1
        if j in taken:  # «verwelkomd en alle inkopers opgeroepen»: what it begins with goes, too
            joints = [n for n, k in enumerate(run) if n and self.tokens.tags[k] & _JOINTS]
            run = run[: joints[-1]] if joints else run
        while len(run) > 1 and self._hangs(run[-1]):
            run.pop()
        return self._whole(self.tokens.ends[run[-1]])

    def _goes_on(self, j: int, before: int, inside: list[int], shut: set[int]) -> bool:
        if self.tokens.tags[j] & _JOINTS:
            return self._joins(j, before)
        return self._within(j, inside, shut)

    def _rivals(self, draft: Draft) -> list[Draft]:
        """The other acts of the sentence; a noun that names one may stand within."""
        return [one for one in self.drafts if one is not draft and one.rule not in _NOUNS]

    def _below(self, clause: int, inside: list[int]) -> bool:
        """Whether an act belongs to what another is about: «dankte voor de hulp die het zond»."""
        line = self._up(clause)
        depth = next((n for n, each in enumerate(line) if each in inside), 0)
        return clause in inside[:-1] or bool(depth and all(map(self._narrows, line[:depth])))

    def _line(self, j: int) -> list[int]:
        """The clause of word `j` and those it lies in."""
        return self._up(self.clause_of.get(j, -1))

    def _up(self, clause: int) -> list[int]:
        if (known := self.lines.get(clause)) is not None:
            return known
        above = self._up(self.analysis.clauses[clause].parent) if clause >= 0 else []
        self.lines[clause] = [clause, *above] if clause >= 0 else []
        return self.lines[clause]

    def _within(self, j: int, inside: list[int], shut: set[int]) -> bool:
        """Whether word `j` goes on with a clause the quotation ends in, or with one below it."""
        line = self._line(j)
        depth = next((n for n, clause in enumerate(line) if clause in inside), -1)
        below = line[: max(depth, 0)]
        return depth >= 0 and shut.isdisjoint(below) and all(map(self._narrows, below))

    def _narrows(self, number: int) -> bool:
        """A relative clause, an infinitive or a clause of content, not one of reason."""
        clause = self.analysis.clauses[number]
        if clause.coordinated >= 0 or clause.kind is ClauseKind.MAIN:
            return False
        if clause.kind is not ClauseKind.SUBORDINATE or clause.mark < 0:
            return True
        word, tag = self.tokens.words[clause.mark], self.tokens.tags[clause.mark]
        return bool(tag & (Tag.RELATIVE | Tag.PRONOMINAL)) or word in self.words.complementisers

    def _joins(self, j: int, before: int) -> bool:
        """Whether a comma or coordinator joins parts of one phrase: «Rusland, Turkije en Iran»."""
        tags, here = self.tokens.tags, self.clause_of.get(before, -1)
        if j + 1 >= len(self.tokens) or self.clause_of.get(j + 1, -2) != here:
            return False
        if not tags[j] & Tag.PUNCTUATION:
            return True
        listing = self.tokens.words[j] == "," and before not in self.verbs
        return listing and self._lists(j + 1, here)

    def _lists(self, start: int, clause: int) -> bool:
        """Nothing but names and nouns from word `start` up to an «en»."""
        tags = self.tokens.tags
        for j in range(start, min(len(self.tokens), start + _LIST)):
            if tags[j] & Tag.JOINING:
                return j + 1 < len(self.tokens) and self.clause_of.get(j + 1, -2) == clause
            if j in self.verbs or not tags[j] & (_LISTED | Tag.PUNCTUATION):
                return False
        return False

    def _hangs(self, j: int) -> bool:
        return bool(self.tokens.tags[j] & _OPEN and not self.tokens.tags[j] & _WORDS)

    def _whole(self, end: int) -> int:
        """With the sign that sticks to the last word, or the full stop of «a.s.»."""
        text = self.analysis.text
        while end < self.analysis.span.end and text[end] in _STICKING:
            end += 1
        dotted = text[end : end + 1] == "." and any(m.end == end + 1 for m in self.analysis.moments)
        return end + dotted

    def quoted(self, dues: list[Deadline | None]) -> list[tuple[Span, Deadline | None]]:
        """The quotation of each draft, and its deadline unless only another's quotation has
        it: what somebody else must do by then is none of its."""
        spans = [self.quotation(one, due) for one, due in zip(self.drafts, dues, strict=True)]
        held = [due and [due.text in self._said(span) for span in spans] for due in dues]
        mine = [not each or each[n] or not any(each) for n, each in enumerate(held)]
        return [
            (span, due if own else None) for span, due, own in zip(spans, dues, mine, strict=True)
        ]

    def _said(self, span: Span) -> str:
        return self.analysis.text[span.start : span.end]

    # --- to the left -------------------------------------------------------------------

    def _begin(self, draft: Draft, core: Span, due: Deadline | None) -> int:
        """Where a deadline in front begins, if nothing but the clause's own words parts them."""
        text, start = self.analysis.text, self.analysis.span.start
        at = text.find(due.text, start, core.end) if due else -1
        first = min(draft.words)
        opening = [j for j in range(first) if at <= self.tokens.starts[j]] if at >= 0 else []
        if not opening or any(self._parts(j, first, draft) for j in opening):
            return core.start
        begin = opening[0]
        while begin and self.tokens.tags[begin - 1] & (Tag.PREPOSITION | Tag.DETERMINER):
            begin -= 1
        return self.tokens.starts[begin]

    def _parts(self, j: int, first: int, draft: Draft) -> bool:
        if self.tokens.tags[j] & _JOINTS or self.clause_of.get(j) != self.clause_of.get(first):
            return True
        return any(j in rival.words for rival in self._rivals(draft))
