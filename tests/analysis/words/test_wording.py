"""Dates, numbers and spans as French and English readers write them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from analysis.words.wording import EN, FR, amount, between, day, every, period, share, span


def test_a_date_is_in_words() -> None:
    moment = datetime(2026, 3, 12, tzinfo=UTC)
    assert (day(moment, FR), day(moment, EN)) == ("12 mars 2026", "12 March 2026")


def test_a_day_told_coarsely_is_a_range() -> None:
    first, last = datetime(2026, 7, 28, tzinfo=UTC), datetime(2026, 8, 28, tzinfo=UTC)
    assert between(first, last, FR) == "entre le 28 juillet et le 28 août 2026"
    assert between(first, last, EN) == "between 28 July and 28 August 2026"
    assert (
        between(first.replace(year=2025), last, FR) == "entre le 28 juillet 2025 et le 28 août 2026"
    )
    assert between(None, last, FR) == "le 28 août 2026"


def test_the_first_of_a_month_is_said_as_the_french_say_it() -> None:
    first = datetime(2026, 3, 1, tzinfo=UTC)
    assert day(first, FR) == "1er mars 2026"
    assert day(first.replace(day=11), FR) == "11 mars 2026"
    assert day(first, EN) == "1 March 2026"


@pytest.mark.parametrize(
    ("dated", "fr", "en"),
    [
        ("2019", "2019", "2019"),
        ("2025-07", "juillet 2025", "July 2025"),
        ("2019-04-02", "2 avril 2019", "2 April 2019"),
    ],
)
def test_a_period_is_no_more_exact_than_it_is_known(dated: str, fr: str, en: str) -> None:
    assert (period(dated, FR), period(dated, EN)) == (fr, en)


@pytest.mark.parametrize(
    ("low", "high", "fr", "en"),
    [
        (12345, 12345, "12\u202f345", "12,345"),
        (500, None, "500 ou plus", "500 or more"),
        (199250, 199350, "199\u202f250 à 199\u202f350", "199,250 to 199,350"),
    ],
)
def test_a_count_keeps_its_ends(low: float, high: float | None, fr: str, en: str) -> None:
    assert (amount(low, high, FR), amount(low, high, EN)) == (fr, en)


@pytest.mark.parametrize(
    ("days", "fr"),
    [
        (0.5, "moins d’un jour"),
        (1.2, "1\u00a0jour"),
        (30, "30\u00a0jours"),
        (90, "3\u00a0mois"),
        (365, "12\u00a0mois"),
        (1300, "3\u00a0ans\u00a0et\u00a0demi"),
        (1450, "4\u00a0ans"),
    ],
)
def test_a_span_has_the_unit_a_person_would_use(days: float, fr: str) -> None:
    assert span(days, FR) == fr


def test_a_rhythm_is_said_as_people_say_it() -> None:
    assert every(1, FR) == "chaque jour"
    assert every(30, FR) == "tous les 30\u00a0jours"
    assert every(90, EN) == "every 3 months"


@pytest.mark.parametrize(("p", "said"), [(0.0, 1), (0.004, 1), (0.65, 65), (0.999, 99), (1.0, 99)])
def test_a_probability_is_never_a_certainty(p: float, said: int) -> None:
    assert share(p) == said
