"""Lists written as JSON: one object for each community, or one file for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from crawler.discovery.candidate import Proposal
from crawler.page import Page
from crawler.readers.json_values import dicts, line

_NAMES = ("name", "nom", "title", "titre", "label")
_ADDRESSES = ("url", "link", "website", "site", "homepage", "lien", "site_web", "href")
_SENTENCES = ("shortDescription", "description", "summary", "presentation")
_HEADINGS = ("category", "categorie", "tags", "theme", "sector", "secteur", "filters", "type")
#: Pictures of a link that mean the community's own site.
_OWN_SITE = frozenset({"link", "globe", "website", "web", "site"})


def read_json(page: Page) -> Iterator[Proposal]:
    """Yield each object that has a name and an address, in the arrays of the file or as the whole."""
    value = page.json
    if isinstance(value, dict):
        one = list(of_community(value))
        if one:
            yield from one
            return
        for part in value.values():
            for each in dicts(part):
                yield from of_community(each)
    for each in dicts(value):
        yield from of_community(each)


def of_community(fields: Mapping[str, Any]) -> Iterator[Proposal]:
    """Yield the community that one object tells of, if it has a name and an address."""
    name, url = _first(fields, _NAMES), _first(fields, _ADDRESSES)
    links = [*dicts(fields.get("socialLinks")), *dicts(fields.get("social"))]
    own = [link for link in links if line(link.get("icon")) in _OWN_SITE]
    for link in (*own, *links):
        url = url or line(link.get("url"))
    if name and url and url.startswith(("http://", "https://")):
        heading = fields.get(next((key for key in _HEADINGS if key in fields), ""))
        said = ", ".join(map(str, heading)) if isinstance(heading, list) else line(heading)
        yield Proposal(name, url, heading=said or "", description=_first(fields, _SENTENCES) or "")


def _first(fields: Mapping[str, Any], keys: tuple[str, ...]) -> str | None:
    return next((text for key in keys if (text := line(fields.get(key)))), None)
