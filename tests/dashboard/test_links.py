"""Only addresses of the web become links."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from dashboard.links import archived, contact_link, web_link


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "//evil.example/",
        "/relative",
        "http:",
        "https://[broken",
        "",
        None,
        12,
    ],
)
def test_what_is_no_web_address_is_no_link(url: object) -> None:
    assert web_link(url) == ""
    assert archived(url, datetime(2026, 1, 1, tzinfo=UTC)) == ""


def test_a_web_address_is_a_link_and_has_an_archived_copy_of_its_day() -> None:
    url = "https://club.example/a?b=c"
    assert web_link(url) == url
    at = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
    assert archived(url, at) == f"https://web.archive.org/web/20260304050607/{url}"
    assert archived(url, None) == ""


@pytest.mark.parametrize("contact", ["javascript:x@y", "mailto:javascript:x@y", "nobody", 3, None])
def test_a_contact_that_is_none_is_no_link(contact: object) -> None:
    assert contact_link(contact, "s") == ""
