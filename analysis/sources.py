"""Where a network's posts are seen, and in which rhythm. Pure: a frame in, records out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

import pandas as pd

from analysis.rhythm.model import DAY, Rhythm, judge, stream
from analysis.rhythm.season import rest_at
from vocabulary.items import Evidence, PostKind


class Source(NamedTuple):
    """The posts of one address, as last successfully seen at ``looked_at``."""

    url: str
    times: tuple[int, ...]  # unix seconds, newest first, none after the look
    kinds: frozenset[PostKind]
    looked_at: datetime
    crawl: int  # the crawl of that look
    rhythm: Rhythm | None  # None: no rhythm can be told, as when all posts are of one busy day
    rest_days: float = 0.0  # days of the silence that the rhythm does not count: holidays

    @property
    def newest(self) -> datetime:
        """The newest post."""
        return datetime.fromtimestamp(self.times[0], UTC)

    @property
    def oldest(self) -> datetime:
        """The oldest post known."""
        return datetime.fromtimestamp(self.times[-1], UTC)

    @property
    def is_weak(self) -> bool:
        """Whether no member wrote in it: a sitemap's dates, or what a programme posted."""
        return self.kinds <= {PostKind.PAGE, PostKind.MACHINE}

    @property
    def is_machine(self) -> bool:
        """Whether a programme posted all of it: job advertisements, imports."""
        return self.kinds == {PostKind.MACHINE}

    @property
    def evidence(self) -> Evidence:
        """Where the dates can be checked."""
        return Evidence(self.url, self.looked_at, 200)


def sources(frame: pd.DataFrame) -> Mapping[str, Sequence[Source]]:
    """Return network -> its sources, all judged at once, best first: weak ones after all others."""
    rows: list[Any] = list(frame.itertuples(index=False))
    looks = [datetime.fromisoformat(row.looked_at) for row in rows]
    times = [sorted(map(int, row.times.split(",")), reverse=True) for row in rows]
    rests = [rest_at(row.languages, t, at) for row, t, at in zip(rows, times, looks, strict=True)]
    rhythms = judge(
        [
            stream(t, at.timestamp() - rest * DAY)
            for t, at, rest in zip(times, looks, rests, strict=True)
        ]
    )
    found: dict[str, list[Source]] = defaultdict(list)
    for row, at, posted, rhythm, rest in zip(rows, looks, times, rhythms, rests, strict=True):
        past = tuple(t for t in posted if t <= at.timestamp())
        if past:
            kinds = frozenset(map(PostKind, row.kinds.split(",")))
            found[row.network].append(Source(row.source, past, kinds, at, row.crawl, rhythm, rest))
    for known in found.values():
        known.sort(key=_usefulness, reverse=True)
    return found


def _usefulness(source: Source) -> tuple[bool, float, str]:
    return (not source.is_weak, source.rhythm.p_alive if source.rhythm else -1.0, source.url)


def posts_within(known: Iterable[Source], days: int) -> int | None:
    """Return how many posts the richest source saw in ``days``; ``None`` if none reaches back."""
    found = []
    for source in known:
        start = source.looked_at.timestamp() - days * DAY
        if not source.is_weak and source.times[-1] <= start:
            found.append(sum(t > start for t in source.times))
    return max(found, default=None)
