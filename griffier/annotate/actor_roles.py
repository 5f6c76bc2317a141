"""Phrases that name an actor by office: «Servische president Vučić», «Minister van Defensie
van Estland», «het kabinet».

Grammar: [country adjective] role [van field] [(short form)] [van country or body] [name].
"""

from typing import NamedTuple

from griffier.annotate.actor_names import Name, pick, read_name, remember, suits
from griffier.annotate.actor_scan import Found, Person, Scan
from griffier.lexicon.actors import Term
from griffier.lexicon.offices import Holder
from griffier.lexicon.roles import Role

_OWNERS = ("country", "body", "group", "chamber", "house", "senate", "committee")
_UNION = frozenset({"EU", "EU_COUNCIL", "EU_PRESIDENCY"})
_MEMORY = 400  # tokens over which «de president» may point back
_NO_FIELD = "unknown"  # a minister of something the tables do not know


class Phrase(NamedTuple):
    """A role phrase as far as it has been read."""

    start: int  # first token of the whole phrase
    at: int  # first token of the role word
    end: int  # behind role and field
    role: Role
    field: str | None
    owner: str | None  # the actor named beside the role
    stop: int  # behind role, field and owner


def role_phrase(scan: Scan, start: int, at: int, owner: str | None = None) -> Found | None:
    """Read the role phrase whose role word begins at `at`; `start` is where the country
    before it begins. None if there is no role word there."""
    found = scan.term(at, "role")
    if found is None or found[1].role is None:
        return None
    role = found[1].role
    field, end = _field(scan, found[0], role)
    end = _past_cabinet_name(scan, end) if role.organ else end
    owned, stop = _owner(scan, _past_short_form(scan, end), role)
    if owned == _NO_FIELD and owner is None:
        return Found(end)
    if owner is not None:
        owned, stop = owner, end
    phrase = Phrase(_with_time_word(scan, start), at, end, role, field, owned, stop)
    return _former(scan, phrase) or _resolve(scan, phrase)


def _field(scan: Scan, end: int, role: Role) -> tuple[str | None, int]:
    """The field of a minister behind the role word: «van Buitenlandse Zaken», «BHO»."""
    if role.rank is None or role.field:
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
    return _NO_FIELD, stop


def _is_actor(scan: Scan, at: int) -> bool:
    return scan.term(at, *_OWNERS) is not None


def _past_cabinet_name(scan: Scan, end: int) -> int:
    """«kabinet-Rutte III»: behind the name and number of a cabinet."""
    if scan.tokens.lower[end] != "-" or not scan.tokens.capital(end + 1):
        return end
    name = read_name(scan, end + 1)
    stop = name.end if name else end + 2
    return stop + (set(scan.tokens.words[stop]) <= set("IVX"))


def _past_short_form(scan: Scan, end: int) -> int:
    """Behind «(HV)» or «(HR/VP)», which may stand between office and name."""
    words = scan.tokens.words
    if words[end] == "(":
        for width in (2, 4):
            inner = "".join(words[end + 1 : end + width]).replace("/", "")
            if words[end + width] == ")" and inner.isupper():
                return end + width + 1
    return end


def _owner(scan: Scan, at: int, role: Role) -> tuple[str | None, int]:
    """The actor behind the role: «van Servië», «NAVO»; `_NO_FIELD` where «van» leads to
    something the tables do not know."""
    direct = scan.term(at, "body") if not role.organ and role.office else None
    if direct and scan.tokens.words[at].isupper():
        return direct[1].id, direct[0]
    behind = at
    if scan.says("and", at) and (other := scan.term(at + 1, "role")) and other[1].role:
        behind = _field(scan, other[0], other[1].role)[1]  # «premier en president van Servië»
    if not scan.says("of", behind):
        return None, at
    first = scan.past_article(behind + 1)
    found = scan.term(behind + 1, *_OWNERS) or scan.term(first, *_OWNERS)
    if found is None or found[1].form in ("adjective", "inhabitant"):
        return (_NO_FIELD if _leads_away(scan, first, behind) else None), at
    entity = _entity(scan, found[1])
    return entity, (found[0] if behind == at else at)


