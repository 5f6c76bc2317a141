"""Words of a closed class that can be verbs, and prepositions of two words: «daarom pas ik»,
«de steun wordt uitgebreid», «wat betreft de kosten»."""

from typing import TYPE_CHECKING, Final

from griffier.lexicon.conjugation import Form
from griffier.lexicon.grammar import Grammar, Tag

if TYPE_CHECKING:
    from griffier.extract.tokens import Tokens

_REACH: Final = 40  # words back to an auxiliary
_PLAIN_VERB: Final = Tag.FINITE | Tag.INFINITIVE
_VOICED: Final = 7  # words from «uit» to the «zorgen» it is followed by
_INSERTED: Final = 8  # words back to the dash that opens an insertion
_DASHES: Final = (["–"], ["—"])
_ENDS_CLAUSE: Final = (Tag.PUNCTUATION | Tag.SUBORDINATOR | Tag.PURPOSE) & ~Tag.JOINING


def before_first_person(tokens: "Tokens", i: int, grammar: Grammar) -> bool:
    """«Dit idee werk ik uit», «dat verzoek steun ik»: no noun stands right before «ik»; nor
    does an adverb or preposition that is a verb as well («daarom pas ik …»)."""
    if i == 0 or tokens.capital[i]:
        return False
    if tokens.words[i + 1 : i + 2] != ["ik"] and not _behind_first_person(tokens, i, grammar):
        return False
    closed = tokens.tags[i] & (Tag.CLOSED & ~Tag.NUMERAL)
    if tokens.words[i] in grammar.verbal_adverbs:
        closed &= ~(Tag.ADVERB | Tag.PREPOSITION)
    return not closed and any(form & Form.FIRST for _, form in tokens.readings[i])


def _behind_first_person(tokens: "Tokens", i: int, grammar: Grammar) -> bool:
    """«Ik pas de regels aan»: where «ik» opens the sentence, its verb comes next."""
    return i == 1 and tokens.words[0] == "ik" and tokens.words[1] in grammar.verbal_adverbs


def adverb_or_participle(tokens: "Tokens", i: int, grammar: Grammar) -> int:
    """«De steun wordt uitgebreid», but «wordt uitgebreid besproken»: a participle where an
    auxiliary stands before it and no other verb behind."""
    tag, limit = tokens.tags[i], _ENDS_CLAUSE
    if not tag & Tag.PARTICIPLE:
        return Tag.FINITE if _voices(tokens, i, grammar) else tag & ~Tag.VERB
    behind = range(i + 1, len(tokens))
    later = next((j for j in behind if tokens.tags[j] & (limit | Tag.VERB)), len(tokens) - 1)
    if tokens.tags[later] & Tag.VERB and later > i:
        return tag & ~Tag.VERB
    for j in range(i - 1, max(-1, i - _REACH), -1):
        if any(lemma in grammar.passive for lemma, _ in tokens.readings[j]):
            return Tag.PARTICIPLE
        if tokens.tags[j] & limit:
            break
    return tag & ~Tag.VERB


def _voices(tokens: "Tokens", i: int, grammar: Grammar) -> bool:
    """«Nederland uit geregeld zijn ernstige zorgen»: a preposition that is a verb where what
    can be voiced follows, and no other verb stands before it."""
    if not tokens.tags[i] & Tag.FINITE or i == 0 or grammar.voiced.isdisjoint(tokens.words[i:]):
        return False
    if not tokens.tags[i - 1] & (Tag.NOUN | Tag.PERSONAL | Tag.ADVERB):
        return False
    for j in range(i - 1, -1, -1):
        if tokens.tags[j] & _ENDS_CLAUSE:
            break
        if tokens.tags[j] & Tag.VERB and not tokens.tags[j] & (Tag.NOUN | Tag.ALSO_NOUN):
            return False
    for j in range(i + 1, min(len(tokens), i + _VOICED)):
        if tokens.words[j] in grammar.voiced:
            return True
        if tokens.tags[j] & Tag.DETERMINER:
            continue  # «zijn», a verb elsewhere
        if tokens.tags[j] & (_ENDS_CLAUSE | _PLAIN_VERB | Tag.PREPOSITION | Tag.COORDINATOR):
            return False
    return False


