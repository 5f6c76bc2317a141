"""English words that are not what they look like in their place: "Let me thank", "needs to
align", "can and should", "As a member …", "to forward the text", "over EUR 3 million".
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from griffier.extract.doings import BE, OF_DOINGS
from griffier.extract.english_nouns import (
    AUXILIARIES,
    QUANTITIES,
    closes_opening,
    described,
    others,
    to_do,
)
from griffier.lexicon.conjugation import Form
from griffier.lexicon.grammar import Grammar, Tag

if TYPE_CHECKING:
    from griffier.extract.tokens import Tokens

_LEADS: Final = 4  # words that may stand before a courtesy, and those of one
_COURTESIES: Final = (("let", "me"), ("allow", "me", "to"), ("permit", "me", "to"))
_REMAIN: Final = frozenset({"remain", "remains", "remained"})
_ADJECTIVES: Final = frozenset({"clear", "open", "close"})
_WORRYING: Final = frozenset({"alarming", "worrying", "disturbing", "troubling", "encouraging"})
_SPEAKS_FIRST: Final = frozenset(
    {"begin", "began", "begins", "start", "started", "conclude", "concluded", "close", "closed",
     "end", "ended", "finish", "finished", "open", "opened"}
)  # fmt: skip
_MODALS: Final = frozenset({"can", "could", "may", "might", "must", "should", "shall", "will"})
_NEED: Final = frozenset({"need", "needs"})
_MUST: Final = _NEED | {"has", "have"}
_ADVERB_VERBS: Final = frozenset({"forward", "further", "back"})
_ENDS: Final = Tag.PUNCTUATION | Tag.SUBORDINATOR | Tag.COORDINATOR
_ROUGHLY: Final = frozenset({"over", "around", "about", "to"})
_MONEY: Final = frozenset({"eur", "usd", "gbp", "nok", "sek", "dkk", "chf", "€", "£", "$", "us"})


def settle_english(tokens: "Tokens", grammar: Grammar) -> None:
    """Set the classes of such words, before those of all others are settled."""
    if grammar.verb_second:
        return
    _provided(tokens, grammar)
    described(tokens, grammar)
    closes_opening(tokens)
    said = set(tokens.words)
    for triggers, rule in _RULES:
        if not triggers.isdisjoint(said):
            rule(tokens)
    _as_part(tokens)


def _as_what(tokens: "Tokens") -> None:
    """ "welcomed Malta as a member and took note": no verb stands before the coordinator
    whose verb it could be, so that "as" is a preposition."""
    for i in range(1, len(tokens) - 3):
        if tokens.words[i] != "as" or not tokens.tags[i + 1] & Tag.DETERMINER:
            continue
        j = i + 2
        while j < len(tokens) and not tokens.tags[j] & (Tag.VERB | _ENDS):
            j += 1
        if j + 1 < len(tokens) and tokens.tags[j] & Tag.COORDINATOR:
            tokens.tags[i] = Tag.PREPOSITION


def _as_part(tokens: "Tokens") -> None:
    """ "As close partners we agree …", "As a member of the group, the EU calls …": a first
    "as" is a preposition where no verb would be left for the main clause."""
    if tokens.words[:1] != ["as"]:
        return
    tags, nominal = tokens.tags, Tag.NOUN | Tag.ALSO_NOUN | Tag.PARTICIPLE
    ends = (j for j, tag in enumerate(tags) if tag & (Tag.PUNCTUATION | Tag.NOMINATIVE) and j > 1)
    end = next(ends, len(tags))
    sure = (tag & Tag.FINITE and not tag & nominal for tag in tags[:end])
    if end == len(tags) or not any(sure):
        tags[0] = Tag.PREPOSITION


def _let_me(tokens: "Tokens") -> None:
    """ "Let me thank the Presidency", "Allow me to stress that …": as "I thank"."""
    before = Tag.ADVERB | Tag.COORDINATOR | Tag.PUNCTUATION  # "And let me", "Finally, let me"
    first = next((i for i, tag in enumerate(tokens.tags[:_LEADS]) if not tag & before), 0)
    said = tuple(tokens.words[first : first + _LEADS])
    opening = next((each for each in _COURTESIES if said[: len(each)] == each), ())
    me = first + len(opening) - (1 if opening[-1:] == ("me",) else 2)
    for i in range(first, first + len(opening)):
        tokens.readings[i] = ()
        tokens.tags[i] = Tag.PERSONAL | Tag.NOMINATIVE if i == me else Tag.ADVERB


def _following(tokens: "Tokens") -> None:
    """ "has been following the events", which is no preposition there."""
    for i in range(1, len(tokens) - 1):
        if (
            tokens.words[i] == "following"
            and tokens.words[i - 1 - (i > 1 and bool(tokens.tags[i - 1] & Tag.ADVERB))] in BE
        ):
            tokens.readings[i] = (("follow", Form.PRESENT_PARTICIPLE),)
            tokens.tags[i] = Tag.PARTICIPLE


def _able(tokens: "Tokens") -> None:
    """ "Ministers were able to agree on a text": as "agreed"."""
    for i in range(1, len(tokens) - 2):
        if tokens.words[i : i + 2] != ["able", "to"]:
            continue
        j = i - 1 - (i > 1 and bool(tokens.tags[i - 1] & (Tag.ADVERB | Tag.NEGATION)))
        if tokens.words[j] in BE and tokens.tags[i + 2] & Tag.INFINITIVE:
            for k in (j, i, i + 1):
                tokens.tags[k], tokens.readings[k] = Tag.ADVERB, ()


def _clear(tokens: "Tokens") -> None:
    """ "Ministers were clear that …", "the EU remains open to …": adjectives there."""
    for i in range(1, len(tokens)):
        j = i - 1 - (i > 1 and bool(tokens.tags[i - 1] & (Tag.ADVERB | Tag.NEGATION)))
        if tokens.words[i] in _ADJECTIVES and tokens.words[j] in BE | _REMAIN:
            tokens.tags[i], tokens.readings[i] = Tag.NOUN, ()


def _so_far(tokens: "Tokens") -> None:
    """ "the measures taken so far must …": no "so" that joins."""
    for i in range(len(tokens) - 1):
        if tokens.words[i : i + 2] == ["so", "far"]:
            tokens.tags[i] = tokens.tags[i + 1] = Tag.ADVERB


def _according_to(tokens: "Tokens") -> None:
    """ "According to the Minister, …": one preposition, and no participle that opens."""
    for i in range(len(tokens) - 2):
        if tokens.words[i : i + 2] == ["according", "to"]:
            tokens.words[i + 1] = "according"
            tokens.tags[i], tokens.tags[i + 1] = Tag.ADVERB, Tag.PREPOSITION
            tokens.readings[i] = ()


def _subject_to(tokens: "Tokens") -> None:
    """ "…, subject to approval": a preposition and no verb, but for "to subject Malta to"."""
    for i in range(1, len(tokens) - 1):
        if tokens.words[i : i + 2] == ["subject", "to"] and tokens.words[i - 1] != "to":
            tokens.tags[i], tokens.readings[i] = Tag.ADVERB, ()


def _worrying(tokens: "Tokens") -> None:
    """ "The raids are alarming", but "is encouraging all sides": no verb without an object."""
    for i in range(1, len(tokens)):
        j = i - 1 - (i > 1 and bool(tokens.tags[i - 1] & Tag.ADVERB))
        if tokens.words[i] in _WORRYING and tokens.words[j] in BE | _REMAIN:
            behind = tokens.tags[i + 1] if i + 1 < len(tokens) else Tag.PUNCTUATION
            if behind & (_ENDS | Tag.PREPOSITION):
                tokens.tags[i], tokens.readings[i] = Tag.NOUN, ()


def _close_to(tokens: "Tokens") -> None:
    """ "attaches importance to close cooperation": no verb, for a thing that can be counted
    would have an article."""
    for i in range(1, len(tokens) - 1):
        if tokens.words[i] != "close" or tokens.words[i - 1] != "to":
            continue
        noun = tokens.tags[i + 1] & Tag.NOUN and not tokens.tags[i + 1] & (Tag.VERB | Tag.CLOSED)
        if noun and not tokens.words[i + 1].endswith("s") and not tokens.capital[i + 1]:
            tokens.tags[i], tokens.readings[i] = Tag.NOUN, ()
            tokens.tags[i - 1] = Tag.PREPOSITION


def _by_doing(tokens: "Tokens") -> None:
    """ "Let me begin by congratulating you", "closed by noting that …": what is done counts."""
    for i in range(1, len(tokens) - 2):
        lemmas = {lemma for lemma, form in tokens.readings[i + 2] if form & Form.PRESENT_PARTICIPLE}
        if tokens.words[i] in _SPEAKS_FIRST and tokens.words[i + 1] == "by" and len(lemmas) == 1:
            for k in (i, i + 1):
                tokens.tags[k], tokens.readings[k] = Tag.ADVERB, ()
            tokens.tags[i + 2] = Tag.FINITE
            tokens.readings[i + 2] = ((lemmas.pop(), Form.PAST),)


def _i_should(tokens: "Tokens") -> None:
    """ "I should be grateful if …", "we should like to thank": would."""
    for i in range(len(tokens) - 2):
        asked = tokens.words[i] in ("i", "we") and tokens.words[i + 2] in ("be", "like")
        if asked and tokens.words[i + 1] == "should":
            tokens.words[i + 1] = "would"
            tokens.readings[i + 1] = (("will", Form.PAST),)


def _that_is_why(tokens: "Tokens") -> None:
    """ "That is why my Government has decided …": therefore."""
    if tokens.words[1:3] == ["is", "why"] and tokens.words[0] in ("that", "this"):
        for k in range(3):
            tokens.tags[k], tokens.readings[k] = Tag.ADVERB, ()


def _must(tokens: "Tokens") -> None:
    """ "Serbia needs to align", "all sides have to refrain": as "must"; no verb in "the need
    to align"."""
    for i, word in enumerate(tokens.words[1:-2], 1):
        if word not in _MUST or tokens.words[i + 1] != "to":
            continue
        if tokens.words[i - 1] in _MODALS and tokens.tags[i + 2] & Tag.INFINITIVE:
            if tokens.words[i - 1] in ("will", "shall"):
                tokens.readings[i - 1] = (("must", Form.FINITE),)  # "Serbia will have to align"
            tokens.tags[i] = tokens.tags[i + 1] = Tag.ADVERB
            tokens.readings[i] = tokens.readings[i + 1] = ()
            continue
        before, tag = tokens.words[i - 1], tokens.tags[i - 1]
        several = before.endswith("s") or tag & (Tag.PERSONAL | Tag.ADVERB) or tokens.capital[i - 1]
        owing = word not in _NEED or (bool(several) if word == "need" else tag & Tag.NOUN)
        verb = tag & Tag.VERB and not tag & (Tag.NOUN | Tag.ALSO_NOUN)
        closed = verb or tag & (Tag.DETERMINER | Tag.PREPOSITION | Tag.MARKER)
        if owing and not closed and tokens.tags[i + 2] & Tag.INFINITIVE:
            tokens.readings[i] = (("must" if word not in _NEED else "need", Form.FINITE),)
            tokens.tags[i], tokens.tags[i + 1] = Tag.FINITE, Tag.ADVERB
            tokens.readings[i + 1] = ()


