"""One pass over a sentence that takes from each word the classes its place rules out:
after «het», «besluit» is no verb.
"""

from typing import TYPE_CHECKING, Final

from griffier.extract.beside_pronouns import (
    behind_relative,
    behind_which,
    clause_ends_in,
    closes_relative,
)
from griffier.extract.doubles import (
    adjective_first,
    adverb_or_participle,
    before_first_person,
    inserted_attribute,
    join_prepositions,
    participle_alone,
)
from griffier.extract.english import settle_english
from griffier.extract.firstperson import has_first_person
from griffier.extract.measures import counts, says_when
from griffier.extract.noun_due import OPENS_NOUN_PHRASE, noun_expected
from griffier.extract.wordpairs import join_pairs
from griffier.lexicon.conjugation import Form
from griffier.lexicon.grammar import Grammar, Tag

if TYPE_CHECKING:
    from griffier.extract.tokens import Tokens

_REACH: Final = 40  # words back to what a preposition may be parted from
_NEAR: Final = 6  # words back to the «het» of «het in kaart brengen van»
_I: Final = frozenset({"ik", "ikzelf"})
_SINGLE: Final = frozenset({"een", "geen", "elk", "ieder"})
_ENDS_CLAUSE: Final = Tag.PUNCTUATION | Tag.SUBORDINATOR | Tag.PURPOSE


def settle(tokens: "Tokens", grammar: Grammar) -> None:
    """Take from each word the classes that the words before it rule out."""
    tags = tokens.tags
    join_pairs(tokens, grammar)
    settle_english(tokens, grammar)
    join_prepositions(tokens, grammar)
    first_person = grammar.verb_second and not _I.isdisjoint(tokens.words)
    inside = False  # within a noun phrase whose noun is still to come
    adverbs, days, compared = grammar.verbal_adverbs, grammar.days, grammar.compared
    for i, tag in enumerate(tags):
        word = tokens.words[i]
        if first_person and before_first_person(tokens, i, grammar):
            tags[i] = tag = Tag.FINITE
        elif word in adverbs:
            tags[i] = tag = adverb_or_participle(tokens, i, grammar)
        elif tag & (Tag.VERB | Tag.ATTRIBUTE) and tag & ~Tag.PUNCTUATION:
            tags[i] = tag = _settle_verb(tokens, i, inside, grammar)
        elif not inside and word in days and says_when(tokens, i):
            tags[i] = tag = Tag.ADVERB
        elif word in compared and counts(tokens, i):
            tags[i] = tag = tags[i + 1] = Tag.ADVERB
        inside = noun_expected(tokens, i, inside, grammar)


def _settle_verb(tokens: "Tokens", i: int, inside: bool, grammar: Grammar) -> int:
    tag = _without_bare_stem(tokens, i, grammar)
    if tag & Tag.FINITE and grammar.verb_second and closes_relative(tokens, i):
        return tag & ~(Tag.NOUN | Tag.ALSO_NOUN)
    before = tokens.tags[i - 1] if i else 0
    if grammar.verb_second and tag & Tag.PARTICIPLE and participle_alone(tokens, i, grammar):
        return Tag.PARTICIPLE
    if tag & Tag.PREPOSITION and tag & Tag.PARTICIPLE:
        return _preposition_or_participle(tokens, i, tag, grammar)
    if i and _plainly_noun(tokens, i, tag, grammar):
        return Tag.NOUN
    if i == 0 and grammar.verb_second and not _verb_first(tokens, tag, grammar):
        tag = tag & ~Tag.VERB | Tag.NOUN if not tag & Tag.CLOSED else tag & ~Tag.VERB
    if before & Tag.MARKER and grammar.verb_second and not tag & Tag.INFINITIVE:
        tag = tag & ~Tag.FINITE | Tag.NOUN  # «te vroeg»
    if inside and tag & Tag.FINITE and not before & OPENS_NOUN_PHRASE:
        return _doubtful_verb(tokens, i, tag, grammar)
    if inside and not _verb_in_spite(tokens, i, before, grammar):
        if tag & Tag.ATTRIBUTE or (tag & Tag.PARTICIPLE and _noun_follows(tokens, i)):
            return Tag.ATTRIBUTE | Tag.NOUN
        nominal = tag & (Tag.NOUN | Tag.ALSO_NOUN) or not tag & Tag.PARTICIPLE
        return Tag.NOUN if nominal else Tag.PARTICIPLE
    return tag


