"""Phrases that name an actor by office: «Servische president Vučić», «Minister van Defensie
van Estland», «het kabinet».

Grammar: [country adjective] role [van field] [(short form)] [van country or body] [name].
"""

from griffier.annotate.actor_asides import name_aside, name_before
from griffier.annotate.actor_hosts import host, spoken_of
from griffier.annotate.actor_memory import bears, recalls, sole_general, titled
from griffier.annotate.actor_names import Name, known_as, pick, read_name, remember, suits
from griffier.annotate.actor_offices import (
    NO_FIELD,
    Phrase,
    field_behind,
    of_organisation,
    owner_behind,
    past_cabinet_name,
    past_short_form,
)
from griffier.annotate.actor_scan import Found, Person, Scan
from griffier.lexicon.offices import Holder
from griffier.lexicon.roles import Role

_UNION = frozenset({"EU", "EU_COUNCIL", "EU_PRESIDENCY"})


def role_phrase(scan: Scan, start: int, at: int, owner: str | None = None) -> Found | None:
    """Read the role phrase whose role word begins at `at`; `start` is where the country
    before it begins. None if there is no role word there."""
    found = scan.term(at, "role")
    if found is None or found[1].role is None:
        return None
    role = found[1].role
    field, end = field_behind(scan, found[0], role)
    end = past_cabinet_name(scan, end) if role.organ else end
    owned, stop = owner_behind(scan, past_short_form(scan, end), role)
    if owned == NO_FIELD and owner is None:
        return Found(end)
    if owner is not None:
        owned, stop = owner, end
    phrase = Phrase(_with_time_word(scan, start), at, end, role, field, owned, stop)
    return _former(scan, phrase) or _resolve(scan, phrase)


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
    if name is None:  # «de voormalig Minister van VWS» of a letter is one of its own government
        own = phrase.field is not None and phrase.owner is None
        return _resolve(scan, phrase._replace(start=start - 1)) if own else Found(phrase.stop)
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
    apart = scan.setting.of_circle and role.actor == "EU_PRESIDENCY"  # that of the G20
    entity = (None if apart else role.actor) or phrase.owner or of_organisation(scan, role)
    if entity == "EU" and role.plural and role.rank == "minister":
        entity = "EU_COUNCIL"  # "EU foreign ministers"
    if role.actor == "EU_PRESIDENCY" and phrase.owner and _other_body(scan, phrase):
        return None
    if entity is None and holder is not None:
        entity = holder.actor
    if entity is None and before is not None:
        entity = before.entity
    if entity is None and name is not None and role.rank == "commissioner":
        entity = "EU_COMMISSION"  # «commissaris Špidla», whom no register need know
    entity = entity or _by_name(scan, phrase, name) or _of_publisher(scan, phrase, name)
    if entity is not None:
        if holder and phrase.field is None and role.rank and name:
            phrase, name = _field_behind_name(scan, phrase, name)
        return _found(scan, phrase, entity, name, holder)
    if name is not None:
        found = _owner_behind_name(scan, phrase, name)
        if not found or not found.mentions:
            scan.unknown.add(name.text)
        return found if found and found.mentions else _abroad(scan, phrase, name) or found
    again = titled(scan, role, phrase.at)
    return _found(scan, phrase, again, None, None) if again else _bare(scan, phrase)


def _by_name(scan: Scan, phrase: Phrase, name: Name | None) -> str | None:
    """«kanselier Merkel» is of one country; «generaal Ravenstein» of none we know: a person."""
    role = phrase.role
    if name is None:
        return sole_general(scan, role, phrase.start, phrase.end)
    return role.country or (f"PERSON:{name.text}" if role.person else None)


def _of_publisher(scan: Scan, phrase: Phrase, name: Name | None) -> str | None:
    """ "Foreign Minister Kask" in a press release of his own ministry."""
    alone = name is not None and phrase.owner is None and phrase.role.rank is not None
    return scan.publisher if alone else None


def _abroad(scan: Scan, phrase: Phrase, name: Name) -> Found | None:
    """«In Rabat werd ik ontvangen door premier El Othmani»: an unknown name in the office of
    a state is that of the host."""
    role = phrase.role
    heads = {"head_of_government", "head_of_state"}
    national = role.rank is not None or not heads.isdisjoint(role.office)
    national = national or (role.peer and bool(scan.hosts) and scan.says("own", phrase.start - 1))
    if not national or phrase.owner or phrase.field == NO_FIELD:
        return None
    before = scan.last_role
    joined = before is not None and scan.role_end in (phrase.start - 1, phrase.start - 2)
    entity = before.entity if joined and before else host(scan, phrase.start)
    if entity is None or (name.holders and entity not in {row.actor for row in name.holders}):
        return None
    return _found(scan, phrase, entity, name, None)


def _field_behind_name(scan: Scan, phrase: Phrase, name: Name) -> tuple[Phrase, Name]:
    """«Minister Koenders van Buitenlandse Zaken»: the field may follow the name."""
    field, end = (
        field_behind(scan, name.end, phrase.role) if scan.says("of", name.end) else (None, 0)
    )
    if field in (None, NO_FIELD):
        return phrase, name
    return phrase._replace(field=field), name._replace(end=end)


def _other_body(scan: Scan, phrase: Phrase) -> bool:
    """«het Duitse voorzitterschap van de G7» is not the EU's."""
    owned, _ = owner_behind(scan, phrase.end, phrase.role)
    return owned is not None and owned not in _UNION


