"""A community that spam has taken over.

Of at least ``ITEMS`` titles of one list (topics, posts, links, rows, items of a feed), more than
``MAJORITY`` are advertisements in their very wording (not their subject: "casino" alone proves nothing),
**and** either they come from two families of spam that no real community mixes, or they are of one
family while the site itself, by its title, its address and its menu, is of another trade. A community
about poker, pharmacy, blockchains or sex education stays ``ok``. A page whose own title is such an
advertisement, with nothing of its own, more of the kind below, or only links of others, is taken over too.

The families are rows of ``tables/spam.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path

from ahocorasick_rs import BytesAhoCorasick

from crawler.faces.facts import Sight, fold
from crawler.faces.finding import Finding
from crawler.page import Page
from vocabulary.identity import distinctive
from vocabulary.items import Face

ITEMS = 5
MAJORITY = 0.6
#: Share of one family alone, where the site's own trade is another.
ONE_FAMILY = 0.7
#: Titles that each of two families has; families that need no second title; titles below one of the kind.
_EACH = 2
_MANY = 4
_BELOW = 3
#: Titles looked at of one list, and letters of each; what is shorter is a button.
_LIST = 200
_TITLE = 200
_SHORTEST = 5
#: Where platforms write titles of topics and posts. Headings of a page's other parts come along: they
#: can only make the spam's share smaller.
_TITLES = "h2, h3, a.topictitle, .structItem-title, a.lastsubject"
_ROWS = "li, td"
#: The title of an item of a feed, not the feed's own.
_FEED_TITLE = re.compile(
    r"<(?:item|entry)\b[^>]{0,400}>(?:(?!</?(?:item|entry)\b|<title\b)[\s\S]){0,2000}"
    r"<title\b[^>]{0,80}>\s*(?:<!\[CDATA\[)?([^<\]]{1,300})"
)
_FEED_NAME = re.compile(
    r"<(?:title|description|subtitle)\b[^>]{0,80}>\s*(?:<!\[CDATA\[)?([^<\]]{1,300})"
)
#: Characters of a feed that are looked at.
_FEED = 400_000
_DESCRIPTION = "meta[name='description' i][content], meta[property='og:site_name'][content]"


@dataclass(frozen=True, slots=True)
class _Family:
    """One kind of spam: how its titles are worded, and the words of the trade it pretends to."""

    name: str
    titles: re.Pattern[str]
    things: re.Pattern[str] | None
    trade: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Table:
    """All families, what any of them praises its things with, and the stems of their titles."""

    families: tuple[_Family, ...]
    pitches: re.Pattern[str]
    stems: BytesAhoCorasick


@cache
def _table() -> _Table:
    path = Path(__file__).with_name("tables") / "spam.toml"
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    families = tuple(
        _Family(
            row["name"],
            re.compile("|".join(row["titles"])),
            re.compile(row["things"]) if "things" in row else None,
            re.compile(row["trade"]),
        )
        for row in read["family"]
    )
    stems = sorted({stem.encode() for row in read["family"] for stem in row["stems"]})
    return _Table(families, re.compile(read["pitches"]), BytesAhoCorasick(stems))


def overrun(facts: Sight) -> Finding | None:
    """Recognise a page or feed whose recent items are mostly advertisements by robots."""
    if not facts.page.is_html and not facts.page.is_xml:
        return None
    hits = _table().stems.find_matches_as_indexes(facts.lowered or facts.page.source[:_FEED])
    if not hits:
        return None
    if facts.page.is_html and (found := _titled(facts)):
        return found
    if len(hits) < ITEMS * MAJORITY:
        return None
    lists = (_titles(texts) for texts in _lists(facts))
    return next((found for items in lists if (found := _overrun_list(facts, items))), None)


def spam_trade(names: Iterable[str]) -> str:
    """Return the family of spam that one of ``names`` (a title, a heading) advertises, or nothing."""
    return next((family for name in names if (family := _worded(fold(name)))), "")


def _worded(title: str) -> str:
    """Return the family whose very wording a title has: enough for a title that stands alone."""
    return next((each.name for each in _table().families if each.titles.search(title)), "")


def _family(title: str) -> str:
    """Return the family of one title of many: by its wording, or a thing of it and a pitch."""
    table = _table()
    if worded := _worded(title):
        return worded
    if not table.pitches.search(title):
        return ""
    return next(
        (each.name for each in table.families if each.things and each.things.search(title)), ""
    )


def _titled(facts: Sight) -> Finding | None:
    """Recognise a page whose own title is an advertisement, and whose rest is no better."""
    family = _worded(fold(facts.title))
    if not family or _has_address_of(facts.page, family):
        return None
    if facts.is_bare:
        return Finding(Face.OVERRUN, (f"its title advertises: {family}", "nothing of its own"))
    if _praises_others(facts):
        return Finding(Face.OVERRUN, (f"its title advertises: {family}", "leads only to others"))
    below = [head for head in facts.folded_heads[1:] if _worded(head)]
    if len(below) >= _BELOW and len(below) > MAJORITY * (len(facts.folded_heads) - 1):
        return Finding(Face.OVERRUN, (f"its title advertises: {family}", "so do its headings"))
    return None


def _has_address_of(page: Page, family: str) -> bool:
    """Whether the host's own name is of the trade: people of it may title their pages so."""
    host = fold(page.host)
    return any(each.trade.search(host) for each in _table().families if each.name == family)


