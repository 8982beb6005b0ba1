"""What a page states about itself in schema.org's words."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers import attribute, line, parse_iso, parse_number, whole
from crawler.readers.dates.static_pages import is_static
from crawler.readers.formats.structured_data import Thing, listed, things, type_names
from crawler.reading import Figure, Reading
from vocabulary.domains import registrable_domain
from vocabulary.items import AHEAD, Post, PostKind, Rank, fingerprint

_COMMUNITY = frozenset(
    {
        "Organization",
        "NGO",
        "Corporation",
        "EducationalOrganization",
        "ProfessionalService",
        "OnlineBusiness",
        "OnlineCommunity",
        "Community",
        "DiscussionForum",
        "WebSite",
    }
)
#: Where the network itself stands. Elsewhere (employer, organiser, subject) it is another one.
_OWN_PLACES = frozenset({"", "mainEntity", "mainEntityOfPage", "publisher", "isPartOf"})
#: What people do, by the action that is counted. Followers are not members.
_COUNTED = {
    "JoinAction": "members_total",
    "RegisterAction": "members_total",
    "MemberAction": "members_total",
    "WriteAction": "posts_total",
    "CommentAction": "comments_total",
}
_POSTINGS = {
    "DiscussionForumPosting": PostKind.TOPIC,
    "Question": PostKind.TOPIC,
    "SocialMediaPosting": PostKind.POST,
    "BlogPosting": PostKind.POST,
    "NewsArticle": PostKind.POST,
    "Article": PostKind.POST,
    "Answer": PostKind.COMMENT,
    "Comment": PostKind.COMMENT,
}
_EVENTS = re.compile(r"(?!Publication|Broadcast|OnDemand|Delivery)\w*Event|Hackathon|Festival")
_NOT_HELD = re.compile("cancel|postponed", re.IGNORECASE)
#: Under these properties stands another's work, or an event that is only spoken of.
_QUOTED = frozenset(
    {"citation", "isBasedOn", "sharedContent", "mentions", "about", "recordedIn", "superEvent"}
)
_FOUNDED = re.compile(r"((?:1[6-9]|20)[0-9]{2})(?:-([0-9]{2}))?(?:-([0-9]{2}))?(?:T.*)?")


class StructuredDataProbe(Probe):
    """JSON-LD, microdata and Open Graph of any page.

    Reads: ``script type=application/ld+json``, ``itemtype`` microdata, ``article:published_time``.

    Gives: members, posts and comments from interaction counters of the site or its organisation,
    founding date, posts from dated postings, past events as posts and the next announced one, the
    features events, jobs and search.

    Caveats: counters of one person, of one posting and of another organisation are left out, and so
    are followers; of two different figures for one thing neither is taken; zero is a counter nobody
    feeds. Cancelled and postponed events do not count. A founding year is its first day.

    Checked: schema.org's own definitions and examples; Open Graph's description.
    """

    name = "structured_data"

    def matches(self, page: Page) -> bool:
        """Whether the page may state anything in schema.org's words."""
        return page.is_html and any(
            page.has(sign) for sign in (b"ld+json", b"itemtype", b"article:published_time")
        )

    def read(self, page: Page) -> Reading:
        """Return what the page states."""
        reading = Reading()
        found = list(things(page))
        own = [thing for thing in found if _is_own_community(thing, page)]
        _read_counters(reading, own)
        _read_about(reading, own, page.fetched_at)
        for thing in found:
            if "JobPosting" in thing.types:
                reading.feature("jobs", rank=Rank.STRUCTURED, place="schema.org JobPosting")
        posts: dict[str, Post] = {}
        _read_events(reading, posts, found, page)
        _read_postings(posts, found, page)
        if not posts and (moment := _open_graph_date(page)):
            posts[page.url] = Post(moment, PostKind.POST, fingerprint(page.url))
        reading.posts += posts.values()
        return reading


def _is_own_community(thing: Thing, page: Page) -> bool:
    if not thing.types & _COMMUNITY or thing.held_as not in _OWN_PLACES:
        return False
    stated = listed(thing.facts.get("url")) or listed(thing.facts.get("@id"))
    addresses = [address for text in stated if (address := page.join(line(text) or ""))]
    own = registrable_domain(page.url)
    return not addresses or own in map(registrable_domain, addresses)