def _name_behind(scan: Scan, phrase: Phrase) -> Name | None:
    if phrase.role.organ and not phrase.role.peer:
        return None
    at = past_short_form(scan, max(phrase.stop, phrase.end))
    name = read_name(scan, at)
    return name or name_aside(scan, phrase, at)


def _bearer(scan: Scan, phrase: Phrase, name: Name) -> Holder | None:
    """The office-holder of that name, in an office the role can mean."""
    actor = phrase.role.actor or phrase.owner
    rows = [row for row in name.holders if actor in (None, row.actor)]
    field = phrase.field if phrase.field != NO_FIELD else None
    close = [row for row in rows if suits(row, phrase.role, field)]
    close = close or [row for row in rows if suits(row, phrase.role, None)]
    return pick(close or (rows if actor else []), scan.setting.on)


def _owner_behind_name(scan: Scan, phrase: Phrase, name: Name) -> Found | None:
    """«president Mohamud van Somalië»: the country may stand behind an unknown name."""
    owned, stop = owner_behind(scan, name.end, phrase.role)
    if owned in (None, NO_FIELD):
        return Found(name.end)
    whole = phrase._replace(owner=owned)
    return _found(scan, whole, owned or "", Name(stop, name.text, ()), None)


def _found(
    scan: Scan, phrase: Phrase, entity: str, name: Name | None, holder: Holder | None
) -> Found:
    """The mention, and a note of who was introduced."""
    if name is None and (at := name_before(scan, phrase, entity)):
        said = Name(phrase.stop, scan.tokens.span(*at), ())
        return _found(scan, phrase._replace(start=at[0]), entity, said, None)
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
    scan.last_role = Person(entity, person or "", phrase.at)
    scan.roles[tokens.lower[phrase.at]] = scan.roles[role.lower()] = scan.last_role
    scan.role_end, scan.role_owner = end, phrase.owner
    bears(scan, phrase.role, entity)
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
    people = [scan.offices.holder(office, actor, on) for office in role.office]
    return next(filter(None, people), None)  # the first office the word means


def _signer(scan: Scan, role: Role) -> str | None:
    """The one who signs in that rank: «de Minister» of a letter with one minister."""
    signers = [name for title, name in scan.setting.signers if role.words[0] in title.lower()]
    if len(signers) != 1:
        return None
    family = signers[0].split(".")[-1].strip()
    return known_as(scan, family, scan.setting.home or "") or signers[0] or None


def _bare(scan: Scan, phrase: Phrase) -> Found | None:
    """A role with neither country nor name."""
    role, tokens = phrase.role, scan.tokens
    before = spoken_of(scan, tokens.lower[phrase.at], role)
    if scan.says("and", phrase.start - 1) and scan.role_end == phrase.start - 1 and scan.role_owner:
        return _found(scan, phrase._replace(owner=scan.role_owner), scan.role_owner, None, None)
    one = before and not role.plural  # «de ministers» may be those of several countries
    abroad = before and before.entity != scan.setting.home
    if before and one and abroad and recalls(scan, phrase.start, phrase.at, before):
        return _found(scan, phrase, before.entity, None, None)
    if _presides(scan, phrase):
        return _found(scan, phrase, "EU_PRESIDENCY", None, None)
    if (at_home := _of_host(scan, phrase)) is not None:
        return _found(scan, phrase, at_home, None, None)
    if role.peer and role.organ and scan.hosts and not role.adjective:
        own = scan.setting.home and scan.says("own", phrase.start - 1)
        entity = host(scan, phrase.start) if own else None
        return _found(scan, phrase, entity, None, None) if entity else Found(phrase.end)
    if role.plural and not role.named and phrase.field in (None, role.field):
        few = scan.term(phrase.start - 1, "quantifier") and not scan.says("all", phrase.start - 1)
        of_council = scan.setting.ministers == "EU_COUNCIL"
        entity = "MEMBER_STATES" if few and of_council else scan.setting.ministers
        return _found(scan, phrase, entity, None, None) if entity else Found(phrase.end)
    if role.organ and scan.says("theirs", phrase.start - 1):
        return Found(phrase.end)  # «antwoordde dat zijn regering …»
    if role.home and scan.setting.home and not role.named:
        return _found(scan, phrase, scan.setting.home, None, None)
    if role.country:
        return _found(scan, phrase, role.country, None, None)
    return Found(phrase.end)


def _presides(scan: Scan, phrase: Phrase) -> bool:
    """«De voorzitter concludeerde …» in a report of the Council: its presidency."""
    tokens, at = scan.tokens, phrase.at
    in_council = scan.setting.ministers == "EU_COUNCIL" and tokens.words[at].islower()
    alone = phrase.end == at + 1 and not scan.says("of", phrase.end)
    chair = tokens.lower[at] in scan.book.lists["chair"]
    return in_council and chair and alone and scan.says("articles", phrase.start - 1)


def _of_host(scan: Scan, phrase: Phrase) -> str | None:
    """«De premier verzekerde mij …», «de autoriteiten»: on a visit, an office of the host
    that was named there before, or one that the author would not speak of so."""
    tokens = scan.tokens
    if not scan.hosts or not scan.says("articles", phrase.start - 1) or phrase.field:
        return None
    word = tokens.lower[phrase.at]
    if not tokens.words[phrase.at].islower():
        return None
    entity = host(scan, phrase.start)
    same = {word} if phrase.role.organ else {each.lower() for each in phrase.role.words}
    if phrase.role.rank == "minister":  # «mijn ambtgenoot Ramdin … De minister»
        same |= scan.book.lists["of_host"]
    before = (scan.roles.get(each) for each in same)
    known = any(person and person.entity == entity for person in before)
    return entity if known or word in scan.book.lists["of_host"] else None
