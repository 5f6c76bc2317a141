"""The forms of running heads and colophons, from furniture.toml."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from griffier.errors import DataError

_FILE = "furniture.toml"


@dataclass(frozen=True, slots=True)
class Form:
    """One form of page furniture; `examples` match it as whole lines, `others` do not.

    A line of an `anywhere` form is furniture wherever it stands.
    """

    name: str
    pattern: re.Pattern[str]
    anywhere: bool
    examples: tuple[str, ...]
    others: tuple[str, ...]


@cache
def furniture_forms() -> tuple[Form, ...]:
    """All forms, loaded once.

    Raises:
        DataError: the file is malformed, or a pattern is no regular expression.
    """
    text = (files("griffier.lexicon") / "shared" / _FILE).read_text(encoding="utf-8")
    return tuple(_form(entry) for entry in tomllib.loads(text).get("form", []))


def _form(entry: dict[str, object]) -> Form:
    name, pattern = entry.get("name"), entry.get("pattern")
    examples, others = entry.get("examples"), entry.get("not")
    if not isinstance(name, str) or not isinstance(pattern, str):
        raise DataError(f"{_FILE}: a form needs a name and a pattern: {entry}.")
    if not isinstance(examples, list) or not examples or not isinstance(others, list):
        raise DataError(f"{_FILE}: {name} needs examples and counter-examples («not»).")
    try:
        compiled = re.compile(pattern, re.IGNORECASE)
    except re.error as error:
        raise DataError(f"{_FILE}: the pattern of {name} is broken: {error}.") from error
    anywhere = entry.get("anywhere", False) is True
    return Form(name, compiled, anywhere, tuple(map(str, examples)), tuple(map(str, others)))


@cache
def furniture_pattern(anywhere: bool = False) -> re.Pattern[str]:
    """One pattern that matches a whole line of any form, or of any `anywhere` form."""
    forms = [form for form in furniture_forms() if form.anywhere or not anywhere]
    whole = "|".join(f"(?:{form.pattern.pattern})" for form in forms)
    return re.compile(rf"(?:{whole})\Z", re.IGNORECASE)
