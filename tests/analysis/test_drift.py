"""A reader that lost a network's pages is an alarm for the operator, never a vanished community."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.helpers.judging import AS_OF, Case, every, visit
from vocabulary.items import Face, FetchOutcome, Observation, Outcome, PostKind, Rank

BEFORE = AS_OF - timedelta(days=40)
KNOWN = Observation("software", Outcome.OBSERVED, "phpbb", rank=Rank.MARKUP, probe="phpbb")


def alarms(case: Case) -> list[dict[str, object]]:
    return case.rows("SELECT network, probe, url FROM extractor_alarm")


def known(case: Case, probe: str = "phpbb") -> None:
    seen = (replace(KNOWN, probe=probe, value=probe),)
    case.crawl(visit(at=BEFORE, seen=seen, posts=every(3, 12)), at=BEFORE)


def test_a_page_that_its_reader_no_longer_knows_raises_an_alarm(case: Case) -> None:
    known(case)
    case.crawl(visit())
    row = case.judge()
    assert alarms(case) == [{"network": "club", "probe": "phpbb", "url": "https://club.example/"}]
    assert (row["state"], row["cause"]) == ("undetermined", None)
    assert case.reasons()[0]["rule"] == "drifted"


def test_what_was_read_shortly_before_still_holds_beside_the_alarm(case: Case) -> None:
    at = AS_OF - timedelta(days=10)
    case.crawl(visit(at=at, seen=(KNOWN,), posts=every(3, 12)), at=at)
    case.crawl(visit())
    row = case.judge()
    assert (row["state"], row["silence_days"]) == ("alive", 2)  # counted to the last good reading
    assert len(alarms(case)) == 1


def test_a_page_that_shows_no_dates_any_more_proves_no_silence(case: Case) -> None:
    case.crawl(visit(at=BEFORE, posts=every(3, 42)), at=BEFORE)
    case.crawl(visit())
    assert case.judge()["state"] == "undetermined"


def test_pages_touched_long_ago_do_not_make_a_lost_forum_dead(case: Case) -> None:
    known(case)
    case.crawl(visit(), visit("sitemap", posts=every(7, 1_300), kind=PostKind.PAGE))
    assert case.judge()["state"] == "undetermined"


def test_a_feed_that_still_shows_posts_gives_the_verdict_beside_the_alarm(case: Case) -> None:
    known(case)
    case.crawl(visit(), visit("feed", posts=every(7, 3)))
    assert case.judge()["state"] == "alive"
    assert len(alarms(case)) == 1


def test_a_reader_that_still_knows_the_page_raises_no_alarm(case: Case) -> None:
    known(case)
    case.crawl(visit(seen=(KNOWN,), posts=every(3, 2)))
    case.judge()
    assert alarms(case) == []


def test_a_change_of_platform_is_no_alarm(case: Case) -> None:
    known(case)
    case.crawl(visit(seen=(replace(KNOWN, probe="discourse", value="discourse"),)))
    case.judge()
    assert alarms(case) == []


def test_a_page_that_failed_or_says_the_end_is_no_alarm(case: Case) -> None:
    known(case)
    case.crawl(visit("home", FetchOutcome.SERVER_ERROR), visit("feed"))
    case.judge()
    assert alarms(case) == []
    case.crawl(visit(face=Face.CLOSURE_NOTICE))
    case.judge()
    assert alarms(case) == []


def test_an_address_not_asked_this_time_is_no_alarm(case: Case) -> None:
    at = BEFORE
    case.crawl(visit(at=at), visit("nodeinfo", at=at, seen=(replace(KNOWN, rank=Rank.API),)), at=at)
    case.crawl(visit())
    case.judge()
    assert alarms(case) == []


def test_a_generator_tag_alone_is_no_reader_to_lose(case: Case) -> None:
    at = BEFORE
    case.crawl(visit(at=at, seen=(replace(KNOWN, rank=Rank.STRUCTURED),)), at=at)
    case.crawl(visit())
    case.judge()
    assert alarms(case) == []
