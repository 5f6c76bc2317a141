"""Bodies and groups of states: «de Raad», «NAVO-landen», «verschillende lidstaten»."""

from functools import cache

from griffier.annotate.actor_places import named_owner
from griffier.annotate.actor_roles import role_phrase
from griffier.annotate.actor_scan import Found, Scan
from griffier.lexicon.actors import Term

# Bodies whose short name is also the first word of others («Raad voor …»).
_GENERIC = frozenset({"EU", "EU_COUNCIL", "EU_COMMISSION", "UNSC", "NATO"})
_OF_UNION = frozenset({"EU", "EU_COUNCIL", "EUROPEAN_COUNCIL", "EU_COMMISSION", "EU_PARLIAMENT"})
_CHAIN = 4  # tokens of a compound that may name a meeting
_QUANTIFIERS = 4  # phrases such as «een groot aantal andere» before the states


def body(scan: Scan, at: int, end: int, term: Term) -> Found:
    """A body, the compound it begins, or the office it goes with."""
    tokens = scan.tokens
    if tokens.lower[end] == "-" or tokens.lower[at - 1] == "-":
        return _compound(scan, at, end, term)
    states = scan.term(end, "group")
    if states and states[1].id == "MEMBER_STATES" and term.id not in _OF_UNION:
        role = tokens.span(at, states[0])  # "ASEAN Member States"
        return Found(states[0], (scan.mention(at, states[0], term.id, "group", role=role),))
    last = end + bool(scan.term(end, "quantifier"))  # "OSCE participating States"
    if scan.says("circle", last) and term.id not in _OF_UNION:
        return _members_of(scan, at, last + 1, term)  # "the ECOWAS countries"
    other = _is_other_body(scan, end) or scan.says("not", at - 1)  # «de MBO Raad»
    if end == at + 1 and term.id in _GENERIC and other:
        return Found(end)
    found = named_owner(scan, at, end, term)
    if found is not None:
        return found
    if scan.says("debates", at - 1):  # «het commissiedebat Raad Buitenlandse Zaken»
        return Found(end, (scan.mention(at, end, term.id, term.kind, form="adjective"),))
    return Found(end, (scan.mention(at, end, _council(scan, at, end, term), term.kind),))


def _council(scan: Scan, at: int, end: int, term: Term) -> str:
    """«De Raad» is what the document calls so; a longer name is what it says."""
    short = scan.tokens.words[at]
    if short in scan.defined:
        return term.id
    if term.id == "EU_COUNCIL" and end == at + 1 and short in _short(scan):
        return scan.setting.council
    return term.id


def _short(scan: Scan) -> frozenset[str]:
    return scan.book.lists["short_council"]


def _is_other_body(scan: Scan, end: int) -> bool:
    """«Raad voor Cultuur», «Commissie van Wijzen»: a name goes on that we do not know."""
    if not scan.says("of", end):
        return False
    first = scan.past_article(end + 1)
    word = scan.tokens.words[first]
    return word[0].isupper() and word.isalpha() and scan.hit(first) is None and len(word) > 1


def _compound(scan: Scan, at: int, end: int, term: Term) -> Found:
    tokens = scan.tokens
    if tokens.lower[at - 1] == "-":
        if scan.says("not", at - 2):
            return Found(end)
        if term.id == "EU_COUNCIL" and tokens.words[at - 2].isupper():  # «OJCS-Raad»
            return Found(end, (scan.mention(at - 2, end, "EU_COUNCIL", "body"),))
    if tokens.lower[end] == "-":
        stop = _meeting_end(scan, end)
        if stop:
            return Found(stop)
        if any(tokens.lower[end + 1].endswith(each) for each in scan.book.lists["member_endings"]):
            return _members_of(scan, at, end + 2, term)
        found = named_owner(scan, at, end, term)
        if found is not None:
            return found
    return Found(end, (scan.mention(at, end, term.id, term.kind, form="adjective"),))


def _meeting_end(scan: Scan, end: int) -> int | None:
    """Behind a compound that names a meeting («EU-Westelijke Balkantop»), or None."""
    tokens = scan.tokens
    for index in range(end + 1, end + 1 + _CHAIN):
        word = tokens.lower[index]
        if any(word.endswith(each) for each in scan.book.lists["meeting_endings"]):
            return index + 1
        if not (tokens.capital(index) or word == "-"):
            return None
    return None


def _members_of(scan: Scan, at: int, end: int, term: Term) -> Found:
    """«NAVO-landen»: the members count as the body, those of the EU as MEMBER_STATES."""
    entity = "MEMBER_STATES" if term.id == "EU" else term.id
    role = scan.tokens.span(at, end)
    return Found(end, (scan.mention(at, end, entity, "group", role=role),))


@cache
def _circles(listed: frozenset[str]) -> dict[str, str]:
    """What stands in the list as "nordic:NORDICS"."""
    pairs = (each.partition(":") for each in listed)
    return {word: entity for word, _, entity in pairs}


