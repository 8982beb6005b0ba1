"""Who keeps a domain's names: its name servers, asked of the resolver that this computer asks for addresses.

One question a domain and crawl, at most a few at once. What is not told in time is not known.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import dns.asyncresolver
import dns.exception
import dns.rdatatype

from vocabulary.domains import registrable_domain

#: Questions under way at once.
_AT_ONCE = 20
#: Servers that are read of one answer; thirteen fit into a packet.
_MOST = 13
#: Names that no public name server keeps (RFC 6761).
_NOWHERE = (".localhost", ".invalid", ".test", ".local", ".onion")


class NameServers:
    """Looks up the name servers of domains. Make it within a running event loop.

    ``servers`` are resolvers to ask in place of this computer's own, as ``address#port``; ``seconds`` is the
    most that one question takes.
    """

    def __init__(self, seconds: float, servers: Sequence[str] = ()) -> None:
        self._seconds = seconds
        self._servers = servers
        self._resolver = _resolver(servers)
        self._places = asyncio.Semaphore(_AT_ONCE)
        self._asked: dict[str, asyncio.Task[str]] = {}

    def ask(self, url: str) -> None:
        """Begin to look up whose servers keep the domain of ``url``, where a domain can have any."""
        domain = registrable_domain(url)
        is_nowhere = not self._servers and f".{domain}".endswith(_NOWHERE)
        is_name = "." in domain and not domain.rpartition(".")[2].isdigit()
        if is_name and domain not in self._asked and self._resolver and not is_nowhere:
            self._asked[domain] = asyncio.create_task(self._look_up(domain))

    def known(self, url: str) -> str:
        """Return whose servers keep the domain of ``url``, as far as it is known by now.

        Their domains in order, with blanks between; the empty text is not known.
        """
        task = self._asked.get(registrable_domain(url))
        return task.result() if task and task.done() and not task.cancelled() else ""

    async def close(self) -> None:
        """Wait for no answer any more."""
        for task in self._asked.values():
            task.cancel()
        await asyncio.gather(*self._asked.values(), return_exceptions=True)

    async def _look_up(self, domain: str) -> str:
        async with self._places:
            try:
                assert self._resolver
                answer = await self._resolver.resolve(
                    domain, "NS", lifetime=self._seconds, search=False
                )
            except (dns.exception.DNSException, OSError, ValueError):
                return ""
        hosts = [each.target.to_text(omit_final_dot=True) for each in answer]
        domains = (registrable_domain(f"http://{host.lower()}/") for host in hosts[:_MOST])
        return " ".join(sorted(set(filter(None, domains))))


def _resolver(servers: Sequence[str]) -> dns.asyncresolver.Resolver | None:
    try:
        found = dns.asyncresolver.Resolver(configure=not servers)
    except dns.exception.DNSException:  # this computer names no resolver
        return None
    if servers:
        pairs = [server.partition("#") for server in servers]
        found.nameservers = [address for address, _, _ in pairs]
        found.nameserver_ports = {address: int(port or 53) for address, _, port in pairs}
    return found
