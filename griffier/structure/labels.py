"""Printed labels of list items, numbered paragraphs and headings."""

import re
from dataclasses import dataclass

_LABEL = re.compile(
    r"(?P<bullet>[–—•·▪▫◦‣●○■□➢✓*-]|o(?= [A-ZÀ-Ý]))[  \t]"
    r"|(?P<decimal>\d{1,3}(?:\.\d{1,2})+)[.)]? "
    r"|(?P<number>\(?\d{1,3}[.)]|\d{1,2}°) "
    r"|(?P<roman>\(?[ivx]{1,5}[.)]|\(?[IVX]{1,5}[.)]) "
    r"|(?P<letter>\(?[a-z][.)]|\(?[A-Z][.)]) "
)
_BARE = re.compile(r"(?P<number>\d{1,2}|[IVX]{1,4}) (?=[A-ZÀ-Ý«])")


@dataclass(frozen=True, slots=True)
class Label:
    """A label as printed, its style, and where the labelled text begins."""

    text: str
    style: str  # bullet | decimal | number | roman | letter
    stop: int

    @property
    def bare(self) -> str:
        """The label without its stop or brackets («3», «a», «–»)."""
        return self.text.strip("().° ") or self.text

    @property
    def printed(self) -> str:
        """The label without the stop behind it («3», «2.1», «a)», «–»)."""
        return self.text.rstrip(".") or self.text

    @property
    def family(self) -> str:
        """Labels of one list share a family: style, case, and first bullet sign."""
        if self.style == "bullet":
            return self.text
        case = "upper" if self.bare.isupper() else "lower"
        return f"{self.style}-{case}-{self.text[-1:]}"


def label_at(text: str, start: int, end: int) -> Label | None:
    """The label a piece begins with, or None. A capital with a stop before a name is an
    initial («W. Jansen») as far as one can see, so a lone «I.» counts as Roman only."""
    found = _LABEL.match(text, start, end)
    if not found or found.end() >= end:
        return None
    style = found.lastgroup or "bullet"
    return Label(found[style], style, found.end())


def bare_number_at(text: str, start: int, end: int) -> Label | None:
    """«2 Raad Buitenlandse Zaken»: a heading's number without a stop."""
    found = _BARE.match(text, start, end)
    if not found or found.end() >= end:
        return None
    return Label(found["number"], "decimal" if found["number"].isdigit() else "roman", found.end())
