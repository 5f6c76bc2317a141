"""Meetings and dossiers as JSON."""

from typing import Any

from griffier.ledger.entries import Card, Figure, MeetingLink, Part, Session
from griffier.ledger.shown import card_dict, entry_dict
from griffier.service.dossiers import Listed
from griffier.track.dossier import Dossier, Row
from griffier.track.measured import Measured

Json = dict[str, Any]


def session_dict(session: Session) -> Json:
    """A meeting."""
    return {
        "id": session.id,
        "name": session.name,
        "series": session.series,
        "names": list(session.names),
        "body": session.body,
        "date": session.date and session.date.isoformat(),
        "end_date": session.end_date and session.end_date.isoformat(),
        "place": session.place,
        "country": session.country,
    }


def listed_dict(listed: Listed) -> Json:
    """A meeting in the list, with how many documents each column has."""
    counts = {part.value: listed.parts[part] for part in Part}
    return {**session_dict(listed.session), "documents": counts, "offered": listed.offered}


def dossier_dict(dossier: Dossier, first: int = 0, most: int | None = None) -> Json:
    """The whole dossier, or `most` of its rows from the one numbered `first` on."""
    rows = dossier.rows[first : None if most is None else first + most]
    return {
        "meeting": session_dict(dossier.session),
        "documents": [_link(link, card) for link, card in dossier.documents],
        "offered": [_link(link, card) for link, card in dossier.offered],
        "rows": [_row(row) for row in rows],
    }


def _link(link: MeetingLink, card: Card) -> Json:
    return {
        "part": link.part.value,
        "score": link.score,
        "reason": link.reason,
        "document": card_dict(card),
    }


def _row(row: Row) -> Json:
    columns = {part.value: [entry_dict(e) for e in row.columns.get(part, ())] for part in Part}
    return {
        "matter": row.matter,
        "concept": row.concept,
        "verdict": row.verdict.value,
        "says": row.says,
        "columns": columns,
        "reasons": list(row.reasons),
        "nearest": {part.value: entry_dict(entry) for part, entry in row.nearest.items()},
        "figures": [_measured(each) for each in row.figures],
    }


def _measured(found: Measured) -> Json:
    return {
        "series": found.series.id,
        "name": found.series.name,
        "unit": found.series.unit,
        "subject": found.subject,
        "before": found.before and _figure(found.before),
        "after": [_figure(each) for each in found.after],
    }


def _figure(figure: Figure) -> Json:
    return {"period": figure.period, "value": figure.value, "source": figure.source}
