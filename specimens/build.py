"""`python -m specimens.build`: set every specimen in its layouts and write its gold.

    python -m specimens.build               # into specimens/built and evals/gold
    python -m specimens.build --out DIR     # into DIR/built and DIR/gold, to compare

The same sources give the same bytes.
"""

import argparse
import re
from collections.abc import Callable
from pathlib import Path

from specimens import gold, markup, odt, pdf, plain, word
from specimens.source import SHY, Specimen, load

HERE = Path(__file__).resolve().parent
LAYOUTS: dict[str, Callable[[Specimen], bytes]] = {
    "kst.pdf": lambda s: pdf.render(s, "kst"),
    "brief.pdf": lambda s: pdf.render(s, "brief"),
    "kolommen.pdf": lambda s: pdf.render(s, "kolommen"),
    "plain.pdf": lambda s: pdf.render(s, "plain"),
    "koop.xml": lambda s: markup.koop(s).encode(),
    "ob.html": lambda s: markup.official_html(s).encode(),
    "tk.html": lambda s: markup.house_html(s).encode(),
    "docx": word.render,
    "odt": odt.render,
    "txt": lambda s: plain.render(s).encode(),
    "cp1252.txt": lambda s: plain.render(s).encode("cp1252"),
    "layout.txt": lambda s: plain.render_layout(s).encode(),
}
_WORD = re.compile(r"\w+")


def sources() -> list[Path]:
    """The sources, in order of name."""
    return sorted((HERE / "texts").glob("*.txt"))


def build(out: Path, gold_out: Path) -> list[Path]:
    """Build everything; gives the paths of the documents written."""
    built: list[Path] = []
    breaks = _break_points()
    out.mkdir(parents=True, exist_ok=True)
    gold_out.mkdir(parents=True, exist_ok=True)
    for path in sources():
        specimen = load(path)
        _hyphenate(specimen, breaks)
        layouts = specimen.front["layouts"]
        assert isinstance(layouts, list)
        names = [f"{specimen.slug}.{layout}" for layout in layouts]
        for layout, name in zip(layouts, names, strict=True):
            (out / name).write_bytes(LAYOUTS[layout](specimen))
            built.append(out / name)
        prefix = "../../specimens/built" if gold_out == HERE.parent / "evals/gold" else "../built"
        text = gold.render(specimen, [f"{prefix}/{name}" for name in names])
        (gold_out / f"{specimen.slug}.toml").write_text(text, encoding="utf-8")
    return built


def _break_points() -> dict[str, str]:
    """Words with their break points, by the word as it is written."""
    words = (HERE / "hyphenation.txt").read_text(encoding="utf-8").split()
    return {word.replace("·", ""): word.replace("·", SHY) for word in words}


def _hyphenate(specimen: Specimen, breaks: dict[str, str]) -> None:
    for block in specimen.blocks:
        if block.kind in ("paragraph", "item"):
            block.lines = [_WORD.sub(lambda m: _broken(m[0], breaks), ln) for ln in block.lines]


def _broken(word: str, breaks: dict[str, str]) -> str:
    known = breaks.get(word) or breaks.get(word.lower())
    return word[0] + known[1:] if known else word


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--out", type=Path, help="build into this folder instead")
    out = parser.parse_args().out
    built = build(
        out / "built" if out else HERE / "built",
        out / "gold" if out else HERE.parent / "evals/gold",
    )
    print(f"{len(sources())} specimens, {len(built)} files")


if __name__ == "__main__":
    main()
