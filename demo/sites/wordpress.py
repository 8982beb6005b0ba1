"""A WordPress site of an association: home, feeds, REST routes and the sitemap of WordPress itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from demo.people import PEOPLE
from demo.site import (
    HTML,
    Appearance,
    Contribution,
    Pages,
    Served,
    as_json,
    feed,
    page,
    render,
    sitemap,
)

GENERATOR = "https://wordpress.org/?v=6.8.3"


def association(look: Appearance) -> Pages:
    """Return all public addresses. Comments are on every third post, on the same day."""
    look = replace(look, link="/actualites/{}/")
    comments = replace(look, dates=look.dates[::3])
    home = page("wordpress.html", look)
    index = render("sitemap_index.xml", look, paths=["/wp-sitemap-posts-post-1.xml"])
    return {
        "/": replace(
            home, headers=(("Link", f'<{look.base}/wp-json/>; rel="https://api.w.org/"'),)
        ),
        "/feed/": feed("rss.xml", look, path="/feed/", generator=GENERATOR),
        "/comments/feed/": feed("rss.xml", comments, path="/comments/feed/", generator=GENERATOR),
        "/wp-json/": as_json(_index(look)),
        "/wp-json/wp/v2/posts": _listing([_post(look, item) for item in look.items[:20]], 412),
        "/wp-json/wp/v2/comments": _listing([_comment(item) for item in comments.items[:20]], 97),
        "/wp-sitemap.xml": Served(index, "application/xml; charset=UTF-8"),
        "/wp-sitemap-posts-post-1.xml": sitemap(look),
        "/agenda/": Served(b"<!doctype html><title>Agenda</title><h1>Agenda</h1>", HTML),
    }


def _index(look: Appearance) -> dict[str, Any]:
    return {
        "name": look.name,
        "description": "Association loi 1901",
        "url": look.base,
        "home": look.base,
        "gmt_offset": "1",
        "timezone_string": "Europe/Paris",
        "namespaces": ["oembed/1.0", "wp/v2", "wp-site-health/v1", "wp-block-editor/v1"],
        "authentication": {},
        "routes": {"/wp/v2/posts": {"namespace": "wp/v2", "methods": ["GET", "POST"]}},
    }


def _listing(rows: list[dict[str, Any]], total: int) -> Served:
    """Return a REST listing of 20 a page; WordPress gives the total in a header."""
    headers = (("X-WP-Total", str(total)), ("X-WP-TotalPages", str(-(-total // 20))))
    return replace(as_json(rows), headers=headers)


def _post(look: Appearance, item: Contribution) -> dict[str, Any]:
    moment = item.at.strftime("%Y-%m-%dT%H:%M:%S")
    return {
        "id": item.number,
        "date": moment,
        "date_gmt": moment,
        "modified_gmt": moment,
        "link": look.base + item.path,
        "title": {"rendered": item.title},
        "excerpt": {"rendered": f"<p>{item.text}</p>", "protected": False},
        "author": PEOPLE.index(item.author) + 1,
    }


def _comment(item: Contribution) -> dict[str, Any]:
    return {
        "id": item.number + 40_000,
        "post": item.number,
        "author_name": item.author.name,
        "date_gmt": item.at.strftime("%Y-%m-%dT%H:%M:%S"),
        "content": {"rendered": f"<p>{item.text}</p>"},
    }
