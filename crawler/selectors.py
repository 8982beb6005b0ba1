"""What the source of a page must hold for a CSS selector to find anything in it. Pure.

A search of a page's bytes takes a microsecond, a query of its tree fifty, and most queries find nothing. So
the source is asked first, for the names and words of the selector itself: nobody has to list them.
"""

from __future__ import annotations

import re
from functools import cache

#: One piece of a plain selector: an attribute with its value, a class or an id, a tag, what stands between.
_PIECE = re.compile(
    r"""\[(?P<name>[\w-]+)(?:[~|^$*]?=(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')(?:\s[is])?)?\]"""
    r"|[.#](?P<mark>[\w-]+)|(?P<tag>[a-z][a-z0-9]*)|(?P<comma>\s*,\s*)|[\s>+~*]+",
    re.IGNORECASE,
)
#: What is written as it is in every source: templates may escape any other sign.
_WORDS = re.compile(r"[\w.-]+", re.ASCII)
#: Tags that a parser adds where the source has none.
_ADDED = frozenset(("html", "head", "body", "tbody", "tr", "colgroup", "img", "p", "br"))
#: For each alternative of a selector, what the source must hold; ``None`` where nothing can be said.
Needs = tuple[frozenset[bytes], ...] | None


@cache
def needs(selector: str) -> Needs:
    """Return what the source, in small letters, holds of any page in which ``selector`` finds something.

    Nothing is said of selectors with conditions (``:has``, ``:not``).
    """
    wanted: list[set[str]] = [set()]
    at = 0
    while at < len(selector):
        piece = _PIECE.match(selector, at)
        if piece is None:
            return None
        at = piece.end()
        if piece["comma"]:
            wanted.append(set())
        elif tag := piece["tag"]:
            wanted[-1].update((f"<{tag}",) if tag.lower() not in _ADDED else ())
        else:
            value = piece["double"] or piece["single"] or ""
            wanted[-1].update(filter(None, (piece["name"], piece["mark"], *_WORDS.findall(value))))
    return tuple(frozenset(each.lower().encode() for each in words) for words in wanted)


def may_find(selector: str, source: bytes) -> bool:
    """Whether ``selector`` may find something in a page with this source, in small letters."""
    wanted = needs(selector)
    return wanted is None or any(all(map(source.__contains__, words)) for words in wanted)
