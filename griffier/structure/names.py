"""The grammar of a signature: an office as printed, and a name as printed."""

import re
from dataclasses import dataclass
from functools import lru_cache

from griffier.lexicon.structure import StructureWords
from griffier.structure.wording import any_of

_CAP = "[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪĶŁĻŃŅŇŌŘŚŞŠȘŢŤȚŪŮŹŻŽ]"
_WORD = rf"{_CAP}[\w’'-]+"
_INITIALS = rf"(?:(?:{_CAP}[a-zà-ÿ]{{0,3}}|IJ)\.[ -]?)+"
_ROLE_TOKEN = re.compile(rf"[(«]?{_CAP}[\w’'/-]*[)»,]*|[–&-]|\(|\)")
_NEXT = re.compile(r"[ ,]*([^ ,]+)")
_LONGEST_ROLE = 220  # characters; the longest Dutch ministry's office has some 120
_SHOUTED = re.compile(rf"{_CAP}{{2,}}(?:[-’']{_CAP}+)*(?= |$)")


@dataclass(frozen=True, slots=True)
class Signed:
    """One signatory in the text: office and name as printed, and where both end."""

    role: str | None
    name: str | None
    stop: int


@dataclass(frozen=True, slots=True, eq=False)
class SignatureGrammar:
    """Patterns of one language for offices and names."""

    role: re.Pattern[str]  # an office, with or without article, at a position
    articled: re.Pattern[str]  # an office with its article, anywhere
    after_stop: re.Pattern[str]  # an articled office behind the end of a sentence
    initialed: re.Pattern[str]  # «mr. dr. W.B. van der Meer»
    named: re.Pattern[str]  # «Mona de Wit», «Ten Hove»
    names: re.Pattern[str]  # a line of one or more names with initials
    title_opener: re.Pattern[str]
    small: frozenset[str]
    actors: dict[str, str | None]
    singular: dict[str, str]
    noun: str  # the bare nouns, as a pattern
    portfolio: frozenset[str]  # small words within a list of offices
    joins: re.Pattern[str]  # between two offices of the same rank
    trailing: re.Pattern[str]


@lru_cache(maxsize=8)
def signature_grammar(words: StructureWords) -> SignatureGrammar:
    """The grammar built from a language's role nouns, particles and titles."""
    nouns = any_of([n for role in words.roles for n in (role.noun, role.plural)])
    opener = any_of(words.cues["role_opener"].words)
    title = any_of(words.cues["title_opener"].words)
    ranks = any_of(words.name_titles)
    titles = rf"(?:\(?w\.g\.\)? |\()?(?:(?i:{ranks})\.? )*"  # «was getekend», «(J. de Wit)»
    particles = rf"(?:(?i:{any_of(words.name_particles)}) |(?i:d|l)[’'])*"
    second = rf"(?:[ -]{particles}(?!(?i:{title}|{ranks})){_CAP}[a-zà-ÿ][\w’'-]*)?"
    surname = rf"{particles}(?:{_CAP}[a-zà-ÿ’'][\w’'-]*{second}|{_WORD})"
    initialed = rf"{titles}{_INITIALS}{surname}"
    return SignatureGrammar(
        role=re.compile(rf"(?:(?i:{opener}) )?(?P<noun>(?i:{nouns}))"),
        articled=re.compile(rf"(?<!\w)(?i:{opener}) (?P<noun>(?i:{nouns}))"),
        after_stop=re.compile(rf"(?<=[.!?»”:)] )(?i:{opener}) (?i:{nouns})"),
        initialed=re.compile(initialed),
        named=re.compile(
            rf"{titles}(?:{_CAP}[a-zà-ÿ-]+(?:-{_CAP}[a-zà-ÿ]+)? (?:{_INITIALS})?)?{surname}"
        ),
        names=re.compile(rf"{initialed}(?:(?: en|,)? {initialed})*"),
        title_opener=re.compile(rf"(?i:{title})"),
        small=frozenset(words.role_words),
        actors={n: r.actor for r in words.roles for n in (r.noun, r.plural)},
        singular={r.plural: r.noun for r in words.roles},
        noun=f"(?i:{nouns})",
        portfolio=frozenset(words.portfolio_words),
        joins=re.compile(rf"(?:, |,? {any_of(words.and_words)} )(?={any_of(words.of_words)} )"),
        trailing=re.compile(rf"(?:[ ,]+{any_of(words.portfolio_words)})*[ ,]*$"),
    )


