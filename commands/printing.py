"""Texts from the web on a terminal."""

from __future__ import annotations


def printable(text: str) -> str:
    """Return a text without the signs that would steer a terminal."""
    return "".join(sign for sign in text if sign.isprintable() or sign in "\n\u00a0\u202f")
