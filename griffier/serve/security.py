"""What every answer carries and every request is held to. docs/security.md lists why."""

import re
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response

from griffier.serve.settings import Settings

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
}

Next = Callable[[Request], Awaitable[Response]]

MOST_ADDRESS = 8_192
"""The longest path and query that is looked at, in bytes."""


_HOST = re.compile(r"(?:[A-Za-z0-9._-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::[0-9]{1,5})?")


def add_headers(response: Response, settings: Settings) -> Response:
    """The answer with the headers of every page; what an answer sets itself stays."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if settings.is_https:
        response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    return response


def is_host(header: str) -> bool:
    """Whether a Host header can be one. Addresses in feeds and citations are made of it where
    the site was told no address of its own."""
    return _HOST.fullmatch(header) is not None


def too_large(request: Request, settings: Settings) -> str | None:
    """Why a request is refused for its size, or None. A body without a length is refused
    too: nothing that talks to this server sends one."""
    if len(request.url.path) + len(request.url.query) > MOST_ADDRESS:
        return "The address is longer than this server reads."
    if request.method in {"GET", "HEAD", "OPTIONS"}:
        return None
    length = request.headers.get("content-length", "")
    if not length and request.method == "DELETE" and "transfer-encoding" not in request.headers:
        return None  # without a body
    if not (length.isascii() and length.isdigit()):
        return "The request must say how long its body is."
    if int(length) > settings.most_bytes:
        return f"The body is longer than {settings.most_bytes} bytes."
    return None


class Rates:
    """Counts requests by address in a window of a minute; remembers a bounded number of them."""

    def __init__(self, limit: int, most: int = 10_000) -> None:
        self._limit = limit
        self._most = most
        self._seen: OrderedDict[str, tuple[int, int]] = OrderedDict()

    def wait(self, address: str, now: float | None = None) -> int:
        """0 if the request may pass, else the seconds until the next may."""
        if not self._limit:
            return 0
        moment = time.monotonic() if now is None else now
        window = int(moment // 60)
        kept, count = self._seen.pop(address, (window, 0))
        count = count + 1 if kept == window else 1
        self._seen[address] = (window, count)
        if len(self._seen) > self._most:
            self._seen.popitem(last=False)
        return 0 if count <= self._limit else max(1, int((window + 1) * 60 - moment))


def caller(request: Request, settings: Settings) -> str:
    """The address a request comes from, through proxies that are believed."""
    direct = request.client.host if request.client else "?"
    if direct not in settings.proxies:
        return direct
    told = request.headers.get("x-forwarded-for", "").rpartition(",")[2].strip()
    return told or direct
