"""How good is the rhythm model? On streams whose future is known, against simple rules.

For random cut-offs in each stream the model sees only what came before and says how likely a post
within H days is; then the future is looked up. Rules whose levels must be learnt learn them from
other sources than those they are tested on; the model's parameters stay as published.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from analysis.rhythm import DAY, HORIZONS, Array, judge, stream

SEED = 20_261_123
CUTS_PER_STREAM = 4
FOLDS = 5
#: The longest time after a stream's last date at which it is still asked about, days.
LATEST_CUT = 4 * 365
BINS = 10


class UnusableStreams(ValueError):  # noqa: N818  it says what is, not that something broke
    """The file holds no streams that can be tested on."""


@dataclass(frozen=True, slots=True)
class Score:
    """How well one rule predicts posts within a horizon; lower is better but for ``auc``."""

    rule: str
    horizon: int
    brier: float
    log_loss: float
    auc: float
    ece: float  # expected calibration error over ten bins


@dataclass(frozen=True, slots=True)
class Report:
    """The scores of all rules, and the model's reliability: (said, happened, share of cases)."""

    streams: int
    cuts: int
    scores: tuple[Score, ...]
    reliability: tuple[tuple[float, float, float], ...]

    def __str__(self) -> str:
        lines = [
            f"{self.cuts} cut-offs in {self.streams} streams",
            f"{'rule':34} {'days':>4} {'Brier':>6} {'logloss':>7} {'AUC':>5} {'ECE':>5}",
        ]
        lines += [
            f"{s.rule:34} {s.horizon:4} {s.brier:6.3f} {s.log_loss:7.3f} {s.auc:5.3f} {s.ece:5.3f}"
            for s in self.scores
        ]
        lines.append("model at 180 days, said -> happened (share of cases):")
        lines += [f"  {p:.2f} -> {y:.2f} ({share:.0%})" for p, y, share in self.reliability]
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class _Cuts:
    silence: Array  # days since the newest post at the cut-off
    model: Array  # cuts x horizons: what the model says
    posted: Array  # cuts x horizons: 1 where a post followed
    weight: Array  # each stream weighs 1
    fold: Array


def backtest(path: Path) -> Report:
    """Compare the model with simple rules on a JSONL file (gzip allowed) of ``{"source","end","t"}``.

    Raises ``UnusableStreams`` for a file that cannot be read or holds too little.
    """
    try:
        streams = list(read_streams(path))
    except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
        wanted = '{"source", "end", "t": [unix seconds]}'
        raise UnusableStreams(f"{path} is not JSON lines {wanted}: {error}") from None
    cuts = _cut(streams)
    if cuts.silence.size == 0:
        raise UnusableStreams(f"{path} holds no stream observed for a year after a post.")
    scores = []
    rules: dict[str, Callable[[int], Array]] = {
        "last post < 90 days (yes or no)": lambda _h: np.where(cuts.silence < 90, 0.99, 0.01),
        "last post < 90 days, calibrated": lambda h: _held_out(cuts, h, _two_levels),
        "recency only, logistic": lambda h: _held_out(cuts, h, _logistic),
        "rhythm model": lambda h: cuts.model[:, h],
    }
    for h, horizon in enumerate(HORIZONS):
        for name, predict in rules.items():
            scores.append(_score(name, horizon, predict(h), cuts.posted[:, h], cuts.weight))
    at_180 = HORIZONS.index(180)
    bins = _bins(cuts.model[:, at_180], cuts.posted[:, at_180], cuts.weight)
    return Report(len(streams), cuts.silence.size, tuple(scores), tuple(bins))


def read_streams(path: Path) -> Iterator[tuple[str, Array, float]]:
    """Yield source, sorted times and end (unix seconds) of each stream of a JSONL file (gzip allowed)."""
    body = path.read_bytes()
    for line in (gzip.decompress(body) if path.suffix == ".gz" else body).splitlines():
        given = json.loads(line)
        if given["t"]:
            times = np.sort(np.asarray(given["t"], dtype=np.float64))
            yield str(given.get("source") or given.get("id")), times, float(given["end"])


