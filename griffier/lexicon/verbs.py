"""The verbs of a language: every form of every verb we know, and its particles.

A lemma is the infinitive with a bar behind a separable particle: «aan|dringen»,
«verzoeken», English «call|on» never (English particles stay apart in the text and are
treated as prepositions by the frames).
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from griffier.errors import DataError
from griffier.lexicon.conjugation import Form, PrincipalParts, dutch_forms, english_forms

_PREFIXES = {
    "nl": ("be", "ge", "her", "ont", "ver", "mis", "onder", "over", "weer", "vol", "voor", "door",
           "om", "aan", "er"),
    "en": ("re", "over", "under", "out", "up", "with", "fore", "mis", "be"),
}  # fmt: skip
_CONJUGATE: Mapping[str, Callable[[PrincipalParts], Iterator[tuple[str, int]]]] = {
    "nl": dutch_forms,
    "en": english_forms,
}

Reading = tuple[str, int]


@dataclass(frozen=True, slots=True)
class VerbTable:
    """`forms` maps a lower-case word to its readings (lemma, form); `particles` maps the
    base of separable verbs to the full lemma by particle («dringen» -> «aan» -> …)."""

    forms: Mapping[str, tuple[Reading, ...]]
    particles: Mapping[str, Mapping[str, str]]


def build_verbs(lang: str, lemmas: Iterable[str]) -> VerbTable:
    """The table of the shipped verbs of `lang` together with `lemmas` (from the acts)."""
    irregular, shipped = _load(lang)
    forms: dict[str, dict[Reading, None]] = {}
    particles: dict[str, dict[str, str]] = {}
    for lemma in dict.fromkeys((*irregular, *shipped, *lemmas)):
        particle, _, base = lemma.rpartition("|")
        if particle:
            particles.setdefault(base, {})[particle] = lemma
        for word, form in _CONJUGATE[lang](_parts(base, irregular, lang)):
            if not word:
                continue
            if not particle:
                forms.setdefault(word, {})[lemma, form] = None
            else:
                forms.setdefault(particle + word, {})[lemma, form] = None
        if particle:  # the base must be known as a word of its own to be found split
            for word, form in _CONJUGATE[lang](_parts(base, irregular, lang)):
                forms.setdefault(word, {}).setdefault((base, form))
    return VerbTable(
        {word: _merged(readings) for word, readings in forms.items() if word}, particles
    )


def _merged(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """One reading per lemma, its forms added up."""
    merged: dict[str, int] = {}
    for lemma, form in readings:
        merged[lemma] = merged.get(lemma, 0) | form
    return tuple(merged.items())


def _parts(base: str, irregular: Mapping[str, PrincipalParts], lang: str) -> PrincipalParts:
    """Principal parts of `base`, taken from the verb it is a prefixed form of if need be."""
    if base in irregular:
        return irregular[base]
    for prefix in _PREFIXES[lang]:
        root = irregular.get(base.removeprefix(prefix)) if base.startswith(prefix) else None
        if root and len(root.infinitive) > 3:
            return PrincipalParts(
                base,
                tuple(prefix + form for form in root.present),
                tuple(prefix + form for form in root.past),
                tuple(_prefixed_participle(prefix, form, lang) for form in root.participle),
            )
    return PrincipalParts(base)


def _prefixed_participle(prefix: str, participle: str, lang: str) -> str:
    return prefix + (participle.removeprefix("ge") if lang == "nl" else participle)


@cache
def _load(lang: str) -> tuple[dict[str, PrincipalParts], tuple[str, ...]]:
    """Irregular verbs by infinitive, and the rest as lemmas."""
    path = files("griffier.lexicon").joinpath(lang, "verbs.csv")
    irregular: dict[str, PrincipalParts] = {}
    regular: list[str] = []
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            fields = {key: tuple(filter(None, (row[key] or "").split(";"))) for key in _FORM_FIELDS}
            infinitive = row["infinitive"]
            if not infinitive:
                raise DataError(f"{path}: a row without an infinitive: {row!r}.")
            if any(fields.values()):
                irregular[infinitive] = PrincipalParts(infinitive, **fields)
            else:
                regular.append(infinitive)
    return irregular, tuple(regular)


_FORM_FIELDS = ("present", "past", "participle")
