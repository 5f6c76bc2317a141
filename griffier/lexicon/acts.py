"""The lexicon of acts: verbs, verb phrases and nouns with their frames.

A frame says which argument is the topic and which the recipient. Entries are written
in families (`[[frame]]` with several verbs, `[[noun]]` with several nouns) since verbs
of one meaning mostly share one frame; docs/lexicon.md explains every key.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from griffier.errors import DataError
from griffier.lexicon.grammar import load_grammar
from griffier.lexicon.verbs import VerbTable, build_verbs
from griffier.model import Act

ROLES = ("topic", "recipient", "actor", "speaker", "none")


@dataclass(frozen=True, slots=True)
class Entry:
    """One verb, verb phrase or noun that reports an act.

    `lemma` is the verb («aan|dringen») or the noun; `words` must all be in its clause
    (each a set of alternatives, or a word that ends in one of `endings`). `object`,
    `clause`, `infinitive` and `prepositions` give the role of an argument; `needs` lists
    arguments of which one must be there:
    «object», «clause», «infinitive», «deadline», or a preposition. `infinitive_act` is
    the act when an infinitive says what the actor itself will do («kondigde aan … te
    leveren» is a promise); `body_act` the act when a body that decides does it («de Raad
    stemde in»). `subject` is the role of the
    grammatical subject: actor, topic for «kwam aan de orde», or speaker where it names nobody
    and who says so is meant («er is geen aanleiding om …»). A `present` entry fits the present
    tense alone («ik bespreek dit met de sector» is a promise, «ik besprak» is none); an
    `author` entry only what the author of the letter does.
    """

    id: str
    act: Act
    lemma: str
    words: tuple[frozenset[str], ...] = ()
    endings: tuple[tuple[str, ...], ...] = ()
    object: str = "none"
    clause: str = "none"
    infinitive: str = "none"
    prepositions: Mapping[str, str] = field(default_factory=dict)
    needs: frozenset[str] = frozenset()
    excludes: frozenset[str] = frozenset()
    reflexive: bool = False
    subject: str = "actor"
    minor: bool = False
    ergative: bool = False
    present: bool = False
    author: bool = False
    noun: bool = False
    leads: frozenset[str] = frozenset()
    infinitive_act: Act | None = None
    body_act: Act | None = None
    examples: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()

    def is_fixed(self, word: str) -> bool:
        """Whether a word is one of the fixed words, or a compound of one."""
        listed = any(word in alternatives for alternatives in self.words)
        return listed or any(ends and word.endswith(ends) for ends in self.endings)


@dataclass(frozen=True, slots=True)
class ActLexicon:
    """All entries of one language, found by verb lemma or by noun (lower case)."""

    by_verb: Mapping[str, tuple[Entry, ...]]
    by_noun: Mapping[str, tuple[Entry, ...]]
    verbs: VerbTable
    # The ranks of the entries of a verb by a word that they ask for; «» for the rest.
    ranks: Mapping[str, Mapping[str, tuple[int, ...]]]

    def of_verb(self, lemma: str, words: Iterable[str]) -> list[Entry]:
        """The entries of a verb, the most specific first, without those that ask for a word
        of which none stands among `words`: «geven» alone has some fifty."""
        entries = self.by_verb.get(lemma)
        if entries is None:
            return []
        ranks = self.ranks[lemma]
        found = set(ranks[""]).union(*[ranks[word] for word in words if word in ranks])
        return [entries[rank] for rank in sorted(found)]

    def entries(self) -> Iterator[Entry]:
        """Every entry, verbs first."""
        for table in (self.by_verb, self.by_noun):
            for entries in table.values():
                yield from entries


@cache
def load_acts(lang: str) -> ActLexicon:
    """The act lexicon of `lang`; raises DataError naming the entry that is malformed."""
    folder = files("griffier.lexicon").joinpath(lang, "acts")
    by_verb: dict[str, list[Entry]] = {}
    by_noun: dict[str, list[Entry]] = {}
    for path in sorted(folder.iterdir(), key=lambda item: item.name):
        if not path.name.endswith(".toml"):
            continue
        for entry in _entries(tomllib.loads(path.read_text(encoding="utf-8")), path.name):
            (by_noun if entry.noun else by_verb).setdefault(entry.lemma, []).append(entry)
    helpers = load_grammar(lang).helpers
    lemmas = [lemma for lemma in by_verb if lemma not in helpers]
    sorted_verbs = {lemma: _specific_first(entries) for lemma, entries in by_verb.items()}
    return ActLexicon(
        sorted_verbs,
        {noun: _specific_first(entries) for noun, entries in by_noun.items()},
        build_verbs(lang, lemmas),
        {lemma: _ranks(entries) for lemma, entries in sorted_verbs.items()},
    )


def _specific_first(entries: list[Entry]) -> tuple[Entry, ...]:
    """More fixed words first, then more demands: the first that fits is the best."""
    return tuple(
        sorted(entries, key=lambda e: (-len(e.words), "deadline" not in e.needs, not e.needs))
    )


def _ranks(entries: Sequence[Entry]) -> dict[str, tuple[int, ...]]:
    """Under each word of its rarest choice the rank of an entry; under «» that of one which
    asks for no word, or for the ending of one."""
    found: dict[str, list[int]] = {"": []}
    for rank, entry in enumerate(entries):
        asked = min(entry.words, key=len, default=frozenset())
        for word in {""} if entry.endings or not asked else asked:
            found.setdefault(word, []).append(rank)
    return {word: tuple(ranks) for word, ranks in found.items()}


def _entries(raw: Mapping[str, Any], name: str) -> Iterator[Entry]:
    for table, key in (("frame", "verbs"), ("noun", "nouns")):
        for number, frame in enumerate(raw.get(table, ())):
            try:
                for head in frame[key]:
                    yield _entry(frame, head, noun=table == "noun")
            except (KeyError, ValueError, TypeError) as error:
                raise DataError(f"{name}, {table} {number + 1}: {error}.") from error


_KNOWN = frozenset(
    [
        "act",
        "verbs",
        "nouns",
        "words",
        "object",
        "clause",
        "infinitive",
        "prep",
        "needs",
        "excludes",
        "reflexive",
        "subject",
        "minor",
        "ergative",
        "present",
        "author",
        "leads",
        "infinitive_act",
        "body_act",
        "examples",
        "counter",
        "comment",
    ]
)


def _entry(frame: Mapping[str, Any], head: str, *, noun: bool) -> Entry:
    if unknown := set(frame) - _KNOWN:
        raise ValueError(f"unknown key {sorted(unknown)[0]!r}")
    listed = [word.split("/") for word in frame.get("words", ())]
    words = tuple(frozenset(w for w in word if w[0] != "-") for word in listed)
    endings = tuple(tuple(w[1:] for w in word if w[0] == "-") for word in listed)
    fixed = "+".join(sorted(min(word).removeprefix("-") for word in listed))
    entry = Entry(
        id=f"{frame['act'].lower()}:{head.replace('|', '')}" + (f"+{fixed}" if fixed else ""),
        act=Act(frame["act"]),
        lemma=head,
        words=words,
        endings=endings if any(endings) else (),
        object=frame.get("object", "none"),
        clause=frame.get("clause", "none"),
        infinitive=frame.get("infinitive", "none"),
        prepositions=dict(frame.get("prep", {})),
        needs=frozenset(frame.get("needs", ())),
        excludes=frozenset(frame.get("excludes", ())),
        reflexive=frame.get("reflexive", False),
        subject=frame.get("subject", "actor"),
        minor=frame.get("minor", False),
        ergative=frame.get("ergative", False),
        present=frame.get("present", False),
        author=frame.get("author", False),
        noun=noun,
        leads=frozenset(frame.get("leads", ())),
        infinitive_act=Act(frame["infinitive_act"]) if "infinitive_act" in frame else None,
        body_act=Act(frame["body_act"]) if "body_act" in frame else None,
        examples=tuple(frame.get("examples", ())),
        counter=tuple(frame.get("counter", ())),
    )
    roles = {entry.object, entry.clause, entry.infinitive, entry.subject}
    if wrong := (roles | set(entry.prepositions.values())) - set(ROLES):
        raise ValueError(f"unknown role {sorted(wrong)[0]!r} in {entry.id}")
    return entry
