"""How a line or a document is cited: as Kamerstuk, in words, and as BibTeX."""

import re
from dataclasses import dataclass

from griffier.ledger.entries import Card, Entry

_SENATE = "Eerste Kamer"


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation in three forms; `kamerstuk` is None where the document is none."""

    kamerstuk: str | None
    plain: str
    bibtex: str


def cited(card: Card, address: str, entry: Entry | None = None) -> Citation:
    """The citation of a document, or of one line in it; `address` is its permanent address.

    The form of Kamerstukken is that of the Leidraad voor juridische auteurs:
    «Kamerstukken II 2022/23, 21501-20, nr. 1870, p. 3».
    """
    page = f", p. {entry.page}" if entry and entry.page else ""
    return Citation(
        kamerstuk=_kamerstuk(card, page),
        plain=_plain(card, page, address, entry),
        bibtex=_bibtex(card, address, entry),
    )


def _kamerstuk(card: Card, page: str) -> str | None:
    if not (card.dossiers and card.number):
        return None
    house = "I" if _SENATE in (card.addressee or "") else "II"
    years = re.fullmatch(r"(\d{4})\D+\d{2}(\d{2})", card.session or "")
    year = f" {years[1]}/{years[2]}" if years else ""
    return f"Kamerstukken {house}{year}, {card.dossiers[0]}, nr. {card.number}{page}"


def _plain(card: Card, page: str, address: str, entry: Entry | None) -> str:
    author = "; ".join(name for sender in card.senders if (name := sender.name or sender.role))
    day = card.date.isoformat() if card.date else ""
    number = f"{', '.join(card.dossiers)} nr. {card.number}" if card.number else ""
    told = ", ".join(filter(None, (author, f"‘{card.title or card.name}’", day, number)))
    quote = f": «{entry.quote}»" if entry else ""
    return f"{told}{page}{quote}, {address}"


def _bibtex(card: Card, address: str, entry: Entry | None) -> str:
    names = " and ".join(f"{{{name}}}" for s in card.senders if (name := s.name or s.role))
    fields = {
        "author": names,
        "title": _braced(card.title or card.name),
        "year": str(card.date.year) if card.date else "",
        "month": str(card.date.month) if card.date else "",
        "number": _braced(f"{card.dossiers[0]}, nr. {card.number}") if _numbered(card) else "",
        "pages": str(entry.page) if entry and entry.page else "",
        "note": _braced(f"«{entry.quote}»") if entry else "",
        "url": _braced(address),
    }
    lines = "".join(
        f"  {key} = {value if '{' in value else '{' + value + '}'},\n"
        for key, value in fields.items()
        if value
    )
    return f"@techreport{{{_key(card, entry)},\n{lines}}}"


def _numbered(card: Card) -> bool:
    return bool(card.dossiers and card.number)


def _key(card: Card, entry: Entry | None) -> str:
    known = card.identifier or card.id[:12]
    return re.sub(r"[^A-Za-z0-9-]", "-", f"{known}-{entry.id}" if entry else known)


def _braced(text: str) -> str:
    """The text between braces, with what TeX would act on made plain."""
    signs = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}"}
    plain = "".join(signs.get(c, f"\\{c}" if c in "&%$#_" else c) for c in text)
    return f"{{{plain}}}"
