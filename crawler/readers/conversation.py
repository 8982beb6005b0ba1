"""Who speaks and how often, as numbers only. Names come in, counts go out; nothing else leaves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta

from crawler.items import Rank, Reading


def add_posting(
    reading: Reading, dates: Iterable[datetime], as_of: datetime, *, rank: Rank, place: str
) -> None:
    """Add ``posts_7d``, ``posts_30d`` and ``posts_90d`` of one answer.

    An answer that does not reach back to the start of a window gives a lower bound.
    """
    dated = sorted(dates)
    for days in (7, 30, 90):
        if dated:
            start = as_of - timedelta(days=days)
            number = sum(date >= start for date in dated)
            reading.number(
                f"posts_{days}d", number, at_least=dated[0] > start, rank=rank, place=place
            )


def add_authors(
    reading: Reading,
    signed: Iterable[tuple[str, datetime]],
    as_of: datetime,
    *,
    rank: Rank,
    place: str,
) -> None:
    """Add ``authors_30d``, ``authors_90d`` and ``top_author_share`` of one answer's signed posts.

    Posts without an author are not in ``signed``; without any, nothing is said.
    """
    posts = list(signed)
    if not posts:
        return
    oldest = min(date for _author, date in posts)
    for days in (30, 90):
        start = as_of - timedelta(days=days)
        authors = {author for author, date in posts if date >= start}
        reading.number(
            f"authors_{days}d", len(authors), at_least=oldest > start, rank=rank, place=place
        )
    if len(posts) > 1:
        most = Counter(author for author, _date in posts).most_common(1)[0][1]
        reading.number("top_author_share", round(most / len(posts), 3), rank=rank, place=place)
