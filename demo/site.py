"""What a site of the demo web is: facts in (``Appearance``), its addresses and answers out (``Pages``)."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from babel.dates import format_datetime
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from demo.people import PEOPLE, SENTENCES, TOPICS, Person

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Served:
    """One HTTP answer and how badly the server behaves while giving it."""

    body: bytes = b""
    content_type: str = HTML
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    then: Served | None = None  # what later requests get; the first gets this answer
    is_slow: bool = False  # keeps the visitor waiting before it answers
    is_cut: bool = False  # announces more than it sends, then drops the connection


#: Answers by path, with or without query; ``EVERYTHING`` answers all other paths (404 without it).
Pages = dict[str, Served]
EVERYTHING = "*"
ROBOTS = "/robots.txt"  # a site that gives none of its own gets an ordinary one


@dataclass(frozen=True, slots=True)
class Contribution:
    """One post of a site."""

    number: int
    at: datetime
    title: str
    path: str
    author: Person
    text: str


@dataclass(frozen=True, slots=True)
class Appearance:
    """What a site shows. ``dates`` are those of its posts, newest first, aware UTC, whole seconds."""

    name: str
    base: str  # scheme, host and port
    as_of: datetime
    dates: tuple[datetime, ...]
    members: int | None
    link: str = "/articles/{}/"  # where a post stands; its number goes into the braces

    @property
    def items(self) -> tuple[Contribution, ...]:
        """The posts, newest first."""
        return tuple(
            Contribution(
                number=(number := 9000 - place),
                at=at,
                title=TOPICS[place % len(TOPICS)],
                path=self.link.format(number),
                author=PEOPLE[place % len(PEOPLE)],
                text=SENTENCES[place % len(SENTENCES)],
            )
            for place, at in enumerate(self.dates)
        )


Site = Callable[[Appearance], Pages]

_templates = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def _written(at: datetime, pattern: str, locale: str = "fr") -> str:
    return format_datetime(at, pattern, locale=locale)


_templates.filters["written"] = _written
_templates.filters["rfc822"] = lambda at: at.strftime("%a, %d %b %Y %H:%M:%S +0000")
_templates.filters["iso"] = lambda at: at.strftime("%Y-%m-%dT%H:%M:%SZ")
_templates.globals["people"] = PEOPLE


def render(template: str, look: Appearance, **more: Any) -> bytes:
    """Return a page made from ``demo/templates/<template>``, in UTF-8."""
    return _templates.get_template(template).render(look=look, **more).encode()


def page(template: str, look: Appearance, **more: Any) -> Served:
    """Return an HTML answer."""
    return Served(render(template, look, **more))


def feed(template: str, look: Appearance, **more: Any) -> Served:
    """Return a feed: ``atom.xml`` or ``rss.xml``."""
    kind = "atom" if template.startswith("atom") else "rss"
    return Served(render(template, look, **more), f"application/{kind}+xml; charset=utf-8")


def sitemap(look: Appearance, items: tuple[Contribution, ...] | None = None) -> Served:
    """Return a sitemap of the site's posts."""
    body = render("sitemap.xml", look, items=look.items if items is None else items)
    return Served(body, "application/xml; charset=utf-8")


def as_json(value: Any, content_type: str = "application/json; charset=utf-8") -> Served:
    """Return a JSON answer."""
    return Served(json.dumps(value, ensure_ascii=False).encode(), content_type)


def redirect(location: str, status: int = 301) -> Served:
    """Return a redirect; ``location`` may be relative."""
    return Served(status=status, headers=(("Location", location),))
