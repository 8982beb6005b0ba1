"""Posts a month of the source that gives a network's verdict: what its bars and its chart show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from analysis.verdict import Verdict
from vocabulary.items import PostKind

#: Months kept: two years show a season twice.
MONTHS = 24

# What programmes posted under the same address is no sign of life; what was seen later, or in a crawl
# that is void, was not judged.
_COUNTS = f"""
  SELECT v.network, substr(p.posted_at, 1, 7) AS month, count(*)
  FROM verdict v JOIN post p ON p.network = v.network AND p.source = v.rhythm_source
  JOIN sound_visit s ON s.id = p.visit AND s.fetched_at <= v.as_of
  WHERE v.crawl = ? AND p.posted_at <= v.as_of AND p.kind != '{PostKind.MACHINE}' GROUP BY 1, 2
"""  # noqa: S608  a word of ours


def month_rows(db: Database, crawl: int, verdicts: list[Verdict]) -> Iterator[dict[str, Any]]:
    """Yield a row of ``posts_by_month`` for each month known, from the verdicts written for a crawl."""
    counts: dict[str, dict[str, int]] = {}
    for network, month, number in db.execute(_COUNTS, [crawl]):
        counts.setdefault(network, {})[month] = number
    for verdict in verdicts:
        if best := verdict.signals.best:
            network = verdict.signals.network
            for month, number in filled(counts.get(network, {}), best.looked_at).items():
                yield {"network": network, "month": month, "number": number}


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
        yield f"{number // 12:04}-{number % 12 + 1:02}"
