"""What people decided on an entry: kept or not kept, as far as it was not undone."""

from collections.abc import Iterable, Iterator
from typing import Final

from griffier.ledger.entries import Entry, Evidence, Judgement, State

_VERDICTS: Final = {"kept": State.KEPT, "not-kept": State.OPEN}


def judged(entry: Entry, judgements: Iterable[Judgement]) -> Iterator[Evidence]:
    """The judgements that stand, as evidence: KEPT, or OPEN for «not kept»."""
    judgements = tuple(judgements)
    undone = {each.value for each in judgements if each.verdict == "undo"}
    for each in judgements:
        if each.verdict in _VERDICTS and each.id not in undone and _hangs_on(each, entry):
            yield _evidence(each)


def _hangs_on(judgement: Judgement, entry: Entry) -> bool:
    """On the quotation, so that a new reading of the document loses no judgement."""
    if judgement.document is None or judgement.quote is None:
        return judgement.entry == entry.id
    same = (judgement.document, judgement.quote) == (entry.document, entry.quote)
    return same and judgement.act in (None, entry.act.value)


def _evidence(judgement: Judgement) -> Evidence:
    verdict = judgement.verdict.replace("-", " ")
    return Evidence(
        kind="judgement",
        source=judgement.id,
        date=judgement.at.date(),
        quote=judgement.reason,
        bears=_VERDICTS[judgement.verdict],
        reason=f"{judgement.author} judged it {verdict}.",
    )
