"""The command line: `griffier read`, `griffier why`, `griffier eval`, `griffier schema`."""

from griffier.cli.commands import main

__all__ = ["main"]
