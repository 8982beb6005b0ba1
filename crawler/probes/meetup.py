"""Meetup: groups that meet at events, each with a page of its own."""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers import attribute, dig, line, parse_iso, parse_number, whole
from crawler.readers.page_language import page_language
from crawler.reading import Reading
from vocabulary.items import Post, PostKind, Rank, fingerprint

_DATA = "script#__NEXT_DATA__"
_MEMBERS = 'a[href$="/members/"], a[href$="/members"]'
_MOST_LINKS = 20
_COUNTED = re.compile(r"([0-9][0-9.,\u00a0\u202f ]{0,14}) \w")
_STATE = "__NEXT_DATA__ __APOLLO_STATE__"
_JOINING = {"OPEN": "open", "APPROVAL": "approval", "CLOSED": "closed"}
#: Words in an event's status that say it does not take place (or not publicly).
_NOT_HELD = ("CANCEL", "DRAFT", "BLOCKED", "DELETED")


class MeetupProbe(Probe):
    """Meetup.

    Reads: the page of one group or of its events: the state its script starts from, or else the link
    to its members.
    Gives: members in total, founding date, registration, dates of past events and the next one.
    Caveats: figures and events of other groups that the page recommends are left out; so are
    cancelled events and drafts. A past event is a contribution on its day. Who comes is not read.
    Checked: The names of the fields were checked in exports and readers of Meetup's pages, not in
    Meetup's own source, which is closed.
    """

    name = "meetup"
    is_platform = True

    def matches(self, page: Page) -> bool:
        """Whether ``page`` is a page of Meetup."""
        is_meetup = page.host == "meetup.com" or page.host.endswith(".meetup.com")
        return is_meetup and page.is_html

    def read(self, page: Page) -> Reading:
        """Return what the page says of the group whose address it is."""
        reading = Reading(platform=self.name)
        reading.text("software", self.name, rank=Rank.MARKUP, place="host")
        state = _state(page)
        address = page.path.strip("/").split("/")[0].lower()
        for key, group in state.items():
            is_group = key.startswith("Group:") and isinstance(group, dict)
            if is_group and (line(group.get("urlname")) or "").lower() == address:
                _read_group(group, reading)
                _read_events(state, key, page.fetched_at, reading)
                break
        if not any(seen.signal == "members_total" for seen in reading.observations):
            _read_link(page, address, reading)
        return reading


def _read_link(page: Page, address: str, reading: Reading) -> None:
    """Take the figure of the link to the group's own members: each group may call them its way."""
    for link in page.select(_MEMBERS)[:_MOST_LINKS]:
        path = urlsplit(attribute(link, "href")).path.strip("/").lower()
        said = _COUNTED.match(link.text(separator=" ").strip()[:60])
        figure = parse_number(said[1], page_language(page)) if said else None
        if path == f"{address}/members" and figure and figure.value:
            reading.figure("members_total", figure, rank=Rank.MARKUP, place=_MEMBERS)
            return


def _state(page: Page) -> dict[str, Any]:
    script = page.first(_DATA)
    try:
        data = json.loads(script.text()) if script else None
    except (ValueError, RecursionError):
        return {}
    state = dig(data, "props", "pageProps", "__APOLLO_STATE__")
    return state if isinstance(state, dict) else {}


def _read_group(group: dict[str, Any], reading: Reading) -> None:
    members = whole(dig(group, "stats", "memberCounts", "all"))
    if members is None:
        members = whole(dig(group, "memberships", "totalCount"))
    if members:  # a group has at least its organiser
        place = f"{_STATE} memberCounts"
        reading.number("members_total", members, place=place, quote=f"all: {members}")
    reading.moment("founded_at", parse_iso(line(group.get("foundedDate")) or ""), place=_STATE)
    joining = _JOINING.get(line(group.get("joinMode")) or "")
    reading.text("registration", joining, place=f"{_STATE} joinMode")


def _read_events(state: dict[str, Any], group: str, as_of: datetime, reading: Reading) -> None:
    coming = []
    for key, event in state.items():
        if not key.startswith("Event:") or dig(event, "group", "__ref") != group:
            continue
        starts_at = parse_iso(line(event.get("dateTime")) or "")
        status = (line(event.get("status")) or "").upper()
        if starts_at is None or any(word in status for word in _NOT_HELD):
            continue
        if starts_at > as_of:
            coming.append(starts_at)
        else:
            reading.posts.append(Post(starts_at, PostKind.EVENT, fingerprint(key)))
    reading.moment("next_event_at", min(coming, default=None), place=_STATE)
    if coming or reading.posts:
        reading.feature("events", rank=Rank.API, place=_STATE)
