from __future__ import annotations

from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.folding import fold
from crawler.readers.numbers import LARGEST, parse_number

EXACT = [
    ("0", 0),
    ("7", 7),
    ("12345", 12345),
    ("12 345", 12345),
    ("12\u00a0345", 12345),
    ("12\u202f345", 12345),
    ("12\u2009345", 12345),
    ("12,345", 12345),
    ("12.345", 12345),
    ("12'345", 12345),
    ("12’345", 12345),
    ("1,234,567", 1234567),
    ("1 234 567", 1234567),
    (" (12 345) ", 12345),
]


@pytest.mark.parametrize(("text", "value"), EXACT)
@pytest.mark.parametrize("language", [None, "fr", "en-GB", "de", "es"])
def test_a_figure_written_in_full_is_exact(text: str, value: int, language: str | None) -> None:
    figure = parse_number(text, language)
    assert figure is not None
    assert (figure.value, figure.low, figure.high) == (value, value, value)


ROUNDED = [
    ("199.3k", 199_300, 199_250, 199_350),
    ("3.4k", 3_400, 3_350, 3_450),
    ("3,4 k", 3_400, 3_350, 3_450),
    ("1.2K", 1_200, 1_150, 1_250),
    ("12 mille", 12_000, 11_500, 12_500),
    ("1,2 million", 1_200_000, 1_150_000, 1_250_000),
    ("1,2 millions", 1_200_000, 1_150_000, 1_250_000),
    ("1.2 million", 1_200_000, 1_150_000, 1_250_000),
    ("1,5 Mio.", 1_500_000, 1_450_000, 1_550_000),
    ("5 M", 5_000_000, 4_500_000, 5_500_000),
    ("2 millones", 2_000_000, 1_500_000, 2_500_000),
    ("3 milliards", 3e9, 2.5e9, 3.5e9),
    ("1,234.5k", 1_234_500, 1_234_450, 1_234_550),
    ("1.234,5 k", 1_234_500, 1_234_450, 1_234_550),
]


@pytest.mark.parametrize(("text", "value", "low", "high"), ROUNDED)
def test_a_shortened_figure_is_known_to_half_its_last_digit(
    text: str, value: float, low: float, high: float
) -> None:
    figure = parse_number(text)
    assert figure is not None
    assert (figure.value, figure.low, figure.high) == (value, low, high)


BOUNDED = [
    ("plus de 500", 500, 500, None),
    ("Plus de 1 200", 1200, 1200, None),
    ("plus d’1,2 million", 1_200_000, 1_200_000, None),
    ("+ de 500", 500, 500, None),
    ("more than 500", 500, 500, None),
    ("over 500", 500, 500, None),
    ("über 500", 500, 500, None),
    ("más de 500", 500, 500, None),
    ("500+", 500, 500, None),
    ("10k+", 10_000, 10_000, None),
    ("environ 500", 500, 450, 550),
    ("près de 500", 500, 450, 500),
    ("about 500", 500, 450, 550),
    ("ca. 500", 500, 450, 550),
    ("environ 1 million", 1_000_000, 500_000, 1_500_000),
    ("moins de 100", 100, 0, 100),
    ("fewer than 100", 100, 0, 100),
    ("entre 300 et 500", 300, 300, 500),
    ("between 300 and 500", 300, 300, 500),
    ("zwischen 300 und 500", 300, 300, 500),
    ("entre 1,2 et 1,5 million", 1_200_000, 1_200_000, 1_500_000),
]


@pytest.mark.parametrize(("text", "value", "low", "high"), BOUNDED)
def test_words_around_a_figure_bound_it(
    text: str, value: float, low: float, high: float | None
) -> None:
    figure = parse_number(text)
    assert figure is not None
    assert (figure.value, figure.low, figure.high) == (value, low, high)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "membres",
        "1.5",
        "0.345",
        "-5",
        "−5",
        "1e999",
        "1e5",
        "inf",
        "nan",
        "007",
        "12 34",
        "1 2345",
        "2024 345",
        "1,234.567,890",
        "12-34",
        "12/34",
        "14:03",
        "v1.234",
        "12 %",
        "12€",
        "$12",
        "12 mars",
        "entre 500 et 300",
        "99 999 999 999",
        "11 milliards",
        "9" * 5000,
        "٣٤٥",
        "１２３",
        "3٤",
        "500 membres",
    ],
)
def test_what_is_no_count_is_not_read(text: str) -> None:
    assert parse_number(text) is None


def test_only_the_language_tells_what_three_digits_before_million_mean() -> None:
    assert parse_number("1,234 million") is None
    french, english = parse_number("1,234 million", "fr"), parse_number("1,234 million", "en")
    assert french is not None
    assert english is not None
    assert (french.value, english.value) == (1_234_000, 1_234_000_000)


def test_the_quote_is_as_printed() -> None:
    figure = parse_number("Plus de 1\u00a0200")
    assert figure is not None
    assert figure.quote == "Plus de 1 200"


@given(
    st.integers(0, LARGEST),
    st.sampled_from([" ", "\u00a0", "\u202f", "\u2009", ",", ".", "'", "’", ""]),
    st.sampled_from([None, "fr", "en", "de-CH"]),
)
def test_grouping_by_thousands_is_undone(number: int, mark: str, language: str | None) -> None:
    figure = parse_number(f"{number:,}".replace(",", mark), language)
    assert figure is not None
    assert figure.value == figure.low == figure.high == number


@given(st.text(alphabet=st.sampled_from("0123456789 .,'+kmMeE-\u00a0٣") | st.characters()))
def test_any_text_gives_a_sound_figure_or_none(text: str) -> None:
    figure = parse_number(text)
    if figure is not None:
        assert 0 <= figure.low <= figure.value <= LARGEST
        assert isfinite(figure.value)
        assert figure.high is None or figure.value <= figure.high < 2 * LARGEST


@given(st.text())
def test_folding_keeps_every_position(text: str) -> None:
    assert len(fold(text)) == len(text)
