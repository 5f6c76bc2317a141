"""The OpenDocument layout, with notes where their marks stand."""

from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from specimens.opening import address, body, dossier, mark
from specimens.source import SHY, Block, Specimen

_EPOCH = (2000, 1, 1, 0, 0, 0)
_SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("style", "style"),
        ("meta", "meta"),
        ("fo", "xsl-fo-compatible"),
    )
)
_TYPE = "application/vnd.oasis.opendocument.text"
_MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"


def render(specimen: Specimen) -> bytes:
    """An .odt of the specimen; the same bytes every time."""
    data = BytesIO()
    with ZipFile(data, "w") as archive:
        for name, text in _members(specimen):
            entry = ZipInfo(name, _EPOCH)
            entry.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            archive.writestr(entry, text)
    return data.getvalue()


def _members(specimen: Specimen) -> list[tuple[str, str]]:
    files = ("content.xml", "styles.xml", "meta.xml")
    entries = [f'<m:file-entry m:full-path="/" m:media-type="{_TYPE}"/>']
    entries += [f'<m:file-entry m:full-path="{name}" m:media-type="text/xml"/>' for name in files]
    manifest = f'<m:manifest xmlns:m="{_MANIFEST}">{"".join(entries)}</m:manifest>'
    return [
        ("mimetype", _TYPE),  # first and not compressed, so that the type can be sniffed
        ("META-INF/manifest.xml", manifest),
        ("content.xml", _document("document-content", _content(specimen))),
        ("styles.xml", _document("document-styles", _styles(specimen))),
        ("meta.xml", _document("document-meta", f"<office:meta>{_meta(specimen)}</office:meta>")),
    ]


def _document(name: str, inner: str) -> str:
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return f'{head}<office:{name} {_SPACES} office:version="1.2">{inner}</office:{name}>'


def _meta(specimen: Specimen) -> str:
    return f'<meta:user-defined meta:name="status">{mark(specimen)}</meta:user-defined>'


def _styles(specimen: Specimen) -> str:
    footer = f"<style:footer><text:p>{mark(specimen)}</text:p></style:footer>"
    page = '<style:master-page style:name="Standard" style:page-layout-name="A4">'
    return (
        '<office:automatic-styles><style:page-layout style:name="A4"/></office:automatic-styles>'
        f"<office:master-styles>{page}{footer}</style:master-page></office:master-styles>"
    )


def _content(specimen: Specimen) -> str:
    head = []
    if dossier(specimen):
        head.append(Block("paragraph", [f"{dossier(specimen)} {specimen.get('dossier_title')}"]))
        head.append(Block("paragraph", [f"Nr. {specimen.get('number')} {specimen.get('author')}"]))
    blocks = [*head, *address(specimen), *body(specimen)]
    text = "".join(_block(block, specimen) for block in blocks)
    italic = '<style:style style:name="I" style:family="text">'
    italic += '<style:text-properties fo:font-style="italic"/></style:style>'
    return (
        f"<office:automatic-styles>{italic}</office:automatic-styles>"
        f"<office:body><office:text>{text}</office:text></office:body>"
    )


def _block(block: Block, specimen: Specimen) -> str:
    if block.kind == "signature":
        return "".join(f"<text:p>{escape(line)}</text:p>" for line in block.lines)
    inner = _runs(block, specimen)
    if block.kind == "heading":
        return f'<text:h text:outline-level="{block.level}">{inner}</text:h>'
    if block.kind == "item" and block.label == "-":
        return f"<text:list><text:list-item><text:p>{inner}</text:p></text:list-item></text:list>"
    if block.kind == "item":
        return f"<text:p>{block.label}<text:tab/>{inner}</text:p>"
    return f"<text:p>{inner}</text:p>"


def _runs(block: Block, specimen: Specimen) -> str:
    parts = []
    for run in block.runs:
        text = escape(run.text.replace(SHY, ""), quote=False)
        if run.note:
            body_ = f"<text:p>{escape(specimen.notes[run.text])}</text:p>"
            parts.append(
                f'<text:note text:id="ftn{run.text}" text:note-class="footnote">'
                f"<text:note-citation>{run.text}</text:note-citation>"
                f"<text:note-body>{body_}</text:note-body></text:note>"
            )
        else:
            span = f'<text:span text:style-name="I">{text}</text:span>'
            parts.append(span if run.italic else text)
    return "".join(parts)
