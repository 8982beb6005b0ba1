"""One record for each row that judging loads: the columns of a query, by name and type.

Moments are ISO 8601 text as kept. Numbers that may be unknown are ``None``, never 0.
"""

from __future__ import annotations

from typing import NamedTuple

from vocabulary.items import Value


class NetworkRow(NamedTuple):
    """A network of today's catalogue."""

    id: str
    name: str
    url: str
    sectors: str
    audience: str
    languages: str
    region: str


class LookRow(NamedTuple):
    """One visit."""

    network: str
    crawl: int
    url: str
    purpose: str
    fetched_at: str
    outcome: str
    status: int | None
    face: str | None
    redirect_url: str | None
    tls_faults: str  # joined by |
    since: str | None


class ReachedRow(NamedTuple):
    """When a network last showed a page of its own."""

    network: str
    crawl: int
    at: str


class ObservationRow(NamedTuple):
    """One observation with the visit that made it."""

    network: str
    crawl: int
    signal: str
    outcome: str
    value: Value
    low: float | None
    high: float | None
    rank: str
    probe: str
    place: str
    quote: str
    url: str
    purpose: str
    fetched_at: str
    status: int | None
    unit: str = ""  # organisations: bodies, no persons


class SourceRow(NamedTuple):
    """The newest posts of one address, of one kind of list."""

    network: str
    source: str
    is_stream: int
    #: posted_at:first_seen_at:shown:spread joined by comma: unix seconds, posts shown then, and the seconds
    #: that posted_at may be too late by.
    times: str
    kinds: str  # joined by comma
    looked_at: str
    crawl: int
    languages: str


class MembersRow(NamedTuple):
    """Members as counted once."""

    network: str
    fetched_at: str
    low: float
    probe: str


class AlarmRow(NamedTuple):
    """A reader that no longer knows a page."""

    network: str
    probe: str
    url: str
    matched_at: str


class IdentityRow(NamedTuple):
    """One thing that a site said of itself."""

    network: str
    moment: str  # now, or before it failed for long
    fetched_at: str
    signal: str
    value: str


class NoticeRow(NamedTuple):
    """Since when a home page has been a notice."""

    network: str
    since: str


class TakeoverRow(NamedTuple):
    """One crawl in which a network's pages were not its own."""

    network: str
    sign: str  # overrun, stranger
    at: str


class GroupRow(NamedTuple):
    """One theme inside a network."""

    network: str
    name: str
    url: str
    newest_post_at: str | None
    seen_on: str
    fetched_at: str
    status: int | None


class HolderRow(NamedTuple):
    """One sign of who holds an address, as it was seen for a time."""

    network: str
    sign: str
    value: str
    first_at: str
    last_at: str


class UptimeRow(NamedTuple):
    """How often a network's server answered lately, and how fast."""

    network: str
    visits: int
    answered: int
    ms: int | None  # median time of its answers


class EditorialRow(NamedTuple):
    """A record entered by a person."""

    network: str
    fact: str
    dated: str
    value: str
    successor_url: str
    source_url: str
    note_fr: str
    note_en: str


class PaceRow(NamedTuple):
    """How often a network was visited lately."""

    network: str
    first: float  # unix seconds
    days: float  # between two crawls, on average


class ArchivedRow(NamedTuple):
    """What one capture of a web archive shows of a network, and what the archive may have seen since."""

    network: str
    archive: str
    captured_at: str
    url: str
    status: int | None
    face: str | None
    is_other: int
    purpose: str
    members_low: float | None
    newest_post_at: str | None
    maybe_seen_at: str | None
