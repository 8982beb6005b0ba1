"""What a subscriber is told: what changed within the issue, still stands and concerns them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils import Database

from mailing.issue import last_issue
from mailing.news import MOST, News, changes_of, news_for, read_published
from mailing.subscribers import Every, Subscriber

NOW = datetime(2026, 11, 5, tzinfo=UTC)


def news(db: Path, subscriber: Subscriber) -> News:
    issue = last_issue(Every.MONTH, NOW)
    with Database(db) as found:
        published = read_published(found)
        return news_for(subscriber, issue, changes_of(found, issue, published), published)


def told(found: News) -> dict[str, list[str]]:
    return {each.kind: [item.row["id"] for item in each.items] for each in found.sections}


def test_each_kind_of_change_is_told_unless_it_holds_no_more(db: Path) -> None:
    assert told(news(db, Subscriber("a@b.example"))) == {
        "died": ["breton", "atelier"],  # local ones first
        "moved": ["guilde"],
        "slowed": ["club"],
        "back": ["cercle"],
        "new": ["forum"],  # a new one that is dead is no news
    }


def test_other_trades_and_other_regions_are_left_out(db: Path) -> None:
    assert told(news(db, Subscriber("a@b.example", trades=("it",)))) == {}
    assert told(news(db, Subscriber("a@b.example", regions=("Corse",))))["died"] == ["atelier"]


def test_the_reason_and_the_living_one_nearest_stand_beside_what_died(db: Path) -> None:
    [died] = [each for each in news(db, Subscriber("a@b.example")).sections if each.kind == "died"]
    assert died.items[1].reason.fr == "Voici pourquoi\u00a0: atelier."
    assert died.items[1].instead is not None
    assert died.items[1].instead["other"] == "constant"


def test_one_network_is_recommended_in_each_trade_with_the_reason_of_its_verdict(db: Path) -> None:
    found = news(db, Subscriber("a@b.example", trades=("craft", "it")))
    assert [each.trade for each in found.advised] == ["craft"]  # no network of the other
    assert found.advised[0].candidate.state == "alive"
    assert found.advised[0].reasons[0].said.en.startswith("Alive: This is why")


def test_a_crawl_that_finds_thousands_names_a_few_and_counts_all(db: Path) -> None:
    subscriber = Subscriber("a@b.example")
    issue = last_issue(Every.MONTH, NOW)
    with Database(db) as found:
        published = read_published(found)
        many = news_for(subscriber, issue, {"new": ["forum"] * 2_000}, published)
    assert len(many.sections[0].items) == MOST
    assert many.sections[0].number == 2_000
