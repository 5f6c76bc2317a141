"""The markup layouts: KOOP's XML, its web pages, and those of the House."""

from html import escape

from specimens.opening import address, body, dossier, mark, printed_date
from specimens.source import SHY, Block, Run, Specimen

_SENATE = "Tweede Kamer der Staten-Generaal"


def _clean(text: str) -> str:
    return escape(text.replace(SHY, ""), quote=False)


def _inline(runs: list[Run], note: str, italic: str) -> str:
    """Runs as markup; `note` and `italic` are templates with one place."""
    return "".join(
        note.format(run.text)
        if run.note
        else (italic.format(_clean(run.text)) if run.italic else _clean(run.text))
        for run in runs
    )


def _grouped(blocks: list[Block]) -> list[list[Block]]:
    """Neighbouring items together, everything else alone."""
    groups: list[list[Block]] = []
    for block in blocks:
        if block.kind == "item" and groups and groups[-1][0].kind == "item":
            groups[-1].append(block)
        else:
            groups.append([block])
    return groups


# --- KOOP XML --------------------------------------------------------------------------


def koop(specimen: Specimen) -> str:
    """An `<officiele-publicatie>` as the official publications are exchanged."""
    paragraphs = [f"<al>{_xml_runs(b, specimen)}</al>" for b in address(specimen)]
    paragraphs += [_xml(group, specimen) for group in _grouped(body(specimen))]
    inner = "\n".join(paragraphs)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!-- {mark(specimen)} -->
<officiele-publicatie xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<metadata>
{_metadata(specimen)}
</metadata>
<kamerstuk>
<kamerstukkop>
<tekstregel inhoud="kamer">{_SENATE}</tekstregel>
<tekstregel inhoud="vergaderjaar">Vergaderjaar {specimen.get("session")}</tekstregel>
</kamerstukkop>
<dossier>
<dossiernummer><dossiernr>{dossier(specimen)}</dossiernr></dossiernummer>
<titel>{_clean(specimen.get("dossier_title"))}</titel>
</dossier>
<stuk>
<stuknr><ondernummer kamer="2">Nr. {specimen.get("number")}</ondernummer></stuknr>
<titel>{_clean(specimen.get("author"))}</titel>
<algemeen><vrije-tekst><tekst status="goed">
{inner}
</tekst></vrije-tekst></algemeen>
</stuk>
</kamerstuk>
</officiele-publicatie>
"""


def _metadata(specimen: Specimen) -> str:
    values = {
        "DC.title": specimen.get("title"),
        "DC.creator": _SENATE,
        "DC.identifier": specimen.get("identifier"),
        "DC.description": mark(specimen),
        "OVERHEIDop.dossiernummer": dossier(specimen).replace(" ", ""),
        "OVERHEIDop.ondernummer": specimen.get("number"),
        "OVERHEIDop.vergaderjaar": specimen.get("session").replace("–", "-"),
        "DCTERMS.issued": specimen.get("date"),
    }
    return "\n".join(f'<meta name="{k}" content="{escape(v)}" />' for k, v in values.items())


def _xml_runs(block: Block, specimen: Specimen) -> str:
    text = _inline(block.runs, "\0{}\0", '<nadruk type="cur">{}</nadruk>')
    for number, note in specimen.notes.items():
        body_ = f"<noot.nr>{number}</noot.nr><noot.al>{_clean(note)}</noot.al>"
        text = text.replace(f"\0{number}\0", f'<noot id="n{number}" type="voet">{body_}</noot>')
    return text


def _xml(group: list[Block], specimen: Specimen) -> str:
    first = group[0]
    if first.kind == "item":
        items = "\n".join(
            f"<li><li.nr>{'–' if b.label == '-' else b.label}</li.nr>"
            f"<al>{_xml_runs(b, specimen)}</al></li>"
            for b in group
        )
        return f'<lijst type="expliciet">\n{items}\n</lijst>'
    if first.kind == "heading":
        kind = "vet" if first.level < 3 else "cur"
        return f'<tussenkop kopopmaak="{kind}">{_xml_runs(first, specimen)}</tussenkop>'
    if first.kind == "signature":
        return "\n".join(_xml_signature(first.lines))
    return f"<al>{_xml_runs(first, specimen)}</al>"


def _xml_signature(lines: list[str]) -> list[str]:
    return [
        f"<ondertekening><functie>{role}</functie><naam><achternaam>{name}</achternaam></naam>"
        "</ondertekening>"
        for role, name in zip(lines[::2], lines[1::2], strict=True)
    ]


# --- web page of the official publications ----------------------------------------------


def official_html(specimen: Specimen) -> str:
    """A page like those of officielebekendmakingen.nl: notes float beside their marks."""
    head = [f"<p>{_html_runs(b)}</p>" for b in address(specimen)]
    text = "\n".join([*head, *(_html(group) for group in _grouped(body(specimen)))])
    return f"""<!DOCTYPE html>
