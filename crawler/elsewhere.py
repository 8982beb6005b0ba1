"""When an address leads somewhere else, or nowhere: what to compare its answer with. Pure.

Three questions of ``crawler/plan.py``: is what stands at the root of the host still this network; is a
page without posts only what the site says to any address; and what is the site that a network has
moved to.
"""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from crawler.faces import Finding
from crawler.page import Page
from crawler.reading import Reading
from vocabulary.identity import names
from vocabulary.items import Face, Rank, fingerprint

#: A home page that is its host's own: what stands at the root of a shared host is not the network's.
_ROOT = re.compile(
    r"/?(?:[a-z]{2}(?:[-_][a-z]{2})?/?)?(?:(?:index|home|accueil)(?:\.\w{2,5})?)?$", re.IGNORECASE
)
#: What a page calls itself and its site.
_OWN_NAMES = "h1, meta[property='og:site_name'], meta[name='application-name']"


def is_root(url: str) -> bool:
    """Whether ``url`` is the home page of its host."""
    parts = urlsplit(url)
    return bool(_ROOT.match(parts.path)) and not parts.query


def is_root_of_another(network: str, asked: str, page: Page) -> bool:
    """Whether ``page``, where ``asked`` was redirected to, is a root that does not name ``network``.

    A shared host sends the addresses of vanished groups to its own home page.
    """
    if is_root(asked) or not is_root(page.url):
        return False
    return not bears_name(page, network)


def bears_name(page: Page, network: str) -> bool:
    """Whether ``page`` calls itself, its site or its host by the name of ``network``."""
    return names(f"{page.host}\n{_own_names(page)}", network)


def is_doubtful(page: Page, finding: Finding, reading: Reading) -> bool:
    """Whether ``page`` may be what its site answers to any address: below the root, without posts."""
    is_living = reading.posts or reading.groups or is_root(page.url)
    return page.is_html and page.status == 200 and finding.face is Face.OK and not is_living


def nonsense_url(url: str) -> str:
    """Return an address beside ``url`` that no site has a page for. Same input, same output."""
    beside = urljoin(url, ".").partition("?")[0]
    return urljoin(beside, f"vitality-{fingerprint(url)}")


def successor(page: Page, finding: Finding, reading: Reading) -> Reading:
    """Return what is kept of the site a network has moved to: what it is, never its figures."""
    kept = Reading(errors=reading.errors)
    if finding.face is not Face.OK:
        return kept
    title, heading = (page.tree.css_first(name) for name in ("title", "h1"))
    named = next((node.text(strip=True) for node in (title, heading) if node is not None), "")
    kept.text("successor_title", named[:200], rank=Rank.STRUCTURED, place="title")
    kept.text("successor_software", reading.platform, rank=Rank.MARKUP)
    kept.text("successor_language", reading.language, rank=Rank.MARKUP, place="html[lang]")
    newest = max((post.posted_at for post in reading.posts), default=None)
    kept.moment("successor_post_at", newest, rank=Rank.STRUCTURED)
    return kept


def _own_names(page: Page) -> str:
    if not page.is_html:
        return ""
    nodes = (*page.tree.css("title")[:1], *page.tree.css(_OWN_NAMES)[:5])
    return "\n".join(node.attributes.get("content") or node.text(strip=True) for node in nodes)
