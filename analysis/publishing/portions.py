"""Judges networks some at a time, from the database to the rows that say what was judged. It writes nothing.

Portions are independent of each other, so where there are many a second process judges every other one.
"""

from __future__ import annotations

import json
import os
from collections import deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, ProcessPoolExecutor, wait
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from multiprocessing import get_context, parent_process
from signal import SIG_BLOCK, SIG_SETMASK, SIGINT, pthread_sigmask
from threading import Thread
from typing import NamedTuple

from sqlite_utils import Database

from analysis.activity.months import month_rows, with_past
from analysis.derive import derive
from analysis.facts import Facts, load
from analysis.publishing.judgements import (
    alarm_row,
    fact_rows,
    figures_row,
    flag_rows,
    reason_rows,
    verdict_row,
)
from analysis.publishing.others import Others
from analysis.publishing.outline import Outline, outline
from analysis.publishing.recording import Judgements
from analysis.publishing.standing import JudgedLast, standing_row
from analysis.publishing.turning import turns_at
from analysis.reason import State
from analysis.reviews import Hold, with_holds
from analysis.verdict import Verdict, judge
from vocabulary.garbage import no_collecting

#: Networks judged at once: bounds the memory.
_SIZE = 250
#: Portions from which a second process is worth its start, a second. More processes would wait for the one
#: that writes, and take memory.
_MANY = 4


class AsOf(NamedTuple):
    """What is judged: the newest sound crawl, and the moment (aware) as of which."""

    crawl: int
    as_of: datetime


@dataclass(frozen=True, slots=True)
class Portion:
    """Some networks, and what judging them needs beside the database."""

    ground: Mapping[str, str]  # network -> digest of all that judging it looks at
    holds: Mapping[str, Hold]
    others: Others  # as far as something is told of them


class Judged(NamedTuple):
    """What was judged of a portion."""

    outlines: Mapping[str, Outline]
    rows: Judgements


def portions(
    ground: Mapping[str, str], holds: Mapping[str, Hold], others: Others
) -> Iterator[Portion]:
    """Yield the networks of ``ground`` in portions, with their share of ``holds`` and ``others``."""
    names = list(ground)
    for start in range(0, len(names), _SIZE):
        some = names[start : start + _SIZE]
        held = {network: holds[network] for network in some if network in holds}
        yield Portion({network: ground[network] for network in some}, held, others.told_to(some))


def judge_all(db: Database, at: AsOf, waiting: Sequence[Portion]) -> Iterator[Judged]:
    """Yield what is judged of each portion, as it gets done: here and, if they are many, in a helper too."""
    left, running = deque(waiting), dict[Future[Judged], Portion]()
    with ExitStack() as stack:
        helper = _helper(db, at) if len(left) >= _MANY else None
        if helper:
            stack.callback(helper.shutdown, cancel_futures=True)
        while left or running:
            # One that waits is at hand when the helper is done with the one before.
            while helper and left and len(running) < 2:
                portion = left.popleft()
                try:
                    with _uninterrupted():
                        running[helper.submit(_apart, portion)] = portion
                except BrokenExecutor:
                    left.append(portion)
                    helper = None
            if left:
                yield judge_portion(db, at, left.popleft())
            for done in wait(running, 0 if left else None, FIRST_COMPLETED).done:
                portion = running.pop(done)
                try:
                    yield done.result()
                except BrokenExecutor:  # killed, or it could not begin
                    left.append(portion)
                    helper = None


def judge_portion(db: Database, at: AsOf, portion: Portion) -> Judged:
    """Judge the networks of one portion.

    It makes a million objects and no circles: looking for garbage among them takes a tenth of the time.
    """
    with no_collecting():
        found = _verdicts(load(db, at.as_of, portion.ground), at.as_of, portion.holds)
        outlines = {each.signals.network: outline(each) for each in found}
        told = [portion.others.told(each) for each in found]
        return Judged(outlines, _rows(db, at.crawl, portion, told, outlines))


def states(facts: Facts, as_of: datetime, holds: Mapping[str, Hold]) -> dict[str, str]:
    """Return network -> the state that these facts show it in."""
    found = _verdicts(facts, as_of, holds)
    return {each.signals.network: str(each.state) for each in found}


def _verdicts(facts: Facts, as_of: datetime, holds: Mapping[str, Hold]) -> list[Verdict]:
    return with_holds(map(judge, derive(facts, as_of)), holds)


def _helper(db: Database, at: AsOf) -> ProcessPoolExecutor | None:
    """Return a process that judges portions of the same database; ``None`` without a core or file for it."""
    [(_number, _name, path)] = [
        row for row in db.execute("PRAGMA database_list") if row[1] == "main"
    ]
    if not path or (os.cpu_count() or 1) == 1:
        return None
    return ProcessPoolExecutor(1, get_context("spawn"), _open, (path, at))


_opened: list[tuple[Database, AsOf]] = []


def _open(path: str, at: AsOf) -> None:
    Thread(target=_end_with_parent, daemon=True).start()
    _opened.append((Database(path), at))


def _end_with_parent() -> None:
    """End when who began this process ends, however it does: nobody else would tell."""
    if parent := parent_process():
        parent.join()
        os._exit(1)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let a process that begins here hear of no Ctrl-C: who began it ends it in good order."""
    before = pthread_sigmask(SIG_BLOCK, {SIGINT})
    try:
        yield
    finally:
        pthread_sigmask(SIG_SETMASK, before)


def _apart(portion: Portion) -> Judged:
    [(db, at)] = _opened
    return judge_portion(db, at, portion)


def _rows(
    db: Database,
    crawl: int,
    portion: Portion,
    verdicts: Sequence[Verdict],
    outlines: Mapping[str, Outline],
) -> Judgements:
    said, standing = [], []
    previous = _previous(
        db, crawl, [v.signals.network for v in verdicts if v.reasons[0].keeps_last]
    )
    for verdict in verdicts:
        network = verdict.signals.network
        same_as, was = portion.others.same.get(network), previous.get(network)
        said.append(verdict_row(crawl, verdict, same_as, was))
        stands = JudgedLast(
            outlines[network],
            portion.ground[network],
            portion.others.digest(network),
            turns_at(verdict.signals),
        )
        standing.append(standing_row(stands))
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
        fact=[row for v in verdicts for row in fact_rows(v.signals.network, v.signals.shown_facts)],
        posts_by_month=list(with_past(month_rows(verdicts), _past_months(db, portion.ground))),
        standing=standing,
    )


def _past_months(db: Database, networks: Collection[str]) -> Mapping[str, Mapping[str, int]]:
    found: dict[str, dict[str, int]] = {}
    sql = "SELECT * FROM posts_of_past_month WHERE network IN (SELECT value FROM json_each(?))"
    for network, month, number in db.execute(sql, [json.dumps(list(networks))]):
        found.setdefault(network, {})[month] = number
    return found


def _previous(db: Database, crawl: int, networks: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Return the last verdict before ``crawl`` that said what the network is like, with its moment."""
    rows = db.execute(
        """
        SELECT old.network, old.state, old.as_of
        FROM json_each(?) n CROSS JOIN figures AS old ON old.network = n.value AND old.crawl = (
          SELECT max(crawl) FROM figures
          WHERE network = n.value AND crawl < ? AND state NOT IN (?, ?))
        """,
        [json.dumps(networks), crawl, State.UNREACHABLE, State.UNDETERMINED],
    )
    return {network: (state, at) for network, state, at in rows}
