"""How it stands with public sources, as Prometheus reads it."""

from collections.abc import Iterator

from prometheus_client.core import GaugeMetricFamily, Metric

from griffier.service.sources import SourceStand, moment_seconds


def source_metrics(found: tuple[SourceStand, ...]) -> Iterator[Metric]:
    """Items by state, listings that could not be had, and when it was last asked and well."""
    items = _gauge("griffier_source_items", "Items of a source, by state.", "state")
    broken = _gauge("griffier_source_listings_failing", "Listings that could not be had.")
    asked = _gauge("griffier_source_asked_seconds", "When it was last asked, since 1970.")
    well = _gauge("griffier_source_succeeded_seconds", "When that last went well, since 1970.")
    for each in found:
        for state, count in sorted(each.items.items()):
            items.add_metric([each.name, state], count)
        broken.add_metric([each.name], len(each.broken))
        for gauge, at in ((asked, each.asked), (well, each.succeeded)):
            if at is not None:
                gauge.add_metric([each.name], moment_seconds(at))
    return iter((items, broken, asked, well))


def _gauge(name: str, told: str, *labels: str) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, told, labels=["source", *labels])
