"""How good is the rhythm model? On streams whose future is known, against simple rules.

For random cut-offs in each stream the model sees only what came before and says how likely a post
within H days is; then the future is looked up. Rules whose levels must be learnt learn them from
other sources than those they are tested on; the model's parameters stay as published (how they do on
sources their fit did not see: ``held_out`` in rhythm_parameters.json).
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from analysis.cutoffs import SEED, Bins, Cuts, Score, bins, cut, read_streams, score
from analysis.rhythm import HORIZONS, Array
from analysis.rivals import RIVALS, Rival, bg_nbd

FOLDS = 5
#: The horizon of the reliability table, days.
SHOWN = 180


class UnusableStreams(ValueError):  # noqa: N818  it says what is, not that something broke
    """The file holds no streams that can be tested on."""


@dataclass(frozen=True, slots=True)
class Report:
    """The scores of all rules, and the model's reliability at 180 days."""

    streams: int
    cuts: int
    scores: tuple[Score, ...]
    reliability: Bins
    remark: str = ""

    def __str__(self) -> str:
        lines = [
            f"{self.cuts} cut-offs in {self.streams} streams; Brier score with its 95 % interval "
            "over sources",
            f"{'rule':34} {'days':>4} {'Brier':>6} {'':15} {'logloss':>7} {'AUC':>5} {'ECE':>5}",
        ]
        lines += [
            f"{s.rule:34} {s.horizon:4} {s.brier:6.3f} [{s.brier_low:.3f}, {s.brier_high:.3f}] "
            f"{s.log_loss:7.3f} {s.auc:5.3f} {s.ece:5.3f}"
            for s in self.scores
        ]
        lines.append(f"model at {SHOWN} days, said -> happened (share of cases):")
        lines += [f"  {p:.2f} -> {y:.2f} ({share:.0%})" for p, y, share in self.reliability]
        return "\n".join([*lines, *([self.remark] if self.remark else [])])


def backtest(path: Path) -> Report:
    """Compare the model with simple rules on a JSONL file (gzip allowed) of ``{"source","end","t"}``.

    Raises ``UnusableStreams`` for a file that cannot be read or holds too little.
    """
    try:
        streams = list(read_streams(path))
    except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
        wanted = '{"source", "end", "t": [unix seconds]}'
        raise UnusableStreams(f"{path} is not JSON lines {wanted}: {error}") from None
    cuts = cut(streams)
    if cuts.silence.size == 0:
        raise UnusableStreams(f"{path} holds no stream observed for a year after a post.")
    has_scipy = find_spec("scipy") is not None
    rivals = {name: rule for name, rule in RIVALS.items() if has_scipy or rule is not bg_nbd}
    remark = "" if has_scipy else "BG/NBD is compared where scipy is: pip install -e '.[fit]'"
    return Report(
        len(streams), cuts.silence.size, tuple(_scores(cuts, rivals)), _table(cuts), remark
    )


def _scores(cuts: Cuts, rivals: dict[str, Rival]) -> list[Score]:
    found = []
    for h, horizon in enumerate(HORIZONS):
        for name, rule in rivals.items():
            found.append(score(name, horizon, _held_out(cuts, rule, h), cuts))
        found.append(score("rhythm model", horizon, cuts.model[:, h], cuts))
    return found


def _table(cuts: Cuts) -> Bins:
    at = HORIZONS.index(SHOWN)
    return bins(cuts.model[:, at], cuts.posted[:, at], cuts.weight)


def _held_out(cuts: Cuts, rule: Rival, h: int) -> Array:
    """Return predictions for each fold of sources by a rule that learnt on the others."""
    folds = np.random.default_rng(SEED).permutation(cuts.sources) % FOLDS
    p = np.zeros_like(cuts.silence)
    for fold in range(min(FOLDS, cuts.sources)):
        test = folds[cuts.source] == fold
        train = ~test if not test.all() else test
        p[test] = rule(cuts, train, h)[test]
    return p
