"""The log of a server: lines for people, or one line of JSON for each event.

A request is told by its path, without the query: what somebody searched for is theirs. Parts
of a path that are secrets themselves are left out, and so is the address of whoever asked.
"""

import json
import logging
from datetime import UTC, datetime

from starlette.requests import Request

from griffier.serve.settings import Settings

PLAIN = "%(asctime)s %(name)s %(message)s"
_SECRETS = frozenset({"token", "secret", "key", "code"})
_FIELDS = "griffier_fields"

log = logging.getLogger("griffier.serve")


def begin(settings: Settings) -> None:
    """Write the log to the standard error stream, in the form the settings ask for."""
    handler = logging.StreamHandler()
    handler.setFormatter(_AsJson() if settings.log == "json" else logging.Formatter(PLAIN))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for chatty in ("httpx", "httpx2", "mcp", "asyncio"):
        logging.getLogger(chatty).setLevel(logging.WARNING)


def answered(request: Request, status: int, seconds: float) -> None:
    """One line for a request that was answered."""
    path, spent = shown(request), round(1000 * seconds, 1)
    fields = {
        "request": request.state.id,
        "method": request.method,
        "path": path,
        "route": route_of(request),
        "status": status,
        "ms": spent,
    }
    told = "%s %s %d %.1f ms"
    log.info(told, request.method, path, status, spent, extra={_FIELDS: fields})


def route_of(request: Request) -> str:
    """The pattern of the address («/document/{document}»), or «none» where nothing stands."""
    path = getattr(request.scope.get("route"), "path", None)
    if path is None and request.url.path.startswith("/static/"):
        return "/static"
    return path or "none"


def shown(request: Request) -> str:
    """The path as it may stand in a log."""
    path = request.url.path
    for name, value in request.path_params.items():
        if name in _SECRETS:
            path = path.replace(str(value), "***")
    return path.encode("unicode_escape").decode()


class _AsJson(logging.Formatter):
    """One object on one line, whatever the message holds."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as JSON."""
        made: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            **(getattr(record, _FIELDS, None) or {"message": record.getMessage()}),
        }
        if record.exc_info:
            made["trace"] = self.formatException(record.exc_info)
        return json.dumps(made, ensure_ascii=False)
