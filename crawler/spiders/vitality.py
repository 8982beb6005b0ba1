"""The one spider: it carries each network's plan out over HTTP. It reads no page itself."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy import Request, Spider, signals
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Response

from crawler.faults import describe
from crawler.plan import Plan
from crawler.robots import Robots
from crawler.spiders.answers import outcome_of, page_of, slow_down
from crawler.steps import Step
from crawler.transfer import unusable_outcome
from vocabulary.catalogue import Network
from vocabulary.items import FetchOutcome, NetworkDone, VisitRecord

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from twisted.python.failure import Failure

Output = Request | VisitRecord | NetworkDone


class VitalitySpider(Spider):
    """Walks catalogue x probes. ``on_done`` is told each network's id when its visits have ended."""

    name = "vitality"

    def __init__(
        self, networks: Iterable[Network] = (), on_done: Callable[[str], None] | None = None
    ) -> None:
        super().__init__(self.name)
        self._networks = networks
        self._on_done = on_done
        self._robots: dict[str, Robots] = {}
        self._parked: list[Plan] = []

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> VitalitySpider:
        """Build the spider and let it wait for late second tries when all else is done."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.take_up_parked, signals.spider_idle)
        return spider

    async def start(self) -> AsyncIterator[Output]:
        """Yield the first request of each network, as fast as the engine takes them."""
        canaries = self.settings.getlist("CANARIES")
        if canaries and not await self._any_answers(canaries):
            return
        allow_private = self.settings.getbool("ALLOW_PRIVATE")
        for network in self._networks:
            for output in self._go_on(Plan(network, self._robots, allow_private=allow_private)):
                yield output

    async def _any_answers(self, urls: Iterable[str]) -> bool:
        """Return whether one of ``urls`` gives any HTTP answer; they are asked one after the other."""
        engine = self.crawler.engine
        assert engine
        for url in urls:
            try:
                await engine.download_async(Request(url, dont_filter=True))
            except Exception as error:  # noqa: BLE001  whatever fails, this address does not answer
                if outcome_of(error, urlsplit(url).hostname or "") is not FetchOutcome.TOO_LARGE:
                    continue
            return True
        return False

    def take_up_parked(self) -> None:
        """Resume the networks whose wait is over; keep the crawl open while any waits."""
        now = _now()
        waiting, self._parked = self._parked, []
        for plan in waiting:
            if plan.retry_at and plan.retry_at > now:
                self._parked.append(plan)
                continue
            plan.resume()
            for output in self._go_on(plan):
                assert isinstance(output, Request), "a resumed plan has a request to make"
                self.crawler.engine.crawl(output)
        if waiting:
            raise DontCloseSpider

    def _go_on(self, plan: Plan) -> Iterator[Output]:
        request = None
        try:
            step = plan.next_step(_now())
            request = self._request(plan, step) if step else None
        except Exception as error:  # noqa: BLE001  ours, and no reason to lose the network
            plan.give_up(_now(), describe(error))
        for record in plan.records:
            self.crawler.stats.inc_value(f"visits/{record.visit.outcome}")
            yield record
        plan.records.clear()
        if request is not None:
            yield request
        elif plan.retry_at is not None:
            self._parked.append(plan)
        else:
            yield NetworkDone(plan.network.id, plan.requests)
            if self._on_done:
                self._on_done(plan.network.id)

    def _request(self, plan: Plan, step: Step) -> Request:
        return Request(
            step.url,
            callback=self._answered,
            errback=self._failed,
            cb_kwargs={"plan": plan, "step": step},
            dont_filter=True,
        )

    def _answered(self, response: Response, plan: Plan, step: Step) -> Iterator[Output]:
        try:
            self._take(response, plan, step)
        except Exception as error:  # noqa: BLE001  ours, and no reason to lose the network
            plan.broke(step, _now(), describe(error))
        yield from self._go_on(plan)

    def _take(self, response: Response, plan: Plan, step: Step) -> None:
        answer = response.status, response.body, response.flags
        unusable = unusable_outcome(*answer)
        if unusable:
            plan.failed(step, unusable, _now(), "; ".join(response.flags), response.status)
            return
        latency = response.meta.get("download_latency")
        page = page_of(response, plan.network.name, with_certificate=step.purpose == "home")
        plan.answered(step, page, round(latency * 1000) if latency else None)
        self._slow_down(plan, step)

    def _failed(self, failure: Failure) -> Iterator[Output]:
        plan, step = failure.request.cb_kwargs["plan"], failure.request.cb_kwargs["step"]  # type: ignore[attr-defined]
        error = failure.value or RuntimeError("no reason given")
        # The request's address, not the step's: its host is spelt as it was looked up (punycode).
        outcome = outcome_of(error, urlsplit(failure.request.url).hostname or "")  # type: ignore[attr-defined]
        plan.failed(step, outcome, _now(), type(error).__name__)
        yield from self._go_on(plan)

    def _slow_down(self, plan: Plan, step: Step) -> None:
        """Give the host the pause its robots.txt asks for, if longer than ours."""
        slow_down(self.crawler, step.url, plan.delay(step.url))


def _now() -> datetime:
    return datetime.now(UTC)
