"""Closings, signatures and titles: what frames the prose below a letter's head."""

from collections import deque

from griffier.model import BlockKind, Role
from griffier.structure.kinds import kind_in_title
from griffier.structure.names import Signed, bare_role, is_role_text, signatories
from griffier.structure.pieces import Context, Piece, shouted_end
from griffier.structure.turns import turn_labels

_GIVEN = {BlockKind.NOTE: Role.NOTE, BlockKind.ROW: Role.ROW}
_LONGEST_NAMED = 120  # characters of a name with its office
_LONGEST_SIGNATURE = 700  # characters; some letters bear five signatures


def frame(context: Context, pieces: list[Piece]) -> list[Piece]:
    """The same text, cut so that no piece holds prose and a closing, a signature or a
    title in capitals together; those have their role, the rest has none yet."""
    waiting = deque(pieces)
    done: list[Piece] = []
    while waiting:
        piece = waiting.popleft()
        if piece.role is not None:
            done.append(piece)
            continue
        if piece.kind in _GIVEN:
            signed = _signed_row(context, piece) if piece.kind is BlockKind.ROW else None
            done.append(signed or piece.as_(_GIVEN[piece.kind]))
            continue
        if done and _goes_on(context, done[-1], piece):
            done[-1] = _longer(context, done[-1], piece)
            continue
        parts = (
            _closing(context, piece)
            or _signature(context, piece, done, waiting)
            or _names_only(context, piece, done, waiting)
            or _name_first(context, piece)
            or _shouted_title(context, piece, done)
            or _prose_then_signature(context, piece, waiting)
        )
        done.append(parts[0] if parts else piece)
        waiting.extendleft(reversed(parts[1:] if parts else []))
    return _joined(done)


def _joined(pieces: list[Piece]) -> list[Piece]:
    """The same pieces, an office and the name on the line below (or above) it as one
    part, where offices and names alternate; columns of them are left as they stand."""
    done: list[Piece] = []
    for piece in pieces:
        above = done[-1] if done else None
        if above and _halves(above, piece) and not _column(done):
            one, other = above.signed[0], piece.signed[0]
            whole = Signed(one.role or other.role, one.name or other.name, other.stop)
            done[-1] = _signing(above.cut(above.start, piece.end), [whole])
        else:
            done.append(piece)
    return done


def _goes_on(context: Context, above: Piece, below: Piece) -> bool:
    """«De Minister-President, | Minister van Algemene Zaken,», «de Minister van Verkeer, |
    Ruimte en Milieu,»: an office over two lines."""
    if len(above.signed) != 1 or above.signed[0].name or context.text[above.end - 1] != ",":
        return False
    line, grammar = context.text[below.start : below.end], context.grammar
    if not is_role_text(line, grammar) or grammar.articled.match(line):
        return False
    return line.endswith(",") or bool(grammar.role.match(line))


def _longer(context: Context, above: Piece, below: Piece) -> Piece:
    role = f"{above.signed[0].role}, {context.text[below.start : below.end].strip(' ,')}"
    return _signing(above.cut(above.start, below.end), [Signed(role, None, below.end)])


def _halves(above: Piece, below: Piece) -> bool:
    if len(above.signed) != 1 or len(below.signed) != 1:
        return False
    one, other = above.signed[0], below.signed[0]
    return (one.name is None and other.role is None) or (one.role is None and other.name is None)


def _column(done: list[Piece]) -> bool:
    """Whether two halves of one kind stand above one another: offices first, then names."""
    kinds = [(p.signed[0].role is None) for p in done[-2:] if len(p.signed) == 1 and _half(p)]
    return len(kinds) == 2 and kinds[0] == kinds[1]


def _half(piece: Piece) -> bool:
    return piece.signed[0].role is None or piece.signed[0].name is None


def _closing(context: Context, piece: Piece) -> list[Piece] | None:
    """«Hoogachtend,», with what follows it in its block."""
    cue = context.words.cue["closing"].match(context.text, piece.start, piece.end)
    if not cue:
        return None
    stop = cue.end() + (context.text[cue.end() : cue.end() + 1] in {",", "."})
    if piece.end - stop > _LONGEST_SIGNATURE or _follows_small(context.text, stop, piece.end):
        return None
    return _with_rest(context, piece, piece.cut(piece.start, stop, Role.CLOSING))


