"""Whether an HTML parser can take a page in linear time and memory: looked at before it is given one.

Parsers do work for each pair of open elements, of attributes of a tag, of formatting elements that are
repaired (``<b><i></b>``); 40 KB made of such pairs fill the memory. Browsers cap most of these; so does
this check, well above what real pages hold. It takes linear time itself, and nearly all pages pass by
their mere counts, which no nesting and no quoting can lower.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

#: Tags of a page that are read; of one with more, its first part: half a second of work at least.
MOST_TAGS = 25_000
#: Elements open within each other; browsers stop at 512.
MOST_DEEP = 1_000
#: Formatting elements left open; each is repeated in every block that follows.
MOST_FORMATTING = 500
#: Attributes of one tag.
MOST_ATTRIBUTES = 100
#: Choices on a page: the parser looks back at all of them for each.
MOST_OPTIONS = 8_000
#: ``html`` and ``body`` tags: the attributes of all of them are gathered on one element.
MOST_ROOTS = 20
#: Tags that are parsed in half a second even if none of them is closed.
FEW_TAGS = 6_000
#: Characters that cannot hold attributes enough to matter.
SHORT = 16_384
#: Bytes and tags of an answer that may take longer to read than others should wait for it: a tenth of a
#: second and more. Nearly all real pages have less.
LONG, MANY_TAGS = 96 * 1024, 4_000

_ROOTS = frozenset(("html", "body"))
_OPTIONS = frozenset(("option", "optgroup"))
_FORMATTING = frozenset(
    ("b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u")
)
#: Elements that never hold others, or that the next of their kind closes.
_FLAT = (
    frozenset(("a", "area", "base", "br", "col", "colgroup", "dd", "dt", "embed", "head", "hr"))
    | frozenset(("img", "input", "li", "link", "meta", "p", "param", "rb", "rp", "rt", "source"))
    | frozenset(("tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr"))
    | _ROOTS
    | _OPTIONS
)
_NAME = r"[a-zA-Z][^\s/>]*+"
_ATTRIBUTE = r"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?+)?+"""
#: The tags of formatting elements and roots, and few others.
_SHORT_TAG = re.compile(r"<[bBcCeEfFhHiInNsStTuU][a-zA-Z]{0,5}[\s/>]")
_LONG_TAG = re.compile(rf"<{_NAME}(?:{_ATTRIBUTE}){{{MOST_ATTRIBUTES + 1}}}")
#: One piece of markup: a comment, an element whose content is no markup, or a tag.
_PIECE = re.compile(
    r"<!--(?s:.*?)(?:-->|\Z)"
    r"|<(?P<raw>script|style|textarea|title|xmp|iframe|noembed|noframes)\b(?s:.*?)(?:</(?P=raw)|\Z)"
    rf"|<(?P<tag>/?{_NAME})(?P<attributes>(?:{_ATTRIBUTE})*+)[\s/]*+(?:>|\Z)",
    re.IGNORECASE,
)
_TOO_MANY_ATTRIBUTES = re.compile(rf"(?:{_ATTRIBUTE}){{{MOST_ATTRIBUTES + 1}}}")


def is_costly(body: bytes) -> bool:
    """Whether reading an answer may hold up everything else."""
    return len(body) > LONG or body.count(b"<") > MANY_TAGS


def first_tags(text: str) -> str:
    """Return a page up to the last tag that is read of it: whatever the tags hold, that is bounded."""
    rest = text.split("<", MOST_TAGS + 1)
    return text if len(rest) <= MOST_TAGS + 1 else text[: -len(rest[-1]) - 1]


def tangle(text: str) -> str | None:
    """Return what makes a page too tangled to be parsed, in words for the operator, or ``None``."""
    tags = text.count("<")
    if tags > MOST_TAGS:
        return "too many tags"
    is_few = tags <= FEW_TAGS and _are_few(_SHORT_TAG.findall(text))
    if is_few and (len(text) <= SHORT or not _LONG_TAG.search(text)):
        return None
    return _look_closely(text)


def _are_few(tags: Sequence[str]) -> bool:
    """Whether formatting elements and roots among ``tags`` are no more than may be left open."""
    number: Counter[str] = Counter()
    for tag, times in Counter(tags).items():
        number[tag[1:-1].lower()] += times
    return (
        sum(number[name] for name in _FORMATTING) <= MOST_FORMATTING
        and sum(number[name] for name in _ROOTS) <= MOST_ROOTS
    )


def _look_closely(text: str) -> str | None:
    """Read the page's tags as a parser does and count what it would have open.

    Each kind of element is counted by itself, so that no end tag of another kind hides an open one;
    in drawings (SVG, MathML) nothing closes by itself.
    """
    lower = text.lower()
    flat = frozenset() if "<svg" in lower or "<math" in lower else _FLAT
    seen: Counter[str] = Counter()
    opened: Counter[str] = Counter()
    depth = formatting = 0
    for piece in _PIECE.finditer(text):
        tag = (piece["tag"] or "").lower()
        name = tag.removeprefix("/")
        change = 1 if name is tag else -1
        seen[tag] += 1
        attributes = piece["attributes"] or ""
        if len(attributes) > MOST_ATTRIBUTES and _TOO_MANY_ATTRIBUTES.match(attributes):
            return "too many attributes"
        if not name or name in flat or (change < 0 and not opened[name]):
            continue
        opened[name] += change
        depth += change
        formatting += change if name in _FORMATTING else 0
        if depth > MOST_DEEP:
            return "too deep"
        if formatting > MOST_FORMATTING:
            return "too many open formatting elements"
    if sum(seen[name] for name in _OPTIONS) > MOST_OPTIONS:
        return "too many choices"
    return "too many roots" if sum(seen[name] for name in _ROOTS) > MOST_ROOTS else None
