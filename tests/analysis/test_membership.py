"""Growth from repeated counts, and the share of members who are there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.membership import Counted, active_share, growth
from tests.helpers.judging import Case, days, number, visit
from vocabulary.items import Rank
from vocabulary.signal_names import ORGANISATIONS


def counts(*pairs: tuple[float, float], probe: str = "api") -> list[Counted]:
    """Members so many days ago, oldest first."""
    return [Counted(days(ago)[0], members, probe) for ago, members in pairs]


def test_the_pace_of_a_year_is_told_from_a_quarter() -> None:
    found = growth(counts((90, 1000), (60, 1033), (30, 1066), (0, 1099)))
    assert found is not None
    assert found.a_year == pytest.approx(0.40, abs=0.01)
    assert found.change == pytest.approx(0.099, abs=0.002)


def test_one_wrong_figure_does_not_turn_the_pace() -> None:
    steady = [(float(ago), 1000.0) for ago in range(100, -1, -10)]
    found = growth(counts(*[(ago, 1900.0 if ago == 50 else n) for ago, n in steady]))
    assert found is not None
    assert found.a_year == 0


@pytest.mark.parametrize("after", [40, 4500])
def test_a_leap_begins_a_new_series(after: float) -> None:
    purged = counts((90, 1000), (60, 1010), (20, after), (0, after))
    assert growth(purged) is None
    longer = counts((300, 1000), (200, 1010), (90, after), (0, after * 1.1))
    found = growth(longer)
    assert found is not None
    assert found.first.members == after


def test_counts_of_another_probe_are_left_out() -> None:
    assert growth([*counts((90, 900), probe="page"), *counts((0, 1000))]) is None


@pytest.mark.parametrize(
    ("active", "total", "share"),
    [
        (50, 200, 0.25),
        (0, 200, 0.0),
        (300, 200, None),
        (None, 200, None),
        (5, 0, None),
        (5, None, None),
    ],
)
def test_an_active_share_is_known_only_from_two_possible_figures(
    active: float | None, total: float | None, share: float | None
) -> None:
    assert active_share(active, total) == share


def reasons(case: Case, rule: str) -> list[str]:
    case.judge()
    return [str(r["text_fr"]) for r in case.reasons() if r["rule"] == rule]


def test_a_crowd_of_members_of_whom_three_post_is_said_in_one_sentence(case: Case) -> None:
    case.crawl(visit(seen=(number("members_total", 900_000), number("authors_90d", 3))))
    [told] = reasons(case, "members")
    assert told.startswith(
        "900\u202f000 membres annoncés, mais 3 personnes y ont publié en 90 jours (lu le"
    )


def test_a_club_whose_authors_are_many_is_not_accused(case: Case) -> None:
    case.crawl(visit(seen=(number("members_total", 900), number("authors_90d", 3))))
    [told] = reasons(case, "members")
    assert "mais" not in told


def test_growth_is_told_with_both_counts_and_kept_as_a_pace(case: Case) -> None:
    for ago, members in ((80, 1000), (40, 1100), (0, 1200)):
        at = days(ago)[0]
        seen = (number("members_total", members), number("members_active_month", members / 4))
        case.crawl(visit(at=at, seen=seen), at=at)
    [told] = reasons(case, "growth")
    assert "a gagné environ 20\xa0% de ses membres" in told
    assert "1\u202f000" in told
    assert "1\u202f200" in told
    row = case.judge()
    assert row["growth_year"] == pytest.approx(0.91, abs=0.01)
    assert row["active_share"] == 0.25


def test_a_fall_by_more_than_half_is_told_and_is_no_trend(case: Case) -> None:
    for ago, members in ((100, 5000), (60, 5010), (20, 2000), (0, 2003)):
        at = days(ago)[0]
        case.crawl(visit(at=at, seen=(number("members_total", members),)), at=at)
    status = case.judge()
    assert (status["trend"], status["growth_year"]) == ("unknown", None)
    [told] = [row for row in case.reasons() if row["rule"] == "leap"]
    assert "5\u202f010" in str(told["text_fr"])
    assert "2\u202f000" in str(told["text_fr"])


@pytest.mark.parametrize("high", [None, 1500.0], ids=["at least", "about"])
def test_rounded_figures_are_never_compared(case: Case, high: float | None) -> None:
    for ago, members in ((80, 1000), (40, 1100), (0, 1200)):
        at = days(ago)[0]
        case.crawl(visit(at=at, seen=(number("members_total", members, high=high),)), at=at)
    assert case.judge()["growth_year"] is None
    assert not reasons(case, "growth")


def test_a_frozen_figure_is_no_steady_network() -> None:
    frozen = counts(*((float(ago), 5000.0) for ago in range(100, -1, -10)))
    assert growth(frozen) is None
    small = counts(*((float(ago), 40.0) for ago in range(100, -1, -10)))
    assert growth(small) is not None  # a club of forty may well keep its number


def test_bodies_are_told_as_bodies_and_people_go_before_them(case: Case) -> None:
    bodies = replace(number("members_total", 250), unit=ORGANISATIONS)
    case.crawl(visit(seen=(bodies,)))
    case.judge()
    [told] = [row for row in case.reasons() if row["rule"] == "members"]
    assert "250 entreprises ou organismes membres" in str(told["text_fr"])
    people = number("members_total", 900, Rank.TEXT)
    case.crawl(visit(seen=(bodies,)), visit("seed", seen=(people,)))
    assert case.judge()["members_low"] == 900
