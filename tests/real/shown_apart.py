"""Shows pages in a browser, as a process of its own: a browser is not started as root.

Arguments: the browser's command, seconds a page, and files of pages. Prints a JSON object a line: what
the page became or why not, and which addresses it asked for.
"""

from __future__ import annotations

import asyncio
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from crawler.browser import Browser, NotRendered
from crawler.page import Page

HTML = {"content-type": "text/html; charset=utf-8"}


async def main(command: str, seconds: str, *files: str) -> None:
    browser = Browser(command, "VitalityBot", float(seconds), 100_000)
    for file in files:
        asked: list[str] = []

        async def ask(url: str, asked: list[str] = asked) -> Page | None:
            asked.append(url)
            return None

        body = Path(file).read_bytes()
        page = Page("https://club.example/", 200, body, datetime.now(UTC), HTML)
        try:
            text, fault = (await browser.render(page, ask)).text, ""
        except NotRendered as error:
            text, fault = "", str(error)
        print(json.dumps({"text": text, "fault": fault, "asked": asked}), flush=True)  # noqa: T201
    await browser.close()


asyncio.run(main(*sys.argv[1:]))
