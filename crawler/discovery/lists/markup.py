"""Lists written as text: Markdown, HTML and OPML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

import yaml
from lxml import etree
from selectolax.lexbor import LexborNode

from crawler.discovery.candidate import Proposal
from crawler.discovery.lists.objects import of_community
from crawler.page import Page
from crawler.readers.nodes import attribute

_HEADING = re.compile(r"#{1,6}\s+(.{1,200}?)\s*#*$")
_LINK = re.compile(r"\[([^\]\[]{1,200})\]\((https?://[^\s()]{1,1000})\)")
#: What stands around a link that opens a line: the mark of a list, bold, a table's bar.
_BEFORE = re.compile(r"[\s*_|>+-]*(?:\d{1,3}\.)?[\s*_|]*")
_BARE = re.compile(r"https?://[^\s<>()\"']{1,1000}")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "summary", "caption", "dt"})
#: Where links are the site's own furniture.
_FURNITURE = frozenset({"nav", "header", "footer", "aside"})
#: What a link is wrapped in where its words stand beside it.
_WRAPPING = frozenset({"b", "dt", "em", "h3", "h4", "h5", "h6", "i", "span", "strong", "td", "th"})
#: Links of one page that are looked at.
MOST_LINKS = 5_000
#: Pieces beside a link, and letters of them, that are read as its sentence.
_PIECES, _LETTERS = 12, 300


def read_markdown(page: Page) -> Iterator[Proposal]:
    """Yield each link that opens a line of a list, and each line that is an address.

    A file with a head of fields (``name``, ``link``) is one community of a hub kept in Git.
    """
    if head := _head(page.text):
        yield from of_community(head)
        return
    heading = ""
    for line in page.text.splitlines():
        if title := _HEADING.match(line):
            heading = _LINK.sub(r"\1", title[1])
            continue
        start = _BEFORE.match(line)
        at = start.end() if start else 0
        if link := _LINK.match(line, at):
            about = line[link.end() :].strip(" \t*_|–—:-")
            yield Proposal(link[1].strip("*_ "), link[2], heading=heading, description=about)
        elif bare := _BARE.match(line, at):
            name, _, _ = line[bare.end() :].strip(" \t|–—:-;,").partition("|")
            yield Proposal(name or urlsplit(bare[0]).netloc, bare[0], heading=heading)


def _head(text: str) -> dict[str, object] | None:
    if not text.startswith("---\n"):
        return None
    head, closed, _ = text[4:].partition("\n---")
    try:
        fields = yaml.safe_load(head) if closed else None
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    return fields if isinstance(fields, dict) else None


def read_html(page: Page) -> Iterator[Proposal]:
    """Yield each link to another host, outside of the page's furniture, under the heading above it."""
    heading, count = "", 0
    own = page.host.removeprefix("www.")
    for node in page.tree.root.traverse() if page.tree.root else ():
        if node.tag in _HEADINGS:
            heading = " ".join(node.text().split())[:200]
        if node.tag != "a" or count >= MOST_LINKS:
            continue
        count += 1
        url = urljoin(page.url, attribute(node, "href").strip())
        name = " ".join(node.text().split())[:200]
        if (
            not name
            or urlsplit(url).netloc.removeprefix("www.") in {"", own}
            or _is_furniture(node)
        ):
            continue
        yield Proposal(name, url, heading=heading, description=_beside(node))


def _beside(link: LexborNode) -> str:
    """Return the words that follow a link in its row, before the next link."""
    last = link
    while last.next is None and last.parent is not None and last.parent.tag in _WRAPPING:
        last = last.parent
    pieces: list[str] = []
    piece = last.next
    while piece is not None and len(pieces) < _PIECES:
        if piece.tag in _HEADINGS or piece.tag == "a" or piece.css_first("a"):
            break
        pieces.append(piece.text()[: _LETTERS * 2])
        piece = piece.next
    return " ".join(" ".join(pieces).split())[:_LETTERS].strip(" |–—:-;,.")


def _is_furniture(node: LexborNode) -> bool:
    above: LexborNode | None = node
    while above is not None:
        if above.tag in _FURNITURE:
            return True
        above = above.parent
    return False


def read_opml(page: Page) -> Iterator[Proposal]:
    """Yield each outline with a site or a feed; the outline above it is the heading."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(page.body, parser)
    except etree.XMLSyntaxError:
        return
    for outline in root.iter("outline") if root is not None else ():
        url = outline.get("htmlUrl") or outline.get("xmlUrl") or outline.get("url")
        name = outline.get("title") or outline.get("text") or ""
        above = outline.getparent()
        heading = (above.get("title") or above.get("text") or "") if above is not None else ""
        if url:
            yield Proposal(" ".join(name.split())[:200], url, heading=heading[:200])
