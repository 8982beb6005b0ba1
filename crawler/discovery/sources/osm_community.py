"""Communities of OpenStreetMap by place, as their own index keeps them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from crawler.discovery.candidate import Proposal
from crawler.discovery.sources.base import Directory
from crawler.page import Page
from crawler.question import Question
from crawler.readers.json_values import dicts, dig, line

_FRENCH_PLACES = ("fr", "fx", "re", "gp", "mq", "gf", "yt", "nc", "pf")
#: Kinds of the index that are places to talk or meet, each with its name and address where an entry
#: states none, as the index's own defaults have them (version 6); other kinds are channels of the
#: same people.
_KINDS: dict[str, tuple[str, str]] = {
    "discourse": (
        "{community} Community Forum",
        "https://community.openstreetmap.org/c/communities/{account}",
    ),
    "forum": ("{community} Forum", ""),
    "group": ("{community}", ""),
    "mailinglist": (
        "{account} Mailing List",
        "https://lists.openstreetmap.org/listinfo/{account}",
    ),
    "meetup": ("{community} Meetup", "https://www.meetup.com/{account}"),
    "osm": ("{community}", ""),
    "osm-lc": ("{community}", ""),
    "url": ("{community}", ""),
}


class OsmCommunityIndex(Directory):
    """The index of OpenStreetMap's communities (ISC licence); geography only.

    Kept: forums, lists, meetings and local chapters in French or in French places.
    """

    name = "osm-community-index"

    def questions(self, key: str, hosts: tuple[str, ...]) -> list[Question]:
        """Ask for the built index."""
        _ = key, hosts
        index = "osmlab/osm-community-index/main/dist/json/resources.min.json"
        return [Question(f"https://raw.githubusercontent.com/{index}")]

    def read(self, page: Page) -> Iterator[Proposal]:
        """Yield each community; geography is the heading of all."""
        index = dig(page.json, "resources")
        for each in dicts(list(index.values()) if isinstance(index, dict) else index):
            languages = each.get("languageCodes")
            codes = tuple(map(str, languages)) if isinstance(languages, list) else ()
            places = dig(each, "locationSet", "include")
            here = isinstance(places, list) and any(
                isinstance(place, str) and place.lower().startswith(_FRENCH_PLACES)
                for place in places
            )
            if ("fr" in codes or here) and each.get("type") in _KINDS:
                yield from _proposal(each, codes)


def _proposal(entry: dict[str, Any], languages: tuple[str, ...]) -> Iterator[Proposal]:
    """Yield an entry's community: its own words first, then its kind's, placeholders filled in."""
    strings = entry.get("strings")
    words = (
        {key: line(value) for key, value in strings.items()} if isinstance(strings, dict) else {}
    )
    known = {"account": line(entry.get("account")), "community": words.get("community")}

    def told(own: str, usual: str) -> str | None:
        text = words.get(own) or usual
        for word, value in known.items():
            text = text.replace(f"{{{word}}}", value or f"{{{word}}}")
        return None if not text or "{" in text else text

    name, url = _KINDS[entry["type"]]
    called, address = told("name", name) or known["community"], told("url", url)
    if called and address:
        yield Proposal(called, address, languages, "cartographie", told("description", "") or "")
