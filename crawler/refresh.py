"""Where an answer sends every browser: by its header, or, of those who cannot send one, by its page."""

from __future__ import annotations

import re
from urllib.parse import urldefrag

from crawler.page import Page
from crawler.web_address import Base, is_web_address
from vocabulary.domains import registrable_domain

#: Seconds after which the browser goes on; a longer wait is a page to be read, or a clock.
LONGEST_WAIT = 10
#: Characters that a page which only sends on may show ("You are being redirected ...").
MOST_TEXT = 300
_REFRESH = re.compile(
    r"\s*(?P<wait>[0-9]{1,3})(?:\.[0-9]{0,3})?\s*[;,]\s*(?:url\s*=\s*)?['\"]?(?P<url>[^'\"\s]{1,2000})",
    re.IGNORECASE,
)


def sends_on_to(page: Page) -> str:
    """Return the other address of the same site to which a page does nothing but send; else nothing."""
    for wish in _wishes(page):
        found = _REFRESH.match(wish)
        target = page.join(found["url"]) if found and int(found["wait"]) <= LONGEST_WAIT else ""
        is_own = registrable_domain(target) == registrable_domain(page.url)
        if target and is_own and target.partition("#")[0] != page.url.partition("#")[0]:
            return target if len(page.visible_text) <= MOST_TEXT else ""
    return ""


def _wishes(page: Page) -> list[str]:
    """Return what an answer says of going on, its header first."""
    said = [page.headers["refresh"]] if "refresh" in page.headers else []
    if page.has(b"efresh"):
        nodes = page.select('meta[http-equiv="refresh" i][content]')[:3]
        said += [node.attributes.get("content") or "" for node in nodes]
    return said


def redirects_to(page: Page) -> str:
    """Return where an answer sends its visitors, or the empty text when that is no web address."""
    said = page.headers.get("location", "").strip()
    try:
        url = Base(page.url).join(said)
    except ValueError:
        return ""
    return urldefrag(url)[0] if said and is_web_address(url) else ""
