"""Find the actors a letter names: countries, bodies, groups, office-holders, the House.

One pass over the tokens; at each token that can begin a phrase the longest phrase decides
which rule reads on, and what a rule has read is not read again.

    de Servische president     RS, kind role, role «president», person by the date
    Nederland                  NL, kind country, form noun
    Russische (agressie)       RU, kind country, form adjective: never a subject
    Belgrado (weigert)         RS, kind country, form capital
    verschillende lidstaten    MEMBER_STATES, kind group, role «verschillende lidstaten»
    leden van de VVD-fractie   TK, kind body, role «VVD»
"""

from dataclasses import replace

from griffier.annotate.actor_bodies import body, elliptic, group, leaders, quantified, region
from griffier.annotate.actor_hosts import hosts_of
from griffier.annotate.actor_house import chamber, committee, fraction, members, party
from griffier.annotate.actor_names import introduced_name, known_as, lone_name, remember
from griffier.annotate.actor_places import country
from griffier.annotate.actor_roles import role_phrase
from griffier.annotate.actor_scan import Found, Scan, tokenise
from griffier.annotate.actor_setting import setting_of
from griffier.annotate.actor_shorts import (
    ABOUT_COUNCIL,
    advisory_council,
    council_in_small,
    joint_bodies,
    short_bodies,
    short_forms,
)
from griffier.lexicon.actors import ActorTable, Term
from griffier.lexicon.offices import OfficeRegister
from griffier.lexicon.vocabulary import Hit
from griffier.model import Letter, Mention

_HEAD = 400  # characters in which a press release names the ministry that issues it


def find_mentions(
    letter: Letter, table: ActorTable, offices: OfficeRegister
) -> tuple[Mention, ...]:
    """All actors the canonical text names, in order of start, none within another."""
    terms = table.vocabulary(letter.lang)
    scan = Scan(
        tokenise(letter.text.text),
        setting_of(letter, table),
        table.roles(letter.lang),
        table,
        offices,
        terms,
    )
    _introduce_senders(scan, letter)
    advises = letter.metadata.kind not in ABOUT_COUNCIL
    scan.own = short_bodies(scan) or (advisory_council(scan) if advises else {})
    scan.defined = short_forms(scan)
    if letter.lang == "en":
        scan.defined |= joint_bodies(scan)
        scan.own = council_in_small(scan) | scan.own
    scan.hosts = hosts_of(letter, scan)
    mentions = _found_in(scan)
    publisher = _publisher(scan, letter, mentions) if scan.unknown else None
    if publisher is None and scan.unknown.isdisjoint(scan.introduced):
        return mentions
    again = replace(
        scan, roles={}, bearers={}, regions=set(), last_role=None, role_end=-1, role_owner=None,
        publisher=publisher,
    )  # fmt: skip
    return _found_in(again)  # "Minister Saar …", whose country the text says only further on


def _publisher(scan: Scan, letter: Letter, mentions: tuple[Mention, ...]) -> str | None:
    """The country whose ministry heads an English text, as a press release of its own."""
    if letter.lang != "en" or scan.setting.home:
        return None
    head = (m for m in mentions if m.start < _HEAD and m.kind == "role" and m.role)
    found = next((m for m in head if (m.role or "").lower().startswith("ministry")), None)
    return found.entity if found else None


def _found_in(scan: Scan) -> tuple[Mention, ...]:
    """The mentions of one pass over the text."""
    own = {short.lower() for short in (*scan.defined, *scan.own)}
    known, names = scan.terms.starts, scan.offices.names.starts
    mentions: list[Mention] = []
    behind, written = 0, 0
    for at, word in enumerate(scan.tokens.lower):
        begins = word in known or word in own or (word in names and scan.tokens.capital(at))
        if at < behind or not (begins or scan.tokens.words[at] in scan.introduced):
            continue
        found = _read(scan, at)
        behind = max(found.end, at + 1)
        for mention in found.mentions:
            if mention.start >= written:
                mentions.append(mention)
                written = mention.end
    return tuple(mentions)


def _introduce_senders(scan: Scan, letter: Letter) -> None:
    """Whoever signs is known by surname throughout the letter."""
    for sender in letter.metadata.senders:
        if sender.name and sender.actor and "." in sender.name:
            family = sender.name.split(".")[-1].strip()
            name = known_as(scan, family, sender.actor) or sender.name
            remember(scan, sender.actor, name, family, 0)


def _read(scan: Scan, at: int) -> Found:
    """What begins at a token: the longest phrase, or a name if that is longer."""
    hit, name = scan.hit(at), scan.holders(at)
    if hit is None and name is None and scan.tokens.words[at] in scan.introduced:
        return introduced_name(scan, at)
    if hit is None or (name is not None and name.end > hit.end):
        found = lone_name(scan, at) if name is not None else None
        if found is None or (not found.mentions and hit is not None):
            return _read_term(scan, at, hit)
        return found
    return _read_term(scan, at, hit)


def _read_term(scan: Scan, at: int, hit: Hit[Term] | None) -> Found:
    if hit is None or hit.end == at + 1:
        short = scan.tokens.words[at]
        if short in scan.defined:
            meant = scan.defined[short]
            return _by_kind(scan, at, at + 1, meant) if meant else Found(at + 1)
        own = scan.own.get(short)
        apart = scan.tokens.lower[at - 1] != "-"  # «de PO-Raad»
        if own and apart and (scan.says("articles", at - 1) or not scan.tokens.capital(at - 1)):
            return Found(at + 1, (scan.mention(at, at + 1, own.id, own.kind),))
    term = scan.choose(hit.values, hit.end) if hit else None
    if hit is None or term is None:
        return elliptic(scan, at) if scan.book.lists["circles"] else Found(at + 1)
    return _by_kind(scan, at, hit.end, term)


def _by_kind(scan: Scan, at: int, end: int, term: Term) -> Found:
    match term.kind:
        case "country":
            return country(scan, at, end, term)
        case "body":
            return body(scan, at, end, term)
        case "group":
            return group(scan, at, end, term)
        case "role":
            return role_phrase(scan, at, at) or Found(end)
        case "quantifier":
            return quantified(scan, at, end)
        case "leaders" | "eu_leaders":
            return leaders(scan, at, end, named=term.kind == "eu_leaders")
        case _:
            return _by_house_kind(scan, at, end, term)


def _by_house_kind(scan: Scan, at: int, end: int, term: Term) -> Found:
    match term.kind:
        case "chamber" | "house" | "senate":
            return chamber(scan, at, end, term.kind)
        case "committee":
            return committee(scan, at, end)
        case "members":
            return members(scan, at, end)
        case "fraction":
            return fraction(scan, at, end)
        case "party":
            return party(scan, at, end)
        case "region":
            return region(scan, at, end)
        case "trap":
            return Found(end)
        case _:  # a field without a minister
            return Found(at + 1)
