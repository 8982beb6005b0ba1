"""What people type most: offered by the browser while they type, without a script. Pure."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import islice

from analysis.understanding.jobs import JOBS
from analysis.understanding.places import DEPARTMENTS, TOWNS
from analysis.understanding.tables import rows

#: Jobs of each trade, and towns: the tables begin with the most usual ones.
_JOBS_EACH, _TOWNS = 4, 120


@cache
def usual_jobs(language: str) -> tuple[str, ...]:
    """Return the most usual jobs of each trade in a language, masculine and feminine, by name."""
    seen: Counter[str] = Counter()
    heads: set[str] = set()
    found: list[str] = []
    for spoken, kind, name, feminine, _also, trades in rows(JOBS):
        trade, head = trades.partition("|")[0], name.partition(" ")[0]
        if spoken != language or kind != "job" or not trade or head in heads:
            continue  # of "développeur web" and "développeur" one is enough
        if seen[trade] < _JOBS_EACH:
            seen[trade] += 1
            heads.add(head)
            found += filter(None, (name, feminine))
    return tuple(sorted(found))


@cache
def usual_places() -> tuple[str, ...]:
    """Return the regions and the largest towns, by name."""
    regions = {region for _number, _name, region in rows(DEPARTMENTS)}
    towns = {name for name, _department, _people in islice(rows(TOWNS), _TOWNS)}
    return tuple(sorted(regions | towns))
