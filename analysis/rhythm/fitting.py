"""Fit the rhythm model's parameters to streams of post dates, and say how good they are held out.

For random cut-offs in each stream the model sees what came before; the parameters minimise the mean log
loss of posts within 90, 180 and 365 days after. Needs scipy (``pip install vitality[fit]``).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from analysis.rhythm.cutoffs import Chosen, Cuts, cut, folds, only, read_streams
from analysis.rhythm.model import HORIZONS, predict
from analysis.rhythm.parameters import Parameters, parameters, write_parameters
from analysis.rhythm.scale import Array
from analysis.rhythm.scores import Bins, Estimate, Score, bins, interval, score

#: Pulls each parameter a little to where it starts: no parameter runs away on a flat loss.
RIDGE = 2e-4
#: Where every fit starts, so that the same streams give the same parameters: the rhythm as first
#: published, with every probability believed as it is.
START = {
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
#: Steps after which a fit ends at the latest; it has settled long before.
ITERATIONS = 200
#: Sources below which none can be held out.
_LEAST_SOURCES = 2


@dataclass(frozen=True, slots=True)
class Fitted:
    """New parameters, and how they do at 180 days on sources that their own fit did not see."""

    parameters: Parameters
    held_out: Score
    before: Score  # the model as first published, on the same cases
    gain: Estimate  # change of the Brier score
    reliability: Bins  # held out
    streams: int
    sources: int


def fit(path: Path) -> Fitted:
    """Fit to a JSONL file (gzip allowed) of ``{"source", "end", "t": [unix seconds]}``.

    Raises ``ValueError`` where there are too few sources to hold one out.
    """
    streams = list(read_streams(path))
    cuts = cut(streams)
    if np.unique(cuts.source).size < _LEAST_SOURCES:
        raise ValueError(f"at least {_LEAST_SOURCES} sources observed for a year are needed")
    at = HORIZONS.index(180)
    new = held_out(cuts)[:, at]
    first = _with(list(START), np.array(list(START.values())))
    old = predict(cuts.gaps, cuts.silence, fitted=first)[0][:, at]
    posted = cuts.posted[:, at]
    return Fitted(
        _minimise(cuts),
        score("held out", 180, new, cuts),
        score("first", 180, old, cuts),
        interval((new - posted) ** 2 - (old - posted) ** 2, cuts),
        bins(new, posted, cuts.weight),
        len(streams),
        cuts.sources,
    )


def held_out(cuts: Cuts) -> Array:
    """Return probabilities (cases x horizons), each by parameters fitted to other sources."""

    def learn(test: Chosen) -> Array:
        fitted = _minimise(only(cuts, ~test))
        return predict(cuts.gaps[test], cuts.silence[test], fitted=fitted)[0]

    groups = [test for test in folds(cuts) if test.any()]
    found = np.zeros_like(cuts.posted)
    with ThreadPoolExecutor() as pool:  # numpy computes outside the interpreter's lock
        for test, p in zip(groups, pool.map(learn, groups), strict=True):
            found[test] = p
    return found


def write(fitted: Fitted, streams: Path, out: Path, on: date) -> None:
    """Write the parameters with their units, where they come from and how reliable they are."""
    provenance = {
        "fitted_on": f"{fitted.streams} streams of post dates from {fitted.sources} sources",
        "input_sha256": hashlib.sha256(streams.read_bytes()).hexdigest(),
        "method": "mean log loss of 90, 180 and 365 days over random cut-offs, L-BFGS, "
        f"ridge {RIDGE:g}",
        "fitted_at": f"{on:%Y-%m-%d}",
        "held_out": _flat(fitted.held_out),
        "reliability_180": [[round(each, 4) for each in row] for row in fitted.reliability],
    }
    write_parameters(fitted.parameters, provenance, out)


def _flat(found: Score) -> dict[str, float]:
    """Return the figures of a score and their intervals by name."""
    return {
        field.name + ending: round(figure, 4)
        for field in fields(found)
        if isinstance(estimate := getattr(found, field.name), Estimate)
        for ending, figure in zip(("", "_low", "_high"), estimate, strict=True)
    }


def _minimise(cuts: Cuts) -> Parameters:
    from scipy.optimize import minimize

    names, origin = list(START), np.array(list(START.values()))

    def loss(values: Array) -> float:
        p = predict(cuts.gaps, cuts.silence, fitted=_with(names, values))[0]
        safe = np.clip(p, 1e-6, 1 - 1e-6)
        each = -(cuts.posted * np.log(safe) + (1 - cuts.posted) * np.log(1 - safe)).mean(axis=1)
        return float(np.average(each, weights=cuts.weight) + RIDGE * ((values - origin) ** 2).sum())

    found = minimize(loss, origin, method="L-BFGS-B", options={"maxiter": ITERATIONS})
    return _with(names, found.x)


def _with(names: Sequence[str], values: Array) -> Parameters:
    """Return parameters with these values; what is read, and not how it is judged, is never fitted."""
    fixed: dict[str, Any] = asdict(parameters())
    return Parameters(**(fixed | dict(zip(names, map(float, values), strict=True))))
