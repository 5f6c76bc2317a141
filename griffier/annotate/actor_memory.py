"""Offices spoken of again without a country or name: «de president», "The Prime Minister"."""

from griffier.annotate.actor_scan import Person, Scan
from griffier.lexicon.roles import Role

_MEMORY = 400  # tokens over which «de president» may point back


def bears(scan: Scan, role: str, entity: str) -> None:
    """Keep for whom an office was named, by the words for it."""
    scan.bearers.setdefault(role.lower(), set()).add(entity)


def recalls(scan: Scan, start: int, at: int, before: Person) -> bool:
    """Whether «de president» points back to one named earlier in the same paragraph."""
    tokens = scan.tokens
    if not (tokens.words[at].islower() and scan.says("articles", start - 1)):
        return False
    if at - before.at > _MEMORY:
        return False
    return not any(word[0] == "\n" for word in tokens.lower[before.at : at])


def titled(scan: Scan, role: Role, start: int, end: int) -> str | None:
    """ "The President", with a capital as English writes it: of the government that issues the
    text, where that is an office of its own, else of the one country for which the text has
    named such an office, in whatever paragraph."""
    tokens = scan.tokens
    capital = tokens.capital(start) and tokens.lower[start] in scan.book.lists["titled"]
    if not capital or role.plural or role.organ or role.country or not _introduced(scan, start):
        return None
    home = scan.setting.home
    if home and _has(scan, role, home):
        return home
    named = scan.bearers.get(tokens.span(start, end).lower(), set()) - {home}
    return next(iter(named)) if len(named) == 1 else None


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
