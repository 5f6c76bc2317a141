"""By when: the deadline of an ask, a promise or a decision.

A phrase that says so («vóór het zomerreces», «uiterlijk 1 juni») comes first; else, for a
promise or an ask, a period or day still to come («in het tweede kwartaal van 2024») that
belongs to the act and not to a thing («de Raad van 12 maart»). «Vóór de Raad van 12 maart»
ends the day before. Where acts lie within one another the innermost has the deadline.
"""

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from griffier.extract.clause import ClauseKind
from griffier.extract.dating import a_year_on, length, of_a_noun, recounted
from griffier.extract.draft import Draft
from griffier.extract.meeting_days import due_at_meeting
from griffier.extract.moment_clauses import FAR, Places
from griffier.extract.sentence import Analysis
from griffier.extract.setting import Setting
from griffier.lexicon.conjugation import Form
from griffier.lexicon.context import ContextWords
from griffier.model import Act, Deadline, Moment, Span

_BOUND: Final = frozenset({Act.COMMIT, Act.REQUEST, Act.EXPECT, Act.AGREE, Act.PROPOSE})
# How many words may stand between «vóór» and the date of what it is before.
_REACH: Final = 9
_WORD: Final = re.compile(r"\S+")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_MONTH: Final = 31  # days
_YEAR_LONG: Final = 360
_FAR_AHEAD: Final = 240  # days: told in the past tense, such a day is that of the year before
_DAY: Final = datetime.timedelta(days=1)
_PAST: Final = Form.PAST | Form.PAST_PLURAL


def deadlines_of(
    analysis: Analysis,
    drafts: Sequence[tuple[Draft, Span]],
    setting: Setting,
    words: ContextWords,
) -> list[Deadline | None]:
    """The deadline of each draft (with its evidence) of one sentence, or None."""
    if not analysis.moments:
        return [None] * len(drafts)
    return [_Reader(analysis, drafts, setting, words, n).deadline() for n in range(len(drafts))]


