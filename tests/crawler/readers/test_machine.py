"""What a programme posts is told from what members write."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.page import Page
from crawler.probes import read_page
from crawler.readers.formats.feed_entries import FeedEntry
from crawler.readers.machine import machine_made
from vocabulary.items import PostKind

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
LATER = NOW.replace(day=24)
FEED = "https://club.example/feed/"


def entries(*addresses: str, author: str | None = None, own: bool = False) -> list[FeedEntry]:
    return [
        FeedEntry(f"https://club.example/{n}" if own else address, NOW, author, False, address)
        for n, address in enumerate(addresses)
    ]


OWN = [f"https://club.example/{n}" for n in range(6)]
PLANET = [f"https://blog{n}.example{n}.org/post" for n in range(6)]
BOARD = [f"https://www.hellowork.com/fr-fr/emplois/{n}.html" for n in range(6)]
FEEDBURNER = [f"https://www.club.org/{n}" for n in range(6)]


def test_posts_of_the_network_itself_are_its_members() -> None:
    assert not any(machine_made(FEED, entries(*OWN, author="Camille"), LATER))


def test_entries_that_lead_to_several_other_sites_are_an_import() -> None:
    assert all(machine_made(FEED, entries(*PLANET), LATER))


def test_entries_that_lead_to_a_job_board_are_an_import() -> None:
    assert all(machine_made(FEED, entries(*BOARD), LATER))


def test_links_that_members_share_keep_an_identifier_of_the_network() -> None:
    assert not any(machine_made(FEED, entries(*PLANET, own=True), LATER))


def test_a_feed_kept_at_a_feed_service_is_the_network_s_own() -> None:
    assert not any(machine_made("https://feeds.service.example/club", entries(*FEEDBURNER), LATER))


def test_a_few_links_elsewhere_are_no_import() -> None:
    assert not any(machine_made(FEED, entries(*OWN, *PLANET[:2]), LATER))
    assert not any(machine_made(FEED, entries(*PLANET[:3]), LATER))


@pytest.mark.parametrize(
    "address",
    [
        "https://club.example/?feed=job_feed",
        "https://club.example/offres-d-emploi/feed/",
        "https://club.example/jobs.rss",
    ],
)
def test_a_feed_of_job_advertisements_is_told_by_its_address(address: str) -> None:
    assert all(machine_made(address, entries(*OWN), LATER))


def test_a_forum_board_about_jobs_is_written_by_members() -> None:
    address = "https://club.example/forum/chercher-un-emploi/5/feed.rss"
    assert not any(machine_made(address, entries(*OWN), LATER))


@pytest.mark.parametrize("author", ["RSS", "newsbot", "Feed Bot", "import", "job_bot_2"])
def test_an_author_with_the_name_of_a_programme_is_none(author: str) -> None:
    assert all(machine_made(FEED, entries(*OWN, author=author), LATER))


@pytest.mark.parametrize("author", ["Abbot", "Talbot", "Robotique Lyon", "Importance", "Feeder"])
def test_a_name_that_only_sounds_like_it_is_a_person(author: str) -> None:
    assert not any(machine_made(FEED, entries(*OWN, author=author), LATER))


def test_what_a_programme_posted_is_kept_apart_and_counts_for_nothing() -> None:
    items = "".join(
        f"<item><guid>{url}</guid><link>{url}</link><pubDate>Sun, 22 Nov 2026 0{n}:00:00 GMT"
        "</pubDate></item>"
        for n, url in enumerate(BOARD)
    )
    body = f'<rss version="2.0"><channel><title>Club</title>{items}</channel></rss>'
    reading = read_page(Page(FEED, 200, body.encode(), NOW, {}))
    assert {post.kind for post in reading.posts} == {PostKind.MACHINE}
    seen = {found.signal: found.value for found in reading.observations}
    assert seen["machine_share"] == 1.0
    assert seen["newest_post_at"] is None
    assert "posts_30d" not in seen


def test_entries_that_are_all_dated_at_the_visit_are_dated_by_the_feed() -> None:
    seen_at = NOW.replace(minute=20)
    assert all(machine_made(FEED, entries(*OWN), seen_at))
    lively = [
        FeedEntry(str(n), NOW.replace(minute=3 * n), None, False, address)
        for n, address in enumerate(OWN)
    ]
    assert not any(machine_made(FEED, lively, seen_at))
    assert not any(machine_made(FEED, entries(*OWN[:3]), seen_at))
