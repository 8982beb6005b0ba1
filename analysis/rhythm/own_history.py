"""How good were our own forecasts? Each past look at a source of posts, against what followed.

What was known at a look is worked out again from the kept posts: those first seen by then. What followed
is known once the source was looked at again after the horizon. SQL in, a report out; it writes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import groupby
from typing import NamedTuple

import numpy as np
from sqlite_utils import Database

from analysis.rhythm.backtest import SHOWN
from analysis.rhythm.cutoffs import Cuts
from analysis.rhythm.model import HORIZONS, Parameters, Stream, judge, matrix, stream
from analysis.rhythm.scale import DAY
from analysis.rhythm.scores import Bins, Score, bins, score
from analysis.rhythm.season import rest_at
from vocabulary.items import iso

#: Horizons whose outcomes are waited for, days.
WAITED = (90, SHOWN)
#: Outcomes from which figures are worth saying.
LEAST_CASES = 50
#: Networks with outcomes from which the model is recalibrated to them.
LEAST_NETWORKS = 200
#: Days between two looks at one source that are both judged: nearer ones say nearly the same.
_APART = 30

_POSTS = """
  SELECT p.network, p.source, v.url, n.languages,
         CAST(strftime('%s', p.posted_at) AS INTEGER), CAST(strftime('%s', v.fetched_at) AS INTEGER)
  FROM post p JOIN sound_visit v ON v.id = p.visit JOIN network n ON n.id = p.network
  WHERE p.kind NOT IN ('machine', 'page') AND v.fetched_at <= :as_of
  ORDER BY p.network, p.source
"""
_LOOKS = """
  SELECT v.network, v.url, CAST(strftime('%s', v.fetched_at) AS INTEGER),
         v.posts > coalesce(new.posts, 0)
  FROM sound_visit v LEFT JOIN
       (SELECT visit, count(*) AS posts FROM post GROUP BY visit) new ON new.visit = v.id
  WHERE v.outcome = 'ok' AND v.posts > 0 AND v.fetched_at <= :as_of
  ORDER BY v.fetched_at, v.id
