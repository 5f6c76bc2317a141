"""The values of people: accounts, tokens, saved searches, hooks, and what is sent to them."""

import datetime
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Role(StrEnum):
    """What an account is for; `griffier.service.people` says what each may do."""

    REVIEWER = "reviewer"
    ADMIN = "admin"


class Scope(StrEnum):
    """What a token of the API may be used for."""

    READ = "read"
    JUDGE = "judge"


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may write. `language` is that of mail; `key` signs the links in it; `second`
    says whether codes are asked for besides the password."""

    seq: int
    name: str
    role: Role
    email: str | None
    language: str
    disabled: bool
    created: datetime.datetime
    key: str = field(repr=False, default="")
    second: bool = False


@dataclass(frozen=True, slots=True)
class Token:
    """A token of the API, without what it is: that is shown once, when it is made."""

    id: str
    account: str
    scope: Scope
    label: str
    created: datetime.datetime
    expires: datetime.datetime | None = None
    revoked: datetime.datetime | None = None


@dataclass(frozen=True, slots=True)
class Saved:
    """A search an account wants to be told of; `seen` is the last change it was told of."""

    id: str
    account: int
    query: str
    created: datetime.datetime
    seen: int


@dataclass(frozen=True, slots=True)
class Hook:
    """An address that is called when the library changes; `secret` signs what it gets."""

    id: str
    account: int
    address: str
    secret: str = field(repr=False)
    created: datetime.datetime
    seen: int
    disabled: bool = False


@dataclass(frozen=True, slots=True)
class Delivery:
    """Something to be sent, or sent: `kind` is mail or hook, `state` waiting, delivered or
    failed. `attempts` counts the one under way."""

    id: str
    kind: str
    account: int
    hook: str | None
    body: dict[str, Any] = field(repr=False)
    created: datetime.datetime
    attempts: int
    state: str
    reason: str | None = None
