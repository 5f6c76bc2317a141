"""The part of the JSON contract that holds what annotation found before any act."""

from typing import Any

from griffier.model import Amount, Document, Meeting, Mention, Moment, Reference
from griffier.views.places import in_order

Json = dict[str, Any]


def as_found(document: Document) -> Json:
    """References, meetings, mentions, moments, abbreviations and amounts, in their order."""
    found, text = document.annotations, document.text
    return {
        "references": [_reference(reference, text) for reference in in_order(found.references)],
        "meetings": [_meeting(meeting) for meeting in found.meetings],
        "mentions": [_mention(mention, text) for mention in in_order(found.mentions)],
        "moments": [_moment(moment, text) for moment in in_order(found.moments)],
        "abbreviations": [
            {"short": a.short, "long": a.long, "start": a.start, "end": a.end}
            for a in in_order(found.abbreviations)
        ],
        "amounts": [_amount(amount, text) for amount in in_order(found.amounts)],
    }


def _reference(reference: Reference, text: str) -> Json:
    return {
        "kind": reference.kind,
        "text": text[reference.start : reference.end],
        "id": reference.id,
        "url": reference.url,
        "relation": reference.relation,
        "start": reference.start,
        "end": reference.end,
    }


def _meeting(meeting: Meeting) -> Json:
    return {
        "id": meeting.id,
        "name": meeting.name,
        "body": meeting.body,
        "date": meeting.date.isoformat() if meeting.date else None,
        "end_date": meeting.end_date.isoformat() if meeting.end_date else None,
        "place": meeting.place,
        "country": meeting.country,
    }


def _mention(mention: Mention, text: str) -> Json:
    return {
        "start": mention.start,
        "end": mention.end,
        "text": text[mention.start : mention.end],
        "entity": mention.entity,
        "kind": mention.kind,
        "role": mention.role,
        "person": mention.person,
        "form": mention.form,
    }


def _moment(moment: Moment, text: str) -> Json:
    return {
        "start": moment.start,
        "end": moment.end,
        "text": text[moment.start : moment.end],
        "from": moment.first.isoformat(),
        "to": moment.last.isoformat(),
        "kind": moment.kind,
        "approximate": moment.approximate,
    }


def _amount(amount: Amount, text: str) -> Json:
    whole = amount.value == amount.value.to_integral_value()
    return {
        "start": amount.start,
        "end": amount.end,
        "text": text[amount.start : amount.end],
        "value": int(amount.value) if whole else float(amount.value),
        "currency": amount.currency,
    }
