"""Countries by code or by name, as people type them."""

from collections.abc import Iterable

from griffier.errors import UsageError
from griffier.lexicon.actors import LANGUAGES, actor_table


def country_id(words: str, known: Iterable[str], what: str) -> str:
    """The code of a country given as code or name («RS», «Servië», «serbia»).

    `known` are the countries there is something to say of. Raises UsageError, which
    names them, for any other; `what` says of what («alignment»).
    """
    choices = sorted(known)
    wanted = words.strip().casefold()
    for code in choices:
        if wanted in {code.casefold(), *(name(code, lang).casefold() for lang in LANGUAGES)}:
            return code
    listed = ", ".join(f"{code} {name(code, 'en')}" for code in choices)
    raise UsageError(f"Nothing is known of {what} for «{words}»; known are: {listed}.")


def name(code: str, lang: str) -> str:
    """The name of a country in Dutch or English; its code where there is none."""
    return actor_table().label(code, lang)
