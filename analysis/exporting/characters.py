"""What characters a text may hold to be sent in any format. Pure."""

from __future__ import annotations

import re

# XML 1.0, section 2.2: everything else makes a feed or a workbook one that nobody can open.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def without_forbidden(text: str) -> str:
    """Return ``text`` without the characters that XML forbids; nobody sees them."""
    return _FORBIDDEN.sub("", text)
