"""Our own reader no longer knows the network's pages: that says nothing of the community.

Deciding state: undetermined, while no other source shows what members write; the last verdict is
suspended, and stays visible with its date. The alarm is listed for the operator (table
``extractor_alarm``); a changed page is never taken for a vanished community.
"""

from __future__ import annotations

from analysis.reason import Reason, State
from analysis.signals import Signals
from analysis.words.wording import EN, FR, day
from vocabulary.items import Evidence
from vocabulary.said import Said

ASKS = Said(
    "Ses pages ont-elles changé au point que nous ne savons plus les lire\u00a0? Alors "
    "il est indéterminé, jusqu'à ce que nous sachions.",
    "Have its pages changed so much that we can no longer read them? Then it is "
    "undetermined until we can.",
)


def judge(signals: Signals) -> Reason | None:
    """Return the reason when an alarm stands and nothing else shows what members write."""
    if not signals.alarms or not signals.is_seen:
        return None
    if signals.best is not None and not signals.best.is_weak:
        return None
    alarm = max(signals.alarms, key=lambda alarm: alarm.matched_at)
    return Reason.deciding(
        Said(
            f"Nos outils ne reconnaissent plus ses pages, lues pour la dernière fois le "
            f"{day(alarm.matched_at, FR)}\u00a0: cela ne dit rien de l'activité du réseau.",
            f"Our tools no longer recognise its pages, last read on {day(alarm.matched_at, EN)}: that "
            "says nothing of the network's activity.",
        ),
        Evidence(alarm.url, alarm.matched_at, 200),
        State.UNDETERMINED,
        keeps_last=True,
    )
