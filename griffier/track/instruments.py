"""Instruments of policy: what documents call by name, who presented it, what was said of it.

Names are gathered document by document (`naming` finds them), then those of several
documents that mean one thing are put together. Where two may or may not be one they stay
two: missing beats wrong.
"""

import datetime
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from griffier.ledger.entries import Entry, Pointer
from griffier.model import Act
from griffier.track.followed import since
from griffier.track.instrument_sets import (
    Passage,
    Sight,
    gather_in_document,
    put_together,
    telling,
)
from griffier.track.instrument_words import load_instrument_words
from griffier.track.namings import Naming

_PRESENTING: Final = (Act.PROPOSE, Act.PROVIDE, Act.COMMIT)
_CLOSE: Final = 4  # words of a topic before the name («haar nieuwe verordening»)
_TEXTS: Final = frozenset({"com", "celex", "oj", "cfsp", "document", "url"})


@dataclass(frozen=True, slots=True)
class InstrumentMention:
    """Where a document names an instrument or points to it; `reason` says why it is this one."""

    document: str
    date: datetime.date | None
    start: int
    end: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Instrument:
    """A package, plan, declaration, agreement, regulation or the like.

    `presented` is the statement by which somebody laid it before others or announced it,
    `settled` the one by which it was adopted or signed; None where no document tells.
    `statements` are all that name it or point to it, by date; `texts` where its text is.
    """

    id: str
    kind: str
    name_nl: str | None
    name_en: str | None
    presented: Entry | None
    settled: Entry | None
    mentions: tuple[InstrumentMention, ...]
    statements: tuple[Entry, ...]
    texts: tuple[Pointer, ...]

    @property
    def name(self) -> str:
        """Its name in Dutch if there is one, else in English."""
        return self.name_nl or self.name_en or self.kind


def instruments(passages: Iterable[Passage]) -> tuple[Instrument, ...]:
    """The instruments that statements are about, by the day they are first spoken of.

    A thing that is never named by more than its kind is left out.
    """
    documents: dict[str, list[Passage]] = {}
    for passage in passages:
        documents.setdefault(passage.document, []).append(passage)
    ordered = sorted(documents.values(), key=lambda found: (_day(found[0]), found[0].document))
    groups = put_together(group for document in ordered for group in gather_in_document(document))
    made = [_instrument(group) for group in groups if _told(group)]
    return _with_ids(sorted(made, key=_first))


def _told(sights: Sequence[Sight]) -> bool:
    """Named by more than its kind and by more than how it is, in a statement."""
    named = [sight for sight in sights if sight.naming.stems]
    compound = any(sight.naming.compound for sight in named)
    laid = bool(named) and _by_act(_of_itself(sights), _PRESENTING) is not None
    told = bool(telling(list(sights))) or compound or laid
    return told and any(sight.entries for sight in sights)


def _instrument(sights: Sequence[Sight]) -> Instrument:
    statements = sorted({e.id: e for s in sights for e in s.entries}.values(), key=_when)
    return Instrument(
        id="",
        kind=sights[0].naming.kind,
        name_nl=_name(sights, "nl"),
        name_en=_name(sights, "en"),
        presented=_by_act(_of_itself(sights), _PRESENTING),
        settled=_by_act(_of_itself(sights), (Act.AGREE,)),
        mentions=tuple(map(_mention, sights)),
        statements=tuple(statements),
        texts=_texts(sights),
    )


def _name(sights: Iterable[Sight], lang: str) -> str | None:
    """The name that says most; of several the one with capitals, then the shortest."""
    found = [s.naming for s in sights if s.naming.lang == lang and not s.naming.bare]
    best = max(found, key=_says, default=None)
    return best.text if best else None


def _says(naming: Naming) -> tuple[int, bool, int]:
    return len(naming.stems), naming.text[0].isupper(), -len(naming.text)


def _of_itself(sights: Iterable[Sight]) -> list[Entry]:
    """Statements whose topic is the thing itself, not its progress or a share in it."""
    return [e for sight in sights for e in sight.entries if _is_topic(e, sight.naming)]


def _is_topic(entry: Entry, naming: Naming) -> bool:
    """Whether the topic begins with the name, or with the words just before it."""
    if not entry.topic:
        return entry.act is Act.PROPOSE
    before, name, _ = entry.topic.casefold().partition(naming.text.split()[0].casefold())
    words = before.split()
    links = load_instrument_words(entry.lang).links
    return bool(name) and len(words) <= _CLOSE and not links & frozenset(words)


def _by_act(statements: Iterable[Entry], acts: Sequence[Act]) -> Entry | None:
    """The earliest statement by the first of `acts` there is one of, what is done first."""
    done = [e for e in statements if e.polarity == "positive" and e.actors]
    for act in acts:
        found = [e for e in done if e.act is act]
        if found:
            return min(found, key=lambda e: (e.modality not in ("done", "reported"), _when(e)))
    return None


def _mention(sight: Sight) -> InstrumentMention:
    start = sight.passage.start
    naming = sight.naming
    return InstrumentMention(
        sight.passage.document,
        sight.passage.date,
        start + naming.start,
        start + naming.end,
        naming.text,
        sight.reason,
    )


def _texts(sights: Iterable[Sight]) -> tuple[Pointer, ...]:
    """What a sentence points to that names this instrument and no other."""
    found = {
        (pointer.kind, pointer.id): pointer
        for sight in sights
        if sight.alone
        for pointer in sight.passage.pointers
        if pointer.kind in _TEXTS
    }
    return tuple(found.values())


def _with_ids(made: Iterable[Instrument]) -> tuple[Instrument, ...]:
    """Ids that read as what they are: «eu-steunpakket-voor-energie»; a second one of the same
    name carries its year."""
    used: set[str] = set()
    found: list[Instrument] = []
    for each in made:
        slug = _slug(each.name)
        year = str(_first(each)[0].year)
        identity = next(i for i in _candidates(slug, year) if i not in used)
        used.add(identity)
        found.append(replace(each, id=identity))
    return tuple(found)


def _candidates(slug: str, year: str) -> Iterable[str]:
    yield slug
    yield f"{slug}-{year}"
    number = 2
    while True:
        yield f"{slug}-{year}-{number}"
        number += 1


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "-".join(re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode()))


def _day(passage: Passage) -> datetime.date:
    return passage.date or datetime.date.max


def _when(entry: Entry) -> tuple[datetime.date, str, int]:
    return since(entry) or datetime.date.max, entry.document, entry.start


def _first(each: Instrument) -> tuple[datetime.date, str]:
    days = [mention.date for mention in each.mentions if mention.date]
    return min(days, default=datetime.date.max), each.name