def elliptic(scan: Scan, at: int) -> Found:
    """ "the Visegrad, Nordic | and Baltic States": a circle named by its adjective before
    another, whose noun they share."""
    circles = _circles(scan.book.lists["circles"])
    entity = circles.get(scan.tokens.lower[at])
    end = at + 1
    while entity and scan.tokens.lower[end] in (",", "and"):
        known = scan.tokens.lower[end + 1] in circles or scan.term(end + 1, "group")
        if known and scan.term(end + 1, "group"):
            return Found(at + 1, (scan.mention(at, at + 1, entity, "group"),))
        end += 2 if known else 1
        if not known and scan.tokens.lower[end] != "and":
            break
    return Found(at + 1)


def group(scan: Scan, at: int, end: int, term: Term) -> Found:
    """A group of states, with the number before it («27 lidstaten»)."""
    tokens, start = scan.tokens, at
    if tokens.lower[at - 1] == "-" and scan.says("not", at - 2):
        return Found(end)
    if scan.table.groups[term.id].region:
        scan.regions.add(term.id)
    if tokens.lower[end] == "-" and tokens.starts[end] == tokens.ends[end - 1]:
        stop = _meeting_end(scan, end)
        form = (scan.mention(at, end, term.id, "group", form="adjective"),)
        return Found(stop) if stop else Found(end, form)
    if tokens.words[at - 1].isdigit():
        start = at - 1
    entity, stop = _states_of(scan, end, term)
    states = scan.term(stop, "group")
    if states and states[1].id == "MEMBER_STATES" and _is_group_of(term):
        stop = states[0]  # "the V4 member states"
    people = scan.term(stop, "role")
    if people and people[1].role and people[1].role.plural and _is_group_of(term):
        stop = people[0]  # "E3 Ministers", "G20 finance ministers"
    elif scan.says("circle", stop) and term.id != "MEMBER_STATES":
        stop += 1  # "the G5 Sahel States", "the Western Balkans leaders"
    role = tokens.span(start, at) if start < at else None
    return Found(stop, (scan.mention(start, stop, entity, term.kind, role=role),))


def _is_group_of(term: Term) -> bool:
    """A group with a name of its own (E3, G20), whose ministers speak for it."""
    return term.id[-1].isdigit()


def _states_of(scan: Scan, end: int, term: Term) -> tuple[str, int]:
    """«lidstaten van de OVSE» are those of that body."""
    if term.id == "MEMBER_STATES" and scan.says("of", end):
        found = scan.term(scan.past_article(end + 1), "body", "group")
        if found and found[1].id not in ("EU", "EU_COUNCIL", "EUROPEAN_COUNCIL"):
            return found[1].id, found[0]
    return term.id, end


def quantified(scan: Scan, at: int, end: int) -> Found:
    """«een groot aantal lidstaten»: the group, with the quantity as its role."""
    tokens, index = scan.tokens, end
    for _ in range(_QUANTIFIERS):
        more = scan.term(index, "quantifier")
        index = more[0] if more else index
    behind = index
    for _ in range(3):
        behind += scan.says("joiners", behind) or scan.says("articles", behind)
    found = scan.term(behind, "group")
    if found is None or found[1].id == "NEIGHBOURS":
        return Found(at + 1)
    entity, stop = _states_of(scan, found[0], found[1])
    if scan.table.groups[found[1].id].region:
        scan.regions.add(found[1].id)
    role = tokens.span(at, found[0] if found[1].id == "MEMBER_STATES" else index)
    return Found(stop, (scan.mention(at, stop, entity, "group", role=role),))


def region(scan: Scan, at: int, end: int) -> Found:
    """«de regio», where the document has spoken of one region only."""
    tokens = scan.tokens
    named = tokens.capital(end) or "-" in (tokens.lower[end], tokens.lower[at - 1])
    if named or not scan.says("articles", at - 1) or len(scan.regions) != 1:
        return Found(end)
    return Found(end, (scan.mention(at, end, next(iter(scan.regions)), "group"),))


def leaders(scan: Scan, at: int, end: int, *, named: bool) -> Found:
    """«de leiders»: those of a country or group named beside them, else the European
    Council where the document is about it."""
    found = None if named else role_phrase(scan, at, at)
    if found is not None and found.mentions:
        return found
    if scan.tokens.lower[at - 2] in ("the", "these") and scan.tokens.lower[at - 1] == "two":
        return Found(end)  # of two, and not of the European Council
    entity = scan.setting.eu_leaders if named else scan.setting.leaders
    if entity is None:
        return Found(end)
    if scan.term(at - 1, "quantifier") and not scan.says("all", at - 1):
        entity = "MEMBER_STATES"  # «enkele leiders»
    role = scan.tokens.span(at, end)
    return Found(end, (scan.mention(at, end, entity, "body", role=role),))
