"""One page of a PDF: its runs of type, with the fewest questions to PDFium.

PDFium's text comes in one call a page; asking for the place of each character would be
twice as slow as all the rest. So only the ends of lines and words are looked at, and
only where the text object changes are size, font and place asked for.
"""

import ctypes
import re
from collections.abc import Callable
from math import hypot
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

_BREAK = re.compile(r"[\r\n\x02\ufffe]+")
_WORD = re.compile(r"[^ \u00a0\t]+")
_HYPHENS = "\x02\ufffe"
# A run wider per character than this, in units of its size, holds a gap (a table's tab).
_WIDE = 0.62
_BOLD_FLAG, _ITALIC_FLAG = 1 << 18, 1 << 6
_BOLD = re.compile(rb"bold|black|heavy|demi|-bd|semib", re.IGNORECASE)
_ITALIC = re.compile(rb"ital|obli|kursiv", re.IGNORECASE)


class Run(NamedTuple):
    """Characters of one font on one baseline; `y` counts from the page's top.

    `glue` says how the run goes on from the one before: "" directly, " " with a space,
    "\\n" as PDFium's next line.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    italic: bool
    glue: str


class Page(NamedTuple):
    """One page: width and height in points, its runs in the order they were drawn, and
    whether anything else (a picture, drawn shapes) stands on it."""

    width: float
    height: float
    runs: list[Run]
    drawn: bool


def _function(name: str, restype: Any, *argtypes: Any) -> Callable[..., Any]:
    """PDFium's function with plain pointer types, which ctypes calls fastest."""
    address = ctypes.cast(getattr(pdfium, name), ctypes.c_void_p).value or 0
    return ctypes.PYFUNCTYPE(restype, *argtypes)(address)


_P, _I, _D = ctypes.c_void_p, ctypes.c_int, ctypes.POINTER(ctypes.c_double)
_object_at = _function("FPDFText_GetTextObject", _P, _P, _I)
_origin = _function("FPDFText_GetCharOrigin", _I, _P, _I, _D, _D)
_char_box = _function("FPDFText_GetCharBox", _I, _P, _I, _D, _D, _D, _D)
_font_size = _function("FPDFText_GetFontSize", ctypes.c_double, _P, _I)
_matrix = _function("FPDFText_GetMatrix", _I, _P, _I, ctypes.POINTER(pdfium.FS_MATRIX))
_font = _function("FPDFTextObj_GetFont", _P, _P)
_font_info = _function(
    "FPDFText_GetFontInfo", ctypes.c_ulong, _P, _I, _P, ctypes.c_ulong, ctypes.POINTER(_I)
)


