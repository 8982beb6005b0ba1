"""How often the expected class of posts is right: ``python -m bench.expectation STREAMS.jsonl.gz``.

For random cut-offs in streams whose future is known, against repeating the last quarter.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np

from analysis.activity.expectation import QUARTER, Expected, expected_of, of_number
from analysis.rhythm.cutoffs import CUTS_PER_STREAM, LATEST_CUT, SEED, read_streams
from analysis.rhythm.model import judge
from analysis.rhythm.scale import DAY
from analysis.rhythm.streams import stream

_CLASSES = list(Expected)


def main(path: Path) -> None:
    """Print how often each way is right, and how often it is off by more than one class."""
    random = np.random.default_rng(SEED)
    pasts, cuts, truth = [], [], []
    for _source, _kind, times, end in read_streams(path):
        last = min(end - QUARTER * DAY, times[-1] + LATEST_CUT * DAY)
        if last <= times[0]:
            continue
        for cut in random.uniform(times[0], last, CUTS_PER_STREAM):
            pasts.append(times[times <= cut].tolist())
            cuts.append(cut)
            truth.append(of_number(((times > cut) & (times <= cut + QUARTER * DAY)).sum()))
    rhythms = judge([stream(past, cut) for past, cut in zip(pasts, cuts, strict=True)])
    ways: dict[str, Callable[[int], Expected]] = {
        "the last quarter again": lambda i: of_number(
            sum(t > cuts[i] - QUARTER * DAY for t in pasts[i])
        ),
        "expected": lambda i: expected_of(pasts[i], cuts[i], r.p_90 if (r := rhythms[i]) else 0.5),
    }
    for name, way in ways.items():
        off = [abs(_CLASSES.index(way(i)) - _CLASSES.index(true)) for i, true in enumerate(truth)]
        right, far = np.mean(np.array(off) == 0), np.mean(np.array(off) > 1)
        print(f"{name:24} right {right:.3f}, off by more than one class {far:.3f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
