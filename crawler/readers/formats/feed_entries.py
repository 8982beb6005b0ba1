"""What every feed reader gives: a feed and its entries. Data only."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from crawler.readers.json_values import line
from vocabulary.frozen import record

#: Entries read of one feed: far more than a rhythm needs.
MAX_ENTRIES = 200
#: Characters of an identity that are looked at; addresses are shorter.
_MAX_KEY = 2_000
#: A reply by its address (WordPress, bbPress, Discourse, ...) or by its title, with the forum's name
#: before it where phpBB prints one.
_REPLY_ADDRESS = re.compile(
    r"#(?:comment|reply|answer|c)-?[0-9]|[/#]comments?/|/replies/", re.IGNORECASE
)
_REPLY_TITLE = re.compile(r"(?:[^•]{0,100}• )?(?:re|aw|rép(?:onse)?) ?: ", re.IGNORECASE)
_FORUM_NAME = re.compile(r"[^•]{0,100}• ")
_WEB = ("http://", "https://")


@record(frozen=True, slots=True)
class FeedEntry:
    """One item of a feed."""

    identity: str  # its guid, id or link
    posted_at: datetime | None  # published, else updated; aware UTC
    author: str | None = field(default=None, repr=False)
    is_reply: bool = False
    address: str = ""  # where it leads
    thread: str = field(
        default="", repr=False, compare=False
    )  # its title without "Re:"; stays in memory


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's entries in its own order."""

    kind: str  # feedparser's name of the format (rss20, atom10, ...) or jsonfeed
    entries: tuple[FeedEntry, ...]
    language: str | None = None  # two letters
    generator: str | None = None

    @property
    def undated(self) -> int:
        """How many entries have no readable date."""
        return sum(entry.posted_at is None for entry in self.entries)


def make_entry(
    identity: Any, link: Any, title: Any, posted_at: datetime | None, author: Any
) -> FeedEntry:
    """Return an entry from a feed's own values, which may be of any type or missing."""
    key, address, heading = _key(identity), _key(link), line(title) or ""
    thread, is_reply = heading[:_MAX_KEY], bool(_REPLY_ADDRESS.search(f"{key} {address}"))
    if ": " in heading:
        is_reply = is_reply or bool(_REPLY_TITLE.match(heading))
        thread = _REPLY_TITLE.sub("", thread, count=1)
    if "• " in thread:
        thread = _FORUM_NAME.sub("", thread, count=1)
    return FeedEntry(
        key or address or f"{heading} {posted_at}",
        posted_at,
        line(author),
        is_reply,
        address if address.startswith(_WEB) else key if key.startswith(_WEB) else "",
        thread.strip(),
    )


def _key(value: Any) -> str:
    is_one = isinstance(value, str | int) and not isinstance(value, bool)
    return str(value).strip()[:_MAX_KEY] if is_one else ""


def distinct(entries: Iterable[FeedEntry]) -> tuple[FeedEntry, ...]:
    """Return ``entries`` without those that repeat an identity; the newest date of each stays.

    Some feeds give all entries one identity, some one address, too: what tells them apart is added.
    """
    listed = list(entries)
    if len({entry.identity for entry in listed}) == len(listed):
        return tuple(listed)
    for told_by in (_address, _thread):
        listed = _told_apart(listed, told_by)
    by_identity: dict[str, FeedEntry] = {}
    for entry in listed:
        seen = by_identity.setdefault(entry.identity, entry)
        if entry.posted_at and (seen.posted_at is None or entry.posted_at > seen.posted_at):
            by_identity[entry.identity] = entry
    return tuple(by_identity.values())


def _address(entry: FeedEntry) -> str:
    return entry.address


def _thread(entry: FeedEntry) -> str:
    return entry.thread


def _told_apart(entries: list[FeedEntry], told_by: Callable[[FeedEntry], str]) -> list[FeedEntry]:
    """Return ``entries`` with what ``told_by`` gives added to an identity that several dates share."""
    dates: dict[str, set[datetime | None]] = {}
    for entry in entries:
        dates.setdefault(entry.identity, set()).add(entry.posted_at)
    return [
        replace(entry, identity=f"{entry.identity} {told_by(entry)}")
        if len(dates[entry.identity]) > 1
        else entry
        for entry in entries
    ]


def language_code(tag: str | None) -> str | None:
    """Return the two-letter code of a language tag such as ``fr-FR``, or ``None``."""
    code = (tag or "").lower().replace("_", "-").partition("-")[0]
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None
