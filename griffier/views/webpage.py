"""The letter as people read it, its statements marked, on one self-contained page.

The page asks for nothing from outside and runs no script; its own policy forbids both.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from string import Template

import griffier
from griffier.model import Act, BlockKind, Document, Note, Part, Role, Span
from griffier.views.marking import FAMILIES, Anchor, Layers, Link, Mark, words
from griffier.views.places import in_order
from griffier.views.rows import (
    NO_STATEMENTS,
    NOTHING,
    Row,
    clean,
    explained,
    rows,
    summary,
    title,
    toward,
)

_HERE = Path(__file__).parent
_LANGUAGE = re.compile(r"[a-z]{2}(-[A-Za-z0-9]+)*")


def as_html(documents: Sequence[Document], *, explain: bool = True) -> str:
    """One page with every document on it, each statement with its note beside it."""
    level = 1 if len(documents) == 1 else 2
    articles = [
        _Article(document, number, level, explain) for number, document in _count(documents)
    ]
    heading = title(documents[0]) if len(documents) == 1 else f"{len(documents)} documents"
    return Template(_file("template.html")).substitute(
        title=escape(heading),
        version=escape(griffier.__version__),
        style=_file("style.css").rstrip(),
        contents=_contents(documents) if len(documents) > 1 else "",
        documents="\n".join(article.html() for article in articles),
    )


def _count(documents: Iterable[Document]) -> Iterable[tuple[int, Document]]:
    return enumerate(documents, start=1)


def _file(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _contents(documents: Sequence[Document]) -> str:
    entries = "".join(
        f'<li><a href="#d{number}">{escape(title(document))}</a></li>'
        for number, document in _count(documents)
    )
    nav = f'<nav class="contents" aria-label="Documents"><ol>{entries}</ol></nav>'
    return f"<header><h1>{len(documents)} documents</h1>{nav}</header>"


class _Article:
    """One document on the page."""

    def __init__(self, document: Document, number: int, level: int, explain: bool) -> None:
        self.document, self.level, self.explain = document, level, explain
        self.prefix = f"d{number}"
        self.rows = rows(document)
        self.layers = _layers(document, self.rows, self.prefix)
        told = document.letter.lang
        self.lang = f' lang="{told}"' if _LANGUAGE.fullmatch(told) else ""

    def html(self) -> str:
        body, notes = _split(_parts(self.document))
        shown = [self._head(), *(self._part(part) for part in body)]
        if notes:
            shown += ['<div class="footnotes">']
            shown += [*(self._part(part) for part in notes), "</div>"]
        return (
            f'<article class="document" id="{self.prefix}">\n' + "\n".join(shown) + "\n</article>"
        )

    def _head(self) -> str:
        facts = "".join(
            f"<dt>{label}</dt><dd{self.lang}>{escape(value)}</dd>"
            for label, value in summary(self.document)
        )
        tag = f"h{self.level}"
        return (
            f"<header><{tag}{self.lang}>{escape(title(self.document))}</{tag}>"
            f'<dl class="facts">{facts}</dl><p class="tally">{self._tally()}</p></header>'
        )

    def _tally(self) -> str:
        if not self.rows:
            return NO_STATEMENTS
        counts = Counter(row.act for row in self.rows)
        acts = ", ".join(f"{counts[act]} {act}" for act in Act if counts[act])
        plural = "" if len(self.rows) == 1 else "s"
        return f"{len(self.rows)} statement{plural}: {acts}."

    def _part(self, part: Part) -> str:
        where = Span(part.start, part.end)
        note = next((n for n in self._notes() if where.start <= n[1].start < where.end), None)
        layers = self.layers.within(where)
        tag = self._tag(part)
        inner = self._label(part, note) + words(self.document.text, where, layers)
        beside = "".join(self._beside(mark) for mark in layers.marks if _starts(mark, where))
        beside = (
            f'<ul class="notes" role="list" aria-label="Statements">{beside}</ul>' if beside else ""
        )
        target = f' id="{self.prefix}f{note[0]}"' if note else ""
        role = "footnote" if note else part.role.value
        shown = f'<{tag} class="words"{self.lang}>{inner}</{tag}>'
        return f'<div class="part {role}"{target}>{shown}{beside}</div>'

    def _tag(self, part: Part) -> str:
        if part.role is Role.TITLE:
            return f"h{self.level + 1}"
        if part.role is not Role.HEADING:
            return "p"
        sections = self.document.letter.sections
        known = part.section is not None and part.section < len(sections)
        deep = sections[part.section].level if known and part.section is not None else 1
        return f"h{min(6, self.level + max(1, deep))}"

    def _notes(self) -> Iterable[tuple[int, Note]]:
        return enumerate(self.document.letter.text.notes, start=1)

    def _label(self, part: Part, note: tuple[int, Note] | None) -> str:
        if note is None:
            return f'<span class="label">{escape(clean(part.label))}</span> ' if part.label else ""
        number, printed = note
        mark = escape(clean(printed.mark))
        if printed.anchor is None:
            return f'<span class="label">{mark}</span> '
        back = f'href="#{self.prefix}r{number}" aria-label="{mark}, back to the text"'
        return f'<a class="label" {back}>{mark}</a> '

    def _beside(self, mark: Mark) -> str:
        row = self.rows[mark.number - 1]
        back = f'<a class="key" href="#{self.prefix}s{mark.number}"'
        back += f' aria-label="{mark.number}, in the text">{mark.number}</a>'
        whom = f" {escape(toward(row))}" if toward(row) != row.recipient else ""
        lines = [
            f'<p>{back}<span class="who">{escape(row.actor)}</span> '
            f'<span class="act">{row.act}</span>{whom}</p>'
        ]
        if row.topic != NOTHING:
            lines.append(f"<p{self.lang}>{escape(row.topic)}</p>")
        more = [row.date, row.meeting or "", row.place, *row.notes]
        more_shown = " · ".join(escape(fact) for fact in more if fact not in ("", NOTHING))
        lines += [f'<p class="more">{more_shown}</p>'] if more_shown else []
        lines += [_why(row)] if self.explain else []
        identity = f'class="note {mark.family}" id="{self.prefix}n{mark.number}"'
        return f"<li {identity}>{''.join(lines)}</li>"


def _why(row: Row) -> str:
    steps = "".join(f"<li>{escape(step)}</li>" for step in explained(row))
    return f"<details><summary>Why</summary><ul>{steps}</ul></details>"


def _starts(mark: Mark, where: Span) -> bool:
    return where.start <= mark.where.start < where.end


def _parts(document: Document) -> list[Part]:
    """The parts of the letter, and every block of its text that no part took in."""
    parts = in_order(document.letter.parts)
    ends = [part.end for part in parts]
    loose: list[Part] = []
    for block in document.letter.text.blocks:
        next_part = bisect_right(ends, block.start)  # the first that ends behind its start
        if next_part < len(parts) and parts[next_part].start < block.end:
            continue
        role = Role.NOTE if block.kind is BlockKind.NOTE else Role.PARAGRAPH
        loose.append(Part(block.start, block.end, role))
    return in_order([*parts, *loose])


def _split(parts: list[Part]) -> tuple[list[Part], list[Part]]:
    body = [part for part in parts if part.role is not Role.NOTE]
    return body, [part for part in parts if part.role is Role.NOTE]


def _layers(document: Document, found: list[Row], prefix: str) -> Layers:
    ordered = sorted(document.statements, key=lambda s: (s.evidence.start, s.evidence.end))
    marks = [
        Mark(s.evidence, number, FAMILIES.get(s.act, "talk"), f"{row.actor} {row.act}")
        for number, (s, row) in enumerate(zip(ordered, found, strict=True), start=1)
    ]
    links = [
        Link(Span(reference.start, reference.end), reference.url)
        for reference in document.annotations.references
        if (reference.url or "").startswith(("https://", "http://")) and reference.url
    ]
    anchors = [
        Anchor(note.anchor, number, note.mark)
        for number, note in enumerate(document.letter.text.notes, start=1)
        if note.anchor is not None
    ]
    return Layers(marks, links, anchors, prefix)
