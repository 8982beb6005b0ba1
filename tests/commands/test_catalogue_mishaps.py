"""A catalogue whose file was emptied or cut by mistake takes nobody off the list."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database

from commands.errors import Stop
from commands.visits import Wanted, plan_visits
from tests.helpers.operating import crawled

HEADER = "id,name,url,sectors,audience,languages,country,region,kind,seeds,note\n"
NAMES = tuple(f"club{n}" for n in range(12))


def catalogue(folder: Path, *names: str) -> Path:
    lines = [f"{name},{name},https://{name}.example/,it,,fr,FR,,sector,,\n" for name in names]
    (folder / "networks.csv").write_text(HEADER + "".join(lines), encoding="utf-8")
    return folder


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return crawled(tmp_path / "vitality.db", NAMES, datetime.now(UTC) - timedelta(days=2))


@pytest.mark.parametrize("left", [0, 5])
def test_nothing_is_done_when_most_networks_have_gone(db: Path, tmp_path: Path, left: int) -> None:
    cut = catalogue(tmp_path, *NAMES[:left])
    with pytest.raises(Stop, match="nothing was done"):
        plan_visits(db, cut, Wanted(due=True))
    with Database(db) as opened:
        assert opened.execute("SELECT sum(listed) FROM network").fetchone() == (12,)


def test_a_few_may_leave_and_most_when_that_is_meant(db: Path, tmp_path: Path) -> None:
    assert plan_visits(db, catalogue(tmp_path, *NAMES[:6]), Wanted()).job.networks
    few = catalogue(tmp_path, *NAMES[:2])
    assert len(plan_visits(db, few, Wanted(smaller=True)).job.networks) == 2


def test_networks_under_other_identifiers_have_not_left(db: Path, tmp_path: Path) -> None:
    lines = [f"n-{n},{n},https://{n}.example/,it,,fr,FR,,sector,,,{n}\n" for n in NAMES]
    text = HEADER.replace("note\n", "note,former_ids\n") + "".join(lines)
    (tmp_path / "networks.csv").write_text(text, encoding="utf-8")
    assert len(plan_visits(db, tmp_path, Wanted()).job.networks) == 12
