"""Typed reading of one TOML table, with errors that name the file and the entry."""

import re
import tomllib
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from griffier.errors import DataError

# «NL», «XK», «EU_COUNCIL», «PERSON:Jan Smit»
ACTOR = re.compile(r"[A-Z]{2}|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*|PERSON:\S.*")
Value = TypeVar("Value")


def open_toml(path: Path) -> dict[str, object]:
    """Parse a TOML file; raises DataError if it is missing or no TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise DataError(f"{path}: cannot be opened ({error.strerror})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: not valid TOML ({error})") from error


class Entry:
    """One table of a gold file. Each reading removes its key; `finish` refuses the rest."""

    def __init__(self, path: Path, where: str, values: dict[str, object]) -> None:
        self.path = path
        self._where = where
        self._values = dict(values)

    def error(self, problem: str) -> DataError:
        """An error that names the file and this entry, ready to raise."""
        return DataError(f"{self.path}, {self._where}: {problem}")

    def finish(self) -> None:
        """Refuse keys nobody has asked for."""
        if self._values:
            raise self.error(f"unknown key {min(self._values)!r}")

    def finished(self, value: Value) -> Value:
        """`value`, once it is sure that no key is left over."""
        self.finish()
        return value

    def text(self, key: str) -> str:
        """A string that must be there and not be blank."""
        value = self.maybe_text(key)
        if value is None:
            raise self.error(f"key {key!r} is missing")
        return value

    def maybe_text(self, key: str) -> str | None:
        """A string, or None where the key is absent."""
        value = self._values.pop(key, None)
        if value is not None and (not isinstance(value, str) or not value.strip()):
            raise self.error(f"{key!r} must be a string with something in it, not {value!r}")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings, empty where the key is absent."""
        return tuple(self._strings(key, self._values.pop(key, [])))

    def choice(self, key: str, allowed: Sequence[str], default: str | None = None) -> str:
        """One of `allowed`."""
        value = self._values.pop(key, default)
        if not isinstance(value, str) or value not in allowed:
            raise self.error(f"{key!r} must be one of {', '.join(allowed)}, not {value!r}")
        return value

    def choices(self, key: str, allowed: Sequence[str]) -> tuple[str, ...]:
        """A list of members of `allowed`."""
        values = self.texts(key)
        for value in values:
            if value not in allowed:
                raise self.error(f"{key!r} may hold {', '.join(allowed)}, not {value!r}")
        return values

    def actors(self, key: str) -> tuple[str, ...]:
        """A list of canonical actor ids, each once."""
        return self._actors(key, self._values.pop(key, []))

    def maybe_actor(self, key: str) -> str | None:
        """One canonical actor id, or None."""
        value = self.maybe_text(key)
        return None if value is None else self._actors(key, [value])[0]

    def actor_sets(self, key: str) -> tuple[tuple[str, ...], ...]:
        """A list of lists of canonical actor ids."""
        value = self._values.pop(key, [])
        if not isinstance(value, list):
            raise self.error(f"{key!r} must be a list of lists, not {value!r}")
        return tuple(self._actors(key, item) for item in value)

    def flag(self, key: str) -> bool:
        """A boolean, false where the key is absent."""
        value = self._values.pop(key, False)
        if not isinstance(value, bool):
            raise self.error(f"{key!r} must be true or false, not {value!r}")
        return value

    def maybe_date(self, key: str) -> date | None:
        """A TOML date (2022-12-06), or None."""
        value = self._values.pop(key, None)
        return None if value is None else self._date(key, value)

    def maybe_period(self, key: str) -> tuple[date, date] | None:
        """A list of two TOML dates, the first not after the last, or None."""
        value = self._values.pop(key, None)
        if value is None:
            return None
        if not isinstance(value, list) or len(value) != 2:
            raise self.error(f"{key!r} must be a list of two dates, not {value!r}")
        first, last = (self._date(key, item) for item in value)
        if first > last:
            raise self.error(f"{key!r} ends before it begins")
        return first, last

    def table(self, key: str) -> "Entry":
        """A table that must be there."""
        value = self._values.pop(key, None)
        if not isinstance(value, dict):
            raise self.error(f"table [{key}] is missing")
        return Entry(self.path, f"[{key}]", value)

    def tables(self, key: str) -> list["Entry"]:
        """An array of tables, empty where the key is absent."""
        value = self._values.pop(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.error(f"{key!r} must be an array of tables")
        return [Entry(self.path, f"{key} {number}", v) for number, v in enumerate(value, start=1)]

    def _strings(self, key: str, value: object) -> list[str]:
        if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
            raise self.error(f"{key!r} must be a list of strings, not {value!r}")
        return value

    def _actors(self, key: str, value: object) -> tuple[str, ...]:
        ids = self._strings(key, value)
        for actor in ids:
            if not ACTOR.fullmatch(actor):
                raise self.error(f"{key!r}: {actor!r} is no actor id")
        if len(set(ids)) != len(ids):
            raise self.error(f"{key!r} names an actor twice")
        return tuple(ids)

    def _date(self, key: str, value: object) -> date:
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.error(f"{key!r} must be a date like 2022-12-06, not {value!r}")
        return value
