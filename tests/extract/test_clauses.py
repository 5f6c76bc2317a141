"""Each construction of Dutch clauses in a sentence of our own."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from griffier.extract.agreement import possible_subjects
from griffier.extract.attachment import complements
from griffier.extract.clause import Clause
from griffier.extract.clauses import analyse
from griffier.extract.phrases import ActorBounds, chunk, head
from griffier.extract.predicates import predicates
from griffier.extract.tokens import Tokens, tokenise
from griffier.lexicon.extraction import load_extraction

CASES = tomllib.loads(Path(__file__).with_name("clauses.toml").read_text())["case"]
WORDS = load_extraction("nl")


def analysed(text: str) -> tuple[Tokens, list[Clause]]:
    """The words and clauses of one sentence."""
    grammar, verbs = WORDS.grammar, WORDS.acts.verbs
    tokens = tokenise(text, 0, len(text), grammar, verbs)
    return tokens, analyse(tokens, grammar, verbs.particles)


def shown(tokens: Tokens, clause: Clause) -> str:
    """The notation of clauses.toml."""
    mark = " " + tokens.words[clause.mark] if clause.mark >= 0 else ""
    return f"{clause.kind.value}{mark}: {verbs_of(tokens, clause)}"


def verbs_of(tokens: Tokens, clause: Clause) -> str:
    """The verbs of a clause in order."""
    return " ".join(tokens.words[verb] for verb in clause.verbs)


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_clauses(case: dict[str, Any]) -> None:
    tokens, clauses = analysed(case["text"])
    others = [shown(tokens, clause) for clause in clauses]
    main = next(c for c in clauses if verbs_of(tokens, c) == case["verbs"])
    assert tokens.words[main.finite] == case["finite"]
    others.remove(shown(tokens, main))
    assert others == case.get("clauses", [])


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_subject_particle_and_complement(case: dict[str, Any]) -> None:
    tokens, clauses = analysed(case["text"])
    grammar = WORDS.grammar
    found = predicates(tokens, clauses, grammar, WORDS.acts.verbs)
    own = [p for p in found if verbs_of(tokens, clauses[p.clause]) == case["verbs"]]
    predicate = min((p for p in own if p.verb == own[0].verb), key=lambda p: p.particle < 0)
    clause = clauses[predicate.clause]
    if "particle" in case:
        assert tokens.words[predicate.particle] == case["particle"]
    if "complement" in case:
        inner = next(complements(tokens, clauses, predicate, grammar))
        assert case["complement"] in {tokens.words[verb] for verb in inner[1]}
    if "subject" in case:
        taken = {*clause.verbs, predicate.particle, clause.mark}
        phrases = chunk(tokens, [j for j in predicate.words if j not in taken], ActorBounds())
        nouns = [p for p in phrases if not p.preposition]
        first = possible_subjects(tokens, clause, nouns, grammar)[0]
        assert tokens.words[head(tokens, first, grammar.measures)] == case["subject"]


def test_offsets_are_those_of_the_text() -> None:
    text = "De minister (van Financiën) zei: «De haven sluit.»"
    tokens, _ = analysed(text)
    for word, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
        assert text[start:end].lower() == word
