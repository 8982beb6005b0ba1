"""A host's own page in the site's place: the account is suspended, or nobody has claimed the name.

A host's words alone are not enough: a status, a header, the address or the host's own mark must
say it too.
"""

from __future__ import annotations

import re

from crawler.faces.finding import Finding, head_of, is_short, title_of
from crawler.items import Face
from crawler.page import Page

_SUSPENDED = re.compile(
    r"(?:(?:this |your )?(?:account|site|web ?site|domain) (?:has been |is )?suspended"
    r"|(?:compte|site|hébergement|site web) (?:est |a été )?suspendu"
    r"|cet hébergement (?:est|a été) suspendu|(?:konto|webseite|website) (?:wurde )?gesperrt"
    r"|cuenta suspendida|(?:sito|account) sospeso)[.! ]*",
    re.IGNORECASE,
)
_HOST_WORDS = re.compile(
    r"hosting provider|web ?host(?:er|ing)?\b|hébergeur|billing department|proveedor de alojamiento"
    r"|fornitore di hosting|\bo2switch\b|\bOVH|\bIONOS\b|pages persos?",
    re.IGNORECASE,
)
_SUSPENDED_ADDRESS = ("suspendedpage", "suspended.page", "/suspended.html")

#: Host, words of its page, and the header (name, start of value) that proves it, if it sends one.
_UNCLAIMED: tuple[tuple[str, str, tuple[str, str]], ...] = (
    ("GitHub Pages", "There isn't a GitHub Pages site here", ("server", "github.com")),
    ("Heroku", "There's nothing here, yet", ("server", "heroku")),
    ("Heroku", "No such app", ("server", "cowboy")),
    ("Amazon S3", "NoSuchBucket", ("server", "amazons3")),
    ("Netlify", "Not Found - Request ID:", ("server", "netlify")),
    ("Vercel", "DEPLOYMENT_NOT_FOUND", ("server", "vercel")),
    ("Shopify", "Sorry, this shop is currently unavailable", ("x-shopid", "")),
    ("WordPress.com", "Do you want to register", ("server", "nginx")),
    ("Tumblr", "Whatever you were looking for doesn't currently exist", ("x-tumblr-user", "")),
    ("Ghost", "The thing you were looking for is no longer here", ("server", "openresty")),
    ("Fastly", "Fastly error: unknown domain", ("x-served-by", "cache-")),
    ("Azure", "404 Web Site not found", ("server", "microsoft")),
    ("Read the Docs", "The page you requested does not exist", ("x-rtd-domain", "")),
    ("Squarespace", "No Such Account", ("server", "squarespace")),
    ("Wix", "Looks like this domain isn't connected to a website yet", ("x-wix-request-id", "")),
    (
        "Webflow",
        "The page you are looking for doesn't exist or has been moved",
        ("x-wf-region", ""),
    ),
    ("Forumactif", "Ce forum n'existe pas", ("server", "")),
)


def suspended(page: Page) -> Finding | None:
    """Recognise a hosting account that the host has suspended."""
    if not is_short(page):
        return None
    lines = [line.strip() for line in head_of(page).splitlines()]
    said = next((line for line in lines if _SUSPENDED.fullmatch(line)), "")
    if not said:
        return None
    if any(mark in page.url for mark in _SUSPENDED_ADDRESS):
        return Finding(Face.SUSPENDED, ("title", "address of the host's page"), said)
    if _HOST_WORDS.search(page.visible_text):
        return Finding(Face.SUSPENDED, ("title", "words of a host"), said)
    return None


def unclaimed_host(page: Page) -> Finding | None:
    """Recognise a host's answer for a name that no site of its has: words, and status or header."""
    if page.status not in {200, 404, 410, 500, 503} or len(page.body) > 40_000:
        return None
    body = page.body.replace("’".encode(), b"'").replace(b"&#39;", b"'").lower()
    for host, words, (header, start) in _UNCLAIMED:
        if words.lower().encode() not in body or (page.is_html and not is_short(page)):
            continue
        value = page.headers.get(header)
        has_header = value is not None and value.lower().startswith(start)
        in_title = words.lower() in title_of(page).lower()
        if has_header and (page.status != 200 or in_title):
            return Finding(Face.UNCLAIMED_HOST, (host, "words", "header"), words)
    return None
