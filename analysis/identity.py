"""What a site says it is, so that its successor and a stranger under its name can be told apart. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from vocabulary.identity import names

#: Software that any kind of site runs on: two sites have it in common by chance.
_COMMON_SOFTWARE = frozenset({"wordpress", "drupal", "spip", "dotclear", "ghost"})
#: The same thing, as read of the network itself and of the site it leads to.
_FIELDS = {
    "home_title": "title",
    "successor_title": "title",
    "software": "software",
    "successor_software": "software",
    "language": "language",
    "successor_language": "language",
    "successor_bears_name": "bears",
    "successor_post_at": "newest_post_at",
}


@dataclass(frozen=True, slots=True)
class Identity:
    """What a site said of itself at one moment; ``None`` is not known."""

    at: datetime
    title: str | None = None
    software: str | None = None
    language: str | None = None
    bears: str | None = None  # how it bears the network's name: ``vocabulary.identity.Bearing``
    newest_post_at: str | None = None  # ISO 8601 UTC

    def is_named(self, *known: str | None) -> bool:
        """Whether its title names one of these: the name, an earlier title."""
        return any(names(self.title or "", name) for name in known if name)

    def runs_as(self, other: Identity | None) -> bool:
        """Whether both run on the same software, one that only communities run on."""
        same = other is not None and self.software is not None and self.software == other.software
        return same and self.software not in _COMMON_SOFTWARE

    def differs_from(self, other: Identity | None) -> bool:
        """Whether software or language are known of both and are not the same."""
        if other is None:
            return False
        pairs = ((self.software, other.software), (self.language, other.language))
        return any(mine and theirs and mine != theirs for mine, theirs in pairs)


def identities(rows: Iterable[Any]) -> dict[tuple[str, str], Identity]:
    """Return (network, moment) -> identity; of several pages of one crawl the last one seen."""
    found: dict[tuple[str, str], dict[str, Any]] = defaultdict(dict)
    for row in rows:
        if row.signal not in _FIELDS:  # read of the successor, and nothing of who it is
            continue
        known = found[row.network, row.moment]
        known["at"] = datetime.fromisoformat(row.fetched_at)
        known[_FIELDS[row.signal]] = row.value
    return {key: Identity(**known) for key, known in found.items()}
