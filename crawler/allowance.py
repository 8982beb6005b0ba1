"""What one network's visits may still ask, and of whom: budget, time, robots rules, rests. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from crawler.barred import why_barred
from crawler.manners import LONG_PAUSE, Manners
from crawler.robots import Robots, robots_url
from crawler.settings import REDIRECT_BUDGET
from crawler.steps import Step
from vocabulary.items import FetchOutcome, Purpose
from vocabulary.promises import REQUEST_BUDGET

#: Requests beside robots.txt and home page to a host that asks for long pauses.
SLOW_BUDGET = 1
#: Seconds of transfers and work for one network; waiting for one's turn is not counted.
LONGEST_VISIT = 180.0


class Refusal(NamedTuple):
    """Why a step is not asked; without an outcome there is nothing to be kept of it."""

    outcome: FetchOutcome | None = None
    detail: str = ""


@dataclass(slots=True)
class Allowance:
    """Counts what one network was asked. ``manners`` are shared by all networks of a crawl."""

    manners: Manners
    allow_private: bool
    requests: int = 0
    budget: int = REQUEST_BUDGET
    hops: int = REDIRECT_BUDGET
    spent: float = 0.0
    _asked: set[str] = field(default_factory=set)

    @property
    def is_out_of_time(self) -> bool:
        """Whether transfers and work have taken as long as they may."""
        return self.spent > LONGEST_VISIT

    def was_asked(self, url: str) -> bool:
        """Whether ``url`` was asked, redirects included."""
        return url in self._asked

    def take(self, step: Step) -> Step:
        """Count ``step`` as asked, never to be asked again, and return it.

        What a robots.txt is redirected to may be asked: to many sites that is the home page.
        """
        if step.purpose != Purpose.ROBOTS or not step.hops:
            self._asked.add(step.url)
        return self.count(step)

    def count(self, step: Step) -> Step:
        """Count ``step`` as asked, and return it."""
        self.requests += 1
        if not step.is_extra:
            self.budget -= 1
        self.manners.ask(step.url)
        return step

    def refusal(self, step: Step, now: datetime) -> Refusal | None:
        """Return why ``step`` is not asked, whatever its robots.txt says; ``None``: it may be."""
        if self.manners.is_shut(step.url, now):
            return Refusal(FetchOutcome.RATE_LIMITED, "asked to wait")
        if step.purpose == Purpose.ROBOTS:
            return None
        if step.url in self._asked and not step.is_extra:
            return Refusal()
        if barred := why_barred(step.url, allow_private=self.allow_private):
            return Refusal(FetchOutcome.ADDRESS_REFUSED, barred)
        return None

    def refusal_by_rules(self, step: Step, robots: Robots) -> Refusal | None:
        """Return why ``step`` is not asked under the rules of its host; ``None``: it may be."""
        rules = robots_url(step.url)
        if robots.closed:
            is_kept = rules in self._asked  # that visit is the record
            return Refusal() if is_kept else Refusal(robots.closed, rules)
        if not robots.allows(step.url):
            return Refusal(FetchOutcome.ROBOTS_REFUSED, rules)
        if self.manners.has_had_its_one(step.url):
            return Refusal(FetchOutcome.PUT_OFF, f"crawl-delay {robots.delay:g}")
        if robots.delay > LONG_PAUSE and step.purpose == Purpose.HOME:
            self.budget = min(self.budget, 1 + SLOW_BUDGET)
        return None if self.budget > 0 or step.is_extra else Refusal()

    def may_ask_rules(self, step: Step) -> bool:
        """Whether enough is left to ask for a robots.txt and then for ``step``."""
        return self.budget > 1 or step.is_extra

    def may_ask_part(self, url: str, now: datetime) -> bool:
        """Whether what a page being shown asks for may be asked, once its robots.txt is known."""
        robots = self.manners.rules(url)
        is_barred = self.budget <= 0 or why_barred(url, allow_private=self.allow_private)
        if is_barred or self.manners.is_shut(url, now):
            return False
        if robots is None:
            return self.budget > 1 and robots_url(url) not in self._asked
        return robots.allows(url) and not robots.closed and robots.delay <= LONG_PAUSE
