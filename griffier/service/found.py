"""What a search found, as plain values: what every door hands to machines."""

from typing import Any

from griffier.service.search import Hit, SearchResult


def as_dict(result: SearchResult, locale: str) -> dict[str, Any]:
    """The result as JSON has it: `described` says the query in the words of `locale`, and
    `described_in` in those of each language."""
    return {
        "query": result.query,
        "total": result.total,
        "described": result.described[locale],
        "described_in": dict(result.described),
        "scope": result.scope,
        "sort": result.sort,
        "did_you_mean": result.did_you_mean,
        "with_less": [{"query": query, "total": total} for query, total in result.with_less],
        "next": result.cursor,
        "hits": [_hit(hit) for hit in result.hits],
        "facets": {
            facet.name: {
                "scope": facet.scope,
                "values": [
                    {
                        "value": each.value,
                        "label": each.label,
                        "count": each.count,
                        "query": each.query,
                        "chosen": each.chosen,
                    }
                    for each in facet.values
                ],
            }
            for facet in result.facets
        },
    }


def _hit(hit: Hit) -> dict[str, Any]:
    entry = hit.entry
    return {
        "document": hit.document,
        "title": hit.title,
        "kind": hit.kind,
        "lang": hit.lang,
        "date": hit.date.isoformat() if hit.date else None,
        "page": hit.page,
        "quote": hit.quote,
        "start": hit.start,
        "end": hit.end,
        "score": hit.score,
        "heading": hit.heading,
        "marks": [list(mark) for mark in hit.marks],
        "statement": entry
        and {
            "id": entry.id,
            "act": entry.act.value,
            "actors": [actor.id for actor in entry.actors],
            "recipients": [actor.id for actor in entry.recipients],
            "concept": entry.concept,
        },
    }
