"""What a capture shows, read by the same probes as an answer of today, as of the moment it was captured."""

from __future__ import annotations

from dataclasses import replace

from crawler.archives.captures import Archive, Capture
from crawler.elsewhere import add_bearing
from crawler.faces import look
from crawler.page import Page
from crawler.probes import read_page
from vocabulary.archived import ArchivedLook
from vocabulary.catalogue import Network
from vocabulary.identity import Bearing
from vocabulary.items import Outcome

#: Headers of the captured answer that an archive hands on under a name of its own.
_HANDED_ON = "x-archive-orig-"


def read_capture(page: Page, archive: Archive, capture: Capture, network: Network) -> ArchivedLook:
    """Return what the answer ``page`` of an archive shows of a network."""
    seen = _as_captured(page, capture, network.name)
    plain = ArchivedLook(capture.at, archive.shown(capture), seen.status)
    if not seen.body:
        return plain
    reading, finding = read_page(seen), look(seen)
    add_bearing(reading, seen, finding, network)
    observed = [each for each in reading.observations if each.outcome is Outcome.OBSERVED]
    said = {each.signal: each for each in reversed(observed)}
    borne, members = said.get("bears_name"), said.get("members_total")
    return replace(
        plain,
        face=finding.face,
        members_low=members.low if members else None,
        members_high=members.high if members else None,
        newest_post_at=max((post.posted_at for post in reading.posts), default=None),
        platform=reading.platform,
        is_other=borne is not None and borne.value == Bearing.NONE,
    )


def unopened(archive: Archive, capture: Capture) -> ArchivedLook:
    """Return what the index alone says of a capture."""
    return ArchivedLook(capture.at, archive.shown(capture), capture.status)


def _as_captured(page: Page, capture: Capture, known_as: str) -> Page:
    headers = {
        name.removeprefix(_HANDED_ON): value
        for name, value in page.headers.items()
        if name.startswith(_HANDED_ON) or name == "content-type"
    }
    return Page(capture.original, page.status, page.body, capture.at, headers, known_as=known_as)
