"""Every threshold of judgement, once, with its unit and its reason. Rules hold no number of their own."""

from __future__ import annotations

from typing import Final, NamedTuple

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

#: Days within which a network paused twice for longer than ``SLOW_RHYTHM_DAYS``, so that such a pause is
#: ordinary (two years, and what a season may be early or late); days of posts that it takes to know; and
#: days that a pause may be longer this year.
PAUSES_WITHIN_DAYS: Final = 760
PAUSES_KNOWN_DAYS: Final = 600
PAUSE_LATE_DAYS: Final = 30

#: What a day of August or of the days around Christmas counts in the silence of a French network.
#: Measured on the one French source there is (88 streams): four posts in August for five in another
#: month. Clubs and associations rest more than the authors of a magazine do.
REST_WEIGHT: Final = 0.5
RESTING_LANGUAGE: Final = "fr"

#: Posting days. Fewer give no probability worth a verdict of death (calibration error .05 to .10).
FEW_POSTING_DAYS: Final = 4
#: Days and items. A network whose first visible post is younger than YOUNG_DAYS is too young to be
#: judged, unless its source shows FULL_SOURCE items or more: then it is lively and cut short.
YOUNG_DAYS: Final = 30
FULL_SOURCE: Final = 10

#: Relative change of members between two counts at least TREND_DAYS apart that is a trend.
TREND_CHANGE: Final = 0.05
#: Days between the two counts compared for a trend.
TREND_DAYS: Final = 30

#: A count of members less than this share of the one before or after it is another series: a purge,
#: an import, a new platform.
LEAP: Final = 0.5
#: Days for which a leap is told.
LEAP_DAYS: Final = 180

#: The same from posts: days of each of the two windows compared, the least number of posts in both
#: together, the relative change (posts vary far more than members do), and how many standard deviations
#: it must be from chance: one steady network in eighty is then told to grow or to shrink.
TREND_POSTS_DAYS: Final = 90
TREND_FEW_POSTS: Final = 8
TREND_POSTS_CHANGE: Final = 0.30
TREND_POSTS_SURPRISE: Final = 2.5

#: The newest part of a sample that hides little: of ten boards, two or three new contributions rarely
#: fall on a board that had one just before (``python -m bench.listings``).
SAMPLE_SHARE: Final = 0.15
#: Days by which the newest contribution of a stream may lag behind that of a sample and still list the
#: same life.
AS_NEW_DAYS: Final = 7
#: Days of a range beyond which a date is told as one.
COARSE_DAYS: Final = 2
#: Distinct hours with contributions within ``FEW_POSTING_DAYS`` days from which there are some every day.
BUSY_HOURS: Final = 6
#: Posting days that the usual gap is told from, and the fewest of them where only samples show it.
SAMPLE_POSTING_DAYS: Final = 8
RHYTHM_DAYS: Final = 20
#: Days of silence that fewer dates of a sample do not call slow: what it hides may be all that is lively
#: (``python -m bench.listings``).
SAMPLE_SILENCE_DAYS: Final = 60
#: Days between two visits up to which no day between them goes unseen.
DAILY_VISITS: Final = 1.5
#: How many times the days between two visits a gap must be to have been seen as it was.
RESOLVED: Final = 3
#: Days of visits from which their pace is told.
PACE_DAYS: Final = 90
#: Seconds between a date and the look that first saw it up to which the page rather dates itself, and
#: looks with most news dated so from which it certainly does.
DATED_NOW_SECONDS: Final = 300
DATED_NOW_LOOKS: Final = 3

#: Chances of the likelier outcome, a post or none, from which a verdict by rhythm is held with medium and
#: with high confidence: of 9,771 cases, 84 and 95 in 100 of these came true, 64 of the others.
LIKELY_FROM: Final = 0.75
NEARLY_SURE_FROM: Final = 0.90
#: Days since the last successful look beyond each of which a reader can be less sure by one step.
OLD_LOOK_DAYS: Final = (30, 90)

#: Share of topics older than three days without a reply up to which a newcomer can count on an answer,
#: and from which hardly; and the same in replies per topic, where that share is not known.
FEW_UNANSWERED: Final = 0.25
MANY_UNANSWERED: Final = 0.60
MANY_REPLIES: Final = 2.0
FEW_REPLIES: Final = 0.5
#: Share of the posts from which one author alone makes a network.
ONE_VOICE: Final = 0.60
#: Members for each author of 90 days from which the members are a crowd that is not there.
ABSENT_CROWD: Final = 1_000
#: Days for which a theme inside a network counts as lively after its newest contribution.
LIVELY_GROUP_DAYS: Final = 30


