"""How `griffier align` shows its answer to people."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from griffier.cli.tables import show_lines, show_table
from griffier.indicators.countries import name
from griffier.lexicon.alignment import load_alignment

if TYPE_CHECKING:
    from griffier.indicators.alignment import Tally
    from griffier.indicators.declarations import Decision
    from griffier.indicators.rates import Published
    from griffier.service.alignment import Answer

_NOTHING = "–"
_NAMED = 12  # decisions without a declaration that are named in a sentence


def show(answer: Answer, lang: str) -> None:
    """Print the periods, what is published, and every decision with its declaration."""
    title = (
        f"{name(answer.country, lang)} ({answer.country}): alignment with decisions of the Council"
    )
    heads = ["period", "exist", "decisions", "aligned", "not listed", "rate", "standing"]
    show_table(title, heads, [_row(each) for each in answer.tallies], (1, 2, 3, 4, 5))
    heads = ["period", "published", "by", "note", "source"]
    show_table("Published by others", heads, [_rate(each) for each in answer.published], (1,))
    heads = ["sanctions", "decisions", "aligned", "not listed"]
    show_table("By sanctions regime", heads, _regimes(answer.tallies), (1, 2, 3))
    heads = ["decision", "adopted", "", "on", "declaration"]
    show_table("Decisions", heads, _decisions(answer.tallies))
    show_lines(_sentences(answer))


def _row(tally: Tally) -> list[str]:
    counts = [str(n) for n in (tally.decisions, tally.aligned, tally.not_listed)]
    exist = str(tally.known.exist) if tally.known else _NOTHING
    return [tally.period, exist, *counts, _percent(tally), tally.standing or ""]


def _percent(tally: Tally) -> str:
    if tally.rate is None:
        return _NOTHING
    if tally.known and tally.known.at_most != tally.rate:
        return f"{tally.rate:g} to {tally.known.at_most:g} %"
    return f"{tally.rate:g} %"


def _rate(rate: Published) -> list[str]:
    of = f" ({rate.aligned or '?'} of {rate.total})" if rate.total else ""
    percent = _NOTHING if rate.percent is None else f"{rate.percent:g} %"
    return [rate.period, percent + of, rate.by, rate.note or "", rate.source]


def _labels() -> dict[str, str]:
    return {regime.id: regime.label for regime in load_alignment().regimes}


def _regimes(tallies: tuple[Tally, ...]) -> list[list[str]]:
    labels = _labels()
    total: Counter[str] = Counter()
    aligned: Counter[str] = Counter()
    for share in (share for tally in tallies for share in tally.by_regime):
        total[share.label] += share.decisions
        aligned[share.label] += share.aligned
    return [
        [labels.get(key, "not known"), str(total[key]), str(aligned[key]), str(n - aligned[key])]
        for key, n in total.most_common()
    ]


def _decisions(tallies: tuple[Tally, ...]) -> list[list[str]]:
    labels = _labels()
    return [
        [
            counted.decision.id,
            counted.decision.date.isoformat() if counted.decision.date else _NOTHING,
            counted.outcome.value.replace("_", " "),
            _about(counted.decision, labels),
            ", ".join(dict.fromkeys(each.name for each in counted.decision.declared)),
        ]
        for tally in tallies
        for counted in tally.counted
    ]


def _about(decision: Decision, labels: dict[str, str]) -> str:
    """The sanctions a decision belongs to, else its subject in the words of a title."""
    return labels.get(decision.regime or "") or decision.subject or _NOTHING


def _sentences(answer: Answer) -> list[str]:
    lines = [*answer.notes]
    lines += [f"{each.period}: {each.why}" for each in answer.tallies if each.why and each.counted]
    lines += [
        _undeclared(each.period, each.known.undeclared)
        for each in answer.tallies
        if each.known and each.known.undeclared
    ]
    if answer.elsewhere:
        numbers = ", ".join(each.id for each in answer.elsewhere)
        lines.append(f"Not in these periods, or not dated: {numbers}.")
    if answer.unnumbered:
        lines.append(f"{len(answer.unnumbered)} lists name no decision and are not counted.")
    if answer.published:
        lines.append(
            "Denominators differ from one publisher to the next: some count political "
            "declarations too, some a reporting period. Compare no rate without its own."
        )
    return lines


def _undeclared(period: str, decisions: tuple[str, ...]) -> str:
    more = len(decisions) - _NAMED
    rest = f" and {more} more (--json has all)" if more > 0 else ""
    return f"{period}: no declaration was collected on {', '.join(decisions[:_NAMED])}{rest}."
