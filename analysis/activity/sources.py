"""Where a network's posts are seen: each address, and how far back what it lists is complete. Pure.

A stream lists every contribution, newest first: it misses none since the oldest one that it showed, as
long as each look reached back to one that was known before. A sample lists the last contribution of each
board, topic or block: what was said before in the same place is hidden. Near its newest end little is
hidden, so its newest part alone is taken for what happened.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from analysis import policy
from analysis.activity.coarse import narrowed
from analysis.rhythm.model import Rhythm, judge
from analysis.rhythm.scale import DAY
from analysis.rhythm.season import rest_at
from analysis.rhythm.streams import Stream, stream
from analysis.rows import SourceRow
from vocabulary.items import Evidence, PostKind


class Source(NamedTuple):
    """The posts of one address, or of all that belong together, as last seen at ``looked_at``."""

    url: str
    times: tuple[int, ...]  # unix seconds, newest first, none after the look
    kinds: frozenset[PostKind]
    looked_at: datetime
    crawl: int  # the crawl of that look
    rhythm: Rhythm | None  # None: no rhythm can be told, as when all posts are of one busy day
    rest_days: float = 0.0  # days of the silence that the rhythm does not count: holidays
    is_stream: bool = False  # every contribution is listed, not only the last of each place
    known_since: int | None = None  # unix seconds since when little is missing; None: never
    languages: str = ""
    #: Of the times those told as a range: its last moment -> its first.
    coarse: Mapping[int, int] = {}

    @property
    def newest(self) -> datetime:
        """The newest post."""
        return datetime.fromtimestamp(self.times[0], UTC)

    @property
    def oldest(self) -> datetime:
        """The oldest post known."""
        return datetime.fromtimestamp(self.times[-1], UTC)

    @property
    def is_weak(self) -> bool:
        """Whether no member wrote in it: a sitemap's dates, or what a programme posted."""
        return self.kinds <= {PostKind.PAGE, PostKind.MACHINE}

    @property
    def is_machine(self) -> bool:
        """Whether a programme posted all of it: job advertisements, imports."""
        return self.kinds == {PostKind.MACHINE}

    @property
    def evidence(self) -> Evidence:
        """Where the dates can be checked."""
        return Evidence(self.url, self.looked_at, 200)

    @property
    def told(self) -> tuple[int, ...]:
        """The posts that a rhythm is told from: those since when little is missing, if they suffice."""
        since = self.known_since
        recent = tuple(time for time in self.times if since is not None and time >= since)
        return recent if len(posting_days(recent)) >= policy.FEW_POSTING_DAYS else self.times

    def coarse_from(self, post: datetime) -> datetime | None:
        """Return the first moment that ``post`` can be of, where it is told as a range worth telling."""
        last = int(post.timestamp())
        first = self.coarse.get(last, last)
        is_coarse = last - first > policy.COARSE_DAYS * DAY
        return datetime.fromtimestamp(first, UTC) if is_coarse else None

    def since(self, moment: float) -> list[int]:
        """Return the posts that were certainly made after ``moment`` (unix seconds)."""
        return [time for time in self.times if self.coarse.get(time, time) > moment]

    def lists_all_since(self, moment: float) -> bool:
        """Whether every contribution since ``moment`` (unix seconds) is known."""
        return self.is_stream and self.known_since is not None and self.known_since <= moment


class _Dated(NamedTuple):
    """One contribution: when it was made, when it was first seen, and how many that look showed."""

    at: int
    seen_at: int
    shown: int
    first: int  # the first moment it can have been made at: ``at``, unless that is told coarsely

    @property
    def is_of_the_look(self) -> bool:
        """Whether its date is the moment of the look that first saw it."""
        return abs(self.at - self.seen_at) <= policy.DATED_NOW_SECONDS


def sources(rows: Iterable[SourceRow]) -> Mapping[str, Sequence[Source]]:
    """Return network -> its sources, all judged at once, best first: weak ones after all others."""
    found: dict[str, list[Source]] = defaultdict(list)
    for (network, _url), lists in groupby(rows, key=attrgetter("network", "source")):
        found[network] += _of_address(list(lists))
    judged = iter(rhythms([source for known in found.values() for source in known]))
    for network, known in found.items():
        rated = [source._replace(rhythm=next(judged)) for source in known]
        found[network] = sorted(rated, key=_usefulness, reverse=True)
    return found


def rhythms(known: Sequence[Source]) -> list[Rhythm | None]:
    """Return what the model says of each source's posts at its last look, less the days of rest."""
    return judge([as_stream(each) for each in known])


