"""The name lives on as something else: another site answers where the network had ended.

Deciding state: dead (reused). Only after an end: a sourced record of closure, or an address that had
failed for two weeks. The site that answers now must not name the network, and after a failing address
its software or its language must differ as well. A community that comes back as itself has revived.
"""

from __future__ import annotations

from analysis.reason import Cause, Reason, State
from analysis.records import newest
from analysis.signals import Signals
from analysis.words.wording import EN, FR, day
from vocabulary.said import Said

ASKS = Said(
    "Son adresse avait-elle cessé de répondre, et un autre site y répond-il "
    "maintenant\u00a0? Alors il est éteint.",
    "Had its address ended, and does another site answer there now? Then it is dead.",
)


def judge(signals: Signals) -> Reason | None:
    """Return the reason when what answers now is a stranger under the network's address."""
    home, now, before = signals.home, signals.identity, signals.before
    if home is None or now is None or not now.title or not home.shows_network:
        return None
    if now.is_named(signals.name) or (before is not None and now.title == before.title):
        return None
    record = newest(signals, "closed", "relaunched")
    is_recorded = record is not None and record.fact == "closed"
    if not is_recorded and not now.differs_from(before):
        return None
    return Reason.deciding(
        Said(
            f"L'adresse avait cessé de répondre ou le réseau était fermé\u00a0; on y voit maintenant un "
            f"autre site, qui ne porte pas son nom (constaté le {day(home.at, FR)}).",
            f"The address had stopped answering or the network had closed; now another site is to be seen "
            f"there, which does not bear its name (seen on {day(home.at, EN)}).",
        ),
        home.evidence,
        State.DEAD,
        Cause.REUSED,
    )
