"""A thousand forums that cost the server next to nothing: one set of pages, re-addressed per host."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from demo.site import ROBOTS, Appearance, Pages, Served, sitemap
from demo.sites import phpbb

#: Stands in the stored pages where the host belongs.
_PLACE = "bulk-host.localhost"


def pages(as_of: datetime, port: int) -> Pages:
    """Return the pages shared by all bulk hosts: robots.txt, a phpBB index of about 50 KB, feeds, sitemap."""
    dates = tuple(as_of - timedelta(days=1 + 2 * n) for n in range(40))
    look = Appearance("Forum des métiers", f"http://{_PLACE}:{port}", as_of, dates, 4812)
    robots = f"User-agent: *\nDisallow: /adm/\n\nSitemap: {look.base}/sitemap.xml\n"
    return {
        **phpbb.forum(look),
        "/sitemap.xml": sitemap(look),
        ROBOTS: Served(robots.encode(), "text/plain; charset=utf-8"),
    }


def is_bulk(host: str, hosts: int) -> bool:
    """Whether ``host`` is one of ``bulk-1.localhost`` to ``bulk-<hosts>.localhost``."""
    number = host.removeprefix("bulk-").removesuffix(".localhost")
    return host.startswith("bulk-") and number.isdecimal() and 1 <= int(number) <= hosts


def for_host(answer: Served, host: str) -> Served:
    """Return ``answer`` with the addresses of ``host`` in it."""
    return replace(answer, body=answer.body.replace(_PLACE.encode(), host.encode()))