class Proof(NamedTuple):
    """How often and for how many days something must have been seen in a row to be believed."""

    visits: int
    days: int


#: What it takes to be taken for dead. A false "dead" costs more than a late one: registrars park a lapsed
#: domain for 45 days, servers are repaired after weeks, and a search engine's patience is as long.
PARKED_NEVER_SEEN: Final = Proof(
    2, 1
)  # parked, suspended, bare or unclaimed, and never seen alive by us
PARKED_SEEN_ALIVE: Final = Proof(6, 45)
TAKEN_OVER: Final = Proof(3, 14)  # by spam, or by another site with a second sign
NOT_FOUND: Final = Proof(6, 30)
NAME_GONE: Final = Proof(6, 45)
SERVER_SILENT: Final = Proof(6, 90)
#: Days since a web archive saw it alive for the last time, and gone since, from which it is a second witness:
#: one visit of ours is enough then.
ARCHIVE_SILENT_DAYS: Final = 730
#: Distinct weekdays that so many visits must fall on, and hours of the day that two of them must be apart:
#: a machine that is off every night, or on Sundays, is not gone.
PROOF_WEEKDAYS: Final = 3
PROOF_HOURS_APART: Final = 3
#: Failed visits and days between them from which an address may have changed hands meanwhile.
FAILED_VISITS: Final = 4
FAILED_DAYS: Final = 14
#: Days of failing from which it is no longer said that it may pass.
PASSING_DAYS: Final = 7
#: Days that a change of state must hold to be news; one that is undone before is an interruption.
NEWS_DAYS: Final = 7

#: Days of visits that a network's uptime is told from, and the fewest visits that say anything.
UPTIME_DAYS: Final = 90
UPTIME_VISITS: Final = 5

#: Days between the first and the last visit that saw the same new address, from which a move is
#: believed: a domain borrowed for a campaign or broken by a mistake is back within a week.
MOVE_DAYS: Final = 7
#: HTTP statuses of a redirect that is meant to stay.
PERMANENT: Final = frozenset({301, 308})

#: Days for which what a person saw by hand decides, where we cannot look: the horizon of a forecast.
PEOPLE_DAYS: Final = 180

#: Share of the networks that answered the crawl before and are silent now, from which it is rather our
#: own connection that failed. Fewer networks than VOID_LEAST make no share.
VOID_SHARE: Final = 0.5
VOID_LEAST: Final = 10

#: Share of networks whose move from one state to another stops publication: more than that at once is
#: rather a fault of ours. Fewer networks than GUARD_LEAST make no share.
GUARD_SHARE: Final = 0.20
GUARD_LEAST: Final = 20

#: Members a minute. More joining between two counts is no growth of people.
MOST_JOINS_A_MINUTE: Final = 9.0
#: Counts in a row, days between first and last of them, and members from which the very same figure
#: is taken to be frozen: a small club may well keep its number, a large network does not.
FROZEN_COUNTS: Final = 6
FROZEN_DAYS: Final = 60
FROZEN_MEMBERS: Final = 500

#: Days for which a figure read earlier still describes the network; older figures are not shown
#: as today's (unknown is never carried forward).
FIGURE_FRESH_DAYS: Final = 30

#: Days around the first sight of a stranger within which other name servers are a sign of the same: a name
#: that lapses is free after a month or two, and whoever takes it changes page and servers within days.
HOLDER_DAYS: Final = 45

#: Relative difference up to which two pages tell the same figure: pages are kept, and lag behind.
SAME_FIGURE: Final = 0.10

# --- the counsellor's choice (analysis/choosing/choose.py)

#: Networks on a short list, and at most: one is to begin with, and nobody keeps up more than a few.
CHOICE_SIZE: Final = 3
CHOICE_MOST: Final = 5
#: Hours a week up to which there is time for one network only.
LITTLE_TIME_HOURS: Final = 1.0
#: Things that serve the goal, from which a network serves it well: more of them is comfort, and should
#: not outweigh that another one is near.
GOAL_ENOUGH: Final = 2
#: Days since the newest contribution up to which a group inside a large network is alive: a quarter,
#: since a person who asks there waits for an answer, and most groups have no rhythm that we know.
GROUP_FRESH_DAYS: Final = 90
#: Days since the newest post up to which a network keeps its readers up to date: a month.
NEWS_FRESH_DAYS: Final = 30
#: Share of topics without an answer up to which, and replies per topic from which, people answer there.
UNANSWERED_SHARE: Final = 0.5
REPLIES_PER_TOPIC: Final = 1.0
