"""What is forgotten of a network, and what stays of those beside it."""

from __future__ import annotations

import pytest
from sqlite_utils import Database

from pipelines.forgetting import forget, known
from pipelines.schema import prepare

PLACES = {
    "lyon": "https://www.meetup.example/lyon/",
    "nantes": "https://www.meetup.example/nantes/",
    "alone": "https://alone.example/",
}


@pytest.fixture
def db() -> Database:
    made = Database(memory=True)
    prepare(made)
    for network, url in PLACES.items():
        cells = {column.name: "" for column in made.table("network").columns if column.notnull}
        row = {"id": network, "name": f"Club {network}", "url": url, "listed": 1}
        made.table("network").insert(cells | row)
        said = {"text_fr": "Vu.", "text_en": "Seen.", "evidence_url": f"{url}events"}
        made.table("reason").insert(
            {"crawl": 1, "network": network, "position": 0, "rule": "by_rhythm", **said}
        )
    return made


def test_a_group_of_a_platform_takes_nothing_of_its_neighbours_along(db: Database) -> None:
    forget(db, known(db, ["lyon"]))
    kept = [row["network"] for row in db.query("SELECT network FROM reason ORDER BY network")]
    assert kept == ["alone", "nantes"]


def test_a_network_is_recognised_by_its_host_or_by_its_address_on_a_shared_one(
    db: Database,
) -> None:
    words = {found.network: found.words for found in known(db, ["alone", "lyon"])}
    assert words == {
        "alone": ("alone", "Club alone", "alone.example"),
        "lyon": ("lyon", "Club lyon", "www.meetup.example/lyon"),
    }
