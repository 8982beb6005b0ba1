"""What each of Scrapy's middlewares costs a request and its answer: ``python -m bench.middlewares``.

Each is built alone with Scrapy's own settings, ours with ours, and given one request and one packed page of
a forum again and again. Those that ``crawler/settings.py`` leaves in are marked; a middleware that does not
look at requests, or at answers, costs nothing there.
"""

from __future__ import annotations

import gzip
import inspect
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import HtmlResponse, Response
from scrapy.settings import Settings
from scrapy.utils.misc import build_from_crawler, load_object
from scrapy.utils.reactor import install_reactor

from bench.pages import forum_pages

ROUNDS, TIMES = 7, 40
_URL = "http://forum.example/viewforum.php?f=3"
_KINDS = ("DOWNLOADER_MIDDLEWARES", "SPIDER_MIDDLEWARES")


@dataclass(frozen=True, slots=True)
class Middleware:
    """Microseconds of CPU for each request and each answer; whether our crawl has it."""

    name: str
    request: float
    answer: float
    is_ours: bool


def measure() -> list[Middleware]:
    """Measure all of Scrapy's own and those that we put in their place, the dearest first."""
    theirs, ours = Settings(), Settings()
    ours.setmodule("crawler.settings")
    ours.set("ASYNCIO_EVENT_LOOP", None, priority="cmdline")  # one reactor for both
    install_reactor(theirs["TWISTED_REACTOR"])
    found = []
    for kind in _KINDS:
        kept = {_class(path) for path, place in ours.getwithbase(kind).items() if place is not None}
        usual = {_class(path) for path in theirs.getwithbase(kind)}
        for middleware in usual | kept:
            in_ours = _costs(middleware, ours) if middleware in kept else None
            if costs := in_ours or _costs(middleware, theirs):
                found.append(Middleware(middleware.__name__, *costs, in_ours is not None))
    return sorted(found, key=lambda each: -each.request - each.answer)


def _class(path: Any) -> type:
    found: type = load_object(path) if isinstance(path, str) else path
    return found


def _costs(middleware: type, settings: Settings) -> tuple[float, float] | None:
    """Return what one middleware costs; ``None``: settings switch it off."""
    crawler = Crawler(Spider, settings.copy())
    crawler._apply_settings()
    crawler.spider = Spider(name="bench")
    try:
        one = build_from_crawler(middleware, crawler)
    except NotConfigured:
        return None
    body = gzip.compress(next(iter(forum_pages())).body, mtime=0)
    headers = {"Content-Type": "text/html", "Content-Encoding": "gzip"}
    return (
        _least(one, "process_request", lambda: (Request(_URL),)),
        _least(
            one,
            "process_response",
            lambda: (Request(_URL), HtmlResponse(_URL, headers=headers, body=body)),
        )
        + _least(one, "process_spider_input", lambda: (_page(),))
        + _least(one, "process_spider_output", lambda: (_page(), [])),
    )


def _page() -> Response:
    return HtmlResponse(_URL, request=Request(_URL), body=b"<p>")


def _least(one: object, name: str, given: Callable[[], tuple[Any, ...]]) -> float:
    """Return the least microseconds of a call of one method in some rounds; 0: it has none."""
    method = getattr(one, name, None)
    if method is None or inspect.iscoroutinefunction(method):
        return 0.0
    rounds = []
    for _ in range(ROUNDS):
        calls = [given() for _ in range(TIMES)]
        start = time.process_time()
        for call in calls:
            result = method(*call)
            if inspect.isgenerator(result):
                list(result)
        rounds.append((time.process_time() - start) / TIMES)
    return 1e6 * min(rounds)


def main() -> None:
    """Measure and print."""
    print(f"{'middleware':34} {'request':>8} {'answer':>8}  µs of CPU")
    for each in measure():
        kept = "kept" if each.is_ours else ""
        print(f"{each.name:34} {each.request:8.1f} {each.answer:8.1f}  {kept}")


if __name__ == "__main__":
    main()
