"""Closed, as a dated and sourced record by a person says, with no later life.

Deciding state: dead (closure notice). Where the record says that nobody can write any more, the content
stays and the community has closed. A post seen after the recorded closure overrules the record;
the contradiction is then shown beside the verdict. So does a later record of a new start.
"""

from __future__ import annotations

from analysis.reason import Cause, Reason, State
from analysis.records import newest, posts_after, record_evidence, said
from analysis.signals import Signals
from analysis.words.wording import EN, FR
from vocabulary.said import Said

ASKS = Said(
    "Une source datée dit-elle que le réseau a fermé, sans signe de vie depuis\u00a0? "
    "Alors il est éteint.",
    "Does a dated source say that the network has closed, with no sign of life since? "
    "Then it is dead.",
)

_STAYS = (
    " Le contenu reste lisible, mais la communauté a fermé.",
    " The content can still be read, but the community has closed.",
)


def judge(signals: Signals) -> Reason | None:
    """Return the reason when a record of closure stands uncontradicted."""
    record = newest(signals, "closed", "read_only", "relaunched")
    if record is None or record.fact == "relaunched" or posts_after(signals, record):
        return None
    stays = _STAYS if record.fact == "read_only" else ("", "")
    return Reason.deciding(
        Said(f"{said(record, FR)}{stays[0]}", f"{said(record, EN)}{stays[1]}"),
        record_evidence(signals, record),
        State.DEAD,
        Cause.CLOSURE_NOTICE,
    )
