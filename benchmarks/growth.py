"""Whether time grows with the text alone: longer letters, and input made to hurt."""

from collections.abc import Iterator

from benchmarks.measure import Row, best
from griffier import pipeline
from griffier.errors import GriffierError
from griffier.model import Source

# Between the fastest and the slowest size, per character; more would be no straight line.
MOST_UNEVEN = 2.0
# CPU seconds per million characters for input that is no prose; prose takes about four.
MOST_HOSTILE = 40.0


def growing(text: str, most: int = 10_000_000) -> Iterator[Row]:
    """Text of 1 kB to 10 MB: seconds, and seconds per million characters."""
    rates: list[float] = []
    size = 1_000
    while size <= most:
        data = (text * (size // len(text) + 1))[:size].encode()
        taken = best(lambda given=data: pipeline.read(Source(given)), 1 if size > 10**6 else 3)  # type: ignore[misc]
        rates.append(taken / size)
        yield Row(
            f"{size:,} characters", f"{taken:.3f} s", f"{taken / size * 1e6:.1f} s per million"
        )
        size *= 10
    # The smallest is left out: a letter's head weighs more in it than its prose.
    uneven = max(rates[1:]) / min(rates[1:])
    goal = f"≤ {MOST_UNEVEN:.0f} × per character"
    yield Row(
        "slowest beside fastest, from 10 kB", f"{uneven:.2f} ×", "", goal, uneven <= MOST_UNEVEN
    )


def hostile(text: str) -> Iterator[Row]:
    """Input without lines, with too many of one sign, with brackets that do not end."""
    line = " ".join(text.split())
    for what, given in (
        ("one line of 10 MB", (line * (10**7 // len(line) + 1))[: 10**7]),
        ("100,000 commas", "Nederland steunt " + "a, " * 100_000 + "."),
        ("100,000 brackets, one in another", "De Raad " + "(" * 100_000 + "wil" + ")" * 100_000),
        ("100,000 clauses in one sentence", "Polen zegt " + "dat hij zegt " * 100_000 + "."),
        ("100,000 names in one sentence", "Polen en " * 100_000 + "Malta steunen dit."),
        ("one word of 1 MB", "a" * 10**6),
        ("200,000 full stops", ". " * 200_000),
        ("200,000 paragraphs of one letter", "a\n\n" * 200_000),
    ):
        yield _endured(what, given)


def _endured(what: str, given: str) -> Row:
    said = ""

    def task() -> None:
        nonlocal said
        try:
            said = f"{len(pipeline.read(Source(given.encode())).statements):,} statements"
        except GriffierError as error:
            said = f"refused: {error}"

    taken = best(task, 1)
    rate = taken / len(given) * 1e6
    goal = f"< {MOST_HOSTILE:.0f} s per million"
    return Row(
        what, f"{taken:.2f} s", f"{rate:.1f} s per million; {said}", goal, rate < MOST_HOSTILE
    )
