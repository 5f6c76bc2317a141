"""Inflected forms of verbs from their principal parts, for Dutch and English.

Rules are those of the standard grammars: for Dutch the spelling of stems (long vowels
in open syllables, v/f and z/s) and 't kofschip for weak pasts; for English -s, -ed,
-ing with their spelling changes. Where spelling alone cannot tell (does the stress lie
on the last syllable of the stem?) both spellings are given: a form that no writer uses
is never met, so it does no harm.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


class Form:
    """What an inflected form can be: bits, since most forms are several things.

    Plain integers and not an enum: tables of sixty thousand forms are built from
    them at every start, and enum arithmetic would cost a second.
    """

    FIRST: Final = 1  # the bare stem: «steun», finite only beside its «ik»
    SINGULAR: Final = 2  # third person present: «steunt»
    PLURAL: Final = 4  # plural present
    PAST: Final = 8  # past, singular
    PAST_PLURAL: Final = 16  # past, plural
    INFINITIVE: Final = 32
    PARTICIPLE: Final = 64  # past participle, uninflected
    ATTRIBUTE: Final = 128  # inflected participle before a noun: «aangekondigde»
    PRESENT_PARTICIPLE: Final = 256

    FINITE: Final = FIRST | SINGULAR | PLURAL | PAST | PAST_PLURAL


Forms = dict[str, int]  # every form of one verb as written, with its bits

# Stands in a field of the table for a form the verb lacks: «zullen» has no participle.
NONE: Final = ("-",)


@dataclass(frozen=True, slots=True)
class PrincipalParts:
    """What the rules cannot derive; empty fields follow the rules, `NONE` means no form.

    `present` and `past` hold the forms as written. A present form directly followed by
    itself with a t is that of the first person: «heb;hebt». An English `present` may
    hold the -ing form where its doubling cannot be told: "beginning".
    """

    infinitive: str
    present: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    participle: tuple[str, ...] = ()


_VOWELS: Final = "aeiou"
# Unstressed prefixes, with which a participle has no «ge-»; a prefix is one only if a
# syllable follows: «be-reiken», but not «bellen».
_DUTCH_PREFIX: Final = re.compile(
    "(?:(?:be|ge)(?![eiu])|her|er|ont|ver|mis|onder|over|weer|vol|voor|door|om|aan|achter)"
    "(?=.*[aeiouyëï].*[eë]n$)"
)
_DUTCH_BEFORE_STRESS: Final = re.compile("^(?:be|ge|her|ont|ver|onder|over|door|voor|weer)+")
# Of these, the ones that are sometimes part of the stem: «genereren», «openbaren».
_DUTCH_DOUBTFUL: Final = ("ge", "er", "her", "mis", "over", "onder", "weer", "vol", "voor", "om")
_VOICELESS: Final = ("t", "k", "f", "s", "ch", "sh", "p", "x")
_UNSTRESSED: Final = ("er", "el", "en", "em", "or")
_HARD: Final = {"v": "f", "z": "s"}


def dutch_forms(parts: PrincipalParts) -> Forms:
    """Every form of a Dutch verb without its separable particle, with what it is."""
    infinitive = parts.infinitive
    forms = {infinitive: Form.INFINITIVE | Form.PLURAL}
    forms[infinitive + "d"] = forms[infinitive + "de"] = Form.PRESENT_PARTICIPLE
    stems = _dutch_stems(infinitive)
    ending = "t" if infinitive[:-2].endswith(_VOICELESS) else "d"
    if parts.present:
        _add_listed_present(forms, parts.present)
    else:
        _add_present(forms, stems)
    if parts.past:
        for past in parts.past:
            _add(forms, past, Form.PAST_PLURAL if _is_plural(past) else Form.PAST)
    else:
        for stem in stems:
            _add(forms, f"{stem}{ending}e", Form.PAST)
            _add(forms, f"{stem}{ending}en", Form.PAST_PLURAL)
    if parts.participle != NONE:
        participles = parts.participle or _dutch_weak_participles(infinitive, stems, ending)
        for participle in participles:
            _add(forms, participle, Form.PARTICIPLE)
            if participle.endswith("ien") or not participle.endswith("en"):
                _add(forms, _dutch_attribute(participle), Form.ATTRIBUTE)
    return forms


def dutch_prefixed(prefix: str, root: Mapping[str, int]) -> Forms:
    """The forms of an inseparable compound of a verb: its participle has no «ge-»."""
    forms: Forms = {}
    for word, form in root.items():
        if form & (Form.PARTICIPLE | Form.ATTRIBUTE):
            word = word.removeprefix("ge")  # «begrepen» is «begrijpen» in the past twice
        _add(forms, prefix + word, form)
    return forms


def _add(forms: Forms, word: str, form: int) -> None:
    forms[word] = forms.get(word, 0) | form


def _is_plural(past: str) -> bool:
    """«kwamen», but not «scheen»."""
    return past.endswith("en") and not past.endswith("een")


def _add_listed_present(forms: Forms, present: tuple[str, ...]) -> None:
    for form, following in zip(present, (*present[1:], ""), strict=True):
        _add(forms, form, Form.FIRST if following == form + "t" else Form.SINGULAR)


def _add_present(forms: Forms, stems: tuple[str, ...]) -> None:
    for stem in stems:
        if stem.endswith("t"):
            _add(forms, stem, Form.FIRST | Form.SINGULAR)
        else:
            _add(forms, stem, Form.FIRST)
            _add(forms, stem + "t", Form.SINGULAR)


def _dutch_stems(infinitive: str) -> tuple[str, ...]:
    """The stem as written at the end of a word; two where the stress is unknown."""
    stem = infinitive[:-2]
    if len(stem) < 2:
        return (stem,)
    if stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
        return (_harden(stem[:-1]),)
    if stem[-2] == "ë":  # «creëren» creëer, but «variëren» varieer
        return (stem[:-2] + ("ee" if stem[-3] == "i" else "ëe") + stem[-1],)
    if not _ends_in_open_syllable(stem):
        return (_harden(stem),)
    long = _harden(stem[:-1] + stem[-2:])
    if stem.endswith(_UNSTRESSED) and not _in_hiatus(stem):
        return _by_stress(stem, long)
    return (long,)


def _by_stress(stem: str, long: str) -> tuple[str, ...]:
    """«speel», «handel», «presenteer»; both for «lever» and «citeer», which look alike.

    A last syllable bears the stress if none but a prefix precedes it; otherwise it does
    not, save in loans in -eren, which the language tells by a longer stem.
    """
    before = _DUTCH_BEFORE_STRESS.sub("", stem[:-2])
    syllables = len(re.findall("[aeiouyë]+", before))
    if before == stem[:-2] and not syllables:
        return (long,)
    if stem.endswith("er"):
        return (long,) if syllables > 1 else (long, stem)
    return (stem,) if syllables else (long, stem)


def _in_hiatus(stem: str) -> bool:
    """«evalu-eren», «be-ogen»: two vowels in two syllables, unlike those of «voeren»."""
    if stem.endswith("uer"):
        return stem[-4] not in "aeo"
    return len(stem) == 4 and stem.startswith(("bea", "beo"))


def _ends_in_open_syllable(stem: str) -> bool:
    """«mak(en)», «lop(en)», but not «wijzig(en)» or «bouw(en)»."""
    if stem[-1] in "aeiouwyjx" or stem[-2] not in "aeou":
        return False
    return len(stem) < 3 or stem[-3] not in _VOWELS or _in_hiatus(stem)


def _harden(stem: str) -> str:
    """v and z are written f and s at the end of a syllable."""
    return stem[:-1] + _HARD[stem[-1]] if stem[-1] in _HARD else stem


def _dutch_weak_participles(infinitive: str, stems: tuple[str, ...], ending: str) -> list[str]:
    participles = []
    prefixed = _DUTCH_PREFIX.match(infinitive)
    for stem in stems:
        whole = stem if stem[-1] in "td" else stem + ending
        if prefixed:
            participles.append(whole)
        if not prefixed or (prefixed.group() in _DUTCH_DOUBTFUL and infinitive.endswith("ren")):
            participles.append(_with_ge(whole))
    return participles


def _with_ge(stem: str) -> str:
    """«gewerkt», «geïnformeerd», «geëist», «geüpload», but «geuit» and «geijkt»."""
    if stem[0] in "eiu" and stem[:2] not in ("ij", "ui"):
        return "ge" + {"e": "ë", "i": "ï", "u": "ü"}[stem[0]] + stem[1:]
    return "ge" + stem


def _dutch_attribute(participle: str) -> str:
    """«aangekondigde», «verbrede», «ingezette», «gedane»."""
    last, vowel, before = participle[-1], participle[-2], participle[-3]
    if vowel == before and vowel in _VOWELS:
        return f"{participle[:-2]}{last}e"
    if vowel in _VOWELS and before not in _VOWELS + "ëïü":
        return f"{participle}{last}e"
    return participle + "e"


def english_forms(parts: PrincipalParts) -> Forms:
    """Every form of an English verb without its particle, with what it is.

    Verbs are listed in British spelling; the American one is added under it.
    """
    verb = parts.infinitive
    if parts.participle == NONE:  # a modal: finite forms alone
        forms = dict.fromkeys((verb, *parts.present), Form.SINGULAR | Form.PLURAL)
        past = (word for word in parts.past if (word,) != NONE)
        return forms | dict.fromkeys(past, Form.PAST | Form.PAST_PLURAL)
    forms = {verb: Form.INFINITIVE | Form.PLURAL}
    _add_english_present(forms, parts)
    pasts = parts.past or _english_suffixed(verb, "ed")
    for word in pasts:
        _add(forms, word, Form.PAST | Form.PAST_PLURAL)
    for word in parts.participle or pasts:
        _add(forms, word, Form.PARTICIPLE | Form.ATTRIBUTE)
    if not parts.past and (american := _american(verb)) != verb:
        forms |= english_forms(PrincipalParts(american))
    return forms


def english_prefixed(prefix: str, root: Mapping[str, int]) -> Forms:
    """The forms of a compound: "undergo" has those of "go"."""
    return {prefix + word: form for word, form in root.items()}


def _add_english_present(forms: Forms, parts: PrincipalParts) -> None:
    verb = parts.infinitive
    finite = [word for word in parts.present if not word.endswith("ing")]
    for word in finite or (_english_s(verb),):
        _add(forms, word, Form.SINGULAR if word.endswith("s") else Form.PLURAL)
    listed = [word for word in parts.present if word.endswith("ing")]
    if not listed and parts.past and parts.past[0] == f"{verb}{verb[-1]}ed":
        listed = [f"{verb}{verb[-1]}ing"]
    for word in listed or _english_suffixed(verb, "ing"):
        _add(forms, word, Form.PRESENT_PARTICIPLE)


def _american(verb: str) -> str:
    """ "organise" as "organize", "analyse" as "analyze", "favour" as "favor"."""
    syllables = len(re.findall("[aeiouy]+", verb.removesuffix("e")))
    if syllables < 2:
        return verb
    if verb.endswith(("ise", "yse")) and verb[-4] not in _VOWELS:
        return verb[:-2] + "ze"
    return verb[:-2] + "r" if verb.endswith("our") else verb


def _english_s(verb: str) -> str:
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + "s"


# A consonant, one vowel, one consonant: "stop", "quit"; groups: what precedes, last letter.
_SHORT: Final = re.compile(r"(.*?)(?:[^aeiou]|qu)[aeiou]([^aeiouwxyh])")


def _english_suffixed(verb: str, suffix: str) -> tuple[str, ...]:
    """The spellings of a verb with -ed or -ing; two for "travelled" and "traveled"."""
    if verb.endswith("e"):
        if suffix == "ing" and verb.endswith("ie"):
            return (verb[:-2] + "ying",)
        kept = suffix == "ing" and verb.endswith(("ee", "oe", "ye"))
        return (verb + suffix if kept else verb[:-1] + suffix,)
    if verb.endswith("y") and verb[-2] not in _VOWELS and suffix == "ed":
        return (verb[:-1] + "ied",)
    if verb.endswith("ic"):
        return (f"{verb}k{suffix}",)
    short = _SHORT.fullmatch(verb)
    if not short and not re.fullmatch(r"[aeiou][^aeiouwxyh]", verb):
        return (verb + suffix,)
    doubled = verb + verb[-1] + suffix
    if not short or not re.search("[aeiouy]", short.group(1)):
        return (doubled,)
    return (doubled, verb + suffix) if verb.endswith("l") else (verb + suffix,)
