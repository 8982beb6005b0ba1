"""Every threshold of judgement, once, with its unit and its reason. Rules hold no number of their own."""

from __future__ import annotations

from typing import Final

#: Probability of a new post within the horizon from which a network is recommended.
#: A wasted trip costs three times a missed hint (K = 3): recommend from K / (K + 1).
ALIVE_FROM: Final = 0.75
#: Splits the middle: below, silence is more likely than a post.
SLOWING_FROM: Final = 0.40
#: Below, "dead" by silence: nine to one against a post, since a false "dead" hurts a community.
DORMANT_FROM: Final = 0.10

#: Days. Horizon of the probability, and the longer one for networks of slow rhythm.
HORIZON_DAYS: Final = 180
SLOW_HORIZON_DAYS: Final = 365
#: Days. A rhythm slower than this (17 % of networks) takes the longer horizon.
SLOW_RHYTHM_DAYS: Final = 90

#: Posting days. Fewer give no probability worth a verdict of death (calibration error .05 to .10).
FEW_POSTING_DAYS: Final = 4
#: Days. A network whose whole visible life is shorter than this is too young to be judged.
YOUNG_DAYS: Final = 30

#: Share of undated items in a source from which its dates are flagged as partial.
UNDATED_SHARE: Final = 0.30

#: Relative change of members between two counts at least TREND_DAYS apart that is a trend.
TREND_CHANGE: Final = 0.05
#: Days between the two counts compared for a trend.
TREND_DAYS: Final = 30

#: Days for which a figure read earlier still describes the network; older figures are not shown
#: as today's (unknown is never carried forward).
FIGURE_FRESH_DAYS: Final = 30
