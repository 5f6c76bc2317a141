"""Everything a letter names, found before anybody asks who did what."""

from griffier.annotate.abbreviations import find_abbreviations
from griffier.annotate.actors import find_mentions
from griffier.annotate.amounts import find_amounts
from griffier.annotate.dates import find_times
from griffier.annotate.meetings import find_meetings
from griffier.annotate.references import find_references
from griffier.lexicon.annotation import AnnotationWords
from griffier.model import Annotations, Letter, Span

__all__ = ["annotate"]


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
    moments, days = find_times(text, words.dates, letter.metadata.date, spans)
    mentions = find_mentions(letter, words.actors, words.offices)
    meetings, meeting_mentions = find_meetings(letter, words.meetings, words.dates, days, mentions)
    return Annotations(
        mentions,
        moments,
        references,
        meetings,
        meeting_mentions,
        find_abbreviations(text, words.abbreviations),
        amounts,
    )
