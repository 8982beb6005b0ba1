"""From the kept facts to one ``Signals`` record per network. Pure: frames in, records out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pandas as pd

from analysis import policy
from analysis.facts import Facts
from analysis.identity import identities
from analysis.membership import Count
from analysis.signals import Alarm, Fact, Look, Signals, Theme
from analysis.sources import sources
from vocabulary.catalogue import EditorialFact
from vocabulary.items import RANK_ORDER, Evidence, Face, FetchOutcome, Outcome, Rank

_moment = datetime.fromisoformat


def derive(facts: Facts, as_of: datetime) -> Iterator[Signals]:
    """Yield the signals of every network, in order of their identifiers."""
    looks = _grouped(facts.looks, _look)
    observed = _facts(facts.observations, as_of)
    seen = sources(facts.sources)
    members = _grouped(
        facts.members, lambda row: Count(_moment(row.fetched_at), row.low, row.probe)
    )
    failures = _grouped(facts.failures, _look)
    alarms = _grouped(facts.alarms, lambda row: Alarm(row.probe, row.url, _moment(row.matched_at)))
    groups = _grouped(facts.groups, _theme)
    editorial = _grouped(facts.editorial, lambda row: EditorialFact(*row))
    reached = {row.network: _moment(row.at) for row in _rows(facts.reached)}
    known = identities(_rows(facts.identities))
    successors = identities(_rows(facts.successors))
    notices = {row.network: _moment(row.since) for row in _rows(facts.notices)}
    for row in _rows(facts.networks):
        yield Signals(
            network=row.id,
            name=row.name,
            url=row.url,
            as_of=as_of,
            looks=tuple(looks.get(row.id, ())),
            last_reached_at=reached.get(row.id),
            facts=observed.get(row.id, {}),
            sources=tuple(seen.get(row.id, ())),
            editorial=tuple(editorial.get(row.id, ())),
            counts=tuple(members.get(row.id, ())),
            alarms=tuple(alarms.get(row.id, ())),
            failures=tuple(failures.get(row.id, ())),
            groups=tuple(groups.get(row.id, ())),
            identity=known.get((row.id, "now")),
            before=known.get((row.id, "before")),
            successor=successors.get((row.id, "now")),
            notice_since=notices.get(row.id),
        )


def _rows(frame: pd.DataFrame) -> Iterator[Any]:
    """Yield a frame's rows by column name; the cells are what SQLite gave."""
    return iter(frame.itertuples(index=False))


def _grouped(frame: pd.DataFrame, make: Any) -> dict[str, list[Any]]:
    groups: dict[str, list[Any]] = defaultdict(list)
    for row in _rows(frame):
        groups[str(row.network)].append(make(row))
    return groups


def _look(row: Any) -> Look:
    return Look(
        crawl=row.crawl,
        url=row.url,
        purpose=row.purpose,
        at=_moment(row.fetched_at),
        outcome=FetchOutcome(row.outcome),
        status=row.status,
        face=Face(row.face) if row.face else None,
        redirect_url=row.redirect_url,
        detail=row.detail,
    )


def _theme(row: Any) -> Theme:
    newest = _moment(row.newest_post_at) if row.newest_post_at else None
    return Theme(
        row.name, row.url, newest, Evidence(row.seen_on, _moment(row.fetched_at), row.status)
    )


def _facts(frame: pd.DataFrame, as_of: datetime) -> dict[str, dict[str, Fact]]:
    """Return network -> signal -> its strongest fact; of equals, observed ones, then the largest.

    The largest, since two sources of one network (posts and comments) each see a part.
    """
    oldest = as_of - timedelta(days=policy.FIGURE_FRESH_DAYS)
    best: dict[tuple[str, str], tuple[Any, Fact]] = {}
    for row in _rows(frame):
        at = _moment(row.fetched_at)
        if at < oldest:
            continue
        outcome = Outcome(row.outcome)
        key = (outcome is Outcome.OBSERVED, RANK_ORDER.index(Rank(row.rank)), row.low or 0.0)
        place = (row.network, row.signal)
        if place not in best or key > best[place][0]:
            evidence = Evidence(row.url, at, row.status, row.place, row.quote)
            best[place] = (key, Fact(outcome, row.value, row.low, row.high, evidence))
    found: dict[str, dict[str, Fact]] = defaultdict(dict)
    for (network, signal), (_key, fact) in best.items():
        found[network][signal] = fact
    return found
