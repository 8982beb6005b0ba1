"""Networks judged some at a time, here and in a second process, give the same rows."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Future
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from analysis.publish import assess
from analysis.publishing import portions
from pipelines.store import Job, Store
from tests.analysis.test_only_what_changed import DAY, FIRST, Web, rows
from vocabulary.catalogue import Catalogue


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Portions of two networks, which a second process is worth; the sizes of those judged here."""
    here: list[int] = []

    def counted(db: Database, at: portions.AsOf, portion: portions.Portion) -> portions.Judged:
        here.append(len(portion.ground))
        return judge(db, at, portion)

    judge = portions.judge_portion
    monkeypatch.setattr(portions, "judge_portion", counted)
    monkeypatch.setattr(portions, "_SIZE", 2)
    monkeypatch.setattr(portions, "_MANY", 2)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    return here


def a_web(path: Path) -> None:
    web = Web(7)
    for step in range(6):
        at = FIRST + step * 9 * DAY
        web.turn(at)
        networks = tuple(web.networks.values())
        store = Store(Job(path, Catalogue(networks), {}, networks, at))
        store.keep(web.visited(at))
        store.close(at + timedelta(hours=1), {})


def judged(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with Database(path) as db:
        found = assess(db, FIRST + 60 * DAY, force=True)
        assert found.judged == found.networks
    return rows(path)


def in_one_process(path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    a_web(path)
    with monkeypatch.context() as patch:
        patch.setattr("os.cpu_count", lambda: 1)
        return judged(path)


def test_a_second_process_judges_as_the_first_does(
    tmp_path: Path, small: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = in_one_process(tmp_path / "alone.db", monkeypatch)
    all_of_them = sum(small)
    small.clear()
    a_web(tmp_path / "both.db")
    assert judged(tmp_path / "both.db") == alone
    assert 0 < sum(small) < all_of_them  # the other one judged the rest


def broken(_pool: object, _work: Callable[..., object], _portion: object) -> Future[object]:
    gone = Future[object]()
    gone.set_exception(BrokenExecutor("killed"))
    return gone


def unstarted(_pool: object, _work: Callable[..., object], _portion: object) -> Future[object]:
    raise BrokenExecutor("no process")


@pytest.mark.parametrize("submit", [broken, unstarted])
def test_what_a_killed_process_had_to_judge_is_judged_here(
    tmp_path: Path, small: list[int], monkeypatch: pytest.MonkeyPatch, submit: Callable[..., object]
) -> None:
    alone = in_one_process(tmp_path / "alone.db", monkeypatch)
    monkeypatch.setattr("analysis.publishing.portions.ProcessPoolExecutor.submit", submit)
    a_web(tmp_path / "both.db")
    assert judged(tmp_path / "both.db") == alone


def test_ctrl_c_reaches_the_first_process_alone() -> None:
    ask = "import signal as s; print(s.SIGINT in s.pthread_sigmask(s.SIG_BLOCK, []))"
    with portions._uninterrupted():
        told = subprocess.check_output([sys.executable, "-S", "-c", ask], text=True)
    assert told.strip() == "True"
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, [])
