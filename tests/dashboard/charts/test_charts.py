"""Charts of a network, each with its words and its table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from analysis.activity.months import filled
from dashboard.charts.drawing import HEIGHT, charts
from dashboard.charts.strips import strip, years
from dashboard.words.texts import Texts
from tests.dashboard.conftest import (
    NOW,
    Browse,
    ago,
    fill,
    network,
    one,
    serving,
    verdict,
    visit,
    words,
)
from vocabulary.said import Language


@pytest.fixture(scope="module")
def charted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browse]:
    """A network with posts over months and members counted three times, once unknown."""
    source = "https://devs.example/feed"
    posts = [
        {"network": "devs", "source": source, "fingerprint": str(n), "posted_at": ago(9.0 * n),
         "kind": "post", "visit": 1}
        for n in range(30)
    ]  # fmt: skip
    months = filled(Counter(ago(9.0 * n)[:7] for n in range(30)), NOW)
    counts = ((1, 60.5, 1000), (2, 0.5, 1200))
    verdicts = [
        verdict("devs", "alive", crawl=crawl, as_of=ago(days), members_low=members,
                members_high=members, rhythm_source=source, rhythm_days=9.0,
                last_post_at=ago(0), silence_days=0.5)
        for crawl, days, members in counts
    ]  # fmt: skip
    path = tmp_path_factory.mktemp("charts") / "x.db"
    fill(
        path,
        {
            "network": [network("devs", "Devs"), network("club", "Club")],
            "visit": [visit(1, url=source)],
            "post": posts,
            "posts_by_month": [
                {"network": "devs", "month": month, "number": number}
                for month, number in months.items()
            ],
            "verdict": verdicts,
        },
    )
    with serving() as serve:
        yield serve(path)


def sheet(browse: Browse, network: str = "devs") -> LexborHTMLParser:
    return LexborHTMLParser(browse(f"/network/{network}?lang=en").text)


def test_posts_a_month_come_first_each_chart_with_its_finding_and_the_table_behind_it(
    charted: Browse,
) -> None:
    page = sheet(charted)
    posts, members, rhythm = page.css("figure:has(.plot)")
    assert words(one(posts, "h3")).startswith("About 3 posts a month")
    assert words(one(members, "h3")).startswith("1,200 members, 20% more than on")
    said = "The silence now (less than a day) is shorter than all those before it"
    assert words(one(rhythm, "h3")) == said
    assert all(one(each, ".plot svg").attributes["aria-label"] for each in (posts, members, rhythm))
    rows = [words(row) for row in posts.css("tbody tr")]
    oldest = ago(9.0 * 29)[:7]
    known = sum(ago(9.0 * n)[:7] > oldest for n in range(30))
    assert sum(int(row.split()[-1]) for row in rows) == known
    assert [words(row).split()[-1] for row in members.css("tbody tr")] == ["1,200", "1,000"]


def test_the_present_silence_is_set_apart_from_those_before_it(charted: Browse) -> None:
    rhythm = sheet(charted).css("figure:has(.plot)")[2]
    rows = [words(row) for row in rhythm.css("tbody tr")]
    assert len(rows) == 20
    assert rows[0].startswith("now, without a post")
    assert len(rhythm.css("rect.bar")) == 19
    assert len(rhythm.css("rect.late")) == 1


def test_a_network_without_figures_has_no_empty_charts(charted: Browse) -> None:
    assert not sheet(charted, "club").css(".plot")


def row_of(**known: Any) -> dict[str, Any]:
    return {
        "last_reached_at": f"{NOW:%Y-%m-%d}T08:00:00Z",
        "as_of": None,
        "silence_days": 9.0,
        **known,
    }


def months(*numbers: int, end: str = f"{NOW:%Y-%m}") -> list[dict[str, Any]]:
    year, month = map(int, end.split("-"))
    found = []
    for back, number in enumerate(reversed(numbers)):
        at = year * 12 + month - 1 - back
        found.append({"month": f"{at // 12}-{at % 12 + 1:02}", "number": number})
    return found[::-1]


@pytest.mark.parametrize("lang", Language)
def test_no_label_touches_another_at_any_number_of_bars(lang: Language) -> None:
    for number in range(2, 37):
        assert_apart(number, lang)


def assert_apart(number: int, lang: Language) -> None:
    rows = {"posts": months(*range(1, number + 1)), "history": [], "days": [], "archived": []}
    [chart] = charts(rows, row_of(), Texts(lang, NOW))
    widest = 100 * 72 / 640  # per cent that a month's name takes on a sheet of 640 pixels
    edges = []
    for tick in chart.ticks:
        begin = {"start": 0.0, "middle": widest / 2, "end": widest}[tick.anchor]
        edges.append((tick.x - begin, tick.x - begin + widest))
    assert all(after[0] > before[1] for before, after in pairwise(edges))
    assert edges[0][0] >= 0
    assert edges[-1][1] <= 100
    assert all(bar.x >= 0 and bar.x + bar.width <= 100 for bar in chart.bars)
    assert all(bar.y >= 0 and bar.y + bar.height == HEIGHT for bar in chart.bars)


@pytest.mark.parametrize(
    ("numbers", "finding"),
    [
        ((5,) * 24 + (1,), "About 5 posts a month, about as many as a year before"),
        ((5,) * 12 + (9,) * 12 + (1,), "About 9 posts a month, more than a year before"),
        ((9,) * 12 + (5,) * 12 + (1,), "About 5 posts a month, fewer than a year before"),
        ((5, 5, 5, 1), "About 5 posts a month"),
        ((0, 0, 1, 0, 0, 1), "Less than one post a month"),
        ((0, 0, 0, 0), "No post in any month that we know of"),
    ],
)
def test_the_finding_says_what_the_posts_show(numbers: tuple[int, ...], finding: str) -> None:
    rows = {"posts": months(*numbers), "history": [], "days": [], "archived": []}
    [chart] = charts(rows, row_of(), Texts(Language.EN, NOW))
    assert chart.title == finding


def test_the_end_of_a_network_is_its_finding_and_the_silence_after_it_is_drawn() -> None:
    rows = {
        "posts": months(4, 2, 0, 0, 0, 0, end="2026-11"),
        "history": [],
        "days": [],
        "archived": [],
    }
    [chart] = charts(rows, row_of(silence_days=130.0), Texts(Language.FR, NOW))
    assert chart.title == "Plus rien depuis juillet 2026"
    assert chart.silence is not None
    assert round(chart.silence) == 33
    assert chart.silent_for == "4\u00a0mois"


def test_an_unknown_number_of_members_is_a_gap_in_the_line() -> None:
    history = [
        {"day": f"2026-0{month}-01", "state": "alive", "cause": None, "low": low, "high": low}
        for month, low in ((1, 10.0), (2, 20.0), (3, None), (4, 40.0), (6, 50.0))
    ]
    [chart] = charts(
        {"posts": [], "history": history, "days": [], "archived": []},
        row_of(),
        Texts(Language.EN, NOW),
    )
    assert len(chart.lines) == 2
    assert len(chart.dots) == 4


def test_the_strip_of_states_has_no_gap_and_no_overlap_and_the_height_tells_life() -> None:
    days = (("2026-01-01", "alive"), ("2026-03-01", "unreachable"), ("2026-03-02", "alive"),
            ("2026-06-01", "dead"), ("2026-11-01", "dead"))  # fmt: skip
    history = [{"day": day, "state": state, "cause": None} for day, state in days]
    drawn = strip(history, Texts(Language.EN, NOW))
    assert drawn is not None
    assert drawn.title == "Dead since 1 June 2026"
    assert [each.state for each in drawn.stretches] == ["alive", "unreachable", "alive", "dead"]
    assert [each.is_blank for each in drawn.stretches] == [False, True, False, False]
    ends = [(each.x, each.x + each.width) for each in drawn.stretches]
    assert all(0 <= begin < end <= 100 for begin, end in ends)
    assert drawn.stretches[0].height > drawn.stretches[-1].height


def capture(
    day: str, face: str | None, members: float | None = None, **more: Any
) -> dict[str, Any]:
    found = {
        "captured_at": f"{day}T10:00:00Z",
        "url": f"https://archive.example/{day}",
        "status": 200,
    }
    return {
        **found,
        "face": face,
        "members_low": members,
        "members_high": members,
        "newest_post_at": None,
        "is_other": 0,
        "purpose": "home",
    } | more


def test_the_years_before_us_are_drawn_as_archives_saw_them() -> None:
    looks = [
        capture("2021-06-01", None, status=404),
        capture("2014-06-01", "ok", is_other=1),
        capture("2015-03-01", "ok", 120),
        capture("2018-03-01", "ok", 90),
        capture("2020-01-01", "login_wall"),
    ]
    drawn = years(looks, Texts(Language.EN, NOW))
    assert drawn is not None
    assert drawn.title == "Seen by web archives from March 2015 to March 2018"
    assert [each.state for each in drawn.stretches] == [
        *("undetermined", "alive", "alive", "undetermined", "dead")
    ]
    assert all(each.x + each.width <= 100.01 for each in drawn.stretches)
    rows = {"posts": [], "days": [], "archived": looks}
    history = [{"day": "2026-11-20", "state": "alive", "cause": None, "low": 80, "high": 80}]
    [members] = charts({**rows, "history": history}, row_of(), Texts(Language.EN, NOW))
    assert [value for _when, value in members.rows] == ["80", "90", "120"]


def test_captures_that_show_no_life_are_no_course_of_years() -> None:
    one, wall = capture("2015-03-01", "ok"), capture("2016-03-01", "login_wall")
    texts = Texts(Language.FR, NOW)
    assert years([one], texts) is None
    assert years([wall, wall], texts) is None
