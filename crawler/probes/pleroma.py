"""Pleroma and its fork Akkoma: federated servers that speak Mastodon's API."""

from __future__ import annotations

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.probes.mastodon import TIMELINE_LENGTH
from crawler.readers.json_values import dig, whole
from crawler.reading import Reading
from vocabulary.items import Ask, Rank

INSTANCE = "/api/v1/instance"
TIMELINE = f"/api/v1/timelines/public?local=true&limit={TIMELINE_LENGTH}"
_STATE = 'script#initial-results[type="application/json"]'
_NOTICES = (b"To use Pleroma, please enable JavaScript", b"To use Akkoma, please enable JavaScript")
#: Feature, and how the server names it.
_FEATURES = (("messages", "pleroma_chat_messages"), ("directory", "profile_directory"))


class PleromaProbe(Probe):
    """Pleroma and Akkoma.

    Reads: the page that starts the web application (its notice for browsers without scripts, the
    state in ``script#initial-results``); what the server adds to Mastodon's ``/api/v1/instance``.
    Gives: members active in a month, messages and directory where switched on; through Mastodon's
    API and NodeInfo: members and posts in total, registration, dates of the newest local posts,
    number of their authors.
    Caveats: other front ends (Soapbox, Mangane) are recognised where the server puts its state into
    their page. A timeline closed to visitors gives nothing.
    Checked: pleroma's fallback controller, the tests of its instance view (names of features)
    and pleroma-fe's index.html. Not checked: ``pleroma.stats.mau``, Akkoma's notice.
    """

    name = "pleroma"
    is_platform = True

    def matches(self, page: Page) -> bool:
        """Whether ``page`` starts the web application or is the API's description of the server."""
        if page.is_html:
            is_state = page.has(b"initial-results") and page.has(b"pleroma/")
            return is_state or page.has_any(_NOTICES)
        return page.path == INSTANCE and isinstance(dig(page.json, "pleroma"), dict)

    def read(self, page: Page) -> Reading:
        """Return what the page or the description says."""
        reading = Reading()
        if page.is_html:
            self._read_page(page, reading)
        else:
            _read_instance(page, reading)
        return reading

    def _read_page(self, page: Page, reading: Reading) -> None:
        script = page.tree.css_first(_STATE)
        notice = page.tree.css_first("noscript")
        if script is not None and "pleroma/" in script.text():
            place = _STATE
        elif notice is not None and "please enable JavaScript" in notice.text():
            place = "noscript"
        else:
            return
        reading.platform = self.name
        reading.text("software", self.name, rank=Rank.MARKUP, place=place)
        for feature in ("profiles", "contacts", "search"):
            reading.feature(feature, place=place)
        reading.asks += [
            Ask(page.join(INSTANCE), self.name, 10),
            Ask(page.join(TIMELINE), self.name, 11),
            Ask(page.join("/nodeinfo/2.0.json"), "nodeinfo", 12),
        ]


def _read_instance(page: Page, reading: Reading) -> None:
    active = whole(dig(page.json, "pleroma", "stats", "mau"))
    place = "/pleroma/stats/mau"
    reading.number("members_active_month", active, place=place, quote=f"mau: {active}")
    switched_on = dig(page.json, "pleroma", "metadata", "features")
    for feature, named in _FEATURES:
        if isinstance(switched_on, list) and named in switched_on:
            place = "/pleroma/metadata/features"
            reading.feature(feature, rank=Rank.API, place=place, quote=named)
