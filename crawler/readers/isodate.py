"""Read an ISO 8601 or RFC 822 moment, the two forms machines write. Anything else is none.

For dates as people print them: ``dates.py``.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

#: Years outside are clock faults or placeholders (0001, 1970, 9999).
FIRST_YEAR, LAST_YEAR = 1990, 2100
_MAX = 40
_FRACTION = re.compile(r"[.,][0-9]+")
_RFC_822 = re.compile(
    r"(?:[A-Z][a-z]{2}, )?[0-9]{1,2} [A-Z][a-z]{2} [12][0-9]{3} [0-9]{2}:[0-9]{2}:[0-9]{2}"
    r" (?:[+-][0-9]{4}|GMT|UTC?|Z)"
)
_SPACE_BEFORE_OFFSET = re.compile(r" (?=[+-][0-9]{2}:?[0-9]{2}$| ?(?:Z|UTC)$)")


def parse_iso(text: str) -> datetime | None:
    """Return an aware UTC datetime, or ``None``. Without an offset the moment is UTC. Never raises.

    ``2026-11-23`` alone is its midnight; ``2026-11-23 10:00:00 +0100`` and ``... UTC``, which Ruby
    prints, are read too.
    """
    text = text.strip()
    if not 8 <= len(text) <= _MAX or not text.isascii() or not text[:4].isdigit():
        return None
    text = _SPACE_BEFORE_OFFSET.sub("", _FRACTION.sub("", text)).replace("UTC", "Z")
    try:
        return _sane(datetime.fromisoformat(text))
    except (ValueError, OverflowError):
        return None


def parse_rfc822(text: str) -> datetime | None:
    """Return an aware UTC datetime from e.g. ``Mon, 23 Nov 2026 10:00:00 +0100``, or ``None``.

    Only the form with a four-digit year, seconds and a zone: the standard library guesses at others.
    """
    try:
        return _sane(parsedate_to_datetime(text)) if _RFC_822.fullmatch(text) else None
    except (ValueError, OverflowError):
        return None


def _sane(moment: datetime) -> datetime | None:
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
