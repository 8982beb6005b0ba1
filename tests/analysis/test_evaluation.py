"""A reading is compared with its label mistake by mistake; what is counted can be kept and read again."""

from __future__ import annotations

from typing import Any

import pytest

from analysis.evaluation.comparing import compared
from analysis.evaluation.figures import (
    About,
    Comparisons,
    Key,
    Measure,
    Result,
    as_csv,
    from_csv,
    summed,
)
from analysis.evaluation.verdicts import happened, states
from tests.helpers.judging import AS_OF, Case, days, every, visit
from vocabulary.items import FetchOutcome


def answer(face: str = "ok", newest: str | None = None, **signals: Any) -> dict[str, Any]:
    seen = [
        {"signal": name, "outcome": "observed", "value": value, "low": value, "high": value}
        for name, value in signals.items()
    ]
    posts = {"newest": newest, "count": int(bool(newest))}
    links = {"feeds": ["https://club.example/feed"]}
    return {
        "face": face,
        "posts": posts,
        "observations": seen,
        "features": ["jobs"],
        "links": links,
    }


@pytest.mark.parametrize(
    ("label", "given", "what", "result"),
    [
        ({"members_total": 12}, answer(members_total=12.0), "members_total", Result.RIGHT),
        ({"members_total": 12}, answer(members_total=13), "members_total", Result.WRONG),
        ({"members_total": 12}, answer(), "members_total", Result.MISSED),
        ({"members_total": [9, 9]}, answer(members_total=9), "members_total", Result.RIGHT),
        ({"groups_total": 3}, answer(groups_total=4), "other", Result.WRONG),
        ({"absent": ["members_total"]}, answer(members_total=1), "absent:members_total", Result.INVENTED),
        ({"absent": ["newest"]}, answer(newest="2026-01-01"), "absent:newest", Result.INVENTED),
        ({"absent": ["newest"]}, answer(), "absent:newest", Result.RIGHT),
        ({"newest": "2026-01-02"}, answer(newest="2026-01-01T23:00:00Z"), "newest", Result.RIGHT),
        ({"newest": "2026-01-03"}, answer(newest="2026-01-01"), "newest", Result.WRONG),
        ({"newest": "2026-01-03"}, answer(), "newest", Result.MISSED),
        ({"face": "ok"}, answer("parked"), "face:ok", Result.ENDED),
        ({"face": "ok"}, answer("login_wall"), "face:ok", Result.WRONG),
        ({"face": "ok", "accept": "empty"}, answer("empty"), "face:ok", Result.RIGHT),
        ({"face": "parked"}, answer("ok"), "face:parked", Result.MISSED),
        ({"face": "parked", "accept": ["ok"]}, answer("ok"), "face:parked", Result.MISSED),
        ({"face": ["parked", "for_sale"]}, answer("for_sale"), "face:parked", Result.RIGHT),
        ({"face": "parked"}, answer("suspended"), "face:parked", Result.WRONG),
        ({"not_face": "parked"}, answer("parked"), "face:ok", Result.ENDED),
        ({"features": ["forum"]}, answer(), "features", Result.MISSED),
        ({"features": ["jobs"]}, answer(), "features", Result.RIGHT),
        ({"feeds": ["/feed"]}, answer(), "feeds", Result.RIGHT),
        ({"posts": 2}, answer(newest="2026-01-01"), "posts", Result.MISSED),
        ({"platform": "phpbb"}, answer(), "platform", Result.MISSED),
        ({"platform": None}, {**answer(), "platform": "smf"}, "absent:platform", Result.INVENTED),
        ({"closed_on": "2020-01-01"}, answer(closed_on="2020-01-01"), "ending", Result.RIGHT),
        ({"closed_on": "2020-01-01"}, answer(), "ending", Result.MISSED),
        ({"face": "ok"}, {"error": "unreadable"}, "answer", Result.WRONG),
    ],
)  # fmt: skip
def test_a_reading_is_compared_with_its_label(
    label: dict[str, Any], given: dict[str, Any], what: str, result: Result
) -> None:
    assert list(compared(label, given)) == [(what, result)]


def test_what_is_counted_is_added_up_and_kept_as_it_was() -> None:
    tally = Comparisons()
    for kind, result in (("forum", Result.RIGHT), ("blog", Result.MISSED), ("blog", Result.RIGHT)):
        tally.add(Key(About.READING, "apart", kind, "newest"), result)
    found = tally.figures("2026-11-28")
    assert [(each.kind, each.right, each.asked) for each in found] == [
        ("blog", 1, 2),
        ("forum", 1, 1),
    ]
    [whole] = summed(found, "what")
    named = (About.READING, "", "", "newest")
    assert whole == Measure(*named, right=2, missed=1, measured_on="2026-11-28")
    assert from_csv("".join(as_csv(found))) == found


def test_a_forecast_that_said_silence_where_life_came_is_the_worst() -> None:
    assert happened(0.9, posted=True) is Result.RIGHT
    assert happened(0.1, posted=False) is Result.RIGHT
    assert happened(0.9, posted=False) is Result.WRONG
    assert happened(0.1, posted=True) is Result.ENDED


def told(case: Case) -> list[tuple[str, str, Result]]:
    from sqlite_utils import Database

    with Database(case.path) as db:
        return [(key.sample, key.what, result) for key, result in states(db, AS_OF)]


def test_a_record_of_closure_is_compared_with_what_we_would_have_told_without_it(
    case: Case,
) -> None:
    case.record("closed", "2026-01-01")
    case.crawl(visit(), visit("feed", posts=every(7, last=5)))
    assert told(case) == [("records", "state:dead", Result.WRONG)]


def test_an_end_that_we_do_not_see_is_missed_and_one_that_we_see_is_right(case: Case) -> None:
    case.record("closed", "2020-01-01")
    case.crawl(visit(outcome=FetchOutcome.GONE))
    assert told(case) == [("records", "state:dead", Result.RIGHT)]
    case.crawl(visit(outcome=FetchOutcome.CONNECT_TIMEOUT))
    assert told(case) == [("records", "state:dead", Result.MISSED)]


def test_a_network_that_began_again_is_compared_with_no_end(case: Case) -> None:
    case.record("closed", "2020-01-01")
    case.record("relaunched", "2021-01-01")
    case.crawl(visit(), visit("feed", posts=every(7, last=5)))
    assert told(case) == []


def test_what_a_person_saw_alive_and_we_call_dead_is_the_worst(case: Case) -> None:
    case.record("status", "2026-11-01", value="alive")
    case.crawl(visit(), visit("feed", posts=days(2000, 2010, 2020, 2030, 2040)))
    assert told(case) == [("looks", "state:alive", Result.ENDED)]
