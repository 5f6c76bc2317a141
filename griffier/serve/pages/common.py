"""What belongs to no one page: the choice of language, health, robots."""

from fastapi import APIRouter
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from griffier.serve.language import COOKIE, LANGUAGES

router = APIRouter(include_in_schema=False)

_YEAR = 365 * 24 * 3600
_AROUND = 4


@router.get("/language/{language}")
def choose_language(language: str, back: str = "/") -> Response:
    """Remember the language and return to the page the reader was on."""
    answer = RedirectResponse(local(back), status_code=303)
    if language in LANGUAGES:
        answer.set_cookie(COOKIE, language, max_age=_YEAR, httponly=True, samesite="lax")
    return answer


@router.get("/robots.txt")
def robots() -> Response:
    """Everything may be read; searching is left to people."""
    return PlainTextResponse("User-agent: *\nDisallow: /search\nCrawl-delay: 2\n")


def near(part: int, parts: int) -> list[int]:
    """Of the parts of something long those that are named: the first, the last, those around."""
    around = range(max(1, part - _AROUND), min(parts, part + _AROUND) + 1)
    return sorted({1, *around, parts})


def local(back: str) -> str:
    """An address on this site, whatever is asked: a path, never another host."""
    fine = back.startswith("/") and not back.startswith(("//", "/\\")) and back.isprintable()
    return back if fine else "/"
