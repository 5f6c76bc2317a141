"""The parts of a phrase behind a role word: the field of a minister, a short form in
brackets, and the country or body the office belongs to."""

from typing import NamedTuple

from griffier.annotate.actor_names import read_name
from griffier.annotate.actor_scan import Scan
from griffier.lexicon.actors import Term
from griffier.lexicon.roles import Role


class Phrase(NamedTuple):
    """A role phrase as far as it has been read."""

    start: int  # first token of the whole phrase
    at: int  # first token of the role word
    end: int  # behind role and field
    role: Role
    field: str | None
    owner: str | None  # the actor named beside the role
    stop: int  # behind role, field and owner


OWNERS = ("country", "body", "group", "chamber", "house", "senate", "committee")
NO_FIELD = "unknown"  # a minister of something the tables do not know

_MINISTRY = "ministry"  # "Ministry of Foreign Affairs of Estonia"
_UNITED_NATIONS = frozenset({"UNSC", "UNGA", "UNHRC", "ECOSOC"})


def field_behind(scan: Scan, end: int, role: Role) -> tuple[str | None, int]:
    """The field of a minister behind the role word: «van Buitenlandse Zaken», «BHO»."""
    of_ministry = scan.tokens.lower[end - 1] == _MINISTRY
    if (role.rank is None and not of_ministry) or role.field:
        return role.field, end
    behind = end + 1 if scan.says("of", end) else end
    found = scan.term(behind, "field") or scan.term(scan.past_article(behind), "field")
    if found is None:
        return _unknown_field(scan, end)
    stop, field = found[0], found[1].id
    if scan.says("and", stop) and (more := scan.term(stop + 1, "field")):
        stop = more[0]
    return field, stop


def _unknown_field(scan: Scan, end: int) -> tuple[str | None, int]:
    """«Minister voor Digitale Zaken»: capitals behind «voor» or «van» that name no actor."""
    first = end + 1
    if not (scan.says("of", end) and scan.tokens.capital(first)) or _is_actor(scan, first):
        return None, end
    if scan.holders(end) is not None:  # «minister van Weel»
        return None, end
    stop = first
    while scan.tokens.capital(stop) and scan.tokens.words[stop].isalpha():
        stop += 1
        joined = scan.says("and", stop) or scan.tokens.lower[stop] == ","
        stop += joined and scan.tokens.capital(stop + 1)
    return NO_FIELD, stop


def _is_actor(scan: Scan, at: int) -> bool:
    return scan.term(at, *OWNERS) is not None


def past_cabinet_name(scan: Scan, end: int) -> int:
    """«kabinet-Rutte III»: behind the name and number of a cabinet."""
    if scan.tokens.lower[end] != "-" or not scan.tokens.capital(end + 1):
        return end
    name = read_name(scan, end + 1)
    stop = name.end if name else end + 2
    return stop + (set(scan.tokens.words[stop]) <= set("IVX"))


def past_short_form(scan: Scan, end: int) -> int:
    """Behind «(HV)» or «(HR/VP)», which may stand between office and name."""
    words = scan.tokens.words
    if words[end] == "(":
        for width in (2, 4):
            inner = "".join(words[end + 1 : end + width]).replace("/", "")
            if words[end + width] == ")" and inner.isupper():
                return end + width + 1
    return end


def owner_behind(scan: Scan, at: int, role: Role) -> tuple[str | None, int]:
    """The actor behind the role: «van Servië», «NAVO»; `NO_FIELD` where «van» leads to
    something the tables do not know."""
    if role.adjective:
        return None, at
    direct = scan.term(at, "body") if not role.organ and role.office else None
    if direct and scan.tokens.words[at].isupper():
        return direct[1].id, direct[0]
    behind = at
    if scan.says("and", at) and (other := scan.term(at + 1, "role")) and other[1].role:
        behind = field_behind(scan, other[0], other[1].role)[1]  # «premier en president van Servië»
    if not scan.says("of", behind):
        return _seat(scan, at)
    first = scan.past_article(behind + 1)
    found = scan.term(behind + 1, *OWNERS) or scan.term(first, *OWNERS)
    if found and found[1].form == "adjective" and (organ := _organ_at(scan, found[0])):
        return _entity(scan, found[1]), (organ if behind == at else at)
    if found is None or found[1].form in ("adjective", "inhabitant"):
        return (NO_FIELD if _leads_away(scan, first, behind) else None), at
    entity = _entity(scan, found[1])
    return entity, (found[0] if behind == at else at)


def _seat(scan: Scan, at: int) -> tuple[str | None, int]:
    """«de regering in Bamako»: those who rule a country are told apart by where they sit; the
    words for them are data, since a delegation in Genève is nobody's there."""
    if not (scan.says("seated", at) and scan.says("rulers", at - 1)):
        return None, at
    found = scan.term(at + 1, "country")
    if found is None or found[1].form not in ("capital", "noun") or found[1].id in scan.seats:
        return None, at
    return found[1].id, found[0]


def _organ_at(scan: Scan, at: int) -> int:
    """«de voorzitter van het Oekraïense | parlement»: where a body of that state ends, or 0."""
    hit = scan.term(at, "role")
    if hit is None or hit[1].role is None or not hit[1].role.organ:
        return 0
    return field_behind(scan, hit[0], hit[1].role)[1] if scan.says("of", hit[0]) else hit[0]


def _leads_away(scan: Scan, first: int, behind: int) -> bool:
    """Whether «van» names an owner we do not know, rather than a surname."""
    return scan.tokens.capital(first) and scan.holders(behind) is None


def _entity(scan: Scan, term: Term) -> str:
    if term.kind == "chamber":
        return scan.setting.chamber
    return {"house": "TK", "senate": "EK", "committee": "TK"}.get(term.kind, term.id)


def of_organisation(scan: Scan, role: Role) -> str | None:
    """ "Requests the Secretary-General to report": in a text of one of its bodies, or one whose
    title names the United Nations or the alliance."""
    if "secretary_general" not in role.office:
        return None
    own = {term.id for term in scan.own.values()}
    return "UN" if own & _UNITED_NATIONS else scan.setting.general
