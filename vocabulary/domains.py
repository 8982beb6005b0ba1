"""Registrable domains by the Public Suffix List shipped with tldextract. Nothing is downloaded."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

from tldextract import TLDExtract

#: Private suffixes count: two sites on one hosting domain (github.io) are two sites.
_extract = TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)


_LOGIN = re.compile(
    r"\b(?:log-?in|sign-?in|sso|oauth2?|saml2?|cas|auth|openid|connexion)\b", re.IGNORECASE
)


@lru_cache(maxsize=50_000)
def _registrable(host: str) -> str:
    found = _extract(host)
    if found.suffix and found.domain:
        return f"{found.domain}.{found.suffix}"
    if found.ipv4 or found.ipv6:
        return host
    return ".".join(host.split(".")[-2:])  # names outside the list: forum.localhost


@lru_cache(maxsize=10_000)
def registrable_domain(url: str) -> str:
    """Return the domain someone registered for ``url``: ``example.co.uk``; an address stays whole.

    Empty for what is no address.
    """
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return ""
    return _registrable((host or "").lower())


def is_login(url: str) -> bool:
    """Whether ``url`` is that of a page to log in, by its host and path."""
    parts = urlsplit(url)
    return bool(_LOGIN.search(f"{parts.hostname} {parts.path}"))
