"""Text in lower case for comparison, so that positions in it and in the original agree."""

from __future__ import annotations


def fold(text: str) -> str:
    """Return ``text`` in lower case at the same length, so that positions in both agree."""
    return text.replace("\u0130", "i").lower()  # the one letter whose lower case is longer
