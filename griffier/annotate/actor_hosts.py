"""Where a report of a visit takes place: whose minister «de minister» is there.

A letter on a journey has a heading for each country, or names the one country in its title;
of several named there, a paragraph tells of the one its first sentence names. Those met there
are often named without their country («premier El Othmani», «mijn ambtgenoot»).
"""

from bisect import bisect_right

from griffier.annotate.actor_scan import Person, Scan
from griffier.lexicon.roles import Role as OfficeWords
from griffier.lexicon.vocabulary import tokens_of
from griffier.model import Letter, Role

_SENTENCE = 30  # how many tokens back a sentence may begin
_LONGEST_HEADING = 4  # words of a heading that names a country and no more
_OPENING = 2  # sentences in which a letter says what it is about
_STOPS = frozenset({".", "?", "!", "\x00"})


def hosts_of(letter: Letter, scan: Scan) -> tuple[tuple[int, str], ...]:
    """From which offset on which country is visited; "" where a heading ends a visit."""
    text, opening = letter.text.text, letter.sentences[:_OPENING]
    title = letter.metadata.title or ""
    about = " ".join([title, *(text[s.start : s.end] for s in opening)])
    if scan.setting.home is None or not _tells_of_visit(scan, about):
        return ()
    named = _countries(scan, title) or _countries(scan, about)
    several = named if len(named) > 1 else set()
    found = [(0, named.pop() if len(named) == 1 else "")]
    for part in letter.parts:
        if part.role is Role.PARAGRAPH and several:
            there = _countries(scan, text[part.start : part.end].split(". ")[0]) & several
            found += [(part.start, there.pop())] if len(there) == 1 else []
        if part.role is Role.HEADING:
            heading = text[part.start : part.end]
            countries = _countries(scan, heading)
            short = len(heading.split()) <= _LONGEST_HEADING
            if len(countries) == 1 and short:
                found.append((part.start, countries.pop()))
            elif not found[0][1]:
                found.append((part.start, ""))
    return tuple(found)


def _tells_of_visit(scan: Scan, about: str) -> bool:
    words = {word.lower() for word in tokens_of(about)}
    return not words.isdisjoint(scan.book.lists["visits"])


def _countries(scan: Scan, text: str) -> set[str]:
    """The foreign countries a stretch of text names, by whatever word."""
    words = tokens_of(text)
    lower = [word.lower() for word in words]
    ids = set()
    for at in range(len(words)):
        hit = scan.terms.longest([*words, "\x00"], [*lower, "\x00"], at)
        ids |= {term.id for term in hit.values if term.kind == "country"} if hit else set()
    return ids - {scan.setting.home} - scan.seats


def host(scan: Scan, at: int) -> str | None:
    """The country in which those met at a token are at home, if it is plain: the only
    foreign one named earlier in the sentence, else that of the section."""
    near: set[str] = set()
    for index in range(at - 1, max(-1, at - _SENTENCE), -1):
        if scan.tokens.words[index] in _STOPS or scan.tokens.words[index][0] == "\n":
            break
        found = scan.term(index, "country")
        if found and found[1].id != scan.setting.home and found[1].id not in scan.seats:
            near.add(found[1].id)
    if near:
        return near.pop() if len(near) == 1 else None
    index = bisect_right(scan.hosts, (scan.tokens.starts[at], "\uffff")) - 1
    return (scan.hosts[index][1] or None) if index >= 0 else None


def spoken_of(scan: Scan, word: str, role: OfficeWords) -> Person | None:
    """Who was named before in that office, by that word or, where the author would not speak
    of its own so, by another: «minister-president Sellal … De premier»."""
    same = scan.roles.get(word)
    if same or word not in scan.book.lists["of_host"] or role.organ:
        return same
    others = (scan.roles.get(each.lower()) for each in role.words)
    abroad = (person for person in others if person and person.entity != scan.setting.home)
    return max(abroad, key=lambda person: person.at, default=None)
