"""Errors as HTTP says them: each class of griffier.errors has one status (RFC 9457)."""

from http import HTTPStatus
from typing import Any

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from griffier import errors

STATUS: dict[type[errors.GriffierError], int] = {
    errors.UsageError: 400,
    errors.DocumentTooLarge: 413,
    errors.ReadError: 422,
    errors.DataError: 500,
    errors.MissingExtra: 501,
    errors.QueryError: 400,
    errors.IndexMissing: 503,
    errors.IndexBusy: 503,
    errors.NotInLibrary: 404,
    errors.AmbiguousId: 409,
    errors.LibraryLocked: 503,
    errors.DatabaseUnreachable: 503,
    errors.LibraryReadOnly: 503,
    errors.NotSignedIn: 401,
    errors.NotAllowed: 403,
    errors.TooManyAttempts: 429,
    errors.HookForbidden: 400,
}
"""By class; a subclass that is not named has the status of the nearest class above it."""


def status_of(error: Exception) -> int:
    """The HTTP status of an error."""
    if isinstance(error, HTTPException):
        return error.status_code
    if isinstance(error, RequestValidationError):
        return 422
    return next((STATUS[kind] for kind in type(error).__mro__ if kind in STATUS), 500)


def as_problem(status: int, told: str, path: str, error: Exception | None = None) -> dict[str, Any]:
    """The error as problem+json; `kind` is the class of the error, for programs."""
    known = isinstance(error, errors.GriffierError)
    return {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": told,
        "instance": path,
        "kind": type(error).__name__ if known else None,
    }
