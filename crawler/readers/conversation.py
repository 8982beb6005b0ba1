"""Who speaks and how often, as numbers only. Names come in, counts go out; nothing else leaves.

Contributions are given in the answer's own order, the undated ones too. Only a list that runs from
the newest to the oldest tells how far back it is complete: one that starts with a pinned topic, or
is sorted by the last reply, does not. Where an answer is not known to be complete, its numbers are
lower bounds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from crawler.items import Rank
from crawler.reading import Reading


def add_posting(
    reading: Reading, dates: Iterable[datetime | None], as_of: datetime, *, rank: Rank, place: str
) -> None:
    """Add ``posts_7d``, ``posts_30d`` and ``posts_90d`` of one answer; nothing if it has no date."""
    listed = list(dates)
    dated = [date for date in listed if date is not None]
    complete_from = _complete_from(listed)
    for days in (7, 30, 90) if dated else ():
        start = as_of - timedelta(days=days)
        reading.number(
            f"posts_{days}d",
            sum(date >= start for date in dated),
            at_least=complete_from is None or complete_from > start,
            rank=rank,
            place=place,
        )


def add_authors(
    reading: Reading,
    signed: Iterable[tuple[str | None, datetime | None]],
    as_of: datetime,
    *,
    rank: Rank,
    place: str,
) -> None:
    """Add ``authors_30d``, ``authors_90d`` and ``top_author_share`` of one answer's contributions.

    An unsigned contribution may be anyone's: with one the numbers are lower bounds, and with
    nothing but such nothing is said. The share is that among the signed and dated ones.
    """
    listed = list(signed)
    known = [(author, date) for author, date in listed if author and date is not None]
    if not known:
        return
    complete_from = _complete_from([date if author else None for author, date in listed])
    for days in (30, 90):
        start = as_of - timedelta(days=days)
        reading.number(
            f"authors_{days}d",
            len({author for author, date in known if date >= start}),
            at_least=complete_from is None or complete_from > start,
            rank=rank,
            place=place,
        )
    if len(known) > 1:
        most = Counter(author for author, _date in known).most_common(1)[0][1]
        reading.number("top_author_share", round(most / len(known), 3), rank=rank, place=place)


def _complete_from(dates: Sequence[datetime | None]) -> datetime | None:
    """Return since when a list misses nothing; ``None`` if that cannot be told."""
    known = [date for date in dates if date is not None]
    if not known or len(known) < len(dates):
        return None
    return known[-1] if all(newer >= older for newer, older in pairwise(known)) else None
