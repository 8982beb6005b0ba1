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
from statistics import median

from crawler.reading import Reading
from vocabulary.items import Rank

#: A younger topic has not had the time to be answered.
ANSWER_TIME = timedelta(days=3)
#: Fewer topics make no share or mean worth telling; fewer threads with replies no usual wait.
FEWEST_TOPICS = 5
FEWEST_REPLIES = 3


def add_posting(
    reading: Reading,
    dates: Iterable[datetime | None],
    as_of: datetime,
    *,
    rank: Rank,
    place: str,
    is_part: bool = False,
) -> None:
    """Add ``posts_7d``, ``posts_30d`` and ``posts_90d`` of one answer; nothing if it has no date.

    ``is_part`` says that the answer lists one kind of contribution, such as questions without their
    answers: its numbers are lower bounds.
    """
    listed = list(dates)
    dated = [date for date in listed if date is not None]
    complete_from = _complete_from(listed)
    for days in (7, 30, 90) if dated else ():
        start = as_of - timedelta(days=days)
        reading.number(
            f"posts_{days}d",
            sum(date >= start for date in dated),
            at_least=is_part or complete_from is None or complete_from > start,
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
    is_part: bool = False,
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
            at_least=is_part or complete_from is None or complete_from > start,
            rank=rank,
            place=place,
        )
    if len(known) > 1:
        most = Counter(author for author, _date in known).most_common(1)[0][1]
        reading.number("top_author_share", round(most / len(known), 3), rank=rank, place=place)


def add_answers(
    reading: Reading,
    topics: Iterable[tuple[datetime | None, int | None]],
    as_of: datetime,
    *,
    place: str,
) -> None:
    """Add ``replies_per_topic`` and ``unanswered_share`` of an API's topics: pairs of opening and replies.

    Only topics that had the time to be answered count, and only enough of them say anything.
    """
    counts = [
        replies
        for opened_at, replies in topics
        if opened_at and opened_at < as_of - ANSWER_TIME and replies is not None
    ]
    if len(counts) < FEWEST_TOPICS:
        return
    quote = f"{len(counts)} topics"
    mean = round(sum(counts) / len(counts), 2)
    reading.number("replies_per_topic", mean, place=place, quote=quote)
    unanswered = round(sum(count == 0 for count in counts) / len(counts), 3)
    reading.number("unanswered_share", unanswered, place=place, quote=quote)


def add_first_replies(
    reading: Reading,
    contributions: Iterable[tuple[str, bool, datetime | None]],
    *,
    rank: Rank,
    place: str,
) -> None:
    """Add ``hours_to_first_reply``: the median over threads whose opening and replies are both seen.

    A contribution is its thread, whether it replies, and when it was made. Threads without a reply
    say nothing here: their reply may still come, or be cut off.
    """
    opened: dict[str, datetime] = {}
    replied: dict[str, datetime] = {}
    for thread, is_reply, posted_at in contributions:
        if thread and posted_at is not None:
            first = replied if is_reply else opened
            first[thread] = min(first.get(thread, posted_at), posted_at)
    waits = [
        (replied[thread] - opened_at).total_seconds() / 3600
        for thread, opened_at in opened.items()
        if thread in replied and replied[thread] >= opened_at
    ]
    if len(waits) >= FEWEST_REPLIES:
        quote = f"{len(waits)} threads"
        hours = round(median(waits), 1)
        reading.number("hours_to_first_reply", hours, rank=rank, place=place, quote=quote)


def _complete_from(dates: Sequence[datetime | None]) -> datetime | None:
    """Return since when a list misses nothing; ``None`` if that cannot be told."""
    known = [date for date in dates if date is not None]
    if not known or len(known) < len(dates):
        return None
    return known[-1] if all(newer >= older for newer, older in pairwise(known)) else None
