"""All probes, found by walking this folder (there is no list to keep by hand), and reading with them."""

from __future__ import annotations

import logging
from functools import cache
from importlib import import_module
from inspect import isabstract
from pkgutil import iter_modules

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.reading import Reading

#: With debugging on, what a probe failed with stands in the log with its traceback.
LOGGER = logging.getLogger("vitality.probes")


@cache
def all_probes() -> tuple[Probe, ...]:
    """Return one instance of each probe: platforms, general ones, fallbacks; each by name.

    Platforms that sites are built of come after those that stand within such sites.
    """
    probes: list[Probe] = []
    for module in iter_modules(__path__, "crawler.probes."):
        for found in vars(import_module(module.name)).values():
            is_here = isinstance(found, type) and found.__module__ == module.name
            if is_here and issubclass(found, Probe) and not isabstract(found):
                probes.append(found())
    return tuple(
        sorted(probes, key=lambda p: (not p.is_platform, p.is_fallback, p.holds_others, p.name))
    )


def read_page(page: Page) -> Reading:
    """Return all that ``page`` says. A probe that fails on hostile input costs only its own facts."""
    reading = Reading()
    is_dated = is_complete = False  # by the platform's own probe, which knows its posts better
    for probe in all_probes():
        try:
            if (probe.is_fallback and is_complete) or not probe.matches(page):
                continue
            found = probe.read(page)
            if probe.is_fallback:
                _leave_out_known_days(found, reading)
            elif is_dated and not probe.is_platform:
                found.posts.clear()
            reading.add(found, probe.name, page.url)
            if probe.is_platform and found.posts and reading.platform:
                is_dated, is_complete = True, is_complete or probe.knows_all_dates
        except MemoryError:  # not the probe's fault: the page takes more than it may
            raise
        except Exception as error:
            LOGGER.debug("probe %s failed", probe.name, exc_info=True)
            reading.errors.append(f"{probe.name}: {type(error).__name__}")
    return reading


def _leave_out_known_days(found: Reading, reading: Reading) -> None:
    """Leave out what was read of days that are known more exactly: it may be the same post."""
    days = {post.posted_at.date() for post in reading.posts}
    found.posts = [post for post in found.posts if post.posted_at.date() not in days]


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
