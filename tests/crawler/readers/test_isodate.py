"""The two forms of dates that machines write."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.readers.isodate import parse_iso, parse_rfc822


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-23T10:00:00Z", "2026-11-23T10:00:00"),
        ("2026-11-23T10:00:00.123456789+01:00", "2026-11-23T09:00:00"),
        ("2026-11-23T10:00:00-0530", "2026-11-23T15:30:00"),
        ("2026-11-23 10:00:00 +0100", "2026-11-23T09:00:00"),
        ("2026-11-23 10:00:00 UTC", "2026-11-23T10:00:00"),
        ("2026-11-23T10:00", "2026-11-23T10:00:00"),
        (" 2026-11-23 ", "2026-11-23T00:00:00"),
        ("20261123T100000Z", "2026-11-23T10:00:00"),
        ("1990-01-01T00:30:00+01:00", "1989-12-31T23:30:00"),
    ],
)
def test_an_iso_moment_is_read_as_utc(text: str, expected: str) -> None:
    assert parse_iso(text) == datetime.fromisoformat(expected).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        *("", "2026", "2026-11", "23/11/2026", "2026-13-01", "2026-02-30", "0001-01-01T00:00:00Z"),
        *("1970-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2026-11-23T25:00:00Z", "demain à midi"),
        *("٢٠٢٦-١١-٢٣", "2026-11-23T10:00:00+99:00", "2026-11-23T10:00:00Z and more", "2" * 50),
    ],
)
def test_anything_else_is_no_moment(text: str) -> None:
    assert parse_iso(text) is None


def test_an_rfc_822_moment_is_read_as_utc() -> None:
    expected = datetime(2026, 11, 23, 9, tzinfo=UTC)
    assert parse_rfc822("Mon, 23 Nov 2026 10:00:00 +0100") == expected
    assert parse_rfc822("23 Nov 2026 09:00:00 GMT") == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Mon",
        "Mon, 23 Nov 0026 10:00:00 GMT",
        "Mon, 23 Nov 2026 10:00:00",
        "Mon, 31 Feb 2026 10:00:00 GMT",
        "1 Jan 1970 00:00:00 GMT",
    ],
)
def test_what_rfc_822_does_not_write_is_no_moment(text: str) -> None:
    assert parse_rfc822(text) is None


@given(st.text(max_size=45))
def test_no_text_raises(text: str) -> None:
    for moment in (parse_iso(text), parse_rfc822(text)):
        assert moment is None or moment.tzinfo is UTC
