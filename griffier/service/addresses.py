"""Addresses that strangers give us to call: only public hosts, over https.

Otherwise whoever has an account could have the server call what only it can reach: its own
machine, its neighbours, the metadata service of a cloud (server-side request forgery). What a
name stands for is looked up once, every address it has must be public, and that very address
is then called; a name that changes its mind meanwhile changes nothing.
"""

import ipaddress
import socket
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from griffier.errors import HookForbidden, HookUnanswered

_LONGEST: Final = 500
_NOT_PUBLIC: Final = (".localhost", ".local", ".internal", ".home.arpa")
_NAT64: Final = ipaddress.ip_network("64:ff9b::/96")

Ip = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Target:
    """Where to call: a host by name and by the address that was looked up."""

    secure: bool
    host: str
    port: int
    path: str
    ip: str


def check(address: str, *, local: bool = False) -> None:
    """Raise HookForbidden for an address that is never called. Names are not looked up.

    `local` lets a plain http address of this very machine pass, for trying hooks out.
    """
    _parts(address, local=local)


def target(address: str, *, local: bool = False) -> Target:
    """Where an address leads now.

    Raises HookForbidden where any of what its name stands for is not public, HookUnanswered
    where the name is not known.
    """
    secure, host, port, path = _parts(address, local=local)
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise HookUnanswered(f"The host {host} is not known.") from error
    ips = [ipaddress.ip_address(str(each[4][0]).partition("%")[0]) for each in found]
    for ip in ips:
        if not (is_public(ip) or (local and ip.is_loopback)):
            raise HookForbidden(f"The host {host} is not public; it is not called.")
    return Target(secure, host, port, path, str(ips[0]))


def is_public(ip: Ip) -> bool:
    """Whether it is an address anybody can reach, also where it wraps one of IPv4."""
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
        if ip.is_site_local:
            return False
    return ip.is_global and not ip.is_multicast


def _parts(address: str, *, local: bool) -> tuple[bool, str, int, str]:
    if len(address) > _LONGEST or not address.isascii() or not address.isprintable():
        raise HookForbidden(f"An address has at most {_LONGEST} plain characters.")
    if any(character in ' \\"<>' for character in address):
        raise HookForbidden("An address has no spaces, quotation marks or backslashes.")
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise HookForbidden(f"{address!r} is no address like https://example.org/hook.") from error
    host = parts.hostname or ""
    if not host or parts.username is not None or parts.password is not None or parts.fragment:
        raise HookForbidden("An address is like https://example.org/hook, without a user or #.")
    if parts.scheme != "https" and not (local and parts.scheme == "http" and _is_loopback(host)):
        raise HookForbidden("Only addresses that begin with https:// are called.")
    _refuse_numbers(host, local=local)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    secure = parts.scheme == "https"
    return secure, host, port or (443 if secure else 80), path


def _refuse_numbers(host: str, *, local: bool) -> None:
    try:
        ip = ipaddress.ip_address(host)
    except ValueError:
        if not local and (host == "localhost" or host.endswith(_NOT_PUBLIC)):
            raise HookForbidden(f"The host {host} is not public; it is not called.") from None
        return
    if not (is_public(ip) or (local and ip.is_loopback)):
        raise HookForbidden(f"The host {host} is not public; it is not called.")


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
