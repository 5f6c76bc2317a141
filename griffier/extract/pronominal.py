"""Adverbs that stand for a preposition with «er», «daar», «hier» or «waar»."""


def pronominal_preposition(word: str) -> str:
    """«daarover» -> «over», «hiertoe» -> «tot», «ermee» -> «met»."""
    for stem in ("er", "daar", "hier", "waar"):
        if word.startswith(stem) and len(word) > len(stem):
            rest = word.removeprefix(stem)
            return {"mee": "met", "toe": "tot"}.get(rest, rest)
    return word
