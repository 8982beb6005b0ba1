"""A topic that gets a new date was written in again; a page that dates all anew was not."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from pipelines.redated import written_again
from tests.helpers.judging import AS_OF, Case, days, visit
from vocabulary.items import Post, PostKind, VisitRecord, fingerprint

SOURCE = "https://club.example/feed"


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return Case(tmp_path / "facts.db")


def _topics(dates: dict[str, datetime], kind: PostKind = PostKind.POST) -> list[Post]:
    return [Post(date, kind, fingerprint(topic), SOURCE) for topic, date in dates.items()]


def _feed(at: datetime, dates: dict[str, datetime]) -> VisitRecord:
    return VisitRecord(visit("feed", at=at).visit, (), tuple(_topics(dates)))


def _dates(case: Case) -> list[str]:
    return [
        str(row["posted_at"])[:10] for row in case.rows("SELECT posted_at FROM post ORDER BY 1")
    ]


def test_a_reply_that_gives_its_topic_a_new_date_is_a_contribution(case: Case) -> None:
    week = AS_OF - timedelta(days=7)
    old, older, new = days(9, 30, 1)
    case.crawl(_feed(week, {"a": old, "b": older}), at=week)
    case.crawl(visit(), _feed(AS_OF, {"a": new, "b": older}))
    case.crawl(visit(), _feed(AS_OF, {"a": new, "b": older}))
    assert _dates(case) == [f"{moment:%Y-%m-%d}" for moment in (older, old, new)]
    assert str(case.judge()["last_post_at"]).startswith(f"{new:%Y-%m-%d}")


def test_topics_that_were_all_answered_since_are_contributions() -> None:
    old = dict(zip("abc", days(20, 25, 30), strict=True))
    now = _topics(dict(zip("abc", days(1, 2, 9), strict=True)))
    known = {fingerprint(topic): date for topic, date in old.items()}
    assert not {post.fingerprint for post in written_again(now, known)} & set(known)


@pytest.mark.parametrize(
    "ages",
    [
        (0.001, 0.001, 0.002),  # all made now
        (10, 15, 20),  # all ten days younger
    ],
)
def test_what_a_programme_dates_anew_stays_what_it_was(ages: tuple[float, ...]) -> None:
    known = dict(zip(map(fingerprint, "abc"), days(20, 25, 30), strict=True))
    now = _topics(dict(zip("abc", days(*ages), strict=True)))
    assert written_again(now, known) == now


def test_a_date_set_right_and_an_event_put_off_are_no_contributions() -> None:
    known = dict(zip(map(fingerprint, "ab"), days(20, 25), strict=True))
    put_right = _topics(dict(zip("ab", days(19.9, 25), strict=True)))
    put_off = _topics(dict(zip("ab", days(5, 25), strict=True)), PostKind.EVENT)
    assert written_again(put_right, known) == put_right
    assert written_again(put_off, known) == put_off
