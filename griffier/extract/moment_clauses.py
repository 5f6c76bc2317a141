"""In which clause of a sentence a moment stands, and whose that clause is."""

from bisect import bisect_right
from typing import Final

from griffier.extract.clause import ClauseKind
from griffier.extract.draft import Draft
from griffier.extract.sentence import Analysis
from griffier.lexicon.conjugation import Form
from griffier.lexicon.context import ContextWords
from griffier.lexicon.grammar import Tag
from griffier.model import Act, Moment

_PAST: Final = Form.PAST | Form.PAST_PLURAL
FAR: Final = 99  # levels of clauses: not within it


class Places:
    """The clauses of one sentence, asked about its moments."""

    def __init__(self, analysis: Analysis, words: ContextWords) -> None:
        self.analysis, self.words = analysis, words

    def token(self, offset: int) -> int:
        """The word at an offset."""
        return bisect_right(self.analysis.tokens.starts, offset) - 1

    def clause(self, moment: Moment) -> int:
        """The clause a moment stands in, or -1."""
        last = self.token(moment.end - 1)
        clauses = self.analysis.clauses
        found = next((n for n, each in enumerate(clauses) if last in each.own), -1)
        mark = clauses[found].mark if found >= 0 else -1
        opens = mark >= 0 and moment.start <= self.analysis.tokens.starts[mark] < moment.end
        return clauses[found].parent if opens else found  # "before the year is out"

    def depth(self, inner: int, outer: int) -> int:
        """How many levels `inner` lies within `outer`."""
        depth = 0
        while inner >= 0:
            if inner == outer:
                return depth
            inner, depth = self.analysis.clauses[inner].parent, depth + 1
        return FAR

    def to_come(self, clause: int) -> bool:
        """Whether the verbs of a clause stand in present or future."""
        readings, found = self.analysis.tokens.readings, self.analysis.clauses[clause]
        forms = [form for verb in found.verbs for _, form in readings[verb]]
        if any(form & _PAST for form in forms):
            return False
        finite = readings[found.finite] if found.finite >= 0 else ()
        passive = any(lemma in self.words.undergoing for lemma, _ in finite)
        return passive or not any(form & Form.PARTICIPLE for form in forms)

    def behind_deed(self, moment: Moment, clause: int) -> bool:
        """«verzoekt de Kamer te informeren, voor het eerst in juni»: behind the verb of what is
        asked, though in the clause of the act."""
        starts = self.analysis.tokens.starts
        return any(
            each.parent == clause
            and each.kind is ClauseKind.INFINITIVE
            and each.verbs
            and starts[each.verbs[-1]] < moment.start
            for each in self.analysis.clauses
        )

    def of_a_thing(self, moment: Moment, clause: int, draft: Draft) -> bool:
        """«informeren over het onderzoek dat in juni wordt afgerond»: a relative clause tells
        when something else takes place; what is asked may stand in one, and what is promised
        where nobody else does it: not "the deal, which the President has to review by May"."""
        if draft.act is not Act.COMMIT:
            return False
        while clause >= 0 and clause != draft.clause:
            mark = self.analysis.clauses[clause].mark
            if self._is_relative(mark) and (
                moment.kind != "deadline" or not self._of_promised(mark, draft)
            ):
                return True
            clause = self.analysis.clauses[clause].parent
        return False

    def _is_relative(self, mark: int) -> bool:
        if mark < 2:
            return False
        tags = self.analysis.tokens.tags
        comma = bool(tags[mark - 1] & Tag.PUNCTUATION)
        before = tags[mark - 1 - comma]  # «ik zeg toe dat …» has no noun there
        noun = before & Tag.NOUN and not before & Tag.PARTICLE
        apart = comma and self.analysis.tokens.words[mark] not in self.words.complementisers
        return bool(tags[mark] & Tag.RELATIVE and (noun or apart))

    def _of_promised(self, mark: int, draft: Draft) -> bool:
        """Whether a relative clause is about the thing that is promised: «een voorstel dat nog
        dit jaar verschijnt», not «over het rapport dat nog dit jaar verschijnt»; or has author
        or reader for its subject: «waarover ik u vóór de zomer bericht»."""
        tokens, text = self.analysis.tokens, self.analysis.text
        first = mark + 1
        if first < len(tokens) and tokens.words[first] in self.words.reader_words:
            return True
        if first >= len(tokens) or draft.topic is None:
            return False
        said = text[tokens.starts[first] :]
        own = any(actor.text and said.startswith(actor.text) for actor in draft.actors)
        if not own and (bool(tokens.tags[first] & Tag.DETERMINER) or said[:1].isupper()):
            return False  # somebody else does it
        noun = mark - 1 - bool(tokens.tags[mark - 1] & Tag.PUNCTUATION)
        if not draft.topic.start <= tokens.starts[noun] < draft.topic.end:
            return False
        before = text[self.analysis.span.start : draft.topic.start].lower().split()[-2:]
        return self.words.told_about.isdisjoint(before)
