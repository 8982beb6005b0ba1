"""The quick way through RSS 2.0, RSS 1.0 and Atom 1.0: a tenth of feedparser's time, less forgiving.

It reads a feed only if it is well-formed, every entry has a date of the right form and an identity
of its own, and nothing in it could tell feedparser more than it tells us. Whatever is not so plain
is left to feedparser, whose reading it must equal: ``tests/crawler/readers/formats/test_plain_feeds.py``
compares them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import datetime
from functools import lru_cache

from lxml import etree

from crawler.readers.formats.feed_entries import (
    MAX_ENTRIES,
    Feed,
    FeedEntry,
    distinct,
    language_code,
    make_entry,
)
from crawler.readers.isodate import FIRST_YEAR, LAST_YEAR, parse_iso, parse_rfc822
from crawler.readers.json_values import line

#: Bytes of the largest feed read here; its tree takes some sixteen times as much.
MAX_BYTES = 5 * 1024 * 1024
_ATOM = "{http://www.w3.org/2005/Atom}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_RSS_1 = "{http://purl.org/rss/1.0/}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ABOUT = f"{_RDF}about"
#: Vocabularies by which feedparser tells the format, whatever the root element is.
_URI_ATOM, _URI_RSS_1 = "http://www.w3.org/2005/atom", "http://purl.org/rss/1.0/"
_FORMATS = frozenset({_URI_ATOM, _URI_RSS_1, "http://my.netscape.com/rdf/simple/0.9/"})
#: Names that mean something to feedparser wherever they stand and whatever vocabulary they are from.
_TELLING = frozenset({"rss", "rdf", "feed", "channel", "item", "entry", "language", "generator"})
#: Names that mean something to it within an entry.
_TELLING_IN_ENTRY = _TELLING | {
    *("pubdate", "published", "issued", "updated", "modified", "date", "lastbuilddate"),
    *("guid", "id", "link", "links", "title", "image", "textinput"),
    *("author", "authors", "creator", "credit", "managingeditor", "name", "email"),
}
_ENTRIES = frozenset({"item", f"{_RSS_1}item", f"{_ATOM}entry"})
#: Where elements of such names may stand, and with which attributes (or attributes and values).
_Places = dict[tuple[str, str], frozenset[str | tuple[str, str]]]
_PLAIN_TITLE = [("type", "text"), ("type", "html")]
_HTML = frozenset({"text/html", "html", "application/xhtml+xml", "xhtml"})
_EMAIL = re.compile(r"[^\s@]@[^\s@]")
#: What feedparser takes for UTF-8 or Windows-1252 read as Latin-1, and repairs.
_REPAIRED = re.compile(r"[\x80-\x9f]|[\xc2-\xf4][\x80-\xbf]")
_RFC_3339 = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?(?:Z|[+-][0-9]{2}:[0-9]{2})"
)


def _places(parent: str, names: str, *attributes: str | tuple[str, str]) -> _Places:
    """Return places of one vocabulary: that of ``parent`` unless a name states another."""
    space = parent[: parent.find("}") + 1]
    spaced = (name if name.startswith("{") else space + name for name in names.split())
    return {(parent, name): frozenset(attributes) for name in spaced}


_RSS_PLACES = (
    _places("rss", "channel", _LANG)
    | _places("channel", "item", _LANG)
    | _places("channel", f"language {_DC}language generator")
    | _places("item", f"pubDate {_DC}date link title author {_DC}creator {_DC}language")
    | _places("item", "guid", "isPermaLink")
)
_RDF_PLACES = (
    _places(f"{_RDF}RDF", f"{_RSS_1}channel {_RSS_1}item", _ABOUT)
    | _places(f"{_RSS_1}channel", f"{_DC}language")
    | _places(f"{_RSS_1}item", f"{_DC}date link title {_DC}creator {_DC}language")
)
_ATOM_PLACES = (
    _places(f"{_ATOM}feed", "entry", _LANG)
    | _places(f"{_ATOM}feed", "generator", "uri", "version")
    | _places(f"{_ATOM}entry", "published updated id author")
    | _places(f"{_ATOM}entry", "title", *_PLAIN_TITLE)
    | _places(f"{_ATOM}entry", "link", "rel", "type", "href", "hreflang", "title", "length")
    | _places(f"{_ATOM}author", "name email")
)


class _NotPlainError(Exception):
    """Something that feedparser should read."""


class _Cells(defaultdict[str, list[etree._Element]]):
    """The children of an element by name."""

    def __init__(self, parent: etree._Element) -> None:
        super().__init__(list)
        for child in parent.iterchildren("*"):
            self[str(child.tag)].append(child)

    def text(self, *names: str) -> str | None:
        """Return the text of the one child so named; ``None`` if there is none."""
        found: list[etree._Element] = []
        for name in names:
            if name in self:
                found += self[name]
        if not found:
            return None
        text = (found[0].text or "").strip()
        is_repaired = not text.isascii() and _REPAIRED.search(text)
        if len(found) > 1 or len(found[0]) or is_repaired:
            raise _NotPlainError
        return text or None


def read_plain_feed(body: bytes, charset: str | None = None) -> Feed | None:
    """Return the feed, or ``None`` for all that is not as plain as can be. Never raises.

    ``charset`` is what the server states: it counts before what the document states.
    """
    if len(body) > MAX_BYTES:
        return None
    try:
        # Entities are not resolved, nothing is loaded, and lxml's own limits on size and depth hold.
        parser = etree.XMLParser(
            encoding=charset, resolve_entities=False, no_network=True, huge_tree=False
        )
        return _read(etree.fromstring(body, parser))
    except (etree.XMLSyntaxError, LookupError, ValueError, _NotPlainError):
        return None


def _read(root: etree._Element) -> Feed | None:
    formats = {uri.lower() for uri in root.nsmap.values()} & _FORMATS
    if root.getroottree().docinfo.internalDTD is not None:
        return None
    if root.tag == "rss" and root.items() == [("version", "2.0")] and formats <= {_URI_ATOM}:
        return _read_rss(root)
    if root.tag == f"{_RDF}RDF" and not root.keys() and formats == {_URI_RSS_1}:
        return _read_rdf(root)
    if root.tag == f"{_ATOM}feed" and set(root.keys()) <= {_LANG} and formats == {_URI_ATOM}:
        return _read_atom(root)
    return None


def _read_rss(root: etree._Element) -> Feed:
    _refuse_odd(root, _RSS_PLACES)
    channel = _Cells(root)["channel"]
    if len(channel) != 1:
        raise _NotPlainError
    about = _Cells(channel[0])
    return Feed(
        "rss20",
        distinct(_rss_entry(item) for item in about["item"][:MAX_ENTRIES]),
        language_code(about.text("language", f"{_DC}language")),
        line(about.text("generator")),
    )


def _rss_entry(item: etree._Element) -> FeedEntry:
    cells = _Cells(item)
    published, updated = cells.text("pubDate"), cells.text(f"{_DC}date")
    return _entry(
        cells.text("guid"),
        cells.text("link"),
        cells.text("title"),
        parse_rfc822(published) if published else _rfc_3339(updated),
        _author(cells.text("author", f"{_DC}creator")),
    )


def _read_rdf(root: etree._Element) -> Feed:
    _refuse_odd(root, _RDF_PLACES)
    cells = _Cells(root)
    channel = cells[f"{_RSS_1}channel"]
    if len(channel) != 1:
        raise _NotPlainError
    return Feed(
        "rss10",
        distinct(_rdf_entry(item) for item in cells[f"{_RSS_1}item"][:MAX_ENTRIES]),
        language_code(_Cells(channel[0]).text(f"{_DC}language")),
    )


def _rdf_entry(item: etree._Element) -> FeedEntry:
    cells = _Cells(item)
    return _entry(
        item.get(_ABOUT),
        cells.text(f"{_RSS_1}link"),
        cells.text(f"{_RSS_1}title"),
        _rfc_3339(cells.text(f"{_DC}date")),
        _author(cells.text(f"{_DC}creator")),
    )


def _read_atom(root: etree._Element) -> Feed:
    _refuse_odd(root, _ATOM_PLACES)
    about = _Cells(root)
    return Feed(
        "atom10",
        distinct(_atom_entry(entry) for entry in about[f"{_ATOM}entry"][:MAX_ENTRIES]),
        language_code(root.get(_LANG)),
        line(about.text(f"{_ATOM}generator")),
    )


def _atom_entry(entry: etree._Element) -> FeedEntry:
    cells = _Cells(entry)
    links = [
        node.get("href")
        for node in cells[f"{_ATOM}link"]
        if node.get("rel", "alternate").lower() == "alternate"
        and node.get("type", "text/html").lower() in _HTML
    ]
    if None in links:
        raise _NotPlainError
    return _entry(
        cells.text(f"{_ATOM}id"),
        links[-1] if links else None,
        cells.text(f"{_ATOM}title"),
        _rfc_3339(cells.text(f"{_ATOM}published") or cells.text(f"{_ATOM}updated")),
        _atom_author(cells[f"{_ATOM}author"]),
    )


def _atom_author(authors: list[etree._Element]) -> str | None:
    if not authors:
        return None
    cells = _Cells(authors[0])
    name, email = cells.text(f"{_ATOM}name"), cells.text(f"{_ATOM}email")
    if len(authors) > 1 or not (name or email):
        raise _NotPlainError
    return f"{name} ({email})" if name and email else name or email


def _author(text: str | None) -> str | None:
    if text and _EMAIL.search(text):
        raise _NotPlainError  # feedparser tells the name from the address
    return text


def _rfc_3339(text: str | None) -> datetime | None:
    return parse_iso(text) if text and _RFC_3339.fullmatch(text) else None


def _refuse_odd(
    parent: etree._Element, places: _Places, telling: frozenset[str] = _TELLING
) -> None:
    """Refuse any telling element below ``parent`` that is out of place or has odd attributes."""
    name = str(parent.tag)
    for node in parent.iterchildren("*"):
        tag = str(node.tag)
        if _local_name(tag) in telling:
            allowed = places.get((name, tag))
            if allowed is None:
                raise _NotPlainError
            for item in node.items():
                if item[0] not in allowed and item not in allowed:
                    raise _NotPlainError
        if len(node):
            _refuse_odd(node, places, _TELLING_IN_ENTRY if tag in _ENTRIES else telling)


@lru_cache(maxsize=512)
def _local_name(tag: str) -> str:
    return tag.rpartition("}")[2].lower()


def _entry(
    identity: str | None,
    link: str | None,
    title: str | None,
    moment: datetime | None,
    author: str | None,
) -> FeedEntry:
    if moment is None or not FIRST_YEAR <= moment.year <= LAST_YEAR or not identity:
        raise _NotPlainError
    if ":///" in f"{identity} {link}":
        raise _NotPlainError  # feedparser takes away slashes that are too many
    return make_entry(identity, link, title, moment, author)
