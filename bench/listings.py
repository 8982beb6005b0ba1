"""What is told of steady networks that are seen through lists: ``python -m bench.listings``.

Networks post at a constant rate for good. They are seen through the index of a forum (the last post of
each board), a list of topics by their last reply, a feed, or a feed of posts beside one of comments; and
at one visit, at visits once a day for half a year, or at irregular ones. Wrong is: a trend other than
steady or unknown; a state other than alive, where one is told; a usual gap more than twice or less than
half the true one, where one is told.
"""

from __future__ import annotations

import random
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from analysis.activity.posting import Pace, is_thin, is_young, judged, merged
from analysis.activity.sources import sources
from analysis.activity.trends import Trend, trend
from analysis.rhythm.model import state_of
from analysis.rhythm.scale import DAY
from analysis.rows import SourceRow

#: The moment of the last visit, unix seconds.
NOW = int(datetime(2026, 11, 23, 12, tzinfo=UTC).timestamp())
#: Days that a network has lived, and for which it has been visited.
LIVED, VISITED = 800, 180
RATES = (0.1, 0.3, 1.0, 3.0, 10.0, 20.0)
#: Share of contributions that are comments, where both are apart; the share that opens a topic.
_COMMENTS, _OPENINGS = 0.7, 0.2


class View(NamedTuple):
    """How a network is seen: what lists, and of how many lines."""

    kind: str
    size: int

    def __str__(self) -> str:
        return f"{self.kind} of {self.size}"


class Told(NamedTuple):
    """What was told of one network."""

    trend: Trend
    state: str | None
    gap: float | None
    true_gap: float


VIEWS = (
    *(View("boards", size) for size in (2, 5, 10, 20, 50)),
    *(View("topics", size) for size in (20, 50)),
    *(View("feed", size) for size in (10, 20, 50)),
    *(View("two feeds", size) for size in (10, 50)),
)
VISITS = ("once", "daily", "irregular")


def tell(rng: random.Random, rate: float, view: View, visits: str) -> Told:
    """Return what is told of one steady network of ``rate`` posts a day."""
    posts = list(_posts(rng, rate, view))
    days = sorted({at // DAY for at, *_ in posts[-2000:]})
    gaps = [later - earlier for earlier, later in pairwise(days)]
    looks = list(_looks(rng, visits))
    rows = [
        _row(source, is_stream, looks, posts, view, source)
        for source, is_stream in _LISTS[view.kind]
    ]
    known = sources([row for row in rows if row]).get("net", ())
    pace = Pace(looks[0], (looks[-1] - looks[0]) / DAY / (len(looks) - 1)) if looks[1:] else None
    [found] = judged([merged(known)], [pace])
    rhythm = found.rhythm if found else None
    is_judged = found is not None and rhythm and not (is_young(found) or is_thin(found))
    return Told(
        trend(None, known),
        state_of(rhythm.p_alive) if rhythm and is_judged else None,
        rhythm.usual_gap_days if rhythm else None,
        median(gaps),
    )


#: The lists of each kind of view, and whether they are streams.
_LISTS = {
    "boards": (("boards", False),),
    "topics": (("topics", False),),
    "feed": (("all", True),),
    "two feeds": (("posts", True), ("comments", True)),
}


def _posts(rng: random.Random, rate: float, view: View) -> Iterator[tuple[int, int, bool]]:
    """Yield (moment, place, whether it is a comment), the oldest first.

    Boards are of very different liveliness; most replies go to the topics that had one lately.
    """
    weights = [1 / (place + 1) ** 0.7 for place in range(view.size)]
    at, topics = NOW - LIVED * DAY + 0.0, [0]
    while (at := at + rng.expovariate(rate) * DAY) < NOW:
        if view.kind == "boards":
            place = rng.choices(range(view.size), weights)[0]
        elif rng.random() < _OPENINGS:
            place = topics[-1] + 1
            topics.append(place)
        else:
            back = min(int(rng.expovariate(0.15)), len(topics) - 1)
            place = topics.pop(-1 - back)
            topics.append(place)
        yield int(at), place, rng.random() < _COMMENTS


def _looks(rng: random.Random, visits: str) -> Iterator[int]:
    if visits != "once":
        at = float(NOW - VISITED * DAY)
        while at < NOW - DAY // 2:
            yield int(at)
            at += DAY if visits == "daily" else rng.uniform(1, 14) * DAY
    yield NOW


def _row(
    name: str,
    is_stream: bool,
    looks: Sequence[int],
    posts: Sequence[tuple[int, int, bool]],
    view: View,
    source: str,
) -> SourceRow | None:
    """Return what the looks at one list have shown, as it is kept."""
    wanted = {"posts": False, "comments": True}.get(name)
    mine = [each for each in posts if wanted is None or each[2] is wanted]
    seen: dict[int, tuple[int, int]] = {}
    moments = [at for at, *_ in mine]
    for look in looks:
        shown = _shown(mine, bisect_right(moments, look), is_stream, view.size)
        for at in shown:
            seen.setdefault(at, (look, len(shown)))
    if not seen:
        return None
    times = ",".join(f"{at}:{look}:{shown}:0" for at, (look, shown) in seen.items())
    looked_at = datetime.fromtimestamp(NOW, UTC).isoformat()
    kind = "comment" if name == "comments" else "post"
    return SourceRow("net", source, int(is_stream), times, kind, looked_at, len(looks), "en")


def _shown(
    posts: Sequence[tuple[int, int, bool]], end: int, is_stream: bool, size: int
) -> list[int]:
    """Return the moments that a list of ``size`` lines shows of the posts before place ``end``."""
    if is_stream:
        return [at for at, *_ in posts[max(end - size, 0) : end]]
    last: dict[int, int] = {}
    for place_of in range(end - 1, -1, -1):
        at, place, _is_comment = posts[place_of]
        if place not in last:
            last[place] = at
        if len(last) == size:
            break
    return list(last.values())


class Shares(NamedTuple):
    """What was wrong of what was told of the networks of one cell, and where anything was told."""

    trend: float
    state: float
    gap: float
    state_told: float
    gap_told: float


def shares(view: View, visits: str, rate: float, networks: int) -> Shares:
    """Return the shares of one cell."""
    rng = random.Random(f"{view} {visits} {rate}")
    told = [tell(rng, rate, view, visits) for _ in range(networks)]
    states = [each.state for each in told if each.state is not None]
    gaps = [each for each in told if each.gap is not None]
    off = [e for e in gaps if not e.true_gap / 2 <= (e.gap or 0) <= e.true_gap * 2]
    return Shares(
        sum(each.trend not in {Trend.STEADY, Trend.UNKNOWN} for each in told) / networks,
        sum(state != "alive" for state in states) / max(len(states), 1),
        len(off) / max(len(gaps), 1),
        len(states) / networks,
        len(gaps) / networks,
    )


def main(networks: int = 100) -> None:
    """Print the table, a line for each cell."""
    print(f"{'view':16} {'visits':10} {'rate':>5}  trend  state    gap  state told  gap told")
    for view in VIEWS:
        for visits in VISITS:
            for rate in RATES:
                found = "".join(f"{share:7.0%}" for share in shares(view, visits, rate, networks))
                print(f"{view!s:16} {visits:10} {rate:5} {found}", flush=True)


if __name__ == "__main__":
    main()
