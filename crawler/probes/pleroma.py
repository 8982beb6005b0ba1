"""Pleroma and its fork Akkoma: federated servers that speak Mastodon's API."""

from __future__ import annotations

from crawler.page import Page
from crawler.probes.marked import MarkedPlatform
from crawler.probes.mastodon import TIMELINE_LENGTH
from crawler.readers import dig, whole
from crawler.reading import Reading
from vocabulary.items import Rank

INSTANCE = "/api/v1/instance"
TIMELINE = f"/api/v1/timelines/public?local=true&limit={TIMELINE_LENGTH}"
_STATE = 'script#initial-results[type="application/json"]'
#: Feature, and how the server names it.
_FEATURES = (("messages", "pleroma_chat_messages"), ("directory", "profile_directory"))


class PleromaProbe(MarkedPlatform):
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
    marks = (
        b"To use Pleroma, please enable JavaScript",
        b"To use Akkoma, please enable JavaScript",
        b"initial-results",
    )
    shown = ("profiles", "contacts", "search")

    def matches(self, page: Page) -> bool:
        """Whether ``page`` starts the web application or is the API's description of the server."""
        if page.is_html:
            return super().matches(page)
        return page.path == INSTANCE and isinstance(dig(page.json, "pleroma"), dict)

    def sign(self, page: Page) -> str | None:
        """Return the state the application starts from, else its notice."""
        state, notice = page.first(_STATE), page.first("noscript")
        if state is not None and "pleroma/" in state.text():
            return _STATE
        return "noscript" if notice and "please enable JavaScript" in notice.text() else None

    def read_more(self, page: Page, reading: Reading) -> None:
        """Ask for its description, its newest posts and its totals."""
        reading.ask(page.join(INSTANCE), self.name, 10)
        reading.ask(page.join(TIMELINE), self.name, 11)
        reading.ask(page.join("/nodeinfo/2.0.json"), "nodeinfo", 12)

    def read_answer(self, page: Page, reading: Reading) -> None:
        """Add what the server says beyond Mastodon's description."""
        active, place = whole(dig(page.json, "pleroma", "stats", "mau")), "/pleroma/stats/mau"
        reading.number("members_active_month", active, place=place, quote=f"mau: {active}")
        switched_on = dig(page.json, "pleroma", "metadata", "features")
        place = "/pleroma/metadata/features"
        for feature, named in _FEATURES:
            if isinstance(switched_on, list) and named in switched_on:
                reading.feature(feature, rank=Rank.API, place=place, quote=named)
