"""Ports of this machine for servers that must be told theirs."""

import random
import socket
from pathlib import Path
from typing import Final

_DYNAMIC: Final = Path("/proc/sys/net/ipv4/ip_local_port_range")
_LOWEST: Final = 10_000


def free_port() -> int:
    """A port nobody listens on, of those the system gives to nobody by itself.

    A port the system chose may be given to the next connection anybody makes; until a server
    listens on it that is a race. Of these only another caller of this function can take it.
    """
    below = int(_DYNAMIC.read_text().split()[0]) if _DYNAMIC.exists() else 32_768
    chance = random.SystemRandom()
    while True:
        port = chance.randrange(_LOWEST, max(below, _LOWEST + 1_000))
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) and _can_be_bound(port):
                return port


def _can_be_bound(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
