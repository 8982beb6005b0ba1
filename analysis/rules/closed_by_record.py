"""Closed, as a dated and sourced record by a person says, with no later life.

Deciding state: dead (closure notice). A post seen after the recorded closure overrules the record;
the contradiction is then shown beside the verdict. So does a later record of a new start.
"""

from __future__ import annotations

from analysis.reason import Cause, Reason, State
from analysis.records import newest, posts_after, record_evidence, said
from analysis.signals import Signals
from analysis.wording import EN, FR


def judge(signals: Signals) -> Reason | None:
    """Return the reason when a record of closure stands uncontradicted."""
    record = newest(signals, "closed", "relaunched")
    if record is None or record.fact != "closed" or posts_after(signals, record):
        return None
    return Reason(
        "closed_by_record",
        said(record, FR),
        said(record, EN),
        record_evidence(signals, record),
        State.DEAD,
        Cause.CLOSURE_NOTICE,
    )
