"""All tables the annotate stage works with, in one bundle per language."""

from dataclasses import dataclass
from functools import cache

from griffier.lexicon.abbreviations import AbbreviationWords, load_abbreviation_words
from griffier.lexicon.actors import ActorTable, actor_table
from griffier.lexicon.amounts import AmountWords, load_amount_words
from griffier.lexicon.dates import DateWords, load_date_words
from griffier.lexicon.meetings import MeetingTable, load_meeting_table
from griffier.lexicon.offices import OfficeRegister, office_register
from griffier.lexicon.references import ReferenceForms, load_reference_forms


@dataclass(frozen=True, slots=True)
class AnnotationWords:
    """The loaded tables for documents in one language."""

    actors: ActorTable
    offices: OfficeRegister
    dates: DateWords
    meetings: MeetingTable
    references: ReferenceForms
    abbreviations: AbbreviationWords
    amounts: AmountWords


@cache
def load_annotation(lang: str) -> AnnotationWords:
    """The tables for «nl» or «en»; a language we have none for is read as Dutch.

    Raises DataError where one of them is malformed.
    """
    lang = lang if lang in ("nl", "en") else "nl"
    return AnnotationWords(
        actor_table(),
        office_register(),
        load_date_words(lang),
        load_meeting_table(),
        load_reference_forms(),
        load_abbreviation_words(),
        load_amount_words(),
    )
