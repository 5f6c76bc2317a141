"""Gapping: «Frankrijk steunde dit, Duitsland niet» says two things with one verb."""

from dataclasses import dataclass

from griffier.extract.clause import Clause
from griffier.extract.tokens import Tokens
from griffier.lexicon.context import ContextWords
from griffier.lexicon.grammar import Tag
from griffier.model import Mention


@dataclass(frozen=True, slots=True)
class Gap:
    """The second actor of a clause's verb, and whether it did likewise."""

    clause: int
    words: tuple[int, ...]
    mention: Mention
    likewise: bool


def take_gaps(
    tokens: Tokens, clauses: list[Clause], mentions: tuple[Mention, ...], words: ContextWords
) -> list[Gap]:
    """The gapped conjuncts of a sentence; their words are taken out of their clauses."""
    by_start = {m.start: m for m in mentions if m.form != "adjective"}
    found = []
    for number, clause in enumerate(clauses):
        if not clause.verbs and clause.coordinated >= 0:  # «Zweden steunde dit; Finland ook»
            gap = _gap_at(tokens, clause.coordinated, clause.own[:], by_start, words)
            found += [gap] if gap is not None else []
            continue
        for position, j in enumerate(clause.own):
            if tokens.tags[j] & (Tag.PUNCTUATION | Tag.COORDINATOR):
                gap = _gap_at(tokens, number, clause.own[position + 1 :], by_start, words)
                if gap is not None:
                    found.append(gap)
    for gap in found:
        taken = set(gap.words)
        clauses[gap.clause].own = [j for j in clauses[gap.clause].own if j not in taken]
    return found


def _gap_at(
    tokens: Tokens,
    clause: int,
    rest: list[int],
    by_start: dict[int, Mention],
    words: ContextWords,
) -> Gap | None:
    run = [j for j in rest[:1] if tokens.tags[j] & Tag.DETERMINER]
    rest = rest[len(run) :]
    mention = by_start.get(tokens.starts[rest[0]]) if rest else None
    if mention is None:
        return None
    while rest and tokens.starts[rest[0]] < mention.end:
        run.append(rest.pop(0))
    verdict = tokens.words[rest[0]] if rest else ""
    if verdict not in words.too | words.not_so:
        return None
    if len(rest) > 1 and not tokens.tags[rest[1]] & Tag.PUNCTUATION:
        return None
    return Gap(clause, (*run, rest[0]), mention, verdict in words.too)
