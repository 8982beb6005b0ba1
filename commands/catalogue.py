"""Show the catalogue where no crawl has gone out yet, so that it can be searched at once."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from commands.errors import stopping
from pipelines.crawls import has_crawled
from pipelines.database import locked, opened
from pipelines.from_people import list_networks
from vocabulary.catalogue import load, load_vocabulary


def publish_catalogue(db: Path, path: Path) -> None:
    """Publish the catalogue at ``path`` in ``db`` unless a crawl has filled it: nothing is judged yet."""
    if has_crawled(db):
        return
    from analysis.publish import assess  # most who serve judge nothing

    with stopping():
        catalogue, vocabulary = load(path), load_vocabulary(path)
    now = datetime.now(UTC)
    with locked(db):
        list_networks(db, catalogue, vocabulary, now)
        with opened(db) as database:
            assess(database, now)
