"""Gathers what a crawl saw and hands it to the store, network by network: soon, and never twice."""

from __future__ import annotations

import asyncio
import sqlite3
from datetime import datetime
from typing import TYPE_CHECKING, Any

from pipelines.database import fault
from pipelines.store import PATIENCE, Job, Store
from vocabulary.items import STOPPING, NetworkDone, VisitRecord

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

#: Networks gathered before a write, and seconds between two writes: one commit for many, and little
#: lost when the plug is pulled.
BATCH, SECONDS = 50, 1.0
#: Seconds a write waits for another program's at the end of a crawl. Before, the facts wait in memory:
#: a crawl that stands still would time out all its networks.
LAST_PATIENCE = 90.0
#: Seconds by which most hosts' clocks may differ from ours. More, and ours is wrong.
MOST_SKEW = 6 * 3600


def is_right(skew: float | None) -> bool | None:
    """Return whether our clock is right that differs by ``skew`` seconds; ``None``: nobody told."""
    return None if skew is None else abs(skew) <= MOST_SKEW


class StorePipeline:
    """Keeps each network's records until its end. Nothing is written before a host has answered."""

    def __init__(self, crawler: Crawler) -> None:
        assert crawler.stats
        self._crawler = crawler
        self._stats = crawler.stats
        self._job: Job = crawler.settings["JOB"]
        self._store: Store | None = None
        # Of a shard another process decides what is kept.
        self._reached = self._job.is_rest or crawler.settings.getbool("IS_SHARD")
        self._open: dict[str, list[VisitRecord]] = {}
        self._ended: list[tuple[NetworkDone, list[VisitRecord]]] = []
        self._regular: asyncio.Future[None] | None = None
        self._ending: asyncio.Future[None] | None = None  # not to be cancelled: it closes this, too

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> StorePipeline:
        """Build it with the crawl's job (setting ``JOB``)."""
        return cls(crawler)

    def open_spider(self) -> None:
        """Write every second from now on."""
        self._regular = asyncio.ensure_future(self._write_regularly())

    async def _write_regularly(self) -> None:
        while True:
            await asyncio.sleep(SECONDS)
            self._write()

    def process_item(self, item: Any) -> Any:
        """Take a record, or the end of a network."""
        if isinstance(item, VisitRecord):
            self._open.setdefault(item.visit.network, []).append(item)
            if item.visit.status is not None and not self._reached:
                self._reached = True
                self._write()  # the crawl's own row, so that it can be gone on with
        elif isinstance(item, NetworkDone):
            self._ended.append((item, self._open.pop(item.network, [])))
            if len(self._ended) >= BATCH:
                self._write()
        return item

    def close_spider(self) -> None:
        """Write what is left and end the crawl."""
        if self._regular:
            self._regular.cancel()
        self._write(LAST_PATIENCE)
        if self._store and not self._stats.get_value("database_fault"):
            skew = self._stats.get_value("clock_skew")
            now = datetime.now(self._job.started_at.tzinfo)
            self._guarded(self._store.close, now, self._dropped(), is_right(skew))
            self._stats.set_value("crawl", self._store.crawl)

    def _write(self, patience: float | None = None) -> None:
        if self._reached and not self._stats.get_value("database_fault"):
            self._guarded(self._write_now, patience, is_last=patience is not None)

    def _write_now(self, patience: float | None) -> None:
        self._store = self._store or Store(self._job, patience or PATIENCE)
        if patience is not None:
            self._store.wait(patience)
        self._store.keep(self._ended)
        self._ended.clear()

    def _guarded(self, work: Any, *arguments: Any, is_last: bool = True) -> None:
        """Do ``work``; what goes wrong with the database ends the crawl, unless it may pass."""
        try:
            work(*arguments)
        except (sqlite3.Error, OSError) as error:
            name = getattr(error, "sqlite_errorname", "")
            if name.startswith("SQLITE_BUSY") and not is_last:
                return
            self._stats.set_value("database_fault", str(fault(self._job.db, error)))
            if not is_last and self._crawler.engine:
                self._crawler.signals.send_catch_log(STOPPING)
                ending = self._crawler.engine.close_spider_async(reason="database_fault")
                self._ending = asyncio.ensure_future(ending)

    def _dropped(self) -> dict[str, int]:
        counts = self._stats.get_stats()
        return {
            k.removeprefix("dropped/"): v for k, v in counts.items() if k.startswith("dropped/")
        }
