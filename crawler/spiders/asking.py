"""The spider that asks a few addresses one after the other: directories, and a page a person names.

It obeys what the crawl obeys: the guard against private addresses, each host's robots.txt and pace.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from time import monotonic
from urllib.parse import urljoin, urlsplit

from scrapy import Request, Spider

from crawler.address_guard import is_refused_literal
from crawler.manners import LONGEST_PAUSE
from crawler.page import Page
from crawler.question import Question
from crawler.robots import Robots, reserves_rights, robots_url
from crawler.spiders.answers import outcome_of, page_of
from crawler.transfer import unusable_outcome
from crawler.web_address import host_of, is_web_address
from vocabulary.items import FetchOutcome

#: Redirects followed for one question.
MOST_HOPS = 4
#: Questions of one run: a directory that leads on and on is left there.
MOST_QUESTIONS = 50


Answer = Page | FetchOutcome


class AskingSpider(Spider):
    """Asks ``questions``, and what ``more`` finds in each answer; ``take`` is told every answer."""

    name = "asking"

    def __init__(
        self,
        questions: Sequence[Question] = (),
        take: Callable[[str, Answer], None] | None = None,
        more: Callable[[Page], Question | None] | None = None,
    ) -> None:
        super().__init__(self.name)
        self._questions = list(questions)
        self._take, self._more = take, more
        self._robots: dict[str, Robots] = {}
        self._free_at: dict[str, float] = {}  # host -> when it may be asked again

    async def start(self) -> AsyncIterator[Request]:
        """Ask all there is to ask. No request is left to the engine."""
        asked = 0
        while self._questions and asked < MOST_QUESTIONS:
            question = self._questions.pop(0)
            asked += 1
            answer = await self._ask(question)
            if self._take:
                self._take(question.url, answer)
            further = self._more(answer) if self._more and isinstance(answer, Page) else None
            if further:
                self._questions.append(further)
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
            location = answer.headers.get("location") if isinstance(answer, Page) else None
            if not isinstance(answer, Page) or not 300 <= answer.status < 400 or not location:
                reserved = isinstance(answer, Page) and reserves_rights(answer)
                return FetchOutcome.ROBOTS_REFUSED if reserved else answer
            if urlsplit(urljoin(url, location)).netloc != urlsplit(url).netloc:
                headers = {}  # a key is for the host it was given for
            url = urljoin(url, location)
        return FetchOutcome.CONNECTION_LOST

    async def _refusal(self, url: str) -> FetchOutcome | None:
        """Return why ``url`` may not be asked, or ``None``."""
        host = urlsplit(url).hostname or ""
        private = is_refused_literal(host) and not self.settings.getbool("ALLOW_PRIVATE")
        if private or not is_web_address(url):
            return FetchOutcome.ADDRESS_REFUSED
        rules = robots_url(url)
        if rules not in self._robots:
            answer = await self._download(rules, {})
            self._robots[rules] = (
                Robots.from_page(answer) if isinstance(answer, Page) else Robots(closed=answer)
            )
        robots = self._robots[rules]
        if robots.delay:
            self._rest(url, min(robots.delay, LONGEST_PAUSE))
        if robots.closed:
            return robots.closed
        return None if robots.allows(url) else FetchOutcome.ROBOTS_REFUSED

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
