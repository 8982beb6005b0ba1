"""PeerTube: a federated video host with channels and comments."""

from __future__ import annotations

from typing import Any

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers import add_authors, add_counts, attribute, dicts, dig, line, parse_iso, whole
from crawler.reading import Reading
from vocabulary.items import Ask, Listing, Post, PostKind, Rank, fingerprint

STATS, CONFIG, VIDEOS = "/api/v1/server/stats", "/api/v1/config", "/api/v1/videos"
_NEWEST = f"{VIDEOS}?isLocal=true&sort=-publishedAt&count=50"
_SIGN = 'meta[property="og:platform"][content="PeerTube"]'
#: The announced feed: of the videos of all servers this one follows.
_ALL_SERVERS = 'link[rel="alternate"][href$="/feeds/videos.xml"]'
#: Signal, and its key in the server's statistics. Totals of other servers' videos have others.
COUNTS = (
    ("members_total", "totalUsers"),
    ("members_active_day", "totalDailyActiveUsers"),
    ("members_active_week", "totalWeeklyActiveUsers"),
    ("members_active_month", "totalMonthlyActiveUsers"),
    ("posts_total", "totalLocalVideos"),
    ("comments_total", "totalLocalVideoComments"),
)


class PeerTubeProbe(Probe):
    """PeerTube.

    Reads: the page that starts its web application (``meta og:platform``); the API's statistics,
    configuration and newest local videos.
    Gives: members (total, active), videos and comments in total, registration, dates of the newest
    videos, number of the accounts that published them.
    Caveats: videos and comments of federated servers are left out, and so is the announced feed,
    which has them. A video's date is that of its publication here, not the original one of an
    import. Whoever watches without an account is not counted. Registration that only some addresses
    may use counts as open.
    Checked: Chocobozzz/PeerTube: index.html, page-html, models of server statistics and
    configuration. Not checked: fields of the video list, known from the API's documentation.
    """

    name = "peertube"
    is_platform = True

    def matches(self, page: Page) -> bool:
        """Whether ``page`` starts its web application or is one of the API's answers."""
        if page.is_html:
            return page.has(b'content="PeerTube"')
        return page.path in (STATS, CONFIG, VIDEOS) and isinstance(page.json, dict)

    def read(self, page: Page) -> Reading:
        """Return what the page or the API's answer says."""
        reading = Reading()
        if page.is_html:
            if page.shows(_SIGN):
                self._read_page(page, reading)
        elif page.path == STATS:
            _read_stats(page.json, reading)
        elif page.path == CONFIG:
            _read_config(page.json, reading)
        else:
            _read_videos(page, reading)
        return reading

    def _read_page(self, page: Page, reading: Reading) -> None:
        reading.platform = self.name
        reading.text("software", self.name, rank=Rank.MARKUP, place=_SIGN)
        for feature in ("profiles", "search"):
            reading.feature(feature, place=_SIGN)
        for link in page.select(_ALL_SERVERS):
            reading.foreign_feeds.append(page.join(attribute(link, "href")))
        for order, endpoint in enumerate((STATS, _NEWEST, CONFIG), 10):
            reading.asks.append(Ask(page.join(endpoint), self.name, order))


def _read_stats(stats: dict[str, Any], reading: Reading) -> None:
    if "totalLocalVideos" not in stats:
        return
    reading.platform = PeerTubeProbe.name
    add_counts(reading, stats, COUNTS, users="totalUsers")


def _read_config(config: dict[str, Any], reading: Reading) -> None:
    version = line(config.get("serverVersion"))
    signup = config.get("signup")
    if version is None or not isinstance(signup, dict):
        return
    reading.platform = PeerTubeProbe.name
    reading.text("software", PeerTubeProbe.name, place="/serverVersion")
    reading.text("software_version", version, place="/serverVersion", quote=version)
    if signup.get("allowed") is False:
        reading.text("registration", "closed", place="/signup", quote="allowed: false")
    elif signup.get("allowed") is True:
        is_approved = signup.get("requiresApproval") is True
        reading.text("registration", "approval" if is_approved else "open", place="/signup")


def _read_videos(page: Page, reading: Reading) -> None:
    signed = []
    for video in dicts(page.json.get("data")):
        posted_at = parse_iso(line(video.get("publishedAt")) or "")
        identity = line(video.get("uuid"))
        if posted_at is None or identity is None or posted_at > page.fetched_at:
            continue
        if video.get("isLocal") is not True:
            continue
        reading.posts.append(
            Post(posted_at, PostKind.POST, fingerprint(identity), listing=Listing.STREAM)
        )
        account = whole(dig(video, "account", "id"))
        signed.append((str(account) if account else None, posted_at))
    add_authors(reading, signed, page.fetched_at, rank=Rank.API, place="/data/*/account/id")
