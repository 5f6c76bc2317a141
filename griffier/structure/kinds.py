"""What kind of document this is, by its title, its form and what it hands over."""

import re
from collections.abc import Iterable

from griffier.structure.wording import Wording

# These words name the document only near the start of its title («Verslag Raad …»,
# «Aanbieding verslag …»); deeper in, they name another («Reactie op het verslag van …»).
_EARLY: dict[str, int] = {"report": 20, "appreciation": 40}
# These narrow down a wider kind named before them («Declaration … on the alignment of …»).
_REACH = 300  # characters behind a word of handing over
_OPENING = 1_000  # characters of a paragraph in which a letter says what it hands over
_NEAR = 60  # characters behind «de uitkomsten van» in which the meeting is named
_SENTENCE_END = re.compile(r"(?<=[.;:]) (?=[A-ZÀ-Þ])")
_SPECIFIC = frozenset({"alignment"})
_HELD = (
    ("held_consultation", "written_consultation"),
    ("held_answers", "answers"),
    ("held_debate", "other"),
)


def kind_in_title(title: str, words: Wording) -> str | None:
    """The kind the first of its cues in a title names, the longest where several begin
    there; None without a cue."""
    found = [
        (kind not in _SPECIFIC, match.start(), -len(match[0]), kind)
        for kind, pattern in words.kinds
        if (match := pattern.search(title))
        and match.start() <= _EARLY.get(kind, len(title))
        and _of_some_meeting(kind, match, words)
    ]
    outcome = words.holds["outcome"].search(title)
    if outcome and not found and outcome.start() <= _EARLY["report"]:
        met = words.gathering.search(title[outcome.end() : outcome.end() + _NEAR])
        return "report" if met else None  # «Uitkomsten Energieraad», not of a study
    return min(found)[3] if found else None


def kind_offered(paragraphs: Iterable[str], words: Wording, *, titled: bool) -> str | None:
    """The kind of what a covering letter says it hands over: «Hierbij bied ik u het verslag
    aan van …»; of one without a title, what it tells of: «informeer ik u over de uitkomsten
    van de Raad»."""
    opening = (paragraph[:_OPENING] for paragraph in paragraphs)
    sentences = [one for paragraph in opening for one in _SENTENCE_END.split(paragraph)]
    told = zip(sentences, ["", *sentences], strict=False)
    return next((kind for one, above in told if (kind := _handed(one, words, titled, above))), None)


def kind_held(paragraphs: Iterable[str], words: Wording) -> str | None:
    """The kind of a committee's paper without a title, by what it says was held: «De vaste
    commissie voor Financiën heeft op 3 mei overleg gevoerd met …»."""
    for paragraph in paragraphs:
        if words.cue["committee"].match(paragraph):
            for cue, kind in _HELD:
                if words.holds[cue].search(paragraph[:_OPENING]):
                    return kind
    return None


def _handed(sentence: str, words: Wording, titled: bool, above: str) -> str | None:
    """The kind of document that a sentence of the author's own hands over. «Mij is verzocht
    een appreciatie te sturen» is no such sentence."""
    if not words.holds["offered_by"].search(sentence) or words.holds["not_yet"].search(sentence):
        return None  # «het verslag, dat u uiterlijk 1 mei ontvangt, zal …»
    offer = words.holds["offer"].search(sentence)
    tells = None if titled else words.holds["tell"].search(sentence)
    verb = offer or tells
    if not verb:
        return None
    # Behind the verb stands what is handed over, before it often what it answers to.
    for begin, end in ((verb.end(), verb.end() + _REACH), (0, verb.start())):
        found = [
            (match.start(), -len(match[0]), kind)
            for kind, pattern in words.kinds
            if (match := pattern.search(sentence, begin, end))
            and (
                offer or _of_a_gathering(kind, sentence[match.end() :].strip(" .") or above, words)
            )
            and _of_some_meeting(kind, match, words)
        ]
        if found:
            return min(found)[2]
    return None


def _of_some_meeting(kind: str, match: re.Match[str], words: Wording) -> bool:
    """Not «de uitkomsten van de evaluatie»: an outcome is reported where it is a meeting's."""
    told = kind == "report" and words.holds["outcome"].search(match[0])
    behind = match.string[match.end() :].strip(" .")
    return not told or not behind or _of_a_gathering(kind, behind, words)


def _of_a_gathering(kind: str, behind: str, words: Wording) -> bool:
    """Whether the outcome told of is that of a meeting or journey, not of a study."""
    return kind == "agenda" or bool(kind == "report" and words.gathering.search(behind[:_NEAR]))
