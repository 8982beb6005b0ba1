"""The servers of the fediverse that instances.social watches, the dead ones among them."""

from __future__ import annotations

from collections.abc import Iterator

from crawler.discovery.candidate import Proposal
from crawler.discovery.sources.base import Directory
from crawler.discovery.sources.categories import in_french
from crawler.page import Page
from crawler.question import Question
from crawler.readers.json_values import dicts, dig, digits, line, whole

_ASKED = (
    "count=0&language=fr&include_dead=true&include_down=true&sort_by=active_users&sort_order=desc"
)


class InstancesSocial(Directory):
    """The list of instances.social; it wants a key, which its owner gives for nothing.

    Kept: servers listed for French. Dead ones stay: "is this still there?" is what people ask.
    """

    name = "instances-social"
    key_variable = "VITALITY_INSTANCES_SOCIAL_KEY"

    def questions(self, key: str, hosts: tuple[str, ...]) -> list[Question]:
        """Ask for all French servers at once."""
        _ = hosts
        url = f"https://instances.social/api/1.0/instances/list?{_ASKED}"
        return [Question(url, {"Authorization": f"Bearer {key}"})]

    def read(self, page: Page) -> Iterator[Proposal]:
        """Yield each server; its categories are the heading."""
        for server in dicts(dig(page.json, "instances")):
            host = line(server.get("name"))
            if not host:
                continue
            active = server.get("active_users")
            number = whole(active) if isinstance(active, int) else digits(active)
            facts = [f"{number} active users" if number is not None else ""]
            facts.append("listed as dead" if server.get("dead") is True else "")
            categories = dig(server, "info", "categories")
            yield Proposal(
                host,
                f"https://{host}/",
                ("fr",),
                ", ".join(map(in_french, map(str, categories)))
                if isinstance(categories, list)
                else "",
                line(dig(server, "info", "short_description")) or "",
                "; ".join(filter(None, facts)),
            )
