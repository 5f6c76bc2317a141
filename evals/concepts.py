"""How often a topic gets the concept a reader would give it: `python -m evals.concepts`."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from evals.counts import Counts
from griffier.lexicon.concepts import concept_of
from griffier.lexicon.thesaurus import load_thesaurus

PAIRS = Path(__file__).with_name("concepts.nl-en.toml")


@dataclass(frozen=True, slots=True)
class Score(Counts):
    """Counts over labelled topics of one language; `missed` holds the wrong ones."""

    pairs: int
    near: int
    missed: tuple[str, ...]


def score(lang: str, path: Path = PAIRS) -> Score:
    """Ask for the concept of every labelled topic of `lang`."""
    pairs: dict[str, str] = tomllib.loads(path.read_text("utf-8"))[lang]
    above = load_thesaurus().above
    answers = {topic: concept_of(topic, "", lang) or "" for topic in pairs}
    wrong = [topic for topic, concept in pairs.items() if answers[topic] != concept]
    return Score(
        pairs=len(pairs),
        labelled=sum(map(bool, pairs.values())),
        given=sum(map(bool, answers.values())),
        right=sum(bool(pairs[topic]) and answers[topic] == pairs[topic] for topic in pairs),
        near=sum(
            answers[topic] in above.get(pairs[topic], ())
            or pairs[topic] in above.get(answers[topic], ())
            for topic in wrong
            if pairs[topic] and answers[topic]
        ),
        missed=tuple(
            f"{lang}: «{topic}» is {pairs[topic] or 'nothing'}, was read as "
            f"{answers[topic] or 'nothing'}"
            for topic in wrong
        ),
    )


def main() -> None:
    """Print what was missed, and one line of figures per language."""
    scores = {lang: score(lang) for lang in ("nl", "en")}
    for each in scores.values():
        print("\n".join(each.missed))
    for lang, each in scores.items():
        print(
            f"{lang}: {each.pairs} topics, precision {each.precision:.3f}, "
            f"recall {each.recall:.3f}; {each.near} of the wrong ones a step too broad or narrow"
        )


if __name__ == "__main__":
    main()
