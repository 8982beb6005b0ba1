"""Pelican from its Python package, in French: a blog built today whose last article is old."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from tests.real.servers.community import PEOPLE, Community, days_before
from tests.real.servers.packages import python_with, run
from tests.real.servers.process import free_port
from tests.real.servers.static_files import serving_files

VERSION = "4.12.0"
HOST, NAME = "pelican.localhost", "Carnet des vanniers"
#: Days ago.
ARTICLES = (322.3, 329.8, 335.1, 343.7, 350.2)
SETTINGS = """
SITENAME = "{name}"
SITEURL = "{url}"
TIMEZONE = "UTC"
DEFAULT_LANG = "fr"
FEED_DOMAIN = SITEURL
FEED_ALL_ATOM = "feeds/all.atom.xml"
"""
ARTICLE = """Title: Le tressage de l'osier, {number}
Date: {moment:%Y-%m-%d %H:%M:%S}
Category: Gestes
Author: {author}

Le brin se mouille la veille, puis on le refend au fendoir.
"""


@contextmanager
def pelican(folder: Path, as_of: datetime) -> Iterator[Community]:
    """Install, write, build and serve a blog until the block ends."""
    python, port = python_with(f"pelican[markdown]=={VERSION}"), free_port()
    url = f"http://{HOST}:{port}"
    content, site, settings = folder / "content", folder / "site", folder / "settings.py"
    content.mkdir()
    articles = days_before(as_of, *ARTICLES)
    for number, moment in enumerate(articles):
        author = PEOPLE[number % len(PEOPLE)].name
        text = ARTICLE.format(number=number, moment=moment, author=author)
        (content / f"{number}.md").write_text(text, encoding="utf-8")
    settings.write_text(SETTINGS.format(name=NAME, url=url), encoding="utf-8")
    run(python, "-m", "pelican", content, "-o", site, "-s", settings, "--quiet")
    with serving_files(site, port):
        yield Community("pelican", NAME, f"{url}/", VERSION, articles)
