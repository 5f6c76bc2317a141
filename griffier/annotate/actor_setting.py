"""What a document as a whole says about the words in it: whose government writes, what «the
Council» means, whom «leaders» and «ministers» mean."""

import re

from griffier.annotate.actor_scan import Setting
from griffier.lexicon.actors import ActorTable
from griffier.lexicon.roles import RoleBook
from griffier.model import Letter

# Documents that speak for several governments, so that no government is «the» one.
_SHARED = frozenset({"declaration", "conclusions", "alignment"})
_HEAD = 120  # characters of the first lines of a text without a title
_OPENING = 600  # characters of a letter in which its subject and addressee stand

# Councils the Union holds with others.
_WITH_PARTNERS = re.compile(r"(?:Association|Co-?operation|Partnership|Joint) Council")
# "EU-Japan Summit", "EU – Western Balkans Summit", "ASEAN-EU Leaders' Meeting"
_WITH_OTHERS = re.compile(
    r"\b(?:EU ?[-–] ?[A-Z][\w ]{3,30}|\w{3,}[-–]EU) (?:Leaders|Summit|summit)\b"
)


_CIRCLE = re.compile(r"\b(?:G-?7|G-?8|G-?20|BRICS|ASEAN|APEC|OSCE|Visegr[aá]d)\b")


def setting_of(letter: Letter, table: ActorTable) -> Setting:
    """Read the setting from metadata, title and the letter's own definitions."""
    book, data, text = table.roles(letter.lang), letter.metadata, letter.text.text
    title = data.title or (letter.sections[0].heading if letter.sections else text[:_OPENING])
    summit = _is_summit(title, book) and letter.lang == "nl" and data.kind not in _SHARED
    lines = title if data.title else f"{text[:_HEAD]} {title}"
    about_council = _of_council(f"{lines} {_attended(text, book)}", book)
    alliance = any(word in title for word in book.lists["alliance"])
    to = data.addressee or text[:_OPENING]
    senate = "Eerste Kamer" in to and "Tweede Kamer" not in to
    return Setting(
        data.date,
        _home(letter, table),
        "EK" if senate else "TK",
        "EUROPEAN_COUNCIL" if summit else _council(letter, title, book),
        "EUROPEAN_COUNCIL" if _is_summit(title, book) and not _beside(letter, title) else None,
        _ministers(about_council and not summit, alliance),
        "NATO" if alliance else _united_nations(lines, about_council, book),
        tuple((each.role or "", each.name or "") for each in data.senders),
        letter.lang == "en" and bool(_CIRCLE.search(text, 0, _HEAD)) and not about_council,
        "EU" if _WITH_OTHERS.search(text, 0, _OPENING) else "EUROPEAN_COUNCIL",
    )


def _of_council(lines: str, book: RoleBook) -> bool:
    return any(word in _WITH_PARTNERS.sub("", lines) for word in book.lists["councils"])


def _attended(text: str, book: RoleBook) -> str:
    """ "I attended the Foreign Affairs Council": what a statement without a title is about."""
    found = (text.find(words, 0, _OPENING) for words in book.lists["attending"])
    return " ".join(text[at : at + _HEAD] for at in found if at >= 0)


_WITH_THEM = re.compile(r"European Council(?:,? together)? with\b")


def _beside(letter: Letter, title: str) -> bool:
    """ "Joint declaration of the members of the European Council with …": no leaders alone."""
    return letter.lang == "en" and bool(_WITH_THEM.search(title))


def _council(letter: Letter, title: str, book: RoleBook) -> str:
    """What «the Council» means: that of the OSCE's ministers where a letter opens with it, in
    an English text of the North Atlantic Council that one, else the Union's."""
    if any(name in f"{title} {letter.text.text[:_OPENING]}" for name in book.lists["ministerial"]):
        return "OSCE"
    opening = f"{title} {letter.text.text[:_HEAD]}"
    allied = any(word in opening for word in book.lists["alliance"])
    return "NATO" if letter.lang == "en" and allied else "EU_COUNCIL"


def _ministers(council: bool, alliance: bool) -> str | None:
    """Whom «de ministers» means in a report of the Council, or of the North Atlantic one."""
    return "NATO" if alliance else "EU_COUNCIL" if council else None


def _united_nations(title: str, council: bool, book: RoleBook) -> str | None:
    named = any(word in title for word in book.lists["united_nations"])
    return "UN" if named and not council else None


def _home(letter: Letter, table: ActorTable) -> str | None:
    senders = {each.actor for each in letter.metadata.senders if each.actor}
    countries = {each for each in senders if table.kinds.get(each) == "country"}
    if len(countries) == 1:
        return countries.pop()
    if countries:
        return None
    opening = letter.text.text[:_OPENING]
    named = (each.partition(":") for each in table.roles(letter.lang).lists["publishers"])
    issuing = {entity for phrase, _, entity in named if phrase in opening}
    if len(issuing) == 1:
        return issuing.pop()
    dutch = letter.lang == "nl" and letter.metadata.kind not in _SHARED
    return "NL" if dutch else None


def _is_summit(title: str, book: RoleBook) -> bool:
    """Whether a title speaks of the European Council, and of no other."""
    rest = title
    for name in book.lists["summits"]:
        rest = rest.replace(name, "")
    return rest != title and not any(word in rest for word in book.lists["councils"])
