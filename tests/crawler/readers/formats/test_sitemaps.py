"""Sitemaps as they come: broken, huge. Whole recorded ones: tests/fixtures/sitemap."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.page import Page
from crawler.probes.sitemap import NEWEST, SitemapProbe
from crawler.readers.formats.sitemaps import MAX_ADDRESSES, Sitemap, is_sitemap, read_sitemap
from vocabulary.items import PostKind

AT = datetime(2026, 11, 23, 10, tzinfo=UTC)
ONE = "<url><loc>https://exemple.fr/{}</loc><lastmod>{}</lastmod></url>"


def page(body: str | bytes, url: str = "https://exemple.fr/sitemap.xml") -> Page:
    return Page(url, 200, body.encode() if isinstance(body, str) else body, AT, {})


def read(body: str | bytes) -> Sitemap:
    found = read_sitemap(page(body))
    assert found is not None
    return found


@pytest.mark.parametrize(
    "body",
    [
        "",
        "https://exemple.fr/a\nhttps://exemple.fr/b\n",
        "<html><p>urlset</p></html>",
        '<rss version="2.0"/>',
    ],
)
def test_what_is_no_sitemap_is_not_taken_for_one(body: str) -> None:
    assert not is_sitemap(page(body))
    assert read_sitemap(page(body)) is None


def test_a_truncated_sitemap_is_read_as_far_as_it_goes() -> None:
    body = (
        "<urlset>"
        + ONE.format("a", "2026-11-20")
        + "<url><loc>https://exemple.fr/b</loc><lastmod>2026-1"
    )
    assert [place.url for place in read(body).places] == ["https://exemple.fr/a"]


def test_a_sitemap_in_utf_16_is_read() -> None:
    body = (
        f'<?xml version="1.0" encoding="utf-16"?><urlset>{ONE.format("a", "2026-11-20")}</urlset>'
    )
    assert is_sitemap(page(body.encode("utf-16")))
    assert [place.url for place in read(body.encode("utf-16")).places] == ["https://exemple.fr/a"]


def test_only_the_first_addresses_are_read() -> None:
    entries = "".join(ONE.format(number, "2026-11-20") for number in range(MAX_ADDRESSES + 10))
    assert len(read(f"<urlset>{entries}</urlset>").places) == MAX_ADDRESSES


def test_entities_are_not_expanded() -> None:
    body = '<!DOCTYPE urlset [<!ENTITY x SYSTEM "file:///etc/hostname">]><urlset><url><loc>a&x;</loc></url></urlset>'
    assert [place.url for place in read(body).places] == ["a"]


def test_the_dates_of_videos_and_images_are_not_the_pages() -> None:
    video = "<v:video xmlns:v='v'><v:publication_date>2026-11-01</v:publication_date></v:video>"
    image = "<x:image xmlns:x='x'><x:loc>/i.png</x:loc></x:image>"
    [place] = read(f"<urlset><url>{image}<loc>/a</loc>{video}</url></urlset>").places
    assert (place.url, place.modified_at, place.published_at) == ("/a", None, None)


def test_only_the_newest_pages_are_kept() -> None:
    entries = "".join(
        ONE.format(number, f"2026-{1 + number % 10:02}-{1 + number % 28:02}")
        for number in range(500)
    )
    posts = SitemapProbe().read(page(f"<urlset>{entries}</urlset>")).posts
    assert len(posts) == NEWEST
    assert {post.kind for post in posts} == {PostKind.PAGE}
    assert posts[0].posted_at == datetime(2026, 10, 28, tzinfo=UTC)


def test_a_page_touched_on_another_day_is_another_post() -> None:
    def prints(day: str) -> set[str]:
        body = f"<urlset>{ONE.format('a', day)}</urlset>"
        return {post.fingerprint for post in SitemapProbe().read(page(body)).posts}

    assert prints("2026-11-20T08:00:00Z") == prints("2026-11-20T09:00:00Z") != prints("2026-11-21")


def asked(*names: str) -> list[str]:
    children = "".join(f"<sitemap><loc>https://exemple.fr/{name}</loc></sitemap>" for name in names)
    reading = SitemapProbe().read(page(f"<sitemapindex>{children}</sitemapindex>"))
    return [ask.url.removeprefix("https://exemple.fr/") for ask in reading.asks]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (
            ["sitemap-pages.xml", "sitemap-posts.xml", "sitemap-tags.xml", "sitemap-authors.xml"],
            ["sitemap-posts.xml"],
        ),
        (["sitemap_recent.xml", "sitemap_1.xml"], ["sitemap_recent.xml"]),
        (["sitemap-1.xml", "sitemap-2.xml", "images.xml"], ["sitemap-2.xml"]),
        (["members.xml"], ["members.xml"]),
        (["sitemap.xml"], []),
        ([], []),
    ],
)
def test_one_child_of_an_index_is_asked_for(names: list[str], expected: list[str]) -> None:
    assert asked(*names) == expected


def test_an_address_no_one_can_ask_is_left_out() -> None:
    body = "<sitemapindex><sitemap><loc>http://[</loc></sitemap><sitemap><loc>ftp://a/b</loc></sitemap></sitemapindex>"
    assert SitemapProbe().read(page(body)).asks == []


@given(
    st.binary(max_size=200),
    st.sampled_from([b"<urlset><url><loc>", b"<sitemapindex>", b"\x1f\x8b\x08"]),
)
def test_any_bytes_are_read_without_error(body: bytes, start: bytes) -> None:
    SitemapProbe().read(page(start + body))
