"""Fetching politely: seldom enough, conditionally, with a name, and never further than meant.

One client serves one source. It asks only hosts on its list, over https (a service on this
machine may do without), follows redirects only to such hosts, waits between requests to
one host, waits as long as it is told to, tries again what may pass, and takes an answer only
whole and within limits. Addresses go into messages without credentials.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urljoin, urlsplit

import httpx2 as httpx
import stamina

import griffier
from griffier.acquire.addresses import allowed, secure, shown
from griffier.acquire.patience import after, gave_up, meaning, passing
from griffier.errors import (
    SourceForbidden,
    SourceTooLarge,
    SourceUnreachable,
)

_LOG = logging.getLogger("griffier.acquire")
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_MOST_REDIRECTS: Final = 3
_MEGABYTE: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Manners:
    """How a source is treated.

    `contact` (an address people can write to) stands in the User-Agent. `pause` is the
    least time between two requests to one host, `silence` how long an answer may give
    nothing, `whole` how long it may take in all, `patience` the longest wait that is
    waited out (all in seconds); `attempts` how often one thing is tried, `largest` how many
    bytes a document may have.
    """

    contact: str | None = None
    pause: float = 0.25
    silence: float = 60.0
    whole: float = 300.0
    patience: float = 120.0
    attempts: int = 5
    first_wait: float = 1.0
    largest: int = 64 * _MEGABYTE


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address gave. `data` is empty where `unchanged`."""

    address: str
    data: bytes = field(repr=False)
    media_type: str
    etag: str | None = None
    modified: str | None = None
    unchanged: bool = False

    @property
    def mark(self) -> str | None:
        """What to show next time, so that unchanged content is not sent again."""
        if self.etag:
            return self.etag
        return f"modified {self.modified}" if self.modified else None


@dataclass(slots=True)
class Tally:
    """What a client did so far: `seconds` were spent waiting for our turn."""

    requests: int = 0
    retries: int = 0
    bytes: int = 0
    seconds: float = 0.0


class Client:
    """Fetches from the hosts of one source. Close it, or use it in a `with` block."""

    def __init__(
        self,
        hosts: frozenset[str],
        manners: Manners | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.manners = manners or Manners()
        self.tally = Tally()
        self._hosts, self._clock, self._sleep = hosts, clock, sleep
        self._turn: dict[str, float] = {}
        self._http = httpx.Client(
            follow_redirects=False,
            timeout=httpx.Timeout(self.manners.silence, connect=20.0),
            headers={"User-Agent": user_agent(self.manners.contact), "Accept-Encoding": "gzip"},
            trust_env=True,
        )

    def close(self) -> None:
        """Let go of connections."""
        self._http.close()

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def get(
        self,
        address: str,
        *,
        accept: str = "*/*",
        language: str | None = None,
        mark: str | None = None,
        largest: int | None = None,
    ) -> Answer:
        """What stands at an address, whole.

        `accept` and `language` («en») say in which form, where a source has several. `mark` is
        `Answer.mark` of what is on file; where nothing changed the answer is `unchanged`.

        Raises SourceForbidden, SourceUnreachable, SourceRefused, SourceGone, SourceTooLarge,
        SourceDamaged.
        """
        spoken = {"Accept-Language": language} if language else {}
        headers = {"Accept": accept, **spoken, **_conditions(mark)}
        most = largest or self.manners.largest
        manners = self.manners
        tried = 0
        for attempt in stamina.retry_context(
            on=lambda error: passing(error, manners.patience),
            attempts=manners.attempts,
            timeout=None,
            wait_initial=manners.first_wait,
            wait_max=manners.patience,
            wait_jitter=manners.first_wait,
        ):
            with attempt:
                tried += 1
                self.tally.retries += tried > 1
                try:
                    return self._once(address, headers, most)
                except httpx.HTTPError as error:
                    raise gave_up(error, address) from error
        raise SourceUnreachable(f"{shown(address)} was not asked.")  # pragma: no cover

    def _once(self, address: str, headers: dict[str, str], most: int) -> Answer:
        """One request, and those it is redirected to."""
        for _ in range(_MOST_REDIRECTS + 1):
            allowed(address, self._hosts)
            self._await_turn(urlsplit(address).netloc)
            self.tally.requests += 1
            _LOG.debug("GET %s", shown(address))
            with self._http.stream("GET", address, headers=headers) as response:
                if response.status_code not in _REDIRECTS:
                    return self._taken(address, response, most)
                target = response.headers.get("location", "")
            address = _redirected(address, target, self._hosts)
        raise SourceForbidden(f"{shown(address)} is redirected again and again.")

    def _await_turn(self, host: str) -> None:
        now = self._clock()
        wait = self._turn.get(host, now) - now
        if wait > 0:
            self._sleep(wait)
            self.tally.seconds += wait
        self._turn[host] = max(now, self._turn.get(host, now)) + self.manners.pause

    def _taken(self, address: str, response: httpx.Response, most: int) -> Answer:
        etag = response.headers.get("etag")
        modified = response.headers.get("last-modified")
        kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        if response.status_code == 304:
            return Answer(address, b"", kind, etag, modified, unchanged=True)
        if response.status_code != 200:
            raise meaning(response.status_code, address, after(response.headers, time.time()))
        data = self._body(address, response, most)
        return Answer(address, data, kind, etag, modified)

    def _body(self, address: str, response: httpx.Response, most: int) -> bytes:
        ends = self._clock() + self.manners.whole
        parts, length = [], 0
        for part in response.iter_bytes():
            length += len(part)
            if length > most:
                said = f"{shown(address)} has more than {most:,} bytes; the rest was not taken."
                raise SourceTooLarge(said)
            if self._clock() > ends:
                said = f"{shown(address)} took longer than {self.manners.whole:g} seconds."
                raise SourceTooLarge(said)
            parts.append(part)
        self.tally.bytes += length
        return b"".join(parts)


def user_agent(contact: str | None) -> str:
    """How griffier names itself: with its version, and whom to write to about it."""
    whom = f"; +{contact}" if contact else ""
    return f"griffier/{griffier.__version__} (open-source reader of parliamentary papers{whom})"


def _conditions(mark: str | None) -> dict[str, str]:
    if not mark:
        return {}
    if mark.startswith("modified "):
        return {"If-Modified-Since": mark.removeprefix("modified ")}
    return {"If-None-Match": mark}


def _redirected(address: str, target: str, hosts: frozenset[str]) -> str:
    """Where a redirect leads, unless that is elsewhere."""
    try:
        there = secure(urljoin(address, target))
        allowed(there, hosts)
    except ValueError:
        raise SourceForbidden(f"{shown(address)} is redirected to no address.") from None
    except SourceForbidden as error:
        raise SourceForbidden(f"{shown(address)} is redirected elsewhere: {error}") from None
    return there
