"""The relations of main clauses as Frog's dependency parser sees them.

Frog (languagemachines.github.io/frog) runs as an external program on one sentence per
line; its words are found back in the text one after another.
"""

import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_SKIP = "nca"  # names, chunks and morphemes: not asked for, and the parser needs none


@dataclass(frozen=True, slots=True)
class _Node:
    number: str
    start: int
    form: str
    lemma: str
    tag: str
    head: str
    relation: str


def frog_relations(
    texts: list[str], auxiliaries: frozenset[str], complementisers: frozenset[str]
) -> list[set[tuple[str, int]]]:
    """What `benchmarks.clauses` asks, for each sentence; raises FileNotFoundError where
    `frog` is not installed."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "in.txt"), Path(folder, "out.txt")
        source.write_text("\n".join(texts) + "\n", encoding="utf-8")
        subprocess.run(
            ["frog", "-n", f"--skip={_SKIP}", "-t", str(source), "-o", str(target)],
            check=True,
            capture_output=True,
            cwd=folder,  # Frog leaves files of its own where it is started
        )
        blocks = target.read_text(encoding="utf-8").strip().split("\n\n")
    trees = (_nodes(text, block) for text, block in _aligned(texts, blocks))
    return [set(_Tree(nodes, auxiliaries, complementisers).relations()) for nodes in trees]


def _aligned(texts: list[str], blocks: list[str]) -> Iterator[tuple[str, str]]:
    """Each sentence with its block; where Frog cut one in two, the first part with a verb."""
    rest = iter(blocks)
    for text in texts:
        wanted, own, length = len("".join(text.split())), [], 0
        while length < wanted:
            own.append(next(rest))
            forms = "".join(line.split("\t")[1] for line in own[-1].splitlines())
            length += len(forms) - forms.count("_") + text.count("_")
        yield text, next((block for block in own if "WW(pv" in block), own[0])


def _nodes(text: str, block: str) -> list[_Node]:
    at, found = 0, []
    for line in block.splitlines():
        number, form, lemma, _, tag, *_, head, relation = line.split("\t")
        start = text.find(form.split("_")[0], at)
        at = start + 1 if start >= 0 else at
        found.append(_Node(number, start, form.lower(), lemma, tag, head, relation))
    return found


class _Tree:
    """One sentence; relations are those of the Alpino treebank, on which Frog learned."""

    def __init__(
        self, nodes: list[_Node], auxiliaries: frozenset[str], complementisers: frozenset[str]
    ) -> None:
        self.auxiliaries, self.complementisers = auxiliaries, complementisers
        self.nodes = nodes
        self.children: dict[str, list[_Node]] = {}
        for node in nodes:
            self.children.setdefault(node.head, []).append(node)

    def relations(self) -> Iterator[tuple[str, int]]:
        """The five relations of the main clause."""
        root = self._root()
        if root is None:
            return
        yield "finite", root.start
        chain = list(self._chain(root))
        for verb in chain:
            for child in self.children.get(verb.number, ()):
                if child.relation == "svp" and not child.tag.startswith("WW"):
                    yield "particle", child.start
        subject = [c for c in self.children.get(root.number, ()) if c.relation == "su"]
        yield from (("subject", c.start) for c in subject[:1])
        if any(v.lemma in ("worden", "zijn") for v in chain[:-1]) and "vd" in chain[-1].tag:
            yield from (("agent", at) for at in self._agents(chain))
        yield from (("complement", at) for at in self._complements(chain))

    def _root(self) -> _Node | None:
        """The finite verb that is the root, or that the sentence mark or conjunction at
        the root leads to."""
        for node in self.children.get("0", ()):
            if node.tag.startswith("WW(pv"):
                return node
        heads = self.children.get("0", ())
        below = (c for h in heads for c in self.children.get(h.number, ()))
        return next((c for c in below if c.tag.startswith("WW(pv")), None)

    def _chain(self, verb: _Node) -> Iterator[_Node]:
        """The verb and, below auxiliaries, the participles and infinitives it governs."""
        yield verb
        if verb.lemma in self.auxiliaries:
            inner = (c for c in self.children.get(verb.number, ()) if c.relation == "vc")
            following = next((c for c in inner if c.tag.startswith("WW")), None)
            if following is not None:
                yield from self._chain(following)

    def _agents(self, chain: list[_Node]) -> Iterator[int]:
        for verb in chain:
            for child in self.children.get(verb.number, ()):
                if child.form == "door":
                    inner = self.children.get(child.number, ())
                    yield from (c.start for c in inner if c.relation == "obj1")

    def _complements(self, chain: list[_Node]) -> Iterator[int]:
        for verb in chain:
            for child in self.children.get(verb.number, ()):
                opens = child.form in self.complementisers or child.form in ("te", "om")
                if child.relation in ("vc", "su", "obj1", "pc") and opens:
                    yield from self._head_verb(child)

    def _head_verb(self, mark: _Node) -> Iterator[int]:
        for child in self.children.get(mark.number, ()):
            if child.form == "te":
                yield from self._head_verb(child)
            elif child.relation == "body" and child.tag.startswith("WW"):
                chain = list(self._chain(child))
                yield chain[-1].start
