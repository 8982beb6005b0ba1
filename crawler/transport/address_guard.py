"""Which addresses the crawler may connect to. A web page must not steer it into a private network.

The check stands where names become addresses, so neither a redirect nor a name server that changes
its answer can get around it; literal addresses, which are never resolved, are checked in the plan, and once
more where the connection is made.
"""

from __future__ import annotations

import socket
from collections.abc import Sequence
from ipaddress import IPv6Address, ip_address, ip_network
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy.resolver import CachingThreadedResolver
from twisted.internet import defer
from twisted.internet.error import DNSLookupError
from twisted.internet.interfaces import IResolverSimple
from w3lib.url import safe_url_string
from zope.interface import implementer

from crawler.transport.patience import FOREVER, Patience
from crawler.web_address import is_web_address
from vocabulary.items import FetchOutcome

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from twisted.internet.base import ReactorBase
    from twisted.python.failure import Failure

#: Hosts whose name led to a refused address, so that a failed lookup can be told from a refused one.
refused_hosts: set[str] = set()
#: Host -> what its name servers said, where they did not fail but said no.
denied_hosts: dict[str, FetchOutcome] = {}
_GIVEN_OUT = ip_network("2000::/3")
#: How the resolver says it.
_DENIALS = {
    f"[Errno {socket.EAI_NONAME}]": FetchOutcome.DNS_FAILURE,
    f"[Errno {socket.EAI_NODATA}]": FetchOutcome.NO_IPV4,
}


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


@implementer(IResolverSimple)
class GuardedResolver(CachingThreadedResolver):
    """Scrapy's caching resolver, which refuses private addresses and answers special names itself.

    RFC 6761: every name under ``localhost`` is loopback, no name under ``invalid`` exists.
    """

    allow_private = False
    patience = 0.0  # seconds

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> GuardedResolver:
        """Build it with the crawl's setting ``ALLOW_PRIVATE``."""
        resolver = super().from_crawler(crawler, reactor)
        resolver.allow_private = crawler.settings.getbool("ALLOW_PRIVATE")
        resolver.patience, resolver.timeout = resolver.timeout, FOREVER
        return resolver

    def getHostByName(self, name: str, timeout: Sequence[int] = ()) -> defer.Deferred[str]:  # noqa: N802
        """Return the IPv4 address of ``name``, or fail with ``DNSLookupError``."""
        label = name.rstrip(".").lower()
        if is_loopback_name(name):
            found = defer.succeed("127.0.0.1")
        elif label == "invalid" or label.endswith(".invalid"):
            denied_hosts[name] = FetchOutcome.DNS_FAILURE
            return defer.fail(DNSLookupError(name))
        else:
            found = super().getHostByName(name, timeout)
            if not found.called:  # it is if the name was looked up before
                found.addTimeout(self.patience, Patience(), _too_late)  # type: ignore[arg-type]
        return found.addCallbacks(self._checked, self._failed, (name,), errbackArgs=(name,))

    def _failed(self, failure: Failure, name: str) -> Failure:
        denied_hosts.pop(name, None)
        said = failure.getErrorMessage()
        for mark, outcome in _DENIALS.items():
            if mark in said:
                denied_hosts[name] = outcome
        return failure

    def _checked(self, address: Any, name: str) -> str:
        if not (self.allow_private or is_public(address)):
            refused_hosts.add(name)
            raise DNSLookupError(f"{name} leads to the private address {address}")
        return str(address)


def _too_late(_result: object, seconds: float) -> None:
    raise DNSLookupError(f"no answer in {seconds:g} s")
