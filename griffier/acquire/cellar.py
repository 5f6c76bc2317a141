"""CELLAR's answers about decisions in the common foreign and security policy.

The Publications Office answers SPARQL over what it holds; the question asks for the acts
of some days whose CELEX number is that of a decision and whose English title names the CFSP.
What was verified against what stands in docs/sources.md.
"""

import datetime
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from griffier.acquire.addresses import shown
from griffier.acquire.client import Answer
from griffier.errors import SourceChanged, SourceDamaged

MOST: Final = 2000  # rows of one answer; a year has a few hundred such decisions
RESULTS: Final = "application/sparql-results+json"
CELEX: Final = re.compile(r"3(\d{4})D(\d{4})")
_VARIABLES: Final = ("celex", "date", "title")


@dataclass(frozen=True, slots=True)
class Adopted:
    """A decision of the Council as CELLAR lists it; `number` as people write it («2022/346»)."""

    celex: str
    number: str
    date: datetime.date
    title: str


def question(first: datetime.date, last: datetime.date, most: int = MOST) -> str:
    """The SPARQL query for the CFSP decisions adopted on the days from `first` to `last`."""
    language = "http://publications.europa.eu/resource/authority/language/ENG"
    return (
        "PREFIX cdm: <http://publications.europa.eu/ontology/cdm#> "
        "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "
        "SELECT DISTINCT ?celex ?date ?title WHERE { "
        "?work cdm:resource_legal_id_celex ?celex ; cdm:work_date_document ?date . "
        "?text cdm:expression_belongs_to_work ?work ; "
        f"cdm:expression_uses_language <{language}> ; cdm:expression_title ?title . "
        f'FILTER(?date >= "{first}"^^xsd:date && ?date <= "{last}"^^xsd:date) '
        # A corrigendum has the number of its act with something behind it.
        'FILTER(REGEX(STR(?celex), "^3[0-9]{4}D[0-9]{4}$")) '
        'FILTER(CONTAINS(STR(?title), "CFSP")) '
        f"}} ORDER BY ?celex LIMIT {most}"
    )


def decisions(
    answer: Answer, first: datetime.date, last: datetime.date, most: int = MOST
) -> tuple[Adopted, ...]:
    """The decisions of an answer, each once, in order of their numbers.

    Raises SourceDamaged for an answer that is cut off, and SourceChanged for one of another
    kind or with rows that were not asked for: whoever ignores the filter would give us
    decisions that are none.
    """
    where = shown(answer.address.partition("?")[0])
    rows = _rows(answer, where)
    if len(rows) >= most:
        raise SourceDamaged(f"{where} gave {len(rows)} rows from {first} on; there may be more.")
    found: dict[str, Adopted] = {}
    for row in rows:
        adopted = _adopted(row, where)
        if not first <= adopted.date <= last:
            raise SourceChanged(
                f"{where}: asked for {first} to {last}, and {adopted.celex} is of {adopted.date}."
            )
        # A work with several English expressions comes back once for each.
        found.setdefault(adopted.celex, adopted)
    return tuple(found[celex] for celex in sorted(found))


def _rows(answer: Answer, where: str) -> list[dict[str, str]]:
    try:
        whole = json.loads(answer.data)
    except ValueError:
        if answer.media_type.endswith("json"):
            raise SourceDamaged(f"{where} sent JSON that is cut off or broken.") from None
        raise SourceChanged(f"{where} gave {answer.media_type}, not {RESULTS}.") from None
    try:
        names, rows = whole["head"]["vars"], whole["results"]["bindings"]
    except (KeyError, TypeError):
        raise SourceChanged(f"{where} gave JSON that is no answer to a query.") from None
    if not set(_VARIABLES) <= set(names):
        raise SourceChanged(f"{where}: asked for {', '.join(_VARIABLES)}, and got {names}.")
    return [dict(_values(row, where)) for row in rows]


def _values(row: Any, where: str) -> Iterator[tuple[str, str]]:
    for name in _VARIABLES:
        try:
            yield name, str(row[name]["value"])
        except (KeyError, TypeError):
            raise SourceChanged(f"{where}: a row has no {name}.") from None


def _adopted(row: dict[str, str], where: str) -> Adopted:
    found = CELEX.fullmatch(row["celex"])
    if found is None:
        raise SourceChanged(f"{where}: {row['celex']} is not the CELEX number of a decision.")
    title = " ".join(row["title"].split())
    if "CFSP" not in title:
        raise SourceChanged(f"{where}: {row['celex']} is no CFSP decision: {title[:80]!r}.")
    try:
        date = datetime.date.fromisoformat(row["date"][:10])
    except ValueError:
        raise SourceChanged(f"{where}: {row['date']!r} is no day.") from None
    return Adopted(row["celex"], f"{found[1]}/{int(found[2])}", date, title)
