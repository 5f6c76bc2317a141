"""Hooks: addresses that are called when the library changes, each call signed.

A call is `POST` with JSON, and these headers:

- `Griffier-Delivery`: the id of the call; the same when it is repeated.
- `Griffier-Timestamp`: seconds since 1970, when this attempt was made.
- `Griffier-Signature`: `v1=` and the HMAC-SHA256, in hexadecimal, of the timestamp, a full stop
  and the body, by the secret of the hook. Whoever receives checks it, and that the timestamp is
  of the last five minutes, so that nobody can play an old call again.
"""

import datetime
import hashlib
import hmac
import http.client
import json
import socket
import ssl
import time
from typing import Any, Final

from griffier.errors import HookForbidden, HookUnanswered
from griffier.ledger.library import Library
from griffier.ledger.persons import Delivery, Hook
from griffier.service import addresses, alerts
from griffier.service.addresses import Target

LEASE: Final = datetime.timedelta(minutes=2)
ATTEMPTS: Final = 10  # the last some seventeen hours after the first
_PATIENCE: Final = 10.0  # seconds to connect, and for each answer
_FIRST_WAIT: Final = datetime.timedelta(minutes=2)
_MOST_ANSWER: Final = 4_096  # bytes that are read of an answer, which is not looked at

Json = dict[str, Any]


def prepare(library: Library, address: str) -> int:
    """Write down a call for each hook that was not told of every change; how many."""
    made = 0
    for hook in library.hooks():
        while changes := library.changes_since(hook.seen, alerts.PER_CALL):
            body = alerts.call_body(changes, address.rstrip("/"), library.clock())
            last = changes[-1].seq
            key = f"{hook.id}|{changes[0].seq}|{last}"
            identity = hashlib.sha256(key.encode()).hexdigest()[:32]
            if not library.prepare_call(hook, identity, body, last):
                break
            made += 1
            (hook,) = [each for each in library.hooks(hook.account) if each.id == hook.id]
    return made


def deliver(library: Library, *, local: bool = False) -> tuple[int, int]:
    """Make every call that waits; how many arrived, and how many did not yet.

    A call that is not answered with 2xx within ten seconds is repeated after a while that
    doubles, from two minutes; after ten attempts it is given up. `local` lets plain addresses
    of this machine be called, for trying out.
    """
    known = {hook.id: hook for hook in library.hooks()}
    arrived = failed = 0
    while delivery := library.claim("hook", LEASE):
        hook = known.get(delivery.hook or "")
        if hook is None:
            library.give_up(delivery.id, "The hook is there no longer.")
            continue
        try:
            call(hook, delivery, local=local)
        except HookForbidden as error:
            library.give_up(delivery.id, str(error))
            failed += 1
        except HookUnanswered as error:
            _again(library, delivery, str(error))
            failed += 1
        else:
            library.delivered(delivery.id)
            arrived += 1
    return arrived, failed


def call(hook: Hook, delivery: Delivery, *, local: bool = False) -> None:
    """Make one call. Raises HookForbidden for a host that is not public, HookUnanswered where
    it does not answer with 2xx; a redirect is no answer, and is not followed."""
    there = addresses.target(hook.address, local=local)
    body = json.dumps(delivery.body, ensure_ascii=False).encode()
    moment = str(int(time.time()))
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "griffier",
        "Griffier-Delivery": delivery.id,
        "Griffier-Timestamp": moment,
        "Griffier-Signature": f"v1={signature(hook.secret, moment, body)}",
    }
    connection = _Pinned(there)
    try:
        connection.request("POST", there.path, body, headers)
        answer = connection.getresponse()
        answer.read(_MOST_ANSWER)
    except (OSError, http.client.HTTPException) as error:
        raise HookUnanswered(f"{there.host} did not answer: {type(error).__name__}.") from error
    finally:
        connection.close()
    if not 200 <= answer.status < 300:
        raise HookUnanswered(f"{there.host} answered with {answer.status}.")


def signature(secret: str, moment: str, body: bytes) -> str:
    """What a call is signed with."""
    return hmac.new(secret.encode(), moment.encode() + b"." + body, hashlib.sha256).hexdigest()


class _Pinned(http.client.HTTPConnection):
    """A connection to the very address that was looked up and found public; over https the
    certificate must be that of the name."""

    def __init__(self, there: Target) -> None:
        super().__init__(there.host, there.port, timeout=_PATIENCE)
        self._there = there
        self.default_port = 443 if there.secure else 80  # left out of the Host header

    def connect(self) -> None:
        """Connect, without looking the name up again."""
        self.sock = socket.create_connection((self._there.ip, self._there.port), _PATIENCE)
        if self._there.secure:
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(self.sock, server_hostname=self._there.host)


def _again(library: Library, delivery: Delivery, reason: str) -> None:
    if delivery.attempts >= ATTEMPTS:
        library.give_up(delivery.id, reason)
    else:
        library.postpone(delivery.id, _FIRST_WAIT * 2 ** (delivery.attempts - 1), reason)
