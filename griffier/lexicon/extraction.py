"""Everything the extraction stage knows of a language, as one value."""

from dataclasses import dataclass
from functools import cache

from griffier.lexicon.acts import ActLexicon, load_acts
from griffier.lexicon.concepts import ConceptMatcher, concept_matcher
from griffier.lexicon.confidence import Sureness, load_sureness
from griffier.lexicon.context import ContextWords, load_context
from griffier.lexicon.grammar import Grammar, load_grammar


@dataclass(frozen=True, slots=True)
class ExtractionWords:
    """Acts, grammar, context words and concepts of one language."""

    acts: ActLexicon
    grammar: Grammar
    context: ContextWords
    concepts: ConceptMatcher
    sureness: Sureness


@cache
def load_extraction(lang: str) -> ExtractionWords:
    """The tables of `lang`; a language we have none for is read as English."""
    known = lang if lang in ("nl", "en") else "en"
    return ExtractionWords(
        load_acts(known),
        load_grammar(known),
        load_context(known),
        concept_matcher(known),
        load_sureness(),
    )
