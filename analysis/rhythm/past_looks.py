"""What was known of each network at its past looks, and what followed. SQL in, cases out.

What was known at a look is worked out again from the kept posts: those first seen by then, of all lists of
the network, put together as a verdict does. What followed is known once its lists were looked at again
after the horizon.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import groupby
from typing import NamedTuple

from sqlite_utils import Database

from analysis import policy
from analysis.activity.posting import merged
from analysis.activity.sources import Source, as_stream, sources
from analysis.rhythm.scale import DAY
from analysis.rhythm.streams import Stream
from analysis.rows import SourceRow
from vocabulary.items import iso

#: Days between two looks at one network that are both judged: nearer ones say nearly the same.
_APART = 30

_POSTS = """
  SELECT p.network, p.source, coalesce(p.listing = 'stream', 0), n.languages, p.kind, v.url,
         CAST(strftime('%s', p.posted_at) AS INTEGER), CAST(strftime('%s', v.fetched_at) AS INTEGER),
         coalesce(v.posts, 0),
         coalesce(strftime('%s', p.posted_at) - strftime('%s', p.earliest), 0)
  FROM post p JOIN sound_visit v ON v.id = p.visit JOIN network n ON n.id = p.network
  WHERE p.kind NOT IN ('machine', 'page') AND v.fetched_at <= :as_of
  ORDER BY p.network, p.source, 3
"""
_LOOKS = """
  SELECT v.network, v.url, CAST(strftime('%s', v.fetched_at) AS INTEGER),
         v.posts > coalesce(new.posts, 0)
  FROM sound_visit v LEFT JOIN
       (SELECT visit, count(*) AS posts FROM post GROUP BY visit) new ON new.visit = v.id
  WHERE v.outcome = 'ok' AND v.posts > 0 AND v.fetched_at <= :as_of
  ORDER BY v.fetched_at, v.id
"""


class PastLook(NamedTuple):
    """One look at a network: what the model was given, and what followed."""

    network: str
    known: Stream
    first: float  # days since the oldest post
    posted: Mapping[int, bool]  # horizon in days -> outcome, where it is known


class _Look(NamedTuple):
    at: int  # unix seconds
    reaches_back: bool  # it showed a post again that was known: none can have slipped by before


class _Post(NamedTuple):
    kind: str
    at: int
    seen_at: int
    shown: int
    spread: int


class _List(NamedTuple):
    """A stream or sample of one address, with all successful looks at it."""

    network: str
    url: str
    is_stream: int
    languages: str
    posts: Sequence[_Post]
    looks: Sequence[_Look]

    def as_of(self, moment: int) -> SourceRow | None:
        """Return the list as it was known at ``moment``; ``None``: not yet."""
        seen = [post for post in self.posts if post.seen_at <= moment]
        looked_at = max((look.at for look in self.looks if look.at <= moment), default=None)
        if not seen or looked_at is None:
            return None
        times = ",".join(f"{p.at}:{p.seen_at}:{p.shown}:{p.spread}" for p in seen)
        kinds = ",".join({post.kind for post in seen})
        looked = datetime.fromtimestamp(looked_at, UTC).isoformat()
        return SourceRow(
            self.network, self.url, self.is_stream, times, kinds, looked, 0, self.languages
        )


def past_looks(db: Database, as_of: datetime, horizons: Sequence[int]) -> Iterator[PastLook]:
    """Yield the looks whose outcome is known at ``as_of`` for one of the horizons at least."""
    for _network, lists in groupby(_lists(db, as_of), key=lambda each: each.network):
        yield from _of_network(list(lists), horizons)


def _lists(db: Database, as_of: datetime) -> Iterator[_List]:
    moment = {"as_of": iso(as_of)}
    looks: dict[tuple[str, str], list[_Look]] = defaultdict(list)
    for network, url, at, reaches_back in db.execute(_LOOKS, moment):
        looks[network, url].append(_Look(at, bool(reaches_back)))
    rows = db.execute(_POSTS, moment)
    for (network, source, is_stream, languages), found in groupby(rows, key=lambda row: row[:4]):
        posts, shown_at = [], set()
        for *_list, kind, url, at, seen_at, shown, spread in found:
            posts.append(_Post(kind, at, seen_at, shown, spread))
            shown_at.add(url)
        seen = sorted(look for url in shown_at for look in looks[network, url])
        yield _List(network, source, is_stream, languages, posts, seen)


def _of_network(lists: Sequence[_List], horizons: Sequence[int]) -> Iterator[PastLook]:
    last_taken = -float("inf")
    for moment in sorted({look.at for each in lists for look in each.looks}):
        if moment - last_taken < _APART * DAY:
            continue
        now = _known_at(lists, moment)
        posted = {
            horizon: outcome
            for horizon in horizons
            if (outcome := _outcome(lists, moment, horizon)) is not None
        }
        if now and posted:
            last_taken = moment
            first = (now.looked_at - now.oldest).total_seconds() / DAY
            yield PastLook(lists[0].network, as_stream(now), first, posted)


def _known_at(lists: Sequence[_List], moment: int) -> Source | None:
    """Return what the lists looked at lately showed together."""
    rows = [row for each in lists if (row := each.as_of(moment))]
    since = moment - policy.FIGURE_FRESH_DAYS * DAY
    known = sources(rows).get(lists[0].network, ())
    return merged([each for each in known if each.looked_at.timestamp() >= since])


def _outcome(lists: Sequence[_List], moment: int, horizon: int) -> bool | None:
    """Return whether a post followed within the horizon; ``None`` while nobody can know."""
    until = moment + horizon * DAY
    told = [_told(each, moment, until) for each in lists if each.looks[0].at <= moment]
    if True in told:
        return True
    return None if None in told else False


def _told(each: _List, moment: int, until: int) -> bool | None:
    later = [look for look in each.looks if look.at > moment]
    after = next((n for n, look in enumerate(later) if look.at >= until), None)
    if after is None:
        return None
    if any(moment < post.at <= until for post in each.posts):
        return True
    # A list that shows nothing but new posts is cut off: one within the horizon may have slipped by.
    return False if all(look.reaches_back for look in later[: after + 1]) else None