def _verb_first(tokens: "Tokens", tag: int, grammar: Grammar) -> bool:
    """Whether a sentence begins with its finite verb: «Acht het kabinet …?», «Zijn de …»,
    but «Acht landen», «Boeren in», «Zijn minister», «Bekende soorten zijn»."""
    if tokens.words[0] in grammar.imperatives:
        return True
    following = tokens.tags[1] if len(tokens) > 1 else 0
    if following & (Tag.PERSONAL | Tag.DETERMINER | Tag.DEMONSTRATIVE):
        return not following & Tag.RELATIVE or not tag & Tag.ALSO_NOUN
    if tag & (Tag.ALSO_NOUN | Tag.ADVERB | Tag.ATTRIBUTE):
        return False
    helps = any(lemma in grammar.helpers for lemma, _ in tokens.readings[0])
    if helps and following & Tag.PARTICIPLE and tag & Tag.FINITE:
        return True  # «Wordt betrokken bij de evaluatie»
    other = Tag.NOUN | Tag.INFINITIVE | Tag.PREPOSITION  # «spreekt uit dat …»
    only_finite = following & Tag.FINITE and not following & other
    return not only_finite or bool(tag & Tag.DETERMINER)


def _without_bare_stem(tokens: "Tokens", i: int, grammar: Grammar) -> int:
    """A bare stem («steun») is finite only beside its «ik» or «u»."""
    tag = tokens.tags[i]
    bare = all(form & Form.FINITE in (0, Form.FIRST) for _, form in tokens.readings[i])
    if i == 0 and tokens.words[0] in grammar.imperatives:
        return tag  # «Zie het antwoord op vraag 3.»
    if tag & Tag.FINITE and bare and not has_first_person(tokens, i, grammar):
        tag &= ~Tag.FINITE
    if not tag & (Tag.VERB | Tag.ATTRIBUTE | Tag.CLOSED):
        tag |= Tag.NOUN
    return tag


def _preposition_or_participle(tokens: "Tokens", i: int, tag: int, grammar: Grammar) -> int:
    """«gezien de tijd», «heeft het plan gezien», «had graag gezien dat …»."""
    following = tokens.tags[i + 1] if i + 1 < len(tokens) else Tag.PUNCTUATION
    told = following & Tag.PREPOSITION or tokens.words[i + 1 : i + 2] == ["dat"]
    if told and _behind_auxiliary(tokens, i, grammar):
        return Tag.PARTICIPLE
    governs = following & (OPENS_NOUN_PHRASE | Tag.NOUN | Tag.PERSONAL) and not following & Tag.VERB
    return tag & ~(Tag.VERB | Tag.ATTRIBUTE) if governs else tag & ~Tag.PREPOSITION


def _behind_auxiliary(tokens: "Tokens", i: int, grammar: Grammar) -> bool:
    """Whether an auxiliary of the perfect stands in the same clause before word `i`."""
    for j in range(i - 1, max(-1, i - _NEAR), -1):
        if tokens.tags[j] & _ENDS_CLAUSE:
            return False
        if any(lemma in grammar.perfect for lemma, _ in tokens.readings[j]):
            return True
    return False


