"""What more could the rhythm model know? ``python -m bench.rhythm_candidates STREAMS.jsonl.gz``.

Each candidate is added to the model's last step (the logit that says how far a probability is believed),
which is fitted again without one source at a time and tested on that source. Printed: the change of the
Brier score against the same step without the candidate, in thousandths, with 95 % intervals over sources.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from analysis.rhythm.cutoffs import Cuts, cut, moments, read_streams
from analysis.rhythm.model import HORIZONS, predict
from analysis.rhythm.parameters import parameters
from analysis.rhythm.scale import DAY, Array
from analysis.rhythm.scores import interval

Days = list[npt.NDArray[np.int64]]
#: What a candidate is worked out from: the cases, the posting days and the day of the cut of each, and the
#: logit before the last step. It gives columns of cases x horizons.
Candidate = Callable[[Cuts, Days, Array, Array], list[Array]]

#: Ridge of every weight, and of a kind's own ones: as much as this many cases speak for the pooled ones.
RIDGE, KIND_RIDGE = 1e-3, 30.0
#: Posting days from which a habit can be told, and newest ones that a crawl usually sees.
HABIT_FROM, NEWEST = 4, 20


def main(path: Path) -> None:
    """Measure all candidates and print one line for each."""
    streams = list(read_streams(path))
    cuts = cut(streams)
    days, at = _history([(known.times, moment) for known, moment in moments(streams)])
    base = _base(cuts)
    before = _errors(cuts, base, 0)
    print(
        f"{'thousandths of Brier':26}" + "".join(f"{h:>12} days     " for h in HORIZONS) + "   mean"
    )
    for name, candidate in CANDIDATES.items():
        added = candidate(cuts, days, at, base[1])
        change = (_errors(cuts, base + added, len(added) if name == "kind" else 0) - before) * 1e3
        figures = [*change.T, change.mean(axis=1)]
        told = (interval(each, cuts) for each in figures)
        print(
            f"{name:26}" + " ".join(f"{v:+5.2f} [{low:+.2f}, {high:+.2f}]" for v, low, high in told)
        )


def _history(cut_streams: list[tuple[Array, float]]) -> tuple[Days, Array]:
    days = [np.unique(times[times <= at] // DAY).astype(np.int64) for times, at in cut_streams]
    return [each[-NEWEST:] for each in days], np.array([at / DAY for _times, at in cut_streams])


def _wide(column: Array) -> Array:
    return np.repeat(np.asarray(column, dtype=np.float64)[:, None], len(HORIZONS), axis=1)


def _logs(cuts: Cuts) -> tuple[Array, Array]:
    """Return log gaps (0 where there is none) and how many there are."""
    known = ~np.isnan(cuts.gaps)
    return np.where(known, np.log(np.where(known, cuts.gaps, 1.0)), 0.0), known.sum(axis=1)


def _base(cuts: Cuts) -> list[Array]:
    """Return the columns of the last step as published: a shift, the logit, its growth, the spread."""
    plain = replace(parameters(), b0=0.0, b_p=1.0, b_n=0.0, b_spread=0.0)
    p = np.clip(predict(cuts.gaps, cuts.silence, fitted=plain)[0], 1e-4, 1 - 1e-4)
    logit = np.log(p / (1 - p))
    logs, number = _logs(cuts)
    mean = logs.sum(axis=1) / np.maximum(number, 1)
    away = np.where(np.isnan(cuts.gaps), 0.0, logs - mean[:, None])
    spread = np.sqrt((away**2).sum(axis=1) / np.maximum(number, 1))
    return [np.ones_like(p), logit, _wide(np.log1p(number)) * logit, _wide(spread)]


def _errors(cuts: Cuts, columns: list[Array], of_kinds: int) -> Array:
    """Return squared errors (cases x horizons), each source predicted by a fit to all others."""
    x = np.stack(columns, axis=2)
    ridge = np.full(x.shape[2], RIDGE)
    ridge[x.shape[2] - of_kinds :] = KIND_RIDGE
    p = np.zeros_like(cuts.posted)
    for source in np.unique(cuts.source):
        test = cuts.source == source
        p[test] = _chance(x[test] @ _fit(cuts, x, ~test, ridge))
    return np.asarray((p - cuts.posted) ** 2)


def _fit(cuts: Cuts, x: Array, train: npt.NDArray[np.bool_], ridge: Array) -> Array:
    known = x[train].reshape(-1, x.shape[2])
    posted = cuts.posted[train].reshape(-1)
    weight = np.repeat(cuts.weight[train], len(HORIZONS))
    origin = np.zeros(x.shape[2])
    origin[1] = 1.0
    beta = origin.copy()
    for _step in range(8):
        p = _chance(known @ beta)
        slope = known.T @ (weight * (posted - p)) - ridge * (beta - origin)
        hessian = (known * (weight * p * (1 - p))[:, None]).T @ known + np.diag(ridge)
        beta = beta + np.linalg.solve(hessian, slope)
    return beta


def _chance(logit: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-np.clip(logit, -30, 30))))


def _log_silence(cuts: Cuts, _days: Days, _at: Array, _logit: Array) -> list[Array]:
    log = np.log(cuts.silence)
    return [_wide(log), _wide(log**2)]


def _trend(cuts: Cuts, _days: Days, _at: Array, _logit: Array) -> list[Array]:
    """The three newest gaps against the older ones."""
    logs, number = _logs(cuts)
    older = logs[:, 3:].sum(axis=1) / np.maximum(number - 3, 1)
    return [_wide(np.where(number >= 6, logs[:, :3].mean(axis=1) - older, 0.0))]


def _posting_days(cuts: Cuts, _days: Days, _at: Array, _logit: Array) -> list[Array]:
    return [_wide(np.log1p(cuts.posts))]


def _span(_cuts: Cuts, days: Days, at: Array, _logit: Array) -> list[Array]:
    return [_wide(np.log1p(at - np.array([each[0] for each in days])))]


def _month(_cuts: Cuts, _days: Days, at: Array, _logit: Array) -> list[Array]:
    angle = at / 365.2425 * 2 * np.pi
    return [_wide(np.sin(angle)), _wide(np.cos(angle))]


def _year_before(_cuts: Cuts, days: Days, at: Array, _logit: Array) -> list[Array]:
    """In how many earlier years the same season saw a post, from -1 to 1; 0 with no such year known."""
    found = np.zeros((len(days), len(HORIZONS)))
    for case, (known, now) in enumerate(zip(days, at, strict=True)):
        years = range(1, 1 + min(5, int((now - known[0]) / 365.25)))
        for h, horizon in enumerate(HORIZONS):
            starts = [now - 365.25 * year for year in years]
            hits = sum(bool(((known > s) & (known <= min(s + horizon, now))).any()) for s in starts)
            found[case, h] = (2 * hits - len(starts)) / (len(starts) + 1)
    return [found]


def _weekday(_cuts: Cuts, days: Days, _at: Array, _logit: Array) -> list[Array]:
    """How far posts keep to one day of the week."""
    shares = [np.bincount(each % 7).max() / each.size - 1 / 7 for each in days]
    is_told = np.array([each.size >= HABIT_FROM for each in days])
    return [_wide(np.where(is_told, shares, 0.0))]


def _kind(cuts: Cuts, _days: Days, _at: Array, logit: Array) -> list[Array]:
    """A shift and a weight of its own for each kind, shrunk to the pooled ones; unknown kinds have none."""
    shifts = [_wide(cuts.kind == kind) for kind in np.unique(cuts.kind)]
    return [*shifts, *(shift * logit for shift in shifts)]


CANDIDATES: dict[str, Candidate] = {
    "kind": _kind,
    "log silence": _log_silence,
    "trend of gaps": _trend,
    "posting days": _posting_days,
    "time covered": _span,
    "time of the year": _month,
    "same season, years before": _year_before,
    "weekly habit": _weekday,
    "season and weekly habit": lambda *given: _year_before(*given) + _weekday(*given),
}

if __name__ == "__main__":
    main(Path(sys.argv[1]))
