"""Names of persons: where a name ends, and which office-holder it is."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from griffier.annotate.actor_scan import Found, Person, Scan
from griffier.lexicon.offices import Holder
from griffier.lexicon.roles import Role
from griffier.lexicon.vocabulary import tokens_of

_LONGEST = 7  # tokens of a name, initials and hyphens included
_ACTORS = (
    "country",
    "body",
    "group",
    "role",
    "house",
    "senate",
    "chamber",
    "members",
    "committee",
    "trap",
)


class Name(NamedTuple):
    """A name as printed, and the office-holders who bear it."""

    end: int
    text: str
    holders: tuple[Holder, ...]


def read_name(scan: Scan, at: int) -> Name | None:
    """The name of a person that begins at a token, known or not, with its «, Jr.»."""
    name = _plain_name(scan, at)
    if name is None or scan.tokens.lower[name.end : name.end + 2] not in ([",", "jr"], [",", "sr"]):
        return name
    return name._replace(end=name.end + 2 + (scan.tokens.lower[name.end + 2] == "."))


def _plain_name(scan: Scan, at: int) -> Name | None:
    hit = scan.holders(at)
    if hit is not None and not _goes_on(scan, hit.end):
        return Name(hit.end, scan.tokens.span(at, hit.end), hit.values)
    end = _end_of_name(scan, at)
    if end == at:
        return None
    inner = (scan.holders(start) for start in range(at + 1, end))
    holders = next((found.values for found in inner if found and found.end == end), ())
    return Name(end, scan.tokens.span(at, end), holders)


def _goes_on(scan: Scan, end: int) -> bool:
    """Whether a longer surname follows («Jansen-de Vries»)."""
    return scan.tokens.lower[end] == "-" and scan.tokens.capital(end + 1)


def _end_of_name(scan: Scan, at: int) -> int:
    """The token behind a run of capitalised words, initials and particles."""
    index, end = at, at
    while index < at + _LONGEST:
        if _is_name_word(scan, index):
            index += 1
            if scan.tokens.lower[index] == "." and len(scan.tokens.words[index - 1]) == 1:
                index += 1  # an initial is no name by itself
                continue
            end = index
            index += scan.tokens.lower[index] == "-" and scan.tokens.capital(index + 1)
        elif index == at and scan.says("whereabouts", at) and scan.tokens.capital(at + 1):
            break  # «hoogleraar in Leiden», but «in 't Veld», «op den Berg»
        elif scan.says("particles", index) and scan.tokens.words[index + 1][0].isalpha():
            index += 1
        else:
            break
    return end


def _is_name_word(scan: Scan, at: int) -> bool:
    word = scan.tokens.words[at]
    if not (word[0].isupper() and word.replace("'", "").replace("’", "").isalpha()):
        return False
    if word.isupper() and len(word) > 1:
        return False
    return scan.term(at, *_ACTORS) is None


def suits(holder: Holder, role: Role, field: str | None) -> bool:
    """Whether an office is one the role word can mean."""
    if role.rank:
        return holder.office.startswith(f"{role.rank}.{field or ''}")
    return holder.office in role.office if role.office else True


def pick(holders: Iterable[Holder], on: date | None) -> Holder | None:
    """The one bearer of a name meant on a day: in office then, else the last before it.

    None where two actors or two persons remain.
    """
    rows = list(holders)
    if on is not None:
        rows = [row for row in rows if row.held(on)] or [row for row in rows if row.last <= on]
    if len({(row.actor, row.name) for row in rows}) != 1:
        return None
    return max(rows, key=lambda row: row.first)


def known_as(scan: Scan, family: str, actor: str) -> str | None:
    """The full name of an actor's office-holder on the day of the letter, by surname."""
    words = tokens_of(family)
    hit = scan.offices.names.longest(words, [*map(str.lower, words), "\x00"], 0)
    rows = [row for row in hit.values if row.actor == actor] if hit else []
    holder = pick(rows, scan.setting.on) if hit and hit.end == len(words) else None
    return holder.name if holder else None


def lone_name(scan: Scan, at: int) -> Found | None:
    """A name without a role: of somebody introduced before, or of an office-holder whose
    name points to nobody else."""
    hit = scan.holders(at)
    if hit is None:
        return None
    tokens, end = scan.tokens, hit.end
    if _is_part_of_other_name(scan, at, end):
        return Found(end)
    text = tokens.span(at, end)
    before = scan.introduced.get(text) or scan.introduced.get(hit.values[0].family)
    if before is not None:
        start = _initials(scan, at)
        mention = scan.mention(start, end, before.entity, "person", person=before.name)
        return Found(end, (mention,))
    holder = _in_office(scan, hit.values, text)
    if holder is None:
        return Found(end)
    remember(scan, holder.actor, holder.name, holder.family, at)
    start = _initials(scan, at)
    mention = scan.mention(start, end, holder.actor, "person", person=holder.name)
    return Found(end, (mention,))


def introduced_name(scan: Scan, at: int) -> Found:
    """The surname of somebody introduced before whom no register knows («Nalbandian»)."""
    if _is_part_of_other_name(scan, at, at + 1):
        return Found(at + 1)
    before, start = scan.introduced[scan.tokens.words[at]], _initials(scan, at)
    mention = scan.mention(start, at + 1, before.entity, "person", person=before.name)
    return Found(at + 1, (mention,))


def _in_office(scan: Scan, holders: Iterable[Holder], text: str) -> Holder | None:
    on = scan.setting.on
    rows = [row for row in holders if on is None or row.held(on)]
    alone = text[0].isupper() and scan.offices.is_distinctive(text)
    if not rows or not (text == rows[0].name or alone):
        return None
    return rows[0] if len({(row.actor, row.name) for row in rows}) == 1 else None


def _is_part_of_other_name(scan: Scan, at: int, end: int) -> bool:
    """«motie-Piri», «Kaag c.s.», «Anna Kaag», «Kaag-akkoord»: not the office-holder alone."""
    tokens = scan.tokens
    if "-" in (tokens.lower[at - 1], tokens.lower[end]) or scan.says("motions", at - 1):
        return True
    if tokens.lower[end : end + 3] == ["c", ".", "s"]:
        return True
    before = tokens.words[at - 1]
    named = before[0].isupper() and before.isalpha() and not before.isupper()
    opens = tokens.lower[at - 2] in {".", "\n", "\n\n", "\x00", ":", "?", "!"}
    behind = tokens.words[end]
    surname = behind[0].isupper() and behind.isalpha() and not behind.isupper()
    follows = surname and scan.hit(end) is None
    return (named and not opens and scan.hit(at - 1) is None) or follows


def _initials(scan: Scan, at: int) -> int:
    """The first token of the initials that stand before a name («W.B. Hoekstra»)."""
    tokens = scan.tokens
    while tokens.lower[at - 1] == "." and len(tokens.words[at - 2]) == 1 and tokens.capital(at - 2):
        at -= 2
    return at


def remember(scan: Scan, entity: str, name: str, family: str, at: int) -> None:
    """Keep who was introduced, by whole name and by surname."""
    person = Person(entity, name, at)
    scan.introduced[name] = scan.introduced[family] = person
