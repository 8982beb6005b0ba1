"""BuddyPress: a community within WordPress, with members, groups and a stream of activity."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

from selectolax.lexbor import LexborNode

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.probes.wordpress import api_root, endpoint
from crawler.readers import (
    add_group,
    attribute,
    classes,
    dicts,
    dig,
    line,
    parse_iso,
    parse_number,
    whole,
)
from crawler.readers.json_values import digits
from crawler.reading import Reading
from vocabulary.items import Ask, Group, Listing, Outcome, Post, PostKind, Rank, fingerprint

#: Kinds of activity that are contributions. Signing up or a new picture is none.
CONTRIBUTIONS: dict[str, PostKind] = {
    "activity_update": PostKind.POST,
    "activity_comment": PostKind.COMMENT,
    "new_blog_post": PostKind.POST,
    "new_blog_comment": PostKind.COMMENT,
    "bbp_topic_create": PostKind.TOPIC,
    "bbp_reply_create": PostKind.COMMENT,
}
GROUP_FIELDS = "name,link,status,total_member_count,last_activity_gmt,last_activity"
#: Route, what is asked of it (never a name or a text), order.
ROUTES = (
    ("members", "per_page=1&_fields=id", 10),
    ("activity", "per_page=50&_fields=id,type,date,date_gmt", 11),
    ("groups", f"per_page=20&type=active&populate_extras=true&_fields={GROUP_FIELDS}", 12),
)
TOTALS = {"members": "members_total", "groups": "groups_total"}
_TABS = (("members", "#members-all span"), ("groups", "#groups-all span"))
_NAMESPACE = re.compile(r"buddypress/v[0-9]{1,2}")
_ROUTE = re.compile(r"/buddypress/v[0-9]{1,2}/(members|groups|activity)/?$")
_OWN = 'link[href*="/plugins/buddypress/"], script[src*="/plugins/buddypress/"]'
_SIGNS = (_OWN, "body.buddypress", "#buddypress")
_STAMP = re.compile(r"[0-9]{9,11}")


class BuddyPressProbe(Probe):
    """BuddyPress 5 and later.

    Reads: any page (its style sheets, ``#buddypress``), the tabs of the members and groups
    directories, the activity stream; the REST API's root, then its lists of members, groups and
    activity in the version the site has (v1 or v2).
    Gives: members and groups in total (``X-WP-Total``, or the count of the "all" tab), dates of the
    newest contributions, networking features.
    Caveats: members are asked for by number alone, never by name. The total leaves out accounts
    that never signed in. Signing up, joining a group or changing a picture is no contribution. An
    empty list has no header, so no group is "not seen", not zero.
    Checked: buddypress: names and version of the routes, total headers, an entry of the stream;
    in saved pages: the "all" tab. Not checked: names of the activity types, fields of an activity.
    """

    name = "buddypress"
    is_platform = True

    def matches(self, page: Page) -> bool:
        """Whether ``page`` bears a mark of BuddyPress or is an answer of its REST API."""
        if page.is_html:
            return page.has(b"buddypress")
        if not page.has(b"buddypress") and "buddypress" not in page.url:
            return False
        return page.json is not None and (bool(_route(page)) or "namespaces" in page.json)

    def read(self, page: Page) -> Reading:
        """Return what the page or the API's answer says."""
        reading = Reading()
        route = "" if page.is_html else _route(page)
        if page.is_html:
            self._read_page(page, reading)
        elif not route:
            self._read_root(page, reading)
        elif isinstance(page.json, list):
            _read_list(page, route, reading)
        elif dig(page.json, "code") == "bp_rest_authorization_required" and route in TOTALS:
            reading.missing(TOTALS[route], Outcome.REFUSED, place="/code")
        return reading

    def _read_page(self, page: Page, reading: Reading) -> None:
        sign = next((sign for sign in _SIGNS if page.shows(sign)), None)
        if sign is None:
            return
        reading.platform = self.name
        reading.text("software", self.name, rank=Rank.MARKUP, place=sign)
        reading.feature("profiles", place=sign)
        for route, tab in _TABS:
            node = page.first(tab)
            figure = parse_number(node.text()) if node else None
            if figure:
                reading.feature("directory" if route == "members" else "groups", place=tab)
                reading.figure(TOTALS[route], figure, rank=Rank.MARKUP, place=tab)
        for item in page.select("#buddypress li.activity-item")[:60]:
            _add_activity(item, page.fetched_at, reading)
        if root := api_root(page):
            reading.asks.append(Ask(endpoint(root, "/", "_fields=namespaces"), self.name, 10))

    def _read_root(self, page: Page, reading: Reading) -> None:
        namespaces = dig(page.json, "namespaces")
        names = map(line, namespaces) if isinstance(namespaces, list) else ()
        versions = sorted(name for name in names if name and _NAMESPACE.fullmatch(name))
        if not versions:
            return
        parts = urlsplit(page.url)
        query = "rest_route=/" if "rest_route=" in parts.query else ""
        root = parts._replace(query=query, fragment="").geturl()
        for route, fields, order in ROUTES:
            url = endpoint(root, f"/{versions[-1]}/{route}", fields)
            reading.asks.append(Ask(url, self.name, order))


def _route(page: Page) -> str:
    """Return which list answered: members, groups, activity or, for any other, nothing."""
    asked = parse_qs(urlsplit(page.url).query).get("rest_route", [page.path])[0]
    found = _ROUTE.search(asked)
    return found[1] if found else ""


def _read_list(page: Page, route: str, reading: Reading) -> None:
    reading.platform = BuddyPressProbe.name
    reading.text("software", BuddyPressProbe.name, place=route)
    if route == "activity":
        for item in dicts(page.json):
            kind = CONTRIBUTIONS.get(line(item.get("type")) or "")
            posted_at = parse_iso(line(item.get("date_gmt")) or line(item.get("date")) or "")
            number = whole(item.get("id"))
            if kind and posted_at and number and posted_at <= page.fetched_at:
                reading.posts.append(
                    Post(posted_at, kind, fingerprint(f"activity {number}"), listing=Listing.STREAM)
                )
        return
    for group in dicts(page.json) if route == "groups" else ():
        moment = line(group.get("last_activity_gmt")) or line(group.get("last_activity")) or ""
        found = Group(
            line(group.get("name")) or "",
            line(group.get("link")) or "",
            members=whole(group.get("total_member_count")),
            newest_post_at=parse_iso(moment),
        )
        add_group(page, reading, found)
    total = digits(page.headers.get("x-wp-total"))
    if total:
        reading.feature("directory" if route == "members" else "groups", rank=Rank.API, place=route)
        quote = f"X-WP-Total: {total}"
        reading.number(TOTALS[route], total, place=f"{route} X-WP-Total", quote=quote)


def _add_activity(item: LexborNode, as_of: datetime, reading: Reading) -> None:
    names = classes(item)
    kind = next((CONTRIBUTIONS[name] for name in names if name in CONTRIBUTIONS), None)
    posted_at = _activity_time(item)
    if kind and posted_at and posted_at <= as_of:
        number = attribute(item, "id").removeprefix("activity-")
        reading.posts.append(
            Post(posted_at, kind, fingerprint(f"activity {number}"), listing=Listing.STREAM)
        )


def _activity_time(item: LexborNode) -> datetime | None:
    stamp = attribute(item, "data-bp-timestamp")
    if _STAMP.fullmatch(stamp):
        return datetime.fromtimestamp(int(stamp), UTC)
    since = item.css_first(".time-since[data-livestamp]")
    return parse_iso(attribute(since, "data-livestamp"))
