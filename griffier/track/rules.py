"""The rules by which a status is given, in their order, from rules.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from griffier.errors import DataError
from griffier.ledger.entries import State
from griffier.track.followed import Concern


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: the state it gives, what it is about, and what it says in both languages."""

    id: str
    state: State
    about: frozenset[Concern]
    says: str
    dutch: str


@cache
def load_rules() -> Mapping[str, Rule]:
    """The rules by id, in the order they are tried. Raises DataError naming the rule."""
    path = files("griffier.track") / "data" / "rules.toml"
    return read_rules(path.read_text("utf-8"), "rules.toml")


def read_rules(text: str, name: str) -> Mapping[str, Rule]:
    """Rules from TOML. Raises DataError naming `name` and the rule that is wrong."""
    rules: dict[str, Rule] = {}
    for number, raw in enumerate(tomllib.loads(text).get("rule", []), start=1):
        where = f"{name}, rule {raw.get('id', number)}"
        try:
            about = frozenset(map(Concern, raw["about"]))
            rule = Rule(raw["id"], State(raw["state"]), about, raw["says"], raw["dutch"])
        except (KeyError, ValueError) as error:
            raise DataError(f"{where}: {error} is missing or unknown.") from error
        if rule.id in rules or not rule.says.endswith("."):
            raise DataError(f"{where}: stands there twice, or says no whole sentence.")
        rules[rule.id] = rule
    return MappingProxyType(rules)
