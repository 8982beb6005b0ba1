"""Bytes of the web as text, whatever encoding they claim. Pure; never raises."""

from __future__ import annotations

import codecs
import re

from w3lib.encoding import (
    html_body_declared_encoding,
    html_to_unicode,
    http_content_type_encoding,
    read_bom,
)

#: The encodings browsers know, by Python's names. Python knows others (``base64``, ``punycode``,
#: ``undefined``) that are none of texts, and any page may claim one.
_OF_TEXTS = re.compile(
    r"ascii|utf-8|utf-16\S*|cp\d+|windows-\d+|latin-1|iso8859-\d+|iso2022_\w+|koi8-\w+|gb\w+|"
    r"big5\w*|euc_\w+|shift_jis\w*|mac-\w+|hz|johab|tis-620|ptcp154"
)

#: Encodings of two or four bytes a sign. Bytes looked at to tell whether text is in one.
_WIDE, _START = re.compile(r"utf[-_]?(?:16|32)|ucs", re.IGNORECASE), 256


def decode(body: bytes, content_type: str | None = None) -> str:
    """Return ``body`` as text by its mark, the header, ``meta charset`` or guess, in that order.

    Bytes that are UTF-8 are UTF-8, whatever is declared: by chance other texts hardly ever are. Wide ones
    show it. What claims an encoding that is none, or a wide one, is else read as Windows-1252.
    """
    is_marked = read_bom(body)[0] is not None
    if not is_marked and (wide := _wide(body)):
        return body.decode(wide, "replace")
    if not body.isascii() and (text := _utf_8(body)) is not None:
        return text
    named = http_content_type_encoding(content_type) or html_body_declared_encoding(body)
    if is_marked or (named is not None and is_of_texts(named) and not _WIDE.match(named)):
        return html_to_unicode(content_type, body)[1]
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return body.decode("cp1252", "replace")


def _wide(body: bytes) -> str | None:
    """Return the encoding of text whose every other byte is zero, as markup's is; ``None``: of others."""
    start = body[:_START]
    even, odd = start[::2].count(0), start[1::2].count(0)
    if max(even, odd) <= len(start) // 4 or min(even, odd):
        return None
    return "utf-16-le" if odd else "utf-16-be"


def _utf_8(body: bytes) -> str | None:
    """Return UTF-8 bytes as text, even if the last character was cut; ``None`` for other bytes."""
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        is_cut = error.start >= max(len(body) - 3, 1) and error.reason == "unexpected end of data"
        return body[: error.start].decode("utf-8-sig") if is_cut else None


def is_of_texts(name: str) -> bool:
    """Whether ``name`` is an encoding of texts."""
    try:
        return bool(_OF_TEXTS.fullmatch(codecs.lookup(name).name))
    except (LookupError, ValueError):
        return False
