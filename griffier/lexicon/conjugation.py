"""Inflected forms of verbs from their principal parts, for Dutch and English.

Rules are those of the standard grammars: for Dutch the spelling of stems (long vowels
in open syllables, v/f and z/s) and 't kofschip for weak pasts; for English -s, -ed,
-ing with their spelling changes. Where spelling alone cannot tell (does the stress lie
on the last syllable of the stem?) both spellings are given: a form that no writer uses
is never met, so it does no harm.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final


class Form:
    """What an inflected form can be: bits, since most forms are several things.

    Plain integers and not an enum: tables of a hundred thousand forms are built from
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


@dataclass(frozen=True, slots=True)
class PrincipalParts:
    """What the rules cannot derive; empty fields follow the rules.

    `present` and `past` hold (singular, plural …) forms as written.
    """

    infinitive: str
    present: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    participle: tuple[str, ...] = ()


_VOWELS = "aeiou"
_DUTCH_INSEPARABLE = ("be", "ge", "her", "er", "ont", "ver", "mis", "onder", "over", "weer", "vol")


def dutch_forms(parts: PrincipalParts) -> Iterator[tuple[str, int]]:
    """Every form of a Dutch verb without its separable particle, with what it is."""
    infinitive = parts.infinitive
    stems = _dutch_stems(infinitive)
    yield infinitive, Form.INFINITIVE | Form.PLURAL
    yield infinitive + "d", Form.PRESENT_PARTICIPLE
    yield infinitive + "de", Form.PRESENT_PARTICIPLE
    if parts.present:
        for form in parts.present:
            yield form, Form.SINGULAR
    else:
        for stem in stems:
            yield stem, Form.FIRST | (Form.SINGULAR if stem.endswith("t") else 0)
            if not stem.endswith("t"):
                yield stem + "t", Form.SINGULAR
    endings = [_dutch_weak_ending(infinitive)] * len(stems)
    pasts = parts.past or tuple(s + e + "e" for s, e in zip(stems, endings, strict=True))
    for past in pasts:
        yield past, Form.PAST_PLURAL if past.endswith("en") else Form.PAST
        if not parts.past:
            yield past + "n", Form.PAST_PLURAL
    for participle in parts.participle or _dutch_weak_participles(infinitive, stems):
        yield participle, Form.PARTICIPLE
        yield from ((form, Form.ATTRIBUTE) for form in _dutch_attributes(participle))


def _dutch_stems(infinitive: str) -> tuple[str, ...]:
    """The stem as written at the end of a word; two where the stress is unknown."""
    stem = infinitive.removesuffix("en") if infinitive.endswith("en") else infinitive[:-1]
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
        return (stem[:-1],)
    if not _ends_in_open_syllable(stem):
        return (_harden(stem),)
    lengthened = _harden(stem[:-1] + stem[-2] + stem[-1])
    # «verbeter» and «presenteer»: only stress decides, and spelling does not show it.
    unstressed = stem[-2] in "eo" and any(letter in _VOWELS for letter in stem[:-3])
    return (lengthened, _harden(stem)) if unstressed else (lengthened,)


def _ends_in_open_syllable(stem: str) -> bool:
    """«mak(en)», «lop(en)», but not «wijzig(en)» or «bouw(en)»."""
    if len(stem) < 2 or stem[-1] in _VOWELS or stem[-2] not in "aeou":
        return False
    return len(stem) < 3 or stem[-3] not in _VOWELS


def _harden(stem: str) -> str:
    """v and z are written f and s at the end of a syllable."""
    return stem[:-1] + {"v": "f", "z": "s"}.get(stem[-1], stem[-1])


def _dutch_weak_ending(infinitive: str) -> str:
    """'t kofschip: t after a voiceless sound of the infinitive, else d."""
    stem = infinitive[:-2] if infinitive.endswith("en") else infinitive[:-1]
    return "t" if stem.endswith(("t", "k", "f", "s", "ch", "p", "x")) else "d"


def _dutch_weak_participles(infinitive: str, stems: tuple[str, ...]) -> Iterator[str]:
    ending = _dutch_weak_ending(infinitive)
    prefix = "" if infinitive.startswith(_DUTCH_INSEPARABLE) else "ge"
    for stem in stems:
        end = "" if stem.endswith(("t", "d")) else ending
        yield f"{prefix}{stem}{end}"
        if prefix == "" and infinitive.startswith(("over", "onder", "weer", "vol", "er", "ge")):
            yield f"ge{stem}{end}"  # «geopenbaard» beside «overhandigd»: spelling cannot tell


def _dutch_attributes(participle: str) -> tuple[str, ...]:
    """«aangekondigde», «bereikte», «besproken» stays as it is."""
    if participle.endswith("en"):
        return ()
    if participle.endswith(("t", "d")) and participle[-2] in _VOWELS and participle[-3] in _VOWELS:
        if participle[-2] == participle[-3]:
            return (participle[:-2] + participle[-1] + "e",)
        return (participle + "e",)
    return (participle + "e",)


def english_forms(parts: PrincipalParts) -> Iterator[tuple[str, int]]:
    """Every form of an English verb without its particle, with what it is."""
    verb = parts.infinitive
    yield verb, Form.INFINITIVE | Form.PLURAL
    for form in parts.present:
        yield form, Form.SINGULAR if form.endswith("s") else Form.PLURAL
    if not parts.present:
        yield _english_s(verb), Form.SINGULAR
    pasts = parts.past or (_english_suffix(verb, "ed"),)
    for past in pasts:
        yield past, Form.PAST | Form.PAST_PLURAL
    for participle in parts.participle or pasts:
        yield participle, Form.PARTICIPLE | Form.ATTRIBUTE
    yield _english_suffix(verb, "ing"), Form.PRESENT_PARTICIPLE


def _english_s(verb: str) -> str:
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + "s"


_DOUBLING = ("mit", "fer", "cur", "pel", "cel", "nel", "stop", "plan", "bar", "urg", "gret", "ban")


def _english_suffix(verb: str, suffix: str) -> str:
    if verb.endswith("ee"):
        return verb + (suffix[1:] if suffix == "ed" else suffix)
    if verb.endswith("ie") and suffix == "ing":
        return verb[:-2] + "ying"
    if verb.endswith("e"):
        return verb[:-1] + suffix
    if verb.endswith("y") and verb[-2] not in _VOWELS and suffix == "ed":
        return verb[:-1] + "ied"
    if verb.endswith(_DOUBLING):
        return verb + verb[-1] + suffix
    return verb + suffix
