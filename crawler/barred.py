"""Which addresses the crawler may never ask: none of the web, or in a private network. Pure."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from w3lib.url import safe_url_string

from crawler.web_address import is_web_address

_GIVEN_OUT = ip_network("2000::/3")


def is_public(address: str) -> bool:
    """Whether a literal IPv4 or IPv6 address may be visited: given out, global, and not multicast."""
    ip = ip_address(address)
    if isinstance(ip, IPv6Address) and ip.ipv4_mapped:
        ip = ip.ipv4_mapped
    # What is not given out, or by 6to4 leads on to an IPv4 address, may end in a private network.
    is_open = not isinstance(ip, IPv6Address) or (ip in _GIVEN_OUT and not ip.sixtofour)
    return is_open and ip.is_global and not ip.is_multicast


def is_refused_literal(host: str) -> bool:
    """Whether ``host`` is a literal address that may not be visited. Names give False."""
    try:
        return not is_public(host.strip("[]"))
    except ValueError:
        return False


def is_refused(url: str) -> bool:
    """Whether the host of ``url``, spelt as it is asked for, is a literal address that may not be visited.

    ``127。0。0。1`` and ``①②⑦.0.0.1`` are asked for as ``127.0.0.1``.
    """
    try:
        return is_refused_literal(
            urlsplit(url if url.isascii() else safe_url_string(url)).hostname or ""
        )
    except ValueError:  # nobody can ask for it
        return False


def why_barred(url: str, *, allow_private: bool) -> str:
    """Return why ``url`` may never be asked, for the operator; empty: it may be."""
    if not is_web_address(url):
        return "no address of a web server"
    return "private address" if is_refused(url) and not allow_private else ""


def is_loopback_name(host: str) -> bool:
    """Whether ``host`` is loopback by its name alone, so that no resolver is to be asked (RFC 6761)."""
    label = host.rstrip(".").lower()
    return label == "localhost" or label.endswith(".localhost")
