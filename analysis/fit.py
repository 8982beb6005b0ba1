"""Fit the rhythm model's parameters to streams of post dates, and say how good they are held out.

For random cut-offs in each stream the model sees what came before; the parameters minimise the mean log
loss of posts within 90, 180 and 365 days after. Needs scipy (``pip install vitality[fit]``).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from analysis.cutoffs import SEED, Bins, Cuts, Score, bins, cut, interval, read_streams, score
from analysis.rhythm import (
    HORIZONS,
    Array,
    Parameters,
    parameters,
    predict,
    write_parameters,
)

#: Pulls each parameter a little to where it starts: no parameter runs away on a flat loss.
RIDGE = 2e-4
#: Where every fit starts, so that the same streams give the same parameters: the rhythm as first
#: published, with every probability believed as it is.
_START = {
    "m0": 3.9351,
    "log_k0": 0.2723,
    "log_w0": 0.3483,
    "log_s": -0.1909,
    "logit_delta": 1.39,
    "c0": -5.8144,
    "c_gap": 0.9425,
    "c_n": 0.9911,
    "log_h": -0.8174,
    "b0": 0.0,
    "b_p": 1.0,
    "b_n": 0.0,
    "b_spread": 0.0,
}
#: Not fitted: what is read, not how it is judged.
_FIXED = ("floor", "n_items")
#: Groups of sources, each held out once.
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Fitted:
    """New parameters, and how they do at 180 days on sources that their own fit did not see."""

    parameters: Parameters
    held_out: Score
    before: Score  # the model as first published, on the same cases
    #: Change of the Brier score, and its 95 % interval over sources.
    gain: tuple[float, float, float]
    reliability: Bins  # held out
    streams: int
    sources: int


def fit(path: Path) -> Fitted:
    """Fit to a JSONL file (gzip allowed) of ``{"source", "end", "t": [unix seconds]}``."""
    streams = list(read_streams(path))
    cuts = cut(streams)
    folds = np.random.default_rng(SEED).permutation(cuts.sources) % FOLDS
    at = HORIZONS.index(180)
    held_out = np.zeros(cuts.silence.size)
    for fold in range(FOLDS):
        test = folds[cuts.source] == fold
        fitted = _minimise(cuts, ~test)
        held_out[test] = predict(cuts.gaps[test], cuts.silence[test], fitted=fitted)[0][:, at]
    first = _with(asdict(parameters()), list(_START), np.array(list(_START.values())))
    before = predict(cuts.gaps, cuts.silence, fitted=first)[0][:, at]
    posted = cuts.posted[:, at]
    return Fitted(
        _minimise(cuts, np.ones(cuts.silence.size, dtype=bool)),
        score("held out", 180, held_out, cuts),
        score("first", 180, before, cuts),
        interval((held_out - posted) ** 2 - (before - posted) ** 2, cuts),
        bins(held_out, posted, cuts.weight),
        len(streams),
        cuts.sources,
    )


def write(fitted: Fitted, streams: Path, out: Path, on: date) -> None:
    """Write the parameters with their units, where they come from and how reliable they are."""
    held_out = {k: round(v, 4) for k, v in asdict(fitted.held_out).items() if isinstance(v, float)}
    provenance = {
        "fitted_on": f"{fitted.streams} streams of post dates from {fitted.sources} sources",
        "input_sha256": hashlib.sha256(streams.read_bytes()).hexdigest(),
        "method": "mean log loss of 90, 180 and 365 days over random cut-offs, L-BFGS, "
        f"ridge {RIDGE:g}",
        "fitted_at": f"{on:%Y-%m-%d}",
        "held_out": held_out,
        "reliability_180": [[round(each, 4) for each in row] for row in fitted.reliability],
    }
    write_parameters(fitted.parameters, provenance, out)


def _minimise(cuts: Cuts, chosen: Any) -> Parameters:
    from scipy.optimize import minimize

    start = asdict(parameters()) | _START
    names = [name for name in start if name not in _FIXED]
    origin = np.array([start[name] for name in names])
    gaps, silence, posted = cuts.gaps[chosen], cuts.silence[chosen], cuts.posted[chosen]
    weight = cuts.weight[chosen]

    def loss(values: Array) -> float:
        p = predict(gaps, silence, fitted=_with(start, names, values))[0]
        safe = np.clip(p, 1e-6, 1 - 1e-6)
        each = -(posted * np.log(safe) + (1 - posted) * np.log(1 - safe)).mean(axis=1)
        return float(np.average(each, weights=weight) + RIDGE * ((values - origin) ** 2).sum())

    found = minimize(loss, origin, method="L-BFGS-B", options={"maxiter": 200})
    return _with(start, names, found.x)


def _with(start: dict[str, Any], names: Sequence[str], values: Array) -> Parameters:
    return Parameters(**(start | dict(zip(names, map(float, values), strict=True))))
