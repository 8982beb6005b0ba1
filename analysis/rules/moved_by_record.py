"""Continues elsewhere, as a dated and sourced record by a person says.

Deciding state: moved, with the successor's address. It holds while the old address shows no post
after the record.
"""

from __future__ import annotations

from analysis.reason import Reason, State
from analysis.records import posts_after, record_evidence, said
from analysis.signals import Signals
from analysis.words.wording import EN, FR
from vocabulary.said import Said

ASKS = Said(
    "Une source datée dit-elle qu'il continue ailleurs\u00a0? Alors il a déménagé.",
    "Does a dated source say that it continues elsewhere? Then it has moved.",
)

_MOVES = {"renamed", "merged", "acquired"}


def judge(signals: Signals) -> Reason | None:
    """Return the reason when a record names a successor and the old address shows no later life."""
    records = [r for r in signals.editorial if r.fact in _MOVES and r.successor_url]
    record = max(records, key=lambda found: found.dated, default=None)
    if record is None or posts_after(signals, record) or record.successor_url == signals.url:
        return None
    return Reason.deciding(
        Said(
            f"{said(record, FR)} Nouvelle adresse\u00a0: {record.successor_url}",
            f"{said(record, EN)} New address: {record.successor_url}",
        ),
        record_evidence(signals, record),
        State.MOVED,
        successor_url=record.successor_url,
    )
