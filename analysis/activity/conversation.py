"""Does a newcomer get an answer? From what platforms tell of replies and of who writes. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from analysis import policy
from analysis.signals import Signals
from vocabulary.items import Evidence


class Answers(StrEnum):
    """How a newcomer's question fares."""

    USUAL = "usual"
    UNSURE = "unsure"
    RARE = "rare"


@dataclass(frozen=True, slots=True)
class Conversation:
    """What is known of a network's conversation; ``None`` is not known."""

    answers: Answers
    unanswered_share: float | None  # of topics older than 3 days
    replies_per_topic: float | None
    hours_to_first_reply: float | None
    evidence: Evidence


def conversation(signals: Signals) -> Conversation | None:
    """Return how newcomers fare, or ``None`` where neither unanswered topics nor replies are known."""
    unanswered, replies = _value(signals, "unanswered_share"), _value(signals, "replies_per_topic")
    if unanswered is None and replies is None:
        return None
    shown = "unanswered_share" if unanswered is not None else "replies_per_topic"
    return Conversation(
        _answers(unanswered, replies),
        unanswered,
        replies,
        _value(signals, "hours_to_first_reply"),
        signals.facts[shown].evidence,
    )


def _answers(unanswered: float | None, replies: float | None) -> Answers:
    """Judge by the share of topics without a reply; by replies per topic only where it is unknown."""
    if unanswered is not None:
        if unanswered <= policy.FEW_UNANSWERED:
            return Answers.USUAL
        return Answers.RARE if unanswered >= policy.MANY_UNANSWERED else Answers.UNSURE
    assert replies is not None
    if replies >= policy.MANY_REPLIES:
        return Answers.USUAL
    return Answers.RARE if replies < policy.FEW_REPLIES else Answers.UNSURE


def _value(signals: Signals, name: str) -> float | None:
    fact = signals.number(name)
    return fact.low if fact else None