def _doubtful_verb(tokens: "Tokens", i: int, tag: int, grammar: Grammar) -> int:
    """A finite verb where a noun may still be due: «voor energie acht Nederland», «de
    inwijding vond plaats»; «de mislukte pogingen», «de genoemde eisen»."""
    before = tokens.tags[i - 1]
    if tag & Tag.ATTRIBUTE and _noun_follows(tokens, i):
        return Tag.ATTRIBUTE | Tag.NOUN
    if tag & Tag.ALSO_NOUN and before & Tag.ADVERB and tokens.words[i - 2] in _SINGLE:
        return Tag.NOUN  # «een spoedig besluit»
    nominalised = "het" in tokens.words[max(0, i - 2) : i]
    if nominalised and tag & Tag.INFINITIVE and tokens.words[i + 1 : i + 2] == ["van"]:
        return Tag.NOUN  # «het dagelijks toezien van …»
    if tag & Tag.ALSO_NOUN and (before & Tag.ATTRIBUTE or _behind_adjective(tokens, i, grammar)):
        return Tag.NOUN
    if tag & (Tag.INFINITIVE | Tag.PARTICIPLE | Tag.ATTRIBUTE | Tag.ALSO_NOUN):
        return tag | Tag.ALSO_NOUN  # the clause decides
    return tag


def _nominalised(tokens: "Tokens", i: int) -> bool:
    """«voor het nader in kaart brengen van …»: behind a preposition and «het»."""
    if not {"van", "hiervan", "daarvan", "ervan"}.intersection(tokens.words[i + 1 : i + 2]):
        return False
    for j in range(i - 1, max(0, i - _NEAR), -1):
        if tokens.words[j] == "het":
            return bool(tokens.tags[j - 1] & Tag.PREPOSITION)
        if tokens.tags[j] & (_ENDS_CLAUSE | Tag.FINITE | Tag.COORDINATOR):
            return False
    return False


def _governed(tokens: "Tokens", i: int, grammar: Grammar) -> bool:
    """«ben aan het bezien hoe …»; «met militair ingrijpen»: an adjective between the two."""
    before = tokens.words[max(0, i - 2) : i]
    adjective = before[:1] == ["met"] and before[-1].endswith(grammar.adjective_endings)
    return before == ["aan", "het"] or adjective


def _plainly_noun(tokens: "Tokens", i: int, tag: int, grammar: Grammar) -> bool:
    """«Franse eisen», «mogelijk kansrijke gebieden en …», «het in kaart brengen van …»."""
    if tag & Tag.INFINITIVE and _nominalised(tokens, i):
        return True
    if tag & Tag.PARTICIPLE and inserted_attribute(tokens, i):
        return True
    if tag & Tag.INFINITIVE and _governed(tokens, i, grammar):
        return True
    if not tag & Tag.ALSO_NOUN:
        return False
    if i == 1 and adjective_first(tokens, grammar):
        return True
    return bool(tag & Tag.INFINITIVE) and _behind_adjective(tokens, i, grammar)


def _behind_adjective(tokens: "Tokens", i: int, grammar: Grammar) -> bool:
    """«de hoge eisen», «de eerste echte test»; but «de gemeente eist»."""
    if not grammar.verb_second:
        return False
    word = tokens.words[i - 1]
    small = not tokens.capital[i - 1] or word.endswith(("se", "sche"))  # «de Russische aanvallen»
    adjective = tokens.tags[i - 1] == Tag.NOUN and word.endswith("e") and small
    return adjective and not word.endswith(grammar.noun_endings) and word not in grammar.nouns_in_e


