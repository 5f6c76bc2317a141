"""What a server counts of itself, as Prometheus reads it.

Requests are counted by route («/document/{document}»), never by address: an address may say
what somebody looked for. Where several processes answer, each writes its counts into a shared
folder that PROMETHEUS_MULTIPROC_DIR names, and whichever is asked adds them up.
"""

import os
from collections.abc import Iterator

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from griffier.errors import GriffierError
from griffier.ledger.library import Library
from griffier.serve.finder import Finder
from griffier.serve.source_measures import source_metrics
from griffier.service.sources import stands

SHARED = "PROMETHEUS_MULTIPROC_DIR"
FORM = "text/plain; version=0.0.4; charset=utf-8"
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)


class Measures:
    """Counts requests, and tells how the library stands."""

    def __init__(self) -> None:
        self._own = CollectorRegistry()
        self._requests = Counter(
            "griffier_requests_total",
            "Requests answered, by route, method and status.",
            ("route", "method", "status"),
            registry=self._own,
        )
        self._seconds = Histogram(
            "griffier_request_seconds",
            "Seconds until an answer began, by route.",
            ("route",),
            registry=self._own,
            buckets=_SECONDS,
        )

    def count(self, route: str, method: str, status: int, seconds: float) -> None:
        """Take in one request that was answered."""
        self._requests.labels(route, method, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def told(self, library: Library, finder: Finder) -> bytes:
        """Everything, in the text form of Prometheus."""
        counts = CollectorRegistry() if os.environ.get(SHARED) else self._own
        if counts is not self._own:
            MultiProcessCollector(counts)  # type: ignore[no-untyped-call]
        holdings = CollectorRegistry()
        holdings.register(_Holdings(library, finder))
        return generate_latest(counts) + generate_latest(holdings)


class _Holdings(Collector):
    """The library at this moment; `griffier_library_up` is 0 where it cannot be read."""

    def __init__(self, library: Library, finder: Finder) -> None:
        self._library, self._finder = library, finder

    def describe(self) -> Iterator[Metric]:
        """Nothing beforehand: describing would ask the library once more."""
        return iter(())

    def collect(self) -> Iterator[Metric]:
        try:
            documents, statements = self._library.size()
            last = self._library.last_change()
            sources = stands(self._library, failures=0)
        except GriffierError:
            yield GaugeMetricFamily("griffier_library_up", "Whether it can be read.", 0)
            return
        yield GaugeMetricFamily("griffier_library_up", "Whether it can be read.", 1)
        yield GaugeMetricFamily("griffier_documents", "Documents, with all versions.", documents)
        yield GaugeMetricFamily("griffier_statements", "Statements, all versions.", statements)
        yield GaugeMetricFamily("griffier_change", "Number of the last change.", last)
        yield from source_metrics(sources)
        if (change := self._finder.change) is not None:
            told = "Changes of the ledger that the search index has not taken in yet."
            yield GaugeMetricFamily("griffier_index_behind", told, max(0, last - change))
