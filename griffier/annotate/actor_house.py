"""The House, its committees, parliamentary parties and members: all of them are TK (or EK
in a letter to the Senate), with the party or the words as role."""

from griffier.annotate.actor_names import read_name
from griffier.annotate.actor_scan import Found, Scan

_PARTIES = 12  # parties named in one breath
_NAMES = 8  # members named in one breath


def chamber(scan: Scan, at: int, end: int, kind: str) -> Found:
    """«uw Kamer», «de Tweede Kamer»; as the first part of a compound it only modifies."""
    if scan.tokens.lower[at - 1] == "-":
        return Found(end)
    entity = {"house": "TK", "senate": "EK"}.get(kind, scan.setting.chamber)
    form = "adjective" if scan.tokens.lower[end] == "-" else "noun"
    return Found(end, (scan.mention(at, end, entity, "body", form=form),))


def committee(scan: Scan, at: int, end: int) -> Found:
    """«de vaste commissie voor Europese Zaken», with its whole name."""
    stop = end
    while scan.says("of", stop) or scan.says("and", stop) or scan.tokens.lower[stop] == ",":
        first = scan.past_article(stop + 1)
        if not (scan.tokens.capital(first) and scan.tokens.words[first].isalpha()):
            break
        while scan.tokens.capital(first) and scan.tokens.words[first].isalpha():
            first += 1
        stop = first
    role = scan.tokens.span(at, stop)
    return Found(stop, (scan.mention(at, stop, _house(scan), "body", role=role),))


def _house(scan: Scan) -> str:
    return scan.setting.chamber


def members(scan: Scan, at: int, end: int) -> Found:
    """«de leden van de VVD-fractie», «het lid Omtzigt»; nobody where it is the motion of
    those members that is meant."""
    tokens = scan.tokens
    of = scan.says("of", end) and tokens.words[end].islower()  # but «het lid Van Kent»
    first = scan.past_article(end + 1) if of else end
    party = _fraction(scan, first)
    if party is not None:
        stop, role = party
        return Found(stop, (scan.mention(at, stop, _house(scan), "body", role=role),))
    if of and not (scan.says("singular", at) and read_name(scan, end)):
        return _part_of_house(scan, at, end, first)
    stop, names, label = _member_names(scan, end)
    if names and _of_motion(scan, at):
        return Found(stop)
    alone = any(tokens.span(at, end).lower() == each.lower() for each in scan.book.lists["alone"])
    if not names and not alone:
        return Found(end)
    if scan.says("addressed", at) and label is None and scan.seated.isdisjoint(names):
        return Found(end)  # «de heer Koenders»: whoever that is
    if label is not None and names:
        scan.seated.add(names[0])  # «de heer Smit (SP)», and later «de heer Smit»
    role = label or tokens.span(at, end)
    person = names[0] if len(names) == 1 else None
    mention = scan.mention(at, stop, _house(scan), "body", role=role, person=person)
    return Found(stop, (mention,))


def _part_of_house(scan: Scan, at: int, end: int, first: int) -> Found:
    """«leden van de Kamer», «leden van de vaste commissie voor …»."""
    found = scan.term(first, "committee", "house", "chamber", "senate")
    if found is None:
        return Found(end)
    inner = committee(scan, first, found[0]) if found[1].kind == "committee" else None
    stop = inner.end if inner else found[0]
    entity = "EK" if found[1].kind == "senate" else _house(scan)
    role = scan.tokens.span(at, stop)
    return Found(stop, (scan.mention(at, stop, entity, "body", role=role),))


def _member_names(scan: Scan, end: int) -> tuple[int, list[str], str | None]:
    """The names behind «het lid» or «de leden», and the party in brackets."""
    tokens, names, party, index, stop = scan.tokens, list[str](), None, end, end
    for _ in range(_NAMES):
        name = read_name(scan, index)
        if name is None:
            break
        names.append(name.text)
        stop = name.end
        if scan.says("of", stop) and (found := scan.term(scan.past_article(stop + 1), "party")):
            party = tokens.span(scan.past_article(stop + 1), found[0])  # «… van de VVD»
            stop = found[0]
        if tokens.words[stop] == "(" and (found := scan.term(stop + 1, "party")):
            if tokens.words[found[0]] != ")":
                break
            party, stop = tokens.span(stop + 1, found[0]), found[0] + 1
        if not (tokens.lower[stop] == "," or scan.says("and", stop)):
            break
        index = stop + 1
    if names and tokens.lower[stop : stop + 3] == ["c", ".", "s"]:
        stop += 4 if tokens.lower[stop + 3] == "." else 3
    return stop, names, party if len(names) == 1 else None


def _of_motion(scan: Scan, at: int) -> bool:
    """Whether «de motie van» stands before, perhaps with an article between."""
    before = at - 1
    for _ in range(2):
        before -= scan.says("articles", before) or scan.says("of", before)
    return scan.says("motions", before)


def fraction(scan: Scan, at: int, end: int) -> Found:
    """«de fractie van de PvdA», «fracties van VVD en D66»."""
    found = _fraction(scan, at)
    if found is None:
        return Found(end)
    stop, role = found
    return Found(stop, (scan.mention(at, stop, _house(scan), "body", role=role),))


def party(scan: Scan, at: int, end: int) -> Found:
    """«VVD-fractie», «de SP», «D66 en de PvdA»; in brackets it tells of what party somebody is."""
    found = _fraction(scan, at)
    if found is None:
        stop = _parties(scan, at)
        if stop <= at or not _by_itself(scan, at, stop):
            return Found(max(end, stop))
        found = stop, scan.tokens.span(at, stop)
    stop, role = found
    return Found(stop, (scan.mention(at, stop, _house(scan), "body", role=role),))


def _by_itself(scan: Scan, at: int, stop: int) -> bool:
    """Whether parties named without more speak: not in brackets, nor in a compound."""
    before, behind = scan.tokens.lower[at - 1], scan.tokens.lower[stop]
    tied = {"(", ")", "-", "/", "–"}
    return before not in tied and behind not in tied and not _of_motion(scan, at)


def _fraction(scan: Scan, at: int) -> tuple[int, str] | None:
    """The token behind a parliamentary party that begins at `at`, and the party's name."""
    tokens = scan.tokens
    head = scan.term(at, "fraction")
    if head is not None:
        if not scan.says("of", head[0]):
            return None
        first = scan.past_article(head[0] + 1)
        stop = _parties(scan, first)
        return (stop, tokens.span(first, stop)) if stop > first else None
    stop = _parties(scan, at)
    if stop > at and tokens.lower[stop] == "-" and (tail := scan.term(stop + 1, "fraction")):
        return tail[0], tokens.span(at, stop)
    return None


def _parties(scan: Scan, at: int) -> int:
    """The token behind a list of parties: «VVD, D66 en het CDA»."""
    stop, index = at, at
    for _ in range(_PARTIES):
        end = _party(scan, index)
        if end is None:
            break
        stop = end
        joined = scan.tokens.lower[stop] in {",", "-", "/"} or scan.says("and", stop)
        if not joined:
            break
        index = scan.past_article(stop + 1)
    return stop


def _party(scan: Scan, at: int) -> int | None:
    """The token behind a party: one we know, or any capital before «-fractie»."""
    found = scan.term(at, "party")
    if found is not None:
        return found[0]
    tied = scan.tokens.capital(at) and scan.tokens.lower[at + 1] == "-"
    return at + 1 if tied and scan.term(at + 2, "fraction") else None
