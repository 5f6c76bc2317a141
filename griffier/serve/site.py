"""What pages have in common: the templates, the words, and how a value is written."""

import datetime
import re
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from babel.dates import format_date
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from griffier.ledger.library import Library
from griffier.serve.finder import Finder
from griffier.serve.language import LANGUAGES, catalogue, chosen
from griffier.serve.settings import Settings
from griffier.serve.wording import filters
from griffier.service.lasting import lasting
from griffier.service.standing import LAG, is_large

_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Signs that turn the direction of writing: no page needs one, whatever a document, a name or
a query brings (Trojan Source, CVE-2021-42574)."""

_PAGES = 1_000
"""Pages that are kept, by tens of kilobytes each."""

HERE = Path(str(files("griffier.serve")))


def site_of(request: Request) -> "Site":
    """The site a request came to."""
    site: Site = request.app.state.site
    return site


def library_of(request: Request) -> Library:
    """The library of the site, open."""
    library: Library = request.app.state.library
    return library


def finder_of(request: Request) -> Finder:
    """What searches the library of the site."""
    finder: Finder = request.app.state.finder
    return finder


def words_of(request: Request) -> Callable[[str], str]:
    """Says a sentence in the reader's language."""
    return catalogue(chosen(request)).gettext


def kept(request: Request, make: Callable[[], Response]) -> Response:
    """A page that takes long to make and is the same for everybody who is not signed in: made
    anew once the ledger, the search index or the day has changed (of a large library up to a
    minute later)."""
    visitor = site_of(request).visitor(request)
    if visitor["person"]:
        return make()
    library = library_of(request)
    index = finder_of(request).follow()
    key = ("page", str(request.url), chosen(request), datetime.date.today(), index)
    lag = LAG if is_large(library) else 0.0
    packed = lasting(library, key, lambda: zlib.compress(make().body, 1), lag, _PAGES)
    return _dressed(HTMLResponse(zlib.decompress(packed)), chosen(request))


def _dressed(answer: HTMLResponse, language: str) -> HTMLResponse:
    answer.headers["Content-Language"] = language
    answer.headers["Vary"] = "Accept-Language, Cookie"
    return answer


def further(request: Request, after: str | None) -> str | None:
    """The address of the next part of a list: the same question, from `after` on; None where
    there is no more."""
    if after is None:
        return None
    return f"{request.url.path}?{urlencode({**request.query_params, 'after': after})}"


@dataclass(frozen=True, slots=True)
class Site:
    """The site as one value: its settings, and the templates of each language.

    `visitor` gives what every template is told of who asks (`griffier.serve.visitors`), and
    `leave` does what is left to do with the answer.
    """

    settings: Settings
    visitor: Callable[[Request], Mapping[str, Any]]
    leave: Callable[[Request, Response], None]
    environments: dict[str, Environment] = field(default_factory=dict)

    def page(
        self, request: Request, template: str, status: int = 200, **values: Any
    ) -> HTMLResponse:
        """A page in the reader's language. Every template gets the request, `lang`,
        `site` (the settings) and `languages`, besides what the page itself gives."""
        language = chosen(request)
        html = (
            self._environment(language)
            .get_template(template)
            .render(
                request=request,
                lang=language,
                languages=LANGUAGES,
                site=self.settings,
                here=request.url.path,
                query=request.url.query,
                **self.visitor(request),
                **values,
            )
        )
        answer = _dressed(HTMLResponse(_TURNING.sub("", html), status), language)
        self.leave(request, answer)
        return answer

    def address(self, request: Request, path: str) -> str:
        """The whole address of a path, as the outside world calls the site."""
        base = self.settings.address or str(request.base_url)
        return base.rstrip("/") + path

    def prepare(self, language: str) -> None:
        """Read the templates of a language before anybody asks for them."""
        made = self._environment(language)
        for name in made.list_templates(extensions=["html"]):
            made.get_template(name)

    def _environment(self, language: str) -> Environment:
        if language not in self.environments:
            self.environments[language] = templates(language)
        return self.environments[language]


def templates(language: str) -> Environment:
    """The templates of a language, with its words and filters."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=select_autoescape(default=True, disabled_extensions=("txt",)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    words = catalogue(language)
    made.install_gettext_translations(words, newstyle=True)  # type: ignore[attr-defined]
    made.filters["day"] = lambda day, form="long": written(day, language, form)
    made.filters |= filters(language, words)
    made.globals["asset"] = asset
    return made


def written(day: datetime.date | None, language: str, form: str = "long") -> str:
    """A day as people write it: «6 december 2022», "6 December 2022"; empty for none."""
    locale = {"en": "en_GB", "nl": "nl_NL"}[language]
    return format_date(day, form, locale=locale) if day else ""


@lru_cache(maxsize=64)
def asset(name: str) -> str:
    """The address of a static file; it changes with the file, so browsers may keep it."""
    import hashlib

    digest = hashlib.sha256((HERE / "static" / name).read_bytes()).hexdigest()[:12]
    return f"/static/{name}?{digest}"
