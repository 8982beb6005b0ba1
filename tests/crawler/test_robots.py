"""A robots.txt forbids what whoever wrote it means to forbid, also where a parser by the book would not."""

from __future__ import annotations

import pickle

import pytest

from crawler.page import Page
from crawler.robots import MAX_BYTES, RULES_AT_HAND, Robots
from tests.helpers.planning import NOW
from vocabulary.promises import ROBOT_TOKEN, USER_AGENT

ALL = "User-agent: *\n"
OTHERS = f"\n\n{ALL}Allow: /"


def robots(text: str | bytes) -> Robots:
    body = text.encode() if isinstance(text, str) else text
    return Robots.from_page(Page("https://club.example/robots.txt", 200, body, NOW))


def allows(text: str, path: str = "/forum/") -> bool:
    return robots(text).allows(f"https://club.example{path}")


@pytest.mark.parametrize(
    "name",
    [
        ROBOT_TOKEN,
        USER_AGENT,
        ROBOT_TOKEN.upper(),
        f"{ROBOT_TOKEN}/0.1",
        f"Mozilla/5.0 (compatible; {ROBOT_TOKEN}/2)",
        f"OtherBot, {ROBOT_TOKEN}",
        f'"{ROBOT_TOKEN}"',
    ],
)
def test_who_names_us_as_our_requests_do_is_obeyed(name: str) -> None:
    assert not allows(f"User-agent: {name}\nDisallow: /{OTHERS}")


def test_to_be_let_in_alone_takes_our_very_name() -> None:
    """Of two ways to read a file the stricter is obeyed."""
    for name, is_let_in in ((ROBOT_TOKEN, True), (ROBOT_TOKEN.lower(), True), (USER_AGENT, False)):
        assert allows(f"User-agent: {name}\nDisallow:\n\n{ALL}Disallow: /") is is_let_in


@pytest.mark.parametrize(
    "text",
    [
        "Disallow: /",
        "# for everybody\nSitemap: /a.xml\nDisallow: /",
        f"\ufeff\ufeff{ALL}Disallow: /",
        f"# one file\n\u200b\ufeff{ALL}Disallow: /",
        f"{ALL}Disallow: https://club.example/",
        f"{ALL}Disallow: https://club.example",
        f"{ALL}Disallow: https://club.example/forum",
        f"{ALL}Disallow: forum # all of it",
        f"{ALL}Disallow: *",
        f"{ALL}\n\nDisallow: /",
        f"{ALL}Disallow: /\r{ALL}Allow: /forum/b",
    ],
)
def test_what_forbids_only_by_its_meaning_forbids(text: str) -> None:
    assert not allows(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        f"{ALL}Disallow:",
        f"{ALL}Disallow: # nothing",
        f"{ALL}Disallow: /forum/b",
        f"{ALL}Disallow: https://club.example/b",
        "User-agent: OtherBot\nDisallow: /",
        f"User-agent: OtherBot # not {ROBOT_TOKEN}\nDisallow: /",
        f"Disallow: /b{OTHERS}",
        "<html><body>Disallow: /</body></html>",
    ],
)
def test_what_forbids_others_or_something_else_does_not(text: str) -> None:
    assert allows(text)


def test_the_rest_of_a_file_means_what_it_says() -> None:
    found = robots(f"{ALL}Crawl-delay: 7\nDisallow: /a\nSitemap: https://club.example/b.xml\n")
    assert found.delay == 7
    assert found.sitemaps == ("https://club.example/b.xml",)


def test_the_largest_file_is_read() -> None:
    assert robots(b"Disallow: /a:b#c\n" * (MAX_BYTES // 17)).allows("https://club.example/")


def test_a_host_s_rules_stand_however_many_others_are_read_after_it() -> None:
    first = robots(f"{ALL}Disallow: /forum/")
    for number in range(RULES_AT_HAND + 1):
        robots(f"{ALL}Disallow: /{number}")
    assert not first.allows("https://club.example/forum/")
    assert first.allows("https://club.example/")


def test_of_a_host_its_file_is_kept_and_nothing_larger() -> None:
    text = f"{ALL}" + "".join(f"Disallow: /{number}/\n" for number in range(200))
    assert len(pickle.dumps(robots(text))) < 2 * len(text)
