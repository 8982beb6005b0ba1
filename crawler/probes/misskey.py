"""Misskey and its forks: federated servers of short notes."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time, timedelta
from typing import Any

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers import attribute, dig, line, whole
from crawler.reading import Reading
from vocabulary.items import Ask, Listing, Post, PostKind, Rank, fingerprint

NOTES, ACTIVE = "/api/charts/notes", "/api/charts/active-users"
#: Complete days asked for; the day that is not over yet comes first and is one more.
DAYS = 90
SOFTWARE = frozenset(
    {"misskey", "sharkey", "firefish", "calckey", "foundkey", "cherrypick", "iceshrimp"}
)
_NAME = 'meta[name="application-name"][content]'
_INSTANCE = 'meta[property="instance_url"]'
_META = "script#misskey_meta"


class MisskeyProbe(Probe):
    """Misskey and its forks (Sharkey, Firefish, CherryPick and others).

    Reads: the page that starts its web application (``meta application-name``, the state in
    ``script#misskey_meta``); the charts of notes and of active users, day by day.
    Gives: registration, notes of 7, 30 and 90 complete days, the days on which notes were written,
    members active on the last complete day; members and notes in total through NodeInfo.
    Caveats: its statistics and timelines answer only to POST and are not asked. NodeInfo's active
    members are never counted and stay unknown. A day stands for all its notes, at its first moment,
    so the newest date may be hours early. Replies and shares of others' notes are notes too.
    "Disabled" registration means by invitation code.
    Checked: misskey-dev/misskey: base views, NodeinfoServerService, chart endpoints (GET is
    allowed) and entities; registration fields in MetaEntityService and forks of it. Not checked:
    the application names of forks, and that their charts keep the same form.
    """

    name = "misskey"
    is_platform = True

    def matches(self, page: Page) -> bool:
        """Whether ``page`` starts its web application or is one of the charts."""
        if page.is_html:
            return page.has(b"instance_url") and page.has(b"application-name")
        return page.path in (NOTES, ACTIVE) and isinstance(page.json, dict)

    def read(self, page: Page) -> Reading:
        """Return what the page or the chart says."""
        reading = Reading()
        if page.is_html:
            self._read_page(page, reading)
        elif page.path == NOTES:
            _read_notes(page, reading)
        else:
            _read_active(page, reading)
        return reading

    def _read_page(self, page: Page, reading: Reading) -> None:
        node = page.first(_NAME)
        software = attribute(node, "content").strip().lower() if node else ""
        if software not in SOFTWARE or not page.shows(_INSTANCE):
            return
        reading.platform = self.name
        reading.text("software", software, rank=Rank.MARKUP, place=_NAME, quote=software)
        for feature in ("profiles", "contacts", "search"):
            reading.feature(feature, place=_NAME)
        _read_state(page, reading)
        reading.asks.append(Ask(page.join("/nodeinfo/2.0"), "nodeinfo", 10))
        for order, chart in ((11, NOTES), (12, ACTIVE)):
            query = f"span=day&limit={DAYS + 1 if chart == NOTES else 2}"
            reading.asks.append(Ask(page.join(f"{chart}?{query}"), self.name, order))


def _read_state(page: Page, reading: Reading) -> None:
    script = page.first(_META)
    try:
        state = json.loads(script.text()) if script else None
    except (ValueError, RecursionError):
        return
    version = line(dig(state, "version"))
    reading.text("software_version", version, place=f"{_META} /version", quote=version or "")
    is_disabled = dig(state, "disableRegistration")
    if isinstance(is_disabled, bool):
        is_approved = dig(state, "approvalRequiredForSignup") is True
        word = "invite" if is_disabled else "approval" if is_approved else "open"
        quote = f"disableRegistration: {str(is_disabled).lower()}"
        reading.text("registration", word, place=f"{_META} /disableRegistration", quote=quote)


def _read_notes(page: Page, reading: Reading) -> None:
    written = _counts(dig(page.json, "local", "inc"))
    totals = _counts(dig(page.json, "local", "total"))
    if not any(written) and not any(totals):
        return  # a chart that was never filled
    place = "/local/inc"
    for days in (7, 30, DAYS):
        complete = written[1 : days + 1]
        if len(complete) == days:
            reading.number(f"posts_{days}d", sum(complete), place=place, quote=f"{days} days")
    for ago, count in enumerate(written):
        if count:
            day = _day(page.fetched_at, ago)
            identity = fingerprint(f"{page.host} notes {day.date()}")
            reading.posts.append(Post(day, PostKind.POST, identity, listing=Listing.STREAM))


def _read_active(page: Page, reading: Reading) -> None:
    readers = _counts(dig(page.json, "read"))
    if len(readers) > 1 and any(readers):
        place = "/read/1"
        reading.number("members_active_day", readers[1], place=place, quote=f"read: {readers[1]}")


def _counts(values: Any) -> list[int]:
    """Return counts of days, newest first, up to the first value that is none."""
    counts: list[int] = []
    for value in values if isinstance(values, list) else ():
        count = whole(value)
        if count is None or len(counts) > DAYS:
            break
        counts.append(count)
    return counts


def _day(as_of: datetime, ago: int) -> datetime:
    return datetime.combine(as_of.astimezone(UTC).date() - timedelta(days=ago), time(), UTC)
