"""Public agendas of alumni associations whose owners agreed."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from crawler.discovery.candidate import Proposal
from crawler.discovery.sources.base import Directory
from crawler.page import Page
from crawler.question import Question
from crawler.readers.json_values import dicts, dig, line

_AGENDA = (
    "/api/v2/public/agenda/occurrence/visitor/occurrence?language=auto&published=1"
    "&order%5Bbegin_at%5D=asc&when=upcoming&limit=50"
)


class AlumniAgenda(Directory):
    """The agenda that one supplier of alumni sites answers with: no published interface.

    Only the hosts that the operator lists as having agreed are asked. A host that answers with events
    is a living network although all else there is behind a login; its agenda is worth a seed.
    """

    name = "alumni-agenda"

    def questions(self, key: str, hosts: tuple[str, ...]) -> list[Question]:
        """Ask each host that agreed for its coming events."""
        _ = key
        return [Question(f"https://{host}{_AGENDA}") for host in hosts]

    def read(self, page: Page) -> Iterator[Proposal]:
        """Yield the host, with its coming events counted."""
        days = [
            day
            for event in dicts(dig(page.json, "_embedded", "items"))
            if (day := line(event.get("begin_at")))
        ]
        if days:
            host = urlsplit(page.url).netloc
            note = f"{len(days)} coming events, the first on {min(days)[:10]}"
            yield Proposal(host, f"https://{host}/", ("fr",), "anciens élèves", "", note)
