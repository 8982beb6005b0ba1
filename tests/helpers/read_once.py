"""Imported once by the process that commands are forked from: it reads the code, and a page and a feed."""

from __future__ import annotations

from datetime import UTC, datetime

import crawler.handler
import crawler.spiders.vitality
import vitality
from commands.crawl import crawl
from crawler.faces import look
from crawler.page import Page
from crawler.probes import read_page
from tests.helpers.odd_web import page, rss

__all__ = ["crawl", "crawler", "vitality"]

# Patterns and tables are made when the first page is read.
for body, kind in ((page("Alders"), "text/html"), (rss("alders"), "application/rss+xml")):
    answer = Page("http://a.example/", 200, body, datetime.now(UTC), {"content-type": kind})
    look(answer)
    read_page(answer)
