"""The code on a printed page that leads a telephone back to it. Pure."""

from __future__ import annotations

from functools import lru_cache

import segno

#: Characters of an address that a telephone still reads from a code two centimetres wide.
MOST = 300
#: One of the eight patterns of the standard; the best of all takes four times as long to find.
_MASK = 2


@lru_cache(maxsize=1_000)
def code(address: str) -> str:
    """Return the QR code of an address as SVG to stand in a page; empty where it would be too fine."""
    if not address or len(address) > MOST:
        return ""
    made = segno.make(address, micro=False, error="m", mask=_MASK)
    svg: str = made.svg_inline(omitsize=True, border=2, svgclass="qr", lineclass=None)
    return svg
