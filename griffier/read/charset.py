"""Which encoding markup is in: byte order mark, declaration, then what the bytes allow."""

import codecs
import re

from griffier.errors import UndecodableText

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# `encoding="…"` of XML, `charset=…` of HTML's meta in either form.
_DECLARED = re.compile(rb"""(?:encoding|charset)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""")
# A declaration further down is not looked for (HTML asks for it in the first 1,024 bytes).
_HEAD = 4096
# What the web means by these names is the Windows code page that contains them
# (WHATWG Encoding Standard, «Names and labels»).
_WINDOWS = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}


def utf16_without_mark(head: bytes) -> str | None:
    """The UTF-16 variant `head` looks like, by where its zero bytes stand."""
    sample = head[: len(head[:_HEAD]) // 2 * 2]
    if len(sample) < 4:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > half * 0.4 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.4 and odd < half * 0.05:
        return "utf-16-be"
    return None


def candidate_encodings(data: bytes) -> list[str]:
    """The encodings to try on `data`, the likeliest first."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return [encoding]
    wide = utf16_without_mark(data[:_HEAD])
    if wide:
        return [wide]
    # Text that is valid UTF-8 is UTF-8, whatever it declares: other encodings hardly
    # ever form its sequences by chance.
    return list(dict.fromkeys(["utf-8", *_declared(data), "cp1252"]))


def _declared(data: bytes) -> list[str]:
    found = _DECLARED.search(data[:_HEAD])
    if not found:
        return []
    try:
        name = codecs.lookup(found.group(1).decode("ascii")).name
    except LookupError:
        return []
    return [] if name.startswith("utf-16") else [_WINDOWS.get(name, name)]


def decode(data: bytes, name: str) -> str:
    """`data` as text. Raises `UndecodableText` where no encoding fits."""
    for encoding in candidate_encodings(data):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
    raise UndecodableText(f"{name}: the text is in no encoding that could be established.")


def as_utf8(data: bytes, name: str) -> bytes:
    """`data` recoded as UTF-8 without byte order mark; the same bytes where they are that."""
    text = decode(data, name)
    if data.startswith(codecs.BOM_UTF8):
        return data[len(codecs.BOM_UTF8) :]
    recoded = text.removeprefix("\ufeff").encode("utf-8", "replace")
    return data if recoded == data else recoded
