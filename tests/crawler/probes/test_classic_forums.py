"""Dates that the probes of classic forums read, each from its own probe alone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.page import Page
from crawler.probes.base import Probe
from crawler.probes.invision import InvisionProbe
from crawler.probes.vbulletin import VBulletinProbe
from crawler.probes.xenforo import XenForoProbe
from crawler.readers.dates.date_style import page_zone
from crawler.reading import Reading
from tests.helpers.recorded import FIXTURES, recorded
from vocabulary.items import iso

PROBES: dict[str, Probe] = {
    probe.name: probe for probe in (InvisionProbe(), VBulletinProbe(), XenForoProbe())
}
DATES = {
    "invision/index_4_fr": ["2026-11-23T04:22:52Z", "2026-11-20T18:54:47Z"],
    "invision/topics_4_en": ["2026-11-22T20:15:00Z"],
    "invision/index_5_en": ["2026-11-21T16:40:00Z"],
    "xenforo/index_2_fr": ["2026-11-23T07:40:05Z", "2026-11-22T18:03:00Z", "2026-10-04T08:12:00Z"],
    "xenforo/threads_2_en": ["2026-11-23T01:00:00Z", "2026-11-02T00:00:00Z"],
    "vbulletin/index_4_en": [
        "2026-11-23T09:30:00Z",
        "2026-11-23T04:36:00Z",
        "2026-11-05T23:12:00Z",
        "2026-10-29T13:00:00Z",
    ],
    "vbulletin/threads_4_en": [
        "2026-11-23T04:30:00Z",
        "2026-11-08T13:15:00Z",
        "2026-10-31T13:15:00Z",
    ],
    "vbulletin/index_3_fr": ["2026-11-23T09:45:00Z", "2026-11-05T18:03:00Z"],
    "xenforo/index_1_fr": ["2026-11-22T18:03:00Z", "2026-10-12T12:10:00Z"],
}


def page(case: str) -> Page:
    return recorded(FIXTURES / case)


def dates(answer: Page, name: str) -> list[str]:
    posts = PROBES[name].read(answer).posts
    return sorted((iso(post.posted_at) for post in posts), reverse=True)


@pytest.mark.parametrize("case", DATES)
def test_the_dates_are_those_of_the_last_posts(case: str) -> None:
    assert dates(page(case), case.partition("/")[0]) == DATES[case]


@pytest.mark.parametrize("case", DATES)
def test_a_contribution_keeps_its_fingerprint_at_the_next_crawl(case: str) -> None:
    probe = PROBES[case.partition("/")[0]]
    first, second = probe.read(page(case)), probe.read(page(case))
    marks = [post.fingerprint for post in first.posts]
    assert len(set(marks)) == len(marks) > 0
    assert marks == [post.fingerprint for post in second.posts]


def test_the_same_post_of_xenforo_has_one_fingerprint_on_index_and_list() -> None:
    row = b"""<html id="XF"><div class="structItem structItem--thread js-threadListItem-4210">
    <div class="structItem-cell--latest"><a href="/threads/poste-tig.4210/latest">
    <time datetime="2026-11-23T08:40:05+0100"></time></a></div></div></html>"""
    index = page("xenforo/index_2_fr")
    listed = Page(index.url, 200, row, index.fetched_at, index.headers)
    [post] = XenForoProbe().read(listed).posts
    assert post.fingerprint in {seen.fingerprint for seen in XenForoProbe().read(index).posts}


@given(data=st.data())
@pytest.mark.parametrize("case", DATES)
def test_a_broken_page_gives_no_error_and_no_impossible_figure(
    case: str, data: st.DataObject
) -> None:
    whole = page(case)
    cut = data.draw(st.integers(0, len(whole.body)))
    junk = data.draw(st.sampled_from([b"", b"9" * 40, b"<li>", b"1e999", b"\xff\x00", b'"', b"-"]))
    digit = str(data.draw(st.integers(0, 9))).encode()
    body = (whole.body[:cut] + junk + whole.body[cut:]).replace(digit, junk[:12] or digit)
    answer = Page(whole.url, 200, body, whole.fetched_at, whole.headers)
    probe = PROBES[case.partition("/")[0]]
    reading = probe.read(answer) if probe.matches(answer) else Reading()
    figures = [seen.value for seen in reading.observations if isinstance(seen.value, int | float)]
    assert all(0 <= figure <= 10_000_000_000 for figure in figures)
    assert all(post.posted_at <= whole.fetched_at for post in reading.posts)


def test_no_name_of_a_person_leaves_a_probe() -> None:
    people = ("mart", "novice", "clay2019", "rookie", "lutin", "gong", "tictac", "zoe", "mia")
    for case in DATES:
        reading = PROBES[case.partition("/")[0]].read(page(case))
        said = " ".join(f"{seen.value} {seen.quote}" for seen in reading.observations).lower()
        assert not [person for person in people if person in said]


@pytest.mark.parametrize(
    ("footer", "hours"),
    [
        ("All times are GMT +1. The time now is 11:02 AM.", 1),
        ("All times are GMT +1. The time now is 12:01 PM.", 2),  # summer time is left out
        ("All times are GMT +1. The time now is 07:15 AM.", 1),  # a cached page: its clock is old
        ("All times are GMT -11. The time now is 11:00 PM.", -11),
        ("All times are GMT +13. The time now is 11:00 PM.", 13),
        ("All times are GMT +5.5. The time now is 03:30 PM.", 5.5),
        ("All times are GMT +5:30. The time now is 15:30.", 5.5),
        ("All times are GMT. The time now is 10:00 AM.", 0),
        ("Fuseau horaire GMT +1. Il est actuellement 11h00.", 1),
        ("All times are GMT +99. The time now is 99:99 PM.", 0),
        ("The time now is 11:00 AM.", 0),
        ("We meet at 8 GMT +3", 0),
    ],
)
def test_the_zone_is_that_of_the_clock_of_the_page(footer: str, hours: float) -> None:
    index = page("vbulletin/index_4_en")
    body = f"<html><body><p>GMT +8: 6:00</p><p>{'-' * 4000}</p><div>{footer}</div></body></html>".encode()
    answer = Page(index.url, 200, body, index.fetched_at, index.headers)
    assert page_zone(answer).utcoffset(None) == timedelta(hours=hours)
