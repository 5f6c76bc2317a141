"""Everything a letter names, found before anybody asks who did what."""

from griffier.annotate.abbreviations import find_abbreviations
from griffier.annotate.actors import find_mentions
from griffier.annotate.amounts import find_amounts
from griffier.annotate.anchored import with_anchored
from griffier.annotate.dates import dated_by_text, find_times
from griffier.annotate.joining import joined_annotations
from griffier.annotate.meetings import find_meetings
from griffier.annotate.references import find_references
from griffier.lexicon.annotation import AnnotationWords
from griffier.model import Annotations, Letter, Span

__all__ = ["annotate", "joined_annotations"]


def annotate(letter: Letter, words: AnnotationWords) -> Annotations:
    """The actors, moments, references, meetings, abbreviations and sums in a letter.

    Relative dates count from the letter's own date; without one they are left out. No
    date is looked for within a reference or a sum of money.
    """
    text = letter.text.text
    references = find_references(text, words.references)
    amounts = find_amounts(text, words.amounts, letter.lang)
    taken = [(each.start, each.end) for each in references]
    taken += [(each.start, each.end) for each in amounts]
    spans = [Span(start, end) for start, end in sorted(taken)]
    today = letter.metadata.date or dated_by_text(letter, words.dates)
    moments, days = find_times(text, words.dates, today, spans)
    mentions = find_mentions(letter, words.actors, words.offices)
    meetings, meeting_mentions = find_meetings(letter, words.meetings, words.dates, days, mentions)
    moments = with_anchored(letter, words.dates, moments, meetings, meeting_mentions)
    return Annotations(
        mentions,
        moments,
        references,
        meetings,
        meeting_mentions,
        find_abbreviations(text, words.abbreviations),
        amounts,
    )
