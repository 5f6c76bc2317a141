"""`griffier thesaurus`: the concepts a topic can have."""

from dataclasses import dataclass

from griffier.cli.output import write
from griffier.errors import UsageError
from griffier.lexicon.skos import as_json_ld, as_turtle
from griffier.lexicon.thesaurus import Thesaurus, load_thesaurus


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for on the command line."""

    as_json: bool = False
    turtle: bool = False


def run(wish: Wish) -> None:
    """Print the thesaurus. Raises UsageError for two formats at once."""
    if wish.as_json and wish.turtle:
        raise UsageError("Choose --json or --turtle; they cannot both be printed.")
    thesaurus = load_thesaurus()
    if wish.turtle:
        write(as_turtle(thesaurus))
    elif wish.as_json:
        write(as_json_ld(thesaurus))
    else:
        write(_outline(thesaurus))


def _outline(thesaurus: Thesaurus) -> str:
    """One line per concept, indented below what is broader."""
    tops = [concept.id for concept in thesaurus.concepts.values() if not concept.broader]
    return "".join(line for top in tops for line in _branch(thesaurus, top, 0))


def _branch(thesaurus: Thesaurus, identity: str, depth: int) -> list[str]:
    labels = thesaurus.concepts[identity].labels
    lines = [f"{'  ' * depth}{identity}: {labels['nl'][0]} / {labels['en'][0]}\n"]
    for narrower in thesaurus.narrower(identity):
        lines += _branch(thesaurus, narrower, depth + 1)
    return lines
