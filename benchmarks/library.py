"""A library of any size, filled with made-up letters in the proportions of a real ledger.

    python -m benchmarks.library DIR --statements 100000

One actor has more than half of the lines and some have a handful; most lines name nobody in
particular as recipient; a few concepts come up everywhere; letters are short, some very long.
The letters are filed the way read ones are, so everything holds in such a library that holds
in any (`griffier verify` finds nothing), and filing it measures filing.
"""

import argparse
import datetime
import hashlib
import random
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, islice
from typing import Any

from sqlalchemy import insert, update

import griffier
from griffier.ledger.entries import Session
from griffier.ledger.library import Library
from griffier.ledger.prepared import Made, Prepared, fingerprint, prepared
from griffier.ledger.schema import document_meetings, documents, statements
from griffier.ledger.settlements import Settlement
from griffier.lexicon.actors import actor_table
from griffier.lexicon.thesaurus import load_thesaurus
from griffier.model import Source

# How often each act comes up among a hundred statements of the specimen letters, rounded.
_ACTS = {
    "STATE": 18,
    "EMPHASISE": 15,
    "SUPPORT": 14,
    "COMMIT": 11,
    "DISCUSS": 10,
    "PROVIDE": 8,
    "REQUEST": 7,
    "PROPOSE": 5,
    "AGREE": 4,
    "EXPECT": 3,
    "MEET": 2,
    "WARN": 2,
    "OPPOSE": 1,
}
_ACTORS = {"NL": 56, "EU_COMMISSION": 12, "EU_COUNCIL": 8, "MEMBER_STATES": 6, "EU": 4}
_RECIPIENTS = {"": 52, "TK": 20, "EU_COMMISSION": 8, "MEMBER_STATES": 6}
_KINDS = {"letter": 34, "report": 30, "agenda": 22, "answers": 10, "declaration": 4}
_VERBS = {
    "STATE": "gaf aan dat",
    "EMPHASISE": "benadrukte het belang van",
    "SUPPORT": "verwelkomde",
    "COMMIT": "zegde toe nader te berichten over",
    "DISCUSS": "sprak over",
    "PROVIDE": "bood de stukken aan over",
    "REQUEST": "drong aan op",
    "PROPOSE": "stelde voor te komen tot",
    "AGREE": "stemde in met",
    "EXPECT": "verwachtte voortgang bij",
    "MEET": "ontmoette de ambtgenoten wegens",
    "WARN": "waarschuwde voor",
    "OPPOSE": "keerde zich tegen",
}
_TAILS = (
    "in het licht van de komende zitting",
    "met oog voor de positie van kleine havens",
    "zonder vooruit te lopen op het verdere overleg",
    "en vroeg daarbij om een heldere planning",
    "mits de uitvoering haalbaar blijft voor gemeenten",
    "ook voor de landen aan de buitengrens",
)
_FIRST, _DAYS = datetime.date(2008, 1, 1), 6_900
_USUAL = 15  # statements in a letter


@dataclass(frozen=True)
class _Choice:
    """Draws from weighted values."""

    values: Sequence[Any]
    sums: list[float]

    @classmethod
    def of(cls, weights: dict[Any, float]) -> "_Choice":
        return cls(list(weights), list(accumulate(weights.values())))

    def draw(self, chance: random.Random) -> Any:
        return self.values[bisect(self.sums, chance.random() * self.sums[-1])]


def _with_tail(weights: dict[str, int], tail: Sequence[str]) -> dict[str, float]:
    """The rest of a hundred goes to the others, the next always half as often (Zipf)."""
    left = 100 - sum(weights.values())
    tail = [each for each in tail if each not in weights]
    harmonic = sum(1 / rank for rank in range(1, len(tail) + 1))
    rest = {each: left / harmonic / rank for rank, each in enumerate(tail, start=1)}
    return {**weights, **rest}


