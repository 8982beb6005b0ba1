"""Whatever fails in this program, the network keeps its records and ends."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from scrapy.http import Request, Response
from scrapy.settings import Settings
from scrapy.statscollectors import MemoryStatsCollector
from scrapy.utils.test import get_crawler

import crawler.seen
from crawler.apart import Apart, NotSeen, TooCostly
from crawler.bounds import LONG
from crawler.plan import Plan
from crawler.robots import Robots
from crawler.seen import Seen, Unseen
from crawler.spiders.vitality import VitalitySpider
from tests.helpers.planning import make_plan
from vocabulary.items import FetchOutcome, NetworkDone, VisitRecord
from vocabulary.kept import NOTHING, Recollection


@pytest.fixture
def spider() -> VitalitySpider:
    made = VitalitySpider()
    made.crawler = get_crawler(VitalitySpider)
    made.crawler.stats = MemoryStatsCollector(made.crawler)
    return made


def fails(*_arguments: Any, **_more: Any) -> Any:
    raise ValueError("the text of a page, with names")


def walked(spider: VitalitySpider, plan: Plan, status: int = 200, body: bytes = b"") -> list[Any]:
    """Answer every request of a plan; return all else that came out."""
    return asyncio.run(_walked(spider, plan, status, body))


async def _walked(spider: VitalitySpider, plan: Plan, status: int, body: bytes) -> list[Any]:
    spider._under_way += 1
    kept = [output async for output in spider._go_on(plan)]
    while asked := spider._queue.take():
        request = spider._request(asked)
        response = Response(request.url, status, body=body, request=request)
        kept += [output async for output in spider._answered(response, asked)]
    return kept


def test_an_error_while_reading_is_kept_as_ours_and_the_visits_go_on(
    spider: VitalitySpider, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = make_plan()
    monkeypatch.setattr(crawler.seen, "look", fails)
    kept = walked(spider, plan)
    outcomes = [item.visit.outcome for item in kept if isinstance(item, VisitRecord)]
    assert outcomes == [FetchOutcome.OK, FetchOutcome.OWN_ERROR]  # robots.txt, home page
    assert isinstance(kept[-1], NetworkDone)


def test_an_error_names_its_place_and_repeats_no_text(
    spider: VitalitySpider, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = make_plan()
    monkeypatch.setattr(Robots, "from_page", fails)
    record, end = walked(spider, plan)
    assert record.visit.outcome is FetchOutcome.OWN_ERROR
    assert record.visit.detail.startswith("ValueError at ")
    assert "names" not in record.visit.detail
    assert isinstance(end, NetworkDone)


def test_an_error_while_choosing_what_to_ask_ends_the_network_with_a_record(
    spider: VitalitySpider, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = make_plan()
    monkeypatch.setattr(plan, "next_step", fails)
    record, end = walked(spider, plan)
    assert record.visit.outcome is FetchOutcome.OWN_ERROR
    assert end == NetworkDone("club", 0)


@pytest.mark.parametrize(
    ("body", "is_apart"), [(b"<p>x" * 100, False), (b"<p>x" * 20_000, True), (b"x" * LONG, False)]
)
def test_what_takes_long_to_read_is_read_in_another_process(
    spider: VitalitySpider, monkeypatch: pytest.MonkeyPatch, body: bytes, is_apart: bool
) -> None:
    async def starts(_self: Apart) -> None:
        raise NotSeen("it starts")

    monkeypatch.setattr(Apart, "_start", starts)
    kept = walked(spider, make_plan(), body=body)
    details = {item.visit.detail for item in kept if isinstance(item, VisitRecord)}
    assert ("it starts" in details) is is_apart


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (TooCostly("too long"), FetchOutcome.TOO_LARGE),
        (NotSeen("it ended"), FetchOutcome.OWN_ERROR),
    ],
)
def test_what_cannot_be_read_there_has_a_record_and_the_visits_go_on(
    spider: VitalitySpider,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    outcome: FetchOutcome,
) -> None:
    monkeypatch.setattr(Apart, "see", partial(_raise, error))
    kept = walked(spider, make_plan(), body=b"<p>x" * 20_000)
    visits = [item.visit for item in kept if isinstance(item, VisitRecord)]
    assert {visit.outcome for visit in visits} == {outcome}
    assert isinstance(kept[-1], NetworkDone)


def test_what_is_read_while_the_crawl_is_stopped_is_left_to_the_next_one(
    spider: VitalitySpider, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def cut_off(_self: Apart, _unseen: Unseen) -> tuple[Seen, float]:
        spider.stop()
        raise NotSeen("stopped")

    monkeypatch.setattr(Apart, "see", cut_off)
    assert walked(spider, make_plan(), body=b"<p>x" * 20_000) == []


async def _raise(error: Exception, *_arguments: Any) -> tuple[Seen, float]:
    raise error


def test_networks_are_begun_as_others_end() -> None:
    begun: list[str] = []

    def recall(network: str) -> Recollection:
        begun.append(network)
        return NOTHING

    async def ask_first() -> None:
        one = make_plan().network
        listed = [replace(one, id=f"{n}", url=f"http://{n}.example/") for n in range(10)]
        made = VitalitySpider(listed, recall=recall)
        made.settings = Settings({"NETWORKS_AT_ONCE": 3})
        assert isinstance(await anext(made._all()), Request)

    asyncio.run(ask_first())
    assert begun == ["0", "1", "2"]


def test_no_part_of_scrapy_is_loaded_that_runs_code_sent_to_it() -> None:
    settings = Settings()
    settings.setmodule("crawler.settings")
    loaded = set(settings.get_component_priority_dict_with_base("EXTENSIONS"))
    assert not [name for name in loaded if "telnet" in name or "remote" in name]
    assert "crawler.transport.first_part.FirstPart" in loaded
    # What is left out of a base is imported all the same.
    assert set(settings["EXTENSIONS_BASE"]) | set(settings["EXTENSIONS"]) == loaded
