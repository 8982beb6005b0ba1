"""Crawl after crawl over weeks, by real HTTP on loopback: what is proven only by time.

The crawls are made one after the other; between them, everything kept is moved back by days.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlite_utils import Database

from analysis.publish import assess
from demo.web import DemoWeb
from tests.helpers.aged import age
from tests.helpers.crawling import impatient

pytestmark = pytest.mark.real

#: Days between crawls, and how many there are: another hour and weekday each time, 46 days at the last.
DAYS, CRAWLS = 5 + 4 / 24, 10
NETWORKS = (
    *("sans-nom", "introuvable", "serveur-nu", "en-chemin", "groupe-parti", "prete", "travaux"),
    *("refuse", "sans-tls", "boucle", "erreur-500", "identite", "forum-bois", "asso-com"),
)


@pytest.fixture(scope="session")
def histories(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Network -> its states (with cause) at each of the crawls."""
    folder = tmp_path_factory.mktemp("weeks")
    db = folder / "weeks.db"
    found: dict[str, list[str]] = {name: [] for name in NETWORKS}
    with DemoWeb(as_of=datetime.now(UTC)) as web:
        web.write_catalogue(folder)
        for number in range(CRAWLS):
            if number:
                age(db, DAYS, {})
                with Database(db) as opened:
                    assess(opened, datetime.now(UTC))
            running = impatient(db, folder, "--only", *NETWORKS)
            output, _err = running.communicate(timeout=240)
            assert running.returncode == 0, output
            for name, state in _states(db).items():
                found[name].append(state)
    return found


def _states(db: Path) -> dict[str, str]:
    with Database(db) as opened:
        rows = opened.query("SELECT id, state, cause FROM network_status")
        return {
            row["id"]: " ".join(filter(None, (row["state"], row["cause"])))
            for row in rows
            if row["id"] in NETWORKS
        }


@pytest.mark.parametrize(
    ("name", "crawl", "proven"),
    [
        ("sans-nom", 10, "dead domain_lost"),  # 6 visits over 45 days
        ("introuvable", 7, "dead gone"),  # 6 visits over 30 days
        ("serveur-nu", 2, "dead default_page"),  # never seen alive: 2 visits over a day
    ],
)
def test_a_death_by_failure_is_proven_by_visits_and_days_and_not_before(
    histories: dict[str, list[str]], name: str, crawl: int, proven: str
) -> None:
    assert histories[name] == ["unreachable"] * (crawl - 1) + [proven] * (CRAWLS - crawl + 1)


def test_a_move_is_confirmed_after_seven_days(histories: dict[str, list[str]]) -> None:
    assert histories["en-chemin"] == ["undetermined"] * 2 + ["moved renamed"] * (CRAWLS - 2)


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("refuse", "unreachable"),
        ("erreur-500", "unreachable"),
        ("sans-tls", "unreachable"),
        ("boucle", "unreachable"),
        ("travaux", "unreachable"),
        ("prete", "unreachable"),
        ("groupe-parti", "unreachable"),
        ("identite", "unobservable login"),
        ("forum-bois", "alive"),
        ("asso-com", "alive"),
    ],
)
def test_what_may_still_live_is_never_called_dead(
    histories: dict[str, list[str]], name: str, state: str
) -> None:
    assert histories[name] == [state] * CRAWLS
