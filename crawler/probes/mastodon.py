"""Mastodon: a fediverse server of members who follow and write to each other."""

from __future__ import annotations

import re
from collections.abc import Callable
from operator import itemgetter
from typing import Any

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.probes.misskey import SOFTWARE as MISSKEYS
from crawler.readers import add_authors, add_counts, dicts, dig, line, parse_iso, whole
from crawler.readers.json_values import digits
from crawler.readers.moderation import add_rules
from crawler.reading import Reading
from vocabulary.items import Ask, Listing, Outcome, Post, PostKind, Rank, fingerprint

#: The most statuses the timeline gives in one answer.
TIMELINE_LENGTH = 40
#: Seconds since the last complete week began: one to two weeks, and a day for caches and clocks.
NEWEST_WEEK, OLDEST_WEEK = 6 * 86_400, 15 * 86_400
#: What is asked, the most telling first.
ENDPOINTS = (
    "/api/v2/instance",
    f"/api/v1/timelines/public?local=true&limit={TIMELINE_LENGTH}",
    "/api/v1/instance",
    "/api/v1/instance/activity",
    "/nodeinfo/2.0",
)
#: How software that speaks the API names itself beside the version of the API.
_COMPATIBLE = re.compile(r"\(compatible; ([A-Za-z][A-Za-z.-]{1,30})[ /]([\w.+-]{1,60})")
#: Signal, and its key in the figures of the server.
COUNTS = (("members_total", "user_count"), ("posts_total", "status_count"))
_SHELLS = (b'id="mastodon"', b"id='mastodon'")


class MastodonProbe(Probe):
    """Mastodon and its forks (glitch-soc, Hometown); answers of servers that speak its API.

    Reads: the page that starts the web application (``div#mastodon``); ``/api/v2/instance``,
    ``/api/v1/instance``, ``/api/v1/instance/activity``, ``/api/v1/timelines/public`` (local).
    Gives: the software, where other software speaks the API and names itself beside the version;
    members in total and active in a month or week, registration, posts in total and of the
    last complete week, dates of the newest public posts, number of their authors; how many
    rules it publishes.
    Caveats: with limited federation the server reports 0 active members, and older versions do not
    say that they hide them: such a 0 is unknown. The newest week of the activity is incomplete and
    left out. What a fork of Misskey answers counts the whole known fediverse, and is no total. Accounts
    marked as bots do not count. A timeline that needs a login gives nothing.
    Checked: mastodon/mastodon: instance serializers (v1, v2), activity controller, _web_app
    view. Not checked: the timeline's entity, known from the API's documentation.
    """

    name = "mastodon"
    is_platform = True

    def matches(self, page: Page) -> bool:
        """Whether ``page`` starts the web application or is one of the API's answers."""
        if page.is_html:
            return page.has_any(_SHELLS)
        return page.path in _READERS and page.json is not None

    def read(self, page: Page) -> Reading:
        """Return what the page or the API's answer says."""
        reading = Reading()
        if page.is_html:
            if page.shows("div#mastodon"):
                self._read_shell(page, reading)
        else:
            _READERS[page.path](page, reading)
        return reading

    def _read_shell(self, page: Page, reading: Reading) -> None:
        place = "div#mastodon"
        reading.platform = self.name
        reading.text("software", self.name, rank=Rank.MARKUP, place=place)
        for feature in ("profiles", "contacts", "search"):
            reading.feature(feature, place=place)
        for order, endpoint in enumerate(ENDPOINTS, 10):
            reading.asks.append(Ask(page.join(endpoint), self.name, order))


def _read_v2(page: Page, reading: Reading) -> None:
    version = line(dig(page.json, "version")) or ""
    _read_compatible(page.json, reading)
    if "mastodon" in (line(dig(page.json, "source_url")) or "").lower():
        reading.platform = MastodonProbe.name
        reading.text("software", MastodonProbe.name, place="/source_url")
        reading.text("software_version", version, place="/version", quote=version)
    _read_active(page.json, reading)
    registrations = dig(page.json, "registrations")
    is_open, on_approval = dig(registrations, "enabled"), dig(registrations, "approval_required")
    _read_registration(is_open, on_approval, "/registrations", reading)
    _read_language(page.json, reading)
    add_rules(reading, dig(page.json, "rules"), "/rules")


