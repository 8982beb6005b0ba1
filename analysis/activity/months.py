"""Posts a month of the streams of each network: what its bars and its chart show. Pure; pandas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import pandas as pd

from analysis import policy
from analysis.activity.sources import Source
from analysis.rhythm.scale import DAY
from analysis.verdict import Verdict

#: Months kept: two years show a season twice.
MONTHS = 24


def month_rows(verdicts: Iterable[Verdict]) -> Iterator[dict[str, Any]]:
    """Yield a row of ``posts_by_month`` for each month that is known in full of each network."""
    lists = {verdict.signals.network: told_by(verdict.signals.current) for verdict in verdicts}
    posts = pd.DataFrame(
        [
            (network, time)
            for network, streams in lists.items()
            for since in [_all_known_since(streams)]
            for stream in streams
            for time in stream.times
            if time >= since
        ],
        columns=["network", "time"],
    ).drop_duplicates()  # two feeds may list the same contribution
    moment = pd.to_datetime(posts["time"], unit="s")
    posts["month"] = moment.dt.year * 12 + moment.dt.month - 1
    counts: dict[str, dict[str, int]] = {}
    found = posts.value_counts(["network", "month"]).reset_index()
    for network, month, number in found.itertuples(index=False):
        counts.setdefault(network, {})[_name(month)] = int(number)
    for network, streams in lists.items():
        looked_at = max((stream.looked_at for stream in streams), default=None)
        if looked_at:
            for month, number in filled(counts.get(network, {}), looked_at).items():
                yield {"network": network, "month": month, "number": number}


def told_by(known: Sequence[Source]) -> list[Source]:
    """Return the streams that posts are counted of: those that reach back far, else the farthest.

    The last posts of boards are no posts a month, nor is what programmes posted a sign of life.
    """
    streams = [each for each in known if each.is_stream and not each.is_weak and each.known_since]
    farthest = min(streams, key=lambda each: each.known_since or 0, default=None)
    if farthest is None:
        return []
    start = farthest.looked_at.timestamp() - policy.TREND_POSTS_DAYS * DAY
    return [each for each in streams if each.lists_all_since(start)] or [farthest]


def _all_known_since(streams: Sequence[Source]) -> int:
    """Return since when each of the streams is known: before, some of what there was is lacking."""
    return max((stream.known_since or 0 for stream in streams), default=0)


def filled(counts: Mapping[str, int], looked_at: datetime) -> dict[str, int]:
    """Return month (``YYYY-MM``) -> posts, the oldest first, 0 where there was none.

    Up to the last look. The month of the oldest post known is left out, since it is known in part
    only, and so are those before it.
    """
    oldest = min(counts, default="9999")
    return {month: counts.get(month, 0) for month in _until(looked_at) if month > oldest}


def _until(moment: datetime) -> Iterator[str]:
    last = moment.year * 12 + moment.month - 1
    for number in range(last - MONTHS + 1, last + 1):
        yield _name(number)


def _name(month: int) -> str:
    return f"{month // 12:04}-{month % 12 + 1:02}"


def with_past(
    rows: Iterable[Mapping[str, Any]], past: Mapping[str, Mapping[str, int]]
) -> Iterator[dict[str, Any]]:
    """Yield the rows of ``month_rows`` with the months whose posts were counted before they were taken out.

    ``past``: network -> month -> posts.
    """
    by_network: dict[str, dict[str, int]] = {}
    for row in rows:
        by_network.setdefault(row["network"], {})[row["month"]] = row["number"]
    for network, counts in by_network.items():
        first = _before(max(counts), MONTHS - 1)
        known = {month: n for month, n in past.get(network, {}).items() if month >= first}
        for month, number in sorted({**counts, **known}.items()):
            yield {"network": network, "month": month, "number": number}


def _before(month: str, months: int) -> str:
    year, number = map(int, month.split("-"))
    return _name(year * 12 + number - 1 - months)
