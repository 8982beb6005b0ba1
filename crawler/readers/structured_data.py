"""Read what a page states in schema.org's words: JSON-LD, microdata, Open Graph. Data in, data out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from crawler.page import Page

_SCRIPT = re.compile(
    r"<script[^>]{0,200}application/ld\+json[^>]{0,200}>(.{2,500000}?)</script",
    re.IGNORECASE | re.DOTALL,
)
#: Objects read of one page; depth of nesting followed.
MAX_OBJECTS = 2_000
MAX_DEPTH = 12
_MICRODATA = '[itemtype*="schema.org/"]'


def objects(page: Page) -> Iterator[dict[str, Any]]:
    """Yield every schema.org object of a page, nested ones after those that hold them."""
    if "ld+json" in page.text:
        left = MAX_OBJECTS
        for script in _SCRIPT.finditer(page.text):
            for found in _walk(_parse(script[1]), 0):
                yield found
                left -= 1
                if not left:
                    return
    if "itemtype" in page.text:
        yield from _microdata(page)


def types(found: dict[str, Any]) -> set[str]:
    """Return the type names of an object, without the vocabulary's address."""
    value = found.get("@type")
    names = value if isinstance(value, list) else [value]
    return {name.rpartition("/")[2].rpartition(":")[2] for name in names if isinstance(name, str)}


def listed(value: Any) -> list[Any]:
    """Return a value that schema.org allows to be one or many as a list."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _parse(text: str) -> Any:
    text = text.strip().removeprefix("<!--").removesuffix("-->").strip()
    text = text.removeprefix("//<![CDATA[").removesuffix("//]]>")
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _walk(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > MAX_DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _walk(item, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for item in value.values():
            if isinstance(item, dict | list):
                yield from _walk(item, depth + 1)


def _microdata(page: Page) -> Iterator[dict[str, Any]]:
    """Yield microdata items with the plain properties that stand in them."""
    for scope in page.tree.css(_MICRODATA)[:MAX_OBJECTS]:
        kind = (scope.attributes.get("itemtype") or "").split(" ")[0]
        found: dict[str, Any] = {"@type": kind}
        for node in scope.css("[itemprop]"):
            name = node.attributes.get("itemprop") or ""
            value = (
                node.attributes.get("datetime")
                or node.attributes.get("content")
                or node.attributes.get("href")
            )
            if value and name not in found:
                found[name] = value
        yield found
