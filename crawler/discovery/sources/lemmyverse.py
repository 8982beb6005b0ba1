"""The Lemmy servers that lemmyverse.net gathers."""

from __future__ import annotations

from collections.abc import Iterator

from crawler.discovery.candidate import Proposal
from crawler.discovery.sources.base import Directory
from crawler.page import Page
from crawler.question import Question
from crawler.readers.json_values import dicts, dig, line, whole
from vocabulary.identity import plain

_FRENCH_ENDS = (".fr", ".bzh", ".corsica", ".alsace", ".paris", ".re", ".nc", ".pf", ".gp", ".mq")
_FRENCH_WORDS = ("francophone", "francais", "france", "langue francaise")


class Lemmyverse(Directory):
    """The data file of lemmyverse.net, a static file without a key.

    It names no language. Kept: servers whose host ends as French ones do or whose own sentence says
    French; what is marked as adult or private is left out.
    """

    name = "lemmyverse"

    def questions(self, key: str, hosts: tuple[str, ...]) -> list[Question]:
        """Ask for the file of servers."""
        _ = key, hosts
        return [Question("https://data.lemmyverse.net/data/instance.full.json")]

    def read(self, page: Page) -> Iterator[Proposal]:
        """Yield each French-speaking server."""
        for server in dicts(page.json):
            host = line(server.get("baseurl"))
            about = line(server.get("desc")) or ""
            if not host or server.get("nsfw") or server.get("private"):
                continue
            said = plain(f"{server.get('name')} {about}")
            if not host.endswith(_FRENCH_ENDS) and not any(word in said for word in _FRENCH_WORDS):
                continue
            month = whole(dig(server, "counts", "users_active_month"))
            yield Proposal(
                line(server.get("name")) or host,
                f"https://{host}/",
                (),
                "",
                about,
                f"{month} active within a month" if month is not None else "",
            )
