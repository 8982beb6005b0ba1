"""Whether this computer's clock agrees with those of the hosts that are visited. Pure."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from statistics import median

#: Hosts whose clocks are needed; one may be as wrong as ours.
LEAST_HOSTS = 3


class Clock:
    """The newest ``Date`` header of each host, against the moment it came."""

    def __init__(self) -> None:
        self._skews: dict[str, float] = {}

    def see(self, host: str, date: str, now: datetime) -> None:
        """Take a host's ``Date`` header; one that is none says nothing."""
        try:
            theirs = parsedate_to_datetime(date)
        except (ValueError, TypeError):
            return
        theirs = theirs if theirs.tzinfo else theirs.replace(tzinfo=UTC)
        self._skews[host] = (now - theirs).total_seconds()

    def skew(self) -> float | None:
        """Return by how many seconds ours is ahead of the middle one of theirs; ``None``: too few."""
        return median(self._skews.values()) if len(self._skews) >= LEAST_HOSTS else None
