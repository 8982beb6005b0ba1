"""KeptAnswers are kept as facts, come back as they were, and never name anybody."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from pipelines.answers import KeptAnswers
from pipelines.privacy import clean
from pipelines.store import Job, Store
from vocabulary.catalogue import Catalogue, Network
from vocabulary.items import (
    Ask,
    Face,
    FetchOutcome,
    Group,
    Keepsake,
    Listing,
    NetworkDone,
    Observation,
    Outcome,
    Post,
    PostKind,
    Rank,
    Visit,
    VisitRecord,
)
from vocabulary.kept import NOTHING, Recollection

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
URL = "https://one.example/"
RECORD = VisitRecord(
    Visit(
        "one", URL, "home", NOW, FetchOutcome.OK, 200, content_type="text/html", face=Face.OK
    ),
    (
        Observation(
            "members_total", Outcome.OBSERVED, 500, 500, None, "p", "plus de 500", "x", Rank.TEXT
        ),
        Observation("access", Outcome.REFUSED, rank=Rank.API),
    ),
    (
        Post(NOW - timedelta(days=1), PostKind.TOPIC, "f1", f"{URL}feed", Listing.STREAM),
        Post(NOW, PostKind.POST, "f2", URL, Listing.SAMPLE, NOW - timedelta(days=30)),
    ),
    (Group("Emploi", f"{URL}emploi", newest_post_at=NOW), Group("Vide", members=3)),
    Keepsake(
        '"v1"', "", NOW + timedelta(days=21), NOW + timedelta(days=2), "d1",
        "phpbb", "fr", (Ask(f"{URL}nodeinfo", "nodeinfo", 9),),
        (f"{URL}feed",), (), (f"{URL}sitemap.xml",),
    ),
)  # fmt: skip


@pytest.fixture
def job(tmp_path: Path) -> Job:
    one = Network(
        "one", "One", URL, sectors=("it",), languages=("fr",), country="FR", kind="sector"
    )
    return Job(tmp_path / "facts.db", Catalogue((one,)), {}, (one,), NOW)


def keep(job: Job, *records: VisitRecord, clock_is_right: bool | None = None) -> None:
    store = Store(job)
    store.keep([(NetworkDone("one", 3), [clean(record) for record in records])])
    store.close(NOW, {}, clock_is_right)


def recalled(job: Job, now: datetime = NOW) -> Recollection:
    with closing(KeptAnswers(job.db, now)) as answers:
        return answers.recall("one")


def test_before_the_first_crawl_nothing_is_known(job: Job) -> None:
    assert recalled(job) == NOTHING


def test_a_kept_answer_comes_back_as_it_was_read(job: Job) -> None:
    keep(job, RECORD)
    found = recalled(job).answers[URL]
    assert found.keepsake == RECORD.keepsake
    assert found.record == replace(RECORD, keepsake=None)


def test_of_an_address_the_newest_whole_answer_is_kept_and_one_without_a_mark_undoes_it(
    job: Job,
) -> None:
    keep(job, RECORD)
    newer = replace(RECORD, observations=())
    keep(job, newer)
    assert recalled(job).answers[URL].record.observations == ()
    keep(job, replace(newer, visit=replace(newer.visit, status=304), keepsake=None))
    assert URL in recalled(job).answers  # as before: what was read stays
    keep(job, replace(newer, keepsake=None))
    assert recalled(job) == NOTHING


@pytest.mark.parametrize("named", ["feeds", "sitemaps", "asks"])
def test_an_answer_that_leads_to_a_user_is_not_kept(job: Job, named: str) -> None:
    user = "https://one.example/users/camille.durand/feed"
    value = (Ask(user, "x"),) if named == "asks" else (user,)
    assert RECORD.keepsake
    changed: dict[str, Any] = {named: value}
    keep(job, replace(RECORD, keepsake=replace(RECORD.keepsake, **changed)))
    assert not recalled(job).answers
    with Database(job.db) as db:
        assert not any("camille" in str(row) for row in db.table("kept_answer").rows)


def test_what_was_read_by_a_wrong_clock_is_forgotten(job: Job) -> None:
    keep(job, RECORD, clock_is_right=False)
    assert not recalled(job).answers


def test_a_missing_address_is_remembered_until_it_is_there_or_long_ago(job: Job) -> None:
    feed = f"{URL}feed/"
    missing = VisitRecord(Visit("one", feed, "feed", NOW, FetchOutcome.NOT_FOUND, 404))
    keep(job, missing)
    assert recalled(job).missing == {feed: NOW}
    assert not recalled(job, NOW + timedelta(days=90)).missing
    later = replace(missing.visit, fetched_at=NOW + timedelta(days=1), status=200)
    keep(job, replace(missing, visit=later))
    assert not recalled(job).missing
