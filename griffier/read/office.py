"""Office files: which of them can be read, and what the others are."""

from griffier.errors import EncryptedDocument, ReadError, UnknownFormat
from griffier.model import Source, Text
from griffier.read.limits import Limits
from griffier.read.package import Package

_RELATIONS = "_rels/.rels"
_DOCUMENT = "word/document.xml"
_MACROS = "word/vbaProject.bin"
# Entries of OLE files, in the encoding their directories are in.
_OLE_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLE_WORD = "WordDocument".encode("utf-16-le")
_OPEN_DOCUMENT_TEXT = "application/vnd.oasis.opendocument.text"
_OTHER_PACKAGES = (
    ("xl/workbook.xml", "an Excel workbook"),
    ("ppt/presentation.xml", "a PowerPoint presentation"),
    ("META-INF/container.xml", "an e-book (EPUB)"),
    ("content.xml", "an OpenDocument file without running text"),
)


def refuse_ole(source: Source) -> ReadError:
    """What to raise for an OLE file: none of them can be read."""
    if _OLE_ENCRYPTED in source.data:
        return EncryptedDocument(f"{source.name}: the document asks for a password.")
    if _OLE_WORD in source.data:
        return UnknownFormat(
            f"{source.name}: an old binary Word document (.doc); save it as DOCX or PDF first."
        )
    return UnknownFormat(f"{source.name}: an old Office file, and not a Word document.")


def read_office(source: Source, limits: Limits) -> Text:
    """Read a ZIP package that is a DOCX or ODT. Raises `UnknownFormat` for any other and
    for one with macros, `EncryptedDocument`, `DamagedDocument`, `HostileDocument`,
    `DocumentTooLarge`."""
    package = Package(source.data, source.name, limits)
    document = main_part(package, source.name, limits)
    if document.startswith("word/"):
        return _read_word(package, document, source, limits)
    if package.has("mimetype"):
        kind = package.read("mimetype")[:100].decode("ascii", "replace").strip()
        if kind.startswith(_OPEN_DOCUMENT_TEXT):
            from griffier.read.odt import read_odt

            return read_odt(package, source.name, limits)
    for part, kind in _OTHER_PACKAGES:
        if package.has(part):
            raise UnknownFormat(f"{source.name}: this is {kind}, which cannot be read.")
    raise UnknownFormat(f"{source.name}: a ZIP archive; unpack it and read what is in it.")


def main_part(package: Package, name: str, limits: Limits) -> str:
    """The part an Office package calls its document; empty where it names none."""
    if package.has(_RELATIONS):
        from griffier.read.safe_xml import parse_xml

        root = parse_xml(package.read(_RELATIONS), f"{name}, {_RELATIONS}", limits)
        for relation in root:
            target = (relation.get("Target") or "").lstrip("/")
            if (relation.get("Type") or "").endswith("/officeDocument") and package.has(target):
                return target
    return _DOCUMENT if package.has(_DOCUMENT) else ""


def _read_word(package: Package, document: str, source: Source, limits: Limits) -> Text:
    from griffier.read.docx import read_docx

    if package.has(_MACROS):
        raise UnknownFormat(f"{source.name}: a Word document with macros; save it without them.")
    return read_docx(package, document, source.name, limits)
