"""Whether an address has changed hands: other name servers, another certificate. Pure.

A network that moves to another host changes both as well, so this is a sign beside others, never alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from analysis import policy
from analysis.rows import HolderRow


@dataclass(frozen=True, slots=True)
class Replaced:
    """One sign that is not what it was: ``at`` is when it was first seen as it is now."""

    before: str
    now: str
    seen_from: datetime  # what it was before: first and last seen
    seen_until: datetime
    at: datetime


def replaced(rows: Iterable[HolderRow]) -> dict[str, Mapping[str, Replaced]]:
    """Return network -> sign -> its last change; of signs that are still as first seen nothing.

    Values that come and go side by side (two servers, each with its own key) are no change.
    """
    seen: dict[tuple[str, str], list[HolderRow]] = defaultdict(list)
    for row in rows:
        seen[row.network, row.sign].append(row)
    found: dict[str, dict[str, Replaced]] = defaultdict(dict)
    for (network, sign), values in seen.items():
        now = max(values, key=lambda row: row.first_at)
        ended = [row for row in values if row.last_at < now.first_at]
        if ended and len(ended) == len(values) - 1:
            old = max(ended, key=lambda row: row.last_at)
            moments = (
                datetime.fromisoformat(at) for at in (old.first_at, old.last_at, now.first_at)
            )
            found[network][sign] = Replaced(old.value, now.value, *moments)
    return dict(found)


def has_changed_hands(holder: Mapping[str, Replaced], about: datetime) -> bool:
    """Whether an address that was seen before has had other name servers and another key since about then.

    One of the two alone is nothing: certificates are renewed with new keys, and names move between keepers.
    """
    names, key = holder.get("name_servers"), holder.get("tls_key")
    if names is None or key is None or names.seen_from >= about:
        return False
    is_near = abs(names.at - about) <= timedelta(days=policy.HOLDER_DAYS)
    return is_near and key.at > names.seen_until
