"""Networks held ready by trade and region, in the usual order."""

from __future__ import annotations

from analysis.choosing.pool import Pool
from tests.helpers.choosing import big, network

POOL = Pool(
    (
        network("asleep", "dormant"),
        network("board", kind="employer-facing"),
        network("english", languages="en"),
        network("older", last_post=9),
        network("breton", region="Bretagne"),
        network("both", sectors="it law"),
        network("students", audience="students"),
        big("giant"),
    )
)


def ids(trades: str, *regions: str) -> str:
    return " ".join(each.id for each in POOL.of(POOL.among(trades.split(), regions.__contains__)))


def test_the_liveliest_networks_stand_first_and_job_boards_last() -> None:
    assert ids("it", "") == "both older english students board asleep"


def test_a_network_of_two_trades_stands_once() -> None:
    assert ids("law it general", "", "Bretagne").split().count("both") == 1


def test_only_the_regions_asked_for_are_looked_at() -> None:
    assert ids("it", "Bretagne") == "breton"
    assert not ids("it", "Corse")


def test_every_network_has_its_place() -> None:
    assert sorted(POOL.places.values()) == [*range(8)]
    assert POOL.known(["giant", "nobody"]) == {"giant": POOL.all[POOL.places["giant"]]}
