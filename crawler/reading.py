"""Read one answer with every probe that matches it. Pure: the crawl and ``vitality read`` share it."""

from __future__ import annotations

from crawler.items import Reading
from crawler.page import Page
from crawler.probes import all_probes


def read_page(page: Page) -> Reading:
    """Return all that ``page`` says. A probe that fails on hostile input costs only its own facts."""
    reading = Reading()
    for probe in all_probes():
        try:
            if probe.matches(page):
                reading.add(probe.read(page), probe.name, page.url)
        except Exception as error:  # noqa: BLE001  one malformed document must not stop a crawl
            reading.errors.append(f"{probe.name}: {type(error).__name__}")
    return reading
