"""What a host asks of its visitors: robots.txt, Retry-After, reservations of rights.

Pure: it is given the answer, it fetches nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from protego import Protego

from crawler.page import Page
from crawler.reachability import fetch_outcome
from crawler.settings import ROBOT_TOKEN
from vocabulary.items import FetchOutcome

#: Bytes of robots.txt read (RFC 9309 asks for at least 500 KiB).
MAX_BYTES = 512_000


def robots_url(url: str) -> str:
    """Return the address of the robots.txt that rules ``url``."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/robots.txt"


def reserves_rights(page: Page) -> bool:
    """Whether an answer opts out of text and data mining (W3C TDMRep header or meta element)."""
    if page.headers.get("tdm-reservation", "").strip() == "1":
        return True
    return page.is_html and bool(page.tree.css_matches('meta[name="tdm-reservation"][content="1"]'))


def retry_after(page: Page) -> timedelta | None:
    """Return the wait a host asks for before the next request, if it says so understandably."""
    value = page.headers.get("retry-after", "").strip()
    try:
        if value.isascii() and value.isdigit():
            return timedelta(seconds=int(value[:9]))
        return parsedate_to_datetime(value) - page.fetched_at
    except (ValueError, TypeError):  # no date, or a date without a zone
        return None


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one host for this crawler (RFC 9309)."""

    rules: Protego | None = None  # None: no rules apply
    closed: FetchOutcome | None = None  # robots.txt could not be had, so nothing may be asked
    sitemaps: tuple[str, ...] = ()

    @classmethod
    def from_page(cls, page: Page) -> Robots:
        """Read an answer: 2xx are rules, 4xx means no rules, anything else closes the host."""
        outcome = fetch_outcome(page.status)
        if outcome is FetchOutcome.OK:
            if page.is_html:  # a site that answers every address with a page states no rules
                return cls()
            rules = Protego.parse(page.body[:MAX_BYTES].decode("utf-8", "replace"))
            return cls(rules, sitemaps=tuple(rules.sitemaps))
        if 400 <= page.status < 500:
            return cls()
        return cls(closed=outcome)

    def allows(self, url: str) -> bool:
        """Whether this crawler may ask for ``url``."""
        if self.closed:
            return False
        return self.rules is None or bool(self.rules.can_fetch(url, ROBOT_TOKEN))

    @property
    def delay(self) -> float:
        """The ``Crawl-delay`` for this crawler, in seconds; 0 when none is asked."""
        delay = self.rules.crawl_delay(ROBOT_TOKEN) if self.rules else None
        return float(delay or 0)
