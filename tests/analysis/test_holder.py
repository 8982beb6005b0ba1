"""Who holds an address: a sign beside a stranger under the network's name, and never alone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlite_utils import Database

from tests.analysis.test_strangers import home, text
from tests.helpers.judging import AS_OF, Case, every, visit

OLD = {"name_servers": "gandi.net", "tls_issuer": "Sectigo", "tls_key": "a" * 16}
NEW = {"name_servers": "parkings.example", "tls_issuer": "Let's Encrypt", "tls_key": "b" * 16}


def crawl(case: Case, bears: str, holder: dict[str, str], *ago: float) -> None:
    """Crawl a home page that bears so much of the network, once for each of so many days ago."""
    for days in ago:
        at = AS_OF - timedelta(days=days)
        signs = (text(sign, value) for sign, value in holder.items())
        page = home(at, bears, *signs, title=f"Titre {bears}")
        case.crawl(page, visit(f"{bears}-feed", posts=every(3, days), at=at), at=at)


def told(case: Case) -> str:
    return " ".join(str(row["text_fr"]) for row in case.reasons() if row["rule"] == "holder")


def test_each_sign_is_kept_once_with_its_first_and_its_last_day(case: Case) -> None:
    crawl(case, "name", OLD, 9, 5, 0)
    rows = case.rows("SELECT sign, value, first_at, last_at FROM holder")
    assert [row["sign"] for row in rows] == ["name_servers", "tls_issuer", "tls_key"]
    assert {(row["first_at"], row["last_at"]) for row in rows} == {
        ("2026-11-14T12:00:00Z", "2026-11-23T12:00:00Z")
    }
    assert not case.rows("SELECT * FROM observation WHERE signal IN ('tls_key', 'name_servers')")


def test_a_page_that_bore_something_and_changed_hands_with_its_address_is_lost(case: Case) -> None:
    crawl(case, "kin", OLD, 60, 40)
    crawl(case, "none", NEW, 15, 8, 0)
    row = case.judge()
    assert (row["state"], row["cause"]) == ("dead", "domain_lost")
    assert "parkings.example, et non plus gandi.net" in told(case)
    assert "Let’s Encrypt au lieu de Sectigo" in told(case)


@pytest.mark.parametrize(
    "now",
    [
        OLD,
        OLD | {"tls_key": "b" * 16},  # renewed
        OLD | {"name_servers": "parkings.example"},  # its names moved, its certificate did not
    ],
    ids=["as before", "renewed", "names moved"],
)
def test_one_sign_alone_condemns_nobody(case: Case, now: dict[str, str]) -> None:
    crawl(case, "kin", OLD, 60, 40)
    crawl(case, "none", now, 15, 8, 0)
    row = case.judge()
    assert (row["state"], row["cause"]) == ("undetermined", "other_site")


def test_a_network_that_moves_to_another_host_is_itself_and_nothing_is_said(case: Case) -> None:
    crawl(case, "name", OLD, 60, 40)
    crawl(case, "name", NEW, 15, 8, 0)
    assert case.judge()["state"] == "alive"
    assert not told(case)


def test_a_move_of_long_before_is_no_sign_of_a_stranger(case: Case) -> None:
    crawl(case, "kin", OLD, 200)
    crawl(case, "kin", NEW, 120, 60)
    crawl(case, "none", NEW, 15, 8, 0)
    assert case.judge()["cause"] == "other_site"


def test_two_servers_side_by_side_are_no_change(case: Case) -> None:
    for ago in (60, 50, 40):
        crawl(case, "kin", OLD, ago)
        crawl(case, "kin", NEW, ago - 1)
    crawl(case, "none", OLD, 15)
    crawl(case, "none", NEW, 8, 0)
    assert case.judge()["cause"] == "other_site"


def test_what_was_seen_at_a_former_address_says_nothing_of_the_present_one(case: Case) -> None:
    crawl(case, "kin", OLD, 60)
    crawl(case, "none", NEW, 15, 8, 0)
    with Database(case.path) as db, db.atomic():
        db.execute("INSERT INTO address_change VALUES ('club', 2, 'https://old.example/')")
    assert case.judge()["cause"] == "other_site"
