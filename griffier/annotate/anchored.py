"""Deadlines that hang on a meeting: «uiterlijk twee weken na afloop», «een week van
tevoren», «voorafgaand aan de Raad», “two weeks before the summit”."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import cache

from griffier.annotate.calendar import Interval, shift
from griffier.lexicon.dates import DateWords, load_date_words
from griffier.model import Letter, Meeting, MeetingMention, Moment

_ABOUT = frozenset(("report", "agenda", "declaration", "conclusions"))
_WIDE = 40  # characters before a name in which «voorafgaand aan de» can stand


def with_anchored(
    letter: Letter,
    words: DateWords,
    moments: Sequence[Moment],
    meetings: Sequence[Meeting],
    mentions: Sequence[MeetingMention],
) -> tuple[Moment, ...]:
    """`moments` and the deadlines that count from a meeting's days, without overlap.

    The meeting is the one named right behind, else one named in the sentence, else the
    document's own (the first). Of one that lies before the document's date nothing is due.
    """
    today = letter.metadata.date
    if today is None or not meetings:
        return tuple(moments)
    named = (meetings, mentions)
    found = [*_counted(letter, words, *named), *_before(letter, words, *named)]
    due = [m for m in found if m.last >= today]
    return _merged(moments, due)


def _merged(moments: Sequence[Moment], due: Sequence[Moment]) -> tuple[Moment, ...]:
    """A deadline that is there already stays; plain days within a new one go."""
    limits = [m for m in moments if m.kind == "deadline"]
    new = [d for d in due if not any(m.start < d.end and d.start < m.end for m in limits)]
    kept = [m for m in moments if not any(d.start < m.end and m.start < d.end for d in new)]
    return tuple(sorted([*kept, *new], key=lambda m: m.start))


@cache
def _patterns(lang: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = load_date_words(lang)

    def either(*names: str) -> str:
        found = {form for name in names for form in words.words[name]}
        return "|".join(re.escape(form) for form in sorted(found, key=lambda f: (-len(f), f)))

    numbers = "|".join(re.escape(word) for table, word in words.values if table == "number")
    units = "|".join(re.escape(word) for table, word in words.values if table == "unit")
    the = f"(?:{either('of')}\\s)?(?:{either('the', 'this')})\\s"
    counted = re.compile(
        rf"(?<!\w)(?:(?:{either('by', 'within')})\s)?(?P<n>{numbers}|\d{{1,2}})\s(?P<u>{units})\s"
        rf"(?:(?P<sooner>{either('before', 'maybe_before', 'beforehand')})"
        rf"|(?P<later>{either('closing', 'after')}))(?!\w)(?:\s{the})?"
    )
    before = re.compile(rf"(?<!\w)(?:{either('before')})\s(?:{the})?$")
    return counted, before


def _counted(
    letter: Letter,
    words: DateWords,
    meetings: Sequence[Meeting],
    mentions: Sequence[MeetingMention],
) -> Iterator[Moment]:
    low, today = letter.text.text.lower(), letter.metadata.date
    alone = words.words["beforehand"] | words.words["closing"]
    for match in _patterns(words.lang)[0].finditer(low) if today else ():
        word = match["sooner"] or match["later"]
        held = _anchor(letter, match, meetings, mentions, own=word in alone)
        number = words.values.get(("number", match["n"]), match["n"])
        unit = str(words.values["unit", match["u"]])
        if held is None or today is None:
            continue
        count = int(number)
        day = shift(held[0], -count, unit) if match["sooner"] else shift(held[1], count, unit)
        if day:
            yield Moment(match.start(), match.end("u") + 1 + len(word), today, day, "deadline")


def _anchor(
    letter: Letter,
    match: re.Match[str],
    meetings: Sequence[Meeting],
    mentions: Sequence[MeetingMention],
    *,
    own: bool,
) -> Interval | None:
    """The days of the meeting that a count of weeks starts from."""
    starts = [mention.start for mention in mentions]
    at = bisect_left(starts, match.end("u"))  # «de Raad» begins with the article
    if at < len(mentions) and starts[at] - match.end() < 4:
        return _days(meetings, mentions[at].meeting)
    if not own:
        return None
    at = bisect_right(letter.sentences, match.start(), key=lambda each: each.start) - 1
    for sentence in letter.sentences[max(0, at - 1) : at + 1][::-1]:
        within = mentions[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        if len({mention.meeting for mention in within}) == 1:
            return _days(meetings, within[0].meeting)
    return _own(letter, meetings, mentions) if letter.metadata.kind in _ABOUT else None


def _own(
    letter: Letter, meetings: Sequence[Meeting], mentions: Sequence[MeetingMention]
) -> Interval | None:
    """The days of the meetings that the document is about: of «de Eurogroep en de Ecofinraad
    van 4 en 5 december» both."""
    first = next((each for each in mentions if each.meeting == meetings[0].id), None)
    at = bisect_right(letter.sentences, first.start, key=lambda each: each.start) if first else 0
    end = letter.sentences[at - 1].end if first and at else 0
    named = {m.meeting for m in mentions if first and first.start <= m.start < end}
    days = [d for d in (_days(meetings, each) for each in {meetings[0].id, *named}) if d]
    return (min(d[0] for d in days), max(d[1] for d in days)) if days else None


def _days(meetings: Sequence[Meeting], wanted: str) -> Interval | None:
    meeting = next(each for each in meetings if each.id == wanted)
    if meeting.date is None:
        return None
    return meeting.date, meeting.end_date or meeting.date


def _before(
    letter: Letter,
    words: DateWords,
    meetings: Sequence[Meeting],
    mentions: Sequence[MeetingMention],
) -> Iterator[Moment]:
    """«voorafgaand aan de Raad»: until the day before it."""
    text, today = letter.text.text, letter.metadata.date
    for mention in mentions if today else ():
        opening = text[max(0, mention.start - _WIDE) : mention.start].lower()
        match = _patterns(words.lang)[1].search(opening)
        match = match or _patterns(words.lang)[1].search(opening + _article(text, mention, words))
        days = _days(meetings, mention.meeting)
        if match and days and today:
            start = mention.start - len(opening) + match.start()
            yield Moment(start, mention.end, today, days[0] - timedelta(1), "deadline")


def _article(text: str, mention: MeetingMention, words: DateWords) -> str:
    """Pointers («de Raad») begin with their article, names do not."""
    first = text[mention.start : mention.end].split(maxsplit=1)[0].lower()
    return f"{first} " if first in words.words["the"] | words.words["this"] else ""
