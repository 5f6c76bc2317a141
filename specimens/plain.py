"""The text layouts: flowing text, and text as a PDF-to-text tool lays it out."""

import re
import textwrap

from specimens.opening import address, body, dossier, mark
from specimens.source import SHY, Block, Run, Specimen

_PAGE = 54  # lines


def render(specimen: Specimen) -> str:
    """Text in lines of at most 76 characters, notes at the end."""
    parts = [specimen.get("title"), *(b.plain for b in address(specimen))]
    parts += [_block(block) for block in body(specimen)]
    notes = [_joined(Run(f"{m} {t}") for m, t in _by_mark(specimen))]
    lines = [line for part in [*parts, *notes] for line in [*_wrap(part), ""]]
    return "\n".join([*lines, "--", mark(specimen)]) + "\n"


def _by_mark(specimen: Specimen) -> list[tuple[str, str]]:
    return sorted(specimen.notes.items(), key=lambda item: int(item[0]))


def _joined(runs: object) -> str:
    return "\n".join(run.text for run in runs)  # type: ignore[attr-defined]


def _block(block: Block) -> str:
    if block.kind == "signature":
        return "\n".join(block.lines)
    text = "".join(run.text for run in block.runs).replace(SHY, "")
    label = {"": "", "-": "- "}.get(block.label, f"{block.label} ")
    return label + text


def _wrap(part: str) -> list[str]:
    return [
        line
        for text in part.split("\n")
        for line in textwrap.wrap(text, 76, break_long_words=False, break_on_hyphens=False)
    ]


def render_layout(specimen: Specimen) -> str:
    """Text as from `pdftotext -layout`: indented, hyphenated, with running feet."""
    head = ["Tweede Kamer der Staten-Generaal" + " " * 40 + "2", ""]
    head += [f"Vergaderjaar {specimen.get('session')}", "", ""]
    opening = [f"{dossier(specimen)}      {specimen.get('dossier_title')}", ""]
    opening += [f"Nr. {specimen.get('number')}      {specimen.get('author')}", ""]
    lines = [*head, *(_indent(line) for line in opening)]
    for block in [*address(specimen), *body(specimen)]:
        lines += [_indent(line) for line in _hyphenated(_marked(block))] + [""]
    for number, text in _by_mark(specimen):
        lines += [_indent(line) for line in _hyphenated(f"{number} {text}")]
    return _paged(lines, specimen)


def _marked(block: Block) -> str:
    if block.kind == "signature":
        return "\n".join(block.lines)
    label = {"": "", "-": "– "}.get(block.label, f"{block.label} ")
    return label + "".join(run.text for run in block.runs)


def _indent(line: str) -> str:
    return " " * 25 + line if line else ""


def _hyphenated(text: str, width: int = 74) -> list[str]:
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines.append("")
        for word in paragraph.split(" "):
            head, tail = _fit(word, width - len(lines[-1]) - 1)
            lines[-1] = f"{lines[-1]} {head}".strip()
            if tail:
                lines.append(tail.replace(SHY, ""))
    return lines


def _fit(word: str, room: int) -> tuple[str, str]:
    """What of the word fits on the line, and what goes to the next."""
    if len(word.replace(SHY, "")) <= room:
        return word.replace(SHY, ""), ""
    pieces = re.split(SHY, word)
    for cut in range(len(pieces) - 1, 0, -1):
        head = "".join(pieces[:cut]) + "-"
        if len(head) <= room:
            return head, SHY.join(pieces[cut:])
    return "", word


def _paged(lines: list[str], specimen: Specimen) -> str:
    pages = [lines[n : n + _PAGE] for n in range(0, len(lines), _PAGE)]
    out = []
    for number, page in enumerate(pages, start=1):
        tail = f"{dossier(specimen)}, nr. {specimen.get('number')}"
        foot = f"Tweede Kamer, vergaderjaar {specimen.get('session')}, {tail}"
        if number == len(pages):  # the mark stands last, where it cuts no sentence in two
            page += ["", _indent(mark(specimen))]
        out += [*page, "", _indent(f"{foot}{' ' * 20}{number}") + "\f"]
    return "\n".join(out) + "\n"
