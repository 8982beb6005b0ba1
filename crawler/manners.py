"""What the hosts of one crawl ask of their visitors, known to all its networks. Pure: data and look-ups."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from crawler.robots import Robots, robots_url
from crawler.web_address import host_of

#: Seconds. A host that asks for a longer pause is asked for what matters most only.
LONG_PAUSE = 20.0
#: Seconds. A host that asks for a longer pause is asked for one thing in a crawl: robots.txt in one,
#: the home page in the next.
LONGEST_PAUSE = 120.0
#: A host that asks to be left alone for longer (Retry-After) is not asked again in this crawl.
LONGEST_REST = timedelta(seconds=120)


@dataclass(slots=True)
class Manners:
    """Robots rules by the address of their robots.txt, rests by host."""

    robots: dict[str, Robots] = field(default_factory=dict)
    _rests: dict[str, datetime] = field(default_factory=dict)
    _asked: set[str] = field(default_factory=set)

    def rules(self, url: str) -> Robots | None:
        """Return the rules for ``url``, or ``None`` while its robots.txt was not asked."""
        return self.robots.get(robots_url(url))

    def pause(self, url: str) -> float:
        """Return the pause the host of ``url`` asks for between requests, in seconds."""
        robots = self.rules(url)
        return robots.delay if robots else 0.0

    def remember_long_pause(self, url: str) -> None:
        """Know from an earlier crawl that robots.txt allows ``url`` and asks for a very long pause."""
        self.robots.setdefault(robots_url(url), Robots(pause=LONGEST_PAUSE + 1))

    def ask(self, url: str) -> None:
        """Note that the host of ``url`` is asked something."""
        self._asked.add(host_of(url))

    def has_had_its_one(self, url: str) -> bool:
        """Whether the host asks for so long a pause that this crawl has nothing more to ask of it."""
        return self.pause(url) > LONGEST_PAUSE and host_of(url) in self._asked

    def rest(self, url: str, until: datetime) -> None:
        """Leave the host of ``url`` alone until a moment."""
        host = host_of(url)
        self._rests[host] = max(until, self._rests.get(host, until))

    def rests_until(self, url: str) -> datetime | None:
        """Return until when the host wants to be left alone, if it ever said so."""
        return self._rests.get(host_of(url))

    def is_shut(self, url: str, now: datetime) -> bool:
        """Whether the host wants to be left alone for longer than this crawl waits."""
        until = self.rests_until(url)
        return until is not None and until - now > LONGEST_REST
