"""Names beside an office, with a comma between: "the Minister of … of Latvia, Ilga Berzkalne,",
"H.E. Lars Holmen, Prime Minister of Norway,".
"""

from griffier.annotate.actor_names import Name, read_name, suits
from griffier.annotate.actor_offices import NO_FIELD, Phrase
from griffier.annotate.actor_scan import Scan
from griffier.lexicon.offices import Holder
from griffier.lexicon.vocabulary import Hit

_BEHIND_ASIDE = frozenset({",", ".", ";", ":", "and", "en", "\n", "\n\n", "("})
_LONGEST_NAME = 6  # tokens before an office


def name_aside(scan: Scan, phrase: Phrase, at: int) -> Name | None:
    """A known name behind a comma or words of courtesy: «president van Servië, de heer
    Vučić»."""
    first = at + 1 if scan.tokens.lower[at] == "," else at
    while scan.says("courtesy", first):
        first += 1
    hit = scan.holders(first) if first > at else None
    if hit is None and first > at:
        return _introduced_aside(scan, phrase, first)
    home = scan.setting.home if phrase.role.home else None
    actor = phrase.role.actor or phrase.owner or home
    if hit is None:
        return None
    if actor is None and phrase.role.office:
        fits = any(suits(row, phrase.role, None) for row in hit.values)
    else:
        fits = any(row.actor == actor for row in hit.values) or _elsewhere(phrase, first, hit)
    if not fits:
        return None
    return Name(hit.end, scan.tokens.span(first, hit.end), hit.values)


def _elsewhere(phrase: Phrase, first: int, hit: Hit[Holder]) -> bool:
    """«de minister van Defensie, Boris Pistorius», in no letter of Germany: whoever bears a name
    in full and holds the very office."""
    field = phrase.field if phrase.field != NO_FIELD else None
    stated = phrase.role.actor or phrase.owner or field is None
    full = hit.end > first + 1
    return full and not stated and any(suits(row, phrase.role, field) for row in hit.values)


def _introduced_aside(scan: Scan, phrase: Phrase, first: int) -> Name | None:
    """ "the Minister of Foreign Affairs of Latvia, Ilga Berzkalne, received": a name that no
    register knows, in full and behind an office in full."""
    role, lower = phrase.role, scan.tokens.lower
    heads = {"head_of_government", "head_of_state"}.intersection(role.office)
    office = bool(role.peer or role.rank or heads)
    if role.plural or not office or phrase.owner in (None, NO_FIELD):
        return None
    name = read_name(scan, first)
    if name is None or " " not in name.text or lower[name.end] not in _BEHIND_ASIDE:
        return None
    own = lower[name.end] == "," and scan.term(scan.past_article(name.end + 1), "role")
    return None if own else name  # "…, Lars Holmen, Prime Minister of Norway, …"


def name_before(scan: Scan, phrase: Phrase, entity: str) -> tuple[int, int] | None:
    """ "H.E. Lars Holmen, Prime Minister of Norway,": a name in full before an office in full,
    as its first token and the one behind it."""
    tokens, role = scan.tokens, phrase.role
    comma = phrase.start - 1 - scan.says("articles", phrase.start - 1)
    named = phrase.owner is not None and not role.plural and not role.organ
    if scan.table.kinds.get(entity) != "country" or not named or tokens.lower[comma] != ",":
        return None
    first = comma
    while comma - first < _LONGEST_NAME and _in_name(scan, first - 1):
        first -= 1
    while first < comma and not tokens.capital(first):
        first += 1
    name = read_name(scan, first) if comma - first > 1 else None
    if name is None or name.end != comma or entity not in _bearers(scan, name, entity):
        return None
    return first, comma


def _in_name(scan: Scan, at: int) -> bool:
    word = scan.tokens.words[at]
    proper = word[0].isupper() and word.isalpha() and not scan.says("courtesy", at)
    return (proper and scan.hit(at) is None) or (word.isalpha() and scan.says("particles", at))


def _bearers(scan: Scan, name: Name, entity: str) -> set[str]:
    """For whom somebody of that name is known to act; anybody's where nobody is known."""
    before = scan.introduced.get(name.text)
    known = {row.actor for row in name.holders} | ({before.entity} if before else set())
    return known or {entity}
