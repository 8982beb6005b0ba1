"""A page that stands still was made one day, which is no contribution."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.page import Page
from crawler.probes import read_page

NOW = datetime(2026, 11, 20, 18, tzinfo=UTC)
META = '<meta property="article:published_time" content="2026-02-03T08:00:00Z">'
LONE = '<article><h1>Our team</h1><time class="entry-date published" datetime="2026-02-03">3 Feb 2026</time>'
COMMENTS = (
    '<ol class="comment-list"><li class="comment"><a class="comment-author">A</a>'
    '<time datetime="2026-05-06T10:00Z">6 May 2026</time><p>Thank you</p></li></ol>'
)
NAMES = ("page page-id-12 page-template-default", "html page-node-type-page", "node-type-webform")


def days(names: str, head: str = "", body: str = "", path: str = "contact") -> set[str]:
    html = f'<!doctype html><html lang="en"><head>{head}</head><body class="{names}">{body}</body>'
    page = Page(f"https://a.example/{path}", 200, html.encode(), NOW, {})
    return {f"{post.posted_at:%Y-%m-%d}" for post in read_page(page).posts}


@pytest.mark.parametrize("names", NAMES)
def test_the_day_on_which_a_standing_page_was_made_is_no_contribution(names: str) -> None:
    assert days(names, META) == days(names, body=LONE) == set()


@pytest.mark.parametrize("names", NAMES)
def test_what_is_written_under_a_standing_page_is_one(names: str) -> None:
    assert days(names, META, LONE + COMMENTS) == {"2026-05-06"}


@pytest.mark.parametrize("names", ["single single-post postid-12", "page-node-type-article", ""])
def test_an_article_has_its_day(names: str) -> None:
    assert days(names, META) == days(names, body=LONE) == {"2026-02-03"}