def _praises_others(facts: Sight) -> bool:
    """Whether the heading advertises too, and no page of the site is linked, only several of others."""
    leads_away = not facts.own_paths and len(facts.foreign_urls) >= _BELOW
    names = facts.folded_first
    return leads_away and len(names) == _EACH and all(map(_worded, names))


def _overrun_list(facts: Sight, items: set[str]) -> Finding | None:
    if len(items) < ITEMS:
        return None
    # In order: the same answer is to read the same at each visit.
    counts = Counter(family for title in sorted(items) if (family := _family(title)))
    mixed = tuple(family for family, number in counts.items() if number >= _EACH)
    if len(mixed) > 1 and sum(counts[family] for family in mixed) > MAJORITY * len(items):
        return Finding(Face.OVERRUN, mixed)
    if len(counts) >= _MANY and counts.total() > MAJORITY * len(items):
        return Finding(Face.OVERRUN, tuple(counts))
    if counts and counts.total() > ONE_FAMILY * len(items):
        [(most, number)] = counts.most_common(1)
        is_enough = number >= ITEMS - 1 or len(counts) > _EACH
        if is_enough and not any(_is_of_trade(facts, family) for family in counts):
            return Finding(
                Face.OVERRUN, (f"most of a list: {most}", "the site is of another trade")
            )
    return None


def _is_of_trade(facts: Sight, family: str) -> bool:
    """Whether the site itself, where it says what it is, is of the trade; one that says nothing may be."""
    page = facts.page
    own = _feed_names(page) if page.is_xml else facts.heads
    if not distinctive(" ".join((page.host.rpartition(".")[0], *own))):
        return True
    nodes = page.select(_DESCRIPTION)[:4] if page.is_html else []
    tags = (node.attributes.get("content") or "" for node in nodes)
    menu = (link.label for link in page.links[:_LIST] if len(link.label.split()) == 1)
    said = fold(" ".join((page.host, *own, *tags, *menu))[: 10 * _LIST])
    return any(each.trade.search(said) for each in _table().families if each.name == family)


def _feed_names(page: Page) -> tuple[str, ...]:
    """Return the title and description of a feed: what stands before its first item."""
    head = re.split(r"<(?:item|entry)\b", page.text[:_FEED], maxsplit=1)[0]
    return tuple(unescape(name) for name in _FEED_NAME.findall(head)[:2])


def _lists(facts: Sight) -> Iterator[Iterable[str]]:
    """Yield the lists of titles of a page or feed, as written."""
    page = facts.page
    if page.is_xml:
        yield (unescape(item.group(1)) for item in _FEED_TITLE.finditer(page.text[:_FEED]))
        return
    yield (node.text() for node in page.select(_TITLES)[:_LIST])
    yield (link.label for link in page.links[:_LIST] if _is_phrase(link.label))
    yield (text for node in page.select(_ROWS)[:_LIST] if _is_phrase(text := node.text()))


def _is_phrase(text: str) -> bool:
    """Whether a text is more than the one word of a menu or a name; some scripts have no blanks."""
    return not text.isascii() or len(text.split(maxsplit=2)) > 1


def _titles(texts: Iterable[str]) -> set[str]:
    """Return the texts that may be titles, each once and folded; none where too few may be spam."""
    cut = {text.strip()[:_TITLE] for text in texts}
    titles = {title for title in cut if len(title) >= _SHORTEST or (title and not title.isascii())}
    stems = _table().stems
    suspects = sum(bool(stems.find_matches_as_indexes(title.lower().encode())) for title in titles)
    return {fold(title) for title in titles} if suspects > MAJORITY * len(titles) else set()
