"""What is true of a real server's community: seeded by us, so known. All people are fictitious."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Person:
    """A made-up member; nothing of them may ever be kept by a crawl."""

    login: str
    name: str
    email: str


PEOPLE = (
    Person("colombe-vassard", "Colombe Vassard", "colombe@vassard.example"),
    Person("ignace-morlune", "Ignace Morlune", "ignace@morlune.example"),
    Person("sidonie-quercier", "Sidonie Quercier", "sidonie@quercier.example"),
    Person("hilaire-bontrant", "Hilaire Bontrant", "hilaire@bontrant.example"),
)


@dataclass(frozen=True, slots=True)
class Community:
    """One real server that is up, and the truth about what it shows to the public."""

    id: str
    name: str
    url: str
    version: str  # as the software itself says
    posts: tuple[datetime, ...]  # posts, edits or topics
    comments: tuple[datetime, ...] = ()  # what answers them

    @property
    def newest(self) -> datetime:
        """The time of the newest public contribution."""
        return max(self.posts + self.comments)


def days_before(as_of: datetime, *days: float) -> tuple[datetime, ...]:
    """Return the moments that many ``days`` before ``as_of``, to the second as the software keeps."""
    return tuple((as_of - timedelta(days=each)).replace(microsecond=0) for each in days)