def _read_counters(reading: Reading, own: list[Thing]) -> None:
    figures: dict[str, set[Figure]] = {}
    for thing in own:
        for counter in listed(thing.facts.get("interactionStatistic")):
            if not isinstance(counter, dict):
                continue
            action = counter.get("interactionType")
            names = type_names(action.get("@type") if isinstance(action, dict) else action)
            figure = _figure(counter.get("userInteractionCount"))
            if figure:
                for name in names & set(_COUNTED):
                    figures.setdefault(_COUNTED[name], set()).add(figure)
    for signal, stated in figures.items():
        if len(stated) == 1:
            [figure] = stated
            place = "schema.org interactionStatistic"
            reading.figure(signal, figure, rank=Rank.STRUCTURED, place=place)


def _figure(value: Any) -> Figure | None:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    number = whole(value)
    if number is not None:
        return Figure(number, number, number, str(number)) if number else None
    figure = parse_number(value) if isinstance(value, str) else None
    return figure if figure and figure.value else None


def _read_about(reading: Reading, own: list[Thing], as_of: datetime) -> None:
    founded = {
        (moment, text)
        for thing in own
        if (text := line(thing.facts.get("foundingDate"))) and (moment := _founded(text, as_of))
    }
    if len(founded) == 1:
        [(moment, text)] = founded
        place = "schema.org foundingDate"
        reading.moment("founded_at", moment, rank=Rank.STRUCTURED, place=place, quote=text)
    for thing in own:
        for action in listed(thing.facts.get("potentialAction")):
            if isinstance(action, dict) and "SearchAction" in type_names(action.get("@type")):
                reading.feature("search", rank=Rank.STRUCTURED, place="schema.org SearchAction")


def _founded(text: str, as_of: datetime) -> datetime | None:
    """Return a founding day; the first of the year or month where no more is said."""
    match = _FOUNDED.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(part or 1) for part in match.groups())
    try:
        moment = datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return None
    return moment if moment <= as_of else None


def _read_events(reading: Reading, posts: dict[str, Post], found: list[Thing], page: Page) -> None:
    coming = []
    for thing in found:
        if thing.held_as in _QUOTED or not any(map(_EVENTS.fullmatch, thing.types)):
            continue
        moment = parse_iso(line(thing.facts.get("startDate")) or "")
        if moment is None or _NOT_HELD.search(str(thing.facts.get("eventStatus"))[:200]):
            continue
        reading.feature("events", rank=Rank.STRUCTURED, place="schema.org Event")
        if moment > page.fetched_at:
            coming.append(moment)
        else:
            key = _fingerprint(thing, moment, page)
            posts.setdefault(key, Post(moment, PostKind.EVENT, key))
    if coming:
        reading.moment("next_event_at", min(coming), rank=Rank.STRUCTURED, place="schema.org Event")


def _read_postings(posts: dict[str, Post], found: list[Thing], page: Page) -> None:
    for thing in found:
        kind = next((kind for name, kind in _POSTINGS.items() if name in thing.types), None)
        if kind is None or thing.held_as in _QUOTED:
            continue
        dates = (line(thing.facts.get(name)) for name in ("datePublished", "dateCreated"))
        moment = parse_iso(next((date for date in dates if date), ""))
        if moment and moment <= page.fetched_at + AHEAD:
            key = _fingerprint(thing, moment, page)
            posts.setdefault(key, Post(moment, kind, key))


def _open_graph_date(page: Page) -> datetime | None:
    """Return when the page itself was published. Home and contact pages are no posts, whatever they state."""
    if page.path == "/" or "article:published_time" not in page.text or page.once(is_static):
        return None
    node = page.first('meta[property="article:published_time"][content]')
    moment = parse_iso(attribute(node, "content"))
    return moment if moment and moment <= page.fetched_at + AHEAD else None


def _fingerprint(thing: Thing, moment: datetime, page: Page) -> str:
    stated = (line(thing.facts.get(name)) for name in ("url", "@id"))
    address = next((text for text in stated if text), None)
    return fingerprint((page.join(address) or address) if address else f"{page.url} {moment}")
