"""The requests that one network's plan has yet to make: in their order, each address once. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from heapq import heappop, heappush
from itertools import count
from urllib.parse import urldefrag

from crawler.manners import LONGEST_REST
from crawler.web_address import is_web_address
from vocabulary.items import FetchOutcome, Purpose
from vocabulary.reachability import MEANINGS

#: Order of asking, lowest first. Platform probes place theirs between SEED and FEED.
ROBOTS, HOME, ELSEWHERE, SEED, FEED, GUESSED_FEED, SITEMAP = -1, 0, 1, 5, 30, 60, 70


@dataclass(frozen=True, slots=True, order=True)
class Step:
    """One request to make."""

    order: int
    number: int
    url: str = field(compare=False)
    purpose: str = field(compare=False)
    hops: int = field(default=0, compare=False)
    attempt: int = field(default=1, compare=False)
    rules_for: str = field(default="", compare=False)  # robots only: the address first asked

    @property
    def is_extra(self) -> bool:
        """Whether it continues a request already counted: a redirect hop or a second try."""
        return self.hops > 0 or self.attempt > 1


class Steps:
    """What waits to be asked. ``retry_at`` is set while second tries are put off."""

    def __init__(self) -> None:
        self.retry_at: datetime | None = None
        self._waiting: list[Step] = []
        self._late: list[Step] = []
        self._numbers = count()
        self._queued: set[str] = set()

    def __bool__(self) -> bool:
        return bool(self._waiting)

    def add(self, url: str, purpose: str, order: int) -> bool:
        """Add an address of the web that was never added; return whether it was.

        The network's own is added whatever it is: that it cannot be asked is what there is to record.
        """
        url = url.strip()
        is_asked = purpose == Purpose.HOME or is_web_address(url)
        if not is_asked or (url := urldefrag(url)[0]) in self._queued:
            return False
        self._queued.add(url)
        heappush(self._waiting, Step(order, next(self._numbers), url, purpose))
        return True

    def pop(self) -> Step:
        """Take the next step."""
        return heappop(self._waiting)

    def put_back(self, step: Step) -> None:
        """Let ``step`` wait again."""
        heappush(self._waiting, step)

    def follow(self, step: Step, url: str) -> None:
        """Ask next where ``step`` was redirected to."""
        heappush(self._waiting, replace(step, url=url, hops=step.hops + 1))

    def robots(self, url: str) -> Step:
        """Return the step that asks for a robots.txt, which goes before all others."""
        return Step(ROBOTS, next(self._numbers), url, Purpose.ROBOTS, rules_for=url)

    def clear(self) -> None:
        """Ask for nothing more, except the second tries."""
        self._waiting.clear()

    def has(self, purpose: str) -> bool:
        """Whether a step of this purpose waits."""
        return any(step.purpose == purpose for step in self._waiting)

    def retry(
        self, step: Step, outcome: FetchOutcome, now: datetime, wanted: timedelta | None = None
    ) -> bool:
        """Put off a second try, if its outcome may be an accident and the host's wait is bearable."""
        least = MEANINGS[outcome].retry
        if least is None or step.attempt > 1:
            return False
        wait = max(wanted or least, least)
        if wait > LONGEST_REST:
            return False
        self._late.append(replace(step, attempt=2))
        self.retry_at = max(self.retry_at or now, now + wait)
        return True

    def waits_for_robots(self, step: Step, robots_url: str) -> bool:
        """Put ``step`` off together with the second try of its robots.txt, if that is put off."""
        if not any(late.rules_for == robots_url for late in self._late):
            return False
        self._late.append(step)
        return True

    def resume(self) -> None:
        """Take up the second tries."""
        for step in self._late:
            heappush(self._waiting, step)
        self._late.clear()
        self.retry_at = None
