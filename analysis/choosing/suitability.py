"""How well one network fits one client: each criterion a small number, and their order. Pure.

In this order (``Fit.order``), each deciding only where those before it are equal:

1. alive before slowing; no other state is ever compared with a living one;
2. the trade: a network of the trade, or one for all trades with a living group of it, before one for
   all trades without such a group;
3. joined already;
4. made for just this job: its name or description has the job's word;
5. the audience: made for the client's, for everybody, for some of whom nobody said that the client is;
6. the goal: two or more things seen that serve it, one, none;
7. near: local in the client's town, then in the region;
8. more of the trades asked for (a network of the trade so goes before one with a group of it), more
   things that serve the goal, the newest post;
9. the name, so that the same facts always give the same list.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from analysis import policy
from analysis.choosing.items import Candidate, Client, Goal, LivingTheme
from analysis.choosing.matching import Phrase, contains, speaks_of
from analysis.reason import State
from analysis.words.labels import FEATURES
from vocabulary.frozen import record
from vocabulary.identity import plain
from vocabulary.items import Evidence
from vocabulary.said import Said

GENERALIST = "generalist"
#: Job boards: answers for a counsellor, no networks.
JOB_BOARD = "employer-facing"
#: The sector of networks for every trade.
ALL_TRADES = "general"
#: Audiences that every client belongs to.
EVERYBODY = frozenset({"all", "job-seekers"})

#: Features that serve each goal. Conversation: where people answer one another, and meet.
_SERVING = {
    Goal.JOB: ("jobs",),
    Goal.NETWORK: ("groups", "forum", "events", "directory", "messages"),
    Goal.WATCH: ("newsletter", "feed"),
    Goal.CHANGE: ("mentoring", "events"),
}
_ANSWERS = Said("réponses aux questions", "answers to questions")
_FRESH = Said("publications récentes", "recent posts")
_GROUPS = Said("groupes de ce métier", "groups of this trade")


class Serves(NamedTuple):
    """One thing seen that serves the goal."""

    what: Said
    evidence: Evidence


@record(frozen=True, slots=True)
class Fit:
    """One network beside one client's questions."""

    candidate: Candidate
    is_joined: bool
    sectors: frozenset[str]  # those asked for that are its own
    theme: LivingTheme | None  # its living group of the trade
    is_of_job: bool  # its name or description has the job's word
    audience: int  # 1 made for the client's, 0 for everybody, -1 for some, and nobody said which
    nearness: int  # 2 in the client's town, 1 bound to the region, 0 bound to none
    serves: tuple[Serves, ...]

    @property
    def is_of_trade(self) -> bool:
        """Whether it is a network of the trade, or has a living group of it."""
        return bool(self.sectors) or self.theme is not None

    @property
    def order(self) -> tuple[object, ...]:
        """The key to sort by, the best first."""
        candidate, newest = self.candidate, self.candidate.last_post_at
        return (
            candidate.state is not State.ALIVE,
            not self.is_of_trade,
            not self.is_joined,
            not self.is_of_job,
            -self.audience,
            -min(len(self.serves), policy.GOAL_ENOUGH),
            -self.nearness,
            -len(self.sectors),
            -len(self.serves),
            -newest.timestamp() if newest else 0.0,
            _alphabetical(candidate.name),
            candidate.id,
        )


@lru_cache(maxsize=20_000)  # the same networks are put in order again and again
def _alphabetical(name: str) -> str:
    return plain(name)


def fit(
    client: Client,
    candidate: Candidate,
    phrases: tuple[Phrase, ...],
    as_of: datetime,
    *,
    is_joined: bool,
) -> Fit:
    """Return how a network fits; ``phrases`` are the names of the trades asked for."""
    theme = living_theme(candidate, phrases, as_of)
    sectors = candidate.sectors & frozenset(client.sectors)
    return Fit(
        candidate=candidate,
        is_joined=is_joined,
        sectors=sectors,
        theme=theme,
        is_of_job=speaks_of(candidate.words, client.about),
        audience=_audience(client, candidate),
        nearness=_nearness(client, candidate),
        serves=tuple(_serves(client.goal, candidate, theme, sectors, as_of)),
    )


def misfits(client: Client, candidate: Candidate) -> frozenset[str]:
    """Return the points on which a network cannot do: sector, region, language, audience."""
    sectors, audience = candidate.sectors, candidate.audience
    wrong: list[str] = []
    if ALL_TRADES not in sectors and sectors.isdisjoint(client.sectors):
        wrong.append("sector")
    if candidate.region and candidate.region != client.region:
        wrong.append("region")
    if candidate.languages.isdisjoint(client.languages):
        wrong.append("language")
    if client.audience and audience and audience.isdisjoint((*client.audience, *EVERYBODY)):
        wrong.append("audience")
    return frozenset(wrong)


def _nearness(client: Client, candidate: Candidate) -> int:
    if not candidate.region or candidate.region != client.region:
        return 0
    return 2 if client.town and candidate.town == client.town else 1


def _audience(client: Client, candidate: Candidate) -> int:
    if candidate.audience & (frozenset(client.audience) - EVERYBODY):
        return 1
    return 0 if not candidate.audience or candidate.audience & EVERYBODY else -1


def living_theme(
    candidate: Candidate, phrases: tuple[Phrase, ...], as_of: datetime
) -> LivingTheme | None:
    """Return the liveliest group of a trade inside a network, if one is alive."""
    oldest = as_of - timedelta(days=policy.GROUP_FRESH_DAYS)
    living = [
        (theme.newest_post_at, theme.name, theme)
        for theme in candidate.themes
        if theme.newest_post_at and theme.newest_post_at >= oldest
        if any(contains(theme.name, phrase) for phrase in phrases)
    ]
    return max(living, key=lambda found: found[:2])[2] if living else None


def _serves(
    goal: Goal,
    candidate: Candidate,
    theme: LivingTheme | None,
    sectors: frozenset[str],
    as_of: datetime,
) -> list[Serves]:
    found = [
        Serves(FEATURES[name], candidate.seen[f"feature:{name}"])
        for name in _SERVING[goal]
        if f"feature:{name}" in candidate.seen
    ]
    if goal is Goal.NETWORK and (answers := _answers(candidate)):
        found.insert(0, Serves(_ANSWERS, answers))
    if goal is Goal.WATCH and (fresh := _fresh(candidate, as_of)):
        found.insert(0, Serves(_FRESH, fresh))
    if goal is Goal.CHANGE:
        if theme:
            found.append(Serves(_GROUPS, theme.evidence))
        elif sectors and "feature:groups" in candidate.seen:
            found.append(Serves(_GROUPS, candidate.seen["feature:groups"]))
    return found


def _answers(candidate: Candidate) -> Evidence | None:
    """Return where it is seen that people answer there."""
    unanswered = candidate.figures.get("unanswered_share")
    replies = candidate.figures.get("replies_per_topic")
    if unanswered is not None:
        is_answering = unanswered <= policy.UNANSWERED_SHARE
        return candidate.seen["unanswered_share"] if is_answering else None
    if replies is not None and replies >= policy.REPLIES_PER_TOPIC:
        return candidate.seen["replies_per_topic"]
    return None


def _fresh(candidate: Candidate, as_of: datetime) -> Evidence | None:
    newest, oldest = candidate.last_post_at, as_of - timedelta(days=policy.NEWS_FRESH_DAYS)
    return candidate.last_post if newest and newest >= oldest else None