def _leads_away(scan: Scan, first: int, behind: int) -> bool:
    """Whether «van» names an owner we do not know, rather than a surname or a date."""
    return scan.tokens.capital(first) and scan.holders(behind) is None


def _entity(scan: Scan, term: Term) -> str:
    if term.kind == "chamber":
        return scan.setting.chamber
    return {"house": "TK", "senate": "EK", "committee": "TK"}.get(term.kind, term.id)


def _with_time_word(scan: Scan, start: int) -> int:
    """Take «toenmalig» into the phrase."""
    return start - 1 if scan.says("then", start - 1) else start


def _former(scan: Scan, phrase: Phrase) -> Found | None:
    """«oud-premier Balkenende» speaks for no country any more: a person, or nobody."""
    tokens, start = scan.tokens, phrase.start
    if tokens.lower[start - 1] == "-":
        start -= 1
    if not scan.says("former", start - 1):
        return None
    name = read_name(scan, phrase.stop)
    if name is None:
        return Found(phrase.stop)
    holder = pick([row for row in name.holders if suits(row, phrase.role, None)], scan.setting.on)
    full = holder.name if holder else name.text
    role = tokens.span(start - 1, phrase.end)
    mention = scan.mention(start - 1, name.end, f"PERSON:{full}", "person", role=role, person=full)
    return Found(name.end, (mention,))


def _resolve(scan: Scan, phrase: Phrase) -> Found | None:
    """Who is meant, by name, by country, by what was said before, or by whose letter it is."""
    role, name = phrase.role, _name_behind(scan, phrase)
    holder = _bearer(scan, phrase, name) if name else None
    before = scan.introduced.get(name.text) if name else None
    entity = role.actor or phrase.owner
    if role.actor == "EU_PRESIDENCY" and phrase.owner and _other_body(scan, phrase):
        return None
    if entity is None and holder is not None:
        entity = holder.actor
    if entity is None and before is not None:
        entity = before.entity
    if entity is not None:
        if holder and phrase.field is None and role.rank and name:
            phrase, name = _field_behind_name(scan, phrase, name)
        return _found(scan, phrase, entity, name, holder)
    if name is not None:
        return _owner_behind_name(scan, phrase, name)
    return _bare(scan, phrase)


def _field_behind_name(scan: Scan, phrase: Phrase, name: Name) -> tuple[Phrase, Name]:
    """«Minister Koenders van Buitenlandse Zaken»: the field may follow the name."""
    field, end = _field(scan, name.end, phrase.role) if scan.says("of", name.end) else (None, 0)
    if field in (None, _NO_FIELD):
        return phrase, name
    return phrase._replace(field=field), name._replace(end=end)


def _other_body(scan: Scan, phrase: Phrase) -> bool:
    """«het Duitse voorzitterschap van de G7» is not the EU's."""
    owned, _ = _owner(scan, phrase.end, phrase.role)
    return owned is not None and owned not in _UNION


def _name_behind(scan: Scan, phrase: Phrase) -> Name | None:
    if phrase.role.organ and not phrase.role.peer:
        return None
    at = _past_short_form(scan, max(phrase.stop, phrase.end))
    name = read_name(scan, at)
    return name or _name_aside(scan, phrase, at)


def _name_aside(scan: Scan, phrase: Phrase, at: int) -> Name | None:
    """A known name behind a comma or words of courtesy: «president van Servië, de heer
    Vučić»."""
    first = at + 1 if scan.tokens.lower[at] == "," else at
    while scan.says("courtesy", first):
        first += 1
    hit = scan.holders(first) if first > at else None
    actor = phrase.role.actor or phrase.owner
    if hit is None or all(row.actor != actor for row in hit.values):
        return None
    return Name(hit.end, scan.tokens.span(first, hit.end), hit.values)


def _bearer(scan: Scan, phrase: Phrase, name: Name) -> Holder | None:
    """The office-holder of that name, in an office the role can mean."""
    actor = phrase.role.actor or phrase.owner
    rows = [row for row in name.holders if actor in (None, row.actor)]
    field = phrase.field if phrase.field != _NO_FIELD else None
    close = [row for row in rows if suits(row, phrase.role, field)]
    close = close or [row for row in rows if suits(row, phrase.role, None)]
    return pick(close or (rows if actor else []), scan.setting.on)


