"""The communities that show themselves on Discourse Discover."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

from crawler.discovery.candidate import Proposal
from crawler.discovery.sources.base import Directory
from crawler.page import Page
from crawler.question import Question
from crawler.readers.json_values import dicts, dig, line

#: The tag of sites in French.
_FRENCH = "locale-fr"


class DiscourseDiscover(Directory):
    """discover.discourse.com, itself a Discourse: each listed site is a topic that links to it.

    Kept: topics with the tag of French. Operators list their sites themselves; many do not.
    """

    name = "discourse-discover"

    def questions(self, key: str, hosts: tuple[str, ...]) -> list[Question]:
        """Ask for the newest topics."""
        _ = key, hosts
        return [Question("https://discover.discourse.com/latest.json?page=0")]

    def read(self, page: Page) -> Iterator[Proposal]:
        """Yield each French site; its other tags are the heading."""
        for topic in dicts(dig(page.json, "topic_list", "topics")):
            named = topic.get("tags")
            tags = [
                str(tag.get("name") if isinstance(tag, dict) else tag)
                for tag in (named if isinstance(named, list) else ())
            ]
            url, title = line(topic.get("featured_link")), line(topic.get("title"))
            if url and title and any(tag.startswith(_FRENCH) for tag in tags):
                heading = ", ".join(tag for tag in tags if not tag.startswith("locale-"))
                yield Proposal(title, url, ("fr",), heading, line(topic.get("excerpt")) or "")

    def more(self, page: Page) -> Question | None:
        """Return the next page of topics."""
        url = line(dig(page.json, "topic_list", "more_topics_url"))
        if not url:
            return None
        path, _, asked = url.partition("?")
        path = path if path.endswith(".json") else f"{path}.json"
        return Question(urljoin(page.url, f"{path}?{asked}"))
