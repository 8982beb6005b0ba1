"""How good were our own forecasts? Each past look at a network, against what followed.

What was known then and what followed: ``past_looks.py``. SQL in, a report out; it writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np
from sqlite_utils import Database

from analysis.rhythm.backtest import SHOWN
from analysis.rhythm.cutoffs import Cuts
from analysis.rhythm.model import HORIZONS, judge, matrix
from analysis.rhythm.parameters import Parameters
from analysis.rhythm.past_looks import PastLook, past_looks
from analysis.rhythm.scores import Bins, Score, bins, score

#: Horizons whose outcomes are waited for, days.
WAITED = (90, SHOWN)
#: Outcomes from which figures are worth saying.
LEAST_CASES = 50
#: Networks with outcomes from which the model is recalibrated to them.
LEAST_NETWORKS = 200


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


def own_history(db: Database, as_of: datetime) -> OwnReport:
    """Return how the forecasts of past crawls did, for those whose outcome is known at ``as_of``."""
    cases = _told(list(past_looks(db, as_of, WAITED)))
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


def forecasts(db: Database, as_of: datetime) -> Iterator[tuple[str, int, float, bool]]:
    """Yield network, horizon in days, chance said and whether a post came, where it is known at ``as_of``."""
    cases = _told(list(past_looks(db, as_of, WAITED)))
    for case, rhythm in zip(cases, judge([case.known for case in cases]), strict=True):
        assert rhythm is not None
        chances = dict(zip(HORIZONS, (rhythm.p_90, rhythm.p_180, rhythm.p_365), strict=True))
        for horizon, posted in case.posted.items():
            yield case.network, horizon, chances[horizon], posted


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


def _told(cases: Sequence[PastLook]) -> list[PastLook]:
    """Return the cases in which the model said anything: of a single day of mass posting it does not."""
    rhythms = judge([case.known for case in cases])
    return [case for case, rhythm in zip(cases, rhythms, strict=True) if rhythm]


def _cuts(cases: Sequence[PastLook], horizon: int) -> Cuts:
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