def _cut(streams: Sequence[tuple[str, Array, float]]) -> _Cuts:
    random = np.random.default_rng(SEED)
    sources = {source: random.integers(FOLDS) for source in sorted({s for s, _t, _e in streams})}
    seen, silence, posted, weight, fold = [], [], [], [], []
    longest = max(HORIZONS) * DAY
    for source, times, end in streams:
        last = min(end - longest, times[-1] + LATEST_CUT * DAY)
        if last <= times[0]:
            continue
        for cut in random.uniform(times[0], last, CUTS_PER_STREAM):
            past = times[times <= cut]
            seen.append(stream(past.tolist(), cut))
            silence.append((cut - past[-1]) / DAY)
            after = times[past.size] if past.size < times.size else np.inf
            posted.append([after <= cut + horizon * DAY for horizon in HORIZONS])
            weight.append(1 / CUTS_PER_STREAM)
            fold.append(sources[source])
    rhythms = judge(seen)
    model = [[r.p_90, r.p_180, r.p_365] if r else [0.5] * len(HORIZONS) for r in rhythms]
    arrays = (np.asarray(a, dtype=np.float64) for a in (silence, model, posted, weight, fold))
    return _Cuts(*arrays)


Fit = Callable[[Array, Array, Array], Callable[[Array], Array]]


def _held_out(cuts: _Cuts, h: int, fit: Fit) -> Array:
    """Return predictions for each fold by a rule that learnt on the others."""
    p = np.zeros_like(cuts.silence)
    for fold in range(FOLDS):
        test, train = cuts.fold == fold, cuts.fold != fold
        predict = fit(cuts.silence[train], cuts.posted[train, h], cuts.weight[train])
        p[test] = predict(cuts.silence[test])
    return p


def _two_levels(silence: Array, posted: Array, weight: Array) -> Callable[[Array], Array]:
    recent = silence < 90
    levels = [
        float(np.average(posted[side], weights=weight[side])) if side.any() else 0.5
        for side in (recent, ~recent)
    ]
    return lambda later: np.where(later < 90, levels[0], levels[1])


def _logistic(silence: Array, posted: Array, weight: Array) -> Callable[[Array], Array]:
    """Fit a logistic curve on log silence by Newton's method."""

    def features(days: Array) -> Array:
        log = np.log(np.maximum(days, 0.5))
        return np.stack([np.ones_like(log), log, log**2], axis=1)

    x, beta = features(silence), np.zeros(3)
    for _step in range(25):
        p = 1 / (1 + np.exp(-x @ beta))
        hessian = (x * (weight * p * (1 - p))[:, None]).T @ x + 1e-6 * np.eye(3)
        beta = beta + np.linalg.solve(hessian, x.T @ (weight * (posted - p)))
    return lambda later: np.asarray(1 / (1 + np.exp(-features(later) @ beta)))


def _score(name: str, horizon: int, p: Array, y: Array, weight: Array) -> Score:
    safe = np.clip(p, 1e-6, 1 - 1e-6)
    log_loss = -(y * np.log(safe) + (1 - y) * np.log(1 - safe))
    ece = sum(share * abs(said - happened) for said, happened, share in _bins(p, y, weight))
    return Score(
        name,
        horizon,
        brier=float(np.average((p - y) ** 2, weights=weight)),
        log_loss=float(np.average(log_loss, weights=weight)),
        auc=_auc(p, y),
        ece=float(ece),
    )


def _auc(p: Array, y: Array) -> float:
    """Return the chance that a case with a post is ranked above one without; ties count half."""
    _values, inverse, counts = np.unique(p, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    n_yes, n_no = y.sum(), (1 - y).sum()
    if not n_yes or not n_no:
        return float("nan")
    return float((ranks[y == 1].sum() - n_yes * (n_yes + 1) / 2) / (n_yes * n_no))


def _bins(p: Array, y: Array, weight: Array) -> list[tuple[float, float, float]]:
    place = np.minimum((p * BINS).astype(int), BINS - 1)
    found = []
    for number in range(BINS):
        here = place == number
        if here.any():
            said = float(np.average(p[here], weights=weight[here]))
            happened = float(np.average(y[here], weights=weight[here]))
            found.append((said, happened, float(weight[here].sum() / weight.sum())))
    return found
