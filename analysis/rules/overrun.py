"""Spam has taken over: what is posted is advertisements for casinos, pills and the like.

Deciding state: dead (overrun), once 3 crawls in a row over 14 days saw it, on the home page, in a list of
topics or in the feed; undetermined until then, with the last verdict beside it. It comes before the rhythm,
since spam posts very regularly.
"""

from __future__ import annotations

from analysis import policy
from analysis.proof import is_proven
from analysis.reason import Basis, Cause, Reason, State
from analysis.signals import Signals
from analysis.words.wording import EN, FR, day
from vocabulary.items import Face
from vocabulary.said import Said

ASKS = Said(
    "N'y publie-t-on plus que de la publicité, depuis deux semaines ? Alors il est éteint.",
    "Has nothing but spam been posted there for two weeks? Then it is dead.",
)


def judge(signals: Signals) -> Reason | None:
    """Return the reason when little but spam is to be seen on a page of the network."""
    look = next((each for each in signals.own_looks if each.face is Face.OVERRUN), None)
    if look is None:
        return None
    if is_proven(signals.overrun_at, policy.TAKEN_OVER):
        first = min(signals.overrun_at)
        said = Said(
            "On n'y voit presque plus que des messages publicitaires de robots (constaté du "
            f"{day(first, FR)} au {day(look.at, FR)}).",
            "Little but advertisements by robots is to be seen there (seen from "
            f"{day(first, EN)} to {day(look.at, EN)}).",
        )
        return Reason.deciding(said, look.evidence, State.DEAD, Cause.OVERRUN)
    said = Said(
        "On y voit surtout des messages publicitaires de robots (constaté le "
        f"{day(look.at, FR)}) : reste à voir si cela dure.",
        f"Mostly advertisements by robots are to be seen there (seen on {day(look.at, EN)}): whether "
        "this lasts remains to be seen.",
    )
    return Reason.deciding(
        said, look.evidence, State.UNDETERMINED, keeps_last=True, basis=Basis.GLIMPSE
    )