def is_role_text(text: str, grammar: SignatureGrammar) -> bool:
    """Whether every word may stand in a printed office: capitalised, or one of the small
    words of the lexicon. «De Minister-President nam deel» is none."""
    return all(
        _ROLE_TOKEN.fullmatch(token)
        or not grammar.small.isdisjoint((token.strip(",.()").lower(), token.strip(",()").lower()))
        or token.lower() in grammar.actors  # «minister-president, minister van …»
        for token in text.replace(",", " ").split()
    )


def actor_of(role: str | None, grammar: SignatureGrammar) -> str | None:
    """The actor the holder of an office speaks for, by the office's noun."""
    match = grammar.role.search(role or "")
    return grammar.actors.get(match["noun"].lower()) if match else None


def bare_role(text: str) -> str:
    """An office as printed, without its article or the comma behind it."""
    plain = re.sub(r"^(?:(?:mede )?namens (?:deze,? ?)?)?(?:de|the)? ?", "", text, flags=re.I)
    return plain.strip(" ,;:")


def signatories(text: str, start: int, end: int, grammar: SignatureGrammar) -> list[Signed]:
    """The signatories printed from `start` on: offices each with the name behind it.

    Empty unless an office stands at `start` and what follows the last of them is the end
    of the block or a title. A name is None where only the office is printed here.
    """
    found: list[Signed] = []
    at = start
    while at < end and (role := grammar.role.match(text, at, end)):
        upcoming = grammar.articled.search(text, role.end(), end)
        limit = min(upcoming.start() if upcoming else end, role.end() + _LONGEST_ROLE)
        one = _signed(text, at, role.end(), limit, grammar)
        if one is None:
            break
        found.append(one)
        at = one.stop + len(text[one.stop : limit]) - len(text[one.stop : limit].lstrip(" ,"))
    return found if found and _may_stop(text, found[-1].stop, end, grammar) else []


def _signed(
    text: str, at: int, role_end: int, limit: int, grammar: SignatureGrammar
) -> Signed | None:
    following = _NEXT.match(text, role_end, limit)
    if following and not is_role_text(following[0], grammar) and "." not in following[0]:
        return None
    name = _initialed_name(text, role_end, limit, grammar) or _plain_name(
        text, at, role_end, limit, grammar
    )
    if name and is_role_text(text[role_end : name.start()], grammar):
        return Signed(bare_role(text[at : name.start()]), name[0], name.end())
    rest = text[role_end:limit].rstrip(" ,;")
    if (
        len(rest) < _LONGEST_ROLE
        and is_role_text(rest, grammar)
        and not _opens_title(rest, grammar)
    ):
        return Signed(bare_role(text[at : role_end + len(rest)]), None, limit)
    return None


def _initialed_name(
    text: str, start: int, limit: int, grammar: SignatureGrammar
) -> re.Match[str] | None:
    for match in grammar.initialed.finditer(text, start, limit):
        if text[match.start() - 1] in " ,":
            return match
    return None


def _plain_name(
    text: str, at: int, start: int, limit: int, grammar: SignatureGrammar
) -> re.Match[str] | None:
    """A name without initials behind the last comma, up to the end or a title. A surname
    alone counts only for officers of the House («De voorzitter …, Zandstra»)."""
    officer = actor_of(text[at:start], grammar) == "TK"
    for comma in reversed([m.start() for m in re.finditer(",", text[start:limit])]):
        begin = start + comma + 1
        begin += text[begin : begin + 1] == " "
        match = grammar.named.match(text, begin, limit)
        if match and not grammar.role.match(match[0]) and (officer or " " in match[0]):
            rest = text[match.end() : limit].strip(" ,")
            if not rest or _SHOUTED.match(rest) or grammar.title_opener.match(rest):
                return match
    return None


def _opens_title(rest: str, grammar: SignatureGrammar) -> bool:
    """Whether the supposed rest of an office holds a report's title instead."""
    return bool(re.search(rf"(?<!\w)(?:{grammar.title_opener.pattern})(?= \w)", rest))


def _may_stop(text: str, stop: int, end: int, grammar: SignatureGrammar) -> bool:
    rest = text[stop:end].lstrip(" ,)")
    return not rest or bool(_SHOUTED.match(rest) or grammar.title_opener.match(rest))
