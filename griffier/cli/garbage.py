"""Puts off Python's search for garbage while the lexicon is loaded.

Hundreds of thousands of values come into being then and none goes; looking through them
again and again took a sixth of the time a short letter takes.
"""

import gc


def put_off() -> None:
    """Do not search until `resume`."""
    gc.disable()


def resume() -> None:
    """Search from now on, but not among what exists already, such as the lexicon."""
    gc.freeze()
    gc.enable()
