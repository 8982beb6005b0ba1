"""What the markup around a date says: shapes of rows, class names, heads of columns. Pure."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from crawler.readers.dates import row_names as named
from crawler.readers.dates.date_patterns import folded
from crawler.readers.nodes import TEXT, attribute, classes

#: Elements from a date up to its row at most, and above its row whose names say what it is.
LEVELS = 10
ABOVE = 2
#: What two elements are called among class names.
ARTICLE, HEADER = "<article>", "<header>"
#: Characters of a column's head.
_LABEL = 60
#: Characters of an element's names; those that tell under what a piece is filed.
_NAMES = 300
_FILED = re.compile(r"(?<![\w-])(?:category|tag)-\S+")
_DIGITS = re.compile(
    r"[0-9]+|(?<![a-z])(?:(?:is|its)[_-])?(?:odd|even|alt|first|last|new|read|unread|active|current)"
    r"(?![a-z])"
)


#: Elements of a date that stand for each other: old moments are printed otherwise than new ones.
_TAGS = dict.fromkeys(("abbr", "acronym", "time", "date"), "span")


class RowMarks:
    """The names of one page's elements; each is looked at once."""

    def __init__(self) -> None:
        self._shapes: dict[int, str] = {}
        self._names: dict[int, str] = {}

    def shape(self, node: LexborNode) -> str:
        """Return tag and first class name of an element, without what differs from row to row."""
        found = self._shapes.get(node.mem_id)
        if found is None and node.tag_id == TEXT:
            found = self._shapes[node.mem_id] = "-text "
        if found is None:
            name = classes(node)[:1]
            mark = _DIGITS.sub("", name[0]) if name and node.tag != "tr" else ""
            found = f"{_TAGS.get(node.tag or '', node.tag)} {mark}"
            self._shapes[node.mem_id] = found
        return found

    def name(self, node: LexborNode) -> str:
        """Return class, identifier and property of an element in lower case."""
        found = self._names.get(node.mem_id)
        if found is None:
            attributes = node.attributes
            names = (attributes.get(name) for name in ("class", "id", "itemprop"))
            found = " ".join(name for name in names if name)[:_NAMES].lower().replace("_", "-")
            if "category-" in found or "tag-" in found:
                found = _FILED.sub("", found)
            if node.tag in {"article", "header"}:
                found += f" <{node.tag}>"
            self._names[node.mem_id] = found
        return found

    def is_of_change(self, node: LexborNode) -> bool:
        """Return whether a date is that of a change, beside the one of the publication."""
        if node.parent is None or not named.CHANGED.search(self.name(node)):
            return False
        return node.parent.css_matches(named.FIRST_PUBLISHED)

    def around(self, node: LexborNode, row: LexborNode, above: int = ABOVE) -> str:
        """Return the names of all elements from ``node`` up to ``row`` and a few above it."""
        names, at = [], node
        left = above + 1
        for _level in range(LEVELS + above):
            if at.tag in {"body", "html"} or not left:
                break
            names.append(self.name(at))
            left -= at.mem_id == row.mem_id or left <= above
            if at.parent is None:
                break
            at = at.parent
        return " ".join(names)


def column_head(node: LexborNode, row: LexborNode) -> str:
    """Return the header of the column in which a date stands, folded; empty outside of tables."""
    if row.tag != "tr":
        return ""
    cell: LexborNode | None = node
    while cell is not None and cell.parent is not None and cell.parent.mem_id != row.mem_id:
        cell = cell.parent
    if cell is None:
        return ""
    column = 0
    for other in row.css("td, th"):
        if other.mem_id == cell.mem_id:
            break
        if other.parent is not None and other.parent.mem_id == row.mem_id:
            column += _span(other)
    table = row.parent if row.parent is None or row.parent.tag == "table" else row.parent.parent
    head = table.css_first("tr") if table is not None else None
    if head is None or head.mem_id == row.mem_id:
        return ""
    for other in head.css("td, th"):
        column -= _span(other)
        if column < 0:
            return folded(other.text()[:_LABEL])
    return ""


def _span(cell: LexborNode) -> int:
    stated = attribute(cell, "colspan")
    return int(stated) if stated.isdecimal() and len(stated) < 3 else 1
