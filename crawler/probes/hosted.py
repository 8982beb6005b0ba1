"""The base of platforms that live on hosts of their own."""

from __future__ import annotations

from typing import ClassVar

from crawler.page import Page
from crawler.probes.marked import MarkedPlatform


class HostedPlatform(MarkedPlatform):
    """A platform recognised by the host of the page. A subclass names the hosts and reads on."""

    #: Hosts, each with all names below it.
    hosts: ClassVar[tuple[str, ...]]
    shown: ClassVar[tuple[str, ...]] = ()

    def matches(self, page: Page) -> bool:
        """Whether ``page`` is a page on one of the hosts, or an answer of the platform's API."""
        if page.is_html:
            return f".{page.host}".endswith(tuple(f".{host}" for host in self.hosts))
        return super().matches(page)

    def sign(self, page: Page) -> str | None:  # noqa: ARG002  the host is enough
        """Return that the host tells."""
        return "host"
