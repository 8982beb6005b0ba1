"""Networks with an ordinary long pause: a yearly conference, a club that rests all winter. Pure.

Their silence says little while it is no longer than their pauses are, and at its end they are as alive as
in their season. So one chance stands for the whole year: that of the model early in the pause, and the
more days with posts a season has, the higher. On the streams of the model (3,806 cases with such a pause
and not beyond it) its Brier score within a year is .174 with sources held out, and that of the model
at each silence .170: so much is lost by not changing with the season.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from analysis import policy
from analysis.rhythm.scale import DAY, Array, logit, sigmoid

#: Fitted by logistic regression: constant, the model's logit, and log of the posting days.
_CONSTANT, _MODEL, _DAYS = -0.414, 0.585, 0.464
#: Share of the pause at which the model is asked for the whole of it.
EARLY = 1 / 3


class Pause(NamedTuple):
    """An ordinary long pause."""

    length: float  # days
    posting_days: int  # of the two years up to the newest post

    def covers(self, silence: float) -> bool:
        """Whether a silence of so many days is no longer than the pause may be."""
        return silence <= self.length + policy.PAUSE_LATE_DAYS


def ordinary_pause(times: Sequence[float]) -> Pause | None:
    """Return the pause of a network, from a moment (unix seconds) of each posting day, newest first.

    It is ordinary when there were two of them within two years.
    """
    if not times or times[0] - times[-1] < policy.PAUSES_KNOWN_DAYS * DAY:
        return None
    since = times[0] - policy.PAUSES_WITHIN_DAYS * DAY
    gaps = sorted((later - t) / DAY for later, t in pairwise(times) if later > since)
    if len(gaps) < 2 or gaps[-2] <= policy.SLOW_RHYTHM_DAYS:
        return None
    return Pause(gaps[-2], len(gaps))


def of_the_year(early: Array, posting_days: Array) -> Array:
    """Return the chance of a post within a year from the model's early in the pause."""
    return sigmoid(_CONSTANT + _MODEL * logit(early) + _DAYS * np.log(posting_days))
