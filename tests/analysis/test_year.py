"""A year of visits at drifting hours: what is told, and from which day on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from tests.helpers.judging import Case, visit
from vocabulary.items import Face, FetchOutcome, Observation, Outcome, PostKind, Rank, VisitRecord

FIRST = datetime(2025, 11, 24, 6, tzinfo=UTC)
#: Hours from one visit to the next: every second day, at another hour each time.
STEP = 53
Web = Callable[[int, datetime], list[VisitRecord]]
OK = FetchOutcome.OK


def moments(until: int) -> Iterator[tuple[int, datetime]]:
    """Yield the visits of so many days: the day of the year and the moment."""
    for place in range(until * 24 // STEP + 1):
        at = FIRST + timedelta(hours=STEP * place)
        yield (at - FIRST).days, at


def lived(at: datetime, gap: float, until: int = 999) -> list[datetime]:
    """Return the newest posts at a moment of a network that posts every ``gap`` days."""
    end = min(at, FIRST + timedelta(days=until))
    first = FIRST - timedelta(days=gap * 30)
    number = int((end - first) / timedelta(days=gap))
    return [first + timedelta(days=gap * place) for place in range(max(number - 20, 0), number)]


def well(at: datetime, gap: float = 2, until: int = 999, *seen: Observation) -> list[VisitRecord]:
    return [visit(at=at, seen=seen), visit("feed", at=at, posts=lived(at, gap, until))]


def failing(at: datetime, outcome: FetchOutcome, face: Face | None = None) -> list[VisitRecord]:
    return [visit(outcome=outcome, at=at, face=face)]


def states(case: Case, web: Web, until: int, *asked: int) -> list[object]:
    """Return the states told after the visits of the days asked for."""
    found = []
    waiting = list(asked)
    for day, at in moments(until):
        case.crawl(*web(day, at), at=at)
        if waiting and day >= waiting[0]:
            waiting.pop(0)
            found.append(case.judge(at)["state"])
    return found


def test_a_site_that_is_down_at_one_hour_only_lives(case: Case) -> None:
    def web(_day: int, at: datetime) -> list[VisitRecord]:
        return failing(at, FetchOutcome.CONNECT_TIMEOUT) if at.hour == 4 else well(at)

    assert set(states(case, web, 150, 60, 90, 120, 150)) <= {"alive", "unreachable"}


@pytest.mark.parametrize(
    ("outcome", "face", "lasts"),
    [
        (FetchOutcome.DNS_FAILURE, None, 20),
        (FetchOutcome.DNS_FAILURE, None, 44),
        (OK, Face.PARKED, 44),
        (FetchOutcome.SERVER_ERROR, Face.MAINTENANCE, 75),
        (FetchOutcome.CONNECT_TIMEOUT, None, 80),
        (FetchOutcome.CONNECT_REFUSED, None, 89),
        (FetchOutcome.NOT_FOUND, None, 28),
    ],
)
def test_an_outage_that_ends_is_no_death(
    case: Case, outcome: FetchOutcome, face: Face | None, lasts: int
) -> None:
    def web(day: int, at: datetime) -> list[VisitRecord]:
        return failing(at, outcome, face) if 10 < day <= 10 + lasts else well(at)

    asked = (8, 13, 10 + lasts // 2, 8 + lasts, 14 + lasts)
    found = states(case, web, 19 + lasts, *asked)
    assert found == ["alive", "unreachable", "unreachable", "unreachable", "alive"]


@pytest.mark.parametrize(
    ("outcome", "face", "days"),
    [
        (FetchOutcome.NOT_FOUND, None, 30),
        (FetchOutcome.DNS_FAILURE, None, 45),
        (OK, Face.FOR_SALE, 45),
        (FetchOutcome.CONNECT_TIMEOUT, None, 90),
    ],
)
def test_an_outage_that_does_not_end_is_death_from_its_day_on(
    case: Case, outcome: FetchOutcome, face: Face | None, days: int
) -> None:
    def web(day: int, at: datetime) -> list[VisitRecord]:
        return failing(at, outcome, face) if day > 10 else well(at)

    found = states(case, web, 20 + days, 8 + days, 16 + days)
    assert found == ["unreachable", "dead"]


def test_spam_in_the_feed_ends_a_forum_within_weeks(case: Case) -> None:
    def web(day: int, at: datetime) -> list[VisitRecord]:
        if day <= 10:
            return well(at)
        spam = lived(at, 0.3)
        return [visit(at=at), visit("feed", at=at, posts=spam, face=Face.OVERRUN)]

    assert states(case, web, 42, 8, 14, 30, 40) == ["alive", "undetermined", "dead", "dead"]


def test_a_stranger_on_a_lost_domain_never_revives(case: Case) -> None:
    def text(signal: str, value: str) -> Observation:
        return Observation(signal, Outcome.OBSERVED, value, rank=Rank.MARKUP, probe="test")

    def web(day: int, at: datetime) -> list[VisitRecord]:
        if day <= 10:
            named = (text("home_title", "Le Club"), text("bears_name", "name"))
            return well(at, 2, 999, *named)
        if day <= 70:
            return failing(at, FetchOutcome.DNS_FAILURE)
        stranger = (text("home_title", "Bonus"), text("bears_name", "none"))
        return [visit(at=at, seen=stranger), visit("blog", at=at, posts=lived(at, 1))]

    assert states(case, web, 123, 8, 65, 73, 90, 120) == ["alive", *["dead"] * 4]


@pytest.mark.parametrize("failing_before", [0, 3])
def test_a_machine_that_slept_for_months_takes_nobody_for_dead(
    case: Case, failing_before: int
) -> None:
    for day in range(6):
        case.crawl(*well(FIRST + timedelta(days=day)), at=FIRST + timedelta(days=day))
    for day in range(6, 6 + failing_before):
        at = FIRST + timedelta(days=day)
        case.crawl(*failing(at, FetchOutcome.NOT_FOUND), at=at)
    awake = FIRST + timedelta(days=130)
    case.judge(awake - timedelta(days=120))
    case.crawl(*failing(awake, FetchOutcome.NOT_FOUND), at=awake)
    assert case.judge(awake)["state"] == "unreachable"
    later = awake + timedelta(days=1)
    case.crawl(*well(later), at=later)
    assert case.judge(later)["state"] == "alive"
    assert {row["kind"] for row in case.rows("SELECT kind FROM event")} == {"new"}


def test_an_announced_end_is_told_before_and_comes_on_its_day(case: Case) -> None:
    closing = FIRST + timedelta(days=60)
    said = Observation("closes_on", Outcome.OBSERVED, f"{closing:%Y-%m-%d}", rank=Rank.TEXT)

    def web(day: int, at: datetime) -> list[VisitRecord]:
        if day > 60:
            return failing(at, FetchOutcome.DNS_FAILURE)
        return well(at, 2, 999, said) if day >= 20 else well(at)

    assert states(case, web, 123, 29, 55, 63, 118) == ["alive", "alive", "dead", "dead"]
    # The crawl that first gave the reason; its evidence is the newest look.
    told = case.rows(
        "SELECT min(c.started_at) AS at FROM reason r JOIN crawl c ON c.id = r.crawl "
        "WHERE r.rule = 'announced_end'"
    )
    assert str(told[0]["at"]) < f"{FIRST + timedelta(days=33):%Y-%m-%d}"


def test_a_weekly_club_is_told_weekly_whatever_page_answers(case: Case) -> None:
    def web(_day: int, at: datetime) -> list[VisitRecord]:
        boards = visit(at=at, posts=lived(at, 7)[-3:])
        comments = visit("comments", at=at, posts=lived(at, 7)[:-1], kind=PostKind.COMMENT)
        feed = visit("feed", at=at, posts=lived(at, 7))
        return [boards, comments, *([] if at.hour % 3 else [feed])]

    found = []
    for day, at in moments(60):
        case.crawl(*web(day, at), at=at)
        if day % 10 == 0 and day:
            found.append(case.judge(at)["rhythm_days"])
    assert set(found) == {7}


def test_a_daily_forum_that_falls_silent_fades_and_expects_less(case: Case) -> None:
    told = []
    for day, at in moments(500):
        if day < 50 or day % 6 == 0:
            case.crawl(*well(at, 1, 40), at=at)
        if day % 30 == 0 and day >= 30:
            row = case.judge(at)
            told.append((row["state"], row["expected_posts"]))
    order = ["alive", "slowing", "dormant", "dead"]
    places = [order.index(str(state)) for state, _expected in told]
    assert places == sorted(places)
    assert told[0][0] == "alive"
    assert told[-1][0] == "dead"
    assert {expected for state, expected in told if state in {"dormant", "dead"}} == {"0"}


@pytest.mark.parametrize(
    ("outcome", "face"),
    [
        (FetchOutcome.SERVER_ERROR, None),
        (FetchOutcome.RATE_LIMITED, None),
        (FetchOutcome.REFUSED, Face.CHALLENGE),
    ],
)
def test_a_site_that_fails_each_sunday_makes_no_news_and_is_alive_since_the_first_day(
    case: Case, outcome: FetchOutcome, face: Face | None
) -> None:
    def web(_day: int, at: datetime) -> list[VisitRecord]:
        return failing(at, outcome, face) if at.weekday() == 6 else well(at)

    failed = 0
    for day, at in moments(120):
        case.crawl(*web(day, at), at=at)
        failed += case.judge(at)["state"] in {"unreachable", "unobservable"}
    assert failed >= 8
    assert [row["kind"] for row in case.rows("SELECT kind FROM event")] == ["new"]
    assert case.rows("SELECT count(*) AS n FROM course WHERE interrupts") == [{"n": failed}]
    [standing] = case.rows("SELECT state, since FROM network_status")
    assert standing == {"state": "alive", "since": f"{FIRST:%Y-%m-%dT%H:%M:%SZ}"}
