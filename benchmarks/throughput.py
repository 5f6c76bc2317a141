"""Words per second from bytes to statements: `python -m benchmarks.throughput [FILE…]`.

Without files it measures the specimens, one table line per format, and a text of 100,000
words made of them. Each figure is the median of several runs after a first one that loads
the lexicon; one core, no parallel reading.
"""

import statistics
import sys
import time
from collections import defaultdict
from pathlib import Path

from griffier import pipeline
from griffier.model import Source

BUILT = Path(__file__).resolve().parent.parent / "specimens" / "built"
RUNS = 3
LONG = 100_000  # words


def main(arguments: list[str]) -> None:
    """Measure the files named, or the specimens."""
    if arguments:
        groups = {Path(name).name: [_source(Path(name))] for name in arguments}
    else:
        groups = {**_by_format(), "long text": [_long()]}
    print(f"{'':<24}{'documents':>10}{'words':>9}{'ms':>9}{'words/s':>10}")
    for name, sources in groups.items():
        words, seconds = _measure(sources)
        speed = words / seconds
        print(f"{name:<24}{len(sources):>10}{words:>9,}{seconds * 1000:>9,.0f}{speed:>10,.0f}")


def _source(path: Path) -> Source:
    return Source(path.read_bytes(), str(path))


def _by_format() -> dict[str, list[Source]]:
    found: dict[str, list[Source]] = defaultdict(list)
    for path in sorted(BUILT.iterdir()):
        found[path.name.partition(".")[2]].append(_source(path))
    return dict(sorted(found.items()))


def _long() -> Source:
    files = [path for path in sorted(BUILT.glob("*.txt")) if path.name.count(".") == 1]
    whole = "\n\n".join(path.read_text(encoding="utf-8") for path in files)
    copies = LONG // len(whole.split()) + 1
    return Source("\n\n".join([whole] * copies).encode(), "long text")


def _measure(sources: list[Source]) -> tuple[int, float]:
    words = sum(len(pipeline.read(source).text.split()) for source in sources)
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        for source in sources:
            pipeline.read(source)
        times.append(time.perf_counter() - start)
    return words, statistics.median(times)


if __name__ == "__main__":
    main(sys.argv[1:])
