"""How many posts to expect within 90 days."""

from __future__ import annotations

import pytest

from analysis.activity.expectation import Expected, expected_of, of_number
from analysis.rhythm.scale import DAY
from tests.helpers.judging import Case, every, visit

NOW = 1_795_300_000.0


def ago(*days: float) -> list[float]:
    return [NOW - day * DAY for day in days]


@pytest.mark.parametrize(
    ("posts", "expected"),
    [(0, "0"), (1, "1-3"), (3, "1-3"), (4, "4-12"), (12, "4-12"), (13, "13+"), (500, "13+")],
)
def test_a_number_of_posts_has_one_class(posts: int, expected: str) -> None:
    assert of_number(posts) == expected


@pytest.mark.parametrize(
    ("times", "p_90", "expected"),
    [
        (ago(*range(1, 365, 7)), 0.95, Expected.MANY),
        (ago(*range(1, 365, 14)), 0.95, Expected.SOME),
        (ago(*range(1, 720, 40)), 0.9, Expected.FEW),
        (ago(*range(1, 365, 7)), 0.4, Expected.NONE),
        (ago(*range(95, 365, 7)), 0.8, Expected.FEW),
        (ago(*range(60, 365)), 0.5, Expected.SOME),  # a daily forum that fell silent,
        (ago(300), 0.6, Expected.FEW),
    ],
)
def test_two_quarters_and_the_chance_of_a_post_give_the_class(
    times: list[float], p_90: float, expected: Expected
) -> None:
    assert expected_of(times, NOW, p_90) is expected


def test_a_feed_cut_short_tells_the_pace_of_the_days_it_covers() -> None:
    assert expected_of(ago(0.1, 0.3, 0.6, 0.9, 1.2, 1.5), NOW, 0.99) is Expected.MANY


def test_what_to_expect_stands_in_the_advice_of_a_living_network(case: Case) -> None:
    case.crawl(visit(), visit("feed", posts=every(14, 3)))
    row = case.judge()
    assert row["expected_posts"] == "4-12"
    assert "4 à 12 publications attendues d’ici 90 jours" in str(row["advice_fr"])


def test_nothing_is_expected_where_nothing_is_seen(case: Case) -> None:
    case.crawl(visit())
    assert case.judge()["expected_posts"] is None
