"""What a page states about itself in schema.org's words."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from crawler.items import Post, PostKind, Rank, Reading, fingerprint
from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers.isodate import parse_iso
from crawler.readers.json_values import digits, line, whole
from crawler.readers.structured_data import listed, objects, types

_COMMUNITY = {
    "Organization",
    "NGO",
    "Corporation",
    "EducationalOrganization",
    "WebSite",
    "OnlineCommunity",
    "DiscussionForum",
    "Community",
}
#: What people do, by the action that is counted. Followers are not members.
_COUNTED = {
    "JoinAction": "members_total",
    "RegisterAction": "members_total",
    "WriteAction": "posts_total",
    "CommentAction": "comments_total",
}
_POSTINGS = {
    "DiscussionForumPosting": PostKind.TOPIC,
    "SocialMediaPosting": PostKind.POST,
    "BlogPosting": PostKind.POST,
    "NewsArticle": PostKind.POST,
    "Article": PostKind.POST,
    "Question": PostKind.TOPIC,
    "Answer": PostKind.COMMENT,
    "Comment": PostKind.COMMENT,
}
_PLACE = "schema.org "


class StructuredData(Probe):
    """JSON-LD, microdata and Open Graph of any page.

    Reads: ``script type=application/ld+json``, ``itemtype`` microdata, ``article:published_time``.

    Gives: members, posts and comments from interaction counters of the site or its organisation,
    founding date, posts from dated postings, past events as posts and the next announced one, the
    features events, jobs and search.

    Caveats: counters of one person, of one posting, and followers are left out. Cancelled events do
    not count.
    """

    name = "structured_data"

    def matches(self, page: Page) -> bool:
        """Whether the page may state anything in schema.org's words."""
        return page.is_html and (
            "ld+json" in page.text or "itemtype" in page.text or "article:published" in page.text
        )

    def read(self, page: Page) -> Reading:
        """Return what the page states."""
        reading = Reading()
        coming: list[datetime] = []
        for found in objects(page):
            kinds = types(found)
            if kinds & _COMMUNITY:
                self._read_community(reading, found)
            for kind in kinds & set(_POSTINGS):
                self._read_posting(reading, page, found, _POSTINGS[kind])
            if any(kind.endswith("Event") for kind in kinds):
                self._read_event(reading, page, found, coming)
            if "JobPosting" in kinds:
                reading.feature("jobs", rank=Rank.STRUCTURED, place=f"{_PLACE}JobPosting")
        if coming:
            reading.moment(
                "next_event_at", min(coming), rank=Rank.STRUCTURED, place=f"{_PLACE}Event"
            )
        self._read_open_graph(reading, page)
        return reading

    def _read_community(self, reading: Reading, found: dict[str, Any]) -> None:
        founded = parse_iso(line(found.get("foundingDate")) or "")
        reading.moment("founded_at", founded, rank=Rank.STRUCTURED, place=f"{_PLACE}foundingDate")
        for action in listed(found.get("potentialAction")):
            if isinstance(action, dict) and "SearchAction" in types(action):
                reading.feature("search", rank=Rank.STRUCTURED, place=f"{_PLACE}SearchAction")
        for counter in listed(found.get("interactionStatistic")):
            if not isinstance(counter, dict):
                continue
            signal = _COUNTED.get(_action(counter.get("interactionType")))
            number = counter.get("userInteractionCount")
            count = whole(number) if not isinstance(number, str) else digits(number.strip())
            if signal:
                reading.number(
                    signal, count, rank=Rank.STRUCTURED, place=f"{_PLACE}interactionStatistic"
                )

    def _read_posting(
        self, reading: Reading, page: Page, found: dict[str, Any], kind: PostKind
    ) -> None:
        moment = parse_iso(line(found.get("datePublished")) or line(found.get("dateCreated")) or "")
        if moment is not None and moment <= page.fetched_at + timedelta(days=1):
            identity = line(found.get("url")) or line(found.get("@id")) or f"{page.url} {moment}"
            reading.posts.append(Post(moment, kind, fingerprint(page.join(identity) or identity)))

    def _read_event(
        self, reading: Reading, page: Page, found: dict[str, Any], coming: list[datetime]
    ) -> None:
        moment = parse_iso(line(found.get("startDate")) or "")
        if moment is None or "Cancelled" in str(found.get("eventStatus")):
            return
        reading.feature("events", rank=Rank.STRUCTURED, place=f"{_PLACE}Event")
        if moment > page.fetched_at:
            coming.append(moment)
        else:
            identity = line(found.get("url")) or line(found.get("@id")) or f"{page.url} {moment}"
            reading.posts.append(
                Post(moment, PostKind.EVENT, fingerprint(page.join(identity) or identity))
            )

    def _read_open_graph(self, reading: Reading, page: Page) -> None:
        node = page.tree.css_first('meta[property="article:published_time"][content]')
        moment = parse_iso(node.attributes.get("content") or "") if node else None
        if moment is not None and moment <= page.fetched_at + timedelta(days=1):
            reading.posts.append(Post(moment, PostKind.POST, fingerprint(page.url)))


def _action(value: Any) -> str:
    if isinstance(value, dict):
        return next(iter(types(value)), "")
    return value.rpartition("/")[2].rpartition(":")[2] if isinstance(value, str) else ""
