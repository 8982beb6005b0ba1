"""The spider that asks a few addresses one after the other: directories, and a page a person names.

It obeys what the crawl obeys: the guard against private addresses, each host's robots.txt and pace.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from time import monotonic
from urllib.parse import urljoin, urlsplit

from scrapy import Request, Spider

from crawler.barred import why_barred
from crawler.manners import LONGEST_PAUSE
from crawler.page import Page
from crawler.question import Answer, Question, Talk
from crawler.robots import Robots, reserves_rights, robots_url
from crawler.spiders.answers import outcome_of, page_of
from crawler.transport.transfer import unusable_outcome
from crawler.web_address import host_of
from vocabulary.items import FetchOutcome

#: Redirects followed for one question.
MOST_HOPS = 4


class AskingSpider(Spider):
    """Asks what ``talk`` says next, and tells it each answer."""

    name = "asking"

    def __init__(self, talk: Talk | None = None) -> None:
        super().__init__(self.name)
        self._talk = talk
        self._robots: dict[str, Robots] = {}
        self._free_at: dict[str, float] = {}  # host -> when it may be asked again

    async def start(self) -> AsyncIterator[Request]:
        """Ask all there is to ask. No request is left to the engine."""
        question = next(self._talk, None) if self._talk else None
        while self._talk and question:
            answer = await self._ask(question)
            try:
                question = self._talk.send(answer)
            except StopIteration:
                break
        nothing: tuple[Request, ...] = ()
        for request in nothing:
            yield request

    async def _ask(self, question: Question) -> Answer:
        url, headers = question.url, question.headers
        for _hop in range(MOST_HOPS):
            refusal = await self._refusal(url)
            if refusal:
                return refusal
            answer = await self._download(url, headers)
            target = _target(url, answer)
            if not target or not target.startswith(question.within):
                reserved = isinstance(answer, Page) and reserves_rights(answer)
                return FetchOutcome.ROBOTS_REFUSED if reserved else answer
            if urlsplit(target).netloc != urlsplit(url).netloc:
                headers = {}  # a key is for the host it was given for
            url = target
        return FetchOutcome.CONNECTION_LOST

    async def _refusal(self, url: str) -> FetchOutcome | None:
        """Return why ``url`` may not be asked, or ``None``."""
        if not self._may_ask(url):
            return FetchOutcome.ADDRESS_REFUSED
        rules = robots_url(url)
        if rules not in self._robots:
            self._robots[rules] = await self._rules(rules)
        robots = self._robots[rules]
        if robots.delay:
            self._rest(url, min(robots.delay, LONGEST_PAUSE))
        if robots.closed:
            return robots.closed
        return None if robots.allows(url) else FetchOutcome.ROBOTS_REFUSED

    def _may_ask(self, url: str) -> bool:
        return not why_barred(url, allow_private=self.settings.getbool("ALLOW_PRIVATE"))

    async def _rules(self, url: str) -> Robots:
        """Return the rules of a host; where they are said to be elsewhere, they are read there."""
        answer: Answer = FetchOutcome.REDIRECT_LOOP
        for _hop in range(MOST_HOPS):
            answer = await self._download(url, {})
            target = _target(url, answer)
            if not target:
                break
            url = target
            if not self._may_ask(url):
                return Robots(closed=FetchOutcome.ADDRESS_REFUSED)
        return Robots.from_page(answer) if isinstance(answer, Page) else Robots(closed=answer)

    async def _download(self, url: str, headers: Mapping[str, str]) -> Answer:
        engine = self.crawler.engine
        assert engine
        request = Request(url, headers=dict(headers), dont_filter=True)
        await asyncio.sleep(self._free_at.get(host_of(url), 0.0) - monotonic())
        try:
            response = await engine.download_async(request)
        except Exception as error:  # noqa: BLE001  whatever fails, this is no answer
            return outcome_of(error, urlsplit(request.url).hostname or "")
        finally:
            self._rest(url, self.settings.getfloat("HOST_PAUSE"))
        unusable = unusable_outcome(response.status, response.body, response.flags)
        return unusable or page_of(response)

    def _rest(self, url: str, seconds: float) -> None:
        """Leave the host of ``url`` alone for a while from now on."""
        host = host_of(url)
        self._free_at[host] = max(self._free_at.get(host, 0.0), monotonic() + seconds)


def _target(url: str, answer: Answer) -> str:
    """Return where the answer of ``url`` sends us on, or the empty text where it leads nowhere."""
    if not isinstance(answer, Page) or not 300 <= answer.status < 400:
        return ""
    location = answer.headers.get("location")
    try:
        return urljoin(url, location) if location else ""
    except ValueError:
        return ""
