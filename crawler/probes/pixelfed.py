"""Pixelfed: a federated server of members who share photographs."""

from __future__ import annotations

import json
from typing import Any

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers import add_counts, dig, line
from crawler.reading import Reading
from vocabulary.items import Ask, Rank

_STATE = "window.pfl = "
#: Signal, and its key in the figures of the landing page.
COUNTS = (
    ("members_total", "total_users"),
    ("members_active_month", "active_users"),
    ("posts_total", "posts_count"),
)


class PixelfedProbe(Probe):
    """Pixelfed.

    Reads: the landing page (the state its script starts from).
    Gives: members in total, posts in total, registration, directory; members active in a month and
    in half a year through NodeInfo; whether accounts need approval through Mastodon's API.
    Caveats: it gives no dates to visitors (its timeline needs a login), so freshness is unknown
    where no feed is found. Members active in a month of the landing page include those who joined
    in that month. A landing page that was replaced is recognised by its generator, if it names one.
    Checked: pixelfed/pixelfed: LandingService, LandingController, landing and application
    layouts. Not checked: generator, known from detectors of others.
    """

    name = "pixelfed"
    is_platform = True

    def matches(self, page: Page) -> bool:
        """Whether ``page`` is the landing page or names Pixelfed as its generator."""
        return page.is_html and (
            page.has(_STATE.encode()) or page.generator.lower().startswith(self.name)
        )

    def read(self, page: Page) -> Reading:
        """Return what the page says, and the addresses of the API."""
        reading = Reading(platform=self.name)
        state = _state(page)
        if not dig(state, "stats") and not page.generator.lower().startswith(self.name):
            return Reading()
        place = _STATE.strip(" =") if state else 'meta[name="generator"]'
        reading.text("software", self.name, rank=Rank.MARKUP, place=place)
        for feature in ("profiles", "contacts"):
            reading.feature(feature, place=place)
        _read_state(state, reading)
        reading.asks.append(Ask(page.join("/api/nodeinfo/2.0.json"), "nodeinfo", 10))
        reading.asks.append(Ask(page.join("/api/v1/instance"), self.name, 11))
        return reading


def _state(page: Page) -> Any:
    _, found, rest = page.text.partition(_STATE)
    try:
        return json.JSONDecoder().raw_decode(rest)[0] if found else None
    except (ValueError, RecursionError):
        return None


def _read_state(state: Any, reading: Reading) -> None:
    version = line(dig(state, "version"))
    reading.text("software_version", version, place="window.pfl /version", quote=version or "")
    if isinstance(is_open := dig(state, "open_registration"), bool):
        quote = f"open_registration: {str(is_open).lower()}"
        place = "window.pfl /open_registration"
        word = "open" if is_open else "closed"
        # Approval is told apart by the API alone, which outranks this.
        reading.text("registration", word, rank=Rank.STRUCTURED, place=place, quote=quote)
    if dig(state, "show_directory") is True:
        reading.feature("directory", place="window.pfl /show_directory")
    add_counts(reading, dig(state, "stats"), COUNTS, "window.pfl /stats", users="total_users")
