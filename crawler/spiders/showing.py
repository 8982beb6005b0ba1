"""Home pages that are blank without their scripts, shown in a browser one after the other."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from crawler.apart import Apart
from crawler.browser import Browser, NotRendered
from crawler.faults import describe
from crawler.page import Page
from crawler.plan import Plan
from crawler.seen import Seen

if TYPE_CHECKING:
    from scrapy.settings import BaseSettings

#: Gives what the page of a plan asks for, by its address.
Part = Callable[[Plan, str], Awaitable[Page | None]]


class Showing:
    """Shows the pages that plans hold back.

    ``part`` asks for what they need; ``bell`` rings for each that was shown.
    """

    def __init__(
        self, settings: BaseSettings, part: Part, bell: asyncio.Event, apart: Apart
    ) -> None:
        self._browser = Browser(
            settings["BROWSER"],
            settings["USER_AGENT"],
            settings.getfloat("DOWNLOAD_TIMEOUT"),
            settings.getint("DOWNLOAD_MAXSIZE"),
        )
        self._part = part
        self._bell = bell
        self._apart = apart
        self._waiting: deque[Plan] = deque()
        self._shown: deque[Plan] = deque()
        self._work: asyncio.Task[None] | None = None

    @property
    def has_shown(self) -> bool:
        """Whether a plan can be gone on with."""
        return bool(self._shown)

    def begin(self, plan: Plan) -> None:
        """Let the page that ``plan`` holds back wait for its turn."""
        self._waiting.append(plan)
        if self._work is None or self._work.done():
            self._work = asyncio.create_task(self._show_all())

    def take(self) -> Plan | None:
        """Return a plan whose page was shown, if there is one."""
        return self._shown.popleft() if self._shown else None

    async def close(self) -> None:
        """Show nothing more, and end the browser."""
        if self._work:
            self._work.cancel()
            with suppress(asyncio.CancelledError):
                await self._work
        await self._browser.close()

    async def _show_all(self) -> None:
        while self._waiting:
            plan = self._waiting.popleft()
            began = monotonic()
            page, said = await self._show(plan)
            plan.spend(monotonic() - began)
            try:
                plan.shown(page, await self._read(plan, page), said)
            except Exception as error:  # noqa: BLE001  ours, and no reason to lose the network
                plan.shown(None, None, describe(error))
            self._shown.append(plan)
            self._bell.set()

    async def _read(self, plan: Plan, page: Page | None) -> Seen | None:
        unseen = plan.rendered(page) if page else None
        if unseen is None:
            return None
        seen, seconds = await self._apart.see(unseen)
        plan.spend(seconds)
        return seen

    async def _show(self, plan: Plan) -> tuple[Page | None, str]:
        if plan.shell is None:
            return None, ""
        try:
            return await self._browser.render(plan.shell, partial(self._part, plan)), ""
        except NotRendered as error:
            return None, f"not shown in a browser: {error}"
        except Exception as error:  # noqa: BLE001  ours, and no reason to lose the network
            return None, f"not shown in a browser: {describe(error)}"
