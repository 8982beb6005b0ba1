"""Judge all networks and write verdicts, reasons and events, in one transaction.

The only writer of judgements. Same facts and same ``as_of`` give the same rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from analysis.alternatives import alternatives, profiles
from analysis.changes import kind_of_change
from analysis.conversation import conversation
from analysis.derive import derive
from analysis.duplicates import duplicates, with_duplicates
from analysis.facts import load
from analysis.guards import CrawlVoid, check, check_connection
from analysis.membership import active_share
from analysis.months import month_rows
from analysis.reason import Cause, State
from analysis.reviews import load_holds, with_holds
from analysis.signals import Alarm
from analysis.strongest import Observed
from analysis.succession import with_successions
from analysis.verdict import Verdict, judge
from pipelines.schema import prepare
from vocabulary.errors import VitalityError
from vocabulary.items import iso


class NothingToJudge(VitalityError):  # noqa: N818  it says what is, not that something broke
    """There is no crawl at or before the moment asked for."""


@dataclass(frozen=True, slots=True)
class Summary:
    """How many networks were judged, and how many are in which state."""

    networks: int
    states: Mapping[str, int]
    alarms: tuple[tuple[str, Alarm], ...] = ()  # network, and the reader that lost it


def assess(db: Database, as_of: datetime, *, force: bool = False) -> Summary:
    """Judge every network as of a moment (aware) and replace the judgements of the crawl then newest.

    Raises ``NothingToJudge`` when no crawl had started by then, ``CrawlVoid`` when most networks fell
    silent in it at once, and ``TooMuchChanged`` when the totals of the states would move too far from
    those of the crawl before; ``force`` publishes all the same.
    """
    prepare(db)
    _check_connection(db, as_of, force=force)
    sql = "SELECT max(id) FROM crawl WHERE started_at <= ? AND void = 0"
    crawl = db.execute(sql, [iso(as_of)]).fetchone()[0]
    if crawl is None:
        raise NothingToJudge(f"No crawl had started by {as_of:%Y-%m-%d %H:%M} UTC.")
    facts = load(db, as_of)
    verdicts = with_successions([judge(signals) for signals in derive(facts, as_of)])
    verdicts = with_holds(verdicts, load_holds(db, as_of))
    same = duplicates(verdicts)
    verdicts = with_duplicates(verdicts, same)
    near = alternatives(profiles(facts), verdicts, same)
    if not force:
        check(_states(db, crawl), {v.signals.network: v.state for v in verdicts})
    previous = _previous(db, crawl)
    rows = [
        _row(crawl, verdict, previous.get(verdict.signals.network))
        | {"same_as": same.get(verdict.signals.network)}
        for verdict in verdicts
    ]
    reasons = [row for verdict in verdicts for row in _reason_rows(crawl, verdict)]
    flagged = [row for verdict in verdicts for row in _flag_rows(crawl, verdict)]
    alarms = [(v.signals.network, alarm) for v in verdicts for alarm in v.signals.alarms]
    with db.atomic():
        for table in ("verdict", "reason", "flag", "extractor_alarm", "alternative"):
            db.execute(f"DELETE FROM {table} WHERE crawl = ?", [crawl])  # noqa: S608
        db.table("verdict").insert_all(rows)
        db.table("reason").insert_all(reasons)
        db.table("flag").insert_all(flagged)
        db.table("extractor_alarm").insert_all(_alarm_row(crawl, *alarm) for alarm in alarms)
        db.table("alternative").insert_all(_alternative_rows(crawl, near))
        db.execute("DELETE FROM fact")
        judged = (verdict.signals for verdict in verdicts)
        db.table("fact").insert_all(
            row for each in judged for row in fact_rows(each.network, each.shown_facts)
        )
        db.execute("DELETE FROM event")
        db.table("event").insert_all(events(db))
        db.execute("DELETE FROM posts_by_month")
        db.table("posts_by_month").insert_all(month_rows(verdicts))
        db.table("publication").insert({"crawl": crawl, "as_of": iso(as_of)})
    states = Counter(str(verdict.state) for verdict in verdicts)
    return Summary(len(verdicts), states, tuple(alarms))


#: A network that no crawl has visited is listed, and nothing is said of it that could change.
_LOOKED_AT = f"cause IS NOT '{Cause.NOT_VISITED}'"
#: Of the networks of a crawl that answered when last visited before it: whether they answer in it.
_ANSWERS = """
  WITH answers AS (
    SELECT network, crawl, max(status IS NOT NULL) AS answered FROM sound_visit
    WHERE crawl <= :crawl GROUP BY network, crawl),
  paired AS (
    SELECT crawl, answered,
           lag(answered) OVER (PARTITION BY network ORDER BY crawl) AS answered_before
    FROM answers)
  SELECT coalesce(sum(NOT answered), 0), count(*) FROM paired
  WHERE crawl = :crawl AND answered_before = 1
