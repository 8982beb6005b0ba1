"""NodeInfo: the fediverse's common way for a server to describe itself."""

from __future__ import annotations

import re
from typing import Any, Final
from urllib.parse import urlsplit

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.probes.misskey import SOFTWARE as MISSKEYS
from crawler.readers import count, dicts, dig, line
from crawler.reading import Reading
from vocabulary.items import Ask, Outcome, Rank

VERSIONS = ("1.0", "1.1", "2.0", "2.1", "2.2")
#: Signal, and where NodeInfo keeps it.
COUNTS = (
    ("members_total", ("users", "total")),
    ("members_active_half_year", ("users", "activeHalfyear")),
    ("members_active_month", ("users", "activeMonth")),
    ("members_active_week", ("users", "activeWeek")),
    ("posts_total", ("localPosts",)),
    ("comments_total", ("localComments",)),
)
#: Before this version Lemmy counted everybody it had ever heard of: 74,234 users for 41. Its own
#: answer, ``/api/v3/site``, counts its own in every version and is taken first.
_LEMMY_COUNTS_ITS_OWN: Final = (0, 19)
_VERSION = re.compile(r"(\d{1,4})\.(\d{1,4})")
#: Misskey and its forks never count these: there a 0 says no more than null.
_UNCOUNTED = frozenset(
    {"members_active_half_year", "members_active_month", "members_active_week", "comments_total"}
)
_SCHEMA = re.compile(r"nodeinfo\.diaspora\.software/ns/schema/(\d\.\d)$")
_NAME = re.compile(r"[a-z0-9][a-z0-9_.-]{0,40}")


class NodeInfoProbe(Probe):
    """NodeInfo 1.0 to 2.2, whatever the server software.

    Reads: ``/.well-known/nodeinfo`` (its links as an array, or as the single object some servers
    send) and the document it leads to; ``link rel`` NodeInfo in the head of a page.
    Gives: software and version, registration, members (total and active), posts and comments.
    Caveats: every count is optional and stays unknown when absent; a count sent as null is one the
    software never fills (Misskey, whose zeros are no counts either). A total of no users at all is
    a hidden figure, since a server has at least the account that set it up. ``openRegistrations``
    cannot say "on approval", so the platform's own answer outranks it. Pixelfed writes counts as
    texts. Lemmy before 0.19 counted the users of other servers, too: its total is left out. NodeBB
    fills ``localPosts`` with its topics.
    Checked: jhass/nodeinfo (schemas), mastodon and misskey (serializers), NodeBB (routes).
    """

    name = "nodeinfo"

    def matches(self, page: Page) -> bool:
        """Whether ``page`` is a NodeInfo document, leads to one, or names one in its head."""
        if page.is_html:
            return page.has(b"/ns/schema/")
        return isinstance(page.json, dict) and (_is_document(page.json) or "links" in page.json)

    def read(self, page: Page) -> Reading:
        """Return the server's description of itself, or the address that has it."""
        reading = Reading()
        if not page.is_html and _is_document(page.json):
            _read_document(page.json, reading)
        elif href := _newest(page, _links(page)):
            reading.asks.append(Ask(href, self.name, 12))
        return reading


def _is_document(value: Any) -> bool:
    return line(dig(value, "software", "name")) is not None and value.get("version") in VERSIONS


def _links(page: Page) -> list[tuple[str, str]]:
    """Return each link's relation and address."""
    if page.is_html:
        found: list[dict[str, Any]] = [node.attributes for node in page.select("link[rel][href]")]
    else:
        links = page.json["links"]
        found = dicts([links] if isinstance(links, dict) else links)
    return [(line(link.get("rel")) or "", line(link.get("href")) or "") for link in found]


def _newest(page: Page, links: list[tuple[str, str]]) -> str:
    """Return the address of the newest known schema that the same host (or a subdomain) serves."""
    best, address = "", ""
    for rel, href in links:
        schema = _SCHEMA.search(rel)
        url = page.join(href)
        if schema and schema[1] in VERSIONS and schema[1] > best and _is_own(url, page.host):
            best, address = schema[1], url
    return address


def _is_own(url: str, host: str) -> bool:
    target = (urlsplit(url).hostname or "").lower() if url else ""
    return bool(host) and (target == host or target.endswith(f".{host}"))


def _read_document(document: dict[str, Any], reading: Reading) -> None:
    software = (line(dig(document, "software", "name")) or "").lower()
    if _NAME.fullmatch(software):
        reading.platform = software
        reading.text("software", software, place="/software/name", quote=software)
        version = line(dig(document, "software", "version"))
        reading.text("software_version", version, place="/software/version", quote=version or "")
    is_open = document.get("openRegistrations")
    if isinstance(is_open, bool):
        word = "open" if is_open else "closed"
        quote = f"openRegistrations: {str(is_open).lower()}"
        place = "/openRegistrations"
        reading.text("registration", word, rank=Rank.STRUCTURED, place=place, quote=quote)
    usage = document.get("usage")
    if software == "lemmy" and not _counts_its_own(line(dig(document, "software", "version"))):
        reading.missing("members_total", Outcome.NOT_AVAILABLE, place="/usage/users/total")
        usage = _without_total(usage)
    _read_counts(usage, software, reading)


def _counts_its_own(version: str | None) -> bool:
    found = _VERSION.match(version or "")
    return found is not None and (int(found[1]), int(found[2])) >= _LEMMY_COUNTS_ITS_OWN


def _without_total(usage: Any) -> Any:
    users = dig(usage, "users")
    if not isinstance(users, dict):
        return usage
    return {**usage, "users": {key: value for key, value in users.items() if key != "total"}}


def _read_counts(usage: Any, software: str, reading: Reading) -> None:
    is_hidden = count(dig(usage, "users", "total")) == 0
    # Lemmy says the same itself, of its own members alone: that answer outranks this one.
    rank = Rank.STRUCTURED if software == "lemmy" else Rank.API
    for signal, path in COUNTS:
        if software == "nodebb" and signal == "posts_total":
            signal = "topics_total"  # noqa: PLW2901
        holder = dig(usage, *path[:-1])
        if not isinstance(holder, dict) or path[-1] not in holder:
            continue
        place = f"/usage/{'/'.join(path)}"
        value = count(holder[path[-1]])
        is_uncounted = software in MISSKEYS and signal in _UNCOUNTED
        if holder[path[-1]] is None or (value == 0 and (is_hidden or is_uncounted)):
            reading.missing(signal, Outcome.NOT_AVAILABLE, place=place)
        else:
            quote = f"{path[-1]}: {value}"
            reading.number(signal, value, rank=rank, place=place, quote=quote)
