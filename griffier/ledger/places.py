"""One number that orders the whole ledger: newest document first, then as the text runs.

A database walks an index that ends in this number in the order people read, forwards or on
from any line, without sorting.
"""

import datetime

_POSITION_BITS = 19  # 524,288 statements in a document
_DOCUMENT_BITS = 24  # 16.7 million documents
_DAY_SHIFT = _POSITION_BITS + _DOCUMENT_BITS
_LAST_POSITION = (1 << _POSITION_BITS) - 1
_LAST_DAY = (1 << (63 - _DAY_SHIFT)) - 2
"""The last day that is told apart, in the year 2871: databases count to 2⁶³. What is later stands
on that day."""


def place(day: datetime.date | None, document: int, position: int) -> int:
    """Where a statement stands: larger comes first. A document without a date comes last."""
    days = _days(day) if day else 0
    return (days << _DAY_SHIFT) | (document << _POSITION_BITS) | (_LAST_POSITION - position)


def document_at(place: int) -> int:
    """The number of the document a statement stands in, by its place."""
    return (place >> _POSITION_BITS) & ((1 << _DOCUMENT_BITS) - 1)


def first_place(day: datetime.date) -> int:
    """The smallest place of that day: `place >= first_place(day)` is «since that day»."""
    return _days(day) << _DAY_SHIFT


def after_place(day: datetime.date) -> int:
    """The smallest place past that day: `place < after_place(day)` is «until that day»."""
    return (_days(day) + 1) << _DAY_SHIFT


def dated() -> int:
    """The smallest place of a document that has a date."""
    return first_place(datetime.date.min)


def _days(day: datetime.date) -> int:
    return min(day.toordinal(), _LAST_DAY)
