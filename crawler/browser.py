"""Shows a page that is blank without its scripts in a browser, which has no way out of its own.

The browser asks nobody: each request of a page is taken from it and answered with what ``Ask`` gives, so
that names, addresses, robots.txt, pauses, sizes and times are kept as for any other address. What is no
such request (a socket, a call home, a name looked up ahead) meets a proxy on loopback that refuses all.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING

from crawler.page import Page
from vocabulary.domains import registrable_domain
from vocabulary.errors import VitalityError

if TYPE_CHECKING:
    from playwright.async_api import Browser as Chromium
    from playwright.async_api import BrowserContext, Playwright, Request, Route
    from playwright.async_api import Page as Window

#: Gives the answer to a request of the page by its address; ``None``: it is not to be asked.
Ask = Callable[[str], Awaitable[Page | None]]

#: What of a page is asked for: its scripts, and what they ask for in turn. Nobody looks at pictures.
_NEEDED = frozenset({"script", "xhr", "fetch"})
#: Documents that a page may lead its window to, itself included.
MOST_DOCUMENTS = 3
#: Of the time for a page the part that its scripts have; the rest is for reading it.
_FOR_SCRIPTS = 0.8
#: Seconds for a browser to start, and to close a page.
_PATIENCE = 15.0, 5.0
#: Bytes that one page may hold in memory, and seconds between two looks at it.
MOST_MEMORY, _WATCH = 768 * 1024 * 1024, 0.5
#: Headers of an answer that a browser acts on.
_PASSED_ON = ("content-type", "access-control-allow-origin", "access-control-allow-credentials")
_ARGUMENTS = (
    "--disable-quic",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",  # its name in older ones
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
    "--js-flags=--max-old-space-size=256",
)
_WHOLE = "document.documentElement.outerHTML.slice(0, {})"


class NotRendered(VitalityError):  # noqa: N818  it says what is, not that something broke
    """A page could not be shown; the text says why, for the operator."""


def fault_of(command: str) -> str | None:
    """Return why no browser can be started with ``command``, in a sentence, or ``None``."""
    if find_spec("playwright") is None:
        return "A browser is driven by Playwright: pip install 'vitality[browser]'."
    if which(command) is None:
        return f"There is no browser {command!r} here: name the command or file of a Chromium."
    if os.geteuid() == 0:
        return "A browser is not started as root, where it has no sandbox: crawl as another user."
    return None


class Browser:
    """One Chromium, started when the first page needs it, that shows one page after the other.

    ``seconds`` and ``size`` (characters) are the most that one page may take.
    """

    def __init__(self, command: str, user_agent: str, seconds: float, size: int) -> None:
        self._command = command
        self._user_agent = user_agent
        self._seconds = seconds
        self._size = size
        self._driver: Playwright | None = None
        self._chromium: Chromium | None = None
        self._proxy: asyncio.Server | None = None
        self._fault = ""  # why it does not start

    async def render(self, page: Page, ask: Ask) -> Page:
        """Return ``page`` as its scripts make it. Raises ``NotRendered``."""
        from playwright.async_api import Error

        if self._fault:
            raise NotRendered(self._fault)
        is_well = False
        try:
            chromium = self._chromium or await self._start()
            async with asyncio.timeout(self._seconds):
                shown = await self._shown(chromium, page, ask)
            is_well = True
        except TimeoutError:
            raise NotRendered("it took too long") from None
        except Error as error:
            raise NotRendered(_first_line(error)) from None
        finally:
            if not is_well:
                await self._end_chromium()  # its scripts may never give it back
        return shown

    async def close(self) -> None:
        """End the browser."""
        await self._end_chromium()
        await self._end_driver()
        if self._proxy:
            self._proxy.close()

    async def _start(self) -> Chromium:
        from playwright.async_api import Error, async_playwright

        if self._proxy is None:
            self._proxy = await asyncio.start_server(_refuse, "127.0.0.1", 0)
        if self._driver is None:
            self._driver = await async_playwright().start()
        port = self._proxy.sockets[0].getsockname()[1]
        try:
            self._chromium = await self._driver.chromium.launch(
                executable_path=which(self._command),
                chromium_sandbox=True,
                proxy={"server": f"http://127.0.0.1:{port}", "bypass": "<-loopback>"},
                args=_ARGUMENTS,
                env={"PATH": os.defpath},  # nothing of what the operator keeps there
                timeout=_PATIENCE[0] * 1000,
            )
        except Error as error:
            self._fault = f"the browser does not start: {_first_line(error)}"
            raise NotRendered(self._fault) from None
        return self._chromium

    async def _shown(self, chromium: Chromium, page: Page, ask: Ask) -> Page:
        context = await chromium.new_context(
            accept_downloads=False, service_workers="block", user_agent=self._user_agent
        )
        watch = asyncio.create_task(_watch(chromium))
        work = asyncio.create_task(self._work(context, page, ask))
        try:
            await asyncio.wait((watch, work), return_when=asyncio.FIRST_COMPLETED)
            if not work.done():
                await watch  # raises what it saw
            return await work
        finally:
            watch.cancel()
            work.cancel()
            async with asyncio.timeout(_PATIENCE[1]):
                await context.close()

    async def _work(self, context: BrowserContext, page: Page, ask: Ask) -> Page:
        from playwright.async_api import TimeoutError as TooSlow

        window = await context.new_page()
        answers = _Answers(window, page, ask)
        await context.route("**/*", answers.give)
        milliseconds = self._seconds * _FOR_SCRIPTS * 1000
        with suppress(TooSlow):  # what there is by then is what it shows
            await window.goto(page.url, wait_until="networkidle", timeout=milliseconds)
        html = await _tree(window, self._size + 1)
        if len(html) > self._size:
            raise NotRendered("it grew too large")
        return replace(
            page,
            body=f"<!doctype html>{html}".encode("utf-8", "replace"),
            headers={"content-type": "text/html; charset=utf-8"},
            notes=(*page.notes, f"shown in a browser, {answers.asked} requests"),
        )

    async def _end_chromium(self) -> None:
        chromium, self._chromium = self._chromium, None
        if chromium is None:
            return
        try:
            async with asyncio.timeout(_PATIENCE[1]):
                await chromium.close()
        except Exception:  # noqa: BLE001  it does not go by itself: its driver takes it along
            await self._end_driver()

    async def _end_driver(self) -> None:
        driver, self._driver = self._driver, None
        if driver:
            with suppress(Exception):
                async with asyncio.timeout(_PATIENCE[1]):
                    await driver.stop()


class _Answers:
    """Answers the requests of one page: each address is asked for once."""

    def __init__(self, window: Window, page: Page, ask: Ask) -> None:
        self.asked = 0
        self._window = window
        self._page = page
        self._ask = ask
        self._documents = 0
        self._known: dict[str, asyncio.Task[Page | None]] = {}

    async def give(self, route: Route) -> None:
        """Answer one request, or end it."""
        from playwright.async_api import Error

        with suppress(Error):  # whoever asked is gone
            answer = await self._answer(route.request)
            if answer is None and route.request.resource_type == "document":
                await route.fulfill(status=204)  # the window keeps what it shows
            elif answer is None:
                await route.abort()
            else:
                said = {name: answer.headers[name] for name in _PASSED_ON if name in answer.headers}
                await route.fulfill(status=answer.status, headers=said, body=answer.body)

    async def _answer(self, request: Request) -> Page | None:
        kind, url = request.resource_type, request.url
        if request.method != "GET":
            return None
        if kind == "stylesheet":  # some scripts wait for their page's
            return replace(self._page, body=b"", headers={"content-type": "text/css"})
        if kind == "document":
            return await self._document(request)
        return await self._once(url) if kind in _NEEDED else None

    async def _document(self, request: Request) -> Page | None:
        if request.frame != self._window.main_frame:
            return None
        self._documents += 1
        if self._documents == 1:
            return self._page
        is_near = registrable_domain(request.url) == registrable_domain(self._page.url)
        return (
            await self._once(request.url) if is_near and self._documents <= MOST_DOCUMENTS else None
        )

    async def _once(self, url: str) -> Page | None:
        if url not in self._known:
            self._known[url] = asyncio.ensure_future(self._first_time(url))
        return await self._known[url]

    async def _first_time(self, url: str) -> Page | None:
        answer = await self._ask(url)
        self.asked += answer is not None
        return answer


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0][:200]


async def _tree(window: Window, most: int) -> str:
    """Return the page's document as it is now: its first ``most`` characters."""
    session = await window.context.new_cdp_session(window)
    frames = await session.send("Page.getFrameTree")
    frame = frames["frameTree"]["frame"]["id"]
    # A world of its own: what the page's scripts have made of their document's methods is not in it.
    world = await session.send("Page.createIsolatedWorld", {"frameId": frame})
    asked = {"expression": _WHOLE.format(most), "contextId": world["executionContextId"]}
    found = await session.send("Runtime.evaluate", {**asked, "returnByValue": True})
    return str(found["result"].get("value", ""))


async def _watch(chromium: Chromium) -> None:
    """Raise ``NotRendered`` when a page takes more memory than it may."""
    session = await chromium.new_browser_cdp_session()
    while True:
        await asyncio.sleep(_WATCH)
        found = await session.send("SystemInfo.getProcessInfo")
        pages = (each["id"] for each in found["processInfo"] if each["type"] == "renderer")
        if any(_resident(process) > MOST_MEMORY for process in pages):
            raise NotRendered("it took too much memory")


def _resident(process: int) -> int:
    """Return the bytes of memory that a process holds; 0 where that is not told."""
    try:
        pages = Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1]
    except OSError:
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


async def _refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer whoever asks for a way out: there is none."""
    with suppress(OSError, ValueError):
        await reader.readline()
        writer.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    writer.close()
