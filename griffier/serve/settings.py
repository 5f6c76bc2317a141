"""What a server is told: one frozen value, from a TOML file and the environment."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from griffier.errors import UsageError

PREFIX = "GRIFFIER_"
"""Every setting can be given in the environment: `host` as GRIFFIER_HOST."""

LOGS = ("plain", "json")
"""The forms a log can have."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How a server runs; each field is a key of the TOML file and a variable of the environment.

    `library` is the folder of the library and `database` the address of its database, where
    that is PostgreSQL. `address` is what the outside world calls the site, used in feeds and
    citations; empty means as each request says. `contact` stands on the page about errors.
    `rate` is how many requests a minute one address may make, 0 for no limit; `proxies` are
    the addresses whose X-Forwarded-For is believed. `log` is plain or json: one line of JSON
    for each request. `metrics` are the addresses that may read /metrics, `*` for everybody;
    nobody else is told that it is there. `most_bytes` bounds what a request sends,
    `most_seconds` how long it may take until it is answered. Mail goes out by `smtp_host`, from
    `smtp_from`; with a user only over TLS. `smtp_tls` is starttls, tls from the beginning, or
    none, which is only for a server on this machine. `secret_key` seals the secrets of codes
    before they are kept. `dossiers` is how many seconds after something was filed the dossiers
    it touches are worked out anew beside serving, 0 for never.
    """

    library: str = "griffier-library"
    database: str = ""
    host: str = "127.0.0.1"
    port: int = 8000
    address: str = ""
    name: str = "griffier"
    contact: str = ""
    rate: int = 600
    most_bytes: int = 1_048_576
    most_seconds: int = 30
    proxies: tuple[str, ...] = ()
    log: str = "plain"
    metrics: tuple[str, ...] = ()
    smtp_host: str = ""
    smtp_port: int = 25
    smtp_user: str = ""
    smtp_password: str = ""
    smtp_from: str = ""
    smtp_tls: str = "starttls"
    secret_key: str = ""
    dossiers: int = 10

    @property
    def is_https(self) -> bool:
        """Whether the outside world reaches the site over https."""
        return self.address.startswith("https://")

    def __repr__(self) -> str:
        """Without what must not stand in a log."""
        shown = (
            f"{field.name}={'…' if _is_secret(field.name) else repr(getattr(self, field.name))}"
            for field in fields(self)
        )
        return f"Settings({', '.join(shown)})"


def load(
    file: Path | None, environment: Mapping[str, str] = os.environ, **given: object
) -> Settings:
    """Settings from a TOML file, over them the environment, over those what is `given`.

    Raises:
        UsageError: the file cannot be read, or a key or value makes no sense.
    """
    told = _from_file(file) if file else {}
    told |= _from_environment(environment)
    told |= {name: value for name, value in given.items() if value is not None}
    known = {field.name: field for field in fields(Settings)}
    if unknown := sorted(set(told) - set(known)):
        raise UsageError(f"There is no setting {unknown[0]}; there are: {', '.join(known)}.")
    settings = replace(Settings(), **{name: _typed(name, value) for name, value in told.items()})
    if settings.log not in LOGS:
        raise UsageError(f"The setting log must be {' or '.join(LOGS)}, not {settings.log!r}.")
    return settings


def _from_file(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{file} is no TOML: {error}.") from error


def _from_environment(environment: Mapping[str, str]) -> dict[str, Any]:
    names = {f"{PREFIX}{field.name.upper()}": field.name for field in fields(Settings)}
    return {names[key]: value for key, value in environment.items() if key in names}


def _typed(name: str, value: Any) -> Any:
    default = getattr(Settings(), name)
    try:
        if isinstance(default, tuple):
            return tuple(value.split()) if isinstance(value, str) else tuple(map(str, value))
        return type(default)(value)
    except (TypeError, ValueError) as error:
        kind = {int: "a whole number", tuple: "a list"}.get(type(default), "a text")
        raise UsageError(f"The setting {name} must be {kind}, not {value!r}.") from error


def _is_secret(name: str) -> bool:
    return name in {"smtp_password", "database", "secret_key"}
