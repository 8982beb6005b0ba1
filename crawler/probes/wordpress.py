"""WordPress: sites and blogs; with plugins also communities and forums."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urljoin, urlsplit

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers import attribute, dicts, dig, line, parse_iso, whole
from crawler.readers.json_values import digits
from crawler.reading import Reading
from vocabulary.domains import registrable_domain
from vocabulary.items import Ask, Listing, Post, PostKind, Rank, fingerprint

POSTS, COMMENTS = "/wp/v2/posts", "/wp/v2/comments"
#: Start of a plugin's REST namespace, and the networking features it is installed for.
PLUGINS: dict[str, tuple[str, ...]] = {
    "buddypress": ("profiles", "directory"),
    "bbpress": ("forum",),
    "buddyboss": ("profiles", "directory"),
    "tribe/events": ("events",),
    "mailpoet": ("newsletter",),
    "newsletter": ("newsletter",),
    "wpjm": ("jobs",),
}
_RELATION = "https://api.w.org/"
_LINK_HEADER = re.compile(r'<([^<>]{1,500})>\s*;\s*rel="?https://api\.w\.org/"?')
_MARKS = (b"/wp-content/", b"/wp-includes/", b"api.w.org", b"WordPress")
_ASSET_PATH = re.compile(r"/wp-(?:content|includes)/")
_ASSETS = 'link[rel="stylesheet"][href], script[src]'


class WordPressProbe(Probe):
    """WordPress.

    Reads: any page (generator, API link, own style sheets and scripts); the REST API's list of
    posts, list of comments and root.
    Gives: posts and comments in total (``X-WP-Total``), dates of the newest 20 of each, features
    by the plugins installed (BuddyPress, bbPress, The Events Calendar, ...).
    Caveats: the newest posts are asked for without their texts; the list of users is never asked. A
    page that only shows a picture of somebody else's WordPress is not WordPress.
    Checked: the REST API handbook: discovery (link, header, ``rest_route``), ``_fields``,
    ``X-WP-Total``; in buddypress: its namespace. Not checked: the other plugins' namespaces.
    """

    name = "wordpress"
    holds_others = True
    is_platform = True

    def matches(self, page: Page) -> bool:
        """Whether ``page`` bears a mark of WordPress or is an answer of its REST API."""
        if page.is_html:
            marked = page.has_any(_MARKS)
            return marked or _RELATION in page.headers.get("link", "")
        return page.json is not None and bool(_route(page))

    def read(self, page: Page) -> Reading:
        """Return what the page or the API's answer says."""
        reading = Reading()
        if page.is_html:
            self._read_page(page, reading)
        elif _route(page) == POSTS:
            _read_list(page, reading, PostKind.POST, "posts_total")
        elif _route(page) == COMMENTS:
            _read_list(page, reading, PostKind.COMMENT, "comments_total")
        else:
            _read_root(page, reading)
        return reading

    def _read_page(self, page: Page, reading: Reading) -> None:
        root = api_root(page)
        if not (root or page.generator.startswith("WordPress") or _has_own_assets(page)):
            return
        reading.platform = self.name
        place = "link[rel='https://api.w.org/']" if root else "meta[name=generator], wp-content"
        reading.text("software", self.name, rank=Rank.MARKUP, place=place)
        if root:
            reading.asks += [
                Ask(endpoint(root, POSTS, "per_page=20&_fields=id,date_gmt"), self.name, 12),
                Ask(endpoint(root, COMMENTS, "per_page=20&_fields=id,date_gmt"), self.name, 13),
                Ask(endpoint(root, "/", "_fields=namespaces"), self.name, 20),
            ]


def api_root(page: Page) -> str:
    """Return the API's address as the page or its Link header gives it, if it is the site's own."""
    node = page.first(f'link[rel="{_RELATION}"][href]')
    header = _LINK_HEADER.search(page.headers.get("link", ""))
    href = attribute(node, "href") if node else header[1] if header else ""
    root = page.join(href) if href else ""
    return root if root and registrable_domain(root) == registrable_domain(page.url) else ""


def _has_own_assets(page: Page) -> bool:
    for node in page.select(_ASSETS):
        url = page.join(node.attributes.get("href") or attribute(node, "src"))
        if _ASSET_PATH.search(url) and registrable_domain(url) == registrable_domain(page.url):
            return True
    return False


def endpoint(root: str, route: str, query: str) -> str:
    """Return the address of a route, for both forms of the root: ``/wp-json/``, ``/?rest_route=/``."""
    parts = urlsplit(root)
    if parts.query:
        return f"{root.rstrip('/')}{route}&{query}"
    return f"{urljoin(root, parts.path.rstrip('/'))}{route}?{query}"


def _route(page: Page) -> str:
    """Return which route of the API answered: posts, comments, ``/`` or, for any other, nothing."""
    _, found, route = page.path.partition("/wp-json")
    if not found:
        route = parse_qs(urlsplit(page.url).query).get("rest_route", [""])[0]
        if not route:
            return ""
    route = route.rstrip("/") or "/"
    return route if route in {POSTS, COMMENTS, "/"} else ""


def _read_list(page: Page, reading: Reading, kind: PostKind, total: str) -> None:
    if not isinstance(page.json, list):
        return
    count = digits(page.headers.get("x-wp-total"))
    reading.number(total, count, place="X-WP-Total", quote=f"X-WP-Total: {count}")
    for item in dicts(page.json):
        posted_at, number = parse_iso(line(item.get("date_gmt")) or ""), whole(item.get("id"))
        if posted_at and number is not None:
            reading.posts.append(
                Post(posted_at, kind, fingerprint(f"{kind} {number}"), listing=Listing.STREAM)
            )


def _read_root(page: Page, reading: Reading) -> None:
    namespaces = dig(page.json, "namespaces")
    if not isinstance(namespaces, list):
        return
    reading.platform = WordPressProbe.name
    for namespace in filter(None, map(line, namespaces)):
        for start, features in PLUGINS.items():
            if namespace.startswith(start):
                for feature in features:
                    reading.feature(feature, rank=Rank.API, place="/namespaces", quote=namespace)
