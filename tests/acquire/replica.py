"""A source on this machine that speaks its protocol, and misbehaves where a test asks it to.

A replica answers by `respond`; a `Trouble` waits for the next request whose target its
pattern finds and then takes its place, as often as it says. Whatever was asked is kept in `asked`.
"""

import http.server
import re
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit


@dataclass
class Reply:
    """What is sent: `declared` stands in Content-Length where it is not the true length."""

    body: bytes = b""
    media_type: str = "text/plain"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    declared: int | None = None
    pause: float = 0.0  # seconds before anything is sent
    drip: float = 0.0  # seconds between pieces of the body


@dataclass
class Trouble:
    """A reply in place of the true one, `times` times, to requests whose target `on` finds.

    `spoil` changes the true reply instead of replacing it.
    """

    on: str
    reply: Reply | None = None
    times: int = 1
    spoil: Any = None


@dataclass
class Asked:
    """One request that came in."""

    target: str
    headers: Mapping[str, str]
    at: float


class Replica:
    """The base of all replicas; a subclass says what stands where in `respond`."""

    def __init__(self) -> None:
        self.troubles: list[Trouble] = []
        self.asked: list[Asked] = []
        self.base = ""
        self.busy = 0  # connections that are open
        self._lock = threading.Lock()

    def count(self, more: int) -> None:
        """A connection was opened (1) or has ended (-1)."""
        with self._lock:
            self.busy += more

    @property
    def host(self) -> str:
        """Host and port, as an allow-list has it."""
        return urlsplit(self.base).netloc

    def targets(self, part: str = "") -> list[str]:
        """The targets asked so far that hold `part`."""
        return [each.target for each in self.asked if part in each.target]

    def respond(
        self, path: str, query: Mapping[str, list[str]], headers: Mapping[str, str]
    ) -> Reply:
        """The true reply to a request."""
        raise NotImplementedError

    def reply(self, target: str, headers: Mapping[str, str]) -> Reply:
        """What is sent for a target: a trouble that waits for it, else the true reply."""
        parts = urlsplit(target)
        with self._lock:
            self.asked.append(Asked(target, dict(headers), time.monotonic()))
            trouble = next((t for t in self.troubles if t.times and re.search(t.on, target)), None)
            if trouble:
                trouble.times -= 1
            if trouble and trouble.reply:
                return trouble.reply
            true = self.respond(parts.path, parse_qs(parts.query), headers)
            return trouble.spoil(true) if trouble else true


def conditional(body: bytes, media_type: str, etag: str, headers: Mapping[str, str]) -> Reply:
    """A reply with an ETag; 304 without a body where the asker has it."""
    if headers.get("If-None-Match") == etag:
        return Reply(b"", media_type, 304, {"ETag": etag})
    return Reply(body, media_type, 200, {"ETag": etag})


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    replica: "Replica"

    def process_request(self, request: Any, client_address: Any) -> None:
        self.replica.count(1)
        super().process_request(request, client_address)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            self.replica.count(-1)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """An asker that was killed is no fault of ours; anything else is."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serving(replica: Replica) -> Iterator[Replica]:
    """The replica on a free port of this machine until the block ends."""

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            reply = replica.reply(self.path, self.headers)
            time.sleep(reply.pause)
            try:
                self._send(reply)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True  # the asker had enough

        def _send(self, reply: Reply) -> None:
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if reply.media_type:
                self.send_header("Content-Type", reply.media_type)
            if reply.status != 304:
                self.send_header("Content-Length", str(reply.declared or len(reply.body)))
            self.end_headers()
            step = 64 if reply.drip else len(reply.body) or 1
            for at in range(0, len(reply.body), step):
                self.wfile.write(reply.body[at : at + step])
                self.wfile.flush()
                time.sleep(reply.drip)
            if reply.declared and reply.declared > len(reply.body):
                self.close_connection = True

        def log_message(self, *_: Any) -> None:
            pass

    server = _Server(("127.0.0.1", 0), Handler)
    server.replica = replica
    replica.base = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield replica
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
