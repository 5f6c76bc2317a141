"""`griffier align`: declarations in, a tally for every period out."""

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass

from griffier.cli import garbage, output
from griffier.cli.align_table import show
from griffier.cli.library import FOLDER, opened
from griffier.errors import GriffierError, LibraryMissing, UsageError
from griffier.indicators.alignment import Tally
from griffier.indicators.declarations import Declaration
from griffier.indicators.existing import Register
from griffier.service import alignment


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for on the command line."""

    country: str
    first: int | None = None
    last: int | None = None
    folder: str = FOLDER
    database: str | None = None
    published: bool = False
    halves: bool = False
    lang: str = "en"
    as_json: bool = False
    as_csv: bool = False

    def check(self) -> None:
        """Raise UsageError for wishes that contradict one another."""
        if self.as_json and self.as_csv:
            raise UsageError("Choose --json or --csv; they cannot both be printed.")

    @property
    def asked(self) -> alignment.Wish:
        """What is asked of the declarations, whatever is printed of the answer."""
        return alignment.Wish(self.country, self.first, self.last, self.published, self.halves)


def run(files: Sequence[str], wish: Wish) -> int:
    """Count and print; returns the exit code of the first file that could not be read."""
    wish.check()
    garbage.put_off()
    declarations, code = _collected(files, wish)
    register = _known(wish)
    garbage.resume()
    answer = alignment.answer(declarations, wish.asked, register)
    if wish.as_json:
        line = json.dumps(alignment.as_dict(answer), ensure_ascii=False, separators=(",", ":"))
        output.write(line + "\n")
    elif wish.as_csv:
        output.write(_csv(answer.tallies))
    else:
        show(answer, wish.lang)
    return code


def _collected(files: Sequence[str], wish: Wish) -> tuple[list[Declaration], int]:
    if not files:
        return _filed(wish), 0
    from griffier import pipeline, sources
    from griffier.cli.progress import reading
    from griffier.cli.reading import Failures
    from griffier.indicators.declarations import declaration

    failures, found = Failures(), []
    for number, name in enumerate(files, start=1):
        try:
            with reading(name, number, len(files)):
                found.append(declaration(pipeline.read(sources.from_path(name)), name))
        except GriffierError as error:
            failures.add(name, error)
    return found, failures.code


def _filed(wish: Wish) -> list[Declaration]:
    """What the library holds; without a library there is only what others published."""
    try:
        with opened(wish.folder, wish.database) as library:
            return alignment.filed_in(library)
    except LibraryMissing as error:
        if wish.published:
            return []
        raise LibraryMissing(
            f"{error} Name declarations to count, a --library, or --published."
        ) from error


def _known(wish: Wish) -> Register:
    """The decisions that exist, where there is a library that was told of them."""
    try:
        with opened(wish.folder, wish.database) as library:
            return alignment.known_in(library)
    except LibraryMissing:
        return Register()


def _csv(tallies: Sequence[Tally]) -> str:
    page = io.StringIO()
    lines = csv.writer(page, lineterminator="\n")
    fields = ("period", "decisions", "aligned", "not_listed", "rate", "target", "standing", "why")
    lines.writerow((*fields, "exist", "at_most"))
    for tally in tallies:
        known = (tally.known.exist, tally.known.at_most) if tally.known else ("", "")
        lines.writerow([*(getattr(tally, field) for field in fields), *known])
    return page.getvalue()
