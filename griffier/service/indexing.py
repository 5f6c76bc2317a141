"""The search index follows what is filed, where a library has one."""

from collections.abc import Sequence

from griffier.errors import IndexBusy, IndexMissing, MissingExtra
from griffier.ledger.filing import Filing
from griffier.ledger.library import Library


def take_in(library: Library, filings: Sequence[Filing]) -> None:
    """Bring the index up to date. A library without one is left without: the first search,
    or `griffier index`, builds it; and whoever is writing it now takes these documents too.
    """
    from griffier.search import keeping

    if not filings:
        return
    try:
        keeping.update(library, keeping.open_index(library))
    except (IndexBusy, IndexMissing, MissingExtra):
        return
