"""Short forms the letter itself defines: «Europese Raad (ER)» makes «ER» that body in this
letter, and «Delta Rhine Corridor (DRC)» says that «DRC» is no country in it."""

from griffier.annotate.actor_scan import Scan
from griffier.lexicon.actors import Term

_BACK = 9  # tokens before the bracket in which the long form may begin
_KINDS = ("country", "body", "group")
# Kinds of documents in which «de Raad» is one of the Union.
ABOUT_COUNCIL = frozenset({"report", "agenda", "conclusions", "declaration", "fiche"})
_UNION = frozenset({"EU_COUNCIL", "EUROPEAN_COUNCIL"})
_OF_TWO = frozenset({"Commission", "Council", "Committee"})
_TITLE = 30  # tokens of the lines above a text
_OPENING = 120  # tokens in which a document names the body that it is of


def short_forms(scan: Scan) -> dict[str, Term | None]:
    """Each short form the letter defines, with what it stands for, or None for something
    that is no actor."""
    tokens, defined = scan.tokens, dict[str, Term | None]()
    for at, word in enumerate(tokens.words):
        if word != "(":
            continue
        short, said = _short_at(scan, at + 1)
        if short is None or short in defined:
            continue
        term = _long_form(scan, at, None if said else short)
        other = term is None and said and short in tokens.words[max(0, at - _BACK) : at]
        if term is not None or other or (not said and _spelled(scan, at, short)):
            defined[short] = term
    return _of_summits(scan) | defined


def _of_summits(scan: Scan) -> dict[str, Term | None]:
    """«De ER riep op …», which no bracket explains, where the Council of leaders is named."""
    words, lists = scan.tokens.words, scan.book.lists
    used = [short for short in lists["summit_shorts"] if short in words]
    firsts = {name.split()[0] for name in lists["summits"]} if used else set()
    for at in (j for j, word in enumerate(words) if word in firsts):
        hit = scan.term(at, "body")
        if hit is not None and hit[1].id == "EUROPEAN_COUNCIL" and hit[0] > at + 1:
            return dict.fromkeys(used, hit[1])
    return {}


def short_bodies(scan: Scan) -> dict[str, Term]:
    """The last word of a body's name that the opening gives in full before it uses the word
    otherwise: "The Security Council today … The Council decided …"."""
    tokens, defined = scan.tokens, dict[str, Term]()
    for name in scan.book.lists["short_bodies"]:
        *before, last = name.split()
        first = next((j for j, word in enumerate(tokens.words[:_OPENING]) if word == last), 0)
        if first and tokens.words[first - len(before) : first] == before:
            found = scan.term(first - len(before), "body")
            if found and found[0] == first + 1:
                defined[last] = found[1]
    return defined


def council_in_small(scan: Scan) -> dict[str, Term]:
    """ "The council welcomed …", as Hansard writes it in a report of the Council."""
    if scan.setting.ministers != "EU_COUNCIL" or scan.setting.home is None:
        return {}
    at = next((j for j, word in enumerate(scan.tokens.words) if word == "Council"), -1)
    found = scan.term(at, "body") if at >= 0 else None
    return {"council": found[1]} if found and found[1].id == "EU_COUNCIL" else {}


def joint_bodies(scan: Scan) -> dict[str, Term | None]:
    """ "The NATO-Georgia Commission …": where the title names a body of two, its last word
    alone is no institution of the Union."""
    tokens, opening = scan.tokens, range(4, min(len(scan.tokens.words), _TITLE))
    return {
        tokens.words[at]: None
        for at in opening
        if tokens.words[at] in _OF_TWO and _behind_pair(scan, at)
    }


def _behind_pair(scan: Scan, at: int) -> bool:
    """Whether two names joined by a hyphen stand at most three words before."""
    tokens = scan.tokens
    for hyphen in range(at - 2, max(1, at - 6), -1):
        named = tokens.capital(hyphen - 1) and tokens.capital(hyphen + 1)
        if tokens.lower[hyphen] == "-" and named:
            return all(tokens.capital(j) for j in range(hyphen + 1, at))
    return False


def advisory_council(scan: Scan) -> dict[str, Term]:
    """«De Raad voor Cultuur adviseert … De Raad …»: the one council of the country that a
    letter names, where it never speaks of one of the Union."""
    tokens, book = scan.tokens, scan.book
    heads = {name.split()[0] for name in book.lists["advisory_councils"]}
    firsts = heads | {name.split()[0] for name in book.lists["summits"]}
    found: dict[str, Term] = {}
    for at in (j for j, word in enumerate(tokens.words) if heads and word in firsts):
        hit = scan.term(at, "body")
        if hit is None:
            continue
        if hit[1].id in _UNION and hit[0] > at + 1:
            return {}  # «de Raad Buitenlandse Zaken», «de Europese Raad»
        if tokens.span(at, hit[0]) in book.lists["advisory_councils"]:
            found.setdefault(hit[1].id, hit[1])
    own = found.popitem()[1] if len(found) == 1 else None
    return dict.fromkeys(book.lists["short_council"], own) if own else {}


def _short_at(scan: Scan, at: int) -> tuple[str | None, bool]:
    """The short form within brackets, and whether it is said to be one: «(ER)»,
    «(hierna: de Raad)»."""
    first = at
    while scan.says("defining", first) or scan.tokens.lower[first] in {":", "‘", "'", "“", '"'}:
        first += 1
    first = scan.past_article(first)
    word, behind = scan.tokens.words[first], scan.tokens.words[first + 1]
    closed = behind == ")" or scan.tokens.words[first + 2] == ")"
    if not closed or not word.isalpha():
        return None, False
    said = scan.says("defining", at)
    acronym = word.isupper() and len(word) > 1
    return (word if acronym or (said and word[0].isupper()) else None), said


def _long_form(scan: Scan, bracket: int, short: str | None) -> Term | None:
    """The actor whose name ends right before the bracket, if the short form (where one is
    given) has the letters its words begin with."""
    for at in range(max(0, bracket - _BACK), bracket):
        found = scan.term(at, *_KINDS)
        if found and found[0] == bracket and found[1].form == "noun":
            words = scan.tokens.lower[at:bracket]
            if short is None or _covers(words, short.lower()):
                return found[1]
    return None


def _spelled(scan: Scan, bracket: int, short: str) -> bool:
    """Whether the words before the bracket begin with the letters of the short form."""
    letters = short.lower()
    for width in range(2, len(short) + 4):
        words = scan.tokens.lower[max(0, bracket - width) : bracket]
        if "\n" in "".join(words):
            return False
        if words and words[0][0] == letters[0] and _covers(words, letters):
            return True
    return False


def _covers(words: list[str], letters: str) -> bool:
    rest = letters
    for word in words:
        if rest and word[0] == rest[0]:
            rest = rest[1:]
    return not rest
