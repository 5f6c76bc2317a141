"""Addresses: which may be asked, and how they are shown without what is secret in them."""

import re
from typing import Final
from urllib.parse import urlsplit, urlunsplit

from griffier.errors import SourceForbidden

_HERE: Final = frozenset({"127.0.0.1", "localhost", "::1"})
_SECRET: Final = re.compile(
    r"(?i)\b(api[-_]?key|key|token|access[-_]token|auth|password|secret|sig(?:nature)?)=[^&]*"
)


def allowed(address: str, hosts: frozenset[str]) -> None:
    """Raise SourceForbidden unless an address is of a host on the list, over https.

    A service on this machine may be asked over http. An address with a name and password
    in it is refused: credentials do not belong in what a source lists.
    """
    try:
        parts = urlsplit(address)
        host, _ = (parts.hostname or ""), parts.port
    except ValueError:
        raise SourceForbidden(f"{shown(address)} is no address.") from None
    if parts.username is not None or parts.password is not None:
        raise SourceForbidden(f"{shown(address)} holds a name or password; it is not asked.")
    if parts.netloc.lower() not in hosts:
        raise SourceForbidden(f"{host or shown(address)!r} is not a host of this source.")
    if parts.scheme != "https" and not (parts.scheme == "http" and host in _HERE):
        raise SourceForbidden(f"{shown(address)} is not https; it is not asked.")


def secure(address: str) -> str:
    """https where a listing still says http, but for a service on this machine."""
    parts = urlsplit(address)
    if parts.scheme == "http" and parts.hostname not in _HERE:
        return urlunsplit(parts._replace(scheme="https"))
    return address


def shown(address: str) -> str:
    """An address as it may stand in a message or a log: nothing secret, nothing endless."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "an address that cannot be read"
    place = parts.netloc.rpartition("@")[2]
    query = _SECRET.sub(r"\1=…", parts.query)
    whole = urlunsplit((parts.scheme, place, parts.path, query, ""))
    return whole if len(whole) <= 300 else whole[:300] + "…"
