"""A forum that stands within a site, or has lost its credit, is still known."""

from __future__ import annotations

from datetime import UTC, datetime

from crawler.page import Page
from crawler.probes import read_page

NOW = datetime(2026, 11, 28, tzinfo=UTC)


def test_a_forum_in_the_frame_of_a_site_is_the_forum() -> None:
    body = b"""<!doctype html><html id="XF" data-app="public" lang="en"><head><title>Forum</title>
    <link rel="stylesheet" href="https://club.example/wp-content/themes/club/style.css"></head>
    <body data-template="forum_list"><div class="p-body"></div></body></html>"""
    page = Page("https://club.example/forum/", 200, body, NOW, {"content-type": "text/html"})
    assert read_page(page).platform == "xenforo"


def test_an_old_forum_without_its_credit_is_known_by_its_links() -> None:
    body = b"""<!doctype html><title>Forum</title><table class="forumline"><tr><td class="row1">
    <a href="viewforum.php?f=3" class="forumlink">Atelier</a></td></tr></table><!-- phpBB -->"""
    page = Page("https://club.example/forum/", 200, body, NOW, {"content-type": "text/html"})
    assert read_page(page).platform == "phpbb2"
