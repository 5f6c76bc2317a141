"""Offices spoken of again without a country or name: «de president», "The Prime Minister"."""

from griffier.annotate.actor_scan import Person, Scan
from griffier.lexicon.roles import Role

_NAME = 3  # tokens of a name before a comma
_MEMORY = 400  # tokens over which «de president» may point back


def bears(scan: Scan, role: Role, entity: str) -> None:
    """Keep for whom an office was named, by whatever word for it ("the PM")."""
    scan.bearers.setdefault(role.words[0], set()).add(entity)


def recalls(scan: Scan, start: int, at: int, before: Person) -> bool:
    """Whether «de president» points back to one named earlier in the same paragraph."""
    tokens = scan.tokens
    if not (tokens.words[at].islower() and scan.says("articles", start - 1)):
        return False
    if at - before.at > _MEMORY:
        return False
    return not any(word[0] == "\n" for word in tokens.lower[before.at : at])


def sole_general(scan: Scan, role: Role, start: int, end: int) -> str | None:
    """«De secretaris-generaal», of nobody that the words name: of the one organisation of whose
    the text has spoken, in whatever paragraph."""
    alone = scan.says("articles", start - 1) and not scan.says("of", end)
    if "secretary_general" not in role.office or role.plural or not alone:
        return None
    named = scan.bearers.get(role.words[0], set())
    return next(iter(named)) if len(named) == 1 else None


def titled(scan: Scan, role: Role, start: int) -> str | None:
    """ "The President", with a capital as English writes it: of the government that issues the
    text, where that is an office of its own, else of the one country for which the text has
    named such an office, in whatever paragraph."""
    tokens, end = scan.tokens, start + len(role.words[0].split())
    if "-" in (tokens.lower[start + 1], tokens.lower[end]):
        return None  # "the President-elect"
    capital = tokens.capital(start) and tokens.lower[start] in scan.book.lists["titled"]
    if not capital or role.plural or role.organ or role.country or not _introduced(scan, start):
        return None
    home = scan.setting.home
    if home and _has(scan, role, home):
        return home
    if apposed := _beside_name(scan, start):
        return apposed
    named = scan.bearers.get(role.words[0], set()) - {home}
    return next(iter(named)) if len(named) == 1 else None


def _beside_name(scan: Scan, start: int) -> str | None:
    """ "Theresa May, the Prime Minister, met": of whom the name stands right before."""
    tokens, comma = scan.tokens, start - 2
    if tokens.lower[comma] != "," or not scan.says("articles", start - 1):
        return None
    names = (tokens.span(first, comma) for first in range(max(0, comma - _NAME), comma))
    known = (scan.introduced.get(name) for name in names)
    return next((person.entity for person in known if person), None)


def _introduced(scan: Scan, start: int) -> bool:
    """Whether an article stands before, or another office: "the Prime Minister and President"."""
    joined = scan.says("and", start - 1) and scan.role_end == start - 1
    return joined or scan.says("articles", start - 1) or not scan.tokens.words[start - 1].isalpha()


def _has(scan: Scan, role: Role, home: str) -> bool:
    """Whether a country has an office and its government no other above it: a president where
    there is no prime minister."""
    if not role.office:
        return role.home
    if "head_of_state" in role.office and scan.offices.known("head_of_government", home):
        return False
    return any(scan.offices.known(office, home) for office in role.office)
