"""One HTTP answer as data: what probes read. It fetches nothing and knows no Scrapy.

Decoding, the HTML tree and the JSON value are made once, when first asked for, and shared by all
probes that read the answer.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from crawler.bounds import MOST_TAGS, first_tags, tangle
from crawler.encodings import decode
from crawler.folding import fold
from crawler.marks import learn, search
from crawler.speaker import NOBODY, OWN_TAGS, Speaker, speaker_of
from crawler.visit_time import VisitTime
from crawler.web_address import Base, is_web_address
from vocabulary.items import FetchOutcome
from vocabulary.reachability import fetch_outcome

if TYPE_CHECKING:  # what reads a certificate is half of what a reader of saved pages would load
    from crawler.transport.certificates import Certificate

_Read = TypeVar("_Read")
#: A control character that no page shows: tells text nodes apart.
_BETWEEN_NODES = "\x1f"
#: Bytes of warnings that may stand before a feed, the feed's own begin, and what makes it a page.
_BEFORE_FEED = 8_192
_FEED = re.compile(
    rb"(?:<\?xml[^>]{0,200}\?>\s{0,20})?<(?:rss|feed|rdf:rdf)\s[^>]{0,80}(?:version|xmlns)",
    re.IGNORECASE,
)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)


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
    notes: tuple[str, ...] = ()  # what was wrong with its transfer, for the operator
    name_servers: str = ""  # of a home page: whose servers keep its domain, with blanks between

    def __post_init__(self) -> None:
        object.__setattr__(self, "fetched_at", VisitTime.of(self.fetched_at))

    def __getstate__(self) -> dict[str, Any]:
        """Return it without what was worked out of it, which is not all plain data."""
        return {each.name: getattr(self, each.name) for each in fields(self)}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        self.__post_init__()

    @property
    def alike_until(self) -> datetime:
        """Until when a visit would read the same, as far as the page was read until now."""
        return VisitTime.of(self.fetched_at).alike_until

    @cached_property
    def content_type(self) -> str:
        """The media type in lower case without its parameters; empty when not stated."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @cached_property
    def text(self) -> str:
        """The body as text, whatever encoding it declares (see ``decode``); of a page what is read of it."""
        text = decode(self.body, self.headers.get("content-type"))
        return first_tags(text) if self.is_cut else text

    @cached_property
    def is_cut(self) -> bool:
        """Whether it is a page with so many tags that only its first part is read."""
        return self.is_html and self.body.count(b"<") > MOST_TAGS

    @cached_property
    def source(self) -> bytes:
        """The markup in bytes of ASCII and more, its ASCII letters small: to look for what it may hold."""
        is_wide = b"\0" in self.body[:64]  # UTF-16, whose letters are two bytes each
        return (self.text.encode("utf-8", "replace") if is_wide else self.body).lower()

    def select(self, selector: str) -> list[LexborNode]:
        """Return the elements of an HTML page that match a CSS selector, in document order."""
        return self.tree.css(selector) if self.is_html else []

    def first(self, selector: str) -> LexborNode | None:
        """Return the first element that matches: sought no further, so that a head's costs nothing."""
        return self.tree.css_first(selector) if self.is_html else None

    def shows(self, selector: str) -> bool:
        """Whether an element matches: sought no further than the first that does."""
        return self.is_html and self.tree.css_matches(selector)

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
        if start.startswith(roots) or self.feed_start:
            return True
        return start.startswith("<?xml") and "<html" not in start and "<!doctype html" not in start

    @cached_property
    def feed_start(self) -> int:
        """Where a feed begins in the body, after warnings that its server put before it; else 0."""
        head = self.body[:_BEFORE_FEED]
        found = _FEED.search(head)
        return found.start() if found and not _HTML.search(head, 0, found.start()) else 0

    def has(self, mark: bytes) -> bool:
        """Whether the body contains ``mark``: a constant by which a probe knows its platform."""
        known, present = self._marks
        if mark in known:
            return mark in present
        learn(mark)
        return mark in self.body

    def has_any(self, marks: Sequence[bytes]) -> bool:
        """Whether the body contains one of ``marks``."""
        known, present = self._marks
        if known.issuperset(marks):
            return not present.isdisjoint(marks)
        return any(map(self.has, marks))

    @cached_property
    def _marks(self) -> tuple[frozenset[bytes], frozenset[bytes]]:
        return search(self.body)

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """The HTML tree (lexbor). Never raises: any bytes give some tree, tangled ones an empty one."""
        return LexborHTMLParser("" if self.tangle else self.text)

    @cached_property
    def tangle(self) -> str | None:
        """What makes it too tangled to be parsed, or ``None``."""
        return tangle(self.text)

    @property
    def limit_met(self) -> str:
        """Which limit of our own the page met, in words for the operator; empty: none."""
        return self.tangle or ("read in part: too many tags" if self.is_cut else "")

    @property
    def outcome(self) -> FetchOutcome:
        """How the exchange ended: by its status, unless it is a page that cannot be parsed."""
        by_status = fetch_outcome(self.status)
        is_refused = by_status is FetchOutcome.OK and self.is_html and self.tangle
        return FetchOutcome.TOO_LARGE if is_refused else by_status

    @cached_property
    def visible_text(self) -> str:
        """What a reader without scripts sees, ``noscript`` included: a line for each text node."""
        body = self.tree.body if self.is_html else None
        if body is None:
            return ""
        # One pass over all text nodes. Scripts and styles are such nodes too: left out whole.
        code = {_one_line(node.text().strip()) for node in body.css("script, style")}
        texts = map(str.strip, body.text(separator=_BETWEEN_NODES).split(_BETWEEN_NODES))
        lines = map(_one_line, filter(None, texts))  # half of the nodes are blanks between elements
        return "\n".join([line for line in lines if line not in code])

    @cached_property
    def folded_text(self) -> str:
        """``visible_text`` in lower case, position by position."""
        return fold(self.visible_text)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """All links of an HTML page, in document order; none of anything else."""
        nodes = self.tree.css("a[href]") if self.is_html else []
        return tuple(
            Link((node.attrs.get("href") or "").strip(), node.text(), node) for node in nodes
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
    def title(self) -> str:
        """The text of the page's ``title`` as written; empty where it has none."""
        node = self.first("title")
        return node.text() if node else ""

    @cached_property
    def lang(self) -> str | None:
        """What ``html lang`` says, as written."""
        root = self.tree.css_first("html")
        return root.attributes.get("lang") if root else None

    @cached_property
    def path(self) -> str:
        """The path of the address, at least ``/``."""
        return urlsplit(self.url).path or "/"

    @cached_property
    def host(self) -> str:
        """The host name in lower case, without port."""
        return (urlsplit(self.url).hostname or "").lower()

    @cached_property
    def base_url(self) -> str:
        """The address relative links start from (``<base href>`` honoured)."""
        base = self.first("base[href]")
        try:
            return urljoin(self.url, base.attributes.get("href") or "") if base else self.url
        except ValueError:  # a base that is no address is none
            return self.url

    def join(self, link: str) -> str:
        """Return ``link`` as an absolute address; an unusable link gives the empty text."""
        url = self._joined.get(link)
        if url is None:
            url = self._joined[link] = self._join(link)
        return url

    @cached_property
    def _joined(self) -> dict[str, str]:
        return {}  # several readers follow the same links

    @cached_property
    def _base(self) -> Base:
        return Base(self.base_url)

    def _join(self, link: str) -> str:
        try:
            url = self._base.join(link.strip())
            return url if is_web_address(url) else ""
        except ValueError:
            return ""

    def once(self, read: Callable[[Page], _Read]) -> _Read:
        """Return what ``read`` reads of the page; several readers may ask, it is read once."""
        if read not in self._reads:
            self._reads[read] = read(self)
        return cast(_Read, self._reads[read])

    @cached_property
    def _reads(self) -> dict[Callable[[Page], Any], Any]:
        return {}

    @cached_property
    def speaker(self) -> Speaker:
        """Who speaks on the page: the names under which its site says something of itself."""
        if not self.is_html:
            return NOBODY
        tags = (said for by, name in OWN_TAGS for said in self.stated(by, name))
        return speaker_of(self.title, tags, self.url, (self.known_as,))

    @cached_property
    def generator(self) -> str:
        """The ``meta name=generator`` content, or the empty text."""
        said = (
            contents[0]
            for (by, name), contents in self._stated.items()
            if by == "name" and name.lower() == "generator"
        )
        return next(said, "").strip()

    def stated(self, by: str, name: str) -> list[str]:
        """Return the contents of the ``meta`` elements whose attribute ``by`` is ``name``, in their order.

        ``by`` is ``name`` or ``property``.
        """
        return self._stated.get((by, name), [])

    @cached_property
    def _stated(self) -> dict[tuple[str, str], list[str]]:
        found: dict[tuple[str, str], list[str]] = {}
        for node in self.select("meta[content]"):
            attributes = node.attributes
            for by in ("name", "property"):
                if name := attributes.get(by):
                    found.setdefault((by, name), []).append(attributes["content"] or "")
        return found


def _one_line(text: str) -> str:
    return " ".join(text.split()) if "\n" in text or "  " in text or "\t" in text else text
