"""The guard where names become addresses: a web page must not steer the crawler into a private network.

Here neither a redirect nor a name server that changes its answer can get around it. Literal addresses, which
are never resolved, are checked in the plan (``crawler/barred.py``), and again where the connection is made.
"""

from __future__ import annotations

import socket
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from scrapy.resolver import CachingThreadedResolver
from twisted.internet import defer
from twisted.internet.error import DNSLookupError
from twisted.internet.interfaces import IResolverSimple
from zope.interface import implementer

from crawler.barred import is_loopback_name, is_public
from crawler.transport.patience import FOREVER, Patience
from vocabulary.items import FetchOutcome

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from twisted.internet.base import ReactorBase
    from twisted.python.failure import Failure

#: Hosts whose name led to a refused address, so that a failed lookup can be told from a refused one.
refused_hosts: set[str] = set()
#: Host -> what its name servers said, where they did not fail but said no.
denied_hosts: dict[str, FetchOutcome] = {}
#: How the resolver says it.
_DENIALS = {
    f"[Errno {socket.EAI_NONAME}]": FetchOutcome.DNS_FAILURE,
    f"[Errno {socket.EAI_NODATA}]": FetchOutcome.NO_IPV4,
}


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
