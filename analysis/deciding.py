"""The reason that decided each network's verdict, beside its row. Pure but for its one query."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

#: Each network's deciding reason, of its newest verdict.
DECIDING = """
  SELECT r.network, r.text_fr AS reason_fr, r.text_en AS reason_en, r.evidence_url
  FROM network n CROSS JOIN reason r ON r.network = n.id AND r.position = 0
    AND r.crawl = (SELECT max(crawl) FROM reason WHERE network = n.id)
"""
_NONE: Mapping[str, Any] = {"reason_fr": None, "reason_en": None, "evidence_url": None}


def with_reasons(
    rows: Iterable[Mapping[str, Any]], reasons: Mapping[str, Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """Return rows of networks with ``reason_fr``, ``reason_en`` and ``evidence_url``.

    ``reasons`` is network -> row of ``DECIDING``; a network without one has ``None``.
    """
    found = []
    for row in rows:
        reason = reasons.get(row["id"], _NONE)
        found.append({**dict(row), **{name: reason[name] for name in _NONE}})
    return found
