"""Sentences that stand beside each other never deny each other."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from analysis.rhythm.model import state_of
from dashboard.words.texts import Texts
from tests.helpers.judging import AS_OF, Case, days, every, number, visit
from vocabulary.items import FetchOutcome, Listing, Observation, Outcome, Rank
from vocabulary.said import Language

MOVED_TO = "https://nouveau.example/"


def said(case: Case) -> str:
    """Return all French reasons of the last verdict as one text."""
    return "\n".join(str(reason["text_fr"]) for reason in case.reasons())


def test_a_forum_of_512_members_that_posted_yesterday_is_not_called_too_young(case: Case) -> None:
    case.crawl(visit(seen=(number("members_total", 512),), posts=days(1)))
    row = case.judge()
    assert row["state"] == "undetermined"
    assert "Une seule journée de publication est visible, le 22 novembre 2026" in said(case)
    assert "récent" not in said(case)
    assert "sur 100" not in said(case)


def newest_told(case: Case) -> set[str]:
    """Return the days of the newest contribution that the sentences of the last verdict tell."""
    told = r"(?:last one on|[Ll]ast visible post:) (\d+ \w+ \d{4})"
    return set(re.findall(told, "\n".join(str(reason["text_en"]) for reason in case.reasons())))


def test_a_feed_that_is_gone_showed_the_newest_contribution_and_no_sentence_forgets_it(
    case: Case,
) -> None:
    before = AS_OF - timedelta(days=200)
    case.crawl(visit(at=before), visit("feed", at=before, posts=every(9, 203)), at=before)
    board = visit("board", posts=every(30, 260), listing=Listing.SAMPLE)
    case.crawl(visit(), visit("feed", FetchOutcome.NOT_FOUND, status=404), board)
    row = case.judge()
    assert str(row["last_post_at"]).startswith("2026-05-04")
    assert row["silence_days"] == 203
    assert newest_told(case) == {"4 May 2026"}


def test_one_contribution_told_by_two_clocks_on_two_days_is_the_newest_on_one_day(
    case: Case,
) -> None:
    feed = [each - timedelta(hours=13, minutes=-20) for each in every(4, 1)]  # 23:20 in UTC
    printed = [each + timedelta(hours=2) for each in feed]
    board = visit("board", posts=printed, listing=Listing.SAMPLE)
    case.crawl(visit(), visit("feed", posts=feed), board)
    row = case.judge()
    assert str(row["last_post_at"]).startswith("2026-11-21T23:20")
    assert newest_told(case) == {"22 November 2026"}  # in Paris, as on pages


@pytest.mark.parametrize(
    ("chance", "state"),
    [
        *((0.7499, "slowing"), (0.747, "slowing"), (0.75, "alive"), (0.7501, "alive")),
        *((0.3999, "dormant"), (0.40, "slowing"), (0.0999, "dead"), (0.10, "dormant")),
    ],
)
def test_a_rounded_chance_stands_on_its_state_s_side_of_the_threshold(
    chance: float, state: str
) -> None:
    assert state_of(chance) == state
    printed = Texts(Language.FR, AS_OF).chance(chance)
    number_of_100 = int("".join(each for each in printed.split("sur")[0] if each.isdigit()))
    assert state_of(number_of_100 / 100) == state


def test_a_move_goes_on_there_or_is_to_be_checked_and_never_both(case: Case) -> None:
    for ago in (9, 1):
        at = days(ago)[0]
        away = visit(outcome=FetchOutcome.REDIRECT, at=at, status=301, redirect_url=MOVED_TO)
        case.crawl(away, at=at)
    case.judge()
    assert not ("y continue" in said(case) and "reste à vérifier" in said(case).lower())


def test_a_guessed_sitemap_that_is_not_there_makes_no_site_unreachable(case: Case) -> None:
    case.crawl(visit(), visit("feed", posts=every(3)), visit("sitemap", FetchOutcome.NOT_FOUND))
    assert case.judge()["state"] == "alive"
    assert "introuvable" not in said(case)


def test_our_own_limit_of_size_is_never_said_to_pass(case: Case) -> None:
    case.crawl(visit(outcome=FetchOutcome.TOO_LARGE))
    assert case.judge()["state"] == "undetermined"
    assert "passager" not in said(case)
    assert "cela ne dit rien du réseau" in said(case)


def test_a_post_of_half_past_eleven_in_utc_is_of_the_next_day_in_sentences_and_on_pages(
    case: Case,
) -> None:
    late = [each - timedelta(minutes=40) for each in every(5, 0)]  # AS_OF is midnight in UTC
    case.crawl(visit("feed", posts=late), visit())
    row = case.judge()
    told = Texts(Language.EN, AS_OF).day(row["last_post_at"])
    assert newest_told(case) == {told}


def test_no_silence_is_said_to_be_shorter_than_one_of_as_many_days(case: Case) -> None:
    case.crawl(visit("feed", posts=every(1, 1)), visit())
    case.judge()
    assert "n’a été plus court" in said(case)
    assert "plus court que" not in said(case)


def test_a_month_has_at_least_the_posts_of_its_last_week(case: Case) -> None:
    software = Observation("software", Outcome.OBSERVED, "test", rank=Rank.API, probe="test")
    counted = visit("api", seen=(software, number("posts_7d", 900)), posts=every(1)[:12])
    case.crawl(visit(), counted)
    case.judge()
    lows = case.rows(
        "SELECT signal, low, high FROM fact WHERE signal LIKE 'posts\\__%d' ESCAPE '\\'"
    )
    told = {row["signal"]: (row["low"], row["high"]) for row in lows}
    assert told == {"posts_7d": (900, 900), "posts_30d": (900, None), "posts_90d": (900, None)}
