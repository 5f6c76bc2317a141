"""At which meeting a statement was made, and on which day."""

import datetime
from bisect import bisect_left

from griffier.extract.case import Environment
from griffier.extract.clause import ClauseKind
from griffier.extract.draft import Draft
from griffier.extract.sentence import Analysis
from griffier.extract.setting import Setting
from griffier.lexicon.conjugation import Form
from griffier.lexicon.context import ContextWords
from griffier.lexicon.grammar import Tag
from griffier.model import Act, Letter


def meeting_of(analysis: Analysis, draft: Draft, env: Environment) -> str | None:
    """The meeting the sentence places itself at or that acts in it, else the one that the
    paragraph speaks of, else the one the letter reports."""
    placed = placed_at(analysis, env.words) or acting_at(analysis, draft, env.setting)
    if placed is not None:
        ahead = _still_to_come(placed, analysis, draft, env)
        return env.setting.meeting_at(analysis.span.start - 1) if ahead else placed
    there = _points_there(analysis, env)
    if not there and not env.setting.scenes and _promises(analysis, draft, env.setting):
        return None
    return env.setting.meeting_at(analysis.span.start, there=there)


def _still_to_come(placed: str, analysis: Analysis, draft: Draft, env: Environment) -> bool:
    """«Wij spraken af elkaar bij de top van 19 september te treffen», «zij hebben toegezegd bij
    de top …»: what is over was done before it. Not «wordt toegelicht bij de top»."""
    held, today = env.setting.meetings[placed].date, env.setting.today
    finite = analysis.clauses[draft.clause].finite
    if held is None or today is None or held <= today or finite < 0 or draft.modality != "done":
        return False
    readings = analysis.tokens.readings[finite]
    now = any(form & (Form.FIRST | Form.SINGULAR | Form.PLURAL) for _, form in readings)
    perfect = {lemma for lemma, _ in readings} & (env.grammar.perfect - env.grammar.passive)
    return bool(perfect) or not now


def _promises(analysis: Analysis, draft: Draft, setting: Setting) -> bool:
    """A promise of the author's own, in a letter about no meeting, is made by that letter:
    «ik zal», not «ik heb toegezegd»."""
    if draft.act is not Act.COMMIT or not any(setting.is_author(a.id) for a in draft.actors):
        return False
    return not _in_past(analysis, draft)


def _in_past(analysis: Analysis, draft: Draft) -> bool:
    """Whether the verbs of the act tell of something past: «sprak af», «heb toegezegd»."""
    readings = analysis.tokens.readings
    forms = (f for verb in analysis.clauses[draft.clause].verbs for _, f in readings[verb])
    return any(form & (Form.PAST | Form.PAST_PLURAL | Form.PARTICIPLE) for form in forms)


def placed_at(analysis: Analysis, words: ContextWords) -> str | None:
    """«tijdens de Raad», «in de marge van de top», «bij de Europese Raad van …»."""
    for naming in analysis.meetings:
        if _in_relative(analysis, naming.start) or _of_participle(analysis, naming.start, words):
            continue
        due = (m for m in analysis.moments if m.kind == "deadline")
        if any(m.start <= naming.start <= m.end + 1 for m in due):
            continue  # “not later than at the June European Council”
        before = analysis.text[max(analysis.span.start, naming.start - 25) : naming.start].lower()
        if words.venues.intersection(before.split()[-3:]):
            return naming.meeting
    return None


def _in_relative(analysis: Analysis, at: int) -> bool:
    """«de uitspraken van de president, die tijdens de top …»: told of somebody only."""
    tokens = analysis.tokens
    relative = (c for c in analysis.clauses if c.mark >= 0 and tokens.tags[c.mark] & Tag.RELATIVE)
    return any(tokens.starts[j] == at for clause in relative for j in clause.own)


def _of_participle(analysis: Analysis, at: int, words: ContextWords) -> bool:
    """“the agreement reached at the summit”, «de tijdens de Raad aangenomen conclusies»: told
    of a thing only."""
    tokens, j = analysis.tokens, bisect_left(analysis.tokens.starts, at) - 1
    venue = -1
    small = words.venues | words.articles
    while j >= 0 and (tokens.words[j] in small or tokens.tags[j] & Tag.PREPOSITION):
        venue, j = (j if tokens.words[j] in words.venues else venue), j - 1
    if venue < 1:
        return False
    if tokens.words[venue - 1] in words.articles | words.preparing | words.looking:
        return True  # «ter voorbereiding op de top», «een vervolg op de bijeenkomst»
    apart = (c for c in analysis.clauses if c.kind is not ClauseKind.PARTICIPLE)
    forms = (form for _, form in tokens.readings[venue - 1])
    told = any(venue - 1 in clause.verbs for clause in apart)
    return not told and any(form & Form.PARTICIPLE for form in forms)


def acting_at(analysis: Analysis, draft: Draft, setting: Setting) -> str | None:
    """«nadat de Europese Raad van 27 en 28 juni had opgeroepen»: the body that acts is the
    meeting that is named."""
    acting = {actor.id: actor.text for actor in draft.actors}
    starts, own = analysis.tokens.starts, analysis.clauses[draft.clause].own
    named: set[str] = set()
    for naming in analysis.meetings:
        meeting = setting.meetings[naming.meeting]
        said = analysis.text[naming.start : naming.end]
        if meeting.body not in acting or not (meeting.date or not setting.scenes):
            continue
        shown = acting[meeting.body]
        inside = any(naming.start <= starts[j] < naming.end for j in own)
        # not «bondgenoten spraken over de NAVO-top»
        if shown == said or (inside and (shown in said or said in shown)):
            named.add(naming.meeting)
    return named.pop() if len(named) == 1 else None


def _points_there(analysis: Analysis, env: Environment) -> bool:
    return not env.words.there.isdisjoint(analysis.tokens.words)


def date_of(
    letter: Letter, setting: Setting, meeting: str | None, draft: Draft
) -> datetime.date | None:
    """The day of the meeting; of a promise and of what is handed over, the letter's own."""
    if meeting and draft.act not in (Act.COMMIT, Act.PROVIDE):
        return setting.meetings[meeting].date
    return letter.metadata.date
