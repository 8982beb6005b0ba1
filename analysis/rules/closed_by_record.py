"""Closed, as a dated and sourced record by a person says, with no later post seen.

Deciding state: dead (closure notice). A post seen after the recorded closure overrules the record;
the contradiction is then shown by the rule ``contradiction``.
"""

from __future__ import annotations

from analysis.reason import Cause, Reason, State
from analysis.records import newest, posts_after, record_evidence
from analysis.signals import Signals


def judge(signals: Signals) -> Reason | None:
    """Return the reason when a record of closure stands uncontradicted."""
    record = newest(signals, "closed")
    if record is None or posts_after(signals, record):
        return None
    return Reason(
        "closed_by_record",
        f"{record.note_fr} (relevé du {record.dated})",
        f"{record.note_en} (record dated {record.dated})",
        record_evidence(signals, record),
        State.DEAD,
        Cause.CLOSURE_NOTICE,
    )
