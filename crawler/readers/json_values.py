"""Take values out of foreign JSON without trusting its shape. Nothing here raises on odd input."""

from __future__ import annotations

from typing import Any

#: Above this a count is a mistake or a prank: more than there are people.
MAX_COUNT = 10_000_000_000
MAX_TEXT = 200


def dig(value: Any, *keys: str) -> Any:
    """Return what sits under nested ``keys``, or ``None`` where the path breaks off."""
    for key in keys:
        if not isinstance(value, dict):
            return None
        value = value.get(key)
    return value


def whole(value: Any) -> int | None:
    """Return a count: a JSON integer from 0 to ``MAX_COUNT``. Texts, floats and booleans are none."""
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MAX_COUNT:
        return value
    return None


def digits(value: Any) -> int | None:
    """Return a count written as a text of plain digits, as some APIs and headers do."""
    if isinstance(value, str) and len(value) <= 11 and value.isascii() and value.isdigit():
        return whole(int(value))
    return None


def count(value: Any) -> int | None:
    """Return a count written as an integer or, as some platforms do, as a text of plain digits."""
    return digits(value) if isinstance(value, str) else whole(value)


def line(value: Any) -> str | None:
    """Return a text as one short line; anything but a text, and the empty text, is ``None``."""
    if not isinstance(value, str):
        return None
    return " ".join(value[: 2 * MAX_TEXT].split())[:MAX_TEXT] or None


def dicts(value: Any) -> list[dict[str, Any]]:
    """Return the objects of an array; anything that is not an array gives none."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
