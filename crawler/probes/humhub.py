"""HumHub: social networks of organisations, made of spaces."""

from __future__ import annotations

from crawler.page import Page
from crawler.probes.marked import MarkedPlatform
from crawler.readers import attribute, parse_iso
from crawler.reading import Reading

MAX_ENTRIES = 40
_TIMES = "[data-stream-entry] time.timeago[datetime]"


class HumHubProbe(MarkedPlatform):
    """HumHub.

    Reads: pages open to visitors (top bars, menu, cards of the directory of spaces), ISO dates of
    the contributions a page contains.
    Gives: networking features (groups are its spaces), dates of contributions.
    Caveats: it shows no total of its members; those of one space are no total. Streams are loaded
    by scripts and most sites ask for a login, so dates are rare.
    Checked: humhub/humhub: top bars, card of a space. Not checked: addresses of the directories,
    dates of contributions.
    """

    name = "humhub"
    marks = (b"humhub",)
    signs = ("#topbar-first.topbar, #topbar-second.topbar",)
    shown = ()
    links = (
        ("groups", '.card-panel[data-space-id], #top-menu-nav a[href$="/spaces"]'),
        ("directory", '#top-menu-nav a[href$="/people"]'),
    )

    def read_more(self, page: Page, reading: Reading) -> None:
        """Add the contributions shown."""
        for time in page.select(_TIMES)[:MAX_ENTRIES]:
            posted_at = parse_iso(attribute(time, "datetime"))
            reading.post(posted_at, f"entry {posted_at}", page.fetched_at)
