"""Nikola from its Python package, in French: a blog with an article a month."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from tests.real.servers.community import PEOPLE, Community, days_before
from tests.real.servers.packages import python_with, run
from tests.real.servers.process import free_port
from tests.real.servers.static_files import serving_files

VERSION = "8.3.3"
HOST, NAME = "nikola.localhost", "Gazette des tonneliers"
#: Days ago.
ARTICLES = (12.4, 43.1, 70.8, 104.6, 133.9, 165.2)
#: What is added to the settings that Nikola itself writes.
SETTINGS = """
BLOG_AUTHOR = "{author}"
BLOG_TITLE = "{name}"
SITE_URL = "{url}/"
BLOG_EMAIL = "{email}"
BLOG_DESCRIPTION = "Merrains, douelles et cerces"
DEFAULT_LANG = "fr"
TRANSLATIONS = {{DEFAULT_LANG: ""}}
TIMEZONE = "UTC"
"""
ARTICLE = """.. title: Chauffe de cintrage {number}
.. slug: chauffe-{number}
.. date: {moment:%Y-%m-%d %H:%M:%S} UTC
.. author: {author}

Les douelles se resserrent quand le bois est assez chaud.
"""


@contextmanager
def nikola(folder: Path, as_of: datetime) -> Iterator[Community]:
    """Install, write, build and serve a blog until the block ends."""
    python, port = python_with(f"nikola=={VERSION}"), free_port()
    url = f"http://{HOST}:{port}"
    site = folder / "site"
    program = python.with_name("nikola")
    run(program, "init", "--quiet", site)
    with (site / "conf.py").open("a", encoding="utf-8") as more:
        who = {"author": PEOPLE[0].name, "email": PEOPLE[0].email}
        more.write(SETTINGS.format(name=NAME, url=url, **who))
    articles = days_before(as_of, *ARTICLES)
    (site / "posts").mkdir(exist_ok=True)
    for number, moment in enumerate(articles):
        author = PEOPLE[number % len(PEOPLE)].name
        text = ARTICLE.format(number=number, moment=moment, author=author)
        (site / "posts" / f"{number}.rst").write_text(text, encoding="utf-8")
    run(program, "build", folder=site)
    with serving_files(site / "output", port):
        yield Community("nikola", NAME, f"{url}/", VERSION, articles)
