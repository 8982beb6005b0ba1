"""Verdicts as rows of the tables that keep them. Pure: records in, rows out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from analysis.activity.conversation import conversation
from analysis.membership import active_share
from analysis.signals import Alarm
from analysis.software import newest_beside
from analysis.strongest import Observed
from analysis.verdict import Verdict
from vocabulary.items import iso

Row = dict[str, Any]


def verdict_row(
    crawl: int, verdict: Verdict, same_as: str | None, previous: tuple[str, str] | None
) -> Row:
    """Return the row of ``verdict``: what is said of a network until something else is.

    ``same_as``: the entry this one is a duplicate of. ``previous``: the last state that was known, and when
    it was judged.
    """
    signals, rhythm, best = verdict.signals, verdict.rhythm, verdict.signals.best
    talk = conversation(signals)
    was = previous or (None, None)
    known = newest_beside(signals.text("software"), signals.text("software_version"))
    return {
        "network": signals.network,
        "crawl": crawl,
        "as_of": iso(signals.as_of),
        "state": verdict.state,
        "cause": verdict.cause,
        "confidence": verdict.confidence,
        "horizon_days": rhythm.horizon_days if rhythm else None,
        "rhythm_source": best.url if best else None,
        "trend": signals.trend,
        "features": "|".join(signals.features),
        "registration": signals.text("registration"),
        "access": signals.text("access"),
        "platform": signals.text("software"),
        "software_version": signals.text("software_version"),
        "software_newest": known.version if known else None,
        "software_newest_in": f"{known.known_in:%Y-%m}" if known else None,
        "title": signals.text("home_title"),
        "successor_url": verdict.successor_url,
        "previous_state": was[0],
        "previous_as_of": was[1],
        "answers": talk.answers if talk else None,
        "expected_posts": verdict.expected,
        "same_as": same_as,
        "advice_fr": verdict.advice.fr,
        "advice_en": verdict.advice.en,
    }


def figures_row(crawl: int, verdict: Verdict) -> Row:
    """Return the row of ``figures``: what moves from visit to visit, with the state it was seen in."""
    signals, rhythm = verdict.signals, verdict.rhythm
    pace, uptime = signals.growth, signals.uptime
    members, active = signals.number("members_total"), signals.number("members_active_month")
    return {
        "network": signals.network,
        "crawl": crawl,
        "as_of": iso(signals.as_of),
        "state": verdict.state,
        "cause": verdict.cause,
        "p_alive": round(rhythm.p_alive, 4) if rhythm else None,
        "members_low": members.low if members else None,
        "members_high": members.high if members else None,
        "active_low": active.low if active else None,
        "active_high": active.high if active else None,
        "last_post_at": _moment(signals.last_post_at),
        "last_post_earliest": _moment(signals.last_post_earliest),
        "silence_days": _rounded(signals.silence_days),
        "rhythm_days": _rounded(rhythm.usual_gap_days) if rhythm else None,
        "posts_90d": signals.posts_90d,
        "authors_90d": signals.exact("authors_90d"),
        "growth_year": _rounded(pace.a_year, 3) if pace else None,
        "active_share": _rounded(active_share(_exact(active), _exact(members)), 3),
        "last_visited_at": _moment(signals.last_visited_at),
        "last_reached_at": _moment(signals.last_reached_at),
        "answered_share": _rounded(uptime.share, 3) if uptime else None,
        "answered_of": uptime.visits if uptime else None,
        "latency_ms": uptime.latency_ms if uptime else None,
    }


def _moment(at: datetime | None) -> str | None:
    return iso(at) if at else None


def _rounded(value: float | None, digits: int = 1) -> float | None:
    return None if value is None else round(value, digits)


def _exact(fact: Observed | None) -> float | None:
    return fact.low if fact and fact.low == fact.high else None


def alternative_rows(near: Mapping[str, tuple[str, ...]]) -> Iterator[Row]:
    """Yield a row of ``alternative`` for each living network near to one."""
    for network, others in near.items():
        for position, other in enumerate(others):
            yield {"network": network, "position": position, "other": other}


def reason_rows(crawl: int, verdict: Verdict) -> Iterator[Row]:
    """Yield a row of ``reason`` for each reason of a verdict, the one that decided first."""
    for position, reason in enumerate(verdict.reasons):
        seen = reason.evidence
        yield {
            "crawl": crawl,
            "network": verdict.signals.network,
            "position": position,
            "rule": reason.rule,
            "text_fr": reason.said.fr,
            "text_en": reason.said.en,
            "evidence_url": seen.url if seen else None,
            "evidence_at": iso(seen.fetched_at) if seen else None,
            "evidence_status": seen.status if seen else None,
            "evidence_place": seen.place if seen else "",
            "evidence_quote": seen.quote if seen else "",
        }


def fact_rows(network: str, facts: Mapping[str, Observed]) -> Iterator[Row]:
    """Yield a row of ``fact`` for each signal of a network."""
    for signal, fact in facts.items():
        seen = fact.evidence
        yield {
            "network": network,
            "signal": signal,
            "outcome": fact.outcome,
            "value": fact.value,
            "low": fact.low,
            "high": fact.high,
            "unit": fact.unit,
            "url": seen.url,
            "fetched_at": iso(seen.fetched_at),
            "status": seen.status,
            "place": seen.place,
            "quote": seen.quote,
        }


def flag_rows(verdict: Verdict) -> Iterator[Row]:
    """Yield a row of ``flag`` for each doubtful figure, of the crawl that saw it."""
    crawl = max((look.crawl for look in verdict.signals.looks), default=0)
    for flag in verdict.doubts:
        yield {
            "crawl": crawl,
            "network": verdict.signals.network,
            "signal": flag.signal,
            "flag": flag.name,
            "detail": flag.detail,
        }


def alarm_row(crawl: int, network: str, alarm: Alarm) -> Row:
    """Return the row of ``extractor_alarm`` for a reader that lost a network."""
    return {
        "crawl": crawl,
        "network": network,
        "probe": alarm.probe,
        "url": alarm.url,
        "last_matched_at": iso(alarm.matched_at),
    }
