"""The text for `benchmarks.search`: sentences of the specimens with words of a dictionary.

Words of the whole dictionary are strewn in by Zipf's law, so that the vocabulary grows as that of
an archive does. The same number gives the same text.
"""

import datetime
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from griffier.search.query import PARAGRAPHS, STATEMENTS
from griffier.search.units import Unit
from specimens.build import sources
from specimens.source import load

PARAGRAPHS_EACH = 15  # to a document
ACTORS = "NL DE FR PL HU EU_COMMISSION EU_COUNCIL RS XK AL UA TR".split()  # noqa: SIM905
ACTS = "REQUEST SUPPORT EMPHASISE STATE COMMIT AGREE OPPOSE DISCUSS".split()  # noqa: SIM905
_DAY = datetime.date(2008, 1, 7)


@dataclass(frozen=True, slots=True)
class Corpus:
    """Sentences, and rarer words by how often they may come."""

    sentences: Sequence[str]
    words: Sequence[str]
    weights: Sequence[float]

    def paragraph(self, chance: random.Random) -> str:
        """Two to five sentences, in each of which a word or two is another."""
        chosen = chance.choices(self.sentences, k=chance.randint(2, 5))
        return " ".join(self._varied(sentence, chance) for sentence in chosen)

    def _varied(self, sentence: str, chance: random.Random) -> str:
        words = sentence.split(" ")
        drawn = chance.choices(self.words, cum_weights=self.weights, k=2 + len(words) // 8)
        for word in drawn:
            words.insert(chance.randrange(len(words)), word)
        return " ".join(words)


def corpus() -> Corpus:
    """Dutch sentences of the specimens and the words simplemma knows, in a fixed order."""
    import simplemma.strategies.dictionaries.dictionary_factory as dictionaries

    sentences = [
        sentence.strip()
        for path in sources()
        for specimen in [load(path)]
        if specimen.front["lang"] == "nl"
        for block in specimen.blocks
        if block.kind == "paragraph"
        for sentence in "".join(run.text for run in block.runs).split(". ")
        if 30 < len(sentence) < 400
    ]
    known = dictionaries._load_dictionary_from_disk("nl")
    words = sorted(word.decode() for word in known if 3 < len(word) < 20 and word.isalpha())
    random.Random(1).shuffle(words)
    weights = list(accumulate(1 / (rank + 20) for rank in range(len(words))))
    return Corpus(sentences, words, weights)


def documents(count: int, text: Corpus) -> Iterator[tuple[str, list[Unit]]]:
    """Documents with their paragraphs and, two to three paragraphs, statements."""
    chance = random.Random(20_221_206)
    for number in range(-(-count // PARAGRAPHS_EACH)):
        identity = f"{chance.getrandbits(256):064x}"
        shared: dict[str, Any] = {
            "document": identity,
            "lang": "nl",
            "heading": text.sentences[number % 97][:30],
            "kind": chance.choice(("report", "agenda", "letter")),
            "day": _DAY + datetime.timedelta(days=chance.randrange(6500)),
            "dossiers": (f"21501-{chance.randint(1, 36):02d}",),
        }
        context = text.sentences[number % len(text.sentences)][:80]
        at, units = 0, []
        for each in range(min(PARAGRAPHS_EACH, count - number * PARAGRAPHS_EACH)):
            words = text.paragraph(chance)
            end = at + len(words)
            units.append(
                Unit(start=at, end=end, scope=PARAGRAPHS, text=words, context=context, **shared)
            )
            if each % 3 < 2:
                units.append(_statement(words, at, shared, chance))
            at = end + 2
        yield identity, units


def _statement(words: str, at: int, shared: dict[str, Any], chance: random.Random) -> Unit:
    quote = words.split(". ")[0]
    return Unit(
        start=at,
        end=at + len(quote),
        scope=STATEMENTS,
        text=quote,
        entry=f"{chance.getrandbits(64):016x}",
        act=chance.choice(ACTS),
        actors=(chance.choice(ACTORS),),
        recipients=tuple(chance.sample(ACTORS, chance.randint(0, 1))),
        **shared,
    )
