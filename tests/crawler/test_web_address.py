"""Links are joined as the standard library joins them, only faster."""

from __future__ import annotations

import random
from urllib.parse import urljoin

import pytest

from crawler.web_address import Base, as_browsers_read, from_header, is_web_address

BASES = (
    *(
        "https://a.example/",
        "http://a.example/forum/index.php?x=1",
        "http://a.b/x/y/",
        "http://a.b:8080/x/y",
        "http://a.b",
    ),
    *(
        "http://a.b/x/../y/z",
        "http://a.b//x/",
        "https://a.b/p/q#f",
        "http://a.b/a;p/b",
        "about:blank",
    ),
)
PIECES = (
    *(
        "/",
        "//",
        "..",
        ".",
        "./",
        "a",
        "b.php",
        "?x=1",
        "?",
        "#",
        "#f",
        "http://c.d/",
        "https://c.d",
    ),
    *(
        "http:",
        "c",
        "&",
        "=",
        "-",
        "_",
        "~",
        "%41",
        "é",
        "a/b",
        "mailto:",
        "@",
        ":8080",
        ";p",
        "+",
        ",",
    ),
)


def joined(base: str, link: str) -> str | None:
    try:
        return urljoin(base, as_browsers_read(link))
    except ValueError:
        return None


@pytest.mark.parametrize("base", BASES)
def test_whatever_pieces_a_link_is_made_of_it_leads_where_urljoin_leads(base: str) -> None:
    chance = random.Random(base)
    links = {"".join(chance.choices(PIECES, k=chance.randrange(6))) for _ in range(2_000)}
    wrong = {}
    for link in links:
        try:
            found = Base(base).join(link)
        except ValueError:
            found = None
        if found != joined(base, link):
            wrong[link] = found
    assert not wrong


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("viewtopic.php?f=1&t=2", "https://forum.example/b/viewtopic.php?f=1&t=2"),
        ("./viewtopic.php?t=2#p3", "https://forum.example/b/viewtopic.php?t=2#p3"),
        ("/topic/2/", "https://forum.example/topic/2/"),
        ("../topic/2/", "https://forum.example/topic/2/"),
        ("https://elsewhere.example/x", "https://elsewhere.example/x"),
    ],
)
def test_a_link_of_a_forum_leads_to_its_address(link: str, address: str) -> None:
    assert Base("https://forum.example/b/index.php").join(link) == address


@pytest.mark.parametrize(
    ("port", "is_one"),
    [("8080", True), ("59999", True), ("65535", True), ("65536", False), ("0", False), ("", True)],
)
def test_a_port_is_one_only_within_its_bounds(port: str, is_one: bool) -> None:
    assert is_web_address(f"http://forum.example:{port}/index.php") is is_one


@pytest.mark.parametrize("port", [1, 22, 25, 587, 6667, 10080])
def test_what_is_no_web_server_s_is_not_asked(port: int) -> None:
    assert not is_web_address(f"http://club.example:{port}/")


@pytest.mark.parametrize("port", [80, 443, 81, 591, 3000, 8000, 8080, 8443, 49152])
def test_a_web_server_may_have_its_own_port(port: int) -> None:
    assert is_web_address(f"http://club.example:{port}/")


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("/\\other.example/b", "http://other.example/b"),
        ("\\\\other.example\\b", "http://other.example/b"),
        ("http:\\\\other.example\\b?c=\\d", "http://other.example/b?c=\\d"),
        ("https:/\\/other.example", "https://other.example"),
        ("http:///other.example/", "http://other.example/"),
        ("////other.example/", "http://other.example/"),
        ("//o%74her%2Eexample/%74", "http://other.example/%74"),
        ("//a%2Fb.example/", "http://a%2Fb.example/"),
        ("..\\b#c\\d", "http://club.example/b#c\\d"),
        (" /b\tc\r\n/d\x00", "http://club.example/bc/d"),
    ],
)
def test_an_address_leads_where_browsers_go(link: str, address: str) -> None:
    assert Base("http://club.example/forum/").join(link) == address


def test_what_a_header_breaks_off_is_one_address() -> None:
    assert from_header(b" /communaut\xe9/\tx\r\n ") == "/communaut%E9/x"


@pytest.mark.parametrize("link", ["//a%2Fb.example/", "//a%40b.example/", "//u%3Ap%40b.example/"])
def test_a_host_whose_packed_signs_are_no_letters_is_none(link: str) -> None:
    assert not is_web_address(Base("http://club.example/").join(link))