def as_stream(source: Source) -> Stream:
    """Return a source's posts as the model takes them.

    A short list that is full within a day or two is not of few posting days but of busy ones. What
    looks like a pause in a sample is rather what it hides.
    """
    found = stream(source.told, source.looked_at.timestamp() - source.rest_days * DAY)
    if found.pause and not source.is_stream:
        found = replace(found, pause=None)
    lacking = policy.FEW_POSTING_DAYS - found.posting_days
    if lacking <= 0 or not is_busy(source.told):
        return found
    gaps = found.gaps + (1.0,) * lacking
    return Stream(gaps, found.silence, policy.FEW_POSTING_DAYS, found.newest)


def is_busy(times: Sequence[int]) -> bool:
    """Whether there is so much on so few days (times newest first) that there is some every day.

    Spread over hours: what appears all at once is rather an import.
    """
    is_short = bool(times) and times[0] - times[-1] <= policy.FEW_POSTING_DAYS * DAY
    hours = {time // 3600 for time in times}
    return is_short and len(hours) >= policy.BUSY_HOURS


def posting_days(times: Iterable[int]) -> list[int]:
    """Return the UTC days on which there was a post, as days since 1970, the oldest first."""
    return sorted({time // DAY for time in times})


def _usefulness(source: Source) -> tuple[bool, float, str]:
    return (not source.is_weak, source.rhythm.p_alive if source.rhythm else -1.0, source.url)


def _of_address(rows: Sequence[SourceRow]) -> Iterable[Source]:
    """Yield a source for each list that one address shows: its streams, samples and imports."""
    lists = [_dated(row) for row in rows]
    # A look may bring news of several lists: whether it reached back to known ones, all tell.
    new = Counter(each.seen_at for dated in lists for each in dated)
    for row, dated in zip(rows, lists, strict=True):
        looked_at = datetime.fromisoformat(row.looked_at)
        past = [each for each in dated if each.at <= looked_at.timestamp()]
        past = _without_those_of_the_look(past)
        if not past:
            continue
        exact = [each.at for each in past if each.first == each.at]
        coarse = narrowed(exact[::-1], [(e.first, e.at) for e in past if e.first < e.at])
        times = tuple(sorted([*exact, *coarse], reverse=True))
        yield Source(
            row.source,
            times,
            frozenset(map(PostKind, row.kinds.split(","))),
            looked_at,
            row.crawl,
            None,
            rest_at(row.languages, times, looked_at),
            bool(row.is_stream),
            _known_since(past, new, 1.0 if row.is_stream else policy.SAMPLE_SHARE),
            row.languages,
            coarse,
        )


def _dated(row: SourceRow) -> list[_Dated]:
    """Return the contributions of a row, the newest first."""
    parts = (map(int, part.split(":")) for part in row.times.split(","))
    return sorted(
        (_Dated(at, seen, shown, at - spread) for at, seen, shown, spread in parts), reverse=True
    )


def _without_those_of_the_look(dated: Sequence[_Dated]) -> list[_Dated]:
    """Return the contributions without those that a page dates anew at each visit.

    They are told by a look at which all of several were of that very moment, or by several looks at
    which most news were.
    """
    looks: dict[int, list[_Dated]] = defaultdict(list)
    for each in dated:
        looks[each.seen_at].append(each)
    of_look = [
        news for news in looks.values() if 2 * sum(e.is_of_the_look for e in news) >= len(news)
    ]
    at_once = any(len(news) > 1 and all(e.is_of_the_look for e in news) for news in of_look)
    if at_once or len(of_look) >= policy.DATED_NOW_LOOKS:
        return [each for each in dated if not each.is_of_the_look]
    return list(dated)


def _known_since(dated: Sequence[_Dated], new: Mapping[int, int], share: float) -> int | None:
    """Return since when little is missing, of contributions newest first.

    ``share`` of what a look shows, from its newest end, misses nothing. As long as the news of a look
    are fewer than that, it reached back to what was known before.
    """
    by_look = sorted(dated, key=lambda each: (-each.seen_at, -each.at))
    since = None
    for seen_at, found in groupby(by_look, key=attrgetter("seen_at")):
        news = list(found)
        reach = int(max(news[0].shown, new[seen_at]) * share)
        if reach == 0:
            return since
        if new[seen_at] >= reach:
            return news[min(reach, len(news)) - 1].at
        since = news[-1].at
    return since
