"""`python -m benchmarks.clauses FILE... [--frog] [--errors RELATION]`: the clause analysis.

Each FILE holds Dutch sentences of a treebank in the CoNLL-U format of Universal
Dependencies (not shipped: universaldependencies.org). Of every sentence five relations are
compared by the place of their words in the text, and precision, recall and F1 are printed:

    finite      the finite verb of the main clause
    particle    the separable particle of its verb, where it stands apart
    subject     the head of the subject of the main clause
    agent       the head of the door-phrase of a passive main clause
    complement  the head verb of a dat-, of- or (om) te-complement of the main clause

With --frog the parser of Frog (languagemachines.github.io/frog, an external program under
its own licence) reads the same sentences and stands beside griffier in the table. The
treebank's convention for heads holds for all: an auxiliary is never the head of a clause,
a copula stands for its predicate.
"""

import argparse
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.frog import frog_relations
from griffier.extract.bounds import ActorBounds
from griffier.extract.clause import Clause, ClauseKind
from griffier.extract.clauses import analyse
from griffier.extract.frames import Situation
from griffier.extract.heads import head
from griffier.extract.phrases import Phrase
from griffier.extract.predicates import Predicate, predicates
from griffier.extract.scene import closed_phrases
from griffier.extract.syntax import relations
from griffier.extract.tokens import Tokens, tokenise
from griffier.lexicon.extraction import load_extraction
from griffier.lexicon.grammar import Grammar, Tag

RELATIONS = ("finite", "particle", "subject", "agent", "complement")
Relations = set[tuple[str, int]]  # relation and offset of the word in the sentence

