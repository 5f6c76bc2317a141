"""The entities of the Tweede Kamer's open data: which we keep, and what of them."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from lxml import etree

from griffier.errors import DataError

_KEYS = frozenset({"needs", "texts", "many", "refs", "about", "document", "only_for"})


@dataclass(frozen=True, slots=True)
class Entity:
    """One kind of entity; the lists are as `data/tweedekamer.toml` explains them."""

    name: str
    needs: tuple[str, ...]
    texts: frozenset[str]
    many: frozenset[str] = frozenset()
    refs: frozenset[str] = frozenset()
    about: str | None = None
    document: bool = False
    only_for: str | None = None

    @property
    def spelled(self) -> Mapping[str, str]:
        """Our spelling of the names it keeps, by their small letters: the feed and programs
        that read it differ in capitals («voortouwNaam», «voortouwnaam»)."""
        return _spelled(self.texts | self.many | self.refs)

    def facts(self, element: etree._Element) -> dict[str, Any]:
        """What is kept of an element, as JSON; empty values are left out."""
        found: dict[str, Any] = {}
        for child in element:
            if not isinstance(child.tag, str):
                continue
            local = etree.QName(child).localname
            name = self.spelled.get(local.casefold(), local)
            text = " ".join("".join(map(str, child.itertext())).split())
            if name in self.refs and (ref := child.get("ref") or text):
                found.setdefault(name, []).append(ref)
            elif name in self.many and text:
                found.setdefault(name, []).append(text)
            elif name in self.texts and text:
                found.setdefault(name, text)
        return found


@cache
def _spelled(names: frozenset[str]) -> Mapping[str, str]:
    return {name.casefold(): name for name in names}


@cache
def entities() -> Mapping[str, Entity]:
    """All kinds by name, in the order in which their feeds are followed.

    Raises DataError where the data are malformed.
    """
    place = files("griffier.acquire") / "data" / "tweedekamer.toml"
    found = tomllib.loads(place.read_text("utf-8"))
    return {name: _entity(name, rows) for name, rows in found.items()}


def _entity(name: str, rows: Mapping[str, Any]) -> Entity:
    known = {*rows.get("texts", ()), *rows.get("many", ()), *rows.get("refs", ())}
    needs: Sequence[str] = rows.get("needs", ())
    about = rows.get("about")
    if rows.keys() - _KEYS or not needs or not known.issuperset(needs):
        raise DataError(f"tweedekamer.toml, {name}: an unknown key, or `needs` that are not kept.")
    if about is not None and about not in rows.get("refs", ()):
        raise DataError(f"tweedekamer.toml, {name}: `about` names no reference.")
    return Entity(
        name=name,
        needs=tuple(needs),
        texts=frozenset(rows.get("texts", ())),
        many=frozenset(rows.get("many", ())),
        refs=frozenset(rows.get("refs", ())),
        about=about,
        document=bool(rows.get("document")),
        only_for=rows.get("only_for"),
    )
