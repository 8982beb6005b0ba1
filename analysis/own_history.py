"""How good were our own forecasts? Each past look at a source of posts, against what followed.

What was known at a look is worked out again from the kept posts: those first seen by then. What followed
is known once the source was looked at again after the horizon. SQL in, a report out; it writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import groupby
from typing import NamedTuple

import numpy as np
from sqlite_utils import Database

from analysis.backtest import SHOWN
from analysis.cutoffs import Bins, Cuts, Score, bins, score
from analysis.rhythm import DAY, HORIZONS, Parameters, Stream, judge, matrix, stream
from crawler.items import iso

#: Outcomes from which figures are worth saying.
LEAST_CASES = 50
#: Networks with outcomes from which the model is recalibrated to them.
LEAST_NETWORKS = 200
#: Days between two looks at one source that are both judged: nearer ones say nearly the same.
_APART = 30

_POSTS = """
  SELECT p.network, p.source, strftime('%s', p.posted_at), strftime('%s', v.fetched_at)
  FROM post p JOIN sound_visit v ON v.id = p.visit
  WHERE p.kind NOT IN ('machine', 'page') AND v.fetched_at <= :as_of
  ORDER BY p.network, p.source
"""
_LOOKS = """
  SELECT network, url, strftime('%s', fetched_at) FROM sound_visit
  WHERE outcome = 'ok' AND posts > 0 AND fetched_at <= :as_of ORDER BY network, url, fetched_at
"""


@dataclass(frozen=True, slots=True)
class OwnReport:
    """The scores of our own forecasts; without scores there are too few outcomes yet."""

    cases: int
    networks: int
    scores: tuple[Score, ...] = ()
    reliability: Bins = ()
    recalibration: tuple[float, float] | None = None  # a, b of: logit p' = a + b logit p

    def __str__(self) -> str:
        if not self.scores:
            return (
                f"{self.cases} of our own forecasts have an outcome yet, of {self.networks} networks; "
                f"figures need {LEAST_CASES}. Crawl on, and ask again when they are {SHOWN} days old."
            )
        lines = [
            f"{self.cases} of our own forecasts with their outcome, of {self.networks} networks"
        ]
        lines += [
            f"{s.horizon:4} days: Brier {s.brier:.3f} [{s.brier_low:.3f}, {s.brier_high:.3f}], log "
            f"loss {s.log_loss:.3f}, AUC {s.auc:.3f}, ECE {s.ece:.3f}"
            for s in self.scores
        ]
        if self.recalibration is None:
            lines.append(f"A recalibration needs outcomes of {LEAST_NETWORKS} networks.")
        lines.append(f"at {SHOWN} days, said -> happened (share of cases):")
        lines += [f"  {p:.2f} -> {y:.2f} ({share:.0%})" for p, y, share in self.reliability]
        return "\n".join(lines)


class _Case(NamedTuple):
    network: str
    known: Stream
    first: float  # days since the oldest post
    posted: tuple[bool, ...]  # by horizon


def own_history(db: Database, as_of: datetime) -> OwnReport:
    """Return how the forecasts of past crawls did, for those whose outcome is known at ``as_of``."""
    cases = list(_cases(db, as_of))
    names = sorted({case.network for case in cases})
    if len(cases) < LEAST_CASES:
        return OwnReport(len(cases), len(names))
    cuts = _cuts(cases, names)
    at = HORIZONS.index(SHOWN)
    return OwnReport(
        len(cases),
        len(names),
        tuple(
            score("rhythm model", h, cuts.model[:, i], cuts)
            for i, h in enumerate(HORIZONS[: at + 1])
        ),
        bins(cuts.model[:, at], cuts.posted[:, at], cuts.weight),
        _recalibration(cuts, at) if len(names) >= LEAST_NETWORKS else None,
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


def _cases(db: Database, as_of: datetime) -> Iterator[_Case]:
    moment = {"as_of": iso(as_of)}
    looks: dict[tuple[str, str], list[int]] = {
        key: [int(row[2]) for row in rows]
        for key, rows in groupby(db.execute(_LOOKS, moment).fetchall(), key=lambda row: row[:2])
    }
    for key, rows in groupby(db.execute(_POSTS, moment).fetchall(), key=lambda row: row[:2]):
        posts = [(int(row[2]), int(row[3])) for row in rows]
        yield from _of_source(key[0], posts, looks.get(key, []))


def _of_source(
    network: str, posts: Sequence[tuple[int, int]], looks: Sequence[int]
) -> Iterator[_Case]:
    """Yield the looks at one source that were followed by one after the horizon of 180 days."""
    enough = timedelta(days=SHOWN).total_seconds()
    last_taken = -float("inf")
    for look in looks:
        if looks[-1] < look + enough or look - last_taken < _APART * DAY:
            continue
        known = [at for at, seen in posts if seen <= look and at <= look]
        if not known:
            continue
        last_taken = look
        after = [at for at, _seen in posts if at > look]
        posted = tuple(any(at <= look + h * DAY for at in after) for h in HORIZONS)
        yield _Case(network, stream(known, look), (look - min(known)) / DAY, posted)


def _cuts(cases: Sequence[_Case], names: Sequence[str]) -> Cuts:
    known = [case.known for case in cases]
    place = {name: number for number, name in enumerate(names)}
    source = np.array([place[case.network] for case in cases], dtype=np.intp)
    rhythms = judge(known)
    return Cuts(
        silence=np.array([each.silence for each in known]),
        gaps=matrix(known),
        first=np.array([case.first for case in cases]),
        posts=np.array([float(each.posting_days) for each in known]),
        model=np.array([[r.p_90, r.p_180, r.p_365] if r else [0.5] * 3 for r in rhythms]),
        posted=np.array([case.posted for case in cases], dtype=np.float64),
        weight=1 / np.bincount(source, minlength=len(names))[source],
        source=source,
        sources=len(names),
    )
