"""How good is the rhythm model? On streams whose future is known, against simple rules.

For random cut-offs in each stream the model sees only what came before and says how likely a post
within H days is; then the future is looked up. What has to be learnt, levels of rules and parameters of
the model, is learnt from other sources than those it is tested on; the model as published stands beside.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from analysis.rhythm.cutoffs import Cuts, cut, folds, only, read_streams
from analysis.rhythm.fitting import held_out
from analysis.rhythm.model import HORIZONS
from analysis.rhythm.rivals import RIVALS, Rival, bg_nbd
from analysis.rhythm.scale import Array
from analysis.rhythm.scores import Bins, Score, bins, score
from vocabulary.errors import VitalityError

#: The horizon of the reliability tables and of the scores by kind of source, days.
SHOWN = 180
PUBLISHED = "rhythm model"
REFITTED = "rhythm model, refitted"

_WITHOUT_SCIPY = (
    "The model held out, and BG/NBD, are compared where scipy is: pip install -e '.[fit]'"
)


class UnusableStreams(VitalityError, ValueError):  # noqa: N818  it says what is, not that something broke
    """The file holds no streams that can be tested on."""


@dataclass(frozen=True, slots=True)
class Report:
    """The scores of all rules over all cases and for each kind of source, and the model's reliability."""

    streams: int
    cuts: int
    scores: tuple[Score, ...]
    #: Kind of source -> its scores at 180 days; empty where the streams tell no kind.
    by_kind: Mapping[str, tuple[Score, ...]]
    #: Way of working the model's probability out -> its reliability at 180 days, the best test last.
    reliability: Mapping[str, Bins]
    remark: str = ""

    def __str__(self) -> str:
        lines = [
            f"{self.cuts} cut-offs in {self.streams} streams. All but “{PUBLISHED}” (as published) "
            "learnt on other sources;",
            "in brackets 95 % intervals over sources.",
            "",
            f"{'rule':32} {'days':>4} {'Brier':20} {'log loss':20} {'AUC':20} ECE",
            *(
                f"{s.rule:32} {s.horizon:4} {s.brier.told():20} {s.log_loss.told():20} "
                f"{s.auc.told():20} {s.ece.told()}"
                for s in self.scores
            ),
            *self._kinds(),
        ]
        for way, table in self.reliability.items():
            lines += ["", f"{way} at {SHOWN} days, said -> happened (share of cases):"]
            lines += [f"  {p:.2f} -> {y:.2f} ({share:.0%})" for p, y, share in table]
        return "\n".join([*lines, *(["", self.remark] if self.remark else [])])

    def _kinds(self) -> list[str]:
        if not self.by_kind:
            return []
        rules = [s.rule for s in next(iter(self.by_kind.values()))]
        lines = ["", f"Brier score at {SHOWN} days by kind of source:"]
        lines += [f"  {number} {rule}" for number, rule in enumerate(rules, 1)]
        numbers = "".join(f"{number:6}" for number in range(1, len(rules)))
        lines.append(f"{'kind':16}{numbers}  {len(rules):<20} its ECE")
        for kind, (*others, last) in self.by_kind.items():
            figures = "".join(f"{s.brier.value:6.3f}" for s in others)
            lines.append(
                f"{kind or 'not told':16}{figures}  {last.brier.told():20} {last.ece.told()}"
            )
        return lines


def backtest(path: Path) -> Report:
    """Compare the model with simple rules on a JSONL file (gzip allowed) of ``{"source","end","t"}``.

    With a ``kind`` in each line, also for each kind of source. Raises ``UnusableStreams`` for a file
    that cannot be read or holds too little.
    """
    try:
        streams = list(read_streams(path))
    except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
        wanted = '{"source", "end", "t": [unix seconds]}'
        raise UnusableStreams(f"{path} is not JSON lines {wanted}: {error}") from None
    cuts = cut(streams)
    if cuts.silence.size == 0:
        raise UnusableStreams(f"{path} holds no stream observed for a year after a post.")
    said, remark = _said(cuts)
    at = HORIZONS.index(SHOWN)
    return Report(
        len(streams),
        cuts.silence.size,
        tuple(
            score(rule, horizon, p[:, h], cuts)
            for h, horizon in enumerate(HORIZONS)
            for rule, p in said.items()
        ),
        _by_kind(cuts, said) if cuts.kind.any() else {},
        {
            rule: bins(said[rule][:, at], cuts.posted[:, at], cuts.weight)
            for rule in (PUBLISHED, REFITTED)
            if rule in said
        },
        remark,
    )


def _said(cuts: Cuts) -> tuple[dict[str, Array], str]:
    """Return rule -> its probabilities (cases x horizons), the model last, and what is missing."""
    has_scipy = find_spec("scipy") is not None
    rivals = {name: rule for name, rule in RIVALS.items() if has_scipy or rule is not bg_nbd}
    said = {name: _learnt(cuts, rule) for name, rule in rivals.items()}
    said[PUBLISHED] = cuts.model
    if not has_scipy:
        return said, _WITHOUT_SCIPY
    if np.unique(cuts.source).size == 1:
        return (
            said,
            "With a single source nothing can be held out: all learnt on what they predict.",
        )
    said[REFITTED] = held_out(cuts)
    return said, ""


def _learnt(cuts: Cuts, rule: Rival) -> Array:
    """Return predictions for each fold of sources by a rule that learnt on the others."""
    p = np.zeros_like(cuts.posted)
    for test in folds(cuts):
        train = ~test if not test.all() else test
        for h in range(len(HORIZONS)):
            p[test, h] = rule(cuts, train, h)[test]
    return p


def _by_kind(cuts: Cuts, said: Mapping[str, Array]) -> dict[str, tuple[Score, ...]]:
    at = HORIZONS.index(SHOWN)
    found = {}
    for kind in np.unique(cuts.kind):
        here = cuts.kind == kind
        cases = only(cuts, here)
        found[str(kind)] = tuple(score(rule, SHOWN, p[here, at], cases) for rule, p in said.items())
    return found
