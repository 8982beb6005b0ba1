"""Streams whose future is known, cut at random moments: what was known then, and what followed.

Each stream weighs 1, whatever the number of its cut-offs.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from analysis.rhythm.model import HORIZONS, judge, matrix
from analysis.rhythm.scale import DAY, Array
from analysis.rhythm.streams import stream

#: Which cases.
Chosen = npt.NDArray[np.bool_]

SEED = 20_261_123
CUTS_PER_STREAM = 4
#: The longest time after a stream's last date at which it is still asked about, days.
LATEST_CUT = 4 * 365
#: Groups of sources, each held out once.
FOLDS = 5


class Outcomes(NamedTuple):
    """A stream from its beginning to the end of its observation."""

    source: str
    kind: str  # forum, meet-up, blog ...; empty: not told
    times: Array  # unix seconds, sorted
    end: float  # unix seconds


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
    kind: npt.NDArray[np.str_]
    source: npt.NDArray[np.intp]  # number of the source
    sources: int


def read_streams(path: Path) -> Iterator[Outcomes]:
    """Yield the streams of a JSONL file (gzip allowed) that hold a date."""
    body = path.read_bytes()
    for line in (gzip.decompress(body) if path.suffix == ".gz" else body).splitlines():
        given = json.loads(line)
        if given["t"]:
            source = str(given.get("source") or given.get("id"))
            times = np.sort(np.asarray(given["t"], dtype=np.float64))
            yield Outcomes(source, str(given.get("kind") or ""), times, float(given["end"]))


def moments(streams: Sequence[Outcomes]) -> Iterator[tuple[Outcomes, float]]:
    """Yield the random moments at which streams are cut, the same for the same streams."""
    random = np.random.default_rng(SEED)
    for known in streams:
        last = min(known.end - max(HORIZONS) * DAY, known.times[-1] + LATEST_CUT * DAY)
        if last > known.times[0]:
            for moment in random.uniform(known.times[0], last, CUTS_PER_STREAM):
                yield known, float(moment)


def cut(streams: Sequence[Outcomes]) -> Cuts:
    """Return what was known and what followed at the random moments of streams."""
    numbers = {name: i for i, name in enumerate(sorted({known.source for known in streams}))}
    seen, first, posted, source, kind = [], [], [], [], []
    for known, moment in moments(streams):
        past = known.times[known.times <= moment]
        seen.append(stream(past.tolist(), moment))
        first.append((moment - past[0]) / DAY)
        after = known.times[past.size] if past.size < known.times.size else np.inf
        posted.append([after <= moment + horizon * DAY for horizon in HORIZONS])
        source.append(numbers[known.source])
        kind.append(known.kind)
    rhythms = judge(seen)
    return Cuts(
        silence=np.array([each.silence for each in seen]),
        gaps=matrix(seen),
        first=np.array(first),
        posts=np.array([float(each.posting_days) for each in seen]),
        model=np.array([[r.p_90, r.p_180, r.p_365] if r else [0.5] * 3 for r in rhythms]),
        posted=np.array(posted, dtype=np.float64),
        weight=np.full(len(seen), 1 / CUTS_PER_STREAM),
        kind=np.array(kind, dtype=np.str_),
        source=np.array(source, dtype=np.intp),
        sources=len(numbers),
    )


def only(cuts: Cuts, chosen: Chosen) -> Cuts:
    """Return some of the cases; sources keep their numbers."""
    columns = [field.name for field in fields(cuts) if field.name != "sources"]
    return replace(cuts, **{name: getattr(cuts, name)[chosen] for name in columns})


def folds(cuts: Cuts) -> Iterator[Chosen]:
    """Yield the cases of each group of sources that is held out."""
    group = np.random.default_rng(SEED).permutation(cuts.sources) % FOLDS
    for number in range(min(FOLDS, cuts.sources)):
        yield group[cuts.source] == number
