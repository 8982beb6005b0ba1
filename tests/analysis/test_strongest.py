"""Of several readings of one signal one counts, and every page shows that one."""

from __future__ import annotations

from datetime import timedelta

import pytest

from analysis.rows import ObservationRow
from analysis.strongest import chosen
from tests.helpers.judging import AS_OF, Case, every, number, visit
from vocabulary.items import Listing, Observation, Outcome, PostKind, Rank, iso


def read(
    value: float,
    rank: Rank = Rank.TEXT,
    *,
    probe: str = "home_page",
    purpose: str = "seed",
    days_ago: float = 0,
    outcome: Outcome = Outcome.OBSERVED,
    high: float | None = -1,
) -> ObservationRow:
    top = value if high == -1 else high
    at, url = iso(AS_OF - timedelta(days=days_ago)), f"https://club.example/{purpose}/{value}"
    number_of = ("club", 1, "members_total", outcome, value, value, top, rank)
    return ObservationRow(*number_of, probe, "", "", url, purpose, at, 200)


SOFTWARE = ObservationRow(
    *("club", 1, "software", "observed", "lemmy", None, None, "api", "nodeinfo", "", ""),
    *("https://club.example/nodeinfo", "nodeinfo", iso(AS_OF), 200),
)


@pytest.mark.parametrize(
    ("winner", "loser"),
    [
        # the platform's own answer before a general one about the same server
        (read(90, Rank.API, probe="lemmy"), read(200, Rank.API, probe="nodeinfo", purpose="home")),
        # but not what another platform's answer says of it, nor words of its pages
        (
            read(90, Rank.API, probe="nodeinfo", purpose="home"),
            read(200, Rank.API, probe="mastodon"),
        ),
        (read(90, Rank.API, probe="nodeinfo"), read(200, Rank.TEXT, probe="lemmy")),
        # then how directly it is stated, then the home page, then what was asked first
        (read(90, Rank.MARKUP), read(200, Rank.TEXT, purpose="home")),
        (read(150, purpose="home"), read(100)),
        (read(100, purpose="home"), read(150)),
        # what was read before what was not
        (read(90, Rank.TEXT), read(0, Rank.API, outcome=Outcome.REFUSED)),
    ],
)
@pytest.mark.parametrize("is_turned", [False, True])
def test_the_platforms_own_then_rank_then_the_home_page(
    winner: ObservationRow, loser: ObservationRow, is_turned: bool
) -> None:
    rows = [SOFTWARE, loser, winner] if is_turned else [SOFTWARE, winner, loser]
    assert chosen(rows, AS_OF)["club"].facts["members_total"].value == winner.value


def test_a_larger_figure_is_not_preferred_for_being_larger() -> None:
    rows = [read(100), read(150, purpose="seed")]
    assert chosen(rows, AS_OF)["club"].facts["members_total"].value == 100


def test_a_figure_of_last_season_is_not_todays() -> None:
    assert chosen([read(100, days_ago=40)], AS_OF) == {}


@pytest.mark.parametrize(
    ("other", "is_told"),
    [
        (read(105), False),  # pages lag behind
        (read(300), True),
        (read(50, high=None), False),  # "50 or more" does not contradict 100
        (read(500, high=None), True),
    ],
)
def test_two_figures_that_cannot_both_be_right_are_both_kept(
    other: ObservationRow, is_told: bool
) -> None:
    found = chosen([read(100, purpose="home"), other], AS_OF)["club"]
    assert (found.other_members is not None) is is_told


def facts(case: Case) -> dict[str, tuple[object, object]]:
    return {row["signal"]: (row["low"], row["high"]) for row in case.rows("SELECT * FROM fact")}  # type: ignore[misc]


def test_verdict_and_published_facts_say_the_same_and_the_disagreement_is_told(case: Case) -> None:
    home, seed = number("members_total", 150, Rank.TEXT), number("members_total", 100, Rank.TEXT)
    case.crawl(visit(seen=(home,)), visit("seed", seen=(seed,)))
    status = case.judge()
    assert (status["members_low"], facts(case)["members_total"]) == (150, (150, 150))
    [told] = [row for row in case.reasons() if row["rule"] == "figures"]
    assert "150" in str(told["text_fr"])
    assert "100" in str(told["text_fr"])
    assert "https://club.example/seed" in str(told["text_fr"])


def test_one_newest_post_stands_in_verdict_and_facts_whoever_showed_it(case: Case) -> None:
    stated = Observation(
        "newest_post_at", Outcome.OBSERVED, iso(every(1, 9)[0]), rank=Rank.STRUCTURED
    )
    case.crawl(
        visit(),
        visit("feed", posts=every(7, 2)),
        visit("comments", posts=every(7, 9), kind=PostKind.COMMENT, seen=(stated,)),
    )
    status = case.judge()
    [fact] = case.rows("SELECT value, url FROM fact WHERE signal = 'newest_post_at'")
    assert fact == {"value": status["last_post_at"], "url": "https://club.example/feed"}


def test_posts_of_a_time_are_counted_without_comments_and_a_sample_gives_a_lower_bound(
    case: Case,
) -> None:
    case.crawl(
        visit(),
        visit("feed", posts=every(7, 2)),
        visit("comments", posts=every(10, 3.1), kind=PostKind.COMMENT),
    )
    status = case.judge()
    assert (status["posts_90d"], facts(case)["posts_90d"]) == (13, (13, 13))
    case.crawl(visit("board", posts=every(5, 1.1), listing=Listing.SAMPLE))
    status = case.judge()
    assert (status["posts_90d"], facts(case)["posts_90d"]) == (None, (31, None))


def test_a_silence_longer_than_the_time_is_exactly_no_post(case: Case) -> None:
    case.crawl(visit(), visit("board", posts=every(5, 400), listing=Listing.SAMPLE))
    case.judge()
    assert facts(case)["posts_7d"] == (0, 0)
