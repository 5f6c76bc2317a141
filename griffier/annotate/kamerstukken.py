"""Kamerstukken in all the forms they were cited in since 2008, and motions by name."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from griffier.model import Reference

BASE = "https://zoek.officielebekendmakingen.nl"

# «21 501-20», «21501-20», «35 925 V», «36045»; a kingdom act has an R-number behind it
_DOSSIER = (
    r"(?P<dossier>\d{2}[   .]?\d{3})(?!\d)"
    r"(?:(?:[-‑–]|[   ])(?P<part>(?:\d{2}(?!\d)|[IVXLC]{1,7}(?![\w.]))))?"
    r"(?P<kingdom> ?\(R ?\d{3,4}\))?"
)
_NUMBER = r"(?P<number>\d{1,4}(?![\d/])|[A-Z]{1,3}(?![\w]))"
_SESSION = r"(?:(?:vergaderjaar |VJ )?(?:19|20)\d\d[-–/](?:(?:19|20)\d\d|\d\d),? )?"
_HEAD = re.compile(
    r"(?:[Kk]amerstuk(?:ken|nummers?|nrs?\.?|dossiers?)?|TK|EK)\.?,? "
    r"(?:(?:I/II|II|I|TK|EK|Tweede Kamer|Eerste Kamer)\b,? ?)?"
    rf"(?:met )?{_SESSION}(?:(?:nrs?\.?|nummers?|met (?:dossier)?nummers?) )?"
)
_ITEM = re.compile(_DOSSIER)
_WORD_NUMBER = re.compile(
    rf",?;? ?(?P<many>nrs|nrs\.|nr|nr\.|Nr\.|nummer|nummers|no\.)\.? ?{_NUMBER}"
)
_DASH_NUMBER = re.compile(rf"(?:[-‑–/]|, ?){_NUMBER}(?! ?-?\d)")
_MORE = re.compile(rf"(?:, | en |, en | & )(?P<word>nrs?\.? ?)?{_NUMBER}(?![-\d]| \d)")
_NEXT = re.compile(r"(?:, | en |; |, en |;? resp\. | respectievelijk | & )(?:Kamerstuk(?:ken)? )?")
_BARE = re.compile(rf"(?<![\w€.-]){_DOSSIER}(?=,? (?:nr|nrs)\.? ?\d)")


def find_kamerstukken(text: str, low: str) -> Iterator[Reference]:
    """Every Kamerstuk cited; `low` is `text` in lower case. Of «nrs. 2588 en 2589» the
    second reference covers its number alone."""
    end = 0
    for at, first in sorted(_starts(text, low)):
        if at >= end:  # what an earlier list has read is not read again
            for each in _items(text, at, first):
                end = each.end
                yield each


def _starts(text: str, low: str) -> Iterator[tuple[int, int]]:
    """Where a citation begins and where its first dossier number does."""
    for at in _heads(low):
        if head := _HEAD.match(text, at):
            yield at, head.end()
    for bare in _BARE.finditer(text):
        yield bare.start(), bare.start()


def _heads(low: str) -> Iterator[int]:
    for word in ("kamerstuk", "tk 20", "tk, 20", "ek 20"):
        at = low.find(word)
        while at >= 0:
            if at == 0 or not (low[at - 1].isalnum() or low[at - 1] in "-/."):
                yield at
            at = low.find(word, at + 1)


def _items(text: str, start: int, at: int) -> Iterator[Reference]:
    """The dossiers that follow a head, each with its numbers."""
    for _ in range(40):  # a list longer than this is no citation
        dossier = _ITEM.match(text, at)
        if not dossier:
            return
        found = list(_numbers(text, dossier, start))
        yield from found
        more = _NEXT.match(text, found[-1].end)
        if not more:
            return
        start = at = more.end()


def _numbers(text: str, dossier: re.Match[str], start: int) -> Iterator[Reference]:
    name = "".join(c for c in dossier["dossier"] if c.isdigit())
    if dossier["part"]:
        name += f"-{dossier['part']}"
    first = _WORD_NUMBER.match(text, dossier.end()) or _DASH_NUMBER.match(text, dossier.end())
    if not first:
        yield Reference("kamerstuk", f"kst-{name}", start, dossier.end(), f"{BASE}/dossier/{name}")
        return
    yield _kamerstuk(dossier, name, first["number"], (start, first.end()))
    many = "many" in first.re.groupindex and first["many"].startswith(("nrs", "nummers"))
    end = first.end()
    while more := _MORE.match(text, end):
        if not many and not more["word"]:
            return
        yield _kamerstuk(dossier, name, more["number"], more.span("number"))
        end = more.end()


def _kamerstuk(dossier: re.Match[str], name: str, number: str, span: tuple[int, int]) -> Reference:
    number = number.lstrip("0") or number
    id_ = f"kst-{name}-{number}"
    # a kingdom act has an address of its own making, which the citation does not show
    url = None if dossier["kingdom"] else f"{BASE}/{id_}.html"
    return Reference("kamerstuk", id_, *span, url)


_PARTICLE = r"(?:[Vv]an|[Dd]er|[Dd]en|[Dd]e|[Tt]en|[Tt]er|[Hh]et|'t|’t|[Ee]l|[Aa]l|[Ll]e)"
_PERSON = rf"(?:{_PARTICLE}\s){{0,3}}[A-Z][\w'’-]+(?:\s(?:{_PARTICLE}\s){{0,2}}[A-Z][\w'’-]+)?"
_MOTION = re.compile(
    r"[Mm]oties?(?:"
    rf"-(?P<a>{_PERSON}(?:/{_PERSON}){{0,4}})"
    r"|(?: \([^()]{1,20}\))? (?:van ){0,2}"
    r"(?:het [Ll]id|de [Ll]eden|[Ll]id|[Ll]eden|de heer|mevrouw) "
    rf"(?P<b>{_PERSON}(?:(?:, | en |/){_PERSON}){{0,5}})"
    rf"| (?P<c>(?=[A-Z]){_PERSON}(?:(?:, | en |/){_PERSON}){{0,5}})"
    r")(?:\sc\.s\.)?"
)


def find_motions(text: str, low: str, known: Sequence[Reference]) -> Iterator[Reference]:
    """Motions by their mover: «motie-Piri c.s.», «motie van het lid Omtzigt». The id is
    that of the Kamerstuk cited right behind it, else it is made of the names."""
    starts = [each.start for each in known]
    at = low.find("motie")
    while at >= 0:
        match = _MOTION.match(text, at)
        if match and (at == 0 or not low[at - 1].isalpha()):
            cited = _cited(text, match.end(), known, starts)
            names = match["a"] or match["b"] or match["c"]
            id_, url = (cited.id, cited.url) if cited else (f"motie-{_slug(names)}", None)
            yield Reference("motion", id_, at, match.end(), url)
        at = low.find("motie", at + 1)


def _cited(
    text: str, end: int, known: Sequence[Reference], starts: Sequence[int]
) -> Reference | None:
    """The Kamerstuk that stands in brackets right behind a motion."""
    after = bisect_left(starts, end)
    if after == len(known) or known[after].kind != "kamerstuk":
        return None
    gap = text[end : known[after].start]
    return known[after] if len(gap) < 60 and re.fullmatch(r"[^().]{0,50},? ?\(", gap) else None


def _slug(names: str) -> str:
    plain = unicodedata.normalize("NFKD", names).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z]+", "-", plain).strip("-")
