"""The words of the ledger as pages say them: acts, kinds, states, people, subjects."""

import datetime
import gettext
import re
from collections.abc import Callable
from typing import Any

from babel.dates import format_date

from griffier.ledger.entries import Entry, Session
from griffier.lexicon.actors import actor_table
from griffier.lexicon.thesaurus import load_thesaurus
from griffier.model import Act
from griffier.serve.sayings import sayer, standing
from griffier.track.series import load_series
from griffier.track.verdicts import Verdict
from griffier.views.marking import FAMILIES
from griffier.views.rows import clean


def _(message: str) -> str:
    """Marks a word for the catalogue; it is translated when it is shown."""
    return message


ACTS = {
    Act.EMPHASISE: _("stressed"),
    Act.SUPPORT: _("supported"),
    Act.OPPOSE: _("opposed"),
    Act.REQUEST: _("asked"),
    Act.EXPECT: _("expects"),
    Act.COMMIT: _("promised"),
    Act.AGREE: _("agreed"),
    Act.PROPOSE: _("proposed"),
    Act.PROVIDE: _("provided"),
    Act.MEET: _("met"),
    Act.DISCUSS: _("discussed"),
    Act.STATE: _("stated"),
    Act.WARN: _("warned"),
}
DEEDS = {
    Act.EMPHASISE: _("several|stressed"),
    Act.SUPPORT: _("several|supported"),
    Act.OPPOSE: _("several|opposed"),
    Act.REQUEST: _("several|asked"),
    Act.EXPECT: _("several|expect"),
    Act.COMMIT: _("several|promised"),
    Act.AGREE: _("several|agreed"),
    Act.PROPOSE: _("several|proposed"),
    Act.PROVIDE: _("several|provided"),
    Act.MEET: _("several|met"),
    Act.DISCUSS: _("several|discussed"),
    Act.STATE: _("several|stated"),
    Act.WARN: _("several|warned"),
}
"""The acts of several together, or of whom one name stands for several."""
_DAY = re.compile(r"-\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d)$")
_SMALL = frozenset({"aan", "and", "de", "die", "en", "het", "in", "naar", "of", "te", "the", "to"})
_SMALL |= {"van", "voor", "with"}
_SEVERAL = frozenset({"MEMBER_STATES"})
KINDS = {
    "report": _("report"),
    "agenda": _("annotated agenda"),
    "letter": _("letter"),
    "answers": _("answers to questions"),
    "written_consultation": _("written consultation"),
    "declaration": _("declaration"),
    "conclusions": _("conclusions"),
    "alignment": _("statement on alignment"),
    "appreciation": _("appreciation"),
    "decisions": _("list of decisions"),
    "other": _("other document"),
}
STATES = {
    "open": _("open"),
    "due": _("due"),
    "overdue": _("overdue"),
    "repeated": _("asked again"),
    "progress": _("progress"),
    "kept": _("kept"),
    "contradicted": _("contradicted"),
    "lapsed": _("lapsed"),
    "unknown": _("unknown"),
}
PARTS = {
    "intended": _("intended"),
    "claimed": _("reported"),
    "declared": _("declared"),
    "since": _("since"),
}
VERDICTS = {
    Verdict.ALL: _("intended, reported and declared"),
    Verdict.NOT_DECLARED: _("intended and reported; the declaration is silent"),
    Verdict.NOT_REPORTED: _("intended and declared; the report leaves it out"),
    Verdict.ONLY_INTENDED: _("said beforehand; the report says nothing of it"),
    Verdict.REPORTED_AND_DECLARED: _("reported and declared"),
    Verdict.ONLY_REPORTED: _("reported; the declaration is silent"),
    Verdict.ONLY_DECLARED: _("declared; the report leaves it out"),
}
MODALITIES = {
    "done": _("done"),
    "intended": _("intended"),
    "conditional": _("conditional"),
    "expected": _("expected"),
    "reported": _("reported of others"),
}
JUDGEMENTS = {
    "right": _("right"),
    "not-a-statement": _("not a statement"),
    "actors": _("who acts"),
    "recipients": _("towards whom"),
    "act": _("act"),
    "topic": _("subject"),
    "meeting": _("meeting"),
    "kept": _("kept"),
    "not-kept": _("not kept"),
    "link-right": _("belongs to the meeting"),
    "link-wrong": _("does not belong to the meeting"),
    "undo": _("undone"),
}

Filter = Callable[..., Any]


def filters(language: str, words: gettext.NullTranslations) -> dict[str, Filter]:
    """The filters of templates: `act`, `deed` (the act of an entry, by one or by several), `said`
    and `stands` (sentences of follow-through), `series` (of meetings), `kind`, `state`,
    `modality`, `part`, `verdict`, `judgement`, `actor`, `concept`, `named` and
    `dated` (the name and the day of a meeting), `family` (the tint of an act)
    and `clean` (nothing that turns text around)."""

    def said(table: dict[Any, str]) -> Filter:
        return lambda value: words.gettext(table[value]) if value in table else str(value)

    return {
        "act": said(ACTS),
        "deed": lambda entry: _deed(entry, words),
        "said": sayer(language, words),
        "stands": lambda status: standing(status, language),
        "series": lambda series: series_label(series, language),
        "kind": said(KINDS),
        "state": said(STATES),
        "modality": said(MODALITIES),
        "part": said(PARTS),
        "verdict": said(VERDICTS),
        "judgement": said(JUDGEMENTS),
        "actor": lambda actor: clean(actor_table().label(actor, language)),
        "concept": lambda concept: concept_label(concept, language),
        "named": lambda session: clean(meeting_name(session, language)),
        "dated": lambda session: _dated(session, language),
        "family": lambda act: FAMILIES.get(Act(act), "talk"),
        "clean": clean,
    }


def _deed(entry: Entry, words: gettext.NullTranslations) -> str:
    several = len(entry.actors) > 1 or any(actor.id in _SEVERAL for actor in entry.actors)
    return words.gettext((DEEDS if several else ACTS)[entry.act]).rpartition("|")[2]


def _dated(session: str, language: str) -> str:
    """The day of a meeting by its id, behind its name; several have the same name."""
    found = _DAY.search(session)
    if found is None:
        return ""
    day = datetime.date.fromisoformat(found[0][1:])
    return ", " + format_date(day, "d MMM y", locale=language)


def meeting_name(session: Session, language: str) -> str:
    """What a meeting is called in a language, by some document on it; else as it is known."""
    named = load_series().kind(session.series).names[language != "nl"]
    return named if named in session.names else session.name


def series_label(series: str, language: str) -> str:
    """The name of a series of meetings; its id, as words, where it has none."""
    named = load_series().kind(series).names[language != "nl"]
    words = named or " ".join(
        each if each in _SMALL else each.capitalize() for each in series.split("-")
    )
    return words[:1].upper() + words[1:]


def concept_label(concept: str, language: str) -> str:
    """The preferred label of a concept; its id where the thesaurus does not know it."""
    known = load_thesaurus().concepts.get(concept)
    return known.labels[language][0] if known else concept
