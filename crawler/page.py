"""One HTTP answer as data: what probes read. It fetches nothing and knows no Scrapy.

Decoding, the HTML tree and the JSON value are made once, when first asked for, and shared by all
probes that read the answer.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode
from w3lib.encoding import html_to_unicode

from crawler.certificates import Certificate
from crawler.marks import learn, search
from crawler.speaker import NOBODY, Speaker, speaker_of

#: A control character that no page shows: tells text nodes apart.
_BETWEEN_NODES = "\x1f"


class Link(NamedTuple):
    """One ``a[href]`` of a page, with its address and text as written."""

    href: str
    label: str
    node: LexborNode


@dataclass(frozen=True)
class Page:
    """One answer: final address, status, headers (lower-case names), body bytes, time (aware UTC).

    ``known_as`` is the network's name in the catalogue, where the page is read for one.
    """

    url: str
    status: int
    body: bytes
    fetched_at: datetime
    headers: Mapping[str, str] = field(default_factory=dict)
    certificate: Certificate | None = None  # of a home page asked over TLS
    known_as: str = ""

    @property
    def content_type(self) -> str:
        """The media type in lower case without its parameters; empty when not stated."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @cached_property
    def text(self) -> str:
        """The body decoded by byte-order mark, header, ``meta charset`` or guess, in that order.

        Bytes that are UTF-8 are UTF-8, whatever is declared: by chance other texts hardly ever are.
        """
        if not self.body.isascii() and (text := _utf_8(self.body)) is not None:
            return text
        return html_to_unicode(self.headers.get("content-type"), self.body)[1]

    @cached_property
    def start(self) -> str:
        """The first 512 bytes, stripped and in lower case: enough to tell the format."""
        return self.body[:512].decode("latin-1").lstrip("\ufeffï»¿ \t\r\n").lower()

    @cached_property
    def is_html(self) -> bool:
        """Whether the body is an HTML page: by its start, since servers often misname feeds."""
        if self.start.startswith(("<!doctype html", "<html")):
            return True
        return self.content_type in {"text/html", "application/xhtml+xml"} and not (
            self.start.startswith(("{", "[")) or self.is_xml
        )

    @cached_property
    def is_xml(self) -> bool:
        """Whether the body is an XML document other than XHTML: a feed or a sitemap."""
        start = self.start
        roots = ("<rss", "<feed", "<rdf", "<urlset", "<sitemapindex")
        if start.startswith(roots):
            return True
        return start.startswith("<?xml") and "<html" not in start and "<!doctype html" not in start

    def has(self, mark: bytes) -> bool:
        """Whether the body contains ``mark``: a constant by which a probe knows its platform."""
        found = self._marks.get(mark)
        if found is None:
            learn(mark)
            return mark in self.body
        return found

    @cached_property
    def _marks(self) -> dict[bytes, bool]:
        return search(self.body)

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """The HTML tree (lexbor). Never raises: any bytes give some tree."""
        return LexborHTMLParser(self.text)

    @cached_property
    def visible_text(self) -> str:
        """What a reader without scripts sees, ``noscript`` included: a line for each text node."""
        body = self.tree.body if self.is_html else None
        if body is None:
            return ""
        # One pass over all text nodes. Scripts and styles are such nodes too: left out whole.
        code = {_one_line(node.text()) for node in body.css("script, style")}
        parts = map(_one_line, body.text(separator=_BETWEEN_NODES).split(_BETWEEN_NODES))
        return "\n".join(part for part in parts if part and part not in code)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """All links of an HTML page, in document order; none of anything else."""
        nodes = self.tree.css("a[href]") if self.is_html else []
        return tuple(
            Link((node.attributes.get("href") or "").strip(), node.text(), node) for node in nodes
        )

    @cached_property
    def json(self) -> Any:
        """The JSON value of the body, or ``None`` when it is not JSON. Hostile depth is not JSON."""
        if not self.start.startswith(("{", "[")):
            return None
        try:
            return json.loads(self.text)
        except (ValueError, RecursionError):
            return None

    @cached_property
    def lang(self) -> str | None:
        """What ``html lang`` says, as written."""
        root = self.tree.css_first("html")
        return root.attributes.get("lang") if root else None

    @property
    def path(self) -> str:
        """The path of the address, at least ``/``."""
        return urlsplit(self.url).path or "/"

    @property
    def host(self) -> str:
        """The host name in lower case, without port."""
        return (urlsplit(self.url).hostname or "").lower()

    @cached_property
    def base_url(self) -> str:
        """The address relative links start from (``<base href>`` honoured)."""
        base = self.tree.css_first("base[href]") if self.is_html else None
        return urljoin(self.url, base.attributes.get("href") or "") if base else self.url

    def join(self, link: str) -> str:
        """Return ``link`` as an absolute address; an unusable link gives the empty text."""
        try:
            url = urljoin(self.base_url, link.strip())
            return url if urlsplit(url).scheme in {"http", "https"} else ""
        except ValueError:
            return ""

    @cached_property
    def speaker(self) -> Speaker:
        """Who speaks on the page: the names under which its site says something of itself."""
        return speaker_of(self.tree, self.url, (self.known_as,)) if self.is_html else NOBODY

    @cached_property
    def generator(self) -> str:
        """The ``meta name=generator`` content, or the empty text."""
        if not self.is_html:
            return ""
        node = self.tree.css_first('meta[name="generator" i][content]')
        return (node.attributes.get("content") or "").strip() if node else ""


def _utf_8(body: bytes) -> str | None:
    """Return UTF-8 bytes as text, even if the last character was cut; ``None`` for other bytes."""
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        is_cut = error.start >= max(len(body) - 3, 1) and error.reason == "unexpected end of data"
        return body[: error.start].decode("utf-8-sig") if is_cut else None


def _one_line(text: str) -> str:
    text = text.strip()
    return " ".join(text.split()) if "\n" in text or "  " in text or "\t" in text else text
