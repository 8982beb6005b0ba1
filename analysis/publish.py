"""Judge all networks and write verdicts, reasons and events, in one transaction.

The only writer of judgements. Same facts and same ``as_of`` give the same rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlite_utils import Database

from analysis.alternatives import alternatives, profiles
from analysis.connection import mark_void_crawls
from analysis.derive import derive
from analysis.duplicates import duplicates, with_duplicates
from analysis.facts import Facts, load
from analysis.guards import Void, check, check_archives
from analysis.judgements import (
    alarm_row,
    alternative_rows,
    fact_rows,
    figures_row,
    flag_rows,
    reason_rows,
    verdict_row,
)
from analysis.months import month_rows, with_past
from analysis.reason import State
from analysis.recording import LOOKED_AT, Judgements, record
from analysis.reviews import Hold, load_holds, with_holds
from analysis.signals import Alarm
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
    left_out: Void | None = None  # why the newest crawl was not judged, but those before it


def assess(db: Database, as_of: datetime, *, force: bool = False) -> Summary:
    """Judge every network as of a moment (aware) and replace the judgements of the sound crawl then newest.

    Raises ``NothingToJudge`` when no crawl had started by then or the facts of that time were taken out,
    ``TooMuchChanged`` when the totals of the states would move too far from those of the crawl before, and
    ``ArchivesTell`` when what an archive said changes a state for the first time; ``force`` publishes all
    the same, and takes every crawl for sound.
    """
    prepare(db)
    _check_kept(db, as_of)
    left_out = mark_void_crawls(db, as_of, force=force)
    sql = "SELECT max(id) FROM crawl WHERE started_at <= ? AND void = 0"
    crawl = db.execute(sql, [iso(as_of)]).fetchone()[0]
    if crawl is None:
        raise NothingToJudge(f"No crawl had started by {as_of:%Y-%m-%d %H:%M} UTC.")
    facts = load(db, as_of)
    holds = load_holds(db, as_of)
    verdicts = _judged(facts, as_of, holds)
    same = duplicates(verdicts)
    verdicts = with_duplicates(verdicts, same)
    near = alternatives(profiles(facts), verdicts, same)
    if not force:
        check(_states(db, crawl), _told(verdicts))
        if news := _untold_archives(db, as_of):
            without = _told(_judged(replace(facts, archived=()), as_of, holds))
            check_archives(news, without, without | _published(db), _told(verdicts))
    rows = _rows(db, crawl, verdicts, same, near)
    alarms = tuple((v.signals.network, alarm) for v in verdicts for alarm in v.signals.alarms)
    record(db, crawl, as_of, rows)
    states = Counter(str(verdict.state) for verdict in verdicts)
    return Summary(len(verdicts), states, alarms, left_out)


def _judged(facts: Facts, as_of: datetime, holds: Mapping[str, Hold]) -> list[Verdict]:
    verdicts = with_successions([judge(signals) for signals in derive(facts, as_of)])
    return with_holds(verdicts, holds)


def _told(verdicts: Sequence[Verdict]) -> dict[str, str]:
    return {verdict.signals.network: verdict.state for verdict in verdicts}


def _rows(
    db: Database,
    crawl: int,
    verdicts: Sequence[Verdict],
    same: Mapping[str, str],
    near: Mapping[str, tuple[str, ...]],
) -> Judgements:
    previous = _previous(db, crawl)
    said = []
    for verdict in verdicts:
        network = verdict.signals.network
        was = previous.get(network) if verdict.reasons[0].keeps_last else None
        said.append(verdict_row(crawl, verdict, same.get(network), was))
    return Judgements(
        verdict=said,
        figures=[figures_row(crawl, verdict) for verdict in verdicts],
        reason=[row for verdict in verdicts for row in reason_rows(crawl, verdict)],
        flag=[row for verdict in verdicts for row in flag_rows(verdict)],
        extractor_alarm=[
            alarm_row(crawl, v.signals.network, alarm)
            for v in verdicts
            for alarm in v.signals.alarms
        ],
        alternative=list(alternative_rows(near)),
        fact=[row for v in verdicts for row in fact_rows(v.signals.network, v.signals.shown_facts)],
        posts_by_month=list(with_past(month_rows(verdicts), _past_months(db))),
    )


def _untold_archives(db: Database, as_of: datetime) -> frozenset[str]:
    """Return the networks of which an archive said something that no publication has told yet."""
    sql = "SELECT network FROM archive_answer WHERE NOT is_published AND asked_at <= ?"
    return frozenset(network for (network,) in db.execute(sql, [iso(as_of)]))


def _published(db: Database) -> dict[str, str]:
    """Return network -> state as last published."""
    return dict(db.execute("SELECT id, state FROM network_status WHERE state IS NOT NULL"))


def _past_months(db: Database) -> Mapping[str, Mapping[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for network, month, number in db.execute("SELECT * FROM posts_of_past_month"):
        found.setdefault(network, {})[month] = number
    return found


def _check_kept(db: Database, as_of: datetime) -> None:
    """Raise ``NothingToJudge`` for a moment from which the raw facts are no longer whole."""
    [(before,)] = db.execute("SELECT max(before) FROM pruning").fetchall()
    if before and iso(as_of) < before:
        raise NothingToJudge(
            f"The raw facts of before {before[:10]} were taken out: nothing can be judged as of "
            f"{as_of:%Y-%m-%d} any more."
        )


def _states(db: Database, crawl: int) -> dict[str, str]:
    """Return network -> state as it stood before ``crawl``, of those visited."""
    sql = f"""
      SELECT old.network, old.state FROM network n CROSS JOIN verdict AS old ON old.network = n.id
        AND old.crawl = (SELECT max(crawl) FROM verdict WHERE network = n.id AND crawl < ?)
      WHERE old.{LOOKED_AT}
    """  # noqa: S608  a constant of ours
    return dict(db.execute(sql, [crawl]).fetchall())


def _previous(db: Database, crawl: int) -> dict[str, tuple[str, str]]:
    """Return the last verdict before ``crawl`` that said what the network is like, with its moment."""
    rows = db.execute(
        """
        SELECT old.network, old.state, old.as_of
        FROM network n CROSS JOIN figures AS old ON old.network = n.id AND old.crawl = (
          SELECT max(crawl) FROM figures WHERE network = n.id AND crawl < ? AND state NOT IN (?, ?))
        """,
        [crawl, State.UNREACHABLE, State.UNDETERMINED],
    )
    return {network: (state, at) for network, state, at in rows}
