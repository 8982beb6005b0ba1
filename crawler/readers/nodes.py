"""Nodes of a page's tree, asked without a care whether they are there. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from selectolax.lexbor import LexborNode

#: The number of lexbor's tag of a text node: told quicker than its name, "-text".
TEXT = 2


def attribute(node: LexborNode | None, name: str) -> str:
    """Return an attribute's value; the empty text without the node, the attribute or a value."""
    return (node.attrs.get(name) or "") if node is not None else ""


def classes(node: LexborNode | None) -> list[str]:
    """Return the names of a node's classes."""
    return attribute(node, "class").split()


def address_with(pattern: re.Pattern[str], links: Iterable[LexborNode]) -> re.Match[str] | None:
    """Return the first match of ``pattern`` in the addresses of ``links``."""
    return next(filter(None, (pattern.search(attribute(link, "href")) for link in links)), None)