def _read_active(answer: Any, reading: Reading) -> None:
    signal, place = "members_active_month", "/usage/users/active_month"
    active = whole(dig(answer, "usage", "users", "active_month"))
    if active == 0 and dig(answer, "configuration", "limited_federation") is not False:
        reading.missing(signal, Outcome.NOT_AVAILABLE, place=place)
    else:
        reading.number(signal, active, place=place, quote=f"active_month: {active}")


def _read_v1(page: Page, reading: Reading) -> None:
    _read_compatible(page.json, reading)
    if reading.platform not in MISSKEYS:
        _read_totals(page.json, reading)
    is_open, on_approval = dig(page.json, "registrations"), dig(page.json, "approval_required")
    _read_registration(is_open, on_approval, "/registrations", reading)
    _read_language(page.json, reading)
    add_rules(reading, dig(page.json, "rules"), "/rules")


def _read_totals(answer: Any, reading: Reading) -> None:
    """Take the totals of the server: a fork of Misskey would give those of all it has heard of."""
    # Friendica, which speaks this API, hides its counts as zeros.
    add_counts(reading, dig(answer, "stats"), COUNTS, "/stats", users="user_count")


def _read_compatible(answer: Any, reading: Reading) -> None:
    named = _COMPATIBLE.search(line(dig(answer, "version")) or "")
    if named:
        reading.platform = named[1].lower()
        reading.text("software", named[1].lower(), place="/version", quote=named[0])
        reading.text("software_version", named[2], place="/version", quote=named[0])


def _read_registration(is_open: Any, on_approval: Any, place: str, reading: Reading) -> None:
    if is_open is False:
        reading.text("registration", "closed", place=place)
    elif is_open is True and isinstance(on_approval, bool):
        reading.text("registration", "approval" if on_approval else "open", place=place)


def _read_language(answer: Any, reading: Reading) -> None:
    languages = dig(answer, "languages")
    if isinstance(languages, list) and len(languages) == 1:
        code = (line(languages[0]) or "")[:2].lower()
        if len(code) == 2 and code.isascii() and code.isalpha():
            reading.language = code
            reading.text("language", code, place="/languages")


def _read_activity(page: Page, reading: Reading) -> None:
    """Take the newest complete week, the second of the list, if the list is of today.

    A week starts on Monday or, in newer versions, whole weeks before the answer: by a clock that
    may differ from ours, so the age of the week cannot tell which one is complete.
    """
    weeks = sorted(
        ((starts, week) for week in dicts(page.json) if (starts := digits(week.get("week")))),
        key=itemgetter(0),
        reverse=True,
    )
    if len(weeks) < 2:
        return
    starts, week = weeks[1]
    if not NEWEST_WEEK <= page.fetched_at.timestamp() - starts < OLDEST_WEEK:
        return
    for signal, key in (("posts_7d", "statuses"), ("members_active_week", "logins")):
        value = digits(week.get(key))
        reading.number(signal, value, place=f"/1/{key}", quote=f"{key}: {value}")


def _read_timeline(page: Page, reading: Reading) -> None:
    signed = []
    for status in dicts(page.json):
        posted_at = parse_iso(line(status.get("created_at")) or "")
        identity = line(status.get("uri")) or line(status.get("id"))
        if posted_at is None or identity is None or dig(status, "account", "bot") is True:
            continue
        kind = PostKind.COMMENT if status.get("in_reply_to_id") else PostKind.POST
        reading.posts.append(Post(posted_at, kind, fingerprint(identity), listing=Listing.STREAM))
        if author := line(dig(status, "account", "id")):
            signed.append((author, posted_at))
    add_authors(reading, signed, page.fetched_at, rank=Rank.API, place="/*/account/id")


_READERS: dict[str, Callable[[Page, Reading], None]] = {
    "/api/v2/instance": _read_v2,
    "/api/v1/instance": _read_v1,
    "/api/v1/instance/activity": _read_activity,
    "/api/v1/timelines/public": _read_timeline,
}
