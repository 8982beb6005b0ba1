"""Recorded answers, changed as servers and attackers change them: by their structure, not byte by byte."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from copy import deepcopy
from typing import Any

#: Values that are hard to read, as texts.
NASTY = (
    *("", "0", "-1", "1e999", "9" * 400, "12 345 678 901 234", "½", "٣٤", "NaN", "null", "true"),
    *(
        "2026-02-30",
        "0000-00-00",
        "9999-12-31T23:59:60Z",
        "31/02/26",
        "1970-01-01",
        "il y a -3 jours",
    ),
    *(
        "Mon, 32 Foo 20266 25:61:61 +9999",
        "http://[",
        "http://x:99999/",
        "javascript:alert(1)",
        "//",
    ),
    *("\0", "\ufeff", "\ud7ff", "\u202e", "a" * 5_000, "é" * 500, "<![CDATA[", "]]>", "&#x110000;"),
    *("data:text/html,x", "../" * 60, "%00", "?" * 300, "mailto:a@b.fr", "{{x}}", "\r\n\r\n", "﷽"),
)
VALUES: tuple[Any, ...] = (
    *NASTY,
    None,
    True,
    -1,
    1.5,
    10**400,
    [],
    {},
    [[]],
    {"": None},
    ["x"] * 50,
)
HEADERS = {
    "content-type": (
        *("text/html; charset=utf-7", "application/json", "text/xml; charset=undefined", "", "x"),
        *("text/plain", "text/calendar", "application/rss+xml", "image/png", "text/html;;charset"),
    ),
    "link": ('<x>; rel="next"', "<" * 99, '<http://[>; rel="https://api.w.org/"'),
    "last-modified": NASTY,
    "server": NASTY,
    "x-discourse-route": NASTY,
}
_PIECES = re.compile(rb"<[^>]*>|[^<]+|<")
_VALUE = re.compile(rb"""(?<==)"[^"]*"|(?<==)'[^']*'|\d+(?:[.,: /-]\d+)*""")


def mutated(body: bytes, others: list[bytes], rng: random.Random) -> bytes:
    """Return ``body`` changed in one to five places; ``others`` are answers to take pieces from."""
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        for _change in range(rng.randint(1, 5)):
            body = rng.choice(_MARKUP)(body, others, rng)
        return body
    holder = [value]
    for _change in range(rng.randint(1, 5)):
        _change_value(holder, rng)
    return json.dumps(holder[0]).encode()


def _change_value(holder: Any, rng: random.Random) -> None:
    """Change one value somewhere within a JSON value that is held in a list."""
    inside = holder
    key: Any = 0
    while isinstance(found := inside[key], dict | list) and found and rng.random() < 0.85:
        inside = found
        key = rng.choice(list(found)) if isinstance(found, dict) else rng.randrange(len(found))
    what = rng.random()
    if what < 0.6:
        inside[key] = deepcopy(rng.choice(VALUES))  # it may be changed in its turn
    elif what < 0.8 and inside is not holder:
        del inside[key]
    else:
        inside[key] = [inside[key]] * rng.randint(2, 30)


def _pieces(body: bytes, rng: random.Random) -> tuple[list[bytes], int]:
    found = _PIECES.findall(body) or [b""]
    return found, rng.randrange(len(found))


def _leave_out(body: bytes, _others: list[bytes], rng: random.Random) -> bytes:
    found, at = _pieces(body, rng)
    del found[at : at + rng.choice((1, 1, 2, 20))]
    return b"".join(found)


def _repeat(body: bytes, _others: list[bytes], rng: random.Random) -> bytes:
    found, at = _pieces(body, rng)
    found[at : at + 3] = found[at : at + 3] * rng.choice((2, 3, 200))
    return b"".join(found)


def _swap(body: bytes, _others: list[bytes], rng: random.Random) -> bytes:
    found, at = _pieces(body, rng)
    other = rng.randrange(len(found))
    found[at], found[other] = found[other], found[at]
    return b"".join(found)


def _graft(body: bytes, others: list[bytes], rng: random.Random) -> bytes:
    found, at = _pieces(body, rng)
    given, start = _pieces(rng.choice(others), rng)
    found[at:at] = given[start : start + rng.choice((1, 5, 40))]
    return b"".join(found)


def _set_value(body: bytes, _others: list[bytes], rng: random.Random) -> bytes:
    found = list(_VALUE.finditer(body))
    if not found:
        return body
    place = rng.choice(found)
    new = rng.choice(NASTY).encode("utf-8", "surrogatepass")
    quote = body[place.start() : place.start() + 1]
    new = quote + new + quote if quote in {b'"', b"'"} else new
    return body[: place.start()] + new + body[place.end() :]


def _cut(body: bytes, _others: list[bytes], rng: random.Random) -> bytes:
    return body[: rng.randrange(len(body) + 1)]


def _spoil(body: bytes, _others: list[bytes], rng: random.Random) -> bytes:
    at = rng.randrange(len(body) + 1)
    return body[:at] + rng.randbytes(rng.choice((1, 2, 30))) + body[at + 1 :]


Change = Callable[[bytes, list[bytes], random.Random], bytes]
_MARKUP: tuple[Change, ...] = (
    _leave_out,
    _repeat,
    _swap,
    _graft,
    _set_value,
    _set_value,
    _cut,
    _spoil,
)
