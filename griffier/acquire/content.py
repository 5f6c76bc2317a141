"""Whether bytes are what they are said to be."""

from typing import Final

from griffier.acquire.addresses import shown
from griffier.acquire.client import Answer
from griffier.errors import SourceDamaged
from griffier.read.sniff import Kind, sniff

_OFFICE: Final = frozenset({Kind.ZIP, Kind.OLE})
_KINDS: Final[dict[str, frozenset[Kind]]] = {
    "application/pdf": frozenset({Kind.PDF}),
    "application/msword": frozenset({Kind.OLE, Kind.ZIP, Kind.RTF}),
    "application/rtf": frozenset({Kind.RTF}),
    "text/html": frozenset({Kind.HTML}),
    "application/xhtml+xml": frozenset({Kind.HTML, Kind.XML}),
    "text/plain": frozenset({Kind.TEXT, Kind.MAIL}),
}
_ANY: Final = frozenset({"", "application/octet-stream", "binary/octet-stream"})
_NEVER: Final = ("application/json", "application/javascript", "image/", "audio/", "video/")
_WORDS: Final = {Kind.PDF: "pdf", Kind.HTML: "html", Kind.XML: "xml", Kind.TEXT: "txt"}


def kinds_of(media_type: str) -> frozenset[Kind] | None:
    """The kinds of content that a media type may stand for; None where it may be any, and
    nothing where no document is of that type."""
    if media_type in _ANY:
        return None
    if media_type in _KINDS:
        return _KINDS[media_type]
    if media_type.startswith(_NEVER):
        return frozenset()
    if media_type.endswith(("/xml", "+xml")):
        return frozenset({Kind.XML, Kind.HTML})
    if "officedocument" in media_type or "opendocument" in media_type:
        return _OFFICE
    return None


def held_to_promise(answer: Answer, promised: str | None = None, size: int | None = None) -> Answer:
    """The answer, unless its bytes are something else than its type says, or than a listing
    promised: of the type `promised`, with at least `size` bytes.

    Raises SourceDamaged and names what came instead: an error page under the name of a
    document is the usual case.
    """
    found = sniff(answer.data)
    for said in (answer.media_type, (promised or "").partition(";")[0].strip().lower()):
        wanted = kinds_of(said)
        if wanted is not None and found not in wanted:
            raise SourceDamaged(f"{shown(answer.address)} says it is {said} and is {found.value}.")
    if found is Kind.EMPTY:
        raise SourceDamaged(f"{shown(answer.address)} gave nothing.")
    if size and len(answer.data) < size:
        raise SourceDamaged(
            f"{shown(answer.address)} gave {len(answer.data):,} bytes where the source says "
            f"{size:,}: it is cut off."
        )
    return answer


def suffix(data: bytes) -> str:
    """The usual end of a file name for this content, without a dot; «bin» for others."""
    found = sniff(data)
    if found is Kind.ZIP:
        return "odt" if b"opendocument" in data[:200] else "docx"
    return "doc" if found is Kind.OLE else _WORDS.get(found, "bin")
