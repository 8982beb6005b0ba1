"""All probes, found by walking this folder (there is no list to keep by hand), and reading with them."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.reading import Reading


@cache
def all_probes() -> tuple[Probe, ...]:
    """Return one instance of each probe: platforms first, then general ones, each by name."""
    probes: list[Probe] = []
    for module in iter_modules(__path__, "crawler.probes."):
        for found in vars(import_module(module.name)).values():
            is_here = isinstance(found, type) and found.__module__ == module.name
            if is_here and issubclass(found, Probe) and found is not Probe:
                probes.append(found())
    return tuple(sorted(probes, key=lambda probe: (not probe.is_platform, probe.name)))


def read_page(page: Page) -> Reading:
    """Return all that ``page`` says. A probe that fails on hostile input costs only its own facts."""
    reading = Reading()
    for probe in all_probes():
        try:
            if probe.matches(page):
                found = probe.read(page)
                if reading.platform and reading.posts and not probe.is_platform:
                    found.posts.clear()  # the platform's own probe knows its posts better
                reading.add(found, probe.name, page.url)
        except Exception as error:  # noqa: BLE001  one malformed document must not stop a crawl
            reading.errors.append(f"{probe.name}: {type(error).__name__}")
    return reading


#: Paragraphs each probe's docstring must have, since the platform table is made from them.
PARAGRAPHS = ("Reads:", "Gives:", "Caveats:", "Checked:")


def faults() -> list[str]:
    """Return a sentence for each probe that is not as docs/adding-a-probe.md asks."""
    found = []
    for probe in all_probes():
        module = type(probe).__module__
        if module != f"{__name__}.{probe.name}":
            found.append(f"{module}: the probe is named {probe.name!r}, not after its file")
        text = type(probe).__doc__ or ""
        missing = [paragraph for paragraph in PARAGRAPHS if paragraph not in text]
        if missing:
            found.append(f"{module}: the docstring lacks {', '.join(missing)}")
    return found