class _Reader:
    """Looks for the deadline of one draft among those of its sentence."""

    def __init__(
        self,
        analysis: Analysis,
        drafts: Sequence[tuple[Draft, Span]],
        setting: Setting,
        words: ContextWords,
        number: int,
    ) -> None:
        self.analysis, self.setting, self.words = analysis, setting, words
        self.draft, self.evidence = drafts[number]
        self.rivals = [draft for draft, _ in drafts if draft is not self.draft]
        self.today = setting.today
        self.places = Places(analysis, words)
        # a list item is read with its lead-in, which stands before it
        self.begin = min([analysis.span.start, *analysis.tokens.starts[:1]])

    def deadline(self) -> Deadline | None:
        """The deadline, or None where there is none or more than one reading."""
        act, modality = self.draft.act, self.draft.modality
        if act not in _BOUND:
            return None
        near = [m for m in self.analysis.moments if self._mine(m)]
        if act is Act.PROPOSE and modality == "done":
            near = [m for m in near if self._foreseen(m) or self._own_plan(m)]
        if act is Act.EXPECT and not self.draft.recipients:
            near = [m for m in near if not self._foretold(m)]
        for moment in near:
            if moment.kind == "deadline":
                return self._phrase(moment)
        if self.today is None:
            return None
        today = self.today
        found = (self._coming(m, today) or self._at_meeting(m) for m in near)
        return next((each for each in found if each), None)

    # --- whose the moment is ---------------------------------------------------------

    def _mine(self, moment: Moment) -> bool:
        """Within the evidence or the clause of the act, and of no act nearer to it."""
        within = self.evidence.start <= moment.start < self.evidence.end
        clause = self.places.clause(moment)
        depth = self.places.depth(clause, self.draft.clause)
        if (depth == FAR and not within) or (
            depth and self.places.of_a_thing(moment, clause, self.draft)
        ):
            return False
        if clause >= 0 and (
            self._only_begins(moment, clause) or of_a_noun(self.analysis, moment, self.words)
        ):
            return False
        return all(self.places.depth(clause, rival.clause) >= depth for rival in self.rivals)

    def _only_begins(self, moment: Moment, clause: int) -> bool:
        """«zodra zij in het voorjaar verschijnen», «in 2020 and beyond»: from then on."""
        found, words = self.analysis.clauses[clause], self.analysis.tokens.words
        behind = self.analysis.text[moment.end : moment.end + 12].lower().split()[:2]
        waits = found.mark >= 0 and words[found.mark] in self.words.conditional
        return waits or " ".join(behind).strip(".,;") in self.words.onward

    def _foreseen(self, moment: Moment) -> bool:
        """«gaf aan dat de Commissie vóór de zomer met voorstellen komt», told as still to come
        in a clause of its own: not «presenteerde vóór de zomer»."""
        clause = self.places.clause(moment)
        told = clause >= 0 and self.analysis.clauses[clause].kind is ClauseKind.SUBORDINATE
        return moment.kind == "deadline" and told and self.places.to_come(clause)

    def _own_plan(self, moment: Moment) -> bool:
        """«Nog dit voorjaar leg ik het besluit aan de Kamer voor»: the author's, in present."""
        own = any(self.setting.is_author(actor.id) for actor in self.draft.actors)
        return own and self.places.clause(moment) == self.draft.clause and self._ahead()

    def _foretold(self, moment: Moment) -> bool:
        """«verwacht dat de wet nog dit jaar wordt vastgesteld»: of nobody in particular."""
        clause = self.places.clause(moment)
        if moment.kind != "deadline":
            return True
        if clause < 0 or self.analysis.clauses[clause].kind is not ClauseKind.SUBORDINATE:
            return False
        readings = self.analysis.tokens.readings  # «… vóór de kerst moet zijn afgerond»
        lemmas = (lemma for v in self.analysis.clauses[clause].verbs for lemma, _ in readings[v])
        return self.words.duty_verbs.isdisjoint(lemmas)

    # --- what it means ---------------------------------------------------------------

    def _phrase(self, moment: Moment) -> Deadline | None:
        said = self.analysis.text[moment.start : moment.end].lower()
        if self._rolled(moment, said) or self._of_then(said):
            return None
        if said.split()[0] not in self.words.counted or self.today is None:
            return self._deadline(moment.start, moment.end, moment.first, moment.last)
        if self._awaits():
            return None  # «zodra dit er is, binnen zes weken»: the count has not begun
        told = self._told()
        if told is None:
            return self._deadline(moment.start, moment.end, moment.first, moment.last)
        if self._elsewhere():
            return None
        return self._deadline(
            moment.start, moment.end, told, recounted(moment.last, self.today, told)
        )

    def _rolled(self, moment: Moment, said: str) -> bool:
        """«verzocht vóór het debat van 6 oktober», told in November: the one that has been,
        not that of the year to come."""
        if self.today is None or _YEAR.search(said) or not any(map(str.isdigit, said)):
            return False
        far = (moment.last - self.today).days > _FAR_AHEAD and not self._ahead()
        return far and said.split()[0] not in self.words.counted

    def _of_then(self, said: str) -> bool:
        """«vóór het einde van de maand», said at a meeting of a month that is over."""
        first, *_, last = said.split() * 2
        then = last in self.words.spans and first not in self.words.counted
        told = self._told() if then else None
        return bool(told and self.today and (told.year, told.month) != self._month())

    def _month(self) -> tuple[int, int] | None:
        return (self.today.year, self.today.month) if self.today else None

    def _awaits(self) -> bool:
        low = self.analysis.text[self.analysis.span.start : self.analysis.span.end].lower()
        return any(re.search(rf"\b{re.escape(word)}\b", low) for word in self.words.awaiting)

    def _elsewhere(self) -> bool:
        """«Bij die gelegenheid»: another time than that of the meeting reported."""
        return not self.words.occasions.isdisjoint(self.analysis.tokens.words)

    def _told(self) -> datetime.date | None:
        """When somebody else promised or was asked at a meeting: its last day."""
        meeting = self.setting.meeting_at(self.analysis.span.start)
        if meeting is None or self.draft.modality not in self._spoken():
            return None
        if any(self.setting.is_author(actor.id) for actor in self.draft.actors):
            return None
        facts = self.setting.meetings[meeting]
        day = facts.end_date or facts.date
        return day if day and self.today and day <= self.today else None

    def _spoken(self) -> tuple[str, ...]:
        """The ways in which a report tells what was said; «zal binnen een maand …», too."""
        return ("done", "reported") if self.setting.foretells else ("done", "reported", "intended")

    def _coming(self, moment: Moment, today: datetime.date) -> Deadline | None:
        """A period or day to come, with the word before it that makes it one."""
        if moment.last < today:
            moment = self._next_year(moment)
        said = self.analysis.text[moment.start : moment.end].lower().split()
        if moment.last < today or not self._says_when(moment):
            return None
        behind = list(_WORD.finditer(self.analysis.text, self.begin, moment.start))[-_REACH:]
        beside = self._beside(behind)
        for word in reversed(behind):
            if word.group().lower() in self.words.before and (
                beside or self._one_clause(word, moment)
            ):
                if self._meant_for(word, moment):
                    return None
                last = moment.first - _DAY if self._of_one(word, moment) else moment.last
                return self._deadline(word.start(), moment.end, today, last)
            if word.group().endswith((",", ";", ":")) and not (beside and word is behind[-2]):
                break
        if said[0] in self.words.when | self.words.when_first or (
            behind and behind[-1].group().lower() in self.words.when
        ):
            return self._deadline(moment.start, moment.end, moment.first, moment.last)
        return None

    def _at_meeting(self, moment: Moment) -> Deadline | None:
        return due_at_meeting(self.analysis, self.draft, moment, self.setting, self.words)

    def _beside(self, behind: Sequence[re.Match[str]]) -> bool:
        """«vóór het volgende debat, op | 22 april»: the day of what is named before the comma."""
        last = [word.group() for word in behind[-2:]]
        return len(last) > 1 and last[0].endswith(",") and last[1] in self.words.when

    def _one_clause(self, word: re.Match[str], moment: Moment) -> bool:
        """Not «voor de bijeenkomst die Nederland in januari organiseert»."""
        clause = self.places.clause(moment)
        return clause >= 0 and self.places.token(word.start()) in self.analysis.clauses[clause].own

    def _meant_for(self, word: re.Match[str], moment: Moment) -> bool:
        """«de agenda voor de Raad van 12 maart», «inzetten voor een reductie in 2030»."""
        before = self.analysis.text[self.begin : word.start()].lower().split()
        meant = word.group().lower() in self.words.meant
        if meant and before and before[-1] in self.words.meant_papers:
            return True
        between = self.analysis.text[word.end() : moment.start].lower().split()
        if meant and not self.words.stretches.isdisjoint(between):
            return True  # «voor de periode na 2027»
        return bool(between) and between[0] in self.words.indefinite and length(moment) > _MONTH

    def _of_one(self, word: re.Match[str], moment: Moment) -> bool:
        """Not «voor de top van Vilnius in juli»: some day of that month."""
        between = self.analysis.text[word.end() : moment.start].split()
        return length(moment) < 8 or len(between) < 2

    def _next_year(self, moment: Moment) -> Moment:
        """«Ik zal u in september berichten», written in March: the one to come, where the
        words name no year and what is said lies ahead."""
        said = self.analysis.text[moment.start : moment.end].lower()
        if _YEAR.search(said) or not self.words.gone.isdisjoint(said.split()):
            return moment
        if self.places.clause(moment) == self.draft.clause and not self._ahead():
            return moment
        first, last = moment.coming or (a_year_on(moment.first), a_year_on(moment.last))
        return replace(moment, first=first, last=last)

    def _ahead(self) -> bool:
        """Whether the verb of the act stands in present or future."""
        return self.places.to_come(self.draft.clause)

    def _says_when(self, moment: Moment) -> bool:
        """For what is asked of others only a month, season or part of a year will do, in
        the clause that says what is asked: «om in maart te rapporteren»."""
        if self.draft.act in (Act.COMMIT, Act.PROPOSE):
            return True
        clause = self.places.clause(moment)
        if clause < 0 or not 7 <= length(moment) < _YEAR_LONG:
            return False
        if clause == self.draft.clause:
            due = self._due_itself() and self.places.to_come(clause)
            return due or self.places.behind_deed(moment, clause)
        found = self.analysis.clauses[clause]
        if found.kind is ClauseKind.INFINITIVE or found.mark < 0:
            return True
        return self.analysis.tokens.words[found.mark] in self.words.complementisers

    def _due_itself(self) -> bool:
        """«In oktober neem ik een besluit», «de lidstaten moeten in het voorjaar rapporteren»:
        the clause of the act says what is due."""
        own = any(self.setting.is_author(actor.id) for actor in self.draft.actors)
        return (self.draft.act is Act.AGREE and own) or self.draft.act is Act.EXPECT

    def _deadline(
        self, start: int, end: int, first: datetime.date, last: datetime.date
    ) -> Deadline:
        return Deadline(self.analysis.text[start:end], first, max(first, last))
