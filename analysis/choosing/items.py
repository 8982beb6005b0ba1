"""What the counsellor's choice is made of: the questions, the networks, the answer. Data only.

Nothing here tells who the job seeker is, and nothing of it is kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from analysis.reason import Reason, State
from vocabulary.items import Evidence


class Goal(StrEnum):
    """What the job seeker wants of a network."""

    JOB = "job"  # a job within weeks
    NETWORK = "network"  # a lasting professional network
    WATCH = "watch"  # keeping up with the trade
    CHANGE = "change"  # a change of trade; the sectors asked for are those aimed at


@dataclass(frozen=True, slots=True)
class Client:
    """A counsellor's answers for one job seeker. Words are slugs of ``vocabulary.csv``."""

    goal: Goal
    sectors: tuple[str, ...]
    languages: tuple[str, ...] = ("fr",)  # spoken: ISO 639-1 codes
    region: str = ""  # empty: not said
    town: str = ""  # in that region; empty: not said
    hours: float | None = None  # a week; None: not said
    audience: tuple[str, ...] = ()
    #: Beginnings of words, plain: a network that has one in its name or description is for just this job.
    about: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()  # catalogue ids of the networks joined already


@dataclass(frozen=True, slots=True)
class LivingTheme:
    """A group inside a network as last seen, and where it was seen."""

    name: str
    newest_post_at: datetime | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Candidate:
    """One network: what the catalogue says of it, the verdict, and the facts a choice rests on."""

    id: str
    name: str
    url: str
    sectors: frozenset[str]
    audience: frozenset[str]
    languages: frozenset[str]
    region: str  # empty: it works in more than one
    town: str  # where it meets; empty: nowhere, or not known
    kind: str
    state: State
    cause: str | None
    successor_url: str | None
    registration: str | None
    access: str | None
    last_post_at: datetime | None
    as_of: datetime | None  # the moment judged for; None: never judged
    decided: Reason | None  # the reason that decided the state; None: never judged
    last_post: Evidence | None  # shows ``last_post_at``
    seen: Mapping[str, Evidence] = field(default_factory=dict)  # signal -> where it was observed
    figures: Mapping[str, float] = field(default_factory=dict)  # signal -> at least
    themes: tuple[LivingTheme, ...] = ()
    words: str = ""  # of its name and description, plain, each after a space
    is_visited: bool = True


@dataclass(frozen=True, slots=True)
class ChoiceEntry:
    """One network of the answer and why it is there, the most telling reason first."""

    candidate: Candidate
    is_joined: bool
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """The answer. ``picks`` are in order: the first is the one to begin with, the rest are for later."""

    advice: tuple[Reason, ...]  # to be said first
    picks: tuple[ChoiceEntry, ...]
    closes: tuple[ChoiceEntry, ...]  # presences to close
    checks: tuple[ChoiceEntry, ...]  # to be looked at by hand: we cannot see whether they are alive
    nearest: tuple[ChoiceEntry, ...]  # alive, and fit but for one point; only when there is no pick
    boards: tuple[Candidate, ...] = ()  # job boards that fit, where a job is wanted soon
