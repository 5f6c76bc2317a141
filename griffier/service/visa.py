"""Whom a country admits visa-free, as plain values: what every door hands to machines."""

from typing import Any

from griffier.indicators.visa import Change, Changes, Regime
from griffier.indicators.visa_data import Annex, Reported

Json = dict[str, Any]


def regime_dict(regime: Regime, annex: Annex) -> Json:
    """How it stood on a day, as plain dictionaries and lists."""
    later = regime.next_snapshot
    return {
        "country": regime.country,
        "on": regime.on.isoformat(),
        "nationalities": list(regime.nationalities),
        "source": regime.snapshot.source,
        "snapshot": regime.snapshot.date.isoformat(),
        "next_snapshot": later.isoformat() if later else None,
        "reported_since": [_reported(each) for each in regime.since],
        "annex": {
            "regulation": annex.regulation,
            "consolidated": annex.consolidated,
            "url": annex.url,
        },
        "notes": list(regime.notes),
    }


def changes_dict(found: Changes, annex: Annex) -> Json:
    """What changed between two days, as plain dictionaries and lists."""
    return {
        "country": found.country,
        "from": found.first.isoformat(),
        "to": found.last.isoformat(),
        "changes": [_change(each) for each in found.changes],
        "reported_elsewhere": [_reported(each) for each in found.elsewhere],
        "start": regime_dict(found.start, annex),
        "end": regime_dict(found.end, annex),
    }


def _change(each: Change) -> Json:
    return {
        "between": [each.before.date.isoformat(), each.after.date.isoformat()],
        "added": list(each.added),
        "removed": list(each.removed),
        "by_annex": list(each.by_annex),
        "source": f"{each.before.source}; {each.after.source}",
        "reported": [_reported(one) for one in each.reported],
    }


def _reported(each: Reported) -> Json:
    return {
        "nationality": each.nationality,
        "change": each.change,
        "period": each.period,
        "source": each.source,
        "note": each.note,
    }
