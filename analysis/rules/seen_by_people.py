"""A person looked where we cannot: a dated and sourced record of what was seen there.

Deciding states: alive or dormant, for half a year from the day of the look, and only where the site
answers but shows us no posts. ``status`` ``alive`` says that members had posted within the month before
the look, ``silent`` that nothing of the year before it was to be seen. A person's look is never a proof
of death. What we see ourselves goes before it.
"""

from __future__ import annotations

from analysis.reason import Basis, Reason, State
from analysis.records import newest_look, record_evidence, said
from analysis.signals import Signals
from analysis.words.wording import EN, FR
from vocabulary.items import Face, FetchOutcome
from vocabulary.said import Said

ASKS = Said(
    "Il ne nous montre rien, mais quelqu'un y a regardé il y a moins de six mois\u00a0? "
    "Alors ce regard compte, avec sa date.",
    "It shows us nothing, but has somebody looked within six months? Then that look "
    "counts, with its date.",
)

_ANSWERS = {FetchOutcome.OK, FetchOutcome.REFUSED, FetchOutcome.ROBOTS_REFUSED}
_HIDING = {None, Face.OK, Face.LOGIN_WALL, Face.CHALLENGE, Face.SCRIPT_ONLY}
_STATES = {"alive": State.ALIVE, "silent": State.DORMANT}


def judge(signals: Signals) -> Reason | None:
    """Return the reason when a person looked lately and we see no posts of our own."""
    home, record = signals.home, newest_look(signals)
    if record is None or signals.best is not None:
        return None
    if home is not None and (home.outcome not in _ANSWERS or home.face not in _HIDING):
        return None
    return Reason.deciding(
        Said(
            f"Vu par une personne, là où nous ne pouvons pas regarder\u00a0: {said(record, FR)}",
            f"Seen by a person, where we cannot look: {said(record, EN)}",
        ),
        record_evidence(signals, record),
        _STATES[record.value],
        basis=Basis.GLIMPSE,
    )
