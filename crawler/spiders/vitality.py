"""The one spider: it carries each network's plan out over HTTP. It reads no page itself."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy import Request, Spider
from scrapy.http import Response

from crawler.apart import Apart
from crawler.clock import Clock
from crawler.faults import describe
from crawler.manners import Manners
from crawler.page import Page
from crawler.plan import Plan
from crawler.refresh import redirects_to
from crawler.settings import REDIRECT_BUDGET
from crawler.shared import SharedAnswers
from crawler.spiders.answers import outcome_of, page_of
from crawler.spiders.one_request import Asked, Failed, Result, tell
from crawler.spiders.queue import Queue
from crawler.spiders.showing import Showing
from crawler.transport.first_part import first_part
from crawler.transport.name_servers import NameServers
from crawler.transport.patience import TRANSFER
from crawler.transport.room import PLACE, Seat
from crawler.transport.transfer import unusable_outcome
from crawler.web_address import host_of
from vocabulary.catalogue import Network
from vocabulary.items import (
    NOT_ITS_PAGES,
    STOPPING,
    FetchOutcome,
    NetworkDone,
    Purpose,
    VisitRecord,
)
from vocabulary.kept import Recall, recall_nothing

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from twisted.python.failure import Failure

#: Why an answer is asked for of which the first part is enough, however large it is.
_READ_IN_PART = frozenset({Purpose.ROBOTS, Purpose.FEED, Purpose.SITEMAP})
Output = Request | VisitRecord | NetworkDone


class VitalitySpider(Spider):
    """Walks catalogue x probes. ``on_done`` is told each network's id when its visits have ended, and
    whether a page of its own was seen.

    ``put_off`` are networks that the last crawl left to this one; ``recall`` gives what earlier crawls
    know of a network.
    """

    name = "vitality"

    def __init__(
        self,
        networks: Iterable[Network] = (),
        on_done: Callable[[str, bool], None] | None = None,
        put_off: frozenset[str] = frozenset(),
        recall: Recall = recall_nothing,
    ) -> None:
        super().__init__(self.name)
        self._is_stopping = False
        self._networks = tuple(networks)
        self._on_done = on_done
        self._put_off = put_off
        self._recall = recall
        self._manners = Manners()
        self._answers: SharedAnswers[Result, Asked] = SharedAnswers(self._networks)
        self._queue = Queue()
        self._under_way = 0
        self._shown: set[str] = set()  # networks of which a page of their own was seen
        self._clock = Clock()
        self._apart = Apart()
        self._showing: Showing | None = None
        self._name_servers: NameServers | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> VitalitySpider:
        """Build the spider, and let it know when the crawl is stopped."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.stop, STOPPING)
        return spider

    def stop(self) -> None:
        """Ask for nothing more, and take no more answers."""
        self._is_stopping = True
        self._tell_clock()
        self._queue.bell.set()

    def _tell_clock(self) -> None:
        if (skew := self._clock.skew()) is not None:
            self.crawler.stats.set_value("clock_skew", skew)

    # --- what goes out, and when ----------------------------------------------------------------

    async def start(self) -> AsyncIterator[Output]:
        """Yield each request when its turn has come, until no network is under way."""
        canaries = self.settings.getlist("CANARIES")
        if canaries and not await self._any_answers(canaries):
            return
        self._queue = Queue(self.settings.getfloat("HOST_PAUSE"))
        seconds = self.settings.getfloat("DNS_TIMEOUT")
        self._name_servers = NameServers(seconds, self.settings.getlist("RESOLVERS"))
        if self.settings["BROWSER"]:
            self._showing = Showing(self.settings, self._part, self._queue.bell, self._apart)
        try:
            async for output in self._all():
                yield output
        finally:
            await self._apart.close()
            await self._name_servers.close()
            if self._showing:
                await self._showing.close()

    async def _all(self) -> AsyncIterator[Output]:
        at_once = self.settings.getint("NETWORKS_AT_ONCE")
        waiting = iter(self._networks)
        more = True
        while not self._is_stopping:
            while more and self._under_way < at_once:
                network = next(waiting, None)
                more = network is not None
                if network:
                    async for output in self._begin(network):
                        yield output
            while self._showing and (plan := self._showing.take()):
                async for output in self._go_on(plan):
                    yield output
            while asked := self._queue.take():
                yield self._request(asked)
            if not self._under_way:
                self._tell_clock()
                return
            self._queue.bell.clear()
            if not (self._showing and self._showing.has_shown):
                await self._queue.until_next()

    async def _begin(self, network: Network) -> AsyncIterator[Output]:
        self._under_way += 1
        if self._name_servers:  # its answer is there when the home page comes
            self._name_servers.ask(network.url)
        allow_private = self.settings.getbool("ALLOW_PRIVATE")
        was_put_off = network.id in self._put_off
        plan = Plan(
            network,
            self._manners,
            allow_private=allow_private,
            was_put_off=was_put_off,
            known=self._recall(network.id),
            renders=self._showing is not None,
        )
        async for output in self._go_on(plan):
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

    def _request(self, asked: Asked) -> Request:
        plan, step = asked.plan, asked.step
        meta = first_part() if step.purpose in _READ_IN_PART else {}
        # An answer for several networks has to come whole: each reads it for itself.
        is_whole = self._answers.is_of_several(step.url) or asked.wanted
        return Request(
            step.url,
            headers={} if is_whole else plan.condition(step, _now()),
            callback=self._answered,
            errback=self._failed,
            cb_kwargs={"asked": asked},
            meta=meta | {PLACE: self._queue.seat(asked)},
            dont_filter=True,
        )

    async def _go_on(self, plan: Plan) -> AsyncIterator[Output]:
        """Let the plan's next request wait for its turn, or end the network; yield its records."""
        while not self._is_stopping:  # what was cut off by us is nobody's: it is visited again
            due = plan.retry_at
            step = None
            try:
                step = None if plan.shell else plan.next_step(_now())
                if step is None and due and not plan.shell:
                    plan.resume()
                    step = plan.next_step(_now())
            except Exception as error:  # noqa: BLE001  ours, and no reason to lose the network
                plan.give_up(_now(), describe(error))
            for record in plan.records:
                self.crawler.stats.inc_value(f"visits/{record.visit.outcome}")
                if (
                    record.visit.outcome is FetchOutcome.OK
                    and record.visit.purpose not in NOT_ITS_PAGES
                ):
                    self._shown.add(plan.network.id)
                yield record
            plan.records.clear()
            if plan.shell and self._showing:
                self._showing.begin(plan)
                return
            if step is None:
                self._under_way -= 1
                self._queue.bell.set()
                yield NetworkDone(plan.network.id, plan.requests)
                if self._on_done:
                    self._on_done(plan.network.id, plan.network.id in self._shown)
                return
            asked = Asked(plan, step)
            known = self._answers.known(step.url) if step.attempt == 1 else None
            if known is None:
                self._let_wait(asked, due if step.attempt > 1 else None)
                return
            await self._take(known, asked)

    def _let_wait(self, asked: Asked, due: datetime | None) -> None:
        step = asked.step
        if step.attempt == 1 and self._answers.joins(step.url, asked):
            return
        self._queue.wait(asked, (due - _now()).total_seconds() if due else 0.0)

    # --- what came back -------------------------------------------------------------------------

    async def _answered(self, response: Response, asked: Asked) -> AsyncIterator[Output]:
        async for output in self._arrived(response, response.request, asked):
            yield output
        assert response.request
        self._queue.leave(response.request.meta[PLACE])

    async def _failed(self, failure: Failure) -> AsyncIterator[Output]:
        request: Request = failure.request  # type: ignore[attr-defined]
        asked: Asked = request.cb_kwargs["asked"]
        error = failure.value or RuntimeError("no reason given")
        place: Seat = request.meta[PLACE]
        self._queue.leave(place)
        if place.is_refused:
            self._queue.wait_for_place(asked)
            return
        # The request's address, not the step's: its host is spelt as it was looked up (punycode).
        outcome = outcome_of(error, urlsplit(request.url).hostname or "")
        result = Failed(outcome, type(error).__name__)
        async for output in self._arrived(result, request, asked):
            yield output

    async def _arrived(
        self, result: Result, request: Request | None, asked: Asked
    ) -> AsyncIterator[Output]:
        """Give a result to the network that asked, and to those that wait for the same."""
        if self._is_stopping:
            return  # what was cut off by us is nobody's failure: the network is visited again
        assert request
        url = asked.step.url
        if asked.wanted:
            self._queue.done(url)
            if not asked.wanted.done():
                asked.wanted.set_result(result)
            return
        await self._take(result, asked)
        asked.plan.spend(request.meta.get(TRANSFER, 0.0))
        self._queue.done(url)
        size = 0 if isinstance(result, Failed) else len(result.body)
        others = self._answers.arrived(url, result, size) if asked.step.attempt == 1 else []
        async for output in self._go_on(asked.plan):
            yield output
        for other in others:
            await self._take(result, other)
            async for output in self._go_on(other.plan):
                yield output

    async def _take(self, result: Result, asked: Asked) -> None:
        """Tell a plan what came of its request."""
        url = asked.step.url
        if self._name_servers and asked.step.purpose == Purpose.HOME:
            asked.plan.name_servers = self._name_servers.known(url)
        if isinstance(result, Response) and (date := result.headers.get("Date")):
            self._clock.see(host_of(url), date.decode("latin-1"), _now())
        await tell(result, asked, self._apart)
        self._queue.mind(url, self._manners)

    async def _part(self, plan: Plan, url: str) -> Page | None:
        """Return what a page being shown asks for, when its turn has come; robots.txt is asked first."""
        for _hop in range(1 + REDIRECT_BUDGET):
            step = plan.part(url, _now())
            if step and step.purpose == Purpose.ROBOTS:
                await self._take(await self._queue.in_turn(plan, step), Asked(plan, step))
                step = plan.part(url, _now())
            if step is None or step.purpose == Purpose.ROBOTS:
                return None
            result = await self._queue.in_turn(plan, step)
            self._queue.mind(url, self._manners)
            if isinstance(result, Failed):
                return None
            if unusable_outcome(result.status, result.body, result.flags):
                return None
            page = page_of(result, plan.network.name)
            if not (target := redirects_to(page)):
                return page
            url = target
        return None


def _now() -> datetime:
    return datetime.now(UTC)
