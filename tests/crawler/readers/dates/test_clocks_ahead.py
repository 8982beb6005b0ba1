"""Boards whose clock is ahead of UTC and do not say so: their newest post lies after the visit."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from crawler.page import Page
from crawler.probes import read_page
from crawler.readers.groups import add_group
from crawler.reading import Reading
from vocabulary.items import AHEAD, Group

VISIT = datetime(2026, 11, 20, 18, tzinfo=UTC)
#: The same moment by a clock in Auckland, and days that are still to come by every clock.
THERE, TO_COME = datetime(2026, 11, 21, 7, tzinfo=UTC), datetime(2026, 11, 23, 7, tzinfo=UTC)

ROWS = "<table>{}</table>"
KINDS = {
    "unknown software": (
        '<tr><td><a href="/topic/{n}">Title</a></td><td>Last post {day:%Y-%m-%d %H:%M}</td></tr>',
        ROWS,
        "",
    ),
    "phpBB 3": (
        '<li class="row"><dl><dt><a class="forumtitle" href="f{n}">B</a></dt><dd class="lastpost"><span>by '
        '<a href="./memberlist.php?u=4">a</a> <a href="./viewtopic.php?p={n}#p{n}">x</a><br>'
        "{day:%Y-%m-%d %H:%M}</span></dd></dl></li>",
        '<body id="phpbb"><ul class="topiclist forums">{}</ul>',
        "prosilver",
    ),
    "SMF": (
        '<tr><td><a class="subject" href="index.php?board={n}.0">B</a></td><td class="lastpost"><p>'
        "Last post by <a>a</a> in <a>t</a> on {day:%B %d, %Y, %H:%M:%S}</p></td></tr>",
        '<body id="smf"><table class="table_list">{}</table>',
        "smf_scripturl",
    ),
}


def newest(kind: str, day: datetime) -> datetime | None:
    row, around, mark = KINDS[kind]
    old = datetime(2026, 11, 2, 9, tzinfo=UTC)
    body = around.format("".join(row.format(n=n, day=at) for n, at in enumerate((day, old), 1)))
    html = f'<!doctype html><html lang="en"><script>{mark}</script>{body}'
    page = Page("https://a.example/index.php", 200, html.encode(), VISIT, {})
    return max((post.posted_at for post in read_page(page).posts), default=None)


@pytest.mark.parametrize("kind", KINDS)
def test_a_post_by_a_clock_ahead_of_ours_is_one_of_now(kind: str) -> None:
    assert newest(kind, THERE) == THERE


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_still_to_come_by_every_clock_is_no_post(kind: str) -> None:
    found = newest(kind, TO_COME)
    assert found is None or found.day == 2


def test_boards_and_probes_draw_the_line_at_the_same_moment() -> None:
    page = Page("https://a.example/", 200, b"<html>", VISIT, {})
    for late, is_kept in ((timedelta(), True), (timedelta(seconds=1), False)):
        reading = Reading()
        reading.post(VISIT + AHEAD + late, "1", VISIT)
        add_group(page, reading, Group("Board", "/b", newest_post_at=VISIT + AHEAD + late))
        assert (bool(reading.posts), bool(reading.groups)) == (is_kept, is_kept)
