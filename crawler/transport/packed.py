"""Unpacks gzip as far as it goes, within bounds: for answers that say so and for those that do not. Pure."""

from __future__ import annotations

import zlib
from contextlib import suppress

#: How a packed body begins.
_GZIP = b"\x1f\x8b\x08"
#: Bytes looked at in one go, and archives that may stand one after the other: each has a price of its own.
_CHUNK, _MOST_ARCHIVES = 64 * 1024, 2_000
#: How often one body is packed by mistake: by an application, and by its server once more.
_MOST_TIMES = 2
_WITH_HEADER = zlib.MAX_WBITS | 16


def is_packed(body: bytes) -> bool:
    """Whether bytes begin as gzip does. No text does."""
    return body.startswith(_GZIP)


def plain(body: bytes, most: int) -> bytes:
    """Return what was packed without a word of it, its first ``most`` bytes; other bytes as they are."""
    for _time in range(_MOST_TIMES):
        if not is_packed(body):
            break
        try:
            body = unpack(body, most)
        except ValueError:
            break
    return body


def unpack(body: bytes, most: int) -> bytes:
    """Return the first ``most`` bytes of what was packed, as far as it is whole.

    Sums that do not agree are no matter: what was packed is all there. Raises ``ValueError`` if nothing is.
    """
    found = bytearray()
    archive, archives = zlib.decompressobj(_WITH_HEADER), 0
    at, piece = 0, b""
    while len(found) < most and (piece or at < len(body)):
        if not piece:
            piece, at = body[at : at + _CHUNK], at + _CHUNK
        before = archive.copy()
        try:
            found += archive.decompress(piece, most - len(found))
        except zlib.error:
            found += _until_damage(before, piece)[: most - len(found)]
            break
        piece = archive.unused_data or archive.unconsumed_tail
        if archive.eof:
            archive, archives = zlib.decompressobj(_WITH_HEADER), archives + 1
            if archives == _MOST_ARCHIVES:
                break
    if body and not (found or archives):
        raise ValueError("nothing can be unpacked")
    return bytes(found)


def _until_damage(archive: zlib._Decompress, piece: bytes) -> bytes:
    found = bytearray()
    with suppress(zlib.error):
        for at in range(len(piece)):
            found += archive.decompress(piece[at : at + 1])
    return bytes(found)
