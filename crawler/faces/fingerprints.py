"""Holds a page against the rows of a table (``known_rows``): the first that fits says what it is. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from ahocorasick_rs import AhoCorasick

from crawler.faces.facts import BARE, LETTER, Sight
from crawler.faces.finding import Finding
from crawler.faces.known_rows import Fingerprint, rows
from vocabulary.needles import needles

#: Characters of text on a page that shows next to nothing.
_NO_TEXT = 200
#: Between a site's name and the notice in a title: "Site en maintenance | Cercle".
_BESIDE = re.compile(r" [-–—|•·] ")
_NAME_AND_NOTICE = 2
#: Characters of text on a page with its host's own menu.
_FRAMED = 2 * LETTER


#: The patterns of a row are compiled when a page is first held against them: for most pages, few are.
_regex = cache(re.compile)


@cache
def framed(table: str) -> tuple[Fingerprint, ...]:
    """Return the rows of a table that a page with a menu can fit."""
    return tuple(row for row in rows(table) if row.framed)


def known_by(table: str, means: str) -> Callable[[Sight], Finding | None]:
    """Return the recogniser of a table, its first row that fits; ``means`` is its documentation."""

    def recognise(facts: Sight) -> Finding | None:
        candidates = _candidates(table, facts)
        has_title = bool(candidates) and _has_title(table, facts)
        for row in candidates:
            if (row.title and not has_title) or (row.header and not _is_sent(row.header, facts)):
                continue
            if (signs := _signs(row, facts)) is not None:
                return Finding(row.face, (row.name, *signs[0]), signs[1])
        return None

    recognise.__name__ = table
    recognise.__doc__ = means
    return recognise


def _candidates(table: str, facts: Sight) -> tuple[Fingerprint, ...]:
    """Return the rows that such a page can fit: for most pages none or few."""
    if facts.is_bare:
        return _fitting(table, facts)
    if facts.is_within(BARE) and rows(table)[0].door:
        return rows(table)
    return framed(table) if facts.is_within(_FRAMED) else ()


@cache
def _worded(table: str) -> tuple[tuple[Fingerprint, tuple[frozenset[str], ...]], ...]:
    """Return each row of a table with the needles of its title and of its words."""
    return tuple(
        (row, tuple(found for part in (row.title, row.says) if (found := needles(part))))
        for row in rows(table)
    )


@cache
def _finder(table: str) -> tuple[list[str], AhoCorasick]:
    """Return the needles of all rows of a table, and what finds them in one pass."""
    words = sorted({word for _, needed in _worded(table) for each in needed for word in each})
    return words, AhoCorasick(words)


def _fitting(table: str, facts: Sight) -> tuple[Fingerprint, ...]:
    """Return the rows of a table of whose needles the page holds one each: no other can fit it."""
    words, finder = _finder(table)
    text = "\n".join((facts.folded, *facts.folded_heads, *facts.folded_first))
    hits = finder.find_matches_as_indexes(text.lower(), overlapping=True)
    held = frozenset([words[number] for number in {hit[0] for hit in hits}])
    return tuple(row for row, needed in _worded(table) if not any(map(held.isdisjoint, needed)))


@cache
def _titles(table: str) -> re.Pattern[str]:
    """Return the titles of all rows of a table as one pattern: asked once instead of row by row."""
    return re.compile("|".join(f"(?:{row.title})" for row in rows(table) if row.title))


def _heads(facts: Sight) -> tuple[str, ...]:
    """Return title and headings, folded; of a page with nothing of its own, its title also in parts."""
    if not facts.is_bare:
        return facts.folded_first
    parts = _BESIDE.split(facts.folded_first[0]) if facts.title else []
    return (*facts.folded_heads, *(parts if len(parts) == _NAME_AND_NOTICE else ()))


def _has_title(table: str, facts: Sight) -> bool:
    heads = _heads(facts)
    return any(map(_titles(table).fullmatch, heads))


def _signs(row: Fingerprint, facts: Sight) -> tuple[tuple[str, ...], str] | None:
    """Return the signs that show ``row`` and the quote, or ``None`` when one of its parts is missing."""
    if not _may_be(row, facts):
        return None
    technical = _technical_signs(row, facts)
    said = None if technical is None else _words(row, facts, has_mark=bool(technical))
    if technical is None or said is None:
        return None
    if facts.is_bare and any(_regex(each).search(facts.prose) for each in row.unless):
        return None
    if row.framed and not row.door and facts.has_posts:
        return None
    if (row.nobody and facts.speaks_of_people) or (not technical and facts.is_no_host_s):
        return None
    own = () if row.framed else ("nothing of its own",)
    return (*technical, *said[0], *own), said[1]


def _may_be(row: Fingerprint, facts: Sight) -> bool:
    """Whether status, place and size of the page are those of the row."""
    if row.status and facts.page.status not in row.status:
        return False
    if (row.home and not facts.is_home) or (row.scripts_only and len(facts.text) > _NO_TEXT):
        return False
    return _has_nothing_else(row, facts)


def _has_nothing_else(row: Fingerprint, facts: Sight) -> bool:
    """Whether the page has nothing of its own, as far as the row asks for it."""
    if facts.is_bare:
        return True
    if row.door and facts.is_door:
        return True
    return row.framed and facts.is_within(_FRAMED)


def _technical_signs(row: Fingerprint, facts: Sight) -> tuple[str, ...] | None:
    page, signs = facts.page, []
    if row.header:
        signs.append(f"header {row.header[0]}")
    if row.address:
        if not _regex(row.address, re.IGNORECASE).search(page.url):
            return None
        signs.append("address")
    if row.source:
        if not all(_regex(source).search(facts.page.source) for source in row.source):
            return None
        signs.append("source")
    if row.markup:
        if not facts.has(row.markup):
            return None
        signs.append("markup")
    return tuple(signs)


def _is_sent(header: tuple[str, str], facts: Sight) -> bool:
    name, start = header
    value = facts.page.headers.get(name)
    return value is not None and value.strip().lower().startswith(start)


def _words(row: Fingerprint, facts: Sight, *, has_mark: bool) -> tuple[tuple[str, ...], str] | None:
    signs: list[str] = []
    quote = ""
    if row.title:
        heads = _heads(facts)
        found = next((head for head in heads if _regex(row.title).fullmatch(head)), None)
        if found is None or (facts.is_brief and facts.is_a_name(found)):
            return None
        signs, quote = ["title or heading"], found
    if row.says:
        # Words alone count in title and headings, or on a brief page that leads nowhere else.
        leads_nowhere = facts.is_brief and not facts.site_links
        is_open = has_mark or row.framed or row.title or leads_nowhere or row.door
        said = _regex(row.says).search(facts.folded if is_open else "\n".join(facts.folded_heads))
        if said is None:
            return None
        signs.append("words")
        quote = quote or said.group()
    if row.sentence:
        found = _sentence(row, facts) if facts.says_one_thing else ""
        if not found:
            return None
        signs.append("one sentence")
        quote = quote or found
    return tuple(signs), quote[:200]


def _sentence(row: Fingerprint, facts: Sight) -> str:
    """Return the first sentence that holds all that the row asks of one; empty when there is none."""
    whole = (each for each in facts.folded_sentences if "?" not in each)
    return next(
        (each for each in whole if all(_regex(part).search(each) for part in row.sentence)), ""
    )
