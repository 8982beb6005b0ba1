"""What a capture shows, read by the same probes as an answer of today, as of the moment it was captured."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from crawler.archives.captures import HANDED_ON, Archive, Capture
from crawler.elsewhere import add_bearing
from crawler.faces import look
from crawler.onward import Onward
from crawler.page import Page
from crawler.probes import read_page
from crawler.reading import Reading
from crawler.steps import HOME, SEED, Step, Steps
from vocabulary.archived import ArchivedLook
from vocabulary.catalogue import Network
from vocabulary.identity import Bearing
from vocabulary.items import Outcome, Purpose
from vocabulary.kept import NOTHING

#: Between which marks archives put a banner or scripts of their own into a page.
_OWN_PARTS = (
    (b"<!-- BEGIN WAYBACK TOOLBAR INSERT -->", b"<!-- END WAYBACK TOOLBAR INSERT -->"),
    (b"<!-- WB Insert -->", b"<!-- End WB Insert -->"),
)


@dataclass(frozen=True, slots=True)
class Lead:
    """A list that a captured home page leads to; one that it links to is captured more often."""

    url: str
    purpose: str
    is_linked: bool


@dataclass(frozen=True, slots=True)
class Opened:
    """What a capture shows, and where its page leads."""

    look: ArchivedLook
    leads: tuple[Lead, ...] = ()


def read_capture(
    page: Page, archive: Archive, capture: Capture, network: Network, purpose: str = Purpose.HOME
) -> Opened:
    """Return what the answer ``page`` of an archive shows of a network."""
    seen = _as_captured(page, archive, capture, network.name)
    plain = ArchivedLook(capture.at, archive.shown(capture), seen.status, purpose=purpose)
    if not seen.body:
        return Opened(plain)
    reading, finding = read_page(seen), look(seen)
    if purpose == Purpose.HOME:
        add_bearing(reading, seen, finding, network)
    observed = [each for each in reading.observations if each.outcome is Outcome.OBSERVED]
    said = {each.signal: each for each in reversed(observed)}
    borne, members = said.get("bears_name"), said.get("members_total")
    found = replace(
        plain,
        face=finding.face,
        members_low=members.low if members else None,
        members_high=members.high if members else None,
        newest_post_at=max((post.posted_at for post in reading.posts), default=None),
        platform=reading.platform,
        is_other=borne is not None and borne.value == Bearing.NONE,
    )
    is_its_home = purpose == Purpose.HOME and found.shows_network
    return Opened(found, _leads(seen, reading, network) if is_its_home else ())


def unopened(archive: Archive, capture: Capture) -> ArchivedLook:
    """Return what the index alone says of a capture."""
    return ArchivedLook(capture.at, archive.shown(capture), capture.status)


def lists_of(network: Network, homes: Iterable[Opened]) -> list[Lead]:
    """Return the lists worth asking an archive for, the best first: the catalogue's seeds, then what the
    captured home pages lead to, the newest before."""
    seeds = [Lead(seed.url, Purpose.SEED, is_linked=True) for seed in network.seeds]
    led = [lead for home in sorted(homes, key=_moment, reverse=True) for lead in home.leads]
    led.sort(key=lambda lead: not lead.is_linked)
    found = {lead.url: lead for lead in reversed([*seeds, *led]) if lead.url != network.url}
    return list(reversed(found.values()))


def with_owner(found: ArchivedLook, homes: Iterable[Opened]) -> ArchivedLook:
    """Return a list's look, told whose it was: of whoever the home page was of at the time nearest to it."""
    nearest = min(homes, key=lambda home: abs(home.look.captured_at - found.captured_at))
    return replace(found, is_other=nearest.look.is_other)


def _moment(home: Opened) -> float:
    return home.look.captured_at.timestamp()


def _leads(page: Page, reading: Reading, network: Network) -> tuple[Lead, ...]:
    """Return what a crawl would ask after this page, in its order; guesses are none."""
    steps = Steps()
    Onward(network, steps, NOTHING).from_page(Step(HOME, 0, page.url, Purpose.SEED), page, reading)
    linked = {page.join(link.href) for link in page.links} | set(reading.feeds)
    found = []
    while steps:
        step = steps.pop()
        if step.order > SEED and step.purpose != Purpose.SITEMAP:
            found.append(Lead(step.url, step.purpose, step.url in linked))
    return tuple(found)


def _as_captured(page: Page, archive: Archive, capture: Capture, known_as: str) -> Page:
    own = {name: page.headers[name] for name in ("content-type",) if name in page.headers}
    handed_on = {
        name.removeprefix(HANDED_ON): value
        for name, value in page.headers.items()
        if name.startswith(HANDED_ON)
    }
    body = _without_archive(page.body, archive)
    headers = own | handed_on
    return Page(capture.original, page.status, body, capture.at, headers, known_as=known_as)


def _without_archive(body: bytes, archive: Archive) -> bytes:
    """Return a page without an archive's own parts, and with its addresses as they were captured.

    Asked for a page as it was captured most archives leave both out; some do not.
    """
    for begin, end in _OWN_PARTS:
        first, *rest = body.split(begin)
        body = first + b"".join(part.partition(end)[2] if end in part else part for part in rest)
    return _rewritten(archive).sub(b"", body)


def _rewritten(archive: Archive) -> re.Pattern[bytes]:
    """Return what an archive puts before the addresses in its pages."""
    parts = urlsplit(archive.address)
    host, path = re.escape(parts.netloc.encode()), re.escape(parts.path.encode())
    return re.compile(
        rb"(?:(?:https?:)?//" + host + rb")?" + path + rb"/[0-9]{14}(?:[a-z]{2}_)?/(?=https?:)"
    )
