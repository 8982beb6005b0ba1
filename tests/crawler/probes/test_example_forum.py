"""The example of the guide reads what the guide says."""

from __future__ import annotations

import importlib.util
from datetime import UTC, datetime
from pathlib import Path

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.readers import __all__ as door
from crawler.reading import Reading
from vocabulary.items import iso

FILE = Path(__file__).with_name("example_forum.py")
INDEX = """<!doctype html><html lang="en"><body class="bulletin-board">
<a href="/members">Members</a> <a href="/register">New here</a>
<table>
<tr><td><a class="board" href="/jobs">Jobs</a></td>
    <td class="last-post">20 November 2026, 10:05 <a href="/jobs/7#post-345">by Ana</a></td></tr>
<tr class="is-pinned"><td><a class="board" href="/rules">Rules</a></td>
    <td class="last-post">22 November 2026, 09:00 <a href="/rules/1#post-9">by Ana</a></td></tr>
</table>
<p id="foot"><b>12</b> topics, <b>345</b> posts, <b>67</b> members</p>"""


def probe() -> Probe:
    spec = importlib.util.spec_from_file_location("example_forum", FILE)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found = module.BulletinProbe()
    assert isinstance(found, Probe)
    return found


def read(html: str) -> Reading:
    page = Page(
        "https://forum.example/", 200, html.encode(), datetime(2026, 11, 23, tzinfo=UTC), {}
    )
    assert probe().matches(page)
    return probe().read(page)


def test_the_example_reads_totals_last_posts_boards_and_features() -> None:
    reading = read(INDEX)
    known = {seen.signal: seen.value for seen in reading.observations}
    assert (known["topics_total"], known["posts_total"], known["members_total"]) == (12, 345, 67)
    assert known["registration"] == "open"
    assert {"feature:forum", "feature:directory"} <= known.keys()
    assert [iso(post.posted_at) for post in reading.posts] == ["2026-11-20T10:05:00Z"]
    assert [group.name for group in reading.groups] == ["Jobs"]


def test_a_page_that_only_names_the_platform_is_none_of_its_pages() -> None:
    assert read('<!doctype html><body class="blog">bulletin-board').platform is None


def test_totals_that_cannot_be_right_are_left_out_whole() -> None:
    fewer_posts = INDEX.replace("<b>345</b>", "<b>3</b>")
    assert not {seen.signal for seen in read(fewer_posts).observations} & {
        "posts_total",
        "members_total",
    }


def test_the_door_to_the_readers_says_what_each_is_for() -> None:
    import crawler.readers

    assert crawler.readers.__doc__
    assert [name for name in door if name not in crawler.readers.__doc__] == []
    assert all(getattr(crawler.readers, name).__doc__ for name in door)