@dataclass
class Letters:
    """Made-up letters without end, the same for the same seed."""

    seed: int = 1
    usual: float = 2.4
    chance: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        countries = [a for a, kind in actor_table().kinds.items() if kind == "country"]
        self.chance.shuffle(countries)
        concepts = list(load_thesaurus().concepts.values())
        self.chance.shuffle(concepts)
        named = [(c.id, c.labels["nl"][0]) for c in concepts]
        self._actors = _Choice.of(_with_tail(_ACTORS, countries))
        self._recipients = _Choice.of(_with_tail(_RECIPIENTS, countries))
        weights = {each: 1 / rank for rank, each in enumerate(named, start=3)}
        self._concepts = _Choice.of({**weights, None: sum(weights.values()) * 0.6})
        self._acts, self._kinds = _Choice.of(dict(_ACTS)), _Choice.of(dict(_KINDS))
        self._number = 0
        self._made = Made(griffier.__version__, fingerprint())

    def __iter__(self) -> Iterator[Prepared]:
        while True:
            yield self._letter()

    def _letter(self) -> Prepared:
        self._number += 1
        day, kind = self._day(), self._kinds.draw(self.chance)
        count = self._count()
        title = f"Brief {self._number} over de zitting van {day:%d-%m-%Y}"
        text, sentences, made = f"{title}\n\n", [], []
        for number in range(count):
            statement = self._statement(number, len(text), day)
            quote = statement["quote"]
            sentences.append([len(text), len(text) + len(quote) + 1])
            made.append(statement)
            text += quote + "." + ("\n\n" if number % 6 == 5 else " ")
        data = text.encode()
        contract = self._contract(hashlib.sha256(data).hexdigest(), kind, title, day)
        contract |= {"text": text, "sentences": sentences, "statements": made}
        return prepared(Source(data, f"brief-{self._number}.txt"), contract, self._made)

    def _day(self) -> datetime.date:
        return _FIRST + datetime.timedelta(days=self.chance.randrange(_DAYS))

    def _count(self) -> int:
        """How many statements the next letter has; `usual` is the logarithm of the median."""
        return min(400, max(1, round(self.chance.lognormvariate(self.usual, 0.8))))

    def _contract(self, digest: str, kind: str, title: str, day: datetime.date) -> dict[str, Any]:
        metadata = {
            **{"kind": kind, "title": title, "date": day.isoformat(), "place": "Den Haag"},
            "sender": [{"name": "A. de Wit", "role": "Minister van Zaken", "actor": "NL"}],
            **{"addressee": "Voorzitter van de Tweede Kamer", "dossiers": ["21501-02"]},
            **{"number": str(self._number), "session": None, "media_type": "text/plain"},
            **{"identifier": f"kst-21501-02-{self._number}", "pages": None},
        }
        empty: tuple[str, ...] = (
            "sections",
            "parts",
            "turns",
            "footnotes",
            "references",
            "mentions",
            "moments",
        )
        empty += ("abbreviations", "amounts", "fulfils", "alignment")
        meeting: dict[str, Any] = {
            "id": "raad",
            "name": "Raad",
            "body": "EU_COUNCIL",
            "date": day.isoformat(),
        }
        meeting |= {"end_date": None, "place": None, "country": None}
        head = {"schema": "griffier/document/1", "id": digest, "lang": "nl"}
        return {**head, "metadata": metadata, "meetings": [meeting], **{k: [] for k in empty}}

    def _statement(self, number: int, start: int, day: datetime.date) -> dict[str, Any]:
        chance, act = self.chance, self._acts.draw(self.chance)
        actor, recipient = self._actors.draw(chance), self._recipients.draw(chance)
        concept = self._concepts.draw(chance)
        topic = concept[1] if concept else f"punt {chance.randrange(10_000)}"
        name = actor_table().label(actor, "nl")
        quote = f"{name} {_VERBS[act]} {topic} {chance.choice(_TAILS)}"
        at = start + quote.index(topic)
        promised = act == "COMMIT" and chance.random() < 0.3
        last = day + datetime.timedelta(days=chance.randrange(20, 200))
        deadline = {"text": "vóór het reces", "from": day.isoformat(), "to": last.isoformat()}
        entry = f"{act.lower()}:werkwoord"
        return {
            "id": f"{number:012x}",
            "actors": [{"id": actor, "text": name, "person": None}],
            "via": None,
            "act": act,
            "recipients": [{"id": recipient, "text": "", "person": None}] if recipient else [],
            "topic": {
                **{"text": topic, "concept": concept[0] if concept else None},
                **{"start": at, "end": at + len(topic)},
            },
            "meeting": "Raad",
            "meeting_id": "raad" if chance.random() < 0.7 else None,
            "date": day.isoformat(),
            "modality": "done" if chance.random() < 0.8 else "intended",
            "polarity": "positive" if chance.random() < 0.97 else "negated",
            "weight": "normal",
            "repeated": False,
            "deadline": deadline if promised else None,
            "evidence": {
                **{"start": start, "end": start + len(quote)},
                **{"page": None, "line": 1, "element": None},
            },
            "quote": quote,
            "plover": None,
            "rule": "verb",
            "confidence": 1.0,
            "explanation": {
                **{"rule": "verb", "entry": entry},
                "steps": ["clause 0 (main)", f"actor «{name}» is {actor}"],
            },
        }


def letters(count: int, seed: int = 1) -> Iterator[Prepared]:
    """That many made-up letters, ready to be filed; about fifteen statements each."""
    return islice(iter(Letters(seed)), count)


def fill(library: Library, wanted: int, *, seed: int = 1, batch: int = 64) -> int:
    """File letters until the library has about `wanted` statements; returns how many letters.

    Every letter belongs to the meeting of its day.
    """
    source, filed, stated = iter(Letters(seed)), 0, 0
    while stated < wanted:
        some = list(islice(source, batch))
        library.file_all(some)
        filed += len(some)
        stated += sum(len(each.found["statements"]) for each in some)
    meet(library)
    with library.database.reading() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("ANALYZE")
    return filed


def meet(library: Library) -> None:
    """Give statements the meeting of their day, as following up would."""
    with library.database.reading() as connection:
        columns = (documents.c.seq, documents.c.date)
        days = [
            tuple(row) for row in connection.execute(documents.select().with_only_columns(*columns))
        ]
    kept = sorted({day for _, day in days})
    met = (Session(f"raad-{day}", "Raad", "raad", ("Raad",), "EU_COUNCIL", day) for day in kept)
    library.settle(Settlement(kept=tuple(met)))
    rows = [
        {"document": seq, "local": "raad", "session": f"raad-{day}", "reason": "the same day"}
        for seq, day in days
    ]
    with library.database.writing() as connection:
        connection.execute(insert(document_meetings), rows)
        for row in rows:
            mine = statements.c.document == row["document"]
            at = statements.c.local_meeting == "raad"
            connection.execute(update(statements).where(mine, at).values(meeting=row["session"]))


def main() -> None:
    """Make a library of the size asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder")
    parser.add_argument("--statements", type=int, default=100_000)
    parser.add_argument("--database")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with Library.open(asked.folder, database=asked.database, create=True) as library:
        filed = fill(library, asked.statements, seed=asked.seed)
        print(f"{filed} letters with {library.size()[1]} statements in {asked.folder}.")


if __name__ == "__main__":
    main()
