"""Answers that have not changed: asked for only if they have, and re-stated where not. Pure.

An answer's server gives it a mark (``ETag``) or a day (``Last-Modified``); sent back, one of them lets
it say "304, as before" instead of sending the same again. Then what was read is stated again, dated
anew: that the server answers is a fact of today, and dates of contributions stay the days they were.
What would be read otherwise on another day has an end (``Keepsake.until``), from which the answer is
asked for in full.

Where a server sends the same bytes again, they are not read again either, as long as reading them would say
the same (``Keepsake.alike_until``): their facts are stated again in the same way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zlib import crc32

from crawler.known_again import digest
from crawler.page import Page
from crawler.reading import Reading
from crawler.robots import reserves_rights
from crawler.seen import OF_THE_SERVER, Seen, Unseen, add_holder
from crawler.visit_time import plain
from vocabulary.items import (
    NOT_ITS_PAGES,
    Face,
    FetchOutcome,
    Keepsake,
    Observation,
    Purpose,
)
from vocabulary.kept import KeptAnswer

NOT_MODIFIED = 304
DETAIL = "as before"
#: How long a server's word that nothing has changed is taken: some say so of pages that have.
LONGEST = timedelta(days=21)
#: And for figures of the last days, which another day changes though the page is the same.
LATELY = timedelta(days=3)
_OF_LATE = ("_7d", "_30d", "_90d", "_day", "_week", "_month", "_online")
#: A missing address that was only guessed is asked again after so long, not all on one day.
GUESS_AGAIN, _SPREAD = timedelta(days=21), 14
#: Said of an end: what is read then hangs on the day.
_ENDS = frozenset({"notice", "closed_on", "offline_since", "successor_url"})
_COMING = frozenset({"closes_on", "next_event_at"})
#: Characters of a mark.
_LONGEST_MARK = 200
#: Apache adds it to the mark of an answer it has packed, and does not know it again (bug 45023).
_PACKED_BY_APACHE = '-gzip"'


def condition(kept: KeptAnswer | None, now: datetime) -> dict[str, str]:
    """Return the header that asks for an answer only if it has changed; none where it is wanted whole."""
    if kept is None or not kept.record.visit.fetched_at <= now < kept.keepsake.until:
        return {}
    mark, day = kept.keepsake.etag, kept.keepsake.modified
    if mark and not (day and mark.endswith(_PACKED_BY_APACHE)):
        return {"If-None-Match": mark}
    return {"If-Modified-Since": day} if day else {}


def keepsake(page: Page, seen: Seen) -> Keepsake | None:
    """Return what to ask with next time; ``None`` where the answer must be seen whole each time.

    That is any answer that is not plainly a living page, or that cannot be known again.
    """
    visit, reading = seen.visit, seen.reading
    mark, day = _header(page, "etag"), _header(page, "last-modified")
    is_living = visit.outcome is FetchOutcome.OK and visit.face in {None, Face.OK}
    is_known_again = bool(mark or day or seen.digest) and page.status == 200
    if not (is_living and is_known_again) or visit.purpose in NOT_ITS_PAGES or visit.errors:
        return None
    if seen.reserves_rights or any(each.signal in _ENDS for each in reading.observations):
        return None
    read_at = plain(page.fetched_at)
    return Keepsake(
        etag=mark,
        modified=day,
        until=min(_limits(read_at, reading)),
        alike_until=min(read_at + LONGEST, seen.alike_until or read_at),
        digest=seen.digest,
        platform=reading.platform,
        language=reading.language,
        asks=tuple(reading.asks),
        feeds=tuple(reading.feeds),
        foreign_feeds=tuple(reading.foreign_feeds),
        sitemaps=tuple(reading.sitemaps),
    )


def _limits(read_at: datetime, reading: Reading) -> Iterator[datetime]:
    """Yield the moments from which the answer would be read otherwise, or may be."""
    yield read_at + LONGEST
    yield datetime(
        read_at.year + 1, 1, 1, tzinfo=UTC
    )  # figures of the year before last are of the past
    if any(group.topics_30d or group.posts_30d for group in reading.groups):
        yield read_at + LATELY
    yield from (post.posted_at for post in reading.posts if post.posted_at > read_at)
    for seen in reading.observations:
        if seen.signal.endswith(_OF_LATE):
            yield read_at + LATELY
        elif seen.signal in _COMING:
            yield _moment(seen, read_at)


def _moment(seen: Observation, read_at: datetime) -> datetime:
    try:
        found = datetime.fromisoformat(str(seen.value))
    except ValueError:
        return read_at  # "2026-12": not known to the day
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def as_before(kept: KeptAnswer, unseen: Unseen, *, was_asked: bool) -> Seen | None:
    """Return what an answer says that is as before; ``None``: it has to be read.

    ``was_asked``: it was asked for only if it had changed.
    """
    page, visit, before, led = unseen.page, unseen.visit, kept.record.visit, kept.keepsake
    reserves = False  # else it would not have been kept
    if was_asked and page.status == NOT_MODIFIED:
        reserves = reserves_rights(page)
        visit = replace(visit, content_type=before.content_type, detail=DETAIL)
    elif _is_the_same(kept, unseen):
        visit = replace(visit, detail=before.detail)
        led = replace(led, etag=_header(page, "etag"), modified=_header(page, "last-modified"))
    else:
        return None
    faults = page.certificate.faults if page.certificate else ()
    visit = replace(visit, outcome=FetchOutcome.OK, face=before.face, tls_faults=faults)
    reading = _reading_of(kept, page)
    return Seen(visit, reading=reading, reserves_rights=reserves, keepsake=led)


def _is_the_same(kept: KeptAnswer, unseen: Unseen) -> bool:
    """Whether the same bytes came again, soon enough to say the same."""
    page, led = unseen.page, kept.keepsake
    is_soon = kept.record.visit.fetched_at <= plain(page.fetched_at) < led.alike_until
    if not (led.digest and is_soon) or page.notes:
        return False
    return digest(page, unseen.network, unseen.visit.purpose) == led.digest


def _reading_of(kept: KeptAnswer, page: Page) -> Reading:
    """Return what was read of an answer that is as before; its certificate is today's."""
    record, led = kept.record, kept.keepsake
    reading = Reading(
        observations=[seen for seen in record.observations if seen.signal not in OF_THE_SERVER],
        posts=list(record.posts),
        groups=list(record.groups),
        asks=list(led.asks),
        feeds=list(led.feeds),
        foreign_feeds=list(led.foreign_feeds),
        sitemaps=list(led.sitemaps),
        platform=led.platform,
        language=led.language,
    )
    if record.visit.purpose == Purpose.HOME:
        add_holder(reading, page)
    return reading


def is_worth_asking(url: str, missing_at: datetime | None, now: datetime) -> bool:
    """Whether to ask for an address that nothing names, and that was missing at ``missing_at``."""
    if missing_at is None or missing_at > now:
        return True
    spread = timedelta(days=crc32(url.encode()) % _SPREAD)
    return now - missing_at >= GUESS_AGAIN + spread


def _header(page: Page, name: str) -> str:
    value = page.headers.get(name, "").strip()
    is_plain = value.isascii() and value.isprintable() and len(value) <= _LONGEST_MARK
    return value if is_plain else ""
