"""Everything but the statements themselves: metadata, meetings, notes, fulfilments,
and the finer fields of statements that were paired."""

import re
from collections.abc import Sequence

from griffier.evaluate.gold import Gold, GoldMeeting
from griffier.evaluate.match import Candidate, Locator, overlap, pair
from griffier.evaluate.tally import Share, Tally
from griffier.model import Document, Meeting, Sender, Span, Statement

_WORD = re.compile(r"\w+(?:['’.-]\w+)*")
_ARTICLE = re.compile(r"^(?:aan )?(?:de |the )?")


def compare_metadata(gold: Gold, document: Document) -> dict[str, Share]:
    """One right or wrong for each field of the metadata, named as in the gold."""
    asked, given = gold.metadata, document.letter.metadata
    answers = {
        "kind": asked.kind == given.kind,
        "lang": asked.lang == document.letter.lang,
        "sender": _signers(asked.senders, "name") == _signers(given.senders, "name"),
        "role": _signers(asked.senders, "role") == _signers(given.senders, "role"),
        "addressee": _plain(asked.addressee) == _plain(given.addressee),
        "place": _plain(asked.place) == _plain(given.place),
        "date": asked.date == given.date,
        "dossiers": set(asked.dossiers) == set(given.dossiers),
        "number": asked.number == given.number,
    }
    return {
        field: Share(float(right), 1)
        for field, right in answers.items()
        if field not in asked.unasked
    }


def _signers(senders: Sequence[Sender], field: str) -> set[str]:
    """Names or roles of those who sign by name; «mede namens» adds others, or does not."""
    return {_plain(getattr(sender, field)) for sender in senders if sender.name}


def _plain(value: str | None) -> str:
    """Printed words without case, article, end punctuation or double spaces."""
    words = " ".join((value or "").split()).casefold().strip(" ,.:;")
    return _ARTICLE.sub("", words)


def same_meeting(gold: GoldMeeting, meeting: Meeting) -> bool:
    """Whether both begin on the same day and, if both name a body, it is the same.

    Of meetings without a date the names must share a word of more than three letters.
    """
    if gold.date != meeting.date:
        return False
    if gold.body and meeting.body:
        return gold.body == meeting.body
    return gold.date is not None or bool(_long(gold.name) & _long(meeting.name))


def _long(name: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(name) if len(word) > 3}


def compare_meetings(gold: Gold, document: Document) -> Tally:
    """Meetings found, one to one.

    Left out of the count, if they match nothing asked for: optional ones, and meetings
    predicted without a day, which are no more than a name.
    """
    asked = sorted(gold.meetings, key=lambda meeting: meeting.optional)
    given = document.annotations.meetings
    pairs = pair(len(asked), len(given), lambda a, g: same_meeting(asked[a], given[g]))
    matched = {g: asked[a].optional for a, g in enumerate(pairs) if g >= 0}
    hits = sum(not optional for optional in matched.values())
    strays = sum(g not in matched and m.date is not None for g, m in enumerate(given))
    return Tally(hits, hits + strays, sum(not meeting.optional for meeting in asked))


def compare_footnotes(gold: Gold, document: Document) -> tuple[Tally, Share]:
    """Notes whose mark hangs on the right word, and the addresses that are whole."""
    text, notes = document.text, document.letter.text.notes
    anchors = {(note.mark, _word_before(text, note.anchor)) for note in notes}
    hits = sum((note.mark, note.anchor) in anchors for note in gold.footnotes)
    bodies = {note.mark: text[note.start : note.end] for note in notes}
    with_url = [note for note in gold.footnotes if note.url]
    whole = sum(str(note.url) in bodies.get(note.mark, "") for note in with_url)
    return Tally(hits, len(notes), len(gold.footnotes)), Share(whole, len(with_url))


def _word_before(text: str, offset: int | None) -> str | None:
    if offset is None:
        return None
    words = _WORD.findall(text[max(0, offset - 80) : offset])
    return words[-1] if words else None


def compare_fulfilments(gold: Gold, document: Document) -> Tally:
    """Sentences that report an earlier promise or motion fulfilled."""
    locator = Locator(document.text)
    asked = [locator.find(entry.sentence) for entry in gold.fulfils]
    given = [Span(entry.start, entry.end) for entry in document.fulfils]
    pairs = pair(len(asked), len(given), lambda a, g: any(s.covers(given[g]) for s in asked[a]))
    return Tally(sum(g >= 0 for g in pairs), len(given), len(asked))


def compare_details(
    gold: Gold, document: Document, pairs: Sequence[tuple[Candidate, Statement]]
) -> tuple[dict[str, Share], Tally]:
    """The finer fields of paired statements; deadlines as a tally of their own."""
    shares = {name: Share() for name in ("modality", "polarity", "via", "topic", "meeting")}
    deadlines = Tally()
    for candidate, statement in pairs:
        asked = candidate.gold
        if asked.act == statement.act.value:  # «will present» promises, or intends to propose
            shares["modality"] += Share(float(asked.modality == statement.modality), 1)
        shares["polarity"] += Share(float(asked.polarity == statement.polarity), 1)
        if asked.via:
            shares["via"] += Share(float(_same_via(asked.via, statement.via)), 1)
        if asked.topic:
            shares["topic"] += Share(overlap(asked.topic, statement), 1)
        if asked.meeting and not _meeting(gold, asked.meeting).optional:
            shares["meeting"] += Share(float(_met(gold, document, asked.meeting, statement)), 1)
        deadlines += _deadline(candidate, statement)
    return shares, deadlines


def _same_via(asked: str, given: str | None) -> bool:
    """Whether both name the role or person in a word in common («President Vucic»)."""
    return _plain(asked) == _plain(given) or bool(_long(asked) & _long(given or ""))


def _meeting(gold: Gold, name: str) -> GoldMeeting:
    return next(entry for entry in gold.meetings if entry.id == name)


def _met(gold: Gold, document: Document, meeting: str, statement: Statement) -> bool:
    asked = _meeting(gold, meeting)
    given = [m for m in document.annotations.meetings if m.id == statement.meeting]
    return any(same_meeting(asked, entry) for entry in given)


def _deadline(candidate: Candidate, statement: Statement) -> Tally:
    asked, given = candidate.gold.deadline, statement.deadline
    # Only the last day binds; where a period begins («vóór 1 mei») readers may differ.
    right = asked is not None and given is not None and asked[1] == given.last
    return Tally(int(right), int(given is not None), int(asked is not None))
