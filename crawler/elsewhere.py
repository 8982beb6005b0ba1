"""When an address leads somewhere else, or nowhere: what to compare its answer with. Pure.

Questions of ``crawler/plan.py``: is what stands at the root of the host still this network; does
the home page bear its name, or is a stranger there; is a page without posts only what the site says to
any address; what is the site that a network has moved to; and where is its community, if elsewhere.
"""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from crawler.faces import Finding
from crawler.faces.overrun import spam_trade
from crawler.page import Page
from crawler.readers.communities import community_elsewhere
from crawler.reading import Reading
from crawler.speaker import HOSTS_OF_MANY
from vocabulary.catalogue import Network, trade_words
from vocabulary.domains import registrable_domain
from vocabulary.identity import Bearing, Known, Shown, bearing, names
from vocabulary.items import Face, Rank, fingerprint

#: A home page that is its host's own: what stands at the root of a shared host is not the network's.
_ROOT = re.compile(
    r"/?(?:[a-z]{2}(?:[-_][a-z]{2})?/?)?(?:(?:index|home|accueil)(?:\.\w{2,5})?)?$", re.IGNORECASE
)
#: What a page calls itself and its site.
_OWN_NAMES = (
    "h1, meta[property='og:site_name'], meta[name='application-name'], "
    "[class*='logo' i] img[alt], img[class*='logo' i][alt]"
)
#: Faces of a page whose words are those of the site that stands there.
_SPEAKING = frozenset({Face.OK, Face.OVERRUN, Face.CLOSURE_NOTICE, Face.MAINTENANCE})


def is_root(url: str) -> bool:
    """Whether ``url`` is the home page of its host."""
    parts = urlsplit(url)
    return bool(_ROOT.match(parts.path)) and not parts.query


def is_root_of_another(network: str, asked: str, page: Page) -> bool:
    """Whether ``page``, where ``asked`` was redirected to, is a root that does not name ``network``.

    A shared host sends the addresses of vanished groups, and the names below its own, to its home page.
    """
    is_elsewhere = not is_root(asked) or _is_below(asked, page)
    return is_elsewhere and is_root(page.url) and not bears_name(page, network)


def _is_below(asked: str, page: Page) -> bool:
    """Whether ``asked`` is at a name below the host that answered: ``club.host.example``."""
    asked_host = (urlsplit(asked).hostname or "").removeprefix("www.")
    return asked_host.endswith("." + page.host.removeprefix("www."))


def add_bearing(reading: Reading, page: Page, finding: Finding, network: Network) -> None:
    """Add how the home page ``page`` bears the network's name, and the spam a stranger sells there.

    The host says nothing: whoever takes over a lapsed domain takes over its name. A page that does
    not show itself (a login, a check, a shell of scripts) says nothing either, nor does an API.
    """
    if finding.face not in _SPEAKING or not page.is_html or not page.visible_text:
        return
    said = Shown(_own_names(page), page.visible_text, reading.language)
    borne = bearing(said, known(network))
    reading.text("bears_name", borne, rank=Rank.STRUCTURED, place="title, h1, og:site_name, text")
    if borne in {Bearing.KIN, Bearing.NONE}:
        reading.text("stranger_trade", spam_trade(_own_names(page)[:2]), place="title, h1")


def add_community(reading: Reading, page: Page, finding: Finding) -> None:
    """Add the community on another site that the home page ``page`` calls its own."""
    if finding.face is Face.OK and registrable_domain(page.url) not in HOSTS_OF_MANY:
        met = community_elsewhere(page)
        if met:
            reading.text("community_url", met.url, rank=Rank.TEXT, place="a[href]", quote=met.words)


def known(network: Network) -> Known:
    """Return what the catalogue knows of ``network``'s name, languages and trade."""
    return Known(network.name, languages=network.languages, trade=trade_words(network))


def bears_name(page: Page, network: str) -> bool:
    """Whether ``page`` calls itself, its site or its host by the name of ``network``."""
    return names("\n".join((page.host, *_own_names(page))), network)


def is_doubtful(page: Page, finding: Finding, reading: Reading) -> bool:
    """Whether ``page`` may be what its site answers to any address: below the root, without posts."""
    is_living = reading.posts or reading.groups or is_root(page.url)
    return page.is_html and page.status == 200 and finding.face is Face.OK and not is_living


def nonsense_url(url: str) -> str:
    """Return an address beside ``url`` that no site has a page for. Same input, same output."""
    beside = urljoin(url, ".").partition("?")[0]
    return urljoin(beside, f"vitality-{fingerprint(url)}")


def successor(page: Page, finding: Finding, reading: Reading, network: Network) -> Reading:
    """Return what is kept of the site a network has moved to: what it is, never its figures.

    Its host may bear the name here, unlike that of the network's own address.
    """
    kept = Reading(errors=reading.errors)
    if finding.face is not Face.OK:
        return kept
    own_names = _own_names(page)
    kept.text(
        "successor_title", next(iter(own_names), "")[:200], rank=Rank.STRUCTURED, place="title"
    )
    domain = registrable_domain(page.url).partition(".")[0]
    said = Shown((domain, page.host, *own_names), page.visible_text, reading.language)
    kept.text("successor_bears_name", bearing(said, known(network)), rank=Rank.STRUCTURED)
    kept.text("successor_software", reading.platform, rank=Rank.MARKUP)
    kept.text("successor_language", reading.language, rank=Rank.MARKUP, place="html[lang]")
    newest = max((post.posted_at for post in reading.posts), default=None)
    kept.moment("successor_post_at", newest, rank=Rank.STRUCTURED)
    return kept


def _own_names(page: Page) -> tuple[str, ...]:
    """Return what the page calls itself, its title first."""
    if not page.is_html:
        return ()
    nodes = (*page.select("title")[:1], *page.select(_OWN_NAMES)[:8])
    found = (
        node.attributes.get("content") or node.attributes.get("alt") or node.text(strip=True)
        for node in nodes
    )
    return tuple(name[:500] for name in found if name)
