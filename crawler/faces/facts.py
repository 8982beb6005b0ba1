"""What several recognisers ask of one page, each worked out once and only if asked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from crawler.page import Page
from vocabulary.domains import registrable_domain

#: Characters of visible text. A notice is shorter, a page with content longer.
NOTICE = 800
#: A farewell letter or a server's own page may be this long.
LETTER = 5000
#: Marks of public contributions.
_PUBLIC = "article, .post, .postbody, .topiclist .row, time[datetime], [itemtype*='Posting']"


@dataclass(frozen=True)
class Facts:
    """A page and what is known of it. Everything but the status is empty for a page not in HTML."""

    page: Page

    @cached_property
    def text(self) -> str:
        """What a reader without scripts sees, a line for each text node."""
        return self.page.visible_text

    @cached_property
    def title(self) -> str:
        """The title, cut short, on one line."""
        return self._first("title")

    @cached_property
    def heads(self) -> tuple[str, ...]:
        """The title and the first heading, those that are not empty."""
        return tuple(head for head in (self.title, self._first("h1")) if head)

    @cached_property
    def said(self) -> str:
        """Title, heading and visible text, a line for each."""
        return "\n".join((*self.heads, self.text))

    @cached_property
    def _lowered(self) -> bytes:
        return self.said.encode("utf-8", "replace").lower()

    @cached_property
    def has_posts(self) -> bool:
        """Whether the page shows public contributions."""
        return self.page.is_html and self.page.tree.css_matches(_PUBLIC)

    @cached_property
    def is_notice(self) -> bool:
        """Whether an HTML page shows no more text than a notice and no public contribution."""
        return self.is_within(NOTICE) and not self.has_posts

    @cached_property
    def own_paths(self) -> frozenset[str]:
        """The paths of the same site that the page links to, without itself and the home page."""
        here = registrable_domain(self.page.url)
        urls = {url for link in self.page.links if (url := self.page.join(link.href))}
        paths = {urlsplit(url).path for url in urls if registrable_domain(url) == here}
        return frozenset(paths - {"", "/", self.page.path})

    @cached_property
    def foreign_urls(self) -> tuple[str, ...]:
        """The addresses of other sites that the page links to, each once, in document order."""
        here = registrable_domain(self.page.url)
        urls = dict.fromkeys(self.page.join(link.href) for link in self.page.links)
        return tuple(url for url in urls if url and registrable_domain(url) != here)

    def is_within(self, limit: int) -> bool:
        """Whether the page is HTML with at most ``limit`` characters of visible text."""
        return self.page.is_html and len(self.text) <= limit

    def mentions(self, words: tuple[bytes, ...]) -> bool:
        """Whether title, heading or text hold one of ``words``: UTF-8, ASCII letters small.

        Much quicker than a pattern: to rule most pages out before one is tried.
        """
        return any(word in self._lowered for word in words)

    def has(self, selector: str) -> bool:
        """Whether an element of the page matches the CSS ``selector``."""
        return self.page.is_html and self.page.tree.css_matches(selector)

    def _first(self, name: str) -> str:
        node = self.page.tree.css_first(name) if self.page.is_html else None
        return " ".join(node.text().split())[:200] if node else ""
