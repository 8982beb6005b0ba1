"""What is said of a network is kept when it changes; figures when a visit brought any."""

from __future__ import annotations

from datetime import timedelta

from sqlite_utils import Database

from analysis.publish import assess
from tests.helpers.judging import AS_OF, Case, every, number, visit
from vocabulary.items import FetchOutcome

DAY = timedelta(days=1)


def lively(case: Case, ago: int, members: int = 100) -> None:
    """Visit and judge a network that posts every day, so many days ago."""
    at = AS_OF - ago * DAY
    seen = (number("members_total", members),)
    case.crawl(visit(at=at, seen=seen), visit("feed", at=at, posts=every(1, ago + 0.3)), at=at)
    case.judge(at)


def count(case: Case, table: str) -> int:
    [row] = case.rows(f"SELECT count(*) AS n FROM {table}")
    return int(str(row["n"]))


def test_forty_days_of_the_same_are_one_verdict_and_a_row_of_figures_a_day(case: Case) -> None:
    for ago in range(40, 0, -1):
        lively(case, ago)
    assert (count(case, "figures"), count(case, "history")) == (40, 40)
    assert case.rows("SELECT crawl, state, trend FROM verdict") == [
        {"crawl": 1, "state": "alive", "trend": "unknown"},
        {"crawl": 31, "state": "alive", "trend": "steady"},
    ]
    assert count(case, "reason") == 4
    [standing] = case.rows("SELECT advice_en FROM network_status")
    assert "last post on 22 November 2026" in str(standing["advice_en"])


def test_a_judgement_without_a_visit_adds_nothing(case: Case) -> None:
    lively(case, 3)
    with Database(case.path) as db:
        for hours in range(1, 9):
            db.table("crawl").insert(
                {"started_at": (AS_OF - 3 * DAY).isoformat(), "finished_at": "", "networks": 0}
            )
            assess(db, AS_OF - 3 * DAY + timedelta(hours=hours))
    assert (count(case, "verdict"), count(case, "figures")) == (1, 1)
    assert case.judge(AS_OF)["as_of"] == "2026-11-23T12:00:00Z"


def test_reasons_that_stay_the_same_have_today_s_evidence(case: Case) -> None:
    for ago in (3, 2, 1):
        at = AS_OF - ago * DAY
        case.crawl(visit(at=at, outcome=FetchOutcome.REFUSED, status=403), at=at)
        case.judge(at)
    reasons = case.rows("SELECT * FROM reason WHERE position = 0")
    assert [row["evidence_at"] for row in reasons] == ["2026-11-22T12:00:00Z"]


def test_judging_the_past_again_leaves_what_stands(case: Case) -> None:
    for ago in (60, 50, 1):
        lively(case, ago)
    [before] = case.rows("SELECT * FROM network_status")
    with Database(case.path) as db:
        db.execute("UPDATE visit SET outcome = 'server_error', status = 503 WHERE crawl = 2")
    case.judge(AS_OF - 49 * DAY)
    [standing] = case.rows("SELECT * FROM network_status")
    assert standing == before | {"since": "2026-11-22T12:00:00Z"}
    states = case.rows("SELECT crawl, state FROM verdict ORDER BY crawl")
    assert [(row["crawl"], row["state"]) for row in states] == [
        (1, "alive"), (2, "unreachable"), (3, "alive"),
    ]  # fmt: skip


def test_the_day_of_the_last_verdict_is_the_last_on_which_it_was_judged(case: Case) -> None:
    for ago in (9, 8, 7):
        lively(case, ago)
    case.crawl(visit(outcome=FetchOutcome.CONNECT_TIMEOUT))
    row = case.judge()
    assert (row["state"], row["previous_state"]) == ("unreachable", "alive")
    assert row["previous_as_of"] == "2026-11-16T12:00:00Z"


def test_a_passing_failure_is_no_event_and_leaves_since_as_it_was(case: Case) -> None:
    for ago in (30, 20):
        lively(case, ago)
    at = AS_OF - 19 * DAY
    case.crawl(visit(outcome=FetchOutcome.SERVER_ERROR, at=at, status=503), at=at)
    since = case.judge(at)["since"]
    assert since == "2026-11-04T12:00:00Z"
    lively(case, 18)
    assert case.judge(AS_OF - 18 * DAY)["since"] == "2026-10-24T12:00:00Z"
    assert [row["kind"] for row in case.rows("SELECT kind FROM event")] == ["new"]
    assert case.rows("SELECT state, since, until FROM course WHERE interrupts") == [
        {
            "state": "unreachable",
            "since": "2026-11-04T12:00:00Z",
            "until": "2026-11-05T12:00:00Z",
        }
    ]
