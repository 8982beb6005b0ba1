"""A community met in a directory, a list or a crawl, for a person to accept. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urlsplit

from crawler.web_address import is_web_address
from vocabulary.catalogue.cells import normal_url
from vocabulary.domains import registrable_domain

#: Where the path is the community; anywhere else the host is.
PLATFORMS = frozenset(
    {"bsky.app", "discord.com", "discord.gg", "facebook.com", "framalistes.org", "github.com"}
    | {"gitlab.com", "groupes.renater.fr", "helloasso.com", "instagram.com", "linkedin.com"}
    | {"linktr.ee", "meetup.com", "mobilizon.fr", "reddit.com", "slack.com", "t.me"}
    | {"telegram.me", "twitter.com", "x.com", "youtube.com"}
)
_LOCALE = re.compile(r"/(?:[a-z]{2}(?:-[A-Za-z]{2})?)(?=/)")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a source says of one community. ``heading`` is where it stands in the list.

    Languages are ISO 639-1 codes the source itself states. ``note`` is a fact for whoever decides.
    """

    name: str
    url: str
    languages: tuple[str, ...] = ()
    heading: str = ""
    description: str = ""
    note: str = ""


def identity(url: str) -> str:
    """Return what two addresses of one community share: its host, or its path on a platform."""
    address = normal_url(url)
    host = address.partition("/")[0]
    if host in PLATFORMS or registrable_domain(url) in PLATFORMS:
        path = _LOCALE.sub("", urlsplit(url).path, 1).rstrip("/").lower()
        return registrable_domain(url) + path
    return host


def new_ones(found: Collection[Proposal], known: Collection[str]) -> list[Proposal]:
    """Return the candidates that none of the ``known`` addresses is, each once, as they came.

    A known network with a path on its host (a forum among others) stands for that path only.
    """
    hosts = {identity(url) for url in known if _is_whole(url)}
    addresses = {normal_url(url) for url in known}
    kept: dict[str, Proposal] = {}
    for each in found:
        own = identity(each.url)
        if not each.name.strip() or not is_web_address(each.url) or not own:
            continue
        if own not in hosts and normal_url(each.url) not in addresses:
            kept.setdefault(own, each)
    return list(kept.values())


def _is_whole(url: str) -> bool:
    """Whether a known address stands for all that ``identity`` says of it."""
    return "/" in identity(url) or urlsplit(url).path in {"", "/"}
