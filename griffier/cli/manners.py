"""Options by which a command that fetches keeps its manners: who asks, and how often."""

from typing import Final

import click

contact_option: Final = click.option(
    "--contact",
    metavar="ADDRESS",
    envvar="GRIFFIER_CONTACT",
    help="Address people can write to, told to the source (or GRIFFIER_CONTACT).",
)
"""Adds --contact."""

pause_option: Final = click.option(
    "--pause",
    type=click.FloatRange(0),
    default=0.25,
    show_default=True,
    metavar="SECONDS",
    help="Least time between two requests to a host.",
)
"""Adds --pause."""
