"""The moment of a visit notes until when whatever is asked of it has the same answer."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from operator import gt, le
from typing import Any

import pytest

from crawler.visit_time import VisitTime, plain

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
DAY = timedelta(days=1)
PARIS = timezone(timedelta(hours=1))
NEVER = datetime.max.replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("ask", "until"),
    [
        (lambda at: at >= NOW - DAY, NEVER),
        (lambda at: at < NOW - DAY, NEVER),
        (lambda at: le(NOW - DAY, at), NEVER),
        (lambda at: gt(NOW - DAY, at), NEVER),
        (lambda at: at >= NOW + DAY, NOW + DAY),
        (lambda at: at < NOW + DAY, NOW + DAY),
        (lambda at: le(NOW + DAY, at), NOW + DAY),
        (lambda at: gt(NOW + DAY, at), NOW + DAY),
        (lambda at: at - 30 * DAY < NOW - DAY, NOW + 29 * DAY),
        (lambda at: at - 30 * DAY < NOW - 40 * DAY, NEVER),
        (lambda at: at + DAY < NOW + 3 * DAY, NOW + 2 * DAY),
        (lambda at: DAY + at < NOW + 3 * DAY, NOW + 2 * DAY),
        (lambda at: at.astimezone(PARIS) > NOW + DAY, NOW + DAY),
        (lambda at: max(at, at - DAY) is at, NEVER),
        (lambda at: at.tzinfo, NEVER),
        (lambda at: at.year, datetime(2027, 1, 1, tzinfo=UTC)),
        (lambda at: (at + 60 * DAY).year, datetime(2028, 1, 1, tzinfo=UTC) - 60 * DAY),
        (lambda at: at.day, NOW),
        (lambda at: at.date(), NOW),
        (lambda at: at.weekday(), NOW),
        (lambda at: at.timestamp(), NOW),
        (lambda at: at.replace(hour=0), NOW),
        (lambda at: f"{at:%Y}", NOW),
        (lambda at: f"{at}", NOW),
        (lambda at: at - NOW, NOW),
        (lambda at: NOW - at, NOW),
        (lambda at: at == NOW, NOW),
        (hash, NOW),
        (lambda at: (at - DAY).isoformat(), NOW),
    ],
)
def test_it_notes_until_when_an_answer_stays_the_same(
    ask: Callable[[datetime], Any], until: datetime
) -> None:
    at = VisitTime.of(NOW)
    assert ask(at) == ask(NOW)
    assert at.alike_until == until


def test_the_first_change_counts_whichever_was_noted_last() -> None:
    at = VisitTime.of(NOW)
    assert at < NOW + 3 * DAY
    assert at < NOW + DAY
    assert at < NOW + 2 * DAY
    assert at.alike_until == NOW + DAY


def test_a_year_that_the_calendar_does_not_have_is_never_reached() -> None:
    at = VisitTime.of(NOW)
    assert datetime.max.replace(tzinfo=UTC) > at - DAY
    assert at.alike_until == NEVER


def test_whatever_a_moment_can_be_asked_is_noted_or_says_nothing_of_when_it_is() -> None:
    """Whoever reads a day by a way that nobody thought of is not told from memory."""
    told = {name for name in dir(datetime) if not name.startswith("_")}
    inherited = {name for name in told if name not in vars(VisitTime)}
    assert inherited == {
        "tzinfo", "fold", "min", "max", "resolution", "now", "utcnow", "today", "fromtimestamp",
        "utcfromtimestamp", "fromordinal", "fromisoformat", "fromisocalendar", "strptime", "combine",
    }  # fmt: skip


def test_in_a_pickle_it_is_a_plain_moment() -> None:
    found = pickle.loads(pickle.dumps(VisitTime.of(NOW)))
    assert type(found) is datetime
    assert found == NOW
    assert plain(VisitTime.of(NOW)) is NOW
