"""Imported once by the process that commands are forked from: reads the code, a page and a feed, and judges.

What is loaded here need not be loaded by each command. The reactor is not: each crawl has its own.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import rich.console
from sqlite_utils import Database

import commands.demo
import crawler.spiders.vitality
import crawler.transport.first_come
import crawler.transport.handler
import crawler.transport.unpacking
import pipelines.keeping
import pipelines.log
import pipelines.validate
import vitality
from analysis.publish import assess
from commands.crawl import crawl
from crawler.faces import look
from crawler.page import Page
from crawler.probes import read_page
from tests.helpers.judging import AS_OF, Case, every, visit
from tests.helpers.odd_web import page, rss

__all__ = ["commands", "crawl", "crawler", "pipelines", "rich", "vitality"]

# Patterns and tables are made when the first page is read.
for body, kind in ((page("Alders"), "text/html"), (rss("alders"), "application/rss+xml")):
    answer = Page("http://a.example/", 200, body, datetime.now(UTC), {"content-type": kind})
    look(answer)
    read_page(answer)

# Locales, migrations and tables of data are loaded by the first judgement.
with TemporaryDirectory() as folder:
    case = Case(Path(folder) / "x.db", language="fr")
    case.crawl(visit(posts=every(3.0)))
    with Database(case.path) as db:
        assess(db, AS_OF)
