"""One block's text while it is being written: white space, hyphens, marks."""

import re
import unicodedata
from dataclasses import dataclass, field

# Soft hyphen, zero-width and direction characters, controls and lone surrogates say
# nothing; the two hyphens that forbid a break are hyphens, Symbol's bullet is a bullet,
# ligatures are letters.
_ODD = re.compile(
    "[\u00ad\u200b-\u200f\u2010\u2011\u202a-\u202e\u2060-\u2064\ufeff\ufffd-\uffff"
    "\uf0b7\uf0a7\ufb00-\ufb04\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]"
)
_KEPT = {
    "\u2010": "-",
    "\u2011": "-",
    "\uf0b7": "•",
    "\uf0a7": "•",
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
}

RAISED = re.compile("[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+")
# Brackets around a mark, when they stand outside its link.
_PAIRS = {"[": "]", "(": ")"}
_CLINGS = frozenset(".,;:!?)]»”’")
_CLAUSE_ENDS = frozenset(".,;:!?")


def clean(text: str) -> str:
    """`text` without characters that only steer the layout; composed (NFC)."""
    if text.isascii() and text.isprintable():
        return text
    text = _ODD.sub(lambda found: _KEPT.get(found.group(), ""), text)
    return text if text.isascii() else unicodedata.normalize("NFC", text)


@dataclass(slots=True)
class Inscription:
    """Text that grows by fragments; `marks` and `raised` point into it.

    `raised` holds superscripts that may turn out to be note marks: (start, end).
    """

    parts: list[str] = field(default_factory=list)
    length: int = 0
    marks: list[tuple[int, str]] = field(default_factory=list)
    raised: list[tuple[int, int]] = field(default_factory=list)
    _pending: str = ""
    _marked: bool = False
    _last: str = ""
    _plain: int = 0

    def write(self, text: str, *, strong: bool = False) -> int:
        """Add a fragment; gives the number of characters that were added."""
        before, done, text = self.length, 0, clean(text)
        for found in RAISED.finditer(text):
            self._add(text[done : found.start()], strong)
            self.superscript(found.group(), strong=strong)
            done = found.end()
        self._add(text[done:] if done else text, strong)
        return self.length - before

    def gap(self, separator: str = " ") -> None:
        """The next fragment stands apart, by the longest separator asked for."""
        if len(separator) > len(self._pending):
            self._pending = separator

    def mark(self, key: str) -> None:
        """Note `key` hangs on the last character written."""
        self.marks.append((self.length, key))
        self._marked = True

    def omit(self) -> None:
        """Something was left out here; brackets around it go too."""
        self._marked = True

    def superscript(self, text: str, *, strong: bool = False) -> int:
        """Add raised text that may prove to be a mark; it makes no strong block plain."""
        before = self.length
        self._add(clean(text), strong or self.length > 0)
        added = self.length - before
        if text.strip() and added:
            shown = len(" ".join(clean(text).split()))
            self.raised.append((self.length - shown, self.length))
        return added

    def cut(self, start: int, end: int) -> None:
        """Take `start:end` out again, with the space it leaves double or dangling."""
        text = self.text
        if end < len(text) and text[end] == " " and (start == 0 or text[start - 1] == " "):
            end += 1
        elif start and text[start - 1] == " " and (end == len(text) or text[end] in _CLINGS):
            start -= 1
        self.parts = [text[:start], text[end:]]
        self.length = len(text) - (end - start)
        self.marks = [(_moved(at, start, end), key) for at, key in self.marks]
        self.raised = [
            (_moved(a, start, end), _moved(b, start, end))
            for a, b in self.raised
            if b <= start or a >= end
        ]

    @property
    def text(self) -> str:
        """What was written so far."""
        if len(self.parts) > 1:
            self.parts = ["".join(self.parts)]
        return self.parts[0] if self.parts else ""

    @property
    def strong(self) -> bool:
        """Whether all of it is set off from plain text."""
        return self.length > 0 and self._plain == 0

    @property
    def ends_clause(self) -> bool:
        """Whether it ends in punctuation that may end a line on purpose."""
        return self._last in _CLAUSE_ENDS

    def _add(self, text: str, strong: bool) -> None:
        words = " ".join(text.split())
        if words and self._marked and _PAIRS.get(self._last) == words[0]:
            self._unwrap()
            words = words[1:].lstrip()
        if not words:
            if text and text[-1].isspace():
                self.gap()
            return
        self._space(words[0], text[0].isspace())
        self.parts.append(words)
        self.length += len(words)
        self._last = words[-1]
        self._pending = " " if text[-1].isspace() else ""
        self._plain += 0 if strong else sum(map(str.isalnum, words[:40]))

    def _unwrap(self) -> None:
        """Take out the bracket that was opened around a mark; the mark hangs before it."""
        shown = self.text
        kept = shown[:-1].rstrip()
        self.parts, self.length = [kept], len(kept)
        self.marks = [(min(at, len(kept)), key) for at, key in self.marks]
        self.raised = [(start, end) for start, end in self.raised if end <= len(kept)]
        self._last = kept[-1:]
        self._pending = " " if len(kept) < len(shown) - 1 else ""

    def _space(self, first: str, leading: bool) -> None:
        separator = self._pending or (" " if leading else "")
        clings = self._marked and first in _CLINGS and separator == " "
        if self.length and separator and not clings:
            self.parts.append(separator)
            self.length += len(separator)
        self._marked = False


def _moved(at: int, start: int, end: int) -> int:
    return at if at <= start else max(start, at - (end - start))
