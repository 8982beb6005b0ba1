"""Of several readings of one signal, the one that counts. Decided here and nowhere else. Pure.

What was read goes before what could not be; then people before bodies, then the platform's own figure
about itself, then how directly it was stated, then the network's home page, then the newer crawl, then
what was asked first: a plan asks the more telling address first. A larger figure is never preferred for
being larger.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from analysis import policy
from analysis.rows import ObservationRow
from vocabulary.items import OWN_RANKS, Evidence, Outcome, Purpose, Rank

#: What a site said of its end holds until it says something else.
_LASTING = frozenset({"notice", "closed_on", "closes_on", "successor_url"})


@dataclass(frozen=True, slots=True)
class Observed:
    """What is known of one signal; a number has ``low`` and perhaps ``high``."""

    outcome: Outcome
    value: Any
    low: float | None
    high: float | None
    evidence: Evidence
    is_platforms: bool = False  # the platform's own figure about itself
    unit: str = ""  # what it counts, where its signal's name does not say it

    @property
    def is_number(self) -> bool:
        """Whether it is a number that was read."""
        return self.outcome is Outcome.OBSERVED and self.low is not None


class Chosen(NamedTuple):
    """What counts of one network, until when, and the number of members that another page tells."""

    facts: Mapping[str, Observed]
    other_members: Observed | None
    until: datetime | None = None  # None: for ever


def chosen(rows: Iterable[ObservationRow], as_of: datetime) -> dict[str, Chosen]:
    """Return network -> what counts of it. A figure older than ``policy.FIGURE_FRESH_DAYS`` is none."""
    fresh = timedelta(days=policy.FIGURE_FRESH_DAYS)
    networks: dict[str, dict[str, list[ObservationRow]]] = defaultdict(lambda: defaultdict(list))
    until: dict[str, datetime] = {}
    for row in rows:
        end = None if row.signal in _LASTING else datetime.fromisoformat(row.fetched_at) + fresh
        if end and end < as_of:
            continue
        networks[row.network][row.signal].append(row)
        if end:
            until[row.network] = min(end, until.get(row.network, end))
    return {name: _of_network(signals, until.get(name)) for name, signals in networks.items()}


def _of_network(signals: Mapping[str, list[ObservationRow]], until: datetime | None) -> Chosen:
    software = _ordered(signals.get("software", ()), None)
    platform = str(software[0].value) if software else None
    ordered = {signal: _ordered(rows, platform) for signal, rows in signals.items()}
    facts = {signal: _observed(rows[0], platform) for signal, rows in ordered.items()}
    read = (_observed(row, platform) for row in ordered.get("members_total", ()))
    members = [each for each in read if each.is_number]
    other = next((each for each in members[1:] if _contradicts(each, members[0])), None)
    return Chosen(facts, other, until)


def _ordered(rows: Sequence[ObservationRow], platform: str | None) -> list[ObservationRow]:
    """Return the readings of one signal, the strongest first."""
    if len(rows) == 1:  # as most are
        return list(rows)
    return sorted(rows, key=lambda row: _strength(row, platform), reverse=True)


def _strength(row: ObservationRow, platform: str | None) -> tuple[bool, bool, bool, int, bool, int]:
    return (
        row.outcome == Outcome.OBSERVED,
        row.unit == "",  # people, where bodies stand beside them
        _is_platforms(row, platform),
        Rank(row.rank).strength,
        row.purpose == Purpose.HOME,
        row.crawl,
    )


def _is_platforms(row: ObservationRow, platform: str | None) -> bool:
    return row.probe == platform and Rank(row.rank) in OWN_RANKS


def _observed(row: ObservationRow, platform: str | None) -> Observed:
    at = datetime.fromisoformat(row.fetched_at)
    seen = Evidence(row.url, at, row.status, row.place, row.quote)
    is_platforms = _is_platforms(row, platform)
    return Observed(
        Outcome(row.outcome), row.value, row.low, row.high, seen, is_platforms, row.unit
    )


def _contradicts(one: Observed, other: Observed) -> bool:
    """Whether two numbers cannot both be right, as far as pages that lag behind can be."""
    if one.unit != other.unit or one.low is None or other.low is None:
        return False
    tolerance = 1 + policy.SAME_FIGURE
    above = other.high is not None and one.low > other.high * tolerance
    below = one.high is not None and one.high * tolerance < other.low
    return above or below
