"""What a web archive says of a network: what it saw when, kept apart from our own looks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from vocabulary.items import Face, Purpose

#: Answers by which a site says that it is gone. A refusal (401, 403, 429) says nothing of the kind, and
#: an error of the server (5xx) is how many a living site turns robots away: ours and the archive's alike.
_FAILING = frozenset({404, 410})
#: Faces of a page that shows the network at home.
_HOME_FACES = frozenset({Face.OK, Face.SCRIPT_ONLY})
#: Faces under which nothing of the network is left.
GONE_FACES = frozenset(
    {
        *(Face.PARKED, Face.FOR_SALE, Face.SUSPENDED, Face.DEFAULT_PAGE, Face.DIRECTORY_INDEX),
        *(Face.UNCLAIMED_HOST, Face.SOFT_404, Face.ERROR_PAGE),
    }
)


class ArchiveOutcome(StrEnum):
    """What became of asking an archive."""

    SEEN = "seen"  # it has captures
    NEVER_SEEN = "never_seen"  # it has none: proves nothing
    REFUSED = "refused"  # it may not show them: proves nothing


@dataclass(frozen=True, slots=True)
class ArchivedLook:
    """What one capture shows of a home page, or of a list. Moments are aware; unknown is ``None``.

    ``url`` is the capture's own address, where anyone can look. Without a face the capture was not
    opened: its status alone is known. ``purpose`` is why a crawl would ask the page.
    """

    captured_at: datetime
    url: str
    status: int | None
    face: Face | None = None
    members_low: float | None = None
    members_high: float | None = None
    newest_post_at: datetime | None = None
    platform: str | None = None
    is_other: bool = False  # bears nothing of the network's name: another site, before it or after
    purpose: str = Purpose.HOME

    @property
    def is_list(self) -> bool:
        """Whether it is of a list and not of the home page: a list may go while its network lives."""
        return self.purpose != Purpose.HOME

    @property
    def shows_network(self) -> bool:
        """Whether the archive was shown the network itself, and no end of it; of a list, anything in it."""
        is_empty = self.members_low is None and self.newest_post_at is None
        return self.face in _HOME_FACES and not self.is_other and not (self.is_list and is_empty)

    @property
    def is_end(self) -> bool:
        """Whether nothing of the network was left, or it said itself that it had closed."""
        if self.is_list:
            return False
        if self.face is None:
            return self.status in _FAILING
        return self.face in GONE_FACES or self.face is Face.CLOSURE_NOTICE


@dataclass(frozen=True, slots=True)
class ArchiveAnswer:
    """What one archive said of one network when it was asked.

    ``captures`` are all it has of the home page; ``maybe_seen_at`` is the newest that may show the network
    alive: opened and alive, or of the home page, answered and not opened.
    """

    network: str
    archive: str  # its host
    asked_at: datetime
    outcome: ArchiveOutcome
    captures: int = 0
    first_at: datetime | None = None
    maybe_seen_at: datetime | None = None
    looks: tuple[ArchivedLook, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptCopy:
    """A copy that we asked an archive to keep of a page; ``address`` is empty where it keeps none."""

    network: str
    url: str
    archive: str  # its host
    asked_at: datetime
    address: str
