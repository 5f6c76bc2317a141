"""The verbs of a language: every form of every verb we know, and its particles.

A lemma is the infinitive with a bar behind a separable particle: «aan|dringen»,
«verzoeken». English particles stay apart in the text and are treated as prepositions by
the frames, so an English lemma never has a bar; it is in British spelling, and finds
the American forms too ("organise" has "organized").
"""

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from griffier.errors import DataError
from griffier.lexicon.conjugation import (
    Forms,
    PrincipalParts,
    dutch_forms,
    dutch_prefixed,
    english_forms,
    english_prefixed,
)

Reading = tuple[str, int]


@dataclass(frozen=True, slots=True)
class VerbTable:
    """`forms` maps a lower-case word to its readings (lemma, form); `particles` maps the
    base of separable verbs to the full lemma by particle («dringen» -> «aan» -> …)."""

    forms: Mapping[str, tuple[Reading, ...]]
    particles: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class _Rules:
    """How a language inflects. `prefixes` are the inseparable ones: a verb that the table
    gives no parts for, and that is a prefix before an irregular verb, follows that verb."""

    conjugate: Callable[[PrincipalParts], Forms]
    prefixed: Callable[[str, Mapping[str, int]], Forms]
    prefixes: Sequence[str]


_RULES = {
    "nl": _Rules(
        dutch_forms,
        dutch_prefixed,
        ("be", "er", "ge", "om", "aan", "her", "mis", "ont", "ver", "vol", "door", "over",
         "voor", "weer", "onder", "tegen", "achter"),
    ),
    "en": _Rules(
        english_forms,
        english_prefixed,
        ("be", "co", "re", "up", "mis", "out", "pre", "for", "off", "fore", "over", "with",
         "inter", "under"),
    ),
}  # fmt: skip


def build_verbs(lang: str, lemmas: Iterable[str]) -> VerbTable:
    """The table of the shipped verbs of `lang` together with `lemmas` (from the acts)."""
    irregular, shipped = _load(lang)  # in this order come the readings of a word: «was» is
    # «zijn» before it is «wassen», since auxiliaries lead the table and irregular verbs follow
    forms: dict[str, tuple[Reading, ...]] = {}
    particles: dict[str, dict[str, str]] = {}
    bases: dict[str, Forms] = {}
    for lemma in dict.fromkeys((*irregular, *shipped, *lemmas)):
        particle, _, base = lemma.rpartition("|")
        if base not in bases:  # a base must be known as a word of its own to be found split
            bases[base] = _base_forms(base, irregular, bases, lang)
            _enter(forms, "", base, bases[base])
        if particle:
            particles.setdefault(base, {})[particle] = lemma
            _enter(forms, particle, lemma, bases[base])
    return VerbTable(forms, particles)


def _enter(
    table: dict[str, tuple[Reading, ...]], particle: str, lemma: str, forms: Mapping[str, int]
) -> None:
    shared: dict[int, tuple[Reading, ...]] = {}  # one reading for the forms that are alike
    for bare, form in forms.items():
        word = particle + bare
        reading = shared.get(form)
        if reading is None:
            reading = shared[form] = ((lemma, form),)
        known = table.get(word)
        table[word] = known + reading if known else reading


def _base_forms(
    base: str, irregular: Mapping[str, PrincipalParts], bases: Mapping[str, Forms], lang: str
) -> Forms:
    """The forms of `base`, after the verb it is a prefixed form of if need be."""
    rules = _RULES[lang]
    if base in irregular:
        return rules.conjugate(irregular[base])
    for prefix in rules.prefixes:
        if base.startswith(prefix) and (root := base[len(prefix) :]) in irregular:
            return rules.prefixed(prefix, bases.get(root) or rules.conjugate(irregular[root]))
    return rules.conjugate(PrincipalParts(base))


@cache
def _load(lang: str) -> tuple[dict[str, PrincipalParts], tuple[str, ...]]:
    """Irregular verbs by infinitive, and the rest as lemmas; raises DataError."""
    path = files("griffier.lexicon").joinpath(lang, "verbs.csv")
    irregular: dict[str, PrincipalParts] = {}
    regular: list[str] = []
    rows = csv.reader(path.read_text(encoding="utf-8").splitlines())
    next(rows, None)  # the names of the columns
    for row in rows:
        if len(row) != 4 or not row[0]:
            raise DataError(f"{path}: a row of other than four columns: {row!r}.")
        infinitive, *fields = row
        if any(fields):
            present, past, participle = (tuple(filter(None, f.split(";"))) for f in fields)
            irregular[infinitive] = PrincipalParts(infinitive, present, past, participle)
        else:
            regular.append(infinitive)
    return irregular, tuple(regular)
