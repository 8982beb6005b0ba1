"""The servers that joined the covenant of Mastodon."""

from __future__ import annotations

from collections.abc import Iterator

from crawler.discovery.candidate import Proposal
from crawler.discovery.sources.base import Directory
from crawler.discovery.sources.categories import in_french
from crawler.page import Page
from crawler.question import Question
from crawler.readers.json_values import dicts, line, whole


class JoinMastodon(Directory):
    """The public list of joinmastodon.org; about 200 kB. Small and academic servers are missing.

    Kept: servers that say they speak French.
    """

    name = "joinmastodon"

    def questions(self, key: str, hosts: tuple[str, ...]) -> list[Question]:
        """Ask for the French ones."""
        _ = key, hosts
        return [Question("https://api.joinmastodon.org/servers?language=fr")]

    def read(self, page: Page) -> Iterator[Proposal]:
        """Yield each server; its category is the heading."""
        for server in dicts(page.json):
            spoken = server.get("languages")
            languages = tuple(map(str, spoken)) if isinstance(spoken, list) else ()
            domain, week = line(server.get("domain")), whole(server.get("last_week_users"))
            if domain and "fr" in languages:
                yield Proposal(
                    domain,
                    f"https://{domain}/",
                    languages,
                    in_french(line(server.get("category")) or ""),
                    line(server.get("description")) or "",
                    f"{week} active within a week" if week is not None else "",
                )
