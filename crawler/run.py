"""Run one crawl in this process. Pipelines are named by string, so nothing here knows how facts are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings

from crawler.spiders.vitality import VitalitySpider
from vocabulary.catalogue import Network
from vocabulary.items import FetchOutcome


@dataclass(frozen=True, slots=True)
class CrawlResult:
    """How a crawl ended. ``crawl`` is its id in the database; ``None``: no host answered at all."""

    crawl: int | None
    stopped_early: bool
    addresses_refused: int  # visits refused because the address is private
    own_errors: int  # visits that failed because of this program


def run_crawl(
    networks: Iterable[Network],
    settings: dict[str, Any],
    on_done: Callable[[str], None] | None = None,
) -> CrawlResult:
    """Visit ``networks`` and keep the facts. Can run once per process (Twisted's reactor).

    ``settings`` come over ``crawler/settings.py``; ``JOB`` among them tells the store what to do.
    """
    ours = Settings()
    ours.setmodule("crawler.settings", priority="project")
    ours.setdict(settings, priority="cmdline")
    process = AsyncCrawlerProcess(ours)
    crawler = process.create_crawler(VitalitySpider)
    process.crawl(crawler, networks=networks, on_done=on_done)
    process.start()
    assert crawler.stats
    return CrawlResult(
        crawl=crawler.stats.get_value("crawl"),
        stopped_early=crawler.stats.get_value("finish_reason") != "finished",
        addresses_refused=crawler.stats.get_value(f"visits/{FetchOutcome.ADDRESS_REFUSED}", 0),
        own_errors=crawler.stats.get_value(f"visits/{FetchOutcome.OWN_ERROR}", 0),
    )