def _follows_small(text: str, stop: int, end: int) -> bool:
    rest = text[stop:end].lstrip()
    return bool(rest) and rest[0].islower() and not rest.startswith(("de ", "mede ", "namens "))


def _signature(
    context: Context, piece: Piece, done: list[Piece], waiting: deque[Piece]
) -> list[Piece] | None:
    """One or more offices with or without names, at the start of a piece."""
    if not context.grammar.role.match(context.text, piece.start, piece.end):
        return None
    signed = signatories(context.text, piece.start, piece.end, context.grammar)
    if not signed:
        return _officer(context, piece)
    stop = signed[-1].stop
    if not any(s.name for s in signed) and not _bare_office(context, piece, stop, done, waiting):
        return None
    return _each(context, piece, signed)


def _name_first(context: Context, piece: Piece) -> list[Piece] | None:
    """«Mona de Wit | Minister van Financiën»: name and office in one block."""
    text, grammar = context.text, context.grammar
    if piece.end - piece.start > _LONGEST_NAMED or not text[piece.start].isupper():
        return None
    noun = grammar.role.search(text, piece.start + 1, piece.end)
    name = noun and grammar.named.fullmatch(text, piece.start, noun.start() - 1)
    if not noun or not name or " " not in name[0]:
        return None
    signed = signatories(text, noun.start(), piece.end, grammar)
    if len(signed) != 1 or signed[0].name or signed[0].stop != piece.end:
        return None
    return [_signing(piece, [Signed(signed[0].role, name[0], piece.end)])]


def _each(context: Context, piece: Piece, signed: list[Signed]) -> list[Piece]:
    """One part for each signatory of a block, and what follows the last."""
    parts: list[Piece] = []
    rest = [piece]
    for one in signed:
        part, *rest = _with_rest(context, rest[0], rest[0].cut(rest[0].start, one.stop))
        parts.append(_signing(part, [one]))
    return parts + rest


def _officer(context: Context, piece: Piece) -> list[Piece] | None:
    """«Griffier: Drs. M. de Wit», as a record names those who kept it."""
    text, grammar = context.text, context.grammar
    noun = grammar.role.match(text, piece.start, piece.end)
    colon = noun.end() if noun else piece.end
    if text[colon : colon + 2] != ": ":
        return None
    name = grammar.named.fullmatch(text, colon + 2, piece.end) or grammar.initialed.fullmatch(
        text, colon + 2, piece.end
    )
    signed = [Signed(text[piece.start : colon], name[0], piece.end)] if name else []
    return [_signing(piece, signed)] if signed else None


def _signing(part: Piece, signed: list[Signed]) -> Piece:
    return Piece(part.start, part.end, Role.SIGNATURE, part.kind, signed=tuple(signed))


def _bare_office(
    context: Context, piece: Piece, stop: int, done: list[Piece], waiting: deque[Piece]
) -> bool:
    """An office without a name signs if a comma closes it, or a name or another signature
    stands next to it."""
    framed = bool(done) and done[-1].role in {Role.CLOSING, Role.SIGNATURE}
    named = bool(waiting) and _is_names(context, waiting[0])
    return framed or named or (stop == piece.end and context.text[stop - 1] == ",")


def _signed_row(context: Context, piece: Piece) -> Piece | None:
    """«De Minister van Financiën, | De Minister van Defensie,»: signatories in columns,
    which a reader takes for the row of a table. Every cell must sign."""
    if piece.end - piece.start > _LONGEST_SIGNATURE:
        return None
    signed: list[Signed] = []
    at = piece.start
    for cell in context.text[piece.start : piece.end].split(" | "):
        stop = at + len(cell)
        found = signatories(context.text, at, stop, context.grammar)
        if found and found[-1].stop == stop:
            signed += found
        elif context.grammar.names.fullmatch(context.text, at, stop):
            signed.append(Signed(None, cell, stop))
        else:
            return None
        at = stop + 3
    return _signing(piece, signed)


