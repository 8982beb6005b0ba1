"""One structured line in the log for each network: how its visits ended, how many, how long.

Nothing personal and nothing secret stands in it: no address beyond the network's identifier, no text
of a page.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable
from typing import Any

from vocabulary.items import FetchOutcome, NetworkDone, Purpose, Visit, VisitRecord

LOGGER = logging.getLogger("vitality.crawl")


class LogPipeline:
    """Gathers each network's visits until its end, then writes its line."""

    def __init__(self) -> None:
        self._open: dict[str, list[Visit]] = {}

    def process_item(self, item: Any) -> Any:
        """Remember a visit; write the line of a network that is done."""
        if isinstance(item, VisitRecord):
            self._open.setdefault(item.visit.network, []).append(item.visit)
        elif isinstance(item, NetworkDone):
            visits = self._open.pop(item.network, [])
            LOGGER.info("network", extra={"told": told(item.network, visits)})
        return item


def told(network: str, visits: Iterable[Visit]) -> dict[str, Any]:
    """Return what is logged of one network: ``outcome`` is its home page's, ``ms`` the sum of its
    answers' milliseconds.
    """
    visits = list(visits)
    home = next((visit for visit in visits if visit.purpose == Purpose.HOME), None)
    outcomes = Counter(visit.outcome for visit in visits)
    return {
        "network": network,
        "outcome": str(home.outcome if home else next(iter(outcomes), FetchOutcome.ERROR)),
        "face": str(home.face) if home and home.face else None,
        "requests": len(visits),
        "failed": sum(n for outcome, n in outcomes.items() if outcome != FetchOutcome.OK),
        "ms": sum(visit.duration_ms or 0 for visit in visits),
        "errors": [error for visit in visits for error in visit.errors],
    }