def _two_modals(tokens: "Tokens") -> None:
    """ "We can and should do more": the second counts."""
    words = tokens.words
    for i in range(1, len(words) - 2):
        if words[i] in _MODALS and words[i + 1] in ("and", "or") and words[i + 2] in _MODALS:
            tokens.tags[i] = tokens.tags[i + 1] = Tag.ADVERB
            tokens.readings[i] = tokens.readings[i + 1] = ()


def _provided(tokens: "Tokens", grammar: Grammar) -> None:
    """ "…, provided there is progress": a participle that opens a condition."""
    tags, opens = tokens.tags, Tag.DETERMINER | Tag.PERSONAL | Tag.SUBORDINATOR | Tag.ADVERB
    for i in range(1, len(tokens) - 1):
        known = tokens.words[i] in grammar.conditions
        if known and tags[i - 1] & Tag.PUNCTUATION and tags[i + 1] & opens:
            tags[i], tokens.readings[i] = Tag.SUBORDINATOR, ()


def _adverb_that_is_verb(tokens: "Tokens") -> None:
    """ "to forward this resolution", but "to further strengthen"."""
    opens = Tag.DETERMINER | Tag.PERSONAL
    for i in range(1, len(tokens) - 1):
        known = tokens.words[i] in _ADVERB_VERBS and tokens.words[i - 1] == "to"
        if known and tokens.tags[i + 1] & opens:
            tokens.tags[i] = Tag.INFINITIVE
            tokens.readings[i] = ((tokens.words[i], Form.INFINITIVE),)


