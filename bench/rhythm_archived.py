"""Would archived looks tell the rhythm better? ``python -m bench.rhythm_archived STREAMS.jsonl.gz``.

A capture is an earlier look at the same list, cut off as it was: its gaps are the network's own. At random
moments of streams whose sequel is known, today's list shows its newest posts (5, 10 or 20), and captures one
to ten years before show as many of theirs. Given the model: today's gaps alone; with those of the captures
behind them, gaps between two looks left out; and with the captures' newest posts as if they stood in one list
(what the tables keep of a capture). Printed: the Brier score at 180 days and its change, with 95 % intervals
over sources. Nothing is fitted.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from analysis.rhythm.cutoffs import cut, moments, only, read_streams
from analysis.rhythm.model import HORIZONS, matrix, predict
from analysis.rhythm.scale import DAY, Array
from analysis.rhythm.scores import interval
from analysis.rhythm.streams import Stream, stream

SHOWN = (5, 10, 20)
YEARS = range(1, 11)
AT = HORIZONS.index(180)


def main(path: Path) -> None:
    """Measure and print."""
    streams = list(read_streams(path))
    cases = [(known.times[known.times <= at], at) for known, at in moments(streams)]
    cuts = cut(streams)
    for shown in SHOWN:
        today = [stream(past[-shown:].tolist(), at) for past, at in cases]
        ways = {
            "with gaps of captures": [
                _with_gaps(now, _looks(past, at, shown))
                for now, (past, at) in zip(today, cases, strict=True)
            ],
            "with newest posts of captures": [
                stream([*past[-shown:], *(look[-1] for look in _looks(past, at, shown))], at)
                for past, at in cases
            ],
        }
        gained = np.array(
            [len(more.gaps) > len(now.gaps) for more, now in zip(*_first(ways, today), strict=True)]
        )
        posted = cuts.posted[:, AT]
        alone = (_chance(today) - posted) ** 2
        some = only(cuts, gained)
        print(f"{shown} posts shown: {gained.sum()} of {gained.size} cases know more gaps")
        print(f"  today alone: Brier {interval(alone[gained], some).told(4)}")
        for name, known in ways.items():
            change = ((_chance(known) - posted) ** 2 - alone)[gained]
            print(f"  {name}: change {interval(change, some).told(4)}")


def _first(ways: dict[str, list[Stream]], today: list[Stream]) -> tuple[list[Stream], list[Stream]]:
    return next(iter(ways.values())), today


def _looks(past: Array, at: float, shown: int) -> Iterator[Array]:
    """Yield what captures of each year before showed, the newest capture first; none twice."""
    for year in YEARS:
        then = past[past <= at - year * 365 * DAY][-shown:]
        if then.size > 1:
            yield then


def _with_gaps(now: Stream, looks: Iterator[Array]) -> Stream:
    """Return a list with the gaps within earlier looks behind its own, up to what the model takes."""
    gaps, until = list(now.gaps), np.inf
    for look in looks:
        days = np.unique(look[look < until] // DAY)[::-1]
        gaps += (-np.diff(days)).tolist()
        until = float(look[0])
    return Stream(tuple(gaps[:19]), now.silence, now.posting_days, now.newest)


def _chance(known: Sequence[Stream]) -> Array:
    said, _rhythm = predict(matrix(known), np.array([each.silence for each in known]))
    return said[:, AT]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
