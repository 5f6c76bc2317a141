"""Alignment and visa policy, as `griffier align` and `griffier visa` print them."""

import datetime
from typing import Annotated, Any

from fastapi import Path, Query
from starlette.requests import Request

from griffier.errors import UsageError
from griffier.indicators.countries import country_id
from griffier.indicators.visa import changes_between, regime_on
from griffier.indicators.visa_data import visa_data
from griffier.serve.api.machinery import router as guarded
from griffier.serve.site import library_of
from griffier.service import alignment
from griffier.service.visa import changes_dict, regime_dict

router = guarded("figures")

Json = dict[str, Any]
Country = Annotated[str, Path(description="A code or a name.", examples=["RS"], max_length=60)]
Year = Annotated[int | None, Query(ge=1993, le=2100)]


@router.get("/alignment/{country}", response_model=Json, summary="Alignment with decisions")
def aligned(
    request: Request,
    country: Country,
    first: Annotated[Year, Query(alias="from")] = None,
    last: Annotated[Year, Query(alias="to")] = None,
    published: bool = True,
    half_years: bool = False,
) -> Json:
    """How often a country was listed as aligning, by period, with the declarations; and,
    unless `published=false`, the rates that others published beside it."""
    wish = alignment.Wish(country, first, last, published, half_years)
    library = library_of(request)
    found = alignment.answer(alignment.filed_in(library), wish, alignment.known_in(library))
    return alignment.as_dict(found)


@router.get("/visa/{country}", response_model=Json, summary="Visa policy against the Union's list")
def admitted(
    country: Country,
    on: datetime.date | None = None,
    first: Annotated[datetime.date | None, Query(alias="from")] = None,
    last: Annotated[datetime.date | None, Query(alias="to")] = None,
) -> Json:
    """Whom a country admits visa-free although Annex I requires a visa: on one day, or what
    changed between two."""
    data = visa_data()
    code = country_id(country, data.admitted, "visa policy")
    if (on is None) == (first is None or last is None):
        raise UsageError("Ask for one day (on) or for a period (from and to).")
    if on is not None:
        return regime_dict(regime_on(data, code, on), data.annex)
    return changes_dict(changes_between(data, code, first, last), data.annex)  # type: ignore[arg-type]
