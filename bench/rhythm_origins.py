"""The rhythm model on streams of another origin: ``python -m bench.rhythm_origins MEETINGS.csv UNTIL``.

MEETINGS has a line for each meeting (hub, community, event_date); after the day UNTIL it is not yet known
what took place. Nothing is fitted to these streams. Printed: the scores of the published model, with 95 %
intervals over communities; what was said and what happened; and the best that two numbers (a + b logit p)
could do if they were fitted to the very cases they are tested on: no recalibration can reach more.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from analysis.rhythm.cutoffs import Cuts, Outcomes, cut
from analysis.rhythm.model import HORIZONS
from analysis.rhythm.scale import Array, logit, sigmoid
from analysis.rhythm.scores import bins, score

#: Steps of Newton's method: two numbers settle in a few.
STEPS = 30


def main(meetings: Path, until: str) -> None:
    """Measure and print."""
    end = datetime.fromisoformat(until).replace(tzinfo=UTC).timestamp()
    cuts = cut(list(_streams(meetings, end)))
    print(f"{len(cuts.silence)} cases of {cuts.sources} communities")
    for place, horizon in enumerate(HORIZONS):
        said, happened = cuts.model[:, place], cuts.posted[:, place]
        print(f"{horizon:4} days, published: {score('', horizon, said, cuts).told()}")
        best = _recalibrated(said, happened, cuts.weight)
        print(f"{horizon:4} days, at best:   {score('', horizon, best, cuts).told()}")
    print("at 180 days, said -> happened (share of cases):")
    for said_180, happened_180, share in _reliability(cuts):
        print(f"  {said_180:.3f} -> {happened_180:.3f} ({share:.0%})")


def _streams(meetings: Path, end: float) -> Iterator[Outcomes]:
    times: dict[str, list[float]] = defaultdict(list)
    with meetings.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            at = datetime.fromisoformat(row["event_date"]).replace(tzinfo=UTC).timestamp()
            if at <= end:
                times[f"{row['hub']}/{row['community']}"].append(at)
    for name, found in times.items():
        yield Outcomes(name, "meet-up", np.sort(np.array(found)), end)


def _recalibrated(p: Array, happened: Array, weight: Array) -> Array:
    known = np.column_stack([np.ones(p.size), logit(p)])
    numbers = np.array([0.0, 1.0])
    for _step in range(STEPS):
        now = sigmoid(known @ numbers)
        slope = known.T @ (weight * (happened - now))
        curve = known.T @ (known * (weight * now * (1 - now))[:, None])
        numbers = numbers + np.linalg.solve(curve, slope)
    return sigmoid(known @ numbers)


def _reliability(cuts: Cuts) -> tuple[tuple[float, float, float], ...]:
    place = HORIZONS.index(180)
    return bins(cuts.model[:, place], cuts.posted[:, place], cuts.weight)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
