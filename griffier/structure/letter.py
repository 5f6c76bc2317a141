"""The parts of a document told apart: one pure function from `Text` to `Letter`."""

from collections.abc import Mapping

from griffier.lexicon.structure import StructureWords
from griffier.model import Letter, Part, Role, Sentence, Text
from griffier.structure.body import frame
from griffier.structure.kinds import kind_in_title
from griffier.structure.language import detect
from griffier.structure.languages import first_told, joined, only, stretches, without
from griffier.structure.letterhead import read_head
from griffier.structure.lists import leads_of
from griffier.structure.metadata import Evidence, metadata_of
from griffier.structure.names import signature_grammar
from griffier.structure.outline import outline, with_title
from griffier.structure.pieces import Context, Piece, pieces_of
from griffier.structure.resolutions import clauses_of
from griffier.structure.sections import sections_of
from griffier.structure.sentences import sentence_spans
from griffier.structure.turns import TurnReader, cut_at_labels
from griffier.structure.wording import wording

_PROSE = frozenset({Role.PARAGRAPH, Role.ITEM, Role.QUESTION, Role.ANSWER})
_WHOLE = frozenset({Role.HEADING, Role.TITLE})


def structure(text: Text, words: Mapping[str, StructureWords]) -> Letter:
    """`text` with its parts, sections, turns, sentences and metadata.

    `words` holds the lexicon of each language («nl», «en»); which one the document is
    written in is found from its function words; stretches in the other are told apart by the
    rules of that one. Every offset counts in `text.text`.
    """
    lang = detect(text.text, words)
    if lang not in words:
        lang = first_told(text, words) or lang
    if lang not in words or not (found := stretches(text, lang, words)):
        return _told_apart(text, lang, words)
    others = [_told_apart(only(text, each), each.lang, words) for each in found]
    if found[0].first == 0 and others[0].metadata.addressee:  # a letter, and what it encloses
        lang = found[0].lang
        found = stretches(text, lang, words)
        others = [_told_apart(only(text, each), each.lang, words) for each in found]
    return joined(text, _told_apart(without(text, found), lang, words), others)


def _told_apart(text: Text, lang: str, words: Mapping[str, StructureWords]) -> Letter:
    """`text`, which is in `lang`, as a letter."""
    chosen = words.get(lang) or next(iter(words.values()))
    context = Context(text.text, wording(chosen, words), signature_grammar(chosen))
    head, below = read_head(context, pieces_of(text), text.origins)
    framed = frame(context, cut_at_labels(context, below))
    titles = [head.inquiry, head.form, head.subject, head.title, dict(text.given).get("title")]
    titles += [text.text[p.start : p.end] for p in framed if p.role is Role.TITLE]
    consultation = _is_consultation(context, titles)
    turned, turn_of, turns = TurnReader(context, _inquiry(context, titles), consultation).read(
        framed
    )
    outlined = outline(context, turned, turn_of, turns)
    if not any(p.role is Role.TITLE for p in outlined):
        named = bool(head.subject or head.form or head.inquiry)
        named = named or kind_in_title(head.title or "", context.words) is not None
        outlined = with_title(context, outlined, headed=head.opened, named=named)
    pieces = [*head.pieces, *outlined]
    turn_of = [*(None for _ in head.pieces), *turn_of]
    sections, section_of = sections_of(context, pieces)
    leads = leads_of(context, pieces)
    parts = tuple(
        _part(piece, section_of[i], leads[i], turn_of[i]) for i, piece in enumerate(pieces)
    )
    return Letter(
        text=text,
        lang=lang,
        metadata=metadata_of(Evidence(context, text, head, pieces, list(parts))),
        parts=parts,
        sections=tuple(sections),
        turns=tuple(turns),
        sentences=_sentences(text.text, parts, chosen),
    )


def _is_consultation(context: Context, titles: list[str | None]) -> bool:
    return any(kind_in_title(t, context.words) == "written_consultation" for t in titles if t)


def _inquiry(context: Context, titles: list[str | None]) -> str | None:
    """«Vragen van het lid Vos (CDA) …» from the first title that says so."""
    found = (context.words.holds["inquiry"].search(title or "") for title in titles)
    return next((match.string[match.start() :] for match in found if match), None)


def _part(piece: Piece, section: int | None, lead: int | None, turn: int | None) -> Part:
    role = piece.role or Role.PARAGRAPH
    return Part(piece.start, piece.end, role, piece.label, section, lead, turn)


def _sentences(text: str, parts: tuple[Part, ...], words: StructureWords) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    for index, part in enumerate(parts):
        if part.role in _PROSE:
            for begin, stop in clauses_of(text, part.start, part.end, words):
                spans = sentence_spans(text, begin, stop, words.abbreviations)
                found += [Sentence(start, end, index) for start, end in spans]
        elif part.role in _WHOLE:
            found.append(Sentence(part.start, part.end, index))
    return tuple(found)
