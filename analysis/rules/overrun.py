"""Spam has taken over: what is posted is advertisements for casinos, pills and the like.

Deciding state: dead (overrun). It comes before the rhythm, since spam posts very regularly.
"""

from __future__ import annotations

from analysis.reason import Cause, Reason, State
from analysis.signals import Signals
from analysis.words.wording import EN, FR, day
from vocabulary.items import Face
from vocabulary.said import Said

ASKS = Said(
    "N'y publie-t-on plus que de la publicité\u00a0? Alors il est éteint.",
    "Is nothing but spam posted there? Then it is dead.",
)


def judge(signals: Signals) -> Reason | None:
    """Return the reason when the home page shows little but spam of several kinds."""
    home = signals.home
    if home is None or home.face is not Face.OVERRUN:
        return None
    return Reason.deciding(
        Said(
            f"On n'y voit presque plus que des messages publicitaires de robots (constaté le "
            f"{day(home.at, FR)}).",
            f"Little but advertisements by robots is to be seen there (seen on {day(home.at, EN)}).",
        ),
        home.evidence,
        State.DEAD,
        Cause.OVERRUN,
    )