"""


def _check_connection(db: Database, as_of: datetime, *, force: bool) -> None:
    """Mark the newest crawl as void, or as sound, and raise ``CrawlVoid`` when it is void."""
    sql = "SELECT max(id) FROM crawl WHERE started_at <= ? AND void != 2"
    row = db.execute(sql, [iso(as_of)]).fetchone()
    with db.atomic():
        db.execute("UPDATE crawl SET void = 0 WHERE id = ?", row)
    silent, networks = db.execute(_ANSWERS, {"crawl": row[0]}).fetchone()
    try:
        check_connection(silent, networks)
    except CrawlVoid:
        if not force:
            with db.atomic():
                db.execute("UPDATE crawl SET void = 1 WHERE id = ?", row)
            raise


def _states(db: Database, crawl: int) -> dict[str, str]:
    """Return network -> state as published with the last crawl before ``crawl``, of those visited."""
    sql = f"""
      SELECT network, state FROM verdict
      WHERE crawl = (SELECT max(crawl) FROM verdict WHERE crawl < ?) AND {_LOOKED_AT}
    """  # noqa: S608  a constant of ours
    return dict(db.execute(sql, [crawl]).fetchall())


def _previous(db: Database, crawl: int) -> dict[str, tuple[str, str]]:
    """Return the last verdict before ``crawl`` that said what the network is like, with its moment."""
    rows = db.execute(
        "SELECT network, state, as_of FROM verdict "
        "WHERE crawl < ? AND state NOT IN (?, ?) ORDER BY crawl",
        [crawl, State.UNREACHABLE, State.UNDETERMINED],
    )
    return {network: (state, at) for network, state, at in rows}


def _row(crawl: int, verdict: Verdict, previous: tuple[str, str] | None) -> dict[str, Any]:
    signals, rhythm = verdict.signals, verdict.rhythm
    best, talk = signals.best, conversation(signals)
    pace = signals.growth
    members, active = signals.number("members_total"), signals.number("members_active_month")
    posts_90d, earliest = signals.posts_90d, signals.last_post_earliest
    was = previous if verdict.reasons[0].keeps_last and previous else (None, None)
    return {
        "crawl": crawl,
        "network": signals.network,
        "as_of": iso(signals.as_of),
        "state": verdict.state,
        "cause": verdict.cause,
        "confidence": verdict.confidence,
        "p_alive": round(rhythm.p_alive, 4) if rhythm else None,
        "horizon_days": rhythm.horizon_days if rhythm else None,
        "trend": signals.trend,
        "members_low": members.low if members else None,
        "members_high": members.high if members else None,
        "active_low": active.low if active else None,
        "active_high": active.high if active else None,
        "last_post_at": iso(signals.last_post_at) if signals.last_post_at else None,
        "last_post_earliest": iso(earliest) if earliest else None,
        "silence_days": _rounded(signals.silence_days),
        "rhythm_days": _rounded(rhythm.usual_gap_days) if rhythm else None,
        "rhythm_source": best.url if best else None,
        "posts_90d": posts_90d,
        "authors_90d": signals.exact("authors_90d"),
        "features": "|".join(signals.features),
        "registration": signals.text("registration"),
        "access": signals.text("access"),
        "platform": signals.text("software"),
        "title": signals.text("home_title"),
        "successor_url": verdict.successor_url,
        "last_visited_at": iso(signals.last_visited_at) if signals.last_visited_at else None,
        "last_reached_at": iso(signals.last_reached_at) if signals.last_reached_at else None,
        "previous_state": was[0],
        "previous_as_of": was[1],
        "growth_year": _rounded(pace.a_year, 3) if pace else None,
        "active_share": _rounded(active_share(_exact(active), _exact(members)), 3),
        "answers": talk.answers if talk else None,
        "expected_posts": verdict.expected,
        "advice_fr": verdict.advice_fr,
        "advice_en": verdict.advice_en,
    }


def _rounded(value: float | None, digits: int = 1) -> float | None:
    return None if value is None else round(value, digits)


def _exact(fact: Observed | None) -> float | None:
    return fact.low if fact and fact.low == fact.high else None


def _alternative_rows(crawl: int, near: Mapping[str, tuple[str, ...]]) -> Iterator[dict[str, Any]]:
    for network, others in near.items():
        for position, other in enumerate(others):
            yield {"crawl": crawl, "network": network, "position": position, "other": other}


def _reason_rows(crawl: int, verdict: Verdict) -> Iterator[dict[str, Any]]:
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


def fact_rows(network: str, facts: Mapping[str, Observed]) -> Iterator[dict[str, Any]]:
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


def _flag_rows(crawl: int, verdict: Verdict) -> Iterator[dict[str, Any]]:
    for flag in verdict.doubts:
        yield {
            "crawl": crawl,
            "network": verdict.signals.network,
            "signal": flag.signal,
            "flag": flag.name,
            "detail": flag.detail,
        }


def _alarm_row(crawl: int, network: str, alarm: Alarm) -> dict[str, Any]:
    return {
        "crawl": crawl,
        "network": network,
        "probe": alarm.probe,
        "url": alarm.url,
        "last_matched_at": iso(alarm.matched_at),
    }


def events(db: Database) -> list[dict[str, Any]]:
    """Return every change of state between consecutive verdicts of a network."""
    rows = db.execute(
        f"""
        SELECT network, crawl, as_of, before, state FROM (
          SELECT network, crawl, as_of, state,
                 lag(state) OVER (PARTITION BY network ORDER BY crawl) AS before
          FROM verdict WHERE {_LOOKED_AT})
        WHERE before IS NULL OR before != state
        """  # noqa: S608  a constant of ours
    )
    return [
        {
            "network": network,
            "crawl": crawl,
            "at": as_of,
            "from_state": before,
            "to_state": state,
            "kind": kind_of_change(before, state),
        }
        for network, crawl, as_of, before, state in rows
    ]
