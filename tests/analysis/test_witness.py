"""A web archive is a second witness of death where it saw the end; what it never saw proves nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlite_utils import Database

from analysis.publish import assess
from analysis.publishing.guards import ArchivesTell
from pipelines.database import opened
from pipelines.witnesses import keep_answer
from tests.helpers.judging import AS_OF, Case, visit
from vocabulary.archived import ArchiveAnswer, ArchivedLook, ArchiveOutcome
from vocabulary.items import Face, FetchOutcome, Purpose

YEAR = 365


def look(years: float, face: Face | None = None, status: int = 200) -> ArchivedLook:
    at = AS_OF - timedelta(days=years * YEAR)
    url = f"https://archive.example/web/{at:%Y%m%d%H%M%S}/https://club.example/"
    return ArchivedLook(at, url, status, face)


def remember(case: Case, *looks: ArchivedLook, maybe: float | None) -> None:
    seen = AS_OF - timedelta(days=maybe * YEAR) if maybe is not None else None
    answer = ArchiveAnswer(
        *("club", "archive.example", AS_OF, ArchiveOutcome.SEEN, len(looks)),
        looks[0].captured_at if looks else None,
        seen,
        looks,
    )
    with opened(case.path) as database:
        keep_answer(database, answer)


def fail(case: Case, outcome: FetchOutcome = FetchOutcome.DNS_FAILURE) -> None:
    case.crawl(visit(outcome=outcome))


def judged(case: Case) -> dict[str, object]:
    """Judge as an operator who confirms what archives change."""
    with Database(case.path) as db:
        assess(db, AS_OF, force=True)
        return dict(next(db.query("SELECT * FROM network_status")))


ALIVE, GONE = look(9, Face.OK), look(5, None, 404)


def test_one_failure_is_enough_where_an_archive_saw_the_end_years_ago(case: Case) -> None:
    fail(case)
    remember(case, ALIVE, GONE, maybe=9)
    row = judged(case)
    assert (row["state"], row["cause"]) == ("dead", "domain_lost")
    first, *others = case.reasons()
    assert "archive.example" in str(first["text_en"])
    shown = {other["evidence_url"] for other in others}
    assert {ALIVE.url, GONE.url} <= shown


@pytest.mark.parametrize(
    ("looks", "maybe"),
    [
        ((), None),  # never seen
        ((ALIVE,), 9.0),  # no capture since: nobody looked
        ((GONE,), None),  # never seen alive
        ((ALIVE, look(1.5, Face.PARKED)), 1.9),  # seen alive two years ago or less
        ((ALIVE, GONE), 1.0),  # a capture that nobody opened may show it alive
        ((ALIVE, GONE, look(3, Face.LOGIN_WALL)), 9.0),  # its last answer is no failure
        ((ALIVE, look(5, None, 403)), 9.0),  # refused is not dead
        ((ALIVE, look(5, None, 503)), 9.0),  # robots are turned away so, ours and the archive's
        ((ALIVE, look(5, Face.MAINTENANCE)), 9.0),
    ],
)
def test_anything_less_proves_nothing(
    case: Case, looks: tuple[ArchivedLook, ...], maybe: float | None
) -> None:
    fail(case)
    remember(case, *looks, maybe=maybe)
    assert case.judge()["state"] == "unreachable"


def test_a_refusal_of_today_is_no_death_whatever_an_archive_saw(case: Case) -> None:
    case.crawl(visit(outcome=FetchOutcome.REFUSED, status=403))
    remember(case, ALIVE, GONE, maybe=9)
    assert case.judge()["state"] != "dead"


def test_one_good_answer_of_ours_undoes_it(case: Case) -> None:
    case.crawl(visit(at=AS_OF - timedelta(days=3)), at=AS_OF - timedelta(days=3))
    fail(case)
    remember(case, ALIVE, GONE, maybe=9)
    assert case.judge()["state"] == "unreachable"


def test_what_an_archive_was_asked_later_is_not_known_before(case: Case) -> None:
    fail(case)
    remember(case, ALIVE, GONE, maybe=9)
    with Database(case.path) as database, database.atomic():
        database.execute("UPDATE archive_answer SET asked_at = '2027-01-01T00:00:00Z'")
    assert case.judge()["state"] == "unreachable"


def test_a_living_network_is_said_to_be_older_than_its_first_capture(case: Case) -> None:
    case.crawl(visit())
    remember(case, ALIVE, maybe=9)
    case.judge()
    assert any("Founded before" in str(reason["text_en"]) for reason in case.reasons())


def test_an_answer_takes_the_place_of_the_one_before(case: Case) -> None:
    fail(case)
    remember(case, ALIVE, GONE, maybe=9)
    remember(case, ALIVE, maybe=9)
    assert len(case.rows("SELECT * FROM archived_look")) == 1


def test_the_first_publication_after_a_back_fill_waits_for_a_person(case: Case) -> None:
    fail(case)
    assert case.judge()["state"] == "unreachable"
    remember(case, ALIVE, GONE, maybe=9)
    with pytest.raises(ArchivesTell) as withheld:
        case.judge()
    assert [(c.network, c.before, c.after) for c in withheld.value.changes] == [
        ("club", "unreachable", "dead")
    ]
    assert case.rows("SELECT state FROM network_status") == [{"state": "unreachable"}]
    assert judged(case)["state"] == "dead"
    assert case.judge()["state"] == "dead"  # confirmed once, not each time


def test_a_back_fill_that_changes_nothing_asks_nobody(case: Case) -> None:
    fail(case)
    remember(case, ALIVE, maybe=9)
    assert case.judge()["state"] == "unreachable"


def test_a_notice_of_closure_that_an_archive_kept_is_an_end_and_no_life(case: Case) -> None:
    fail(case)
    remember(case, ALIVE, look(4, Face.CLOSURE_NOTICE), maybe=9)
    assert judged(case)["state"] == "dead"
    told = [str(reason["text_fr"]) for reason in case.reasons()]
    assert any(text.startswith("Annonce de sa fermeture vue par archive.example") for text in told)


def test_another_site_under_the_name_is_no_life_and_no_death(case: Case) -> None:
    other = replace(look(12, Face.OK), is_other=True)
    fail(case)
    remember(case, other, GONE, maybe=None)
    assert case.judge()["state"] == "unreachable"
    remember(case, ALIVE, GONE, replace(look(3, Face.OK), is_other=True), maybe=9)
    assert case.judge()["state"] == "unreachable"
    told = " ".join(str(reason["text_en"]) for reason in case.reasons())
    assert "until November 2017" in told


def test_a_list_that_was_captured_last_hides_no_end_and_tells_until_when_it_lived(
    case: Case,
) -> None:
    living = replace(
        look(7, Face.OK), purpose=Purpose.FEED, newest_post_at=AS_OF - timedelta(days=7.2 * YEAR)
    )
    gone = replace(look(4, None, 404), purpose=Purpose.FEED)
    fail(case)
    remember(case, ALIVE, living, GONE, gone, maybe=7)
    assert judged(case)["state"] == "dead"
    told = " ".join(str(reason["text_en"]) for reason in case.reasons())
    assert "until November 2019" in told


def test_a_list_alone_is_no_end(case: Case) -> None:
    fail(case)
    remember(case, ALIVE, replace(look(4, None, 404), purpose=Purpose.FEED), maybe=9)
    assert case.judge()["state"] == "unreachable"
