"""Continues elsewhere, as a dated and sourced record by a person says.

Deciding state: moved, with the successor's address. It holds while the old address shows no post
after the record.
"""

from __future__ import annotations

from analysis.reason import Reason, State
from analysis.records import newest, posts_after, record_evidence
from analysis.signals import Signals


def judge(signals: Signals) -> Reason | None:
    """Return the reason when a record names a successor and the old address shows no later life."""
    record = newest(signals, "renamed", "merged", "acquired")
    if record is None or not record.successor_url or posts_after(signals, record):
        return None
    return Reason(
        "moved_by_record",
        f"{record.note_fr} (relevé du {record.dated}) Nouvelle adresse\u00a0: {record.successor_url}",
        f"{record.note_en} (record dated {record.dated}) New address: {record.successor_url}",
        record_evidence(signals, record),
        State.MOVED,
        successor_url=record.successor_url,
    )
