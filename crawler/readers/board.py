"""What the index pages of classic forums share: totals told by position, visitors, rows.

Pure: takes text and nodes, returns data. Labels are translated and skins rename them, so nothing
here reads one; a row of figures that cannot be what its place says is left out whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from crawler.page import Page
from crawler.readers.joining import read_registration
from crawler.readers.nodes import TEXT
from crawler.readers.numbers import parse_number
from crawler.readers.page_language import page_language
from crawler.reading import Reading
from vocabulary.items import Rank

#: The order in which forums state their totals: a thread has one message at least.
TOTALS = ("topics_total", "posts_total", "members_total")
#: A whole number in running text, thousands grouped or not.
COUNT = re.compile(r"(?<!\d)(?:\d{1,3}(?:[.,’'\u00a0\u202f ]\d{3}){1,3}|\d{1,9})(?!\d)")
_NOT_DIGIT = re.compile(r"\D")
#: Characters of a line that says who is online.
_LONGEST = 300


def add_totals(
    reading: Reading,
    texts: Sequence[str],
    language: str | None,
    *,
    signals: Sequence[str | None] = TOTALS,
    place: str,
) -> bool:
    """Add the totals in ``texts``, which follow ``signals``; return whether they are totals.

    ``None`` stands for a figure that is not kept. All are left out when one is no figure, or when
    there would be fewer posts than topics.
    """
    figures = {
        signal or str(position): figure
        for position, (signal, text) in enumerate(zip(signals, texts, strict=False))
        if (figure := parse_number(text.strip(), language)) and figure.high is not None
    }
    if len(figures) < len(signals):
        return False
    topics, posts = figures.get("topics_total"), figures.get("posts_total")
    if topics and posts and (posts.high or 0) < topics.low:
        return False
    for signal in filter(None, signals):
        reading.figure(signal, figures[signal], rank=Rank.MARKUP, place=place)
    return True


def add_posts_and_members(page: Page, reading: Reading, places: str) -> bool:
    """Add "posted a total of 1,234 articles. We have 55 registered users. The newest is ...".

    ``places`` selects elements with such sentences: two figures and then a link to the newest
    member, each emphasised, which the translations of phpBB 2 and its heirs keep. Returns whether
    it was found.
    """
    for node in page.select(places):
        marked = node.css("b, strong")[:3]
        if len(marked) < 3 or not marked[2].css_matches("a[href]"):
            continue
        newest = marked[2].text()
        before = node.text().rpartition(newest)[0] if newest else ""
        if len(COUNT.findall(before[:_LONGEST])) != 2:
            continue  # who is online, with the record of visitors: more figures, the same marks
        texts = [mark.text() for mark in marked[:2]]
        signals = ("posts_total", "members_total")
        if add_totals(reading, texts, page_language(page), signals=signals, place=places):
            return True
    return False


def row_of(cell: LexborNode) -> LexborNode | None:
    """Return the row of a table or list that ``cell`` stands in."""
    row: LexborNode | None = cell
    while row is not None and row.tag not in {"tr", "li"}:
        row = row.parent
    return row


def own_text(cell: LexborNode) -> str:
    """Return the text of a cell outside its links, on one line: the date without topic and author."""
    parts: list[str] = []
    length = 0
    waiting = [cell.child]
    while waiting and length < _LONGEST:  # a date is short, whatever else a page puts into its cell
        node = waiting.pop()
        if node is None:
            continue
        waiting.append(node.next)
        if node.tag_id == TEXT:
            parts.append(node.text(deep=False))
            length += len(parts[-1])
        elif node.tag != "a":
            waiting.append(node.child)
    return " ".join(" ".join(parts).split())


def members_online(text: str) -> int | None:
    """Return the members in "Total: 761 (members: 509, guests: 252)".

    The first figure must be the sum of all that follow, of which members come first: without that
    proof a record or a percentage could be meant.
    """
    if len(text) > _LONGEST:
        return None
    counts = [int(_NOT_DIGIT.sub("", found)) for found in COUNT.findall(text)]
    return counts[1] if len(counts) > 2 and counts[0] == sum(counts[1:]) else None


def add_online(page: Page, reading: Reading, places: str) -> None:
    """Add the members online from the first of ``places`` (a selector) that states them."""
    for node in page.select(places):
        line = " ".join(node.text()[: 2 * _LONGEST].split())
        online = members_online(line)
        if online is not None:
            reading.number("members_online", online, rank=Rank.MARKUP, place=places, quote=line)
            return


def add_registration(page: Page, reading: Reading, link: str) -> None:
    """Add that registration is open where ``link`` is found and no sentence of the page says more."""
    if page.shows(link) and page.once(read_registration) is None:
        reading.text("registration", "open", rank=Rank.MARKUP, place=link)
