"""The closed word classes of a language and its word order, from grammar.toml."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Final

from griffier.errors import DataError
from griffier.lexicon.expressions import Expressions, load_expressions


class Tag:
    """Word classes as bits; a word out of context usually carries several.

    Plain integers and not an enum, since the analyser tests them for every word.
    """

    DETERMINER: Final = 1
    NUMERAL: Final = 2
    PREPOSITION: Final = 4
    PERSONAL: Final = 8
    DEMONSTRATIVE: Final = 16
    RELATIVE: Final = 32
    SUBORDINATOR: Final = 64
    COORDINATOR: Final = 128
    ADVERB: Final = 256
    NEGATION: Final = 512
    MARKER: Final = 1024  # «te», "to"
    PURPOSE: Final = 2048  # «om»
    PARTICLE: Final = 4096
    FINITE: Final = 8192
    INFINITIVE: Final = 16384
    PARTICIPLE: Final = 32768
    ATTRIBUTE: Final = 65536  # inflected or present participle
    NOUN: Final = 131072  # everything open: nouns, adjectives, names
    PUNCTUATION: Final = 262144
    NOMINATIVE: Final = 524288
    JOINING: Final = 1048576  # coordinators that join nouns as well as clauses
    DOUBTFUL: Final = 2097152  # subordinators that may be something else
    PRONOMINAL: Final = 4194304  # «daarover»: preposition with a pronoun inside
    ALSO_NOUN: Final = 8388608  # a verb form that is a noun as often

    VERB: Final = FINITE | INFINITIVE | PARTICIPLE
    CLOSED: Final = (
        DETERMINER | NUMERAL | PREPOSITION | PERSONAL | SUBORDINATOR | COORDINATOR | ADVERB
        | NEGATION | MARKER | PURPOSE | RELATIVE | DEMONSTRATIVE | PRONOMINAL
    )  # fmt: skip


_CLASSES: Final = {
    "determiners": Tag.DETERMINER,
    "numerals": Tag.NUMERAL,
    "prepositions": Tag.PREPOSITION,
    "personal": Tag.PERSONAL,
    "nominative": Tag.NOMINATIVE,
    "demonstrative": Tag.DEMONSTRATIVE,
    "relative": Tag.RELATIVE,
    "subordinators": Tag.SUBORDINATOR,
    "doubtful_subordinators": Tag.DOUBTFUL,
    "coordinators": Tag.COORDINATOR,
    "joining": Tag.JOINING,
    "adverbs": Tag.ADVERB,
    "negations": Tag.NEGATION,
    "particles": Tag.PARTICLE,
}


@dataclass(frozen=True, slots=True)
class Grammar:
    """Word order and closed classes of one language.

    `verb_second` and `verb_final` state the order of main and subordinate clauses;
    `words` maps a lower-case word to its Tag bits; the rest are sets of lemmas.
    """

    lang: str
    verb_second: bool
    verb_final: bool
    words: Mapping[str, int]
    perfect: frozenset[str]
    passive: frozenset[str]
    future: frozenset[str]
    modal: frozenset[str]
    raising: frozenset[str]
    bare: frozenset[str]
    adjective_endings: tuple[str, ...]
    sure_adjectives: tuple[str, ...]  # endings that hardly any noun has
    adjectives: frozenset[str]  # that have none of them
    noun_endings: tuple[str, ...]
    plain_nouns: frozenset[str]  # with the ending of an adjective, and none
    shaped_nouns: frozenset[str]  # with the shape of a participle: «gemeenten»
    nouns_in_e: frozenset[str]
    complementisers: frozenset[str]
    takes_clause: frozenset[str]
    takes_infinitive: frozenset[str]
    accusative: frozenset[str]
    bracket_ends: frozenset[str]
    correlatives: Mapping[str, str]
    adverb_phrases: Mapping[str, tuple[tuple[str, ...], ...]]  # by their last word
    joining_phrases: tuple[tuple[str, ...], ...]  # "as well as" between two names
    doubled: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]  # «niet alleen … maar ook»
    definite: frozenset[str]
    neuter: frozenset[str]
    content_nouns: frozenset[str]
    view_nouns: frozenset[str]
    single_in_en: frozenset[str]  # neuter nouns of one thing that end as a plural does
    considering: frozenset[str]  # participles of those who reason: «overwegende dat …»
    governing_nouns: frozenset[str]
    aims: frozenset[str]
    copulas: frozenset[str]
    imperatives: frozenset[str]
    with_gerund: frozenset[str]
    declaring: frozenset[str]
    thwarting: frozenset[str]  # nouns behind which an infinitive is no deed of the subject
    telling: frozenset[str]  # further verbs of the main clause behind the content of another
    feelings: frozenset[str]  # participles that say how somebody feels: "was pleased"
    saying: frozenset[str]  # verbs whose content may stand without "that"
    conditions: frozenset[str]
    papers: frozenset[str]
    concerning: frozenset[str]
    pronouns: frozenset[str]
    causative: frozenset[str]
    participial: frozenset[str]
    parted: frozenset[str]
    stranded: frozenset[str]
    name_particles: frozenset[str]
    compared: frozenset[str]
    surname_openers: frozenset[str]
    time_nouns: frozenset[str]
    days: frozenset[str]
    measures: frozenset[str]
    bare_nouns: frozenset[str]
    doing: frozenset[str]
    preparing: frozenset[str]  # open what is yet to be done: «alvorens te besluiten, …»
    initial: frozenset[str]
    late: frozenset[str]  # «besloot dit toen Italië instemde»
    elliptical: frozenset[str]
    inclusive: frozenset[str]  # «alle lidstaten, inclusief Nederland»
    briefly: frozenset[str]  # «zoals» in «zoals bekend»
    fixed_infinitives: frozenset[str]
    objectless: frozenset[str]
    addressing: frozenset[str]
    infinitive_governors: frozenset[str]
    nominal: frozenset[str]
    verbal_adverbs: frozenset[str]
    clause_adjectives: frozenset[str]  # alone behind «indien» and the like: «indien nodig kan …»
    voiced: frozenset[str]
    interrogatives: frozenset[str]
    phrasal_prepositions: Mapping[str, str]
    expressions: Expressions
    # Words in small letters with the classes and readings worked out for them before: a
    # memory, not a part of the grammar; it changes nothing but the time a word takes.
    memo: dict[str, tuple[int, tuple[tuple[str, int], ...], bool]] = field(
        default_factory=dict, compare=False, repr=False
    )

    # every verb that can be an auxiliary
    helpers: frozenset[str] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        every = self.perfect | self.passive | self.future | self.modal
        object.__setattr__(self, "helpers", every)


@cache
def load_grammar(lang: str) -> Grammar:
    """The grammar of `lang`; raises DataError if the file lacks a class."""
    path = files("griffier.lexicon").joinpath(lang, "grammar.toml")
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    try:
        auxiliaries: dict[str, Any] = {
            key: frozenset(value) for key, value in raw["auxiliaries"].items()
        }
        return Grammar(
            lang=lang,
            verb_second=raw["order"] == "v2",
            verb_final=raw["subordinate"] == "final",
            words=_word_tags(raw),
            adjective_endings=tuple(raw["nouns"]["adjective_endings"]),
            adjectives=_optional(raw["nouns"], "adjectives"),
            sure_adjectives=tuple(raw["nouns"].get("sure_adjectives", ())),
            noun_endings=tuple(raw["nouns"]["noun_endings"]),
            plain_nouns=_optional(raw["nouns"], "plain_nouns"),
            shaped_nouns=_optional(raw["nouns"], "shaped_nouns"),
            nouns_in_e=_optional(raw["nouns"], "nouns_in_e"),
            complementisers=_optional(raw, "complementisers"),
            takes_clause=_optional(raw, "takes_clause"),
            takes_infinitive=_optional(raw, "takes_infinitive"),
            participial=_optional(raw, "participial"),
            imperatives=_optional(raw, "imperatives"),
            with_gerund=_optional(raw, "with_gerund"),
            declaring=_optional(raw, "declaring"),
            thwarting=_optional(raw, "thwarting"),
            telling=_optional(raw, "telling"),
            saying=_optional(raw, "saying"),
            feelings=_optional(raw, "feelings"),
            conditions=_optional(raw, "conditions"),
            papers=_optional(raw["nouns"], "papers"),
            concerning=_optional(raw, "concerning"),
            pronouns=_optional(raw, "antecedent_pronouns"),
            causative=_optional(raw, "causative"),
            copulas=_optional(raw, "copulas"),
            correlatives=dict(raw.get("correlatives", {})),
            adverb_phrases=_by_last(raw.get("adverb_phrases", ())),
            joining_phrases=tuple(tuple(each.split()) for each in raw["joining_phrases"]),
            doubled=tuple((tuple(a.split()), tuple(b.split())) for a, b in raw["doubled"]),
            neuter=_optional(raw, "neuter"),
            content_nouns=_optional(raw["nouns"], "content_nouns"),
            view_nouns=_optional(raw["nouns"], "view_nouns"),
            single_in_en=_optional(raw["nouns"], "single_in_en"),
            considering=_optional(raw, "considering"),
            governing_nouns=_optional(raw["nouns"], "governing_nouns"),
            aims=_optional(raw["nouns"], "aims"),
            definite=_optional(raw, "definite"),
            bracket_ends=_optional(raw, "bracket_ends"),
            parted=frozenset(raw.get("pronominal", ())),
            stranded=_optional(raw, "stranded"),
            name_particles=_optional(raw, "name_particles"),
            compared=_optional(raw, "compared"),
            surname_openers=_optional(raw, "surname_openers"),
            accusative=_optional(raw, "accusative"),
            time_nouns=_optional(raw["nouns"], "time_nouns"),
            days=_optional(raw["nouns"], "days"),
            measures=_optional(raw["nouns"], "measures"),
            bare_nouns=_optional(raw["nouns"], "bare_nouns"),
            doing=_optional(raw, "doing"),
            preparing=_optional(raw, "preparing"),
            initial=frozenset(raw["initial_subordinators"]),
            late=frozenset(raw.get("late_subordinators", ())),
            elliptical=frozenset(raw["elliptical_subordinators"]),
            inclusive=_optional(raw, "inclusive"),
            fixed_infinitives=frozenset(raw["fixed_infinitives"]),
            objectless=frozenset(raw["objectless"]),
            addressing=frozenset(raw["addressing"]),
            infinitive_governors=frozenset(raw["infinitive_governors"]),
            nominal=frozenset(raw.get("nominal_subordinators", ())),
            briefly=_optional(raw, "briefly"),
            verbal_adverbs=_optional(raw, "verbal_adverbs"),
            clause_adjectives=_optional(raw, "clause_adjectives"),
            voiced=_optional(raw, "voiced"),
            interrogatives=_optional(raw, "interrogatives"),
            phrasal_prepositions=dict(raw.get("phrasal_prepositions", {})),
            expressions=load_expressions(lang),
            **auxiliaries,
        )
    except (KeyError, TypeError) as error:
        raise DataError(f"{path}: {error} is missing or misnamed.") from error


def _by_last(phrases: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases as their words, by the last of these."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for words in (tuple(phrase.split()) for phrase in phrases):
        found[words[-1]] = (*found.get(words[-1], ()), words)
    return found


def _optional(raw: Mapping[str, Any], name: str) -> frozenset[str]:
    """A set of words that a language may do without."""
    return frozenset(raw.get(name, "").split())


def _word_tags(raw: Mapping[str, Any]) -> dict[str, int]:
    tags: dict[str, int] = {}
    for name, bit in _CLASSES.items():
        words = raw[name].split() if isinstance(raw[name], str) else raw[name]
        for word in words:
            tags[word] = tags.get(word, 0) | bit
    for word in raw["nouns"]["also_nouns"].split():
        tags[word] = tags.get(word, 0) | Tag.ALSO_NOUN
    for stem in raw["pronominal"]:
        for word in raw["prepositions"].split():
            for form in (stem + word, stem + {"met": "mee", "tot": "toe"}.get(word, word)):
                tags[form] = tags.get(form, 0) | Tag.ADVERB | Tag.PRONOMINAL
    for key, bit in (("infinitive_marker", Tag.MARKER), ("purpose", Tag.PURPOSE)):
        if word := raw.get(key):
            tags[word] = tags.get(word, 0) | bit
    return tags
