"""The command line: `griffier read`, `griffier eval`, `griffier schema`."""

from griffier.cli.commands import main

__all__ = ["main"]
