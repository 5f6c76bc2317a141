"""Countries by name, adjective, inhabitants and capital, and whether each is an actor."""

from griffier.annotate.actor_roles import role_phrase
from griffier.annotate.actor_scan import Found, Scan
from griffier.lexicon.actors import Term

_JOINED = 6  # how many adjectives may share one role
_SKIPPED = 3  # how many words may stand between a country's adjective and the office


def country(scan: Scan, at: int, end: int, term: Term) -> Found:
    """A country: as part of a role phrase where one follows, else by itself."""
    if term.form == "adjective":
        return _adjective(scan, at, end, term)
    if term.form == "capital":
        return _capital(scan, at, end, term)
    if term.form == "inhabitant":
        return Found(end, (scan.mention(at, end, term.id, "country", form="inhabitant"),))
    if _ends_a_name(scan, at):
        return Found(end)
    return named_owner(scan, at, end, term) or _plain(scan, at, end, term)


def _ends_a_name(scan: Scan, at: int) -> bool:
    """«Brandweer Nederland», «EUTM Mali»: a country at the end of the name of something else."""
    tokens = scan.tokens
    before = tokens.words[at - 1]
    if scan.says("missions", at - 1):
        return True
    if not (before[0].isupper() and before.isalpha() and not before.isupper()):
        return False
    inside = tokens.words[at - 2][0].isalnum() or tokens.words[at - 2] in (",", "(")
    known = scan.hit(at - 1) is not None or scan.holders(at - 1) is not None
    return inside and not known and scan.role_end != at and _dutch(scan)


def named_owner(scan: Scan, at: int, end: int, term: Term) -> Found | None:
    """«Ukraine’s President», «US President Biden», «ECB-president Lagarde»: a role right
    behind the name of a country or body."""
    tokens, entity = scan.tokens, term.id
    if _possessive(scan, end):
        found = role_phrase(scan, at, end + 2, entity)
        alone = (scan.mention(at, end, entity, term.kind, form="adjective"),)
        return found or Found(end + 2, alone)
    joined = tokens.lower[end] == "-"
    close = joined or term.kind == "body" or tokens.words[at].isupper() or scan.setting.home is None
    close = close or not _dutch(scan)
    if not close:
        return None
    behind = end + 1 if joined else end
    role = scan.term(behind, "role")
    if role is None or role[1].role is None or (role[1].role.organ and not joined and _dutch(scan)):
        return None
    return role_phrase(scan, at, behind, entity)


def _dutch(scan: Scan) -> bool:
    return "de" in scan.book.lists["articles"]


def _possessive(scan: Scan, end: int) -> bool:
    return scan.tokens.lower[end] in {"'", "’"} and scan.tokens.lower[end + 1] == "s"


def _plain(scan: Scan, at: int, end: int, term: Term) -> Found:
    """A country's name by itself; as part of a compound it only modifies."""
    tokens = scan.tokens
    if tokens.lower[at - 1] == "-" and scan.says("not", at - 2):
        return Found(end)
    joined = "-" in (tokens.lower[at - 1], tokens.lower[end]) and _touches(scan, at, end)
    form = "adjective" if joined else "noun"
    return Found(end, (scan.mention(at, end, term.id, term.kind, form=form),))


def _touches(scan: Scan, at: int, end: int) -> bool:
    """Whether a hyphen stands against the word, without a space («EU-Turkije»)."""
    tokens = scan.tokens
    before = tokens.lower[at - 1] == "-" and tokens.ends[at - 1] == tokens.starts[at]
    return before or (tokens.lower[end] == "-" and tokens.ends[end - 1] == tokens.starts[end])


def _adjective(scan: Scan, at: int, end: int, term: Term) -> Found:
    tokens = scan.tokens
    if _is_language(scan, at, end):
        return Found(end)
    found = _role_behind(scan, at, end, term.id)
    if found is not None:
        return found
    role = _shared_role(scan, end)
    if role is not None:
        mention = scan.mention(at, end, term.id, "role", role=role)
        return Found(end, (mention,))
    if tokens.lower[at - 1] == "-" and scan.says("not", at - 2):
        return Found(end)
    return Found(end, (scan.mention(at, end, term.id, "country", form="adjective"),))


def _role_behind(scan: Scan, at: int, end: int, entity: str) -> Found | None:
    """The role phrase behind an adjective, past words such as «demissionaire»."""
    index = end
    while index < end + _SKIPPED and scan.says("between", index):
        index += 1
    if scan.tokens.lower[index] == "-":
        return None
    return role_phrase(scan, at, index, entity)


def _shared_role(scan: Scan, end: int) -> str | None:
    """«Duitse en Franse ministers»: the role an adjective shares with those behind it."""
    index, tokens = end, scan.tokens
    for _ in range(_JOINED):
        if not (scan.says("and", index) or tokens.lower[index] == ","):
            break
        index = scan.past_article(index + 1)
        more = scan.term(index, "country")
        if more is None or more[1].form != "adjective":
            return None
        index = more[0]
        role = scan.term(index, "role")
        if role is not None:
            return tokens.span(index, role[0])
    return None


def _is_language(scan: Scan, at: int, end: int) -> bool:
    """«in het Turks», «vertaald in het Turks»: the language, not the state; but «bij het
    Turkse Ministerie van Handel»."""
    tokens = scan.tokens
    if tokens.lower[at - 1] != "het" or not scan.says("place_prepositions", at - 2):
        return False
    alone = not scan.is_modifier(end) and not tokens.lower[end - 1].endswith("e")
    return alone or scan.says("languages", end)


def _capital(scan: Scan, at: int, end: int, term: Term) -> Found:
    """A capital stands for its government unless the words say that it is a place."""
    if _is_place(scan, at, end):
        scan.place_end = end
        return Found(end)
    if scan.tokens.lower[at - 1] == "-" or scan.tokens.lower[end] == "-":
        return Found(end)
    return Found(end, (scan.mention(at, end, term.id, "country", form="capital"),))


def _is_place(scan: Scan, at: int, end: int) -> bool:
    tokens = scan.tokens
    before = at - 2 if scan.says("articles", at - 1) else at - 1
    if scan.says("place_prepositions", before):
        return True
    if scan.says("of", at - 1) and scan.says("namers", at - 2):
        return True
    if scan.says("namers", at - 1):  # «gemeente Den Haag»
        return True
    joined = scan.says("and", at - 1) or tokens.lower[at - 1] in {",", "/"}
    if joined and scan.place_end == at - 1:
        return True
    return _is_dateline(scan, end) or _is_name(scan, end)


def _is_dateline(scan: Scan, end: int) -> bool:
    """«Den Haag, 21 december 2022», «Rome 2021», «Dublin III»."""
    tokens = scan.tokens
    behind = end + 1 if tokens.lower[end] == "," else end
    return tokens.words[behind].isdigit() or set(tokens.words[end]) <= set("IVX")


def _is_name(scan: Scan, end: int) -> bool:
    """«Sofia Jansen», «Londen Bridge»: a capitalised word that is no actor follows."""
    tokens = scan.tokens
    return tokens.capital(end) and tokens.words[end].isalpha() and scan.hit(end) is None