def _owner_behind_name(scan: Scan, phrase: Phrase, name: Name) -> Found | None:
    """«president Mohamud van Somalië»: the country may stand behind an unknown name."""
    owned, stop = _owner(scan, name.end, phrase.role)
    if owned in (None, _NO_FIELD):
        return Found(name.end)
    whole = phrase._replace(owner=owned)
    return _found(scan, whole, owned or "", Name(stop, name.text, ()), None)


def _found(
    scan: Scan, phrase: Phrase, entity: str, name: Name | None, holder: Holder | None
) -> Found:
    """The mention, and a note of who was introduced."""
    tokens, end = scan.tokens, name.end if name else phrase.stop
    person = _holder_of(scan, phrase, entity) if name is None else _full_name(scan, name, holder)
    if phrase.role.organ and not phrase.role.peer:
        person = None
    role = tokens.span(phrase.at, phrase.end)
    if entity == "EU_PRESIDENCY":
        role = tokens.span(phrase.start, phrase.end)
    if name and person:
        family = holder.family if holder else name.text.split()[-1]
        remember(scan, entity, person, family, phrase.at)
    scan.roles[tokens.lower[phrase.at]] = Person(entity, person or "", phrase.at)
    scan.role_end, scan.role_owner = end, phrase.owner
    return Found(end, (scan.mention(phrase.start, end, entity, "role", role=role, person=person),))


def _full_name(scan: Scan, name: Name, holder: Holder | None) -> str:
    before = scan.introduced.get(name.text)
    return holder.name if holder else before.name if before else name.text


def _holder_of(scan: Scan, phrase: Phrase, actor: str) -> str | None:
    """Who held the office on the day of the document, where the words name just one."""
    role, on = phrase.role, scan.setting.on
    if role.plural or role.organ:
        return None
    if role.rank and phrase.field:
        return scan.offices.holder(f"{role.rank}.{phrase.field}", actor, on)
    if role.rank and phrase.field is None and actor == scan.setting.home:
        return _signer(scan, role)
    people = {scan.offices.holder(office, actor, on) for office in role.office} - {None}
    return people.pop() if len(people) == 1 else None


def _signer(scan: Scan, role: Role) -> str | None:
    """The one who signs in that rank: «de Minister» of a letter with one minister."""
    signers = [name for title, name in scan.setting.signers if role.words[0] in title.lower()]
    if len(signers) != 1:
        return None
    family = signers[0].split(".")[-1].strip()
    hit = scan.offices.names.longest(family.split(), [*family.lower().split(), "\x00"], 0)
    rows = [row for row in hit.values if row.actor == scan.setting.home] if hit else []
    holder = pick([row for row in rows if suits(row, role, None)], scan.setting.on)
    return holder.name if holder else signers[0] or None


def _bare(scan: Scan, phrase: Phrase) -> Found | None:
    """A role with neither country nor name."""
    role, tokens = phrase.role, scan.tokens
    before = scan.roles.get(tokens.lower[phrase.at])
    if scan.says("and", phrase.start - 1) and scan.role_end == phrase.start - 1 and scan.role_owner:
        return _found(scan, phrase._replace(owner=scan.role_owner), scan.role_owner, None, None)
    if before and before.entity != scan.setting.home and _recalls(scan, phrase, before):
        return _found(scan, phrase, before.entity, None, None)
    if role.plural and not role.named and phrase.field is None:
        entity = scan.setting.ministers
        return _found(scan, phrase, entity, None, None) if entity else Found(phrase.end)
    if role.home and scan.setting.home and not role.named:
        return _found(scan, phrase, scan.setting.home, None, None)
    return Found(phrase.end)


def _recalls(scan: Scan, phrase: Phrase, before: Person) -> bool:
    """Whether «de president» points back to one named earlier in the same paragraph."""
    tokens = scan.tokens
    if not (tokens.words[phrase.at].islower() and scan.says("articles", phrase.start - 1)):
        return False
    if phrase.at - before.at > _MEMORY:
        return False
    return not any(word[0] == "\n" for word in tokens.lower[before.at : phrase.at])
