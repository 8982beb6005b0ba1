"""The community that a network's page calls its own and that lives on another site. Pure; linear.

Only the page's own words make a link one ("notre forum", "rejoignez-nous sur Discord"): a link to a
platform alone may be anybody's.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from crawler.page import Link, Page
from crawler.readers.features import fold_words
from vocabulary.domains import registrable_domain

#: Characters of a label, and of the text before a link, that are looked at.
_LONGEST, _BEFORE = 80, 60
#: A page that says none of these has no such link.
_MARKS = (
    *(b"notre", b"Notre", b"nos ", b"Nos ", b"Our ", b"our ", b"NOTRE", b"OUR "),
    *(b"nous ", b"Nous ", b"NOUS ", b"-nous", b"oin us", b"OIN US"),
)
_PLACE = r"(?:communaute|forum|community|communities)"
_MEETING = r"(?:groupe|group|serveur|server|canal|channel|espace|space|discord|slack|mattermost)"
_JOIN = r"(?:rejoi(?:gnez|ndre|ns)|integrez|join|enter)"
_VISIT = r"(?:visitez|decouvrez|decouvrir|acceder a|aller sur|voir|visit|discover|see|go to)"
_KIND = r"(?: (?:nouveau|nouvelle|new|own|online|slack|discord|telegram|whatsapp|facebook|linkedin|meetup))?"
_WHERE = (
    r"(?: (?:sur|on|at|de|des|of|for)\b.{1,40}"
    r"| (?:slack|discord|telegram|whatsapp|facebook|linkedin|meetup|matrix|en ligne|online|d'entraide)"
    r")?(?: ?:)?(?: ?(?:here|ici))?[ .:!>]*"
)
_SOFTWARE = (
    r"(?:forum|discord|slack|mattermost|matrix|element|zulip|rocket\.?chat|telegram|whatsapp|signal"
    r"|discourse|meetup|mobilizon|mastodon|lemmy|reddit|framateam|facebook|linkedin)"
)
#: The whole of what a link says. "Notre groupe" alone is a company's: such words want a verb.
_SAYS = re.compile(
    rf"(?:(?:{_JOIN}|{_VISIT}) )?(?:notre|our){_KIND} {_PLACE}{_WHERE}"
    rf"|{_JOIN} (?:notre|our){_KIND} {_MEETING}{_WHERE}"
    rf"|(?:rejoignez[- ]nous sur|join us (?:on|in)) (?:(?:le|la|notre|the|our) )?{_SOFTWARE}{_WHERE}"
)
#: Where such words begin in the text before a link that says no more than a name or "here".
_LEAD = re.compile(rf"\b(?:{_JOIN}|{_VISIT})(?:[- ]nous| us)? (?:sur|on|in|notre|our)\b")
_FOLLOWED_ONLY = frozenset(
    {
        "twitter.com",
        "x.com",
        "instagram.com",
        "youtube.com",
        "youtu.be",
        "tiktok.com",
        "pinterest.com",
    }
    | {"pinterest.fr", "threads.net", "flickr.com", "vimeo.com", "spotify.com", "apple.com"}
    | {"google.com", "linktr.ee", "paypal.com"}
)
#: On these a group is a community; anything else is a page that is followed, or a person's.
_GROUPS_ONLY = frozenset({"facebook.com", "linkedin.com"})
_NO_COMMUNITY = re.compile(
    r"/(?:share|sharer|intent|in|u|users?|profiles?|people|members?|author|careers?|jobs?|emplois?"
    r"|recrutement|recruiting)\b|/@|[?&](?:u|url|user|author)=",
    re.IGNORECASE,
)


class CommunityLink(NamedTuple):
    """A community's address and the words of the link to it."""

    url: str
    words: str


def community_elsewhere(page: Page) -> CommunityLink | None:
    """Return the first community that ``page`` calls its own on another site, or ``None``."""
    if not page.is_html or not page.has_any(_MARKS):
        return None
    own = registrable_domain(page.url)
    for link in page.links:
        if not link.href.startswith(("http://", "https://")) or len(link.label) > 2 * _LONGEST:
            continue
        if (words := _words(link)) and (url := page.join(link.href)) and _is_community(url, own):
            return CommunityLink(url, words)
    return None


def _words(link: Link) -> str:
    """Return the words that make the link lead to a community of the page's own; else nothing."""
    label = " ".join(link.label.split())[:_LONGEST]
    if _SAYS.fullmatch(fold_words(label)):
        return label
    before = link.node.prev if link.node is not None else None
    if not label or before is None or before.tag != "-text":
        return ""
    lead = fold_words((before.text_content or "")[-_BEFORE:])
    found = _LEAD.search(lead)
    said = f"{lead[found.start() :]} {fold_words(label)}" if found else ""
    return said if _SAYS.fullmatch(said) else ""


def _is_community(url: str, own: str) -> bool:
    domain, parts = registrable_domain(url), urlsplit(url)
    if (
        domain == own
        or domain in _FOLLOWED_ONLY
        or _NO_COMMUNITY.search(f"{parts.path}?{parts.query}")
    ):
        return False
    if (parts.hostname or "").startswith(("jobs.", "careers.", "emploi.", "recrutement.")):
        return False
    return domain not in _GROUPS_ONLY or parts.path.startswith("/groups/")
