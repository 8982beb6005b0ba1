"""A web archive as a second witness: until when it saw a network alive, and what since. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from analysis import policy
from analysis.rows import ArchivedRow
from vocabulary.archived import ArchivedLook
from vocabulary.items import Evidence, Face


@dataclass(frozen=True, slots=True)
class Archived:
    """What one archive knows of a network: its opened captures and ends, oldest first."""

    archive: str
    looks: tuple[ArchivedLook, ...]
    maybe_seen_at: datetime | None  # the newest capture that may show it alive

    @property
    def alive(self) -> ArchivedLook | None:
        """The last capture that shows the network itself."""
        return next((look for look in reversed(self.looks) if look.shows_network), None)

    @property
    def first_alive(self) -> ArchivedLook | None:
        """The first capture that shows the network itself."""
        return next((look for look in self.looks if look.shows_network), None)

    def death(self, as_of: datetime) -> ArchivedLook | None:
        """Return the last capture, where the archive bears witness that the network is gone.

        It saw the network alive once, for years no more, and found it gone since. What it never saw, and
        years without any capture, prove nothing.
        """
        alive, seen = self.alive, self.maybe_seen_at
        if alive is None or seen is None:
            return None
        if as_of - seen < timedelta(days=policy.ARCHIVE_SILENT_DAYS):
            return None
        after = [look for look in self.looks if look.captured_at > seen and not look.is_list]
        return after[-1] if after and after[-1].is_end else None


def witnesses(rows: Iterable[ArchivedRow]) -> dict[str, tuple[Archived, ...]]:
    """Return what the archives know of each network; the rows of one archive are together, oldest first."""
    found: dict[str, list[Archived]] = {}
    for (network, archive), mine in groupby(rows, key=lambda row: (row.network, row.archive)):
        found.setdefault(network, []).append(_archived(archive, list(mine)))
    return {network: tuple(each) for network, each in found.items()}


def _archived(archive: str, rows: Sequence[ArchivedRow]) -> Archived:
    seen = rows[0].maybe_seen_at
    looks = (
        ArchivedLook(
            datetime.fromisoformat(row.captured_at),
            row.url,
            row.status,
            Face(row.face) if row.face else None,
            row.members_low,
            newest_post_at=_moment(row.newest_post_at),
            is_other=bool(row.is_other),
            purpose=row.purpose,
        )
        for row in rows
    )
    return Archived(archive, tuple(looks), _moment(seen))


def _moment(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None


def evidence(look: ArchivedLook) -> Evidence:
    """Return where a capture can be looked at."""
    return Evidence(look.url, look.captured_at, look.status, "archive")
