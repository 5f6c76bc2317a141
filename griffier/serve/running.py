"""Running the site: the socket, the processes, the log."""

import os
import socket
import tempfile
from dataclasses import asdict, replace

import uvicorn

from griffier.ledger.library import Library
from griffier.ledger.sealing import Seal
from griffier.serve import logs
from griffier.serve.app import create_app
from griffier.serve.beside import dossiers_kept
from griffier.serve.measures import SHARED
from griffier.serve.settings import PREFIX, Settings, load


def run(settings: Settings, workers: int = 1) -> None:
    """Serve until told to stop (SIGINT, SIGTERM); requests under way are answered first.

    Raises:
        GriffierError: the library cannot be opened; said before anything is listened on.
        OSError: the address cannot be listened on.
    """
    Seal(settings.secret_key)  # says at once what is wrong with it
    with Library.open(settings.library, database=settings.database or None):
        pass
    listening = _socket(settings)
    if workers == 1:
        listening.listen(2048)  # who reads the line below may call at once; it waits a moment
    host, port = listening.getsockname()[:2]
    told = replace(settings, port=port)
    print(f"griffier serves {told.library} at http://{host}:{port} – Ctrl-C stops it.")  # noqa: T201
    common = {
        "log_config": None,
        "log_level": "warning",
        "server_header": False,
        "timeout_graceful_shutdown": 10,
        "timeout_keep_alive": 10,
        "limit_concurrency": 200,
    }
    if workers == 1:
        logs.begin(told)
        server = uvicorn.Server(uvicorn.Config(create_app(told, alone=True), **common))  # type: ignore[arg-type]
        with dossiers_kept(told):
            server.run(sockets=[listening])
        return
    os.environ |= {f"{PREFIX}{key.upper()}": _said(value) for key, value in asdict(told).items()}
    listening.close()  # each process opens it anew
    with tempfile.TemporaryDirectory(prefix="griffier-metrics-") as shared:
        os.environ[SHARED] = shared
        factory = "griffier.serve.running:from_environment"
        with dossiers_kept(told):
            uvicorn.run(factory, factory=True, workers=workers, host=host, port=port, **common)  # type: ignore[arg-type]


def from_environment() -> object:
    """The application of one of several processes, which are told by the environment."""
    settings = load(None)
    logs.begin(settings)
    return create_app(settings, alone=True)


def _socket(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((settings.host, settings.port))
    except OSError:
        listening.close()
        raise
    return listening


def _said(value: object) -> str:
    return " ".join(map(str, value)) if isinstance(value, tuple) else str(value)