<html lang="nl">
<head>
<meta charset="utf-8" />
<title>{_clean(specimen.get("title"))} | Overheid.nl</title>
{_metadata(specimen)}
</head>
<body>
<div id="header"><p>Overheid.nl | Zoek in officiële publicaties</p></div>
<ul class="breadcrumb"><li><a href="/">Home</a></li><li><a href="/zoek">Zoeken</a></li></ul>
<div id="content">
<div class="document-attributes"><table><tr><th>Datum publicatie</th><th>Organisatie</th>
<th>Vergaderjaar</th><th>Dossier- en ondernummer</th></tr>
<tr><td></td><td>{_SENATE}</td><td>{specimen.get("session")}</td>
<td>{dossier(specimen).replace(" ", "")} nr. {specimen.get("number")}</td></tr></table></div>
<div id="broodtekst" class="stuk broodtekst-container">
{_official_head(specimen)}
{text}
</div>
<div id="noten" class="footnotes">
{_html_notes(specimen)}
</div>
</div>
<div id="footer"><p>{mark(specimen)}</p><p>Over deze website | Contact | Privacy</p></div>
</body>
</html>
"""


def _official_head(specimen: Specimen) -> str:
    if not specimen.get("number"):
        return f'<h1 class="titel">{_clean(specimen.get("title"))}</h1>'
    names = f"{dossier(specimen)}&nbsp;{_clean(specimen.get('dossier_title'))}"
    number = f'<span class="ondernummer">Nr. {specimen.get("number")}</span>'
    kind = f'<h2 class="stuktitel">{number} {_clean(specimen.get("author"))}</h2>'
    return f'<div class="dossier"><h1 class="dossier_kop">{names}</h1></div>\n{kind}'


def _html_runs(block: Block) -> str:
    link = 'href="#supernote-note-{0}" id="n{0}"'
    mark_ = f'<a class="nootnum supernote-click-{{0}}" {link}><sup>{{0}}</sup></a>'
    return _inline(block.runs, mark_, '<span class="cur">{}</span>')


def _html_notes(specimen: Specimen) -> str:
    return "\n".join(
        f'<div class="voet noot snp-mouseoffset snb-pinned notedefault" id="supernote-note-{n}">'
        f'<h5 class="note-close"><a class="note-close" href="#close-{n}">X</a> Noot</h5>'
        f"<sup>{n}</sup><p>{_linked(text)}</p></div>"
        for n, text in specimen.notes.items()
    )


def _linked(text: str) -> str:
    words = [
        f'<a href="{escape(w)}">{escape(w)}</a>' if w.startswith("http") else _clean(w)
        for w in text.split(" ")
    ]
    return " ".join(words)


def _html(group: list[Block]) -> str:
    first = group[0]
    if first.kind == "item":
        items = "\n".join(
            f'<li><p class="labeled"><span class="ol">{"–" if b.label == "-" else b.label}</span> '
            f"{_html_runs(b)}</p></li>"
            for b in group
        )
        return f'<ul class="expliciet">\n{items}\n</ul>'
    if first.kind == "heading":
        level = min(first.level + 1, 4)
        return f'<h{level} class="tussenkop">{_html_runs(first)}</h{level}>'
    if first.kind == "signature":
        lines = "".join(f"<p>{_clean(line)}</p>" for line in first.lines)
        return f'<div class="ondertekening">{lines}</div>'
    return f"<p>{_html_runs(first)}</p>"


# --- web page of the House ---------------------------------------------------------------


def house_html(specimen: Specimen) -> str:
    """A page like those of tweedekamer.nl: bold paragraphs for headings, notes below."""
    parts = [_house(block) for block in [*address(specimen), *body(specimen)]]
    notes = [
        f'<p class="footnote"><sup><a id="fn{n}" href="#ref{n}">[{n}]</a></sup> {_linked(t)}</p>'
        for n, t in specimen.notes.items()
    ]
    where = dossier(specimen).replace(" ", "") or "Aanhangsel van de Handelingen"
    number = f"{where}, nr. {specimen.get('number')} | " if specimen.get("number") else ""
    text = "\n".join([*parts, "<hr>" if notes else "", *notes])
    return f"""<!DOCTYPE html>
<html lang="{specimen.get("lang")}"><head><meta charset="utf-8">
<title>{_clean(specimen.get("title"))} | Tweede Kamer der Staten-Generaal</title>
<meta name="description" content="{mark(specimen)}"></head>
<body><header><nav><a href="/">Tweede Kamer</a>
<a href="/kamerstukken">Kamerstukken</a></nav></header>
<main id="main-content"><article>
<h1>{_clean(specimen.get("title"))}</h1>
<p class="meta">{number}{printed_date(specimen)}</p>
<div class="document-content">
{text}
</div></article></main>
<footer><p>{mark(specimen)}</p><p>Privacy</p></footer></body></html>
"""


def _house(block: Block) -> str:
    inner = _inline(block.runs, '<sup><a id="ref{0}" href="#fn{0}">[{0}]</a></sup>', "<em>{}</em>")
    if block.kind == "heading":
        return f"<p><strong>{inner}</strong></p>"
    if block.kind == "signature":
        return "<p>" + "<br>".join(_clean(line) for line in block.lines) + "</p>"
    if block.kind == "item":
        label = "•" if block.label == "-" else block.label
        return f"<p>{label} {inner}</p>"
    return f"<p>{inner}</p>"
