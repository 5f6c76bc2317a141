"""Pointers to other texts: Kamerstukken, Commission and Council documents, law, URLs."""

import re
from collections.abc import Iterator
from dataclasses import replace

from griffier.annotate.kamerstukken import find_kamerstukken, find_motions
from griffier.lexicon.references import Form, ReferenceForms
from griffier.model import Reference

_LEAD = 110  # characters within which words tell how the text relates to it
_SPAN = 220  # no citation of one text is longer
_URL = re.compile(r"""(?:https?://|www\.)[^\s<>"«»“”|\\^`{}]{1,2000}""")
_DIGITS = re.compile(r"(?<!\w)[0-9]{4,5}[A-Z]{1,2}[0-9]{4,5}(?!\w)")
_TRAILING = ".,;:!?'’‘”…*"
_BRACKETS = {")": "(", "]": "["}


def find_references(text: str, forms: ReferenceForms) -> tuple[Reference, ...]:
    """Every reference in `text`, in order, without overlap, each with its canonical id.

    Of two that overlap the longer wins; a URL wins over anything within it.
    """
    low = text.lower()
    if len(low) != len(text):  # «İ» grows when lowered
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    urls = list(_urls(text, low))
    found = [*urls, *find_kamerstukken(text, low), *_by_anchor(text, low, forms)]
    found += _by_digits(text, forms)
    apart = _apart(found)
    settled = _apart([*apart, *find_motions(text, low, apart)])
    return tuple(_related(low, each, forms) for each in settled)


def _related(low: str, each: Reference, forms: ReferenceForms) -> Reference:
    """«zoals eerder gemeld (Kamerstuk …)» tells of it earlier, «in reactie op …» answers it;
    the words stand before it in its sentence."""
    before = low[max(0, each.start - _LEAD) : each.start]
    stop = max(before.rfind(mark) for mark in ("? ", "! ", "\n", ". "))
    said = before[stop + 1 :]
    for relation, cues in forms.relations.items():
        if any(cue in said for cue in cues):
            return replace(each, relation=relation)
    return each


def occurrences(low: str, needle: str) -> Iterator[int]:
    """Where `needle` stands in `low`; much quicker than a regular expression."""
    at = low.find(needle)
    while at >= 0:
        yield at
        at = low.find(needle, at + 1)


def _by_anchor(text: str, low: str, forms: ReferenceForms) -> Iterator[Reference]:
    for form in forms.anchored:
        for anchor in form.anchors:
            for at in occurrences(low, anchor):
                window = form.pattern.finditer(text, max(0, at - form.reach), at + _SPAN)
                match = next((m for m in window if at < m.end()), None)
                if match and match.start() <= at:
                    yield reference(form, match)


def _by_digits(text: str, forms: ReferenceForms) -> Iterator[Reference]:
    for digits in _DIGITS.finditer(text):
        for form in forms.numeric:
            if match := form.pattern.match(text, digits.start()):
                yield reference(form, match)


def reference(form: Form, match: re.Match[str]) -> Reference:
    """The reference a form's match stands for."""
    groups = {name: value or "" for name, value in match.groupdict().items()}
    for name in ("year", "until"):
        if len(groups.get(name, "")) == 2:
            year = int(groups[name])
            groups[name] = str(year + (1900 if year >= 50 else 2000))
    if groups.get("number", "").isdigit():
        groups["number"] = groups["number"].lstrip("0") or "0"
    if form.kind == "treaty" and groups.get("part"):
        groups["part"] = f"({groups['part']})"
    url = form.url.format(**groups) or None
    return Reference(form.kind, form.id.format(**groups), match.start(), match.end(), url)


def _urls(text: str, low: str) -> Iterator[Reference]:
    """Addresses, without the punctuation and brackets of the sentence around them."""
    for prefix in ("http://", "https://", "www."):
        end = 0
        for at in occurrences(low, prefix):
            if at < end or (at and (text[at - 1].isalnum() or text[at - 1] in "/.@")):
                continue
            match = _URL.match(text, at)
            url = _trimmed(match[0]) if match else ""
            end = match.end() if match else end
            if "." in url[len(prefix) :] and len(url) > len(prefix) + 3:
                full = url if "://" in url else f"https://{url}"
                yield Reference("url", full, at, at + len(url), full)


def _trimmed(url: str) -> str:
    while url:
        if url[-1] in _TRAILING:
            url = url.rstrip(_TRAILING)
        elif url[-1] in _BRACKETS and url.count(_BRACKETS[url[-1]]) < url.count(url[-1]):
            url = url[:-1]
        else:
            break
    return url


def _apart(found: list[Reference]) -> tuple[Reference, ...]:
    """References without overlap: URLs first, then the earlier, then the longer."""
    found.sort(key=lambda r: (r.start, r.kind != "url", -r.end))
    kept: list[Reference] = []
    for each in found:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
        elif each.kind == "url" and kept[-1].kind != "url":
            kept[-1] = each
    return tuple(kept)
