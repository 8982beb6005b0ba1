"""Run one crawl in this process. Pipelines are named by string, so nothing here knows how facts are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings

from crawler.page import Page
from crawler.question import Question
from crawler.spiders.asking import Answer, AskingSpider
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
    process = AsyncCrawlerProcess(_over_ours(settings))
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


def ask(
    questions: Sequence[Question],
    settings: Mapping[str, Any],
    more: Callable[[Page], Question | None] | None = None,
) -> list[tuple[str, Answer]]:
    """Ask a few addresses as politely as a crawl does; return each with its answer or its failure.

    ``more`` gives the next address an answer leads to. Can run once per process, like ``run_crawl``.
    """
    answers: list[tuple[str, Answer]] = []
    process = AsyncCrawlerProcess(_over_ours({**settings, "ITEM_PIPELINES": {}}))

    def take(url: str, answer: Answer) -> None:
        answers.append((url, answer))

    process.crawl(AskingSpider, questions=questions, take=take, more=more)
    process.start()
    return answers


def _over_ours(settings: Mapping[str, Any]) -> Settings:
    ours = Settings()
    ours.setmodule("crawler.settings", priority="project")
    ours.setdict(dict(settings), priority="cmdline")
    return ours
