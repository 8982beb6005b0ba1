"""A server without a site: the page it was installed with, or a bare list of its files."""

from __future__ import annotations

import re

from crawler.faces.finding import LETTER, PUBLIC, Finding, head_of, title_of
from crawler.items import Face
from crawler.page import Page

#: A whole title or first heading, and words that only the installed page itself has.
_DEFAULTS: tuple[tuple[str, re.Pattern[str], str], ...] = tuple(
    (server, re.compile(head, re.IGNORECASE), words)
    for server, head, words in (
        ("nginx", r"welcome to nginx!?( on .{1,40})?", "web server is successfully installed"),
        (
            "nginx",
            r"(test page for the nginx .{1,60}|welcome to nginx.{0,40})",
            "nginx HTTP server",
        ),
        ("Apache", r"apache2? (debian|ubuntu) default page.{0,20}", "configuration overview"),
        ("Apache", r".{0,20}test page.{0,60}", "proper operation of the"),
        ("Apache", r"it works!", "default web page for this server"),
        ("lighttpd", r"placeholder page|welcome page", "/etc/lighttpd"),
        (
            "IIS",
            r"(iis windows( server)?|microsoft internet information services.{0,20}|iis\d)",
            "iis",
        ),
        ("Caddy", r"caddy works!?", "caddy"),
        ("Plesk", r".{0,40}(default|page par défaut).{0,40}|web server's default page", "plesk"),
        ("cPanel", r"(default web ?site page|index of /cgi-sys)", "cpanel"),
    )
)
_FRESH_WORDPRESS = re.compile(
    r"welcome to wordpress\. this is your first post"
    r"|bienvenue (?:sur|dans) wordpress\. ceci est votre premier (?:article|post)"
    r"|willkommen (?:bei|zu) wordpress\. dies ist dein erster beitrag"
    r"|(?:te damos la bienvenida|bienvenido) a wordpress\. (?:esta|este) es tu primera? (?:entrada|post)"
    r"|benvenut[oi] in wordpress\. questo è il tuo primo articolo",
    re.IGNORECASE,
)
_INDEX_TITLE = re.compile(
    r"\s*(?:index of|directory listing for|listing directory) /\S*\s*\Z", re.IGNORECASE
)


def default_page(page: Page) -> Finding | None:
    """Recognise the page that came with a server or an application."""
    if not page.is_html or page.status not in {200, 403}:
        return None
    if b"ordPress. " in page.body and page.tree.css_matches("article, .post"):
        return _fresh_wordpress(page)
    heads = [line.strip() for line in head_of(page).splitlines()]
    for server, head, words in _DEFAULTS:
        said = next((line for line in heads if head.fullmatch(line)), "")
        if said and len(page.visible_text) <= LETTER and words in _flat(page):
            return Finding(Face.DEFAULT_PAGE, (f"{server}'s title", "its own words"), said)
    return None


def _flat(page: Page) -> str:
    """Return the text on one line, and in lower case too: servers write their words in both."""
    text = " ".join(page.visible_text.split())
    return f"{text}\n{text.lower()}"


def _fresh_wordpress(page: Page) -> Finding | None:
    """Recognise a WordPress whose one post is the one it was installed with."""
    posts = page.tree.css("article, .post")
    is_only = len({node.attributes.get("id") or node.mem_id for node in posts}) == 1
    found = _FRESH_WORDPRESS.search(_flat(page)) if is_only else None
    if not found or len(page.visible_text) > LETTER // 2:
        return None
    return Finding(Face.DEFAULT_PAGE, ("first post of WordPress", "no other post"), found.group())


def directory_index(page: Page) -> Finding | None:
    """Recognise a server's list of the files of a folder: its title and nothing but relative links."""
    title = title_of(page)
    if page.status != 200 or not _INDEX_TITLE.match(title) or page.tree.css_matches(PUBLIC):
        return None
    foreign = sum(
        1 for link in page.links if page.join(link.href).split("/")[2:3] != [_netloc(page)]
    )
    if foreign or not page.links or page.tree.css_matches("nav, form, article"):
        return None
    return Finding(Face.DIRECTORY_INDEX, ("title", "only links to files"), title.strip())


def _netloc(page: Page) -> str:
    return page.base_url.split("/")[2] if page.base_url.count("/") > 1 else ""