_AUXILIARIES = frozenset({"zijn", "worden", "hebben", "kunnen", "zullen", "moeten", "mogen"})
_COMPLEMENTISERS = frozenset({"dat", "of"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a treebank: its place in the text, its number and that of its head."""

    number: str
    start: int
    form: str
    features: str
    head: str
    relation: str

    @property
    def finite(self) -> bool:
        """Whether the treebank calls it a finite verb."""
        return "VerbForm=Fin" in self.features


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--frog", action="store_true", help="run Frog on the same sentences")
    parser.add_argument("--every", type=int, default=1, help="take every Nth sentence")
    parser.add_argument("--errors", choices=RELATIONS, help="list where griffier errs")
    options = parser.parse_args()
    sentences = [s for path in options.files for s in read_conllu(path)][:: options.every]
    texts = [text for text, _ in sentences]
    gold = [gold_relations(words) for _, words in sentences]
    read = reader()
    started = time.process_time()
    found = {"griffier": [read(text) for text in texts]}
    taken = time.process_time() - started
    if options.errors:
        _print_errors(options.errors, texts, gold, found["griffier"])
    if options.frog:
        found["Frog"] = frog_relations(texts, _AUXILIARIES, _COMPLEMENTISERS)
    words = sum(len(text.split()) for text in texts)
    print(f"{len(texts)} sentences, {words} words; griffier: {words / taken:.0f} words/s\n")
    _print_table(gold, found)


def _print_table(gold: list[Relations], found: dict[str, list[Relations]]) -> None:
    print(f"{'':12}{'gold':>6}" + "".join(f"{f'{name}: P':>14}{'R':>7}{'F1':>7}" for name in found))
    for relation in RELATIONS:
        rows = [_score(relation, gold, predicted) for predicted in found.values()]
        cells = "".join(f"{p:14.3f}{r:7.3f}{f:7.3f}" for p, r, f in rows)
        total = sum(name == relation for each in gold for name, _ in each)
        print(f"{relation:12}{total:6}{cells}")


def _score(
    relation: str, gold: list[Relations], found: list[Relations]
) -> tuple[float, float, float]:
    """Precision, recall and F1 of one relation over all sentences."""
    wanted = {(n, at) for n, each in enumerate(gold) for name, at in each if name == relation}
    given = {(n, at) for n, each in enumerate(found) for name, at in each if name == relation}
    right = len(wanted & given)
    precision, recall = right / max(1, len(given)), right / max(1, len(wanted))
    return precision, recall, 2 * right / max(1, len(given) + len(wanted))


def _print_errors(
    relation: str, texts: list[str], gold: list[Relations], found: list[Relations]
) -> None:
    for text, wanted, given in zip(texts, gold, found, strict=True):
        missed = [text[at:].split()[0] for name, at in wanted - given if name == relation]
        wrong = [text[at:].split()[0] for name, at in given - wanted if name == relation]
        if missed or wrong:
            print(f"- missed {missed} wrong {wrong}\n  {text}")


# --- the treebank ----------------------------------------------------------------------


def read_conllu(path: Path) -> Iterator[tuple[str, list[Word]]]:
    """The sentences of a CoNLL-U file: text and words, multi-word tokens left out."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        text = next((ln[9:] for ln in lines if ln.startswith("# text = ")), "")
        fields = [ln.split("\t") for ln in lines if ln[:1].isdigit()]
        if text:
            yield text, list(_placed(text, [row for row in fields if row[0].isdigit()]))


def _placed(text: str, rows: Iterable[list[str]]) -> Iterator[Word]:
    at = 0
    for row in rows:
        at = text.index(row[1], at)
        yield Word(row[0], at, row[1].lower(), row[5], row[6], row[7])
        at += len(row[1])


def gold_relations(words: list[Word]) -> Relations:
    """The five relations of the main clause of a sentence of the treebank."""
    children: dict[str, list[Word]] = {}
    for word in words:
        children.setdefault(word.head, []).append(word)
    root = children["0"][0]
    finite = _finite_of(root, children)
    if finite is None:
        return set()
    found = {("finite", finite.start)}
    for child in children.get(root.number, ()):
        name = _relation_of(child, children)
        if name == "complement":
            found.add((name, _verb_of(child, children).start))
        elif name:
            found.add((name, child.start))
    return found


def _finite_of(head: Word, children: dict[str, list[Word]]) -> Word | None:
    helpers = (w for w in children.get(head.number, ()) if w.relation.startswith(("aux", "cop")))
    return head if head.finite else next((w for w in helpers if w.finite), None)


def _relation_of(word: Word, children: dict[str, list[Word]]) -> str:
    plain = {"compound:prt": "particle", "nsubj": "subject", "nsubj:pass": "subject"}
    if word.relation == "obl:agent":
        return "agent"
    if word.relation in ("ccomp", "xcomp"):
        marks = {w.form for w in children.get(word.number, ()) if w.relation == "mark"}
        return "complement" if marks & {"te", *_COMPLEMENTISERS} else ""
    return plain.get(word.relation, "")


def _verb_of(head: Word, children: dict[str, list[Word]]) -> Word:
    copula = (w for w in children.get(head.number, ()) if w.relation == "cop")
    return next(copula, head)


# --- griffier --------------------------------------------------------------------------


def reader() -> Callable[[str], Relations]:
    """Our analysis of a sentence, with nothing but the words: no actors, no letter."""
    words = load_extraction("nl")
    grammar, verbs, by = words.grammar, words.acts.verbs, words.context.agent

    def read(text: str) -> Relations:
        tokens = tokenise(text, 0, len(text), grammar, verbs)
        clauses = analyse(tokens, grammar, verbs.particles)
        number = _main(clauses)
        if number < 0:
            return set()
        found = predicates(tokens, clauses, grammar, verbs)
        situation = Situation(
            tokens=tokens,
            clauses=clauses,
            grammar=grammar,
            can_act=lambda phrase: _may_act(tokens, phrase, grammar),
            is_author=lambda _: False,
            is_person=lambda _: False,
            is_moment=lambda _: False,
            has_deadline=False,
            continues=False,
            complementisers=words.context.complementisers,
            bounds=ActorBounds(
                closed=closed_phrases(tokens, words.context.set_phrases),
                definite=grammar.definite,
                measures=grammar.measures,
            ),
        )
        own = [p for p in found if p.clause == number]
        chosen = {(name, tokens.starts[i]) for name, i in _of_main(situation, own, by)}
        return chosen | {("finite", tokens.starts[clauses[number].finite])}

    return read


def _main(clauses: list[Clause]) -> int:
    """The main clause; of «mocht …, dan» the second; of a fragment the first clause."""
    finite = [n for n, c in enumerate(clauses) if c.finite >= 0]
    mains = [n for n in finite if clauses[n].kind is ClauseKind.MAIN]
    if len(mains) > 1 and clauses[mains[0]].finite == 0 and clauses[mains[1]].coordinated >= 0:
        return mains[1]
    return next(iter(mains), -1)


def _may_act(tokens: Tokens, phrase: Phrase, grammar: Grammar) -> bool:
    """Whether a phrase names or points at somebody, as far as its words tell."""
    i = head(tokens, phrase, grammar)
    return tokens.capital[i] or bool(tokens.tags[i] & Tag.PERSONAL)


def _of_main(
    situation: Situation, own: list[Predicate], by: frozenset[str]
) -> Iterator[tuple[str, int]]:
    tokens = situation.tokens
    first = [p for p in own if p.verb == own[0].verb]  # every reading of the first verb
    for predicate in sorted(first, key=lambda p: p.particle < 0)[:1]:
        related = relations(situation, predicate, by)
        if predicate.phrase:
            yield "particle", _head_of_phrase(situation, predicate.phrase)
        elif predicate.particle >= 0:
            yield "particle", predicate.particle
        if related.subject is not None:
            yield "subject", head(tokens, related.subject, situation.grammar)
        if related.agent is not None and not related.agent.pronominal:
            yield "agent", head(tokens, related.agent, situation.grammar)
        for mark, verbs in related.complements:
            finite = bool(tokens.tags[mark] & Tag.SUBORDINATOR)
            yield "complement", _first_content(tokens, verbs, finite)


def _head_of_phrase(situation: Situation, words: tuple[int, ...]) -> int:
    """The treebank's convention: of set words the first («om» het leven); where a
    possessive varies («voor hun rekening»), the noun; of «te maken», the infinitive."""
    tokens = situation.tokens
    varies = any(tokens.words[j] in situation.grammar.expressions.possessives for j in words)
    infinitive = tokens.tags[words[0]] & Tag.MARKER and tokens.tags[words[-1]] & Tag.INFINITIVE
    return words[-1] if varies or infinitive else words[0]


def _first_content(tokens: Tokens, verbs: list[int], finite: bool) -> int:
    """The first verb in order of government that is no auxiliary."""
    first = max((v for v in verbs if tokens.tags[v] & Tag.FINITE), default=-1) if finite else -1
    order = sorted(verbs, key=lambda verb: (verb != first, verb))
    return next((v for v in order if not _auxiliary(tokens, v)), order[-1])


def _auxiliary(tokens: Tokens, verb: int) -> bool:
    return any(lemma in _AUXILIARIES for lemma, _ in tokens.readings[verb])


if __name__ == "__main__":
    main()
