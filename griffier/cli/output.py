"""Standard output and standard error, and what each of them can show."""

import io
import os
import sys


def write(text: str) -> None:
    """Print to standard output, as UTF-8 with plain line ends unless it is a terminal.

    A terminal of another encoding shows a question mark for what it cannot show.
    """
    prepare()
    sys.stdout.write(text)
    sys.stdout.flush()


def prepare() -> None:
    """Make standard output say the same bytes in every locale."""
    stream = sys.stdout
    if not isinstance(stream, io.TextIOWrapper):
        return
    if stream.isatty():
        stream.reconfigure(errors="replace")
    else:
        # Half a surrogate pair has no UTF-8; as a backslash escape it is still valid JSON.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def to_terminal() -> bool:
    """Whether people read standard output as it appears (FORCE_COLOR says they do)."""
    return sys.stdout.isatty() or bool(os.environ.get("FORCE_COLOR"))


def in_colour() -> bool:
    """Whether what is printed may be coloured."""
    return to_terminal() and not os.environ.get("NO_COLOR")
