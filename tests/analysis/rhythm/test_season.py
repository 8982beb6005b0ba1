"""August and the days around Christmas excuse a part of a French network's silence."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from analysis.rhythm.season import rest_days
from tests.helpers.judging import Case, visit


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("since", "until", "resting"),
    [
        ("2026-08-01", "2026-09-01", 31),
        ("2026-07-01", "2026-08-11", 10),
        ("2026-12-20", "2027-01-04", 15),
        ("2026-12-28", "2027-01-02", 5),
        ("2027-01-01", "2027-01-10", 3),
        ("2026-09-01", "2026-12-20", 0),
        ("2025-09-01", "2026-09-01", 46),
        ("2026-08-20", "2026-08-10", 0),
    ],
)
def test_half_of_the_days_of_rest_in_a_silence_do_not_count(
    since: str, until: str, resting: int
) -> None:
    assert rest_days(at(since), at(until)) == resting / 2


def judged(case: Case, language: str, end: str) -> dict[str, object]:
    """Judge a network that posted every four days until the end of July."""
    seen_at, last = at(end), at("2026-07-30")
    posts = [last - timedelta(days=4 * i) for i in range(20)]
    case.language = language
    case.crawl(visit(at=seen_at), visit("feed", posts=posts, at=seen_at), at=seen_at)
    return case.judge(seen_at)


def test_a_silent_august_counts_half_for_a_french_network_and_whole_for_others(case: Case) -> None:
    french = judged(case, "fr", "2026-08-31")["p_alive"]
    reason = str(case.reasons()[0]["text_fr"])
    assert "15 jours de vacances, non comptés" in reason
    assert "un silence de 32" in reason
    other = judged(Case(case.path.with_name("other.db")), "en", "2026-08-31")["p_alive"]
    assert isinstance(french, float)
    assert isinstance(other, float)
    assert french > other


def test_the_silence_shown_is_the_whole_silence(case: Case) -> None:
    assert judged(case, "fr", "2026-08-31")["silence_days"] == 32
