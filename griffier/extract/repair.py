"""What only the whole sentence tells: whose verb a verb is."""

from griffier.extract.clause import Clause, ClauseKind
from griffier.extract.tokens import Tokens
from griffier.lexicon.grammar import Tag


def share_finite(tokens: Tokens, clauses: list[Clause]) -> None:
    """Give a main clause without its verb the last verb of the clause inside it: «de
    landen die dit steunen | zijn bereid», «wat is afgesproken | blijft»."""
    for number, clause in enumerate(clauses):
        if clause.kind is ClauseKind.MAIN and clause.finite < 0:
            inner = next((c for c in reversed(clauses) if _can_lend(tokens, c, number)), None)
            if inner is not None:
                _lend(clause, inner)


def _can_lend(tokens: Tokens, clause: Clause, parent: int) -> bool:
    """Whether a subordinate clause has a second finite verb right behind its own."""
    if clause.kind is not ClauseKind.SUBORDINATE or clause.parent != parent:
        return False
    finite = sorted(v for v in clause.verbs if tokens.tags[v] & Tag.FINITE)
    return len(finite) > 1 and finite[-1] == clause.verbs[-1] and not _rests(tokens, clause)


def _rests(tokens: Tokens, clause: Clause) -> bool:
    """Whether the last verb of a clause needs the one before it: «gehouden worden»."""
    last, before = clause.verbs[-1], clause.verbs[-2]
    ends = last == len(tokens) - 1 or bool(tokens.tags[last + 1] & Tag.PUNCTUATION)
    return before != last - 1 or ends


def _lend(clause: Clause, inner: Clause) -> None:
    verb = inner.verbs.pop()
    inner.finite = inner.verbs[-1]
    moved = [j for j in inner.own if j >= verb]
    inner.own = [j for j in inner.own if j < verb]
    clause.own.extend(moved)
    clause.verbs.append(verb)
    clause.finite = verb