def _about_so_many(tokens: "Tokens") -> None:
    """ "provided over EUR 3 million", "up to 40 experts": no preposition stands there."""
    for i in range(1, len(tokens) - 1):
        word, behind = tokens.words[i], tokens.words[i + 1]
        if word not in _ROUGHLY or not (behind in _MONEY or behind[0].isdigit()):
            continue
        if tokens.tags[i - 1] & (Tag.VERB | Tag.NOUN) or word == "to":
            upto = word != "to" or tokens.words[i - 1] == "up"
            first = i - 1 if word == "to" and upto else i
            for j in range(first, i + 1) if upto else ():
                tokens.tags[j], tokens.readings[j] = Tag.ADVERB, ()


# Each with the words one of which a sentence must hold; they build on one another in order.
def _likened(tokens: "Tokens") -> None:
    """ "Like Italy, France opposed it": a preposition before a name."""
    if tokens.words[0] in ("like", "unlike") and tokens.capital[1:2] == [True]:
        tokens.tags[0], tokens.readings[0] = Tag.PREPOSITION, ()


_RULES: Final[tuple[tuple[frozenset[str], Callable[["Tokens"], None]], ...]] = (
    (frozenset({"me"}), _let_me),
    (frozenset({"like", "unlike"}), _likened),
    (AUXILIARIES, to_do),
    (QUANTITIES | {"others"}, others),
    *OF_DOINGS,
    (_SPEAKS_FIRST, _by_doing),
    (frozenset({"should"}), _i_should),
    (frozenset({"why"}), _that_is_why),
    (_MUST, _must),
    (_MODALS, _two_modals),
    (_ADVERB_VERBS, _adverb_that_is_verb),
    (_ROUGHLY, _about_so_many),
    (frozenset({"following"}), _following),
    (frozenset({"able"}), _able),
    (_ADJECTIVES, _clear),
    (_WORRYING, _worrying),
    (frozenset({"close"}), _close_to),
    (frozenset({"far"}), _so_far),
    (frozenset({"according"}), _according_to),
    (frozenset({"subject"}), _subject_to),
    (frozenset({"as"}), _as_what),
)