"""


@dataclass(frozen=True, slots=True)
class OwnReport:
    """The scores of our own forecasts; without scores there are too few outcomes yet."""

    outcomes: Mapping[int, int]  # horizon in days -> forecasts whose outcome is known
    networks: int
    scores: tuple[Score, ...] = ()
    reliability: Bins = ()  # at 180 days
    recalibration: tuple[float, float] | None = None  # a, b of: logit p' = a + b logit p

    def __str__(self) -> str:
        known = ", ".join(f"{count} at {days} days" for days, count in self.outcomes.items())
        told = f"Known outcomes of our own forecasts: {known} (networks: {self.networks})"
        if not self.scores:
            return f"{told}: too few for figures, which need {LEAST_CASES}."
        lines = [f"{told}; in brackets 95 % intervals over networks."]
        lines += [f"{s.horizon:4} days: {s.told()}" for s in self.scores]
        if self.recalibration is None:
            lines.append(f"A recalibration needs outcomes of {LEAST_NETWORKS} networks.")
        if self.reliability:
            lines.append(f"at {SHOWN} days, said -> happened (share of cases):")
            lines += [f"  {p:.2f} -> {y:.2f} ({share:.0%})" for p, y, share in self.reliability]
        return "\n".join(lines)


class _Look(NamedTuple):
    at: int  # unix seconds
    reaches_back: bool  # it showed a post again that was known: none can have slipped by before


@dataclass(slots=True)
class _Source:
    """The posts of one address, and all successful looks at where they are shown."""

    network: str
    languages: str
    posts: list[tuple[int, int]] = field(default_factory=list)  # posted at, first seen at
    looks: list[_Look] = field(default_factory=list)


class _Case(NamedTuple):
    network: str
    known: Stream
    first: float  # days since the oldest post
    posted: Mapping[int, bool]  # horizon -> outcome, where it is known


def own_history(db: Database, as_of: datetime) -> OwnReport:
    """Return how the forecasts of past crawls did, for those whose outcome is known at ``as_of``."""
    cases = _told([case for source in _sources(db, as_of) for case in _of_source(source)])
    by_horizon = {h: [case for case in cases if h in case.posted] for h in WAITED}
    cuts = {h: _cuts(each, h) for h, each in by_horizon.items() if len(each) >= LEAST_CASES}
    shown, at = cuts.get(SHOWN), HORIZONS.index(SHOWN)
    is_enough = shown is not None and shown.sources >= LEAST_NETWORKS
    return OwnReport(
        {h: len(each) for h, each in by_horizon.items()},
        len({case.network for case in cases}),
        tuple(score("rhythm model", h, c.model[:, HORIZONS.index(h)], c) for h, c in cuts.items()),
        bins(shown.model[:, at], shown.posted[:, at], shown.weight) if shown else (),
        _recalibration(shown, at) if shown and is_enough else None,
    )


def recalibrated(fitted: Parameters, a: float, b: float) -> Parameters:
    """Return the parameters with every logit taken to ``a + b logit``."""
    return replace(
        fitted,
        b0=a + b * fitted.b0,
        b_p=b * fitted.b_p,
        b_n=b * fitted.b_n,
        b_spread=b * fitted.b_spread,
    )


def _recalibration(cuts: Cuts, at: int) -> tuple[float, float]:
    """Return a and b by logistic regression (Newton's method), held near no change by a ridge."""
    p = np.clip(cuts.model[:, at], 1e-4, 1 - 1e-4)
    x = np.stack([np.ones_like(p), np.log(p / (1 - p))], axis=1)
    none = np.array([0.0, 1.0])
    beta, weight = none.copy(), cuts.weight
    for _step in range(25):
        q = 1 / (1 + np.exp(-np.clip(x @ beta, -500, 500)))
        slope = x.T @ (weight * (cuts.posted[:, at] - q)) - (beta - none)
        beta = beta + np.linalg.solve(
            (x * (weight * q * (1 - q))[:, None]).T @ x + np.eye(2), slope
        )
    return float(beta[0]), float(beta[1])


def _sources(db: Database, as_of: datetime) -> Iterable[_Source]:
    """Load posts by the address they are read from, apart from those of any other address."""
    moment = {"as_of": iso(as_of)}
    looks: dict[tuple[str, str], list[_Look]] = defaultdict(list)
    for network, url, at, reaches_back in db.execute(_LOOKS, moment):
        looks[network, url].append(_Look(at, bool(reaches_back)))
    rows = db.execute(_POSTS, moment)
    for (network, _source), posts in groupby(rows, key=lambda row: row[:2]):
        shown_at: set[str] = set()
        found = _Source(network, "")
        for _network, _source, url, found.languages, posted_at, seen_at in posts:
            found.posts.append((posted_at, seen_at))
            shown_at.add(url)
        found.looks = sorted(look for url in shown_at for look in looks[network, url])
        yield found


def _of_source(source: _Source) -> Iterator[_Case]:
    """Yield the looks at one source whose outcome is known for a horizon at least."""
    last_taken = -float("inf")
    for number, look in enumerate(source.looks):
        if look.at - last_taken < _APART * DAY:
            continue
        known = sorted((at for at, seen in source.posts if max(at, seen) <= look.at), reverse=True)
        posted = {
            h: outcome
            for h in WAITED
            if (outcome := _outcome(source, look.at, source.looks[number + 1 :], h)) is not None
        }
        if known and posted:
            last_taken = look.at
            rest = rest_at(source.languages, known, datetime.fromtimestamp(look.at, UTC))
            seen_then = stream(known, look.at - rest * DAY)
            yield _Case(source.network, seen_then, (look.at - known[-1]) / DAY, posted)


def _told(cases: Sequence[_Case]) -> list[_Case]:
    """Return the cases in which the model said anything: of a single day of mass posting it does not."""
    rhythms = judge([case.known for case in cases])
    return [case for case, rhythm in zip(cases, rhythms, strict=True) if rhythm]


def _outcome(source: _Source, at: int, later: Sequence[_Look], horizon: int) -> bool | None:
    """Return whether a post followed within the horizon; ``None`` while nobody can know."""
    until = at + horizon * DAY
    after = next((n for n, look in enumerate(later) if look.at >= until), None)
    if after is None:
        return None
    if any(at < posted_at <= until for posted_at, _seen in source.posts):
        return True
    # A list that shows nothing but new posts is cut off: one within the horizon may have slipped by.
    return False if all(look.reaches_back for look in later[: after + 1]) else None


def _cuts(cases: Sequence[_Case], horizon: int) -> Cuts:
    """Return cases as the scores take them; each network weighs 1."""
    known = [case.known for case in cases]
    place = {name: number for number, name in enumerate(sorted({case.network for case in cases}))}
    source = np.array([place[case.network] for case in cases], dtype=np.intp)
    posted = np.full((len(cases), len(HORIZONS)), np.nan)
    posted[:, HORIZONS.index(horizon)] = [case.posted[horizon] for case in cases]
    return Cuts(
        silence=np.array([each.silence for each in known]),
        gaps=matrix(known),
        first=np.array([case.first for case in cases]),
        posts=np.array([float(each.posting_days) for each in known]),
        model=np.array([[r.p_90, r.p_180, r.p_365] for r in judge(known) if r]),
        posted=posted,
        weight=1 / np.bincount(source)[source],
        kind=np.full(len(cases), ""),
        source=source,
        sources=len(place),
    )
