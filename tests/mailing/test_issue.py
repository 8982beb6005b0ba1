"""An issue is the last whole week or month, in Paris."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from mailing.issue import last_issue
from mailing.subscribers import Every


@pytest.mark.parametrize(
    ("now", "every", "first", "end"),
    [
        ("2026-11-28T05:30", Every.WEEK, "2026-11-16", "2026-11-23"),
        ("2026-11-23T05:30", Every.WEEK, "2026-11-16", "2026-11-23"),
        ("2026-11-22T23:30", Every.WEEK, "2026-11-16", "2026-11-23"),  # Monday in Paris
        ("2026-11-22T22:30", Every.WEEK, "2026-11-09", "2026-11-16"),
        ("2026-12-31T23:30", Every.MONTH, "2026-12-01", "2027-01-01"),
        ("2027-01-15T00:00", Every.MONTH, "2026-12-01", "2027-01-01"),
    ],
)
def test_it_is_the_last_whole_one(now: str, every: Every, first: str, end: str) -> None:
    issue = last_issue(every, datetime.fromisoformat(now).replace(tzinfo=UTC))
    assert (issue.first, issue.end) == (date.fromisoformat(first), date.fromisoformat(end))


def test_its_bounds_are_midnights_of_paris_and_follow_the_clock_of_summer() -> None:
    issue = last_issue(Every.MONTH, datetime(2026, 11, 5, tzinfo=UTC))
    assert (issue.since, issue.until) == ("2026-09-30T22:00:00Z", "2026-10-31T23:00:00Z")
    assert tuple(issue.when) == ("en octobre 2026", "in October 2026")
    week = last_issue(Every.WEEK, datetime(2026, 11, 10, tzinfo=UTC))
    assert tuple(week.when) == ("la semaine du 2 novembre 2026", "in the week of 2 November 2026")
