"""What kind of document this is, by its title, its form and what it hands over."""

from collections.abc import Iterable

from griffier.structure.wording import Wording

# These words name the document only near the start of its title («Verslag Raad …»,
# «Aanbieding verslag …»); deeper in, they name another («Reactie op het verslag van …»).
_EARLY: dict[str, int] = {"report": 20, "appreciation": 40}
# These narrow down a wider kind named before them («Declaration … on the alignment of …»).
_REACH = 300  # characters behind a word of handing over
_SPECIFIC = frozenset({"alignment"})


def kind_in_title(title: str, words: Wording) -> str | None:
    """The kind the first of its cues in a title names, the longest where several begin
    there; None without a cue."""
    found = [
        (kind not in _SPECIFIC, match.start(), -len(match[0]), kind)
        for kind, pattern in words.kinds
        if (match := pattern.search(title)) and match.start() <= _EARLY.get(kind, len(title))
    ]
    return min(found)[3] if found else None


def kind_offered(paragraphs: Iterable[str], words: Wording) -> str | None:
    """The kind of what a covering letter says it hands over: «Hierbij bied ik u het
    verslag aan van …», in a sentence that holds a word of handing over."""
    for paragraph in paragraphs:
        offer = words.holds["offer"].search(paragraph)
        if not offer:
            continue
        # Behind the verb stands what is handed over, before it often what it answers to.
        for begin, end in ((offer.end(), offer.end() + _REACH), (0, offer.start())):
            found = [
                (match.start(), -len(match[0]), kind)
                for kind, pattern in words.kinds
                if (match := pattern.search(paragraph, begin, end))
            ]
            if found:
                return min(found)[2]
    return None
