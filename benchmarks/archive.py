"""Write an archive of letters to read: the specimens mixed and dated anew, as PDF, XML and text.

python -m benchmarks.archive DIR 20000

The same number gives the same files. Of ten letters four are PDF, three XML, three text; each
is one specimen with a few paragraphs of others, another date and another number.
"""

import argparse
import datetime
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from specimens.build import LAYOUTS, sources
from specimens.source import Block, Specimen, load

WEIGHTS = {"kst.pdf": 2, "brief.pdf": 2, "koop.xml": 3, "txt": 3}
"""How often each layout comes, in ten."""

_FIRST = datetime.date(2008, 1, 7)
_DAYS = 18 * 365


def letters(count: int) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each letter, made one at a time."""
    shelf = [load(path) for path in sources()]
    chance = random.Random(20_221_206)
    layouts = list(WEIGHTS)
    for number in range(count):
        layout = chance.choices(layouts, list(WEIGHTS.values()))[0]
        letter = _mixed(shelf, number, chance)
        yield f"{number:06d}.{layout}", LAYOUTS[layout](letter)


def write(folder: Path, count: int) -> None:
    """Write the letters, a thousand to a folder; an archive that is there whole is kept."""
    if sum(1 for file in folder.glob("*/*.*")) == count:
        return
    for name, data in letters(count):
        file = folder / name[:3] / name
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)


def _mixed(shelf: list[Specimen], number: int, chance: random.Random) -> Specimen:
    base = chance.choice(shelf)
    kin = [other for other in shelf if other.front["lang"] == base.front["lang"]]
    extra = [block for other in chance.sample(kin, 3) for block in _loose(other)[:4]]
    blocks = list(base.blocks)
    for block in chance.sample(extra, min(len(extra), chance.randint(0, 6))):
        blocks.insert(chance.randint(len(blocks) // 2, len(blocks)), block)
    day = _FIRST + datetime.timedelta(days=chance.randrange(_DAYS))
    front = {
        **base.front,
        "date": day,
        "number": str(number),
        "identifier": f"kst-21501-20-{number}",
    }
    return replace(base, front=front, blocks=tuple(blocks))


def _loose(specimen: Specimen) -> list[Block]:
    """Paragraphs that stand by themselves: they carry no mark of a note."""
    return [
        block
        for block in specimen.blocks
        if block.kind == "paragraph" and not any(run.note for run in block.runs)
    ]


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int)
    wish = parser.parse_args()
    write(wish.folder, wish.count)


if __name__ == "__main__":
    main()
