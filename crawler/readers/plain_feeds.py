"""The quick way through RSS 2.0 and Atom 1.0: a tenth of feedparser's time, and less forgiving.

It reads a feed only if it is well-formed and every entry has exactly one date of the right form, an
identity of its own and at most one author. Whatever is not so plain is left to feedparser, whose
reading it must equal to the letter: ``tests/crawler/readers/test_plain_feeds.py`` compares them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import datetime

from lxml import etree

from crawler.readers.feed_entries import (
    MAX_ENTRIES,
    Entry,
    Feed,
    distinct,
    language_code,
    make_entry,
)
from crawler.readers.isodate import parse_iso, parse_rfc822
from crawler.readers.json_values import line

#: Bytes of the largest feed read here; its tree takes some sixteen times as much.
MAX_BYTES = 5 * 1024 * 1024
_ATOM = "{http://www.w3.org/2005/Atom}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_RSS_CELLS = frozenset({"pubDate", "guid", "link", "title", "author", f"{_DC}creator"})
_ATOM_CELLS = frozenset(
    f"{_ATOM}{name}" for name in ("published", "updated", "id", "link", "title", "author")
)
#: Names that tell feedparser what we ask of an entry, whatever vocabulary they are from.
_TELLING = frozenset(
    {
        *("pubdate", "published", "issued", "updated", "modified", "date"),
        *("guid", "id", "link", "title", "author", "creator", "credit"),
    }
)
_EMAIL = re.compile(r"[^\s@]@[^\s@]")
#: What feedparser takes for UTF-8 or Windows-1252 read as Latin-1, and repairs.
_REPAIRED = re.compile(r"[\x80-\x9f]|[\xc2-\xf4][\x80-\xbf]")
_RFC_3339 = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?(?:Z|[+-][0-9]{2}:[0-9]{2})"
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
        found = [child for name in names if name in self for child in self[name]]
        if not found:
            return None
        text = (found[0].text or "").strip()
        if len(found) > 1 or len(found[0]) or _REPAIRED.search(text):
            raise _NotPlainError
        return text or None


def read_plain_feed(body: bytes) -> Feed | None:
    """Return the feed, or ``None`` for all that is not as plain as can be. Never raises."""
    # Entities are not resolved, nothing is loaded, and lxml's own limits on size and depth hold.
    if len(body) > MAX_BYTES or b"<!DOCTYPE" in body:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(body, parser)
        if root.tag == "rss" and root.get("version") == "2.0":
            return _read_rss(root)
        return _read_atom(root) if root.tag == f"{_ATOM}feed" else None
    except (etree.XMLSyntaxError, ValueError, _NotPlainError):
        return None


def _read_rss(root: etree._Element) -> Feed:
    channel = _Cells(root)["channel"]
    if len(channel) != 1:
        raise _NotPlainError
    about = _Cells(channel[0])
    return Feed(
        "rss20",
        distinct(_rss_entry(item) for item in about["item"][:MAX_ENTRIES]),
        language_code(about.text("language", f"{_DC}language") or channel[0].get(_LANG)),
        line(about.text("generator")),
    )


def _rss_entry(item: etree._Element) -> Entry:
    _refuse_others(item, _RSS_CELLS)
    cells = _Cells(item)
    date = cells.text("pubDate") or ""
    moment = parse_rfc822(date)
    author = cells.text("author", f"{_DC}creator")
    if author and _EMAIL.search(author):
        raise _NotPlainError  # feedparser tells the name from the address
    return _entry(cells.text("guid"), cells.text("link"), cells.text("title"), moment, author)


def _read_atom(root: etree._Element) -> Feed:
    about = _Cells(root)
    return Feed(
        "atom10",
        distinct(_atom_entry(entry) for entry in about[f"{_ATOM}entry"][:MAX_ENTRIES]),
        language_code(root.get(_LANG)),
        line(about.text(f"{_ATOM}generator")),
    )


def _atom_entry(entry: etree._Element) -> Entry:
    _refuse_others(entry, _ATOM_CELLS)
    cells = _Cells(entry)
    published, updated = cells.text(f"{_ATOM}published"), cells.text(f"{_ATOM}updated")
    date = published or updated or ""
    moment = parse_iso(date) if _RFC_3339.fullmatch(date) else None
    links = [
        node.get("href")
        for node in cells[f"{_ATOM}link"]
        if node.get("rel", "alternate") == "alternate"
    ]
    return _entry(
        cells.text(f"{_ATOM}id"),
        links[-1] if links else None,
        cells.text(f"{_ATOM}title"),
        moment,
        _atom_author(cells[f"{_ATOM}author"]),
    )


def _atom_author(authors: list[etree._Element]) -> str | None:
    if len(authors) > 1:
        raise _NotPlainError
    if not authors:
        return None
    cells = _Cells(authors[0])
    name, email = cells.text(f"{_ATOM}name"), cells.text(f"{_ATOM}email")
    return f"{name} ({email})" if name and email else name or email


def _refuse_others(entry: etree._Element, ours: frozenset[str]) -> None:
    for node in entry.iterdescendants("*"):
        tag = str(node.tag)
        is_ours = tag in ours and node.getparent() is entry
        if not is_ours and tag.rpartition("}")[2].lower() in _TELLING:
            raise _NotPlainError


def _entry(
    identity: str | None,
    link: str | None,
    title: str | None,
    moment: datetime | None,
    author: str | None,
) -> Entry:
    if moment is None or not identity:
        raise _NotPlainError
    return make_entry(identity, link, title, moment, author)
