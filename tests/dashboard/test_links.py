"""Only addresses of the web become links."""

from __future__ import annotations

import pytest

from dashboard.links import contact_link, copies_of, web_link


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
    assert copies_of(url) == ""


def test_a_web_address_is_a_link_and_archives_can_be_asked_for_copies_of_it() -> None:
    url = "https://club.example/a?b=c"
    assert web_link(url) == url
    assert copies_of(url) == f"https://web.archive.org/web/*/{url}"


@pytest.mark.parametrize("contact", ["javascript:x@y", "mailto:javascript:x@y", "nobody", 3, None])
def test_a_contact_that_is_none_is_no_link(contact: object) -> None:
    assert contact_link(contact, "s") == ""
