"""Figures in boxes of their own: a counter above its label, below it, beside an icon, or run by a script.

In running text nothing tells whether "12 / Membres / 34" is twelve members or thirty-four; in the tree
the box that holds one figure and one label does. Pure; linear in the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from selectolax.lexbor import LexborNode

from crawler.page import Page
from crawler.readers.members.people import labels_in
from crawler.readers.nodes import TEXT, attribute

#: A line that is a figure and nothing else.
_FIGURE = re.compile(r"[+~]?\s?[0-9][0-9 .,'’\u00a0\u202f]{0,12}\s?(?:[kKmM]|M[io]+)?\s?\+?")
_STARTS: Final = frozenset("+~0123456789")
_FIGURE_LINE = re.compile(rf"(?:^|\n)(?={_FIGURE.pattern}(?:\n|$))")
#: Where scripts that run a counter up keep its end.
_COUNTERS: Final = (
    *("data-count", "data-target", "data-to", "data-to-value", "data-value", "data-number"),
    *("data-stop", "data-end", "data-counter", "data-counterup", "data-purecounter-end"),
)
_COUNTER_MARKS: Final = tuple(
    name.encode() for name in ("data-count", "data-to", "data-stop", "counter")
)
_ICONS: Final = "[title], [aria-label], img[alt]"
_NAMED: Final = ("title", "aria-label", "alt")
#: Figures looked at in one page, levels of boxes around one, characters of a box.
_MOST, _LEVELS, _LONGEST = 200, 4, 80
_LONGEST_FIGURE: Final = 16
#: Cells of a row that tells a few figures, and nodes of blanks beside a row.
_MOST_CELLS, _MOST_STEPS = 12, 3
_MOST_NODES: Final = 60


def boxed_figures(page: Page) -> str:
    """Return "500 Membres. " for each box of one figure and its label; empty where none may be read.

    One line for each box, closed by a full stop, so that no box is read as part of another.
    """
    if not page.is_html or page.tree.body is None or not _may_count(page):
        return ""
    lines = []
    for node, shown, figure in _figures(page):
        label = _column_head(node) or _label_beside(node, shown)
        if label:
            lines.append(f"{figure} {label}. ")
    return "\n".join(lines)


def _may_count(page: Page) -> bool:
    """Whether a line of the text is a figure with people beside it, or a script runs counters."""
    if page.has_any(_COUNTER_MARKS):
        return True
    text = page.visible_text
    for at, line in enumerate(_FIGURE_LINE.finditer(text)):
        around = text[max(0, line.start() - _LONGEST) : line.end() + _LONGEST].lower()
        if next(labels_in(around), None):
            return True
        if at > _MOST:
            break
    return any(page.has(f'"{word}'.encode()) for word in ("Membres", "Members", "Mitglieder"))


def _figures(page: Page) -> Iterator[tuple[LexborNode, str, str]]:
    """Yield each element that shows a figure alone, what it shows, and the figure."""
    found = 0
    for name in (name for name in _COUNTERS if page.has(name.encode())):
        for node in page.select(f"[{name}]")[:_MOST]:
            figure = " ".join(attribute(node, name).split())
            shown = " ".join(node.text().split())
            if _is_figure(figure) and shown in {"", "0"}:
                yield node, shown, figure
    body = page.tree.body
    for text in body.traverse(include_text=True) if body else ():
        shown = (text.text_content or "").strip() if text.tag_id == TEXT else ""
        if shown[:1] in _STARTS and _is_figure(shown) and (parent := text.parent) is not None:
            yield parent, " ".join(shown.split()), shown
            found += 1
            if found > _MOST:
                return


def _is_figure(text: str) -> bool:
    return 0 < len(text) <= _LONGEST_FIGURE and _FIGURE.fullmatch(text) is not None


def _label_beside(node: LexborNode, shown: str) -> str:
    """Return the words of the smallest box around a figure that has any, or of the icon in it."""
    box: LexborNode | None = node
    for _level in range(_LEVELS):
        if box is None or box.tag == "body":
            return ""
        text = _text_of(box)
        if text is None:
            return ""
        words = text.replace(shown, "", 1).strip(" :+")
        if any(character.isalpha() for character in words):
            return "" if any(character.isdigit() for character in words) else words
        if label := _icon(box):
            return label
        box = box.parent
    return ""


def _column_head(node: LexborNode) -> str:
    """Return the head of the column of a figure in a table of one row; empty elsewhere."""
    cell = node if node.tag == "td" else node.parent
    row = cell.parent if cell is not None and cell.tag == "td" else None
    if (
        cell is None
        or row is None
        or _row_beside(row, -1) is None
        or _row_beside(row, 1) is not None
    ):
        return ""
    heads = _cells(_row_beside(row, -1))
    cells = _cells(row)
    is_column = len(heads) == len(cells) and all(head.tag == "th" for head in heads)
    if not is_column:
        return ""
    found = (head for head, other in zip(heads, cells, strict=True) if other.mem_id == cell.mem_id)
    head = next(found, None)
    return " ".join(head.text().split())[:_LONGEST] if head is not None else ""


def _row_beside(row: LexborNode | None, way: int) -> LexborNode | None:
    """Return the element right before (-1) or after (1) a row."""
    for _step in range(_MOST_STEPS):
        row = None if row is None else row.prev if way < 0 else row.next
        if row is None or row.tag_id != TEXT:
            break
    return row


def _cells(row: LexborNode | None) -> list[LexborNode]:
    """Return the first cells of a row: a table of more columns is none of a few figures."""
    cells: list[LexborNode] = []
    cell = row.child if row is not None else None
    while cell is not None and len(cells) <= _MOST_CELLS:
        if cell.tag in {"td", "th"}:
            cells.append(cell)
        cell = cell.next
    return cells if len(cells) <= _MOST_CELLS else []


def _text_of(box: LexborNode) -> str | None:
    """Return the text of a small box; ``None`` of a larger one, without reading it to the end."""
    parts: list[str] = []
    length = 0
    for at, node in enumerate(box.traverse(include_text=True)):
        if node.tag_id == TEXT:
            parts.append(node.text_content or "")
            length += len(parts[-1])
        if at > _MOST_NODES or length > 4 * _LONGEST:
            return None
    text = " ".join(" ".join(parts).split())
    return text if len(text) <= _LONGEST else None


def _icon(box: LexborNode) -> str:
    for node in (box, *box.css(_ICONS)[:3]):
        for name in _NAMED:
            words = " ".join(attribute(node, name).split())
            if words and len(words) <= _LONGEST and not any(c.isdigit() for c in words):
                return words
    return ""
