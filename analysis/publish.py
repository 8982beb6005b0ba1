"""Judge the networks whose facts have changed and write verdicts, reasons and events, in one transaction.

The only writer of judgements. Same facts and same ``as_of`` give the same rows, whichever networks were
judged before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlite_utils import Database

from analysis.facts import load
from analysis.publishing.alternatives import alternatives, profile
from analysis.publishing.connection import mark_void_crawls
from analysis.publishing.guards import Void, check, check_archives
from analysis.publishing.others import Others
from analysis.publishing.outline import Outline
from analysis.publishing.portions import AsOf, judge_all, portions, states
from analysis.publishing.recording import LOOKED_AT, Recording
from analysis.publishing.standing import JudgedLast, grounds, listed
from analysis.publishing.standing import load as load_standing
from analysis.reviews import Hold, load_holds
from analysis.signals import Alarm
from pipelines.schema import prepare
from vocabulary.errors import VitalityError
from vocabulary.items import iso


class NothingToJudge(VitalityError):  # noqa: N818  it says what is, not that something broke
    """There is no crawl at or before the moment asked for."""


@dataclass(frozen=True, slots=True)
class Summary:
    """How many networks there are, how many of them were judged anew, and how many are in which state."""

    networks: int
    judged: int
    states: Mapping[str, int]
    alarms: tuple[tuple[str, Alarm], ...] = ()  # network, and the reader that lost it
    left_out: Void | None = None  # why the newest crawl was not judged, but those before it


def assess(
    db: Database, as_of: datetime, *, force: bool = False, all_anew: bool = False
) -> Summary:
    """Judge the networks as of a moment (aware) and replace the judgements of the sound crawl then newest.

    Networks of which nothing has changed since they were judged last stay as they are, unless ``all_anew``.
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
    networks = listed(db)
    holds = load_holds(db, as_of)
    ground = grounds(db, as_of, networks, holds)
    with Recording(db, crawl, as_of) as recording:
        stood = load_standing(db, networks) if recording.is_newest and not all_anew else {}
        judging = _Judging(db, AsOf(crawl, as_of), holds, ground, recording)
        judging.judge_from(stood)
        if not force:
            told = {network: str(each.state) for network, each in judging.outlines.items()}
            check(_states(db, crawl), told)
            if news := _untold_archives(db, as_of) & told.keys():
                without = judging.without_archives(sorted(news))
                check_archives(news, without, without | _published(db), told)
        kinds = {row.id: profile(row) for row in networks}
        found = list(judging.outlines.values())
        recording.publish(alternatives(kinds, found, judging.others.same), all_anew=not stood)
    number = Counter(str(each.state) for each in found)
    return Summary(len(found), len(judging.judged), number, tuple(_alarms(db, crawl)), left_out)


class _Judging:
    """Judges networks until each has been told what was judged of the others."""

    def __init__(
        self,
        db: Database,
        at: AsOf,
        holds: Mapping[str, Hold],
        ground: Mapping[str, str],
        recording: Recording,
    ) -> None:
        self._db, self._at, self._holds = db, at, holds
        self._ground, self._recording = ground, recording
        self.outlines: dict[str, Outline] = {}  # of all networks, in order of their identifiers
        self.others = Others(())
        self.judged: set[str] = set()

    def judge_from(self, stood: Mapping[str, JudgedLast]) -> None:
        """Judge the networks of which what ``stood`` may no longer be all."""
        lasting = {
            network: each
            for network, each in stood.items()
            if each.lasts(self._ground[network], self._at.as_of)
        }
        told = {network: each.told for network, each in lasting.items()}
        self._note({network: each.outline for network, each in stood.items()})
        stale = [network for network in self._ground if network not in lasting]
        while stale:
            ground = {network: self._ground[network] for network in stale}
            told |= {network: self.others.digest(network) for network in stale}
            seen = dict(self.outlines)
            waiting = list(portions(ground, self._holds, self.others))
            for outlines, rows in judge_all(self._db, self._at, waiting):
                self._recording.put(list(outlines), rows)
                seen |= outlines
            self.judged.update(stale)
            self._note(seen)
            stale = [network for network in told if told[network] != self.others.digest(network)]

    def _note(self, outlines: Mapping[str, Outline]) -> None:
        self.outlines = dict(sorted(outlines.items()))
        self.others = Others(self.outlines.values())

    def without_archives(self, networks: Sequence[str]) -> dict[str, str]:
        """Return network -> the state that it would be in, had no archive been asked."""
        facts = replace(load(self._db, self._at.as_of, networks), archived=())
        return states(facts, self._at.as_of, self._holds)


def _alarms(db: Database, crawl: int) -> Iterator[tuple[str, Alarm]]:
    sql = "SELECT network, probe, url, last_matched_at FROM extractor_alarm WHERE crawl = ? ORDER BY 1, 2"
    for network, probe, url, at in db.execute(sql, [crawl]):
        yield network, Alarm(probe, url, datetime.fromisoformat(at))


def _untold_archives(db: Database, as_of: datetime) -> frozenset[str]:
    """Return the networks of which an archive said something that no publication has told yet."""
    sql = "SELECT network FROM archive_answer WHERE NOT is_published AND asked_at <= ?"
    return frozenset(network for (network,) in db.execute(sql, [iso(as_of)]))


def _published(db: Database) -> dict[str, str]:
    """Return network -> state as last published."""
    return dict(db.execute("SELECT id, state FROM network_status WHERE state IS NOT NULL"))


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
