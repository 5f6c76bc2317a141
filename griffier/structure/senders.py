"""Who sends a document: signatories, those on whose behalf they sign, and bodies."""

import re
from collections.abc import Iterable, Sequence

from griffier.model import Sender
from griffier.structure.names import SignatureGrammar, actor_of, bare_role
from griffier.structure.wording import Wording

_CAPITALISED = re.compile(r"[«(]?[A-ZÀ-Þ][\w’'-]*")
# «MOTIE VAN DE LEDEN DE WIT EN MULDER», «Amendement van het lid Vos c.s.»
_MOVERS = re.compile(
    r"^(?:(?:nader )?gewijzigde )?(?:motie|amendement) van (?:het lid|de leden) (.+)$", re.I
)
_SIGNED = re.compile(r"^\(?w\.g\.\)? ")
_TOKEN = re.compile(r"[^\s,]+|,")


def sender(role: str | None, name: str | None, grammar: SignatureGrammar) -> Sender:
    """A signatory; an office in capitals is set in ordinary type, and begins with one."""
    printed = _settled(role, grammar)
    plain = _SIGNED.sub("", name).strip(" ,()") if name else None
    return Sender(plain, printed, actor_of(printed, grammar))


def _settled(role: str | None, grammar: SignatureGrammar) -> str | None:
    if not role:
        return None
    role = ", ".join(_lowered(part, grammar) for part in role.split(", "))
    return role[:1].upper() + role[1:]


def _lowered(part: str, grammar: SignatureGrammar) -> str:
    if part != part.upper():
        return part
    return " ".join(
        w.lower() if w.lower() in grammar.small else "-".join(map(str.capitalize, w.split("-")))
        for w in part.split()
    )


def from_form(form: str, words: Wording, grammar: SignatureGrammar) -> list[Sender]:
    """«BRIEF VAN DE MINISTERS VAN FINANCIËN EN VAN DEFENSIE»: one sender for each office."""
    cue = words.cue["form"].match(form)
    if not cue:
        return []
    return [sender(role, None, grammar) for role in offices(_title_case(form, grammar), grammar)]


def movers(form: str, grammar: SignatureGrammar) -> list[Sender]:
    """«MOTIE VAN DE LEDEN DE WIT EN VOS»: the members who move it."""
    found = _MOVERS.search(form)
    named = (
        re.split(r",\s| en ", re.sub(r"\s+c\.s\b.*", "", found[1], flags=re.I), flags=re.I)
        if found
        else []
    )
    return [Sender(_title_case(each.strip(), grammar), "Lid", "TK") for each in named]


def _title_case(text: str, grammar: SignatureGrammar) -> str:
    return _settled(text, grammar) or text


def behalf(paragraphs: Iterable[str], words: Wording, grammar: SignatureGrammar) -> list[Sender]:
    """Those a letter is written «mede namens»: their offices, without a name."""
    found: list[Sender] = []
    for paragraph in paragraphs:
        for cue in words.holds["also_for"].finditer(paragraph):
            for role in offices(paragraph[cue.end() : cue.end() + 500], grammar):
                found.append(sender(role, None, grammar))
    return found


def offices(text: str, grammar: SignatureGrammar) -> list[str]:
    """The offices a phrase lists: «de Ministers van Financiën en voor Natuur en de
    Staatssecretaris van Defensie» are three, each in the singular."""
    stretch = _stretch(text, grammar)
    starts = list(grammar.role.finditer(stretch))
    found: list[str] = []
    for index, noun in enumerate(starts):
        end = starts[index + 1].start() if index + 1 < len(starts) else len(stretch)
        rest = grammar.trailing.sub("", stretch[noun.end() : end]).strip(" ,")
        if noun.start() and stretch[: noun.start()].endswith(", ") and not _articled(noun):
            # «de Minister-President, Minister van Algemene Zaken» is one office.
            if found:
                found[-1] = f"{found[-1]}, {noun['noun']} {rest}".strip()
            continue
        if _shares(rest, index, starts):
            rest = _portfolio(stretch, starts, grammar)
        singular = grammar.singular.get(noun["noun"].lower(), noun["noun"])
        singular = "-".join(map(str.capitalize, singular.split("-")))
        found += [f"{singular} {one}".strip() for one in grammar.joins.split(rest)]
    return found


