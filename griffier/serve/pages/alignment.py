"""Alignment and visa policy: all countries beside one another, and each by itself."""

from collections.abc import Sequence
from datetime import date

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from griffier.errors import NotInLibrary, UsageError
from griffier.indicators.countries import country_id
from griffier.indicators.periods import period
from griffier.indicators.rates import Published
from griffier.indicators.visa import Changes, changes_between, regime_on
from griffier.indicators.visa_data import visa_data
from griffier.serve import charts
from griffier.serve.site import library_of, site_of, words_of
from griffier.service import alignment

router = APIRouter(include_in_schema=False)

_FIRST_YEAR = 2004  # from which on declarations list those who align
_DAY = {"Cache-Control": "public, max-age=3600"}
_CHART_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


@router.get("/alignment")
def overview(request: Request) -> Response:
    """Countries by years, with denominators; the newest first, which a phone shows."""
    years, rows = alignment.overview()
    return site_of(request).page(request, "alignment.html", years=years[::-1], rows=rows)


@router.get("/alignment/{country}")
def one_country(request: Request, country: str) -> Response:
    """All that is known of one country: published rates, declarations, visa policy."""
    code = _known(country)
    library = library_of(request)
    declared = alignment.filed_in(library)
    answer = alignment.answer(declared, _every_year(code), alignment.known_in(library))
    return site_of(request).page(
        request,
        "country.html",
        country=code,
        answer=answer,
        counted=[each for each in answer.tallies if each.decisions or each.target],
        visa=_visa(code),
    )


@router.get("/chart/alignment/{country}.svg")
def alignment_chart(request: Request, country: str, theme: str = "light") -> Response:
    """The published rates, a line for everybody who published them."""
    rates = alignment.answer((), _every_year(_known(country)))
    _ = words_of(request)
    axis = _("percent of decisions aligned with")
    return as_chart(charts.rates(_points(rates.published), axis, dark=theme == "dark"))


@router.get("/chart/visa/{country}.svg")
def visa_chart(request: Request, country: str, theme: str = "light") -> Response:
    """Nationalities admitted visa-free against the Union's list, over time."""
    data = visa_data()
    code = country_id(country, data.admitted, "visa policy")
    days = [each.date for each in data.snapshots]
    points = [(day, len(regime_on(data, code, day).nationalities)) for day in days]
    _ = words_of(request)
    axis = _("nationalities admitted against the list")
    return as_chart(charts.steps(points, axis, dark=theme == "dark"))


def _points(rates: Sequence[Published]) -> list[charts.Rate]:
    """Each rate at the middle of its period; that of a report in the year it is named after.
    What is named after none («latest report») stands in the table alone."""
    points = []
    for rate in rates:
        meant = period(rate.period)
        if rate.percent is not None and meant.first and meant.last:
            middle = meant.first + (meant.last - meant.first) / 2
            year = int(rate.period) if rate.period.isdecimal() else None
            points.append(charts.Rate(middle, rate.percent, rate.by, year))
    return points


def _every_year(country: str) -> alignment.Wish:
    return alignment.Wish(country, _FIRST_YEAR, date.today().year, published=True)


def _visa(country: str) -> Changes | None:
    data = visa_data()
    if country not in data.admitted:
        return None
    return changes_between(data, country, data.snapshots[0].date, data.snapshots[-1].date)


def _known(country: str) -> str:
    try:
        return country_id(country, alignment.known_countries(), "alignment")
    except UsageError as error:
        raise NotInLibrary(f"Nothing is known of alignment for «{country}».") from error


def as_chart(svg: str) -> Response:
    """A chart as an image, with a policy of its own."""
    headers = {**_DAY, "Content-Security-Policy": _CHART_POLICY, "Vary": "Accept-Language, Cookie"}
    return Response(svg, media_type="image/svg+xml", headers=headers)