def join_prepositions(tokens: "Tokens", grammar: Grammar) -> None:
    """«Wat betreft de kosten heb ik …»: a preposition, and no clause of its own."""
    known = grammar.phrasal_prepositions
    for i in [i for i, word in enumerate(tokens.words) if word in known and i]:
        if known[tokens.words[i]] != tokens.words[i - 1]:
            continue
        if i + 1 < len(tokens) and not tokens.tags[i + 1] & Tag.PUNCTUATION:
            tokens.tags[i - 1], tokens.tags[i] = Tag.ADVERB, Tag.PREPOSITION
            tokens.readings[i] = ()


def adjective_first(tokens: "Tokens", grammar: Grammar) -> bool:
    """Whether a sentence begins with an inflected adjective and a plural: «Echte bewijzen»."""
    verbs = (tag for tag in tokens.tags[2:_REACH] if tag & Tag.FINITE)
    other = len(tokens) == 2 or any(not tag & Tag.ALSO_NOUN for tag in verbs)
    plural = tokens.words[1].endswith("en") and grammar.verb_second and other
    open_class = not tokens.tags[0] & (Tag.CLOSED | Tag.FINITE)
    word = tokens.words[0]
    known = word in grammar.nouns_in_e or word.endswith(grammar.noun_endings)
    return plural and open_class and word.endswith("e") and not known


def participle_alone(tokens: "Tokens", i: int, grammar: Grammar) -> bool:
    """«Besloten werd …»: a passive that begins with its participle; and «Zoals verwacht stond
    …», «…, zoals beloofd, …»."""
    last = i + 1 == len(tokens)
    if i:
        told = tokens.words[i - 1] in grammar.briefly
        ends = Tag.FINITE | Tag.PUNCTUATION | Tag.PREPOSITION
        return told and (last or bool(tokens.tags[i + 1] & ends))
    helper = not last and tokens.tags[1] & Tag.FINITE
    return bool(helper) and any(lemma in grammar.passive for lemma, _ in tokens.readings[1])


def inserted_attribute(tokens: "Tokens", i: int) -> bool:
    """A participle that only tells of a noun what was done with it."""
    return _between_dashes(tokens, i) or _within_phrase(tokens, i)


def _within_phrase(tokens: "Tokens", i: int) -> bool:
    """«van het op 4 mei verschenen rapport», «de in juni gesloten akkoorden»: an article with
    a preposition behind it has its noun still to come."""
    tags, noun = tokens.tags, Tag.NOUN | Tag.ALSO_NOUN
    if i + 1 >= len(tokens) or not tags[i + 1] & noun or tags[i + 1] & Tag.CLOSED:
        return False
    for j in range(i - 1, max(0, i - _INSERTED), -1):
        if tags[j] & (_ENDS_CLAUSE | Tag.FINITE | Tag.COORDINATOR):
            return False
        if tags[j] & Tag.PREPOSITION and tags[j - 1] & Tag.DETERMINER:
            sure = tokens.words[j - 1] != "het" or (j > 1 and bool(tags[j - 2] & Tag.PREPOSITION))
            return sure and not tags[j] & (Tag.DETERMINER | Tag.PRONOMINAL)
    return False


def _between_dashes(tokens: "Tokens", i: int) -> bool:
    """«enkele – door de Kamer aangenomen – moties»: before its noun."""
    if tokens.words[i + 1 : i + 2] not in _DASHES or i + 2 >= len(tokens):
        return False
    before = tokens.words[max(0, i - _INSERTED) : i]
    opened = next((k for k in range(len(before) - 1, -1, -1) if [before[k]] in _DASHES), -1)
    first = i - len(before) + opened
    due = Tag.DETERMINER | Tag.NUMERAL | Tag.PREPOSITION | Tag.ATTRIBUTE
    led = opened >= 0 and first > 0
    led = led and bool(tokens.tags[first - 1] & due or tokens.words[first - 1].endswith("e"))
    return led and bool(tokens.tags[i + 2] & (Tag.NOUN | Tag.ALSO_NOUN))
