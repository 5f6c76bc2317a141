"""What an answer that is no document means, and whether to ask again."""

import email.utils
from collections.abc import Mapping
from typing import Final

import httpx2 as httpx

from griffier.acquire.addresses import shown
from griffier.errors import (
    SourceDamaged,
    SourceError,
    SourceGone,
    SourceRefused,
    SourceUnreachable,
)

_GONE: Final = frozenset({404, 410})
_LATER: Final = frozenset({408, 425, 429})


def meaning(status: int, address: str, wait: float | None) -> SourceError:
    """The error a status other than 200 and 304 stands for; `wait` is its Retry-After."""
    if status in _GONE:
        return SourceGone(f"{shown(address)} is not there ({status}).")
    if status == 429:
        return SourceUnreachable(f"{shown(address)} asks for fewer requests (429).", wait)
    if status in _LATER or status >= 500:
        return SourceUnreachable(f"{shown(address)} answered with an error ({status}).", wait)
    return SourceRefused(f"{shown(address)} was refused ({status}).")


def gave_up(error: httpx.HTTPError, address: str) -> SourceError:
    """The error an exception of the HTTP library stands for."""
    said = shown(address)
    if isinstance(error, httpx.RemoteProtocolError | httpx.DecodingError | httpx.ReadError):
        return SourceDamaged(f"{said} broke off, or sent what is no whole answer.")
    if isinstance(error, httpx.TimeoutException):
        return SourceUnreachable(f"{said} did not answer in time.")
    return SourceUnreachable(f"{said} cannot be reached ({type(error).__name__}).")


def passing(error: Exception, patience: float) -> bool | float:
    """Whether what went wrong may pass: no, yes, or yes after so many seconds.

    A wait longer than `patience` is not waited out here; the sync goes on elsewhere and
    comes back to it.
    """
    if isinstance(error, SourceDamaged):
        return True
    if not isinstance(error, SourceUnreachable):
        return False
    if error.after is None:
        return True
    return error.after if error.after <= patience else False


def after(headers: Mapping[str, str], now: float) -> float | None:
    """The seconds of a Retry-After header, which names seconds or a moment; `now` is the
    time of day in seconds since 1970."""
    said = headers.get("retry-after", "").strip()
    if said.isdigit():
        return float(said)
    try:
        moment = email.utils.parsedate_to_datetime(said)
    except ValueError:
        return None
    return max(0.0, moment.timestamp() - now)
