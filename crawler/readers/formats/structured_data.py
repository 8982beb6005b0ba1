"""Read what a page states in schema.org's words: JSON-LD and microdata. Data in, data out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from selectolax.lexbor import LexborNode

from crawler.page import Page
from crawler.readers.nodes import attribute

#: Objects read of one page, depth of nesting followed, characters of one block.
MAX_OBJECTS = 2_000
MAX_DEPTH = 12
MAX_BLOCK = 500_000
_JSON_LD = 'script[type*="ld+json" i]'
#: What stands before the value in a block that is also a comment: ``<!--``, ``//<![CDATA[``.
_BEFORE_VALUE = re.compile(r"(?:\s|<!--|//|/\*|\*/|<!\[CDATA\[)*")
_SCOPE = '[itemtype*="schema.org/" i]'
_MAX_PROPERTIES = 5_000
_MAX_PARENTS = 30
_DECODER = json.JSONDecoder(strict=False)


@dataclass(frozen=True, slots=True)
class Thing:
    """One schema.org object."""

    types: frozenset[str]  # without the vocabulary's address
    facts: dict[str, Any]  # of microdata only the texts, no things within the thing
    held_as: str  # the property of another thing under which it stands; empty at the top


def things(page: Page) -> Iterator[Thing]:
    """Yield every schema.org object of a page, the nested ones after those that hold them."""
    if "ld+json" in page.text:
        yield from islice(_json_ld(page), MAX_OBJECTS)
    if "itemtype" in page.text:
        yield from _microdata(page)


def listed(value: Any) -> list[Any]:
    """Return a value that schema.org allows to be one or many as a list."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def type_names(value: Any) -> frozenset[str]:
    """Return the names in an ``@type`` or ``itemtype``, e.g. of ``https://schema.org/Event``."""
    return frozenset(
        re.split("[/:#]", name)[-1] for name in listed(value) if isinstance(name, str) and name
    )


def _json_ld(page: Page) -> Iterator[Thing]:
    for script in page.select(_JSON_LD):
        text = script.text()
        start = _BEFORE_VALUE.match(text)
        if start is None or len(text) > MAX_BLOCK:
            continue
        try:
            value, _end = _DECODER.raw_decode(text, start.end())
        except (ValueError, RecursionError):
            continue
        yield from _walk(value, "", 0)


def _walk(value: Any, held_as: str, depth: int) -> Iterator[Thing]:
    if depth > MAX_DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _walk(item, held_as, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value:
            yield Thing(type_names(value["@type"]), value, held_as)
        for name, item in value.items():
            if isinstance(item, dict | list):
                yield from _walk(item, held_as if name == "@graph" else name, depth + 1)


def _microdata(page: Page) -> Iterator[Thing]:
    found: dict[int, Thing] = {}
    for scope in page.select(_SCOPE)[:MAX_OBJECTS]:
        kinds = type_names(attribute(scope, "itemtype").split())
        found[scope.mem_id] = Thing(kinds, {}, attribute(scope, "itemprop"))
    for node in page.select("[itemprop]:not([itemscope])")[:_MAX_PROPERTIES] if found else ():
        thing = found.get(_scope_id(node))
        name = attribute(node, "itemprop")
        if thing and name not in thing.facts:
            thing.facts[name] = _property(node)
    yield from found.values()


def _scope_id(node: LexborNode) -> int:
    """Return the identity of the thing a property belongs to: the nearest scope around it."""
    parent = node.parent
    for _step in range(_MAX_PARENTS):
        if parent is None:
            break
        if "itemscope" in parent.attributes:
            return parent.mem_id
        parent = parent.parent
    return 0


def _property(node: LexborNode) -> str:
    attributes = node.attributes
    stated = (attributes.get(name) for name in ("datetime", "content", "href"))
    return next((value for value in stated if value), None) or node.text(deep=False)[:200]