def _verb_in_spite(tokens: "Tokens", i: int, before: int, grammar: Grammar) -> bool:
    """Whether the word is a verb although a noun phrase seems open: «dit betekent»,
    «waar Nederland voor pleit», «op heeft geroepen»."""
    tag = tokens.tags[i]
    if tag & Tag.INFINITIVE and before & Tag.PARTICLE and before & Tag.PREPOSITION:
        following = tokens.tags[i + 1] if i + 1 < len(tokens) else Tag.PUNCTUATION
        if following & _ENDS_CLAUSE and not following & Tag.JOINING:
            # «zal er bij Servië op aandringen dat»; but «denkt aan stoppen»
            return not grammar.parted.isdisjoint(tokens.words[max(0, i - _REACH) : i - 1])
        if not grammar.parted.isdisjoint(tokens.words[max(1, i - _REACH) : i - 1]):
            return tokens.words[i + 1] != "van"  # «blijft er bij Servië op aandringen de …»
    if tag & Tag.PARTICIPLE and before & Tag.PREPOSITION and not before & Tag.DETERMINER:
        parted = tokens.words[max(1, i - _REACH) : i - 1]  # a first «er» is the subject
        if not grammar.parted.isdisjoint(parted):
            return True  # «heb er bij Israël op aangedrongen hulp toe te laten»
    if not tag & Tag.FINITE:
        return False
    if before & Tag.PERSONAL and any(m in grammar.concerning for m, _ in tokens.readings[i]):
        return True  # «wat ons betreft»
    return _finite_in_spite(tokens, i, before, grammar)


def _finite_in_spite(tokens: "Tokens", i: int, before: int, grammar: Grammar) -> bool:
    tag = tokens.tags[i]
    helper = any(lemma in grammar.helpers for lemma, _ in tokens.readings[i])
    if before & Tag.RELATIVE and not grammar.verb_second and behind_which(tokens, i):
        return True
    if before & Tag.DEMONSTRATIVE and tokens.words[i - 1] == "het" and tag & Tag.NUMERAL:
        return True  # «Het acht dit …»
    if before & Tag.DEMONSTRATIVE:
        if clause_ends_in(tokens, i, grammar) or behind_relative(tokens, i):
            return True  # «indien de landen dit verzoeken, …»
        strong = tokens.words[i].endswith("en")  # others would be inflected: «dit veroorzaakt»
        if tag & Tag.PARTICIPLE and strong and not helper and _noun_follows(tokens, i):
            return False  # «deze betrokken partijen»
        return helper or not tag & (Tag.ALSO_NOUN | Tag.INFINITIVE | Tag.ATTRIBUTE)
    degree = before & Tag.DETERMINER and i > 1 and tokens.tags[i - 2] & Tag.MARKER
    if degree or (before & Tag.ADVERB and before & Tag.DETERMINER):
        # «dat Nederland te weinig doet», «geen bedenkingen meer koestert»
        return helper or not tag & (Tag.ALSO_NOUN | Tag.INFINITIVE | Tag.ATTRIBUTE)
    if before & Tag.NUMERAL and not before & Tag.DETERMINER:  # «tussen de twee kwam …»
        if helper and not tag & Tag.INFINITIVE:
            return True  # «het volgende is …»
        past = any(form & (Form.PAST | Form.PAST_PLURAL) for _, form in tokens.readings[i])
        ordinal = tokens.words[i - 1].endswith(("de", "ste"))  # «de eerste sprong»
        return past and not ordinal and not tag & (Tag.ALSO_NOUN | Tag.ATTRIBUTE | Tag.PARTICIPLE)
    if before & Tag.PARTICLE:
        stranded = any(
            t & (Tag.SUBORDINATOR | Tag.PRONOMINAL) for t in tokens.tags[max(0, i - _REACH) : i]
        )
        noun = Tag.ALSO_NOUN | Tag.INFINITIVE
        noun |= Tag.ATTRIBUTE if _noun_follows(tokens, i) else 0  # «waar X zich tegen verzette»
        return helper or (stranded and not tag & noun)
    object_form = tokens.words[i - 1] in grammar.accusative  # «haar is meegedeeld»
    return helper and (object_form or not before & Tag.DETERMINER)


def _noun_follows(tokens: "Tokens", i: int) -> bool:
    return i + 1 < len(tokens) and bool(tokens.tags[i + 1] & (Tag.NOUN | Tag.ALSO_NOUN))