class PageReader:
    """Reads the runs of one page; holds the buffers PDFium fills."""

    def __init__(self, page: object, text_page: object) -> None:
        self._page = page
        self._text_page = text_page
        self._at = ctypes.cast(text_page, _P).value  # type: ignore[arg-type]
        self._a, self._b, self._c, self._d = (ctypes.c_double() for _ in range(4))
        self._m = pdfium.FS_MATRIX()
        self._fonts: dict[int, tuple[bool, bool]] = {}
        self._runs: list[Run] = []
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, box)
        self._box = box
        self._turn = pdfium.FPDFPage_GetRotation(page)

    def read(self) -> Page:
        """The page's size and runs."""
        text = self._text()
        start, glue = 0, "\n"
        for found in _BREAK.finditer(text):
            hyphen = found.group()[0] in _HYPHENS
            self._segment(text[start : found.start() + hyphen], start, glue)
            start, glue = found.end(), "\n"
        self._segment(text[start:], start, glue)
        return Page(
            pdfium.FPDF_GetPageWidthF(self._page),
            pdfium.FPDF_GetPageHeightF(self._page),
            self._runs,
            pdfium.FPDFPage_CountObjects(self._page) > 0,
        )

    def _text(self) -> str:
        """The page's text, one character for each of PDFium's."""
        count = pdfium.FPDFText_CountChars(self._text_page)
        if count <= 0:
            return ""
        buffer = (ctypes.c_ushort * (2 * count + 2))()
        written = pdfium.FPDFText_GetText(self._text_page, 0, count, buffer)
        data = bytes(memoryview(buffer).cast("B")[: 2 * max(written - 1, 0)])
        text = data.decode("utf-16-le", "replace")
        if len(text) == count:
            return text
        # PDFium left characters out of the text that it counts: ask for each of them.
        codes = (pdfium.FPDFText_GetUnicode(self._text_page, i) for i in range(count))
        return "".join(
            chr(c) if 0 < c < 0x110000 and not 0xD800 <= c < 0xE000 else " " for c in codes
        )

    def _segment(self, text: str, start: int, glue: str) -> None:
        """Adds the runs of one of PDFium's lines: words of one text object belong together."""
        bare = text.strip(" \u00a0\t")
        if not bare:
            return
        first = start + text.index(bare[0])
        last = first + len(bare) - 1
        if _object_at(self._at, first) == _object_at(self._at, last):
            # PDFium keeps the characters of a text object together.
            self._flush(text, start, first, last, glue)
            return
        run_from, run_to, current = -1, -1, None
        for found in _WORD.finditer(text):
            first, last = start + found.start(), start + found.end() - 1
            at_first = _object_at(self._at, first)
            at_last = at_first if last == first else _object_at(self._at, last)
            if at_first != current:
                glue = self._flush(text, start, run_from, run_to, glue)
                if current is not None:
                    glue = " " if first > run_to + 1 else ""
                run_from, current = first, at_first
            run_to = last
            while at_last != current:
                run_to = self._last_of(current, run_from if run_from > first else first, last)
                self._flush(text, start, run_from, run_to, glue)
                glue, run_from, run_to = "", run_to + 1, last
                current = _object_at(self._at, run_from)
        self._flush(text, start, run_from, run_to, glue)

    def _last_of(self, current: int | None, low: int, high: int) -> int:
        """The last character before `high` that stands in object `current`."""
        while high - low > 1:
            middle = (low + high) // 2
            if _object_at(self._at, middle) == current:
                low = middle
            else:
                high = middle
        return low

    def _flush(self, text: str, start: int, first: int, last: int, glue: str) -> str:
        """Adds the run from `first` to `last`, where there is one."""
        if first < 0:
            return glue
        words = text[first - start : last + 1 - start]
        if words[-1] in _HYPHENS:
            words = words[:-1] + "-"
        x0, y = self._place(first)
        x1, _ = self._place(last, right=True)
        size = self._size(first)
        bold, italic = self._style(first)
        if len(words) > 3 and x1 - x0 > _WIDE * size * len(words) and " " in words:
            self._spread(Run(words, x0, x1, y, size, bold, italic, glue), first)
        elif x1 > x0 or len(words) == 1:
            self._runs.append(Run(words, x0, x1, y, size, bold, italic, glue))
        return ""

    def _spread(self, run: Run, first: int) -> None:
        """Adds the words of a run with gaps in it one by one."""
        glue = run.glue
        for found in _WORD.finditer(run.text):
            x0, _ = self._place(first + found.start())
            x1, _ = self._place(first + found.end() - 1, right=True)
            self._runs.append(run._replace(text=found.group(), x0=x0, x1=x1, glue=glue))
            glue = " "

    def _place(self, index: int, right: bool = False) -> tuple[float, float]:
        """Where a character starts (or ends) on its baseline, from the page's upper left."""
        if right:
            _char_box(self._at, index, self._a, self._b, self._c, self._d)
            x, y = self._b.value, self._c.value
            if self._turn in (1, 3):
                x, y = self._a.value, self._d.value if self._turn == 1 else self._c.value
        else:
            _origin(self._at, index, self._a, self._b)
            x, y = self._a.value, self._b.value
        box = self._box
        if self._turn == 0:
            return x - box.left, box.top - y
        if self._turn == 1:
            return y - box.bottom, x - box.left
        if self._turn == 2:
            return box.right - x, y - box.bottom
        return box.top - y, box.right - x

    def _size(self, index: int) -> float:
        """The size the type is set in: the font's, times what the matrix makes of it."""
        _matrix(self._at, index, self._m)
        return round(float(_font_size(self._at, index)) * hypot(self._m.c, self._m.d), 2)

    def _style(self, index: int) -> tuple[bool, bool]:
        """Bold and italic, by the font's flags and name; asked once for each font."""
        font = _font(_object_at(self._at, index))
        if font not in self._fonts:
            name, flags = ctypes.create_string_buffer(128), _I()
            _font_info(self._at, index, name, 128, flags)
            self._fonts[font] = (
                bool(flags.value & _BOLD_FLAG) or _BOLD.search(name.value) is not None,
                bool(flags.value & _ITALIC_FLAG) or _ITALIC.search(name.value) is not None,
            )
        return self._fonts[font]
