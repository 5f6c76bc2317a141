"""Actors, concepts and instruments: the ledger seen from one side."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from griffier.errors import NotInLibrary, UsageError
from griffier.indicators.visa_data import visa_data
from griffier.lexicon.thesaurus import load_thesaurus
from griffier.serve import charts
from griffier.serve.language import chosen
from griffier.serve.pages.alignment import as_chart
from griffier.serve.site import finder_of, kept, library_of, site_of, words_of
from griffier.service import alignment, instruments, overview

router = APIRouter(include_in_schema=False)


@router.get("/actors")
def actors(request: Request) -> Response:
    """Who acts most."""

    def made() -> Response:
        found = overview.actors(finder_of(request).searcher(), chosen(request))
        return site_of(request).page(request, "actors.html", found=found)

    return kept(request, made)


@router.get("/actor/{actor}")
def actor(request: Request, actor: str) -> Response:
    """What an actor asked, was asked, and promised."""

    def made() -> Response:
        try:
            found = overview.of_actor(library_of(request), finder_of(request).searcher(), actor)
        except UsageError as error:
            raise NotInLibrary(str(error)) from error
        country = found.actor
        return site_of(request).page(
            request,
            "actor.html",
            found=found,
            known=country in alignment.known_countries(),
            rates=alignment.has_rates(country),
            visa=country in visa_data().admitted,
        )

    return kept(request, made)


@router.get("/chart/asks/{actor}.svg")
def asks_chart(request: Request, actor: str, theme: str = "light") -> Response:
    """Asks made and received, by year."""
    _ = words_of(request)
    asks = overview.asks_by_year(finder_of(request).searcher(), actor)
    counts = [(int(year), _("made"), count) for year, count in asks.made]
    counts += [(int(year), _("received"), count) for year, count in asks.received]
    return as_chart(charts.beside(counts, _("asks"), dark=theme == "dark"))


@router.get("/concepts")
def concepts(request: Request) -> Response:
    """The thesaurus, with how much is said of each subject."""

    def made() -> Response:
        counts = overview.concepts(finder_of(request).searcher(), chosen(request))
        known = load_thesaurus()
        tops = [each for each, concept in known.concepts.items() if concept.broader is None]
        return site_of(request).page(
            request, "concepts.html", tops=tops, known=known, counts=counts
        )

    return kept(request, made)


@router.get("/concept/{concept}")
def concept(request: Request, concept: str) -> Response:
    """What is said of a subject, and by whom."""

    def made() -> Response:
        if concept not in load_thesaurus().concepts:
            raise NotInLibrary(f"There is no subject {concept!r} in the thesaurus.")
        searcher = finder_of(request).searcher()
        found = overview.of_concept(library_of(request), searcher, concept, chosen(request))
        eurovoc = load_thesaurus().concepts[concept].eurovoc
        return site_of(request).page(request, "concept.html", found=found, eurovoc=eurovoc)

    return kept(request, made)


@router.get("/instruments")
def all_instruments(request: Request) -> Response:
    """Packages, plans, declarations and agreements the documents speak of."""

    def made() -> Response:
        found = instruments.shown_instruments(library_of(request))
        return site_of(request).page(request, "instruments.html", found=found)

    return kept(request, made)


@router.get("/instrument/{instrument}")
def one_instrument(request: Request, instrument: str) -> Response:
    """Who presented it and when, what was said of it, where its text is."""
    library = library_of(request)
    found = instruments.shown_instrument(library, instrument)
    cards = overview.cards_of(library, found.statements)
    return site_of(request).page(request, "instrument.html", found=found, cards=cards)
