"""What a rule gives: a sentence a counsellor can repeat and check, in French and in English."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from vocabulary.items import Evidence
from vocabulary.said import Said


class State(StrEnum):
    """Whether a network is alive (DESIGN of the states: README)."""

    ALIVE = "alive"
    SLOWING = "slowing"
    DORMANT = "dormant"
    DEAD = "dead"
    MOVED = "moved"
    UNREACHABLE = "unreachable"
    UNOBSERVABLE = "unobservable"
    UNDETERMINED = "undetermined"


class Cause(StrEnum):
    """How a network died or moved, or why it cannot be observed."""

    CLOSURE_NOTICE = "closure_notice"
    GONE = "gone"
    PARKED = "parked"
    SUSPENDED = "suspended"
    DEFAULT_PAGE = "default_page"
    DOMAIN_LOST = "domain_lost"
    OVERRUN = "overrun"
    REUSED = "reused"
    SILENCE = "silence"
    RENAMED = "renamed"
    ABSORBED = "absorbed"
    ROBOTS = "robots"
    LOGIN = "login"
    BLOCKED = "blocked"
    SCRIPT_ONLY = "script_only"
    HIDDEN = "hidden"
    NOT_VISITED = "not_visited"
    OTHER_SITE = "other_site"


class Basis(StrEnum):
    """What a deciding reason rests on, as far as it tells how sure it can be."""

    PROOF = "proof"  # the network's own word, or facts that lasted
    RHYTHM = "rhythm"  # the probability of a next post
    GLIMPSE = "glimpse"  # what somebody saw once, or what may pass


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason. A deciding one names the state; a supporting one leaves it ``None``."""

    rule: str  # the rule that decided, or what a supporting one is about
    said: Said
    evidence: Evidence | None
    state: State | None = None
    cause: Cause | None = None
    successor_url: str | None = None
    keeps_last: bool = False  # it may pass: the last verdict stays visible beside it
    basis: Basis = Basis.PROOF

    @classmethod
    def deciding(
        cls,
        said: Said,
        evidence: Evidence | None,
        state: State,
        cause: Cause | None = None,
        successor_url: str | None = None,
        *,
        keeps_last: bool = False,
        basis: Basis = Basis.PROOF,
    ) -> Reason:
        """Return what a rule gives. Who runs the rules writes the rule's name on it."""
        return cls("", said, evidence, state, cause, successor_url, keeps_last, basis)
