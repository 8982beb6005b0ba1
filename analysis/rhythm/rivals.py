"""The rules the rhythm model is compared with. Each learns on some cases and predicts others."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from analysis.rhythm.cutoffs import Chosen, Cuts
from analysis.rhythm.model import HORIZONS
from analysis.rhythm.scale import Array

#: Learns from the chosen cases about one horizon (its place); returns predictions for all cases.
Rival = Callable[[Cuts, Chosen, int], Array]

#: Days up to which the usual rule takes a network for alive.
_RECENT = 90
#: Cases of one kind from other sources from which that kind learns a curve of its own.
_ENOUGH = 100
#: Steps in which the parameters of BG/NBD are looked for.
STEPS = 2000


def yes_or_no(cuts: Cuts, _train: Chosen, _h: int) -> Array:
    """The usual rule: a post within 90 days means alive."""
    return np.where(cuts.silence < _RECENT, 0.99, 0.01)


def two_levels(cuts: Cuts, train: Chosen, h: int) -> Array:
    """The same rule with the two probabilities it really has."""
    recent, y = cuts.silence < _RECENT, cuts.posted[:, h]
    levels = [
        float(np.average(y[train & side], weights=cuts.weight[train & side]))
        if (train & side).any()
        else 0.5
        for side in (recent, ~recent)
    ]
    return np.where(recent, levels[0], levels[1])


def recency(cuts: Cuts, train: Chosen, h: int) -> Array:
    """A logistic curve on log silence, fitted by Newton's method."""
    log = np.log(np.maximum(cuts.silence, 0.5))
    x = np.stack([np.ones_like(log), log, log**2], axis=1)
    known, weight, beta = x[train], cuts.weight[train], np.zeros(3)
    for _step in range(25):
        p = 1 / (1 + np.exp(-known @ beta))
        hessian = (known * (weight * p * (1 - p))[:, None]).T @ known + 1e-6 * np.eye(3)
        beta = beta + np.linalg.solve(hessian, known.T @ (weight * (cuts.posted[train, h] - p)))
    return np.asarray(1 / (1 + np.exp(-x @ beta)))


def recency_by_kind(cuts: Cuts, train: Chosen, h: int) -> Array:
    """The same, for each kind of source apart; a kind that other sources do not show: all together."""
    p = recency(cuts, train, h)
    for kind in np.unique(cuts.kind):
        of_kind = cuts.kind == kind
        known = train & of_kind
        if known.sum() >= _ENOUGH and 0 < cuts.posted[known, h].mean() < 1:
            p[of_kind] = recency(cuts, known, h)[of_kind]
    return p


def bg_nbd(cuts: Cuts, train: Chosen, h: int) -> Array:
    """BG/NBD (Fader, Hardie, Lee 2005), maximum likelihood. Needs scipy.

    Of each case: x repeat posting days, the time of the last one and the time observed, in days.
    """
    from scipy.optimize import minimize
    from scipy.special import gammaln

    x, age = np.maximum(cuts.posts - 1, 0), np.maximum(cuts.first, 1.0)
    recent = np.maximum(age - cuts.silence, 0.0)

    def negative(values: Array) -> float:
        r, alpha, a, b = np.exp(np.clip(values, -12, 12))
        some, shown, seen = x[train], recent[train], age[train]
        first = gammaln(r + some) - gammaln(r) + r * np.log(alpha)
        first += gammaln(a + b) + gammaln(b + some) - gammaln(b) - gammaln(a + b + some)
        third = -(r + some) * np.log(alpha + seen)
        gone = np.log(a) - np.log(b + np.maximum(some, 1) - 1) - (r + some) * np.log(alpha + shown)
        both = np.logaddexp(third, np.where(some > 0, gone, -np.inf))
        return float(-np.average(first + both, weights=cuts.weight[train]))

    found = minimize(negative, np.zeros(4), method="Nelder-Mead", options={"maxiter": STEPS})
    r, alpha, a, b = np.exp(np.clip(found.x, -12, 12))
    odds = np.log(a) - np.log(b + np.maximum(x, 1) - 1)
    odds += (r + x) * (np.log(alpha + age) - np.log(alpha + recent))
    alive = np.where(x > 0, 1 / (1 + np.exp(np.clip(odds, -500, 500))), 1.0)
    later = ((alpha + age) / (alpha + age + HORIZONS[h])) ** (r + x)
    return np.asarray(alive * (1 - later))


RIVALS: dict[str, Rival] = {
    "last post < 90 days (yes or no)": yes_or_no,
    "last post < 90 days, calibrated": two_levels,
    "recency only, logistic": recency,
    "recency only, by kind of source": recency_by_kind,
    "BG/NBD": bg_nbd,
}
