"""What all faces share: the finding, and how long and how public a page is."""

from __future__ import annotations

from dataclasses import dataclass

from crawler.items import Face
from crawler.page import Page

#: Characters of visible text. A notice is shorter, a page with content longer.
NOTICE = 800
#: A farewell letter may be this long.
LETTER = 5000
#: Marks of public contributions.
PUBLIC = "article, .post, .postbody, .topiclist .row, time[datetime], [itemtype*='Posting']"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a page really is and what shows it. ``signs`` never hold text of people."""

    face: Face
    signs: tuple[str, ...] = ()  # the independent signs, in short words for the operator
    quote: str = ""  # the shortest text of a notice that shows it
    closed_on: str = ""  # ISO date, year-month or year, when a closure notice says when
    successor_url: str = ""  # where a closure notice sends the members: another site


def title_of(page: Page) -> str:
    """Return the page's title, cut short; empty for anything but HTML."""
    node = page.tree.css_first("title") if page.is_html else None
    return node.text()[:200] if node else ""


def head_of(page: Page) -> str:
    """Return title and first heading, each on a line."""
    heading = page.tree.css_first("h1") if page.is_html else None
    return f"{title_of(page)}\n{heading.text()[:200] if heading else ''}"


def is_short(page: Page, limit: int = NOTICE) -> bool:
    """Whether an HTML page shows no more text than a notice and no public contribution."""
    return page.is_html and len(page.visible_text) <= limit and not page.tree.css_matches(PUBLIC)
