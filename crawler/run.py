"""Run one crawl in this process. Pipelines are named by string, so nothing here knows how facts are kept."""

from __future__ import annotations

import asyncio
import gc
import logging
import resource
import signal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings

from crawler.page import Page
from crawler.question import Answer, Question, Talk
from crawler.spiders.asking import AskingSpider
from crawler.spiders.vitality import VitalitySpider
from vocabulary.catalogue import Network
from vocabulary.items import STOPPING, FetchOutcome
from vocabulary.kept import Recall, recall_nothing

#: Signals that end a crawl cleanly: Ctrl-C, ``kill``, the terminal that closes.
_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
#: Open files that a crawl may want: a connection for each network under way, and those kept for a while.
MOST_FILES = 8_192
#: Seconds between two looks whether a crawl that is to be stopped has begun.
UNTIL_IT_RUNS = 0.05
#: Objects made and kept before Python looks for garbage among them (its default: 700).
NEW_OBJECTS = 10_000
#: Questions of one run of ``ask``: a directory that leads on and on is left there.
MOST_QUESTIONS = 50


@dataclass(frozen=True, slots=True)
class CrawlResult:
    """How a crawl ended. ``crawl`` is its id in the database; ``None``: no host answered at all."""

    crawl: int | None
    stopped_early: bool
    interrupted: bool  # by a signal: whoever sent it waits for the end
    addresses_refused: int  # visits refused because the address is private
    own_errors: int  # visits that failed because of this program
    database_fault: str | None  # why the facts could not be kept, in a sentence
    clock_skew: float | None  # seconds our clock is ahead of most hosts'; None: too few say


def run_crawl(
    networks: Iterable[Network],
    settings: dict[str, Any],
    on_done: Callable[[str, bool], None] | None = None,
    put_off: frozenset[str] = frozenset(),
    recall: Recall = recall_nothing,
) -> CrawlResult:
    """Visit ``networks`` and keep the facts. Can run once per process (Twisted's reactor).

    ``settings`` come over ``crawler/settings.py``; ``JOB`` among them tells the store what to do.
    ``put_off`` are networks that the last crawl left to this one; ``recall`` gives what earlier crawls
    know of a network.
    """
    allow_many_connections()
    ours = _over_ours(settings)
    process = AsyncCrawlerProcess(ours)
    reactor: Any = import_module(
        "twisted.internet.reactor"
    )  # now that the process has installed it

    _make_no_records_below(ours.get("LOG_LEVEL"))
    crawler = process.create_crawler(VitalitySpider)
    process.crawl(crawler, networks=networks, on_done=on_done, put_off=put_off, recall=recall)
    interrupted = False

    def stop() -> None:
        if not (crawler.engine and crawler.engine.running):
            reactor.callLater(
                UNTIL_IT_RUNS, stop
            )  # Scrapy stops for ever what it stops before it runs
            return
        crawler.signals.send_catch_log(STOPPING)
        stopping.add(asyncio.ensure_future(process.stop()))

    def interrupt(*_signal: Any) -> None:
        nonlocal interrupted
        interrupted = True
        reactor.callFromThread(stop)

    stopping: set[asyncio.Future[Any]] = set()  # asyncio itself keeps only weak references
    if limit := ours.getfloat("TIME_LIMIT"):
        reactor.callLater(limit, stop)
    with handled(interrupt), _little_garbage():
        process.start(install_signal_handlers=False)
    assert crawler.stats
    return _result(crawler.stats.get_stats(), interrupted)


def _result(stats: Mapping[str, Any], interrupted: bool) -> CrawlResult:
    return CrawlResult(
        crawl=stats.get("crawl"),
        stopped_early=stats.get("finish_reason") != "finished",
        interrupted=interrupted,
        addresses_refused=stats.get(f"visits/{FetchOutcome.ADDRESS_REFUSED}", 0),
        own_errors=stats.get(f"visits/{FetchOutcome.OWN_ERROR}", 0),
        database_fault=stats.get("database_fault"),
        clock_skew=stats.get("clock_skew"),
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
    converse(_each(list(questions), answers, more), settings)
    return answers


def converse(talk: Talk, settings: Mapping[str, Any]) -> None:
    """Ask what ``talk`` says, as politely as a crawl does, until it ends. Can run once per process."""
    process = AsyncCrawlerProcess(_over_ours({**settings, "ITEM_PIPELINES": {}}))
    process.crawl(AskingSpider, talk=talk)
    process.start()


def _each(
    questions: list[Question],
    answers: list[tuple[str, Answer]],
    more: Callable[[Page], Question | None] | None,
) -> Talk:
    while questions and len(answers) < MOST_QUESTIONS:
        question = questions.pop(0)
        answer = yield question
        answers.append((question.url, answer))
        further = more(answer) if more and isinstance(answer, Page) else None
        if further:
            questions.append(further)


def _over_ours(settings: Mapping[str, Any]) -> Settings:
    ours = Settings()
    ours.setmodule("crawler.settings", priority="project")
    ours.setdict(dict(settings), priority="cmdline")
    return ours


def allow_many_connections() -> None:
    """Raise this process's own limit of open files as far as the system lets it: shells often set 1,024."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != resource.RLIM_INFINITY and soft < MOST_FILES:
        most = MOST_FILES if hard == resource.RLIM_INFINITY else min(hard, MOST_FILES)
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, most), hard))


def _make_no_records_below(level: str) -> None:
    """Scrapy makes a record of each answer and item, and only then leaves it out of the log."""
    for name in ("scrapy", "twisted", "asyncio"):
        logging.getLogger(name).setLevel(level)


@contextmanager
def _little_garbage() -> Iterator[None]:
    """Look for garbage rarely, and not among the program itself: a page leaves hardly any behind."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


@contextmanager
def handled(interrupt: Callable[..., None]) -> Iterator[None]:
    """Call ``interrupt`` for each signal that ends a crawl cleanly, instead of what it did before."""
    before = {number: signal.signal(number, interrupt) for number in _SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
