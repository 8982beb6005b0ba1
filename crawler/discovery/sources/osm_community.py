"""Communities of OpenStreetMap by place, as their own index keeps them."""

from __future__ import annotations

from collections.abc import Iterator

from crawler.discovery.candidate import Proposal
from crawler.discovery.sources.base import Directory
from crawler.page import Page
from crawler.question import Question
from crawler.readers.json_values import dicts, dig, line

_FRENCH_PLACES = ("fr", "fx", "re", "gp", "mq", "gf", "yt", "nc", "pf")
#: Kinds of the index that are places to talk or meet; others are channels of the same people.
_KINDS = frozenset({"discourse", "forum", "mailinglist", "meetup", "osm-lc", "url", "wiki"})


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
            if ("fr" not in codes and not here) or each.get("type") not in _KINDS:
                continue
            strings = {**(each.get("strings") or {}), **(each.get("resolved") or {})}
            name = (
                line(strings.get("name")) or line(strings.get("community")) or line(each.get("id"))
            )
            url = line(strings.get("url"))
            if name and url:
                about = line(strings.get("description")) or ""
                yield Proposal(name, url, codes, "cartographie", about)
