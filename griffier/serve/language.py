"""Dutch or English: the reader's choice, then the browser's; the words from gettext catalogues."""

import gettext
import io
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from starlette.requests import Request

LANGUAGES = ("en", "nl")
COOKIE = "language"


def chosen(request: Request) -> str:
    """The language of a page: what the reader chose, or else what the browser asks for first.

    Of languages nobody asked for, English.
    """
    wish = request.query_params.get("lang") or request.cookies.get(COOKIE)
    if wish in LANGUAGES:
        return wish
    return _negotiated(request.headers.get("accept-language", ""))


@lru_cache(maxsize=len(LANGUAGES))
def catalogue(language: str) -> gettext.NullTranslations:
    """The catalogue of a language; the sentences in the code are the English one."""
    if language == "en":
        return gettext.NullTranslations()
    whole = Catalog(locale=language)
    for part in parts(language):
        with part.open("rb") as stream:
            for message in read_po(stream, locale=language):
                if message.id:
                    whole[message.id] = message
    compiled = io.BytesIO()
    write_mo(compiled, whole)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def parts(language: str) -> list[Traversable]:
    """The files of a catalogue, one for each group of pages."""
    folder = files("griffier.serve") / "locale" / language
    return sorted((f for f in folder.iterdir() if f.name.endswith(".po")), key=lambda f: f.name)


def _negotiated(header: str) -> str:
    asked = sorted(_weighed(header), key=lambda wish: -wish[0])
    return next((language for _, language in asked if language in LANGUAGES), "en")


def _weighed(header: str) -> Sequence[tuple[float, str]]:
    """(weight, language) of each wish in an Accept-Language header; nonsense weighs nothing."""
    found: list[tuple[float, str]] = []
    for wish in header.split(",")[:20]:
        name, _, weight = wish.partition(";q=")
        try:
            found.append((float(weight or 1), name.strip().lower().split("-")[0]))
        except ValueError:
            continue
    return found