def _is_names(context: Context, piece: Piece) -> bool:
    line = context.text[piece.start : piece.end].rstrip(" ,")
    if len(line) > 120:
        return False
    grammar = context.grammar
    return bool(grammar.names.fullmatch(line) or grammar.named.fullmatch(line))


def _names_only(
    context: Context, piece: Piece, done: list[Piece], waiting: deque[Piece]
) -> list[Piece] | None:
    """«W.B. Hoekstra» alone on its line, beside an office or below a closing; a report's
    title in capitals may follow it in the same block."""
    above = done[-1] if done else None
    unnamed = bool(above and above.signed and any(s.name is None for s in above.signed))
    closed = bool(above and above.role is Role.CLOSING)
    below = bool(waiting) and _office_line(context, waiting[0])
    if not (unnamed or closed or below):
        return None
    found = several = context.grammar.names.match(context.text, piece.start, piece.end)
    if not found and piece.end - piece.start < 60:
        found = context.grammar.named.fullmatch(context.text, piece.start, piece.end)
    if not found or (below and not closed and found.end() != piece.end):
        return None
    rest = context.text[found.end() : piece.end].strip(" ,)")
    if rest and not shouted_end(context.text, piece.end - len(rest), piece.end):
        return None
    names = [m[0] for m in context.grammar.initialed.finditer(found[0])] if several else [found[0]]
    signed = [Signed(None, name, found.end()) for name in names]
    part = piece.cut(piece.start, found.end(), Role.SIGNATURE)
    return _with_rest(context, piece, _signing(part, signed))


def _office_line(context: Context, piece: Piece) -> bool:
    found = signatories(context.text, piece.start, piece.end, context.grammar)
    return bool(found) and piece.end - piece.start < 160 and found[-1].stop == piece.end


def _prose_then_signature(
    context: Context, piece: Piece, waiting: deque[Piece]
) -> list[Piece] | None:
    """A paragraph that runs on into its signature, as some markup does, or into the office
    of whom the next line names."""
    named_below = bool(waiting) and _is_names(context, waiting[0])
    for found in context.grammar.after_stop.finditer(context.text, piece.start, piece.end):
        signed = signatories(context.text, found.start(), piece.end, context.grammar)
        office = bool(signed) and named_below and signed[-1].stop == piece.end
        if signed and (office or all(s.name for s in signed)):
            prose = piece.cut(piece.start, found.start() - 1)
            return [prose, piece.cut(found.start(), piece.end)]
    return None


def _shouted_title(context: Context, piece: Piece, done: list[Piece]) -> list[Piece] | None:
    """A title in capitals that shares its block with the prose below it."""
    stop = shouted_end(context.text, piece.start, piece.end)
    if not stop or stop - piece.start < 12:
        return None
    above = done[-1].role if done else Role.SIGNATURE
    body = context.text[piece.start : stop]
    titles = above is Role.SIGNATURE or kind_in_title(body, context.words) is not None
    if titles and not any(p.role is Role.TITLE for p in done):
        return _with_rest(context, piece, piece.cut(piece.start, stop, Role.TITLE))
    if stop == piece.end or turn_labels(context.words.words).either(context.text, piece.start):
        return None
    return _with_rest(context, piece, piece.cut(piece.start, stop, Role.HEADING))


def _with_rest(context: Context, piece: Piece, part: Piece) -> list[Piece]:
    begin = part.end
    while begin < piece.end and context.text[begin] in " ,":
        begin += 1
    return [part] if begin >= piece.end else [part, piece.cut(begin, piece.end)]


def senders_in(pieces: list[Piece]) -> list[tuple[str | None, str | None]]:
    """Office and name of each signatory, in order; offices and names printed on lines of
    their own (or in two columns) are paired one to one, unless their numbers differ."""
    found: list[tuple[str | None, str | None]] = []
    roles: list[str] = []
    names: list[str] = []
    for one in (s for p in pieces if p.role is Role.SIGNATURE for s in p.signed):
        if one.role and one.name:
            found.append((one.role, one.name))
        elif one.role:
            roles.append(bare_role(one.role))
        elif one.name:
            names.append(one.name)
    if len(roles) == len(names):
        return found + list(zip(roles, names, strict=True))
    return found + [(role, None) for role in roles] + [(None, name) for name in names]