def _shares(rest: str, index: int, starts: Sequence[re.Match[str]]) -> bool:
    """«de Minister en Staatssecretaris van Financiën»: the first has the portfolio of the last."""
    return not rest and index + 1 < len(starts) and not _articled(starts[index + 1])


def _portfolio(stretch: str, starts: Sequence[re.Match[str]], grammar: SignatureGrammar) -> str:
    return grammar.trailing.sub("", stretch[starts[-1].end() :]).strip(" ,")


def _articled(noun: re.Match[str]) -> bool:
    return noun.start() < noun.start("noun")


def _stretch(text: str, grammar: SignatureGrammar) -> str:
    """The words from the start that can belong to a list of offices: up to the first
    small word that is no particle, or a comma that none of them follows."""
    begin = grammar.role.search(text)
    if not begin or begin.start() > 60:
        return ""
    stop = begin.end()
    tokens = list(_TOKEN.finditer(text, stop))
    for index, token in enumerate(tokens):
        word = token[0]
        last = word.rstrip(".;:)") != word
        if word == ",":
            following = tokens[index + 1][0] if index + 1 < len(tokens) else ""
            if not (_CAPITALISED.match(following) or following in grammar.portfolio):
                break
        elif not (
            _CAPITALISED.match(word) or word in grammar.portfolio or grammar.role.match(word)
        ):
            break
        stop = token.start() + len(word.rstrip(".;:)"))
        if last:
            break
    return text[begin.start() : stop]


def from_reply(reply: str, inquiry: str, words: Wording, grammar: SignatureGrammar) -> list[Sender]:
    """«Antwoord van Minister De Wit (Financiën), mede namens …»: who answers, with the
    office as the question above it prints it where it does."""
    found: list[Sender] = []
    pattern = re.compile(
        rf"(?P<noun>{grammar.noun})s? (?P<name>(?:[A-ZÀ-Ý][\w’'-]*|van|de|der|den|el|ten|ter|’t) ?"
        r"(?:[\w’'.-]+ ?){0,4}?)\((?P<office>[^()]+)\)",
    )
    also = words.holds["also_for"].search(reply)
    for match in pattern.finditer(reply, 0, also.start() if also else len(reply)):
        role = _office(match["noun"], match["office"], f"{inquiry} {reply}")
        found.append(sender(role, match["name"].strip(), grammar))
    return found + behalf([reply], words, grammar)


def _office(noun: str, office: str, printed: str) -> str:
    main = office.split(" – ")[0]
    used = re.search(rf"(?<!\w)(van|voor) {re.escape(main)}", printed)
    return f"{noun} {used[1]} {office}" if used else f"{noun} ({office})"


def from_body(titles: Iterable[str], words: Wording) -> list[Sender]:
    """The body a declaration or a set of conclusions comes from, as its title says."""
    for title in titles:
        for body in words.words.bodies:
            if re.search(rf"(?<!\w)(?:{'|'.join(map(re.escape, body.words))})(?!\w)", title, re.I):
                return [Sender(None, body.role, body.actor)]
    return []


def from_given(creators: Iterable[str], grammar: SignatureGrammar) -> list[Sender]:
    """«W.B. Hoekstra, minister van Buitenlandse Zaken», as a publication's metadata put it."""
    found: list[Sender] = []
    for creator in creators:
        name = grammar.initialed.match(creator)
        noun = grammar.role.search(creator)
        role = bare_role(creator[noun.start() :]) if noun else None
        if name or noun:
            found.append(sender(role, name[0] if name else None, grammar))
    return found


def named_by(signers: list[Sender], found: list[Sender]) -> list[Sender]:
    """Those a register names, and of the offices in `found` those it does not name."""
    known = {(one.role or "").lower() for one in signers}
    return [*signers, *(one for one in found if (one.role or "").lower() not in known)]
