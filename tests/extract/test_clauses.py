"""Each construction of Dutch clauses in a sentence of our own."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from griffier.extract.agreement import expletive, possible_subjects
from griffier.extract.attachment import complements
from griffier.extract.bounds import ActorBounds
from griffier.extract.clause import Clause
from griffier.extract.clauses import analyse
from griffier.extract.heads import head
from griffier.extract.phrases import chunk
from griffier.extract.predicates import predicates
from griffier.extract.scene import closed_phrases
from griffier.extract.tokens import Tokens, tokenise
from griffier.lexicon.extraction import load_extraction
from griffier.lexicon.grammar import Tag
from griffier.model import Mention

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
    if "phrase" in case:
        assert " ".join(tokens.words[j] for j in predicate.phrase) == case["phrase"]
    if "complement" in case:
        inner = next(complements(tokens, clauses, predicate, grammar))
        assert case["complement"] in {tokens.words[verb] for verb in inner[1]}
    if "subject" in case:
        taken = {*clause.verbs, predicate.particle, clause.mark, *predicate.phrase}
        closed = closed_phrases(tokens, WORDS.context.set_phrases)
        bounds = ActorBounds(closed=closed, definite=grammar.definite, measures=grammar.measures)
        phrases = chunk(tokens, [j for j in predicate.words if j not in taken], bounds)
        nouns = [p for p in phrases if not p.preposition]
        first = possible_subjects(tokens, clause, nouns, grammar)[0]
        assert tokens.words[head(tokens, first, grammar)] == case["subject"]


def test_offsets_are_those_of_the_text() -> None:
    text = "De minister (van Financiën) zei: «De haven sluit.»"
    tokens, _ = analysed(text)
    for word, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
        assert text[start:end].lower() == word


@pytest.mark.parametrize(
    ("text", "stands_for_a_clause"),
    [
        ("Het is goed dat de sluis opengaat.", True),
        ("In maart was het duidelijk dat de sluis openging.", True),
        ("Jammer is dat de sluis sluit.", True),
        ("Het was voor ons de kans om de sluis te zien.", False),
        ("Het is een sluis.", False),
    ],
)
def test_what_stands_for_a_clause(text: str, stands_for_a_clause: bool) -> None:
    tokens, clauses = analysed(text)
    words = [j for j in clauses[0].own if j not in clauses[0].verbs]
    nouns = [p for p in chunk(tokens, words, ActorBounds()) if not p.preposition]
    first = possible_subjects(tokens, clauses[0], nouns, WORDS.grammar)[0]
    assert expletive(tokens, clauses, 0, first, WORDS.grammar) is stands_for_a_clause


def test_capitals_alone_are_no_surname() -> None:
    tokens, _ = analysed("BESLUIT VAN DE RAAD")
    assert tokens.tags[1] & Tag.PREPOSITION


def test_a_known_name_needs_no_guess() -> None:
    text = "Daarna vroeg Van Loon om uitstel."
    name = Mention(13, 21, "NL", "person", "name")
    tokens = tokenise(text, 0, len(text), WORDS.grammar, WORDS.acts.verbs, (name,))
    assert tokens.tags[2] & Tag.PREPOSITION
