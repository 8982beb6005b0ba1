"""Streams whose future is known, cut at random moments, and how well a prediction does on them.

Each stream weighs 1, whatever the number of its cut-offs; intervals draw whole sources again, since the
streams of one source are alike.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from analysis.rhythm import DAY, HORIZONS, Array, judge, matrix, stream

SEED = 20_261_123
CUTS_PER_STREAM = 4
#: The longest time after a stream's last date at which it is still asked about, days.
LATEST_CUT = 4 * 365
BINS = 10
#: Times that sources are drawn again for an interval.
DRAWS = 200


@dataclass(frozen=True, slots=True)
class Cuts:
    """Cases: what was known at each cut-off, and what followed."""

    silence: Array  # days since the newest post at the cut-off
    gaps: Array  # cases x 19, newest first, NaN where there are fewer
    first: Array  # days since the oldest post at the cut-off
    posts: Array  # posting days before it
    model: Array  # cases x horizons: what the published model says
    posted: Array  # cases x horizons: 1 where a post followed
    weight: Array
    source: npt.NDArray[np.intp]  # number of the source
    sources: int


@dataclass(frozen=True, slots=True)
class Score:
    """How well one rule predicts posts within a horizon; lower is better but for ``auc``."""

    rule: str
    horizon: int
    brier: float
    brier_low: float  # 95 % interval over sources
    brier_high: float
    log_loss: float
    auc: float
    ece: float  # expected calibration error over ten bins


Bins = tuple[tuple[float, float, float], ...]  # said, happened, share of cases


def read_streams(path: Path) -> Iterator[tuple[str, Array, float]]:
    """Yield source, sorted times and end (unix seconds) of each stream of a JSONL file (gzip allowed)."""
    body = path.read_bytes()
    for line in (gzip.decompress(body) if path.suffix == ".gz" else body).splitlines():
        given = json.loads(line)
        if given["t"]:
            times = np.sort(np.asarray(given["t"], dtype=np.float64))
            yield str(given.get("source") or given.get("id")), times, float(given["end"])


def cut(streams: Sequence[tuple[str, Array, float]]) -> Cuts:
    """Return random cut-offs of streams, the same for the same streams."""
    random = np.random.default_rng(SEED)
    numbers = {name: i for i, name in enumerate(sorted({source for source, _t, _e in streams}))}
    seen, first, posted, source = [], [], [], []
    longest = max(HORIZONS) * DAY
    for name, times, end in streams:
        last = min(end - longest, times[-1] + LATEST_CUT * DAY)
        if last <= times[0]:
            continue
        for moment in random.uniform(times[0], last, CUTS_PER_STREAM):
            past = times[times <= moment]
            seen.append(stream(past.tolist(), moment))
            first.append((moment - past[0]) / DAY)
            after = times[past.size] if past.size < times.size else np.inf
            posted.append([after <= moment + horizon * DAY for horizon in HORIZONS])
            source.append(numbers[name])
    rhythms = judge(seen)
    return Cuts(
        silence=np.array([each.silence for each in seen]),
        gaps=matrix(seen),
        first=np.array(first),
        posts=np.array([float(each.posting_days) for each in seen]),
        model=np.array([[r.p_90, r.p_180, r.p_365] if r else [0.5] * 3 for r in rhythms]),
        posted=np.array(posted, dtype=np.float64),
        weight=np.full(len(seen), 1 / CUTS_PER_STREAM),
        source=np.array(source, dtype=np.intp),
        sources=len(numbers),
    )


def score(rule: str, horizon: int, p: Array, cuts: Cuts) -> Score:
    """Return how well the probabilities ``p`` of a post within ``horizon`` days did."""
    y, weight = cuts.posted[:, HORIZONS.index(horizon)], cuts.weight
    safe = np.clip(p, 1e-6, 1 - 1e-6)
    log_loss = -(y * np.log(safe) + (1 - y) * np.log(1 - safe))
    mean, low, high = interval((p - y) ** 2, cuts)
    return Score(
        rule,
        horizon,
        brier=mean,
        brier_low=low,
        brier_high=high,
        log_loss=float(np.average(log_loss, weights=weight)),
        auc=auc(p, y),
        ece=float(sum(share * abs(said - done) for said, done, share in bins(p, y, weight))),
    )


def interval(each: Array, cuts: Cuts) -> tuple[float, float, float]:
    """Return a weighted mean over cases and its 95 % interval, sources drawn with replacement."""
    sums = np.bincount(cuts.source, each * cuts.weight, cuts.sources)
    weights = np.bincount(cuts.source, cuts.weight, cuts.sources)
    drawn = np.random.default_rng(SEED).integers(cuts.sources, size=(DRAWS, cuts.sources))
    drawn_weights = weights[drawn].sum(axis=1)
    usable = drawn_weights > 0
    means = sums[drawn].sum(axis=1)[usable] / drawn_weights[usable]
    low, high = np.quantile(means, (0.025, 0.975))
    return float(sums.sum() / weights.sum()), float(low), float(high)


def auc(p: Array, y: Array) -> float:
    """Return the chance that a case with a post is ranked above one without; ties count half."""
    _values, inverse, counts = np.unique(p, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    n_yes, n_no = y.sum(), (1 - y).sum()
    if not n_yes or not n_no:
        return float("nan")
    return float((ranks[y == 1].sum() - n_yes * (n_yes + 1) / 2) / (n_yes * n_no))


def bins(p: Array, y: Array, weight: Array) -> Bins:
    """Return the reliability table: ten bins of what was said, those that hold a case."""
    place = np.minimum((p * BINS).astype(int), BINS - 1)
    found = []
    for number in range(BINS):
        here = place == number
        if here.any():
            said = float(np.average(p[here], weights=weight[here]))
            happened = float(np.average(y[here], weights=weight[here]))
            found.append((said, happened, float(weight[here].sum() / weight.sum())))
    return tuple(found)
