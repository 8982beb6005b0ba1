"""Communities met while crawling: what networks' own pages call theirs, or send their members to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from crawler.discovery.candidate import Proposal
from pipelines.database import opened

#: For each address the newest sight of it. A network that is listed no more may have opted out. (A bare
#: column beside max() comes from the row that has the maximum: documented by SQLite.)
_MET = """
  SELECT o.value AS url, n.name, o.signal, v.url AS page, max(v.fetched_at) AS at
  FROM observation o JOIN sound_visit v ON v.id = o.visit
  JOIN network n ON n.id = o.network AND n.listed = 1
  WHERE o.signal IN ('community_url', 'successor_url') AND o.outcome = 'observed'
  GROUP BY o.value ORDER BY at DESC, url
"""
_NOTES = {
    "community_url": "the page of {name} calls it its community",
    "successor_url": "the page of {name} sends its members there",
}


class Met(NamedTuple):
    """A community with the page that leads to it and the day that was seen (ISO)."""

    proposal: Proposal
    page: str
    day: str


def met(db: Path) -> Iterator[Met]:
    """Yield each community that the crawls kept in ``db`` have met, the newest first."""
    with opened(db) as database:
        for row in database.query(_MET):
            name = f"{row['name']} ({urlsplit(row['url']).hostname})"
            note = _NOTES[row["signal"]].format(name=row["name"])
            yield Met(Proposal(name, row["url"], note=note), row["page"], row["at"][:10])
